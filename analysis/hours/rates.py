"""How much of the promised time was kept? Six ways to ask, each with its numerator and denominator.

Every function takes the grid of :func:`analysis.hours.person_weeks` and answers per ``by``: "week_start" (the default),
"school_year", "team", "person" (name and team ride along), a list of these, or None for one row over everything. Rows are in key
order, a blank team last. Open weeks are left out; a group in which nothing was expected has NaN.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.groups import By, groups, names, rate


def attainment(weeks: pd.DataFrame, *, by: By = "week_start") -> pd.DataFrame:
    """Hours logged in expected weeks, divided by the hours asked for. One crammed week can cover eight empty ones.

    Returns
    -------
    DataFrame
        One row per ``by``: ``seconds`` [s], ``target`` [s], ``people`` (with an expected week), ``attainment`` (may exceed 1).
    """
    return _share_of_target(weeks, by, "seconds", "attainment")


def adherence(weeks: pd.DataFrame, *, by: By = "week_start") -> pd.DataFrame:
    """How much of the promised time was kept, week by week, up to the promise: the fair "two hours a week" figure.

    A week of six hours does not excuse an empty one: each person's week counts at most its target.

    Returns
    -------
    DataFrame
        One row per ``by``: ``kept`` [s], ``target`` [s], ``people`` (with an expected week), ``adherence`` [0-1].
    """
    return _share_of_target(weeks, by, "kept", "adherence")


def hit_rate(weeks: pd.DataFrame, *, by: By = "week_start") -> pd.DataFrame:
    """The weeks in which a person reached their full target, out of all weeks in which time was expected of them.

    Returns
    -------
    DataFrame
        One row per ``by``: ``hits`` and ``expected`` (person-weeks), ``hit_rate`` [0-1].
    """
    return _share_of_weeks(weeks, by, "hits", "hit_rate", lambda closed: closed["seconds"] >= closed["target"])


def reporting_rate(weeks: pd.DataFrame, *, by: By = "week_start") -> pd.DataFrame:
    """The weeks for which a person wrote anything down, a 0 too, out of all weeks in which time was expected of them.

    A week without a row is unknown, not zero: read every other rate beside this one.

    Returns
    -------
    DataFrame
        One row per ``by``: ``reported`` and ``expected`` (person-weeks), ``reporting_rate`` [0-1].
    """
    return _share_of_weeks(weeks, by, "reported", "reporting_rate", lambda closed: closed["reported"])


def participation(weeks: pd.DataFrame, *, by: By = "school_year") -> pd.DataFrame:
    """The people who logged at least one hour in all, out of everyone who was on the roster in the time looked at.

    Returns
    -------
    DataFrame
        One row per ``by``: ``participants``, ``people`` (employed on a working day of the time), ``participation`` [0-1].
        The open week counts here: one hour is one hour.
    """
    each = groups(weeks, names(by, "person"))
    person = each.keys.assign(
        rostered=each.sum(weeks["employed"]) > 0,
        took_part=lambda f: f["rostered"] & (each.sum(weeks["seconds"]) >= 3600),
    )
    gathered = groups(person, by)
    return gathered.keys.assign(
        participants=gathered.sum(person["took_part"]),
        people=gathered.sum(person["rostered"]),
        participation=lambda f: rate(f["participants"], f["people"]),
    )


def _share_of_target(weeks: pd.DataFrame, by: By, numerator: str, name: str) -> pd.DataFrame:
    closed = _closed(weeks)
    expected = closed["expected"]
    counted = np.minimum(closed["seconds"], closed["target"]) if numerator == "kept" else closed["seconds"]
    gathered = groups(closed, by)
    return gathered.keys.assign(
        **{numerator: gathered.sum(counted * expected)},
        target=gathered.sum(closed["target"]),
        people=gathered.distinct(closed["person"], expected),
    ).assign(**{name: lambda f: rate(f[numerator], f["target"])})


def _share_of_weeks(
    weeks: pd.DataFrame, by: By, numerator: str, name: str, holds: Callable[[pd.DataFrame], pd.Series]
) -> pd.DataFrame:
    closed = _closed(weeks)
    gathered = groups(closed, by)
    return gathered.keys.assign(
        **{numerator: gathered.sum(holds(closed) & closed["expected"])},
        expected=gathered.sum(closed["expected"]),
    ).assign(**{name: lambda f: rate(f[numerator], f["expected"])})


def _closed(weeks: pd.DataFrame) -> pd.DataFrame:
    """The closed weeks; mostly that is all that was handed in, and nothing is copied."""
    return weeks if weeks["closed"].all() else weeks[weeks["closed"]]
