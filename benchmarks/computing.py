"""How long does each analysis take, beside the plainest groupby of the same table, and all of those of a page together?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd

from benchmarks.analyses import ANALYSES, Analysis
from benchmarks.district import AS_OF
from benchmarks.state import records
from benchmarks.table import Table, mb, ms, times, verdict
from benchmarks.timing import extra_memory, interleaved
from data import Records
from presentation.contents import BRIEF
from presentation.facts import Facts

SIZES = (5_000, 1_000_000, 10_000_000)  # rows of the log
SMALL = SIZES[0]  # where the aims of time hold
AIM, BRIEF_AIM, MEMORY_AIM = 0.01, 0.06, 2 * 2**30  # [s], [s], [bytes]
REPETITIONS = {"small": 31, "large": 5}


def tables(sizes: tuple[int, ...] = SIZES, repetitions: int | None = None) -> Iterator[Table]:
    """A table per size, a row per analysis; with the first, what the figures of the cabinet brief take together."""
    for rows in sizes:
        often = repetitions or REPETITIONS["small" if rows <= SMALL else "large"]
        read = records(rows)
        if rows == min(sizes):
            yield _brief_table(read, rows, often)
        facts = Facts(read, pd.Timestamp(AS_OF))
        del read
        title = (
            f"Computing, {rows:,} rows: CPU time, medians of {often}; the groupby is named in benchmarks/analyses.py"
        )
        aims = f"; aims {ms(AIM)} at {SMALL:,} rows, and {mb(MEMORY_AIM)} at the peak"
        yield Table(title + aims, ("analysis", "ours", "groupby", "ratio", "extra", ""), _rows(facts, rows, often))


def _brief_table(read: Records, rows: int, often: int) -> Table:
    took = interleaved({"all figures": partial(_brief, read)}, often)["all figures"]
    title = (
        f"The cabinet brief, {rows:,} rows: CPU time from records that are read, median of {often}; aim {ms(BRIEF_AIM)}"
    )
    return Table(title, ("what", "ours", ""), [("all figures", ms(took), verdict(took, BRIEF_AIM))])


def _brief(read: Records) -> None:
    """Everything the page says, computed anew."""
    facts = Facts(read, pd.Timestamp(AS_OF))
    for answer in (BRIEF.head, BRIEF.kpis, BRIEF.cards, BRIEF.top.asks):
        answer(facts)


def _rows(facts: Facts, rows: int, often: int) -> list[tuple[str, ...]]:
    return [_row(analysis, facts, rows, often) for analysis in ANALYSES]


def _row(analysis: Analysis, facts: Facts, rows: int, often: int) -> tuple[str, ...]:
    analysis.answer(facts)  # what it starts from is there from now on
    _, extra = extra_memory(lambda: analysis.answer(facts))
    runs = {"ours": lambda: analysis.answer(facts), "plain": lambda: analysis.plain(facts)}
    ours, plain = interleaved(runs, often).values()
    slow = verdict(ours, AIM) if rows <= SMALL else ""
    return (analysis.name, ms(ours), ms(plain), times(ours / plain), mb(extra), slow or verdict(extra, MEMORY_AIM))
