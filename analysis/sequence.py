"""What came next? Order in time, which is not cause."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, dates, day_numbers
from analysis.codes import matched

SPAN = 10**8  # more days than there are: a key and a day in one whole number


def next_day(
    table: pd.DataFrame, start: pd.Series, events: pd.DataFrame, days: pd.Series, *, on: list[str]
) -> pd.Series:
    """The first of ``days`` on or after each ``start``, among the events like it; blank for none.

    Parameters
    ----------
    start, days : Series
        The day of each row of ``table``, a blank one has no next; the day of each of ``events``.
    on : list of str
        The columns of both, such as ``person``, that make an event like a row. A blank is like no other.

    Returns
    -------
    Series
        One day per row of ``table`` [datetime64[us]], in their order, counted from 0.
    """
    own, other = matched(table, events, on)
    timeline = np.sort((other * SPAN + day_numbers(days) - ALWAYS)[other >= 0])
    place = np.searchsorted(timeline, own * SPAN + day_numbers(start) - ALWAYS)
    found = np.append(timeline, -1)[place]  # past the last event there is none
    same = (own >= 0) & (found // SPAN == own) & start.notna().to_numpy()
    return dates(np.where(same, found % SPAN, 0) + ALWAYS)
