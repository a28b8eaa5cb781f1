"""What is due next, what is overdue, and which goals have gone quiet?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, Day, day, day_numbers
from analysis.codes import codes_in, ordered
from analysis.completion.effort import effort
from analysis.completion.states import goal_states
from data import keys

SHOWN = ["person", "name", "goal", "milestone", "topic", "due_on"]


def overdue(frame: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """The goals whose due date has passed and that are neither reached nor dropped, with the days since that date.

    Parameters
    ----------
    frame : DataFrame
        Goals, or milestones from :func:`milestone_states` (so that those of closed goals are left out).

    Returns
    -------
    DataFrame
        One row per goal or milestone, latest first: ``person, name, goal``, ``milestone`` or ``topic``, ``due_on``, ``days_late``.
        The day it is due is not late.
    """
    late = _waiting(frame, as_of)
    late = late[late["due_on"] < day(as_of)]
    return _listed(late.assign(days_late=(day(as_of) - late["due_on"]).dt.days.astype("int64")), "days_late")


def due_next(frame: pd.DataFrame, *, as_of: Day, within_days: int = 90) -> pd.DataFrame:
    """What falls due from ``as_of`` on, today included, within so many days, and is neither done nor dropped.

    Parameters
    ----------
    frame : DataFrame
        Goals, or milestones from :func:`milestone_states`.

    Returns
    -------
    DataFrame
        One row per goal or milestone, soonest first: ``person, name, goal``, ``milestone`` or ``topic``, ``due_on``, ``days_left``.
    """
    ahead = _waiting(frame, as_of)
    ahead = ahead[ahead["due_on"] >= day(as_of)]
    ahead = ahead.assign(days_left=(ahead["due_on"] - day(as_of)).dt.days.astype("int64"))
    return _listed(ahead[ahead["days_left"] <= within_days], "days_left")


def due_by_month(frame: pd.DataFrame, *, as_of: Day, within_days: int = 365) -> pd.DataFrame:
    """The same by month, without names.

    Returns
    -------
    DataFrame
        One row per month in which something is due, in order: ``month`` (its first day), ``due``, ``people``.
    """
    ahead = due_next(frame, as_of=as_of, within_days=within_days)
    return (
        ahead.assign(month=keys.month(ahead["due_on"]))
        .groupby("month", as_index=False)
        .agg(due=("due_on", "size"), people=("person", "nunique"))
    )


def quiet_goals(
    goals: pd.DataFrame, rows: pd.DataFrame, weeks: pd.DataFrame, *, as_of: Day, quiet_weeks: int = 6
) -> pd.DataFrame:
    """The open goals on which no hours were logged in the last six weeks in which time was expected of the person.

    Quiet, not failing: the hours may be in a row that names neither the goal nor its topic.

    Parameters
    ----------
    goals, rows, weeks : DataFrame
        The goals; the log rows of :func:`analysis.hours.counted`; the grid of :func:`analysis.hours.person_weeks`.
    quiet_weeks : int
        How many expected weeks without hours make a goal quiet.

    Returns
    -------
    DataFrame
        One row per quiet goal, longest quiet first: ``person, name, goal, topic, set_on, due_on``, ``last_on`` (the last day with
        hours on it, blank for none), ``quiet_weeks`` (expected weeks since that day's week, or since the week it was set).
        Which rows are on a goal: see :func:`analysis.completion.effort`. Weeks of leave do not count.
    """
    states = goal_states(goals, as_of=as_of)
    is_open = states[states["state"] == "open"].reset_index(drop=True)
    last_on = effort(is_open, rows)["last_on"]
    since = np.maximum(day_numbers(last_on, ALWAYS), day_numbers(is_open["set_on"]))
    waited = _expected_since(is_open["person"], since, weeks)
    return (
        is_open[["person", "name", "goal", "topic", "set_on", "due_on"]]
        .assign(last_on=last_on, quiet_weeks=waited)[waited >= quiet_weeks]
        .sort_values(
            ["quiet_weeks", "person", "goal", "set_on", "due_on"],
            ascending=[False, True, True, True, True],
            ignore_index=True,
        )
    )


def _waiting(frame: pd.DataFrame, as_of: Day) -> pd.DataFrame:
    """The rows not done, not dropped, and known (set) as of the day."""
    if "set_on" in frame:
        frame = goal_states(frame, as_of=as_of)
    return frame[frame["state"] == "open"] if "state" in frame else frame[~(frame["done_on"] <= day(as_of))]


def _listed(frame: pd.DataFrame, days: str) -> pd.DataFrame:
    shown = [column for column in SHOWN if column in frame]
    order = ["due_on", *(column for column in ("person", "goal", "milestone") if column in frame)]
    return ordered(frame[[*shown, days]], order)


def _expected_since(person: pd.Series, since: np.ndarray, weeks: pd.DataFrame) -> np.ndarray:
    """How many expected weeks of each person begin after the week of a day."""
    expected = weeks[weeks["expected"]]
    people = pd.Index(person.unique()).dropna()
    who = codes_in(people, expected["person"])
    mine = np.sort((who * 10**7 + day_numbers(expected["week_start"]))[who >= 0])
    place = codes_in(people, person)
    return np.searchsorted(mine, (place + 1) * 10**7) - np.searchsorted(mine, place * 10**7 + since, side="right")
