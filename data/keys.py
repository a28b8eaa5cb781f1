"""The keys every dated row carries: its week, its month, its school year."""

from __future__ import annotations

import numpy as np
import pandas as pd

SCHOOL_YEAR_START = (7, 1)  # month, day: 1 July


def week_start(dates: pd.Series) -> pd.Series:
    """The Monday of each date's ISO week [datetime64[us]]; blank stays blank."""
    return dates - pd.to_timedelta(dates.dt.day_of_week, unit="D").astype("timedelta64[us]")


def month(dates: pd.Series) -> pd.Series:
    """The first day of each date's month [datetime64[us]]; blank stays blank."""
    return dates - pd.to_timedelta(dates.dt.day - 1, unit="D").astype("timedelta64[us]")


def school_year(dates: pd.Series, start: tuple[int, int] = SCHOOL_YEAR_START) -> pd.Series:
    """The school year of each date, "2026-27", as an ordered category; blank stays blank.

    A date belongs to the year that began on or before it: 30 June ends one, 1 July begins the next.
    """
    begins = dates.dt.year - ((dates.dt.month * 100 + dates.dt.day) < start[0] * 100 + start[1])
    first, last = begins.min(), begins.max()
    years = [] if pd.isna(first) else range(int(first), int(last) + 1)
    codes = np.where(begins.isna(), -1, begins.fillna(0) - (0 if pd.isna(first) else first)).astype("int64")
    labels = [school_year_label(year) for year in years]
    return pd.Series(pd.Categorical.from_codes(codes, labels, ordered=True), index=dates.index, name="school_year")


def school_year_label(first: int) -> str:
    """2026 -> "2026-27"."""
    return f"{first}-{(first + 1) % 100:02d}"
