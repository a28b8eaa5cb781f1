"""What came next? Order in time, which is not cause."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, dates, day_numbers
from analysis.groups import matched

SPAN = 10**8  # more days than there are: a key and a day in one whole number


def next_day(keys: pd.DataFrame, start: pd.Series, events: pd.DataFrame, days: pd.Series) -> pd.Series:
    """The first of ``days`` on or after each ``start``, among the events of the same keys; blank for none.

    Parameters
    ----------
    keys, events : DataFrame
        The same columns, such as ``person``. A blank key is like no other.
    start, days : Series
        The day of each row of ``keys``, a blank one has no next; the day of each of ``events``.

    Returns
    -------
    Series
        One day per row of ``keys`` [datetime64[us]], in their order, counted from 0.
    """
    own, other = matched(keys, events)
    timeline = np.sort((other * SPAN + day_numbers(days) - ALWAYS)[other >= 0])
    place = np.searchsorted(timeline, own * SPAN + day_numbers(start) - ALWAYS)
    found = np.append(timeline, -1)[place]  # past the last event there is none
    same = (own >= 0) & (found // SPAN == own) & start.notna().to_numpy()
    return dates(np.where(same, found % SPAN, 0) + ALWAYS)
