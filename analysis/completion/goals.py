"""What became of the goals?"""

from __future__ import annotations

import pandas as pd

from analysis.calendar import Day, day
from analysis.codes import ordered
from analysis.completion.states import goal_states
from analysis.groups import By, groups, names, rate

DATES = ["set_on", "due_on", "done_on", "dropped_on"]


def goals_set(
    goals: pd.DataFrame, roster: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = None
) -> pd.DataFrame:
    """The people with a goal that was open or reached in the time looked at, out of everyone on the roster.

    Parameters
    ----------
    roster : DataFrame
        The people asked about, from :func:`analysis.roster.roster`; goals of others are left out.
    since : date, optional
        The first day of the time looked at; without it, the one day ``as_of``.
    by : str, list of str or None
        Columns of the roster, such as "team".

    Returns
    -------
    DataFrame
        One row per ``by``: ``with_goal``, ``people``, ``share`` [0-1]. A goal dropped within the time was open in it.
    """
    start = day(as_of if since is None else since)
    states = goal_states(goals, as_of=as_of)
    held = states.loc[states["closed_on"].isna() | (states["closed_on"] >= start), "person"].dropna()
    gathered = groups(roster, by)
    return gathered.table(
        with_goal=gathered.sum(roster["person"].isin(held.unique())),
        people=gathered.rows,
        share=lambda f: rate(f["with_goal"], f["people"]),
    )


def completion(goals: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = None) -> pd.DataFrame:
    """The goals reached by the as-of date, three ways: out of all goals set, out of those due by then, and out of those closed
    (reached or dropped).

    A dropped goal stays among the goals set and, when its date has come, among those due: it counts as not reached.

    Parameters
    ----------
    since : date, optional
        Only goals set on or after this day.
    by : str, list of str or None
        Columns of the goals, such as "topic", "benefit" or "person".

    Returns
    -------
    DataFrame
        One row per ``by``, in key order: ``set``, ``done``, ``dropped``, ``open``, ``due`` (on or before ``as_of``), ``done_of_due``,
        ``closed``, and the rates ``of_set`` (done / set), ``of_due`` (done_of_due / due), ``of_closed`` (done / closed) [0-1].
    """
    needed = [column for column in names(by, "name", "team", *DATES) if column in goals]
    states = goal_states(goals[needed], as_of=as_of, since=since)
    due = states["due_on"] <= day(as_of)
    gathered = groups(states, by)
    return gathered.table(
        set=gathered.rows,
        done=gathered.sum(states["state"] == "done"),
        dropped=gathered.sum(states["state"] == "dropped"),
        open=gathered.sum(states["state"] == "open"),
        due=gathered.sum(due),
        done_of_due=gathered.sum(due & (states["state"] == "done")),
        closed=lambda f: f["done"] + f["dropped"],
        of_set=lambda f: rate(f["done"], f["set"]),
        of_due=lambda f: rate(f["done_of_due"], f["due"]),
        of_closed=lambda f: rate(f["done"], f["closed"]),
    )


def on_time(frame: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = None) -> pd.DataFrame:
    """The goals reached on or before the day they were due, out of all that were due by the as-of date.

    A goal whose date was moved is held to the first date. One reached late, not yet, or dropped was not on time.

    Parameters
    ----------
    frame : DataFrame
        Goals or milestones: ``due_on``, ``done_on``.
    since : date, optional
        Only what was due on or after this day.

    Returns
    -------
    DataFrame
        One row per ``by``, in key order: ``on_time``, ``late`` (done after it was due), ``not_done``, ``due``, ``on_time_rate`` [0-1].
    """
    last = day(as_of)
    fell_due = frame["due_on"] <= last
    if since is not None:
        fell_due &= frame["due_on"] >= day(since)
    due = frame[fell_due]
    done, kept = due["done_on"] <= last, due["done_on"] <= due["due_on"]
    gathered = groups(due, by)
    return gathered.table(
        on_time=gathered.sum(done & kept),
        late=gathered.sum(done & ~kept),
        not_done=gathered.sum(~done),
        due=gathered.rows,
        on_time_rate=lambda f: rate(f["on_time"], f["due"]),
    )


def time_to_finish(goals: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = None) -> pd.DataFrame:
    """The days from setting a goal to reaching it; the middle one, with how many of the goals are still open.

    Goals already reached look faster than all goals will turn out: read it beside the open ones, and a median only for 10 or more.

    Parameters
    ----------
    since : date, optional
        Only goals set on or after this day.

    Returns
    -------
    DataFrame
        One row per ``by``, in key order: ``finished``, ``open``, ``dropped``, ``set`` (goals), ``shortest_days``, ``median_days``,
        ``longest_days`` [days, of the finished; NaN for none].
    """
    states = goal_states(goals, as_of=as_of, since=since)
    gathered = groups(states, by)
    done = (states["state"] == "done").to_numpy()
    days = gathered.spread((states["done_on"] - states["set_on"]).dt.days, done)
    return gathered.table(
        finished=gathered.sum(done),
        open=gathered.sum(states["state"] == "open"),
        dropped=gathered.sum(states["state"] == "dropped"),
        set=gathered.rows,
        shortest_days=days.lowest,
        median_days=days.median,
        longest_days=days.highest,
    )


def finished(goals: pd.DataFrame, *, as_of: Day, since: Day | None = None) -> pd.DataFrame:
    """The goals reached by ``as_of`` (set on or after ``since``): the dots behind :func:`time_to_finish`.

    Returns
    -------
    DataFrame
        One row per goal, quickest first: ``person, name, goal, topic, set_on, due_on, done_on``, ``days`` from set to done.
    """
    states = goal_states(goals, as_of=as_of, since=since)
    done = states.loc[states["state"] == "done", ["person", "name", "goal", "topic", "set_on", "due_on", "done_on"]]
    took = done.assign(days=(done["done_on"] - done["set_on"]).dt.days.astype("int64"))
    return ordered(took, ["days", "set_on", "person", "goal", "due_on"])
