"""Which hours went into which goal? One rule, for quiet goals, the chain and the time to a certification."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, FOREVER, dates, day_numbers
from analysis.groups import matched


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
    spent = rows.loc[rows["seconds"] > 0, ["person", "goal", "topic", "date", "seconds"]]
    named = spent["goal"].notna()
    pairs = pd.concat(
        [_joined(states, spent[named], "goal"), _within(states, _joined(states, spent[~named], "topic"))],
        ignore_index=True,
    )
    if until is not None:
        pairs = pairs[pairs["day"] <= day_numbers(until, FOREVER)[pairs["place"]]]
    first, last = np.full(len(states), FOREVER), np.full(len(states), ALWAYS)
    np.minimum.at(first, pairs["place"], pairs["day"])
    np.maximum.at(last, pairs["place"], pairs["day"])
    seconds = np.bincount(pairs["place"], weights=pairs["seconds"], minlength=len(states)).astype("int64")
    return pd.DataFrame({"first_on": dates(first, FOREVER), "last_on": dates(last), "seconds": seconds})


def _joined(states: pd.DataFrame, rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Each goal with each row of the same person and goal, or topic: ``place`` of the goal, ``day`` number, ``seconds``."""
    own, other = matched(states[["person", column]], rows[["person", column]])
    goals = pd.DataFrame({"key": own, "place": np.arange(len(own))})
    spent = pd.DataFrame({"key": other, "day": day_numbers(rows["date"]), "seconds": rows["seconds"].to_numpy()})
    return goals[goals["key"] >= 0].merge(spent, on="key").drop(columns="key")


def _within(states: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs whose day is in the time of the goal."""
    place = pairs["place"].to_numpy()
    began, ended = day_numbers(states["set_on"])[place], day_numbers(states["closed_on"], FOREVER)[place]
    return pairs[(pairs["day"] >= began) & (pairs["day"] <= ended)]
