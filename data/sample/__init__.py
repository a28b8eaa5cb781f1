"""An invented IT department, two school years and a bit, with a dozen honest typing mistakes."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent  # the CSV files lie beside the script that made them
