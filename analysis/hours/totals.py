"""How much time was it, in all and in a usual week?"""

from __future__ import annotations

import pandas as pd

from analysis.calendar import school_week
from analysis.groups import By, groups, names, rate
from data import keys
from data.schema import HOUR


def totals(weeks: pd.DataFrame, *, by: By = "school_year") -> pd.DataFrame:
    """All hours logged, whether they were expected or not; also per person, and what the middle person logged.

    Hours in weeks of leave or of a break, and in the week still running, are in the totals.

    Returns
    -------
    DataFrame
        One row per ``by``, in key order: ``seconds`` [s], ``hours`` [h], ``people`` (with a row in the grid), ``mean_hours``
        and ``median_hours`` [h a person]. A mean hides one enthusiast: show the median beside it, and only for 10 people or more.
    """
    each = groups(weeks, names(by, "person"))
    person = each.table(seconds=each.sum(weeks["seconds"]))
    gathered = groups(person, by)
    return gathered.table(
        seconds=gathered.sum(person["seconds"]),
        hours=lambda f: f["seconds"] / HOUR,
        people=gathered.distinct(person["person"]),
        mean_hours=lambda f: rate(f["seconds"], f["people"]) / HOUR,
        median_hours=gathered.spread(person["seconds"]).median / HOUR,
    )


def weekly_average(weeks: pd.DataFrame, *, school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START) -> pd.DataFrame:
    """The hours logged in each closed week by the people of whom time was expected in it, divided by the number of those people.

    Returns
    -------
    DataFrame
        One row per closed week, in order: ``week_start``, ``school_year``, ``school_week`` (1 is the first of the year),
        ``seconds`` and ``target`` [s], ``people`` (expected), ``average_hours`` and ``target_hours`` [h a person]. A week in
        which nobody was expected has NaN: a gap in the line.
    """
    closed = weeks[weeks["closed"]]
    gathered = groups(closed, ["week_start", "school_year"])
    return gathered.table(
        school_week=lambda f: school_week(pd.Series(f["week_start"]), school_year_start),
        seconds=gathered.sum(closed["seconds"] * closed["expected"]),
        target=gathered.sum(closed["target"]),
        people=gathered.sum(closed["expected"]),
        average_hours=lambda f: rate(f["seconds"], f["people"]) / HOUR,
        target_hours=lambda f: rate(f["target"], f["people"]) / HOUR,
    )


def team_weeks(weeks: pd.DataFrame) -> pd.DataFrame:
    """How many people of each team reached their target in each closed week.

    Returns
    -------
    DataFrame
        One row per team and closed week, in that order, a blank team last: ``team``, ``week_start``, ``hits``, ``reported``
        and ``people`` (all three of the people expected), ``seconds`` and ``target`` [s].
    """
    closed = weeks[weeks["closed"]]
    gathered = groups(closed, ["team", "week_start"])
    return gathered.table(
        hits=gathered.sum(closed["expected"] & (closed["seconds"] >= closed["target"])),
        reported=gathered.sum(closed["expected"] & closed["reported"]),
        people=gathered.sum(closed["expected"]),
        seconds=gathered.sum(closed["seconds"] * closed["expected"]),
        target=gathered.sum(closed["target"]),
    )
