"""How regular is it?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.groups import groups

RIDERS = ["person", "name", "team"]


def balance(weeks: pd.DataFrame) -> pd.DataFrame:
    """How far ahead of or behind their target a person is: hours logged minus hours asked for, added up from the first week of
    the school year. Nothing is carried over into the next.

    Returns
    -------
    DataFrame
        One row per person and closed week, in that order: ``person, name, team, week_start, school_year``, ``seconds`` and
        ``target`` [s], ``balance`` [s, below 0 when behind] at the end of the week. Hours in a week without a target add.
    """
    closed = weeks.loc[weeks["closed"], [*RIDERS, "week_start", "school_year", "seconds", "target"]]
    closed = closed.reset_index(drop=True)
    year = groups(closed, ["person", "school_year"]).codes
    return closed.assign(balance=(closed["seconds"] - closed["target"]).groupby(year).cumsum())


def streaks(weeks: pd.DataFrame) -> pd.DataFrame:
    """The longest and the current run of weeks in which a person reached their target, and the weeks since their last entry.

    Only weeks in which time was expected count: leave and breaks neither break a run nor lengthen it, nor do they
    lengthen the wait since the last entry.

    Returns
    -------
    DataFrame
        One row per person, in order of ``person``: ``person, name, team``, ``longest`` and ``current`` (weeks),
        ``last_week`` (Monday of the last week with a row, blank without), ``gap`` (expected weeks since it; blank without).
    """
    person = groups(weeks, "person")
    runs = _runs(person.codes, weeks["expected"].to_numpy(), (weeks["seconds"] >= weeks["target"]).to_numpy())
    last_week = weeks["week_start"].where(weeks["reported"]).groupby(person.codes).max()
    since = weeks["week_start"] > last_week.to_numpy()[person.codes]
    return person.table(
        longest=_per_group(np.maximum.reduceat, runs, person.codes),
        current=runs[np.flatnonzero(np.diff(person.codes, append=-1))],
        last_week=last_week,
        gap=pd.Series(person.sum(since & weeks["expected"]), dtype="Int64").where(last_week.notna().to_numpy()),
    )


def _runs(person: np.ndarray, expected: np.ndarray, hit: np.ndarray) -> np.ndarray:
    """The length of the run of hits that each row stands in or carries on; rows come person by person, week by week."""
    count = np.cumsum(expected)
    before = np.where(np.diff(person, prepend=-1) != 0, count - expected, 0)
    misses = np.where(expected & ~hit, count, 0)
    return count - np.maximum.accumulate(np.maximum(before, misses))


def _per_group(reduceat: np.ufunc, values: np.ndarray, codes: np.ndarray) -> np.ndarray:
    return reduceat(values, np.flatnonzero(np.diff(codes, prepend=-1))) if len(values) else values
