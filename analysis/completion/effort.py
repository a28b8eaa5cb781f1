"""Which hours went into which goal? One rule, for quiet goals, the chain and the time to a certification."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, FOREVER, dates, day_numbers
from analysis.codes import matched
from analysis.groups import repeated


def effort(states: pd.DataFrame, rows: pd.DataFrame, *, until: pd.Series | None = None) -> pd.DataFrame:
    """The hours logged on each goal.

    A row is on a goal of its person when it names the goal, whatever its day; or when it names no goal, has the goal's
    topic, and is dated from the day the goal was set to the day it was reached or dropped, both included. One row can be
    on two goals of one topic, so hours on goals do not add up to hours.

    Parameters
    ----------
    states, rows : DataFrame
        From :func:`goal_states` and :func:`analysis.hours.counted`, as of the same day. Rows of 0 hours are left out.
    until : Series, optional
        The last day that counts for each goal; blank for all days.

    Returns
    -------
    DataFrame
        One row per goal, in the order of ``states``: ``first_on``, ``last_on`` (blank for none), ``seconds`` [s].
    """
    place, row = _pairs(states, rows)
    days, seconds = day_numbers(rows["date"])[row], rows["seconds"].to_numpy()[row]
    if until is not None:
        counts = days <= day_numbers(until, FOREVER)[place]
        place, days, seconds = place[counts], days[counts], seconds[counts]
    first, last = np.full(len(states), FOREVER), np.full(len(states), ALWAYS)
    np.minimum.at(first, place, days)
    np.maximum.at(last, place, days)
    added = np.bincount(place, weights=seconds, minlength=len(states)).astype("int64")
    return pd.DataFrame({"first_on": dates(first, FOREVER), "last_on": dates(last), "seconds": added})


def _pairs(states: pd.DataFrame, rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Each goal with each row on it: the positions of both."""
    spent, named = (rows["seconds"] > 0).to_numpy(), rows["goal"].notna().to_numpy()
    by_goal, its_rows = _joined(states, rows, "goal", spent & named)
    by_topic, other_rows = _joined(states, rows, "topic", spent & ~named)
    began, ended = day_numbers(states["set_on"])[by_topic], day_numbers(states["closed_on"], FOREVER)[by_topic]
    days = day_numbers(rows["date"])[other_rows]
    within = (days >= began) & (days <= ended)
    return np.concatenate([by_goal, by_topic[within]]), np.concatenate([its_rows, other_rows[within]])


def _joined(states: pd.DataFrame, rows: pd.DataFrame, column: str, among: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each goal with each row ``among`` the rows that has its person and its goal, or topic: the positions of both."""
    own, other = matched(states, rows, ["person", column])
    row, order = np.flatnonzero(among & (other >= 0)), np.argsort(own, kind="stable")
    first, past = (np.searchsorted(own[order], other[row], side) for side in ("left", "right"))
    which, nth = repeated(past - first)
    return order[first[which] + nth], row[which]
