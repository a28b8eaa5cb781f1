"""How long does it take, when some are still waiting?"""

from __future__ import annotations

from fractions import Fraction

import numpy as np


def median_days(days: np.ndarray, reached: np.ndarray) -> float:
    """The first day by which half have reached it, with those still waiting counted for as long as they were seen to wait.

    Kaplan and Meier (1958): of those still waiting on a day some reach it; the shares that do not, multiplied, are the share
    still waiting. Whoever was last seen on that very day counts among the waiting. In fractions, so that half is exactly half.

    Parameters
    ----------
    days, reached : ndarray
        How long each was seen, in whole days, and whether it had reached it then.

    Returns
    -------
    float
        Days; NaN where fewer than half have reached it.
    """
    waiting = Fraction(1)
    for day in np.unique(days[reached]):
        reach = int((reached & (days == day)).sum())
        waiting *= 1 - Fraction(reach, int((days >= day).sum()))
        if waiting <= Fraction(1, 2):
            return float(day)
    return float("nan")


def medians(codes: np.ndarray, days: np.ndarray, reached: np.ndarray, groups: int) -> list[float]:
    """:func:`median_days` of each group, by the number of its group."""
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(1, groups))
    return [median_days(days[part], reached[part]) for part in np.split(order, ends)][:groups]
