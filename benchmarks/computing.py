"""How long does each analysis take, beside the plainest groupby of the same table?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from benchmarks.analyses import ANALYSES, Analysis
from benchmarks.district import AS_OF
from benchmarks.district_tabs import write_folder
from benchmarks.table import ms, table, times, verdict
from benchmarks.timing import interleaved
from data import load
from presentation.facts import Facts

SMALL, LARGE = 5_000, 1_000_000  # rows of the log
AIM = 0.01  # [s] at SMALL


def tables(small: int = SMALL, large: int = LARGE, repetitions: tuple[int, int] = (31, 5)) -> Iterator[str]:
    """One row per analysis: its median with a small log, and with a large one beside its groupby."""
    department, district = _facts(small), _facts(large)
    rows = [_row(analysis, department, district, repetitions) for analysis in ANALYSES]
    title = f"Computing: CPU time, medians; the groupby is named in benchmarks/analyses.py; aim {ms(AIM)} or less at {small:,} rows"
    yield table(title, ("analysis", f"{small:,} rows", "groupby", f"{large:,} rows", "groupby", "time", ""), rows)


def _facts(rows: int) -> Facts:
    """An invented department or district, with all that the analyses start from already there."""
    with TemporaryDirectory() as folder:
        write_folder(Path(folder), rows)
        facts = Facts(load(folder, today=AS_OF), pd.Timestamp(AS_OF))
    for analysis in ANALYSES:
        analysis.answer(facts)
    return facts


def _row(analysis: Analysis, department: Facts, district: Facts, repetitions: tuple[int, int]) -> tuple[str, ...]:
    small, small_plain = _medians(analysis, department, repetitions[0])
    large, large_plain = _medians(analysis, district, repetitions[1])
    figures = (ms(small), ms(small_plain), ms(large), ms(large_plain), times(large / large_plain))
    return (analysis.name, *figures, verdict(small, AIM))


def _medians(analysis: Analysis, facts: Facts, repetitions: int) -> tuple[float, float]:
    runs = {"ours": lambda: analysis.answer(facts), "plain": lambda: analysis.plain(facts)}
    medians = interleaved(runs, repetitions)
    return medians["ours"], medians["plain"]
