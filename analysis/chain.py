"""What came after a goal was set? Goal, hours, milestones, certification, service, each with its day.

Order in time is not cause: a link says that something came after, never that it came from it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import FOREVER, Day, dates, day, day_numbers
from analysis.certifications import certified_on
from analysis.codes import ordered
from analysis.completion import effort, goal_states
from analysis.completion.states import goal_places
from analysis.groups import By, groups
from analysis.sequence import next_day
from analysis.service import leaders

# Two goals alike in all of these are alike in every link.
ORDER = ["set_on", "person", "goal", "certification", "topic", "reached_on", "seconds", "milestones"]


def links(
    goals: pd.DataFrame,
    rows: pd.DataFrame,
    milestones: pd.DataFrame,
    history: pd.DataFrame,
    service: pd.DataFrame,
    *,
    as_of: Day,
    since: Day | None = None,
    roster: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every goal set, and the day of each thing that came after it.

    Parameters
    ----------
    rows, history : DataFrame
        From :func:`analysis.hours.counted` and :func:`analysis.certifications.history`.
    as_of, since : date
        The last day that counts; and, if given, the first day on which a goal may have been set.
    roster : DataFrame, optional
        With it, ``team`` of each person; of whoever is not on it, blank.

    Returns
    -------
    DataFrame
        One row per goal, by ``set_on``, ``person``, ``goal``: ``person, name, team, goal, topic, certification, set_on``;
        ``first_hours_on`` and ``seconds`` [s] logged on it (see :func:`analysis.completion.effort`); ``first_milestone_on``,
        ``milestones_done``, ``milestones``; ``reached_on``; ``certified_on`` (see :func:`analysis.certifications.certified_on`);
        ``served_on``, the first session at a school the person led on or after that day; ``served_after_goal``, the first on or
        after ``reached_on``. Blank: not so far.
    """
    states = goal_states(goals, as_of=as_of)
    spent, certified = effort(states, rows), certified_on(states, history, as_of=as_of)
    reached = states["done_on"].where(states["state"] == "done")
    led = leaders(service, as_of=as_of)
    served = [next_day(states, start, led, led["date"], on=["person"]) for start in (certified, reached)]
    known = states[["person", "name", "goal", "topic", "certification", "set_on"]].assign(
        first_hours_on=spent["first_on"],
        seconds=spent["seconds"],
        **_steps(states, milestones, as_of),
        reached_on=reached,
        certified_on=certified,
        served_on=served[0],
        served_after_goal=served[1],
    )
    return _in_order(known if since is None else known[known["set_on"] >= day(since)], roster)


def stages(links: pd.DataFrame, *, by: By = None) -> pd.DataFrame:
    """Of the goals set, how many were followed by hours, by a milestone, by being reached and by a certification; and how many of the people certified have since led a session at a school.

    Each count says what it is a part of. They are not steps of one stair: a goal can be reached without a certification, and
    one person can have several goals, so people are counted apart from goals.

    Parameters
    ----------
    links : DataFrame
        From :func:`links`.
    by : str, list of str or None
        "person", "team" (with a roster), "topic" ..., or None for everyone.

    Returns
    -------
    DataFrame
        One row per ``by``, in key order. Goals: ``goals`` set and, of these, ``with_hours``, ``with_milestones`` (any written down)
        and, of those, ``milestone_reached`` (at least one), ``reached``, ``certified``, ``name_topic``, ``name_certification`` and, of
        those, ``certified_as_named``. People, each once: ``people`` with a goal, ``people_certified`` after one and, of these,
        ``people_served`` (on or after that day); ``people_reached`` one and, of these, ``people_served_after_goal``.
    """
    reached, certified = links["reached_on"].notna(), links["certified_on"].notna()
    names_one = links["certification"].notna()
    gathered = groups(links, by)
    return gathered.table(
        goals=gathered.rows,
        with_hours=gathered.sum(links["seconds"] > 0),
        with_milestones=gathered.sum(links["milestones"] > 0),
        milestone_reached=gathered.sum(links["milestones_done"] > 0),
        reached=gathered.sum(reached),
        certified=gathered.sum(certified),
        name_topic=gathered.sum(links["topic"].notna()),
        name_certification=gathered.sum(names_one),
        certified_as_named=gathered.sum(certified & names_one),
        people=gathered.distinct(links["person"]),
        people_certified=gathered.distinct(links["person"], certified),
        people_served=gathered.distinct(links["person"], links["served_on"].notna()),
        people_reached=gathered.distinct(links["person"], reached),
        people_served_after_goal=gathered.distinct(links["person"], links["served_after_goal"].notna()),
    )


def _steps(states: pd.DataFrame, milestones: pd.DataFrame, as_of: Day) -> dict[str, pd.Series | np.ndarray]:
    """The milestones of each goal: the day of the first one reached, how many are reached, how many there are."""
    place = goal_places(states, milestones)
    done = (place >= 0) & (milestones["done_on"] <= day(as_of)).to_numpy()
    first = np.full(len(states), FOREVER)
    np.minimum.at(first, place[done], day_numbers(milestones["done_on"])[done])
    return {
        "first_milestone_on": dates(first, FOREVER),
        "milestones_done": np.bincount(place[done], minlength=len(states)).astype("int64"),
        "milestones": np.bincount(place[place >= 0], minlength=len(states)).astype("int64"),
    }


def _in_order(known: pd.DataFrame, roster: pd.DataFrame | None) -> pd.DataFrame:
    """By the day it was set, with the team behind the name."""
    table = ordered(known, ORDER)
    if roster is not None:
        team = roster.set_index("person")["team"]
        table.insert(2, "team", pd.Categorical(table["person"].map(team), team.cat.categories))
    return table
