"""This year so far, and the same weeks of last year?"""

from __future__ import annotations

import pandas as pd

from analysis import calendar
from analysis.calendar import Day
from data import keys

YEAR_OF_WEEKS = pd.Timedelta(days=364)  # 52 weeks: the same weekday


def so_far(
    weeks: pd.DataFrame, *, as_of: Day, school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START
) -> pd.DataFrame:
    """The closed weeks of the school year of ``as_of``: rows and columns of the grid."""
    first, _ = calendar.year_bounds(calendar.year_of(as_of, school_year_start), school_year_start)
    return weeks[weeks["closed"] & (weeks["week_start"] >= first)]


def same_weeks_last_year(
    weeks: pd.DataFrame, *, as_of: Day, school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START
) -> pd.DataFrame:
    """The same weeks of the school year before: each 364 days before a closed week of this one. Rows and columns of the grid.

    A fifty-third week has no twin in the year before and is left out. Where the log began later than that, weeks are missing:
    compare only when ``week_start`` is as many.
    """
    first, _ = calendar.year_bounds(calendar.year_of(as_of, school_year_start), school_year_start)
    twin = weeks["week_start"] + YEAR_OF_WEEKS
    return weeks[(twin >= first) & (twin < calendar.monday(as_of)) & (weeks["week_start"] < first)]
