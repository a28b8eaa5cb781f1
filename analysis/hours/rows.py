"""Which rows of the log count, and on which days?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import Day, day_number, day_numbers, weekdays
from analysis.codes import codes_in
from analysis.groups import repeated
from data import keys
from data.schema import HOUR

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
    last = day_number(as_of)
    days, seconds = day_numbers(log["date"], last + 1), log["seconds"].to_numpy("int64")
    counts = has_hours(log) & (days <= last)
    lasts = _lasts(log) & counts
    if not lasts.any():
        rows = np.flatnonzero(counts)
        return (rows, days, seconds) if len(rows) == len(log) else (rows, days[rows], seconds[rows])
    single, several = np.flatnonzero(counts & ~lasts), np.flatnonzero(lasts)
    spread, spread_days, spread_seconds = _spread(log.take(several), time_off)
    within = spread_days <= last
    rows = np.concatenate([single, several[spread[within]]])
    order = np.argsort(rows, kind="stable")
    days = np.concatenate([days[single], spread_days[within]])[order]
    return rows[order], days, np.concatenate([seconds[single], spread_seconds[within]])[order]


def has_hours(log: pd.DataFrame) -> np.ndarray:
    """Which rows are of something that took place, or say nothing of it."""
    status = log["status"].array
    return np.array([*(word in COUNTED_STATUSES for word in status.categories), True])[status.codes]


def _lasts(log: pd.DataFrame) -> np.ndarray:
    """Which rows end on a later day than they begin."""
    return (log["end_date"] > log["date"]).to_numpy()


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
