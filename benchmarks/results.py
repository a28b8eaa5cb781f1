"""What earlier runs measured: one dated JSON file each, so that a figure has a history and not only a memory."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.table import Table

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "results"
LIBRARIES = ("pandas", "numpy", "pyarrow", "streamlit", "duckdb", "polars")

Numbers = dict[str, dict[str, float]]


def setting(now: datetime | None = None) -> dict:
    """When, on what and with what a run is measured: to be asked as it begins, for the code may be another when it ends."""
    now = now or datetime.now().astimezone()
    return {
        "date": now.isoformat(timespec="minutes"),
        "commit": _commit(),
        "machine": _machine(),
        "versions": _versions(),
    }


def keep(measured_in: dict, tables: Iterable[tuple[str, Table]], folder: Path = FOLDER) -> Path:
    """Write the numbers of ``tables``, each with the part it is of, as "2026-11-24-1930.json"; tell where.

    A run of some of the parts is kept too: what it did not measure is not in its file.
    """
    numbers = [
        {"part": part, "name": table.name, "title": table.title, "rows": _exact(table.numbers())}
        for part, table in tables
    ]
    folder.mkdir(exist_ok=True)
    path = folder / f"{datetime.fromisoformat(measured_in['date']):%Y-%m-%d-%H%M}.json"
    path.write_text(
        json.dumps(measured_in | {"tables": numbers}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return path


def history(folder: Path = FOLDER) -> list[dict]:
    """Every run that was kept, the oldest first."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def _exact(numbers: Numbers) -> Numbers:
    """Four figures are more than a clock is good for; a number that nobody could measure is left out."""
    return {
        row: {head: float(f"{value:.4g}") for head, value in figures.items() if value == value}
        for row, figures in numbers.items()
    }


def _commit() -> str:
    asked = ["git", "describe", "--always", "--dirty", "--exclude", "*"]
    try:
        return subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "not in a repository"


def _machine() -> str:
    """The kind of machine in words, such as "x86_64, 2 cores, 23 GB, Linux": no name of it, and no address."""
    cores = os.cpu_count()
    return ", ".join([platform.machine(), f"{cores} core{'s' * (cores != 1)}", *_memory(), platform.system()])


def _memory() -> list[str]:
    try:
        size = re.search(r"MemTotal: +(\d+) kB", Path("/proc/meminfo").read_text(encoding="ascii"))
    except OSError:
        return []
    return [f"{int(size[1]) / 2**20:.0f} GB"] if size else []


def _versions() -> dict[str, str]:
    return {"python": platform.python_version(), **{library: version(library) for library in LIBRARIES}}
