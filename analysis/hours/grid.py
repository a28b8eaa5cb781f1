"""Who owed how much in which week, and what was logged? The grid under every metric of hours."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import calendar, targets
from analysis.calendar import FOREVER, Day, day_number, day_numbers
from analysis.groups import codes_in
from analysis.hours.rows import counted_days
from analysis.roster import latest_spells
from data import keys
from data.schema import HOUR


def person_weeks(
    log: pd.DataFrame,
    staff: pd.DataFrame,
    time_off: pd.DataFrame,
    *,
    as_of: Day,
    weekly_hours: float = 2.0,
    school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START,
    since: Day | None = None,
) -> pd.DataFrame:
    """What each person logged and was asked for, week by week, from the log's first week to the week of ``as_of``.

    The target of a week is weekly hours x (working days the person is employed and not off) / 5, rounded down to the second.

    Parameters
    ----------
    log, staff, time_off : DataFrame
        The tabs. Whoever logged without being in Staff is asked for ``weekly_hours`` from the week of their first row on.
    as_of : date
        The last day that counts. Its week is open and in no rate, whatever weekday it is.
    since : date, optional
        A day of the first week, when it is not the log's: for a part of the people, hand in the first day of the whole log.

    Returns
    -------
    DataFrame
        One row per person and week in which the person was employed on a working day or logged, in order of ``person`` and
        ``week_start``: ``person, name, team`` (of the latest spell), ``week_start``, ``school_year`` (of the Monday),
        ``seconds`` [s], ``target`` [s], ``reported`` (any counted row, one of 0 hours too), ``employed`` (on a working day of
        the week), ``closed`` (before the week of ``as_of``), ``expected`` (closed, and the target is more than 0).
        Staff who never logged are in it. A log without counted rows and no ``since``: no rows.
    """
    rows, days, seconds = counted_days(log, time_off, as_of=as_of)
    first = day_number(since) if since is not None else int(days.min()) if len(days) else day_number(as_of) + 7
    weeks = calendar.weeks(pd.Timestamp(first, unit="D"), as_of)
    mondays = day_numbers(weeks.to_series())
    people, spells = _people(log, staff, rows, days, weekly_hours)
    shape = (len(people), len(weeks))
    cell = _cells(log, rows, days, people, mondays)
    logged = np.bincount(cell[cell >= 0], weights=seconds[cell >= 0], minlength=shape[0] * shape[1]).astype("int64")
    reported = np.zeros(shape[0] * shape[1], dtype=bool)
    reported[cell[cell >= 0]] = True
    target, employed = targets.promised(spells, targets.days_off(time_off, people, mondays), mondays)
    keep = np.flatnonzero(employed.ravel() | reported)
    return _table(people, _labels(log, staff, people), weeks, keep, school_year_start).assign(
        seconds=logged[keep],
        target=target.ravel()[keep],
        reported=reported[keep],
        employed=employed.ravel()[keep],
        closed=lambda f: f["week_start"] < calendar.monday(as_of),
        expected=lambda f: f["closed"] & (f["target"] > 0),
    )


def _people(
    log: pd.DataFrame, staff: pd.DataFrame, rows: np.ndarray, days: np.ndarray, weekly_hours: float
) -> tuple[pd.Index, pd.DataFrame]:
    """Everyone of the grid, sorted, and when each was employed: outside Staff, from the week of the first row on."""
    logged, known = log["person"].cat.categories, pd.Index(staff["person"].dropna().unique()).astype("str")
    codes = log["person"].cat.codes.to_numpy()[rows]
    foreign = (known.get_indexer(logged) < 0)[codes]
    earliest = np.full(len(logged), FOREVER)
    np.minimum.at(earliest, codes[foreign], days[foreign])
    outside = np.flatnonzero(earliest < FOREVER)
    people = known.append(logged[outside].astype("str")).sort_values()
    theirs = pd.DataFrame(
        {
            "place": people.get_indexer(logged[outside]),
            "first": earliest[outside] - calendar.weekdays(earliest[outside]),
            "last": FOREVER,
            "weekly_seconds": round(weekly_hours * HOUR),
        }
    )
    spells = pd.concat([targets.spells(staff, people, weekly_hours=weekly_hours), theirs], ignore_index=True)
    return people, spells.sort_values(["place", "first"], ignore_index=True)


def _cells(log: pd.DataFrame, rows: np.ndarray, days: np.ndarray, people: pd.Index, mondays: np.ndarray) -> np.ndarray:
    """The cell of the grid of each counted day; -1 before its first week."""
    place = codes_in(people, log["person"])[rows]
    if not len(mondays):
        return np.full(len(place), -1)
    week = (days - mondays[0]) // 7
    return np.where((place >= 0) & (week >= 0), place * len(mondays) + week, -1)


def _labels(log: pd.DataFrame, staff: pd.DataFrame, people: pd.Index) -> dict[str, pd.Categorical]:
    """The display name and the team of each person."""
    latest = latest_spells(staff)
    name, team = np.full((2, len(people)), None, dtype=object)
    place = codes_in(people, latest["person"])
    name[place], team[place] = latest["name"], latest["team"]
    if pd.isna(name).any():
        spelled = np.full(len(people) + 1, -1)  # the last place is for those whose rows do not count
        spelled[codes_in(people, log["person"])] = log["name"].cat.codes
        outside = pd.isna(name) & (spelled[:-1] >= 0)
        name[outside] = log["name"].cat.categories.to_numpy()[spelled[:-1][outside]]
    return {"name": pd.Categorical(name), "team": pd.Categorical(team)}


def _table(
    people: pd.Index,
    labels: dict[str, pd.Categorical],
    weeks: pd.DatetimeIndex,
    keep: np.ndarray,
    start: tuple[int, int],
) -> pd.DataFrame:
    person, week = np.divmod(keep, max(len(weeks), 1))
    return pd.DataFrame(
        {
            "person": pd.Categorical.from_codes(person, people),
            "name": labels["name"].take(person),
            "team": labels["team"].take(person),
            "week_start": weeks.array.take(week),
            "school_year": keys.school_year(weeks.to_series(), start).array.take(week),
        }
    )
