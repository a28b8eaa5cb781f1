"""How long from a goal to its certification, and how many hours?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import kaplan_meier
from analysis.calendar import Day, day, day_number, day_numbers
from analysis.codes import labelled, ordered
from analysis.completion import effort, goal_states
from analysis.groups import By, groups
from analysis.sequence import next_day
from data.schema import HOUR

OUTCOMES = ["open", "certified", "without"]


def certified_on(states: pd.DataFrame, history: pd.DataFrame, *, as_of: Day) -> pd.Series:
    """The day of the first certification that was for each goal; blank while there is none.

    The first certification of the goal's person, earned or renewed on or after the day the goal was set, that names the goal
    or is the one the goal names. In the order of ``states`` (from :func:`analysis.completion.goal_states`).
    """
    known = history[history["earned_on"] <= day(as_of)]
    naming, named = (
        next_day(states, states["set_on"], known, known["earned_on"], on=["person", column])
        for column in ("goal", "certification")
    )
    return naming.where(naming <= named, named.fillna(naming))


def aimed(history: pd.DataFrame, goals: pd.DataFrame, rows: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """Every goal that names a certification, and how long it took or has taken so far: the dots behind :func:`time_to_certify`.

    Returns
    -------
    DataFrame
        One row per goal, by ``set_on``, ``person``, ``goal``: ``person, name, goal, topic, certification, set_on, certified_on``,
        ``outcome`` (category "certified", "open", "without": reached or dropped, no certification since), ``days`` from set on
        to certified on, closed, or ``as_of``; ``seconds`` logged on the goal by then [s].
    """
    states = goal_states(goals[goals["certification"].notna()], as_of=as_of)
    earned = certified_on(states, history, as_of=as_of)
    over = earned.fillna(states["closed_on"])
    outcome = np.select([earned.notna(), states["closed_on"].notna()], [1, 2], 0)
    each = states[["person", "name", "goal", "topic", "certification", "set_on"]].assign(
        certified_on=earned,
        outcome=labelled(outcome, OUTCOMES),
        days=day_numbers(over, day_number(as_of)) - day_numbers(states["set_on"]),
        seconds=effort(states, rows, until=over)["seconds"],
    )
    return ordered(each, ["set_on", "person", "goal", "certification", "topic", "days", "seconds"])


def time_to_certify(
    history: pd.DataFrame, goals: pd.DataFrame, rows: pd.DataFrame, *, as_of: Day, by: By = None
) -> pd.DataFrame:
    """The days from setting a goal that names a certification to earning it; the middle one, with how many still work towards it.

    Those who have earned it look faster than all will turn out: read it beside the open ones, and a median only for 10 or more.

    Parameters
    ----------
    rows : DataFrame
        The log rows of :func:`analysis.hours.counted`.
    by : str, list of str or None
        "certification", "topic", "person" ...

    Returns
    -------
    DataFrame
        One row per ``by``, in key order: ``certified``, ``open``, ``without`` (reached or dropped, no certification), ``goals`` (all
        three), ``median_days`` and ``median_hours`` (of the certified: days, and hours logged on the goal by then), ``median_days_all``
        (Kaplan-Meier over all three: the first day by which half had it, NaN while fewer have), ``longest_open_days``.
    """
    each = aimed(history, goals, rows, as_of=as_of)
    gathered = groups(each, by)
    certified, waits = each["outcome"] == "certified", each["outcome"] == "open"
    return gathered.table(
        certified=gathered.sum(certified),
        open=gathered.sum(waits),
        without=gathered.sum(each["outcome"] == "without"),
        goals=gathered.rows,
        median_days=gathered.spread(each["days"], certified).median,
        median_hours=gathered.spread(each["seconds"], certified).median / HOUR,
        median_days_all=kaplan_meier.medians(
            gathered.codes, each["days"].to_numpy(), certified.to_numpy(), gathered.many
        ),
        longest_open_days=gathered.spread(each["days"], waits).highest,
    )
