"""Open, done or dropped, as of a day?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import Day, day
from analysis.codes import labelled, matched

STATES = ["open", "done", "dropped"]


def goal_states(goals: pd.DataFrame, *, as_of: Day, since: Day | None = None) -> pd.DataFrame:
    """The goals set by ``as_of`` (and not before ``since``), each with its state on that day.

    Returns
    -------
    DataFrame
        One row per goal, its columns, and ``state`` (category "open", "done", "dropped"; a goal both done and dropped is done)
        and ``closed_on`` (the day it was done or dropped, blank while open). What happened after ``as_of`` is not known yet.
        Order of the tab.
    """
    last = day(as_of)
    there = goals["set_on"] <= last
    if since is not None:
        there &= goals["set_on"] >= day(since)
    known = goals[there].reset_index(drop=True)
    done, dropped = known["done_on"] <= last, known["dropped_on"] <= last
    return known.assign(
        state=_state(done, dropped),
        closed_on=known["done_on"].where(done, known["dropped_on"].where(dropped)),
    )


def milestone_states(milestones: pd.DataFrame, goals: pd.DataFrame | None = None, *, as_of: Day) -> pd.DataFrame:
    """The milestones, each with its state on ``as_of``.

    Parameters
    ----------
    goals : DataFrame, optional
        With it, milestones of a goal that is done or dropped by then and were not reached themselves are "dropped": nobody is
        waiting for them any more.

    Returns
    -------
    DataFrame
        One row per milestone, its columns, and ``state`` (category "open", "done", "dropped"). Order of the tab.
    """
    last = day(as_of)
    done = milestones["done_on"] <= last
    closed = np.zeros(len(milestones), dtype=bool)
    if goals is not None:
        over = goals[(goals["done_on"] <= last) | (goals["dropped_on"] <= last)]
        closed = goal_places(over, milestones) >= 0
    return milestones.assign(state=_state(done, closed))


def goal_places(goals: pd.DataFrame, rows: pd.DataFrame) -> np.ndarray:
    """For each of ``rows`` with ``person`` and ``goal``: the position of its goal in ``goals``, -1 where it has none.

    Two goals of one name and person are one goal: the first set.
    """
    own, other = matched(goals, rows, ["person", "goal"])
    words = [goals[column].cat.codes for column in ("certification", "topic")]
    order = np.lexsort((*words, goals["dropped_on"], goals["done_on"], goals["due_on"], goals["set_on"]))
    position = np.full(len(goals) + 1, -1)
    position[own[order][::-1]] = order[::-1]
    return np.where(other >= 0, position[other], -1)


def _state(done: pd.Series, dropped: pd.Series | np.ndarray) -> pd.Categorical:
    codes = np.where(done, 1, 2 * np.asarray(dropped)).astype("int8")
    return labelled(codes, STATES)
