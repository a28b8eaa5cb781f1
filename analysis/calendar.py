"""Which week, which school year, and what was the same day last year?

Weeks are ISO weeks keyed by their Monday. Intervals are half-open: a year is ``first <= day < next``.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from data import keys

Day = pd.Timestamp | dt.date | str
ALWAYS, FOREVER = -1_000_000, 10_000_000  # day numbers long before and long after any date
_BLANK = np.iinfo("int64").min  # what numpy keeps for a blank date
_DAY = 86_400_000_000  # [us]


def day(moment: Day) -> pd.Timestamp:
    """The day of a date or a moment, as a Timestamp at midnight."""
    return pd.Timestamp(moment).normalize().as_unit("us")


def monday(moment: Day) -> pd.Timestamp:
    """The Monday of the ISO week of a day."""
    date = day(moment)
    return date - pd.Timedelta(days=date.weekday())


def weeks(first: Day, last: Day) -> pd.DatetimeIndex:
    """The Mondays of all weeks from the one of ``first`` to the one of ``last``, both included."""
    return pd.date_range(monday(first), monday(last), freq="7D", unit="us", name="week_start")


def year_of(moment: Day, start: tuple[int, int] = keys.SCHOOL_YEAR_START) -> str:
    """The school year of a day: 30 June 2026 is in "2025-26", 1 July 2026 in "2026-27"."""
    date = day(moment)
    return keys.school_year_label(date.year - ((date.month, date.day) < start))


def year_bounds(label: str, start: tuple[int, int] = keys.SCHOOL_YEAR_START) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first day of a school year and the first day of the next: "2026-27" -> 1 July 2026, 1 July 2027."""
    year = int(label[:4])
    return day(dt.date(year, *start)), day(dt.date(year + 1, *start))


def previous_year(label: str) -> str:
    """The school year before: "2026-27" -> "2025-26"."""
    return keys.school_year_label(int(label[:4]) - 1)


def school_week(dates: pd.Series, start: tuple[int, int] = keys.SCHOOL_YEAR_START) -> pd.Series:
    """Which week of its school year each date is in, counted from 1 [int64]: with a start of 1 July, 1-7 July is week 1.

    The Mondays of a school year are numbered 1, 2, 3 ... without a hole, so two years can be laid over each other.
    Dates may not be blank.
    """
    weeks = keys.per_day(dates, lambda days: _weeks_into_year(days, start), 0)
    return pd.Series(weeks, index=dates.index, name="school_week")


def _weeks_into_year(days: np.ndarray, start: tuple[int, int]) -> np.ndarray:
    years = keys.year_begun(days, start)
    firsts = (years - 1970).astype("datetime64[Y]").astype("datetime64[M]") + (start[0] - 1)
    since = (days - firsts.astype("datetime64[D]")).astype("int64") - (start[1] - 1)
    return since // 7 + 1


def same_day_last_year(as_of: Day, start: tuple[int, int] = keys.SCHOOL_YEAR_START) -> pd.Timestamp:
    """The day to compare with: 364 days earlier, so the same weekday, and never later than last school year's end."""
    first, _ = year_bounds(year_of(as_of, start), start)
    return min(day(as_of) - pd.Timedelta(days=364), first - pd.Timedelta(days=1))


def within(frame: pd.DataFrame, as_of: Day, since: Day | None = None, *, column: str = "date") -> pd.DataFrame:
    """The rows dated from ``since`` (or ever) to ``as_of``, both days included, numbered anew. Order of the frame."""
    days = day_numbers(frame[column], FOREVER)
    there = days <= day_number(as_of)
    if since is not None:
        there &= days >= day_number(since)
    return frame[there].reset_index(drop=True)


def day_numbers(dates: pd.Series, blank: int = 0) -> np.ndarray:
    """Days since 1970-01-01 [int64], ``blank`` where there is none: whole numbers compare and subtract exactly and fast."""
    since = moments(dates)
    numbers = since // _DAY
    return np.where(since == _BLANK, blank, numbers) if since.min(initial=0) == _BLANK else numbers


def moments(dates: pd.Series) -> np.ndarray:
    """Microseconds since 1970 [int64]; a blank is before everything. Nothing is copied."""
    return dates.to_numpy(dtype="datetime64[us]").view("int64")


def dates(numbers: np.ndarray, blank: int = ALWAYS) -> pd.Series:
    """The dates of day numbers [datetime64[us]], NaT where the number is ``blank``: :func:`day_numbers` turned round."""
    return pd.Series(np.where(numbers == blank, keys.NEVER, numbers.astype("datetime64[D]")).astype("datetime64[us]"))


def day_number(moment: Day) -> int:
    """Days since 1970-01-01 of one day."""
    return day(moment).toordinal() - dt.date(1970, 1, 1).toordinal()


def weekdays(numbers: np.ndarray) -> np.ndarray:
    """The weekday of each day number, 0 Monday to 6 Sunday."""
    return (numbers + keys.MONDAY_EPOCH) % 7
