"""How long is a read kept? Everything for two weeks, then ever fewer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from data.keys import school_year_label
from data.snapshot_folder import Snapshot

ALL_DAYS, DAILY_DAYS = 14, 90  # [d]


def kept(snapshots: Iterable[Snapshot], *, now: pd.Timestamp, school_year_start: tuple[int, int]) -> set[int]:
    """The sequence numbers of the snapshots that stay.

    All of the last 14 days; the last of each day for 90 days; the last of each week for the present school year; the
    last of each school year, which is what was known on 30 June, for ever. A read of a day to come (a clock was
    wrong) counts as today's.
    """
    taken, staying = set(), set()
    for snapshot in sorted(snapshots, key=lambda snapshot: -snapshot.sequence):
        places = set(_places(snapshot, now, school_year_start))
        if places - taken:
            staying.add(snapshot.sequence)
        taken |= places
    return staying


def _places(snapshot: Snapshot, now: pd.Timestamp, start: tuple[int, int]) -> Iterator[tuple[str, object]]:
    """What a snapshot may be kept as: the newest one that fits takes the place."""
    today, day = now.normalize(), min(snapshot.read_at.normalize(), now.normalize())
    yield "school year", _school_year(day, start)
    if _school_year(day, start) == _school_year(today, start):
        yield "week", day - pd.Timedelta(days=day.weekday())
    if (today - day).days < DAILY_DAYS:
        yield "day", day
    if (today - day).days < ALL_DAYS:
        yield "read", snapshot.sequence


def _school_year(day: pd.Timestamp, start: tuple[int, int]) -> str:
    return school_year_label(day.year - ((day.month, day.day) < start))
