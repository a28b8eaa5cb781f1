"""How far along are the open goals, and is that far enough for today?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import Day, day, day_number, day_numbers
from analysis.codes import ordered
from analysis.completion.states import goal_places, goal_states
from analysis.groups import By, groups, rate

MILLION = 1_000_000  # weights are added up in whole millionths, so that the order of rows never changes a figure
SLACK = 10  # a goal is on track while it is less than a tenth of its way behind


def milestone_progress(milestones: pd.DataFrame, *, as_of: Day, by: By = None) -> pd.DataFrame:
    """The weight of the milestones reached by the as-of date, divided by the weight of all milestones.

    Parameters
    ----------
    by : str, list of str or None
        Columns of the milestones: ["person", "goal"] for each goal; None for everything.

    Returns
    -------
    DataFrame
        One row per ``by``, in key order: ``done`` and ``milestones`` (counts), ``weight_done`` and ``weight``, ``progress`` [0-1].
    """
    done, millionths = _weights(milestones, as_of)
    gathered = groups(milestones, by)
    return gathered.table(
        done=gathered.sum(done),
        milestones=gathered.rows,
        weight_done=gathered.sum(millionths * done) / MILLION,
        weight=gathered.sum(millionths) / MILLION,
        progress=lambda f: rate(f["weight_done"], f["weight"]),
    )


def pace(goals: pd.DataFrame, milestones: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """The share of a goal's milestones reached, less the share of its time that has passed; on track is no more than a tenth behind.

    The straight line from the day it was set to the day it is due is a guess: both shares are shown.

    Returns
    -------
    DataFrame
        One row per open goal, furthest behind first: ``person, name, goal, topic, set_on, due_on``, ``actual`` and ``expected`` [0-1],
        ``pace`` [-1 to 1], ``on_track`` (boolean). A goal without milestones has no ``actual``, no ``pace`` and a blank ``on_track``.
    """
    states = goal_states(goals, as_of=as_of)
    is_open = states[states["state"] == "open"].reset_index(drop=True)
    reached, whole = _by_goal(is_open, milestones, as_of)
    passed, length = _time(is_open, as_of)
    # actual - expected > -1/10, in whole numbers: a tenth has no exact float.
    ahead = SLACK * (reached * length - passed * whole) > -whole * length
    table = is_open[["person", "name", "goal", "topic", "set_on", "due_on"]].assign(
        actual=rate(reached, whole),
        expected=passed / length,
        pace=lambda f: f["actual"] - f["expected"],
        on_track=pd.Series(ahead, dtype="boolean").where(pd.Series(whole > 0)),
    )
    return ordered(table, ["pace", "due_on", "person", "goal", "set_on"])


def ladder(goals: pd.DataFrame, milestones: pd.DataFrame, *, as_of: Day, since: Day, by: By = None) -> pd.DataFrame:
    """How many goals are not started, under way, and reached since a day.

    Returns
    -------
    DataFrame
        One row per ``by``, in key order: ``not_started`` (open, no milestone reached yet), ``under_way`` (open, at least one),
        ``done`` (reached from ``since`` to ``as_of``), ``done_before``, ``dropped``, ``people`` (with an open goal or one reached since).
    """
    states = goal_states(goals, as_of=as_of)
    reached, _ = _by_goal(states, milestones, as_of)
    is_open, done = states["state"] == "open", states["state"] == "done"
    recent = done & (states["done_on"] >= day(since))
    gathered = groups(states, by)
    return gathered.table(
        not_started=gathered.sum(is_open & (reached == 0)),
        under_way=gathered.sum(is_open & (reached > 0)),
        done=gathered.sum(recent),
        done_before=gathered.sum(done & ~recent),
        dropped=gathered.sum(states["state"] == "dropped"),
        people=gathered.distinct(states["person"], is_open | recent),
    )


def _by_goal(goals: pd.DataFrame, milestones: pd.DataFrame, as_of: Day) -> tuple[np.ndarray, np.ndarray]:
    """The weight reached and the whole weight of each goal, in millionths."""
    place = goal_places(goals, milestones)
    done, millionths = _weights(milestones, as_of)
    mine = place >= 0
    reached = np.bincount(place[mine], weights=(millionths * done)[mine], minlength=len(goals))
    whole = np.bincount(place[mine], weights=millionths[mine], minlength=len(goals))
    return reached.astype("int64"), whole.astype("int64")


def _weights(milestones: pd.DataFrame, as_of: Day) -> tuple[np.ndarray, np.ndarray]:
    done = (milestones["done_on"] <= day(as_of)).to_numpy()
    return done, (milestones["weight"].fillna(1.0) * MILLION).round().to_numpy("int64")


def _time(goals: pd.DataFrame, as_of: Day) -> tuple[np.ndarray, np.ndarray]:
    """The days passed, clipped to the days there are; a goal due the day it was set has one day, and it has passed."""
    start, due = day_numbers(goals["set_on"]), day_numbers(goals["due_on"])
    length = np.maximum(due - start, 1)
    passed = np.where(due > start, day_number(as_of) - start, 1)
    return np.clip(passed, 0, length), length
