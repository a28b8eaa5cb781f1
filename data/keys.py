"""The keys every dated row carries: its week, its month, its school year."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

SCHOOL_YEAR_START = (7, 1)  # month, day: 1 July
MONDAY_EPOCH = 3  # 1970-01-01 was a Thursday, the day of number 3 in a week that starts on 0, Monday
NEVER = np.datetime64("NaT", "D")


def week_start(dates: pd.Series) -> pd.Series:
    """The Monday of each date's ISO week [datetime64[us]]; blank stays blank."""
    return _days(dates, lambda days: days - (days.astype("int64") + MONDAY_EPOCH) % 7)


def month(dates: pd.Series) -> pd.Series:
    """The first day of each date's month [datetime64[us]]; blank stays blank."""
    return _days(dates, lambda days: days.astype("datetime64[M]").astype("datetime64[D]"))


def school_year(dates: pd.Series, start: tuple[int, int] = SCHOOL_YEAR_START) -> pd.Series:
    """The school year of each date, "2026-27", as an ordered category; blank stays blank.

    A date belongs to the year that began on or before it: 30 June ends one, 1 July begins the next.
    """
    years = per_day(dates, lambda days: year_begun(days, start), -1)
    known = years[years >= 0]
    first, last = (known.min(), known.max()) if len(known) else (0, -1)
    labels = [school_year_label(year) for year in range(first, last + 1)]
    codes = np.where(years < 0, -1, years - first)
    return pd.Series(pd.Categorical.from_codes(codes, labels, ordered=True), index=dates.index, name="school_year")


def year_begun(days: np.ndarray, start: tuple[int, int] = SCHOOL_YEAR_START) -> np.ndarray:
    """The calendar year [int64] in which the school year of each of ``days`` [datetime64[D]] began."""
    months = days.astype("datetime64[M]")
    month, day = months.astype("int64") % 12 + 1, (days - months.astype("datetime64[D]")).astype("int64") + 1
    return days.astype("datetime64[Y]").astype("int64") + 1970 - (month * 100 + day < start[0] * 100 + start[1])


def per_day(dates: pd.Series, of: Callable[[np.ndarray], np.ndarray], blank: object) -> np.ndarray:
    """What ``of`` says of the day of each date, ``blank`` where there is none.

    It is asked once, for every day [datetime64[D]] from the first to the last: a log of millions of rows is of few days.
    """
    days = dates.to_numpy("datetime64[D]")
    there = ~np.isnat(days)
    known = days if there.all() else days[there]
    if not len(known):
        return np.full(len(days), blank)
    first, last = known.min(), known.max()
    said = np.append(of(np.arange(first, last + 1)), blank)
    return said[np.where(there, (days - first).astype("int64"), -1)]


def _days(dates: pd.Series, of: Callable[[np.ndarray], np.ndarray]) -> pd.Series:
    return pd.Series(per_day(dates, of, NEVER).astype("datetime64[us]"), index=dates.index, name=dates.name)


def school_year_label(first: int) -> str:
    """2026 -> "2026-27"."""
    return f"{first}-{(first + 1) % 100:02d}"
