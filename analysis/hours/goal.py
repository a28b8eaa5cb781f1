"""Is it everyone, or a few? The people who meet the goal."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.codes import picked
from analysis.groups import By, groups, names, rate
from data.schema import HOUR


def people_meeting(weeks: pd.DataFrame, *, by: By = None) -> pd.DataFrame:
    """The people whose average over the weeks expected of them is at least their average target.

    Weeks of leave, of breaks and before somebody started are not expected, and neither is the week still running. Whoever has
    no expected week is not counted on either side.

    Parameters
    ----------
    by : str, list of str or None
        "team", "school_year", "week_start" ..., or None for one row over everything.

    Returns
    -------
    DataFrame
        One row per ``by``, in key order, a blank team last: ``met``, ``people`` (with an expected week), ``share`` [0-1].
    """
    person = meets_goal(weeks, by=names(by, "person"))
    gathered = groups(person, by)
    return gathered.table(
        met=gathered.sum(person["meets"]),
        people=gathered.rows,
        share=lambda f: rate(f["met"], f["people"]),
    )


def meets_goal(weeks: pd.DataFrame, *, by: By = "person") -> pd.DataFrame:
    """Whether each person's average over the weeks expected of them is at least their average target.

    Returns
    -------
    DataFrame
        One row per person (or per ``by``, which has to name ``person``) with at least one expected week, in key order:
        ``person, name, team``, ``weeks`` (expected), ``seconds`` and ``target`` [s, sums over these], ``average_hours`` and
        ``target_hours`` [h a week, for show], ``meets`` (bool: the sums compared, to the second).
    """
    columns = names(by, "person", "name", "team", "seconds", "target", "expected")
    expected = picked(weeks, np.flatnonzero(weeks["expected"]), columns)
    gathered = groups(expected, by)
    return gathered.table(
        weeks=gathered.sum(expected["expected"]),
        seconds=gathered.sum(expected["seconds"]),
        target=gathered.sum(expected["target"]),
        average_hours=lambda f: rate(f["seconds"], f["weeks"]) / HOUR,
        target_hours=lambda f: rate(f["target"], f["weeks"]) / HOUR,
        meets=lambda f: f["seconds"] >= f["target"],
    )


def typical_week(weeks: pd.DataFrame, *, by: By = None) -> pd.DataFrame:
    """How people are spread: the number of people and the lowest, middle and highest average week among them.

    Returns
    -------
    DataFrame
        One row per ``by``: ``people``, ``lowest_hours``, ``median_hours``, ``highest_hours`` [h a week], NaN for nobody.
    """
    person = meets_goal(weeks, by=names(by, "person"))
    gathered = groups(person, by)
    spread = gathered.spread(person["average_hours"])
    return gathered.table(
        people=gathered.rows,
        lowest_hours=spread.lowest,
        median_hours=spread.median,
        highest_hours=spread.highest,
    )
