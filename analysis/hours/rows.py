"""Which rows of the log count, and on which days?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.calendar import Day, day_number, day_numbers, moments, weekdays
from analysis.codes import codes_in, is_one_of
from analysis.groups import repeated
from data import keys
from data.schema import HOUR

BLOCK = 2**18  # rows: what is worked out of so many stays near the processor
COUNTED_STATUSES = ["done", "in progress"]  # and blank; planned, not started and cancelled rows have no hours yet


def counted(
    log: pd.DataFrame,
    time_off: pd.DataFrame | None = None,
    *,
    as_of: Day,
    school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START,
) -> pd.DataFrame:
    """The hours that count: done, in progress or without a status, dated ``as_of`` or before.

    A row with an end date becomes one row per working day from its date to its end date (Monday to Friday, days off left
    out; all its days where none is a working day), its seconds shared evenly to the second. Days after ``as_of`` are left out.

    Returns
    -------
    DataFrame
        The columns of the log, with ``date, seconds, hours, week_start, month, school_year`` of each day. Order of the log.
    """
    rows, days, seconds = counted_days(log, time_off, as_of=as_of)
    if len(rows) == len(log) and not _lasts(log).any():
        return log
    dates = pd.Series(days.astype("datetime64[D]").astype("datetime64[us]"))
    return (
        log.take(rows)
        .reset_index(drop=True)
        .assign(
            date=dates,
            seconds=seconds,
            hours=seconds / HOUR,
            week_start=keys.week_start(dates),
            month=keys.month(dates),
            school_year=keys.school_year(dates, school_year_start),
        )
    )


def counted_days(
    log: pd.DataFrame, time_off: pd.DataFrame | None, *, as_of: Day
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same as three arrays: the position in the log, the day number, the seconds [s]."""
    days, seconds, counts = _counts(log, as_of)
    lasts = _lasts(log) & counts
    if not lasts.any():
        rows = np.flatnonzero(counts)
        return (rows, days, seconds) if len(rows) == len(log) else (rows, days[rows], seconds[rows])
    single, several = np.flatnonzero(counts & ~lasts), np.flatnonzero(lasts)
    spread, spread_days, spread_seconds = _spread(log.take(several), time_off)
    within = spread_days <= day_number(as_of)
    rows = np.concatenate([single, several[spread[within]]])
    order = np.argsort(rows, kind="stable")
    days = np.concatenate([days[single], spread_days[within]])[order]
    return rows[order], days, np.concatenate([seconds[single], spread_seconds[within]])[order]


def counted_blocks(
    log: pd.DataFrame, time_off: pd.DataFrame | None, *, as_of: Day
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """The same a block of the log at a time, so that nothing is as long as a state's log: the code of the person, the day
    number, the seconds [s]. A row that does not count may be there, as a row of nobody: its code is -1.
    """
    for start in range(0, len(log), BLOCK):
        block = log.iloc[start : start + BLOCK]
        person = block["person"].array.codes
        if _lasts(block).any():
            rows, days, seconds = counted_days(block, time_off, as_of=as_of)
            yield person[rows], days, seconds
        else:
            days, seconds, counts = _counts(block, as_of)
            yield np.where(counts, person, -1), days, seconds


def _counts(log: pd.DataFrame, as_of: Day) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The day number and the seconds of each row, and whether it counts."""
    last = day_number(as_of)
    days = day_numbers(log["date"], last + 1)
    return days, log["seconds"].to_numpy("int64"), has_hours(log) & (days <= last)


def has_hours(log: pd.DataFrame) -> np.ndarray:
    """Which rows are of something that took place, or say nothing of it."""
    return is_one_of(log["status"], COUNTED_STATUSES, blank=True)


def _lasts(log: pd.DataFrame) -> np.ndarray:
    """Which rows end on a later day than they begin."""
    return moments(log["end_date"]) > moments(log["date"])


def _spread(log: pd.DataFrame, time_off: pd.DataFrame | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each row once per day that gets a share of its seconds: position, day number, seconds."""
    first, last = day_numbers(log["date"]), day_numbers(log["end_date"])
    row, nth = repeated(last - first + 1)
    days = first[row] + nth
    works = (weekdays(days) < 5) & ~_off(log["person"].take(row), days, time_off)
    any_works = np.bincount(row, weights=works, minlength=len(log)) > 0
    gets = works | ~any_works[row]
    row, days = row[gets], days[gets]
    shares = np.bincount(row, minlength=len(log))
    _, nth = repeated(shares)
    seconds = log["seconds"].to_numpy("int64")
    # What does not divide evenly goes, a second each, to the first days: the shares add up to the row.
    return row, days, (seconds // shares)[row] + (nth < (seconds % shares)[row])


def _off(person: pd.Series, days: np.ndarray, time_off: pd.DataFrame | None) -> np.ndarray:
    """Whether each person was off on each day, as one of everyone or alone."""
    if time_off is None or time_off.empty:
        return np.zeros(len(days), dtype=bool)
    first = day_numbers(time_off["first_day"])
    stretch, nth = repeated(np.maximum(day_numbers(time_off["last_day"]) - first + 1, 0))
    off_days = first[stretch] + nth
    everyone = time_off["everyone"].to_numpy(dtype=bool)[stretch]
    people = pd.Index(person.unique()).dropna()
    who = codes_in(people, time_off["person"])[stretch]
    own = ~everyone & (who >= 0)
    alone = np.isin(days * len(people) + codes_in(people, person), off_days[own] * len(people) + who[own])
    return alone | np.isin(days, off_days[everyone])
