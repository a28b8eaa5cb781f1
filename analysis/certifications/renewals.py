"""Whose certification runs out next, and are they renewed in time?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import FOREVER, Day, day, day_number, day_numbers
from analysis.certifications.active import active
from analysis.codes import among, labelled, ordered
from analysis.groups import By, groups, rate

BANDS = ["within 30 days", "31 to 60 days", "61 to 90 days", "91 to 180 days"]
EDGES = [0, 30, 60, 90, 180]


def expiring(history: pd.DataFrame, roster: pd.DataFrame | None = None, *, as_of: Day) -> pd.DataFrame:
    """The certifications that hold today and run out within 30, 60, 90 or 180 days; each is in one band.

    One that was already renewed runs out when its renewal does. One whose last valid day is the as-of date itself is in no band.

    Returns
    -------
    DataFrame
        One row per (person, certification), soonest first: ``person, name, certification, issuer, topic, earned_on, renewed_on,
        expires_on``, ``days_left`` (1-180), ``band`` (ordered category "within 30 days" ... "91 to 180 days").
    """
    return running_out(active(history, roster, as_of=as_of), as_of=as_of)


def running_out(held: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """The same out of what holds on the day, which :func:`analysis.certifications.active` says."""
    left = day_numbers(held["expires_on"], FOREVER) - day_number(as_of)
    soon = (left > 0) & (left <= EDGES[-1])
    banded = held[soon].assign(days_left=left[soon], band=_bands(left[soon]))
    return ordered(banded, ["expires_on", "person", "certification"])


def renewal_rate(
    history: pd.DataFrame, roster: pd.DataFrame | None = None, *, as_of: Day, since: Day, by: By = None
) -> pd.DataFrame:
    """The certifications renewed on or before their last valid day, out of all whose last valid day has come; late ones apart.

    Certifications that never expire are left out, and so are those of people no longer on the roster.

    Parameters
    ----------
    as_of, since : date
        The last and the first day of the window in which the last valid day fell.

    Returns
    -------
    DataFrame
        One row per ``by`` ("certification", "topic", "person", or None), in key order: ``on_time``, ``late`` (renewed after it had
        run out), ``lapsed`` (not renewed by ``as_of``), ``due``, ``renewal_rate`` (on_time / due) [0-1].
    """
    mine = history if roster is None else history[among(history["person"], roster["person"])]
    pair = groups(mine, ["person", "certification"]).codes
    renewed_on = mine["earned_on"].groupby(pair).shift(-1)  # the history is in order of the day
    fell = (mine["expires_on"] >= day(since)) & (mine["expires_on"] <= day(as_of))
    renewed = renewed_on <= day(as_of)
    in_time = renewed & (renewed_on <= mine["expires_on"])
    gathered = groups(mine[fell], by)
    return gathered.table(
        on_time=gathered.sum(in_time[fell]),
        late=gathered.sum((renewed & ~in_time)[fell]),
        lapsed=gathered.sum(~renewed[fell]),
        due=gathered.rows,
        renewal_rate=lambda f: rate(f["on_time"], f["due"]),
    )


def _bands(days: np.ndarray) -> pd.Categorical:
    """The band of each number of days: 30 is within 30, 31 is not."""
    return labelled(np.searchsorted(EDGES, days) - 1, BANDS, ordered=True)
