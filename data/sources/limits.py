"""How much is too much for one source? One number each, so that a limit is changed in one place."""

from __future__ import annotations

from data.parse.text import LONGEST

LARGEST_FILE = 2 * 1024**3  # bytes of a file on this machine; an upload has its own, far smaller limit
MOST_COLUMNS = 200
LONGEST_CELL = LONGEST  # characters, in a file as in every other source
