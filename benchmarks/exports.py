"""How long does each file take to make: by itself from the sample, once more, and for a large department?"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pandas as pd

from benchmarks.district import AS_OF
from benchmarks.district_tabs import write_folder
from benchmarks.table import ms, table, verdict
from benchmarks.timing import interleaved
from data import Records, load
from data.sample import FOLDER
from data.sample.district import LAST_DAY
from presentation.exports import EXPORTS, build
from presentation.facts import Facts

ROOT = Path(__file__).parents[1]
LARGE, ROWS_A_PERSON = 500_000, 100  # rows of the log, of 5,000 people
COLD_AIM, WARM_AIM, LARGE_AIM = 2.0, 1.0, 10.0  # [s]


def tables(large: int = LARGE, repetitions: int = 5, keys: tuple[str, ...] = tuple(EXPORTS)) -> Iterator[str]:
    """One row per file: the command line from nothing, the same from records that are read, and that of a large log."""
    sample, department = load(FOLDER, today=LAST_DAY), _department(large)
    warm = interleaved({key: partial(_made, key, sample, LAST_DAY) for key in keys}, repetitions)
    rows = [
        _row(key, median(_cold(key) for _ in range(repetitions)), warm[key], _once(key, department)) for key in keys
    ]
    title = f"Files: cold is the whole command on the sample; warm, and of a large department, the CPU time from records that are read; aims {ms(COLD_AIM)}, {ms(WARM_AIM)}, {ms(LARGE_AIM)}"
    yield table(title, ("file", "cold", "", "warm", "", f"{large:,} rows", ""), rows)


def _department(rows: int) -> Records:
    with TemporaryDirectory() as folder:
        write_folder(Path(folder), rows, rows_a_person=ROWS_A_PERSON)
        return load(folder, today=AS_OF)


def _cold(key: str) -> float:
    """The wall time [s] of a process of its own: Python starts, everything is loaded, read, computed and written."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "presentation", key, "--out", str(Path(folder) / key)]
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        return time.perf_counter() - began


def _made(key: str, records: Records, day: object) -> None:
    """From records alone: whatever was computed for another file is not at hand."""
    build(key, Facts(records, pd.Timestamp(day)))


def _once(key: str, records: Records) -> float:
    """The CPU time [s] from records that are read."""
    began = time.process_time()
    _made(key, records, AS_OF)
    return time.process_time() - began


def _row(key: str, cold: float, warm: float, large: float) -> tuple[str, ...]:
    measured = ((cold, COLD_AIM), (warm, WARM_AIM), (large, LARGE_AIM))
    return (key, *(cell for seconds, aim in measured for cell in (ms(seconds), verdict(seconds, aim))))
