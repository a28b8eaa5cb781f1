"""Who owed how much in which week, and what was logged? The grid under every metric of hours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import calendar, targets
from analysis.calendar import ALWAYS, FOREVER, Day, day, day_numbers
from analysis.codes import codes_in, labelled, union, used
from analysis.groups import By, Groups, groups
from analysis.hours.tally import Tally, tally
from analysis.roster import latest_spells
from data import keys
from data.schema import HOUR


@dataclass(frozen=True)
class Grid:
    """Everyone and every week as whole numbers: a row per week, a column per person.

    What :func:`person_weeks` says, before it is a frame: of a state that frame is larger than the log, and a rate needs only
    sums over it. ``seconds`` and ``target`` [s], ``reported`` and ``employed`` as there; ``weeks`` has ``week_start``,
    ``school_year`` and ``closed`` of each row. The rates of :mod:`analysis.hours` take it as they take the frame.
    """

    people: pd.Index
    weeks: pd.DataFrame
    seconds: np.ndarray
    target: np.ndarray
    reported: np.ndarray
    employed: np.ndarray

    def __getitem__(self, column: str) -> np.ndarray:
        return getattr(self, column)

    @property
    def person(self) -> pd.Index:
        """Whose the columns are."""
        return self.people

    @property
    def expected(self) -> np.ndarray:
        """Where time was expected: the week is closed, and the target is more than 0."""
        return (self.target > 0) & self.weeks["closed"].to_numpy()[:, None]

    def over(self) -> Grid:
        """The closed weeks in which there was anybody: those that have a row in the frame."""
        closed = int(self.weeks["closed"].sum())  # the open week is the last
        there = (self.employed[:closed] | self.reported[:closed]).any(axis=1)
        only = slice(closed) if there.all() else np.flatnonzero(there)
        cells = {name: self[name][only] for name in ("seconds", "target", "reported", "employed")}
        return Grid(self.people, self.weeks.iloc[only], **cells)


class WeekGroups(Groups):
    """The weeks of a grid gathered by their keys, as the rows of a frame are."""

    def sum(self, values: np.ndarray) -> np.ndarray:
        """The integer sum of ``values`` in each group; of a condition: how many cells it holds for."""
        of_week = np.count_nonzero(values, axis=1) if values.dtype == bool else values.sum(axis=1)
        return np.bincount(self.codes, weights=of_week, minlength=self.many).astype("int64")

    def distinct(self, people: pd.Index, where: np.ndarray) -> np.ndarray:
        """How many different people each group has ``where`` a condition holds in at least one of its weeks."""
        if self.many == len(self.codes):
            return self.sum(where)
        return np.array([where[self.codes == code].any(axis=0).sum() for code in range(self.many)], dtype="int64")


def by_week(weeks: Grid, by: By) -> WeekGroups:
    """Gather the weeks of a grid by their ``week_start``, their ``school_year``, or all."""
    gathered = groups(weeks.weeks, by)
    return WeekGroups(gathered.columns, gathered.codes, gathered.first)


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
    cells = week_grid(
        log, staff, time_off,
        as_of=as_of, weekly_hours=weekly_hours, school_year_start=school_year_start, since=since,
    )  # fmt: skip
    there = (cells.employed | cells.reported).T
    keep = slice(None) if there.all() else np.flatnonzero(there)
    shape = (len(cells.people), len(cells.weeks))
    person, week = (
        np.broadcast_to(of, shape).ravel()[keep] for of in (np.arange(shape[0])[:, None], np.arange(shape[1]))
    )
    labels = _labels(log, staff, cells.people)
    return pd.DataFrame(
        {
            "person": labelled(person, cells.people),
            "name": labels["name"].take(person),
            "team": labels["team"].take(person),
            "week_start": cells.weeks["week_start"].array.take(week),
            "school_year": cells.weeks["school_year"].array.take(week),
            "seconds": cells.seconds.T.ravel()[keep],
            "target": cells.target.T.ravel()[keep],
            "reported": cells.reported.T.ravel()[keep],
            "employed": cells.employed.T.ravel()[keep],
            "closed": cells.weeks["closed"].to_numpy()[week],
            "expected": cells.expected.T.ravel()[keep],
        },
        copy=False,
    )


def week_grid(
    log: pd.DataFrame,
    staff: pd.DataFrame,
    time_off: pd.DataFrame,
    *,
    as_of: Day,
    weekly_hours: float = 2.0,
    school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START,
    since: Day | None = None,
) -> Grid:
    """The same as :func:`person_weeks`, as whole numbers; the weeks before and after a person's time are in it, with nothing."""
    log = log[["person", "date", "end_date", "status", "seconds"]]
    weeks = _weeks(log["date"].min() if since is None else day(since), as_of)
    people, outside = _people(log, staff)
    told = tally(log, time_off, people, day_numbers(weeks), as_of=as_of)
    if since is None:
        weeks, told = _from_the_first_row(weeks, told)
    mondays = day_numbers(weeks)
    came = _came(told, outside, mondays)
    if (came == FOREVER).any():  # in the log, but not with a row that counts
        here = came < FOREVER
        people, came, outside, told = people[here], came[here], outside[here], told.of(people=here)
    spells = targets.spells(staff, people, weekly_hours=weekly_hours)
    if outside.any():
        spells = _with_others(spells, came, outside, weekly_hours)
    target, employed = targets.promised(spells, targets.days_off(time_off, people, mondays), mondays)
    school_year, closed = keys.school_year(weeks, school_year_start), weeks < calendar.monday(as_of)
    table = pd.DataFrame({"week_start": weeks, "school_year": school_year, "closed": closed})
    return Grid(people, table, told.seconds, target, told.reported, employed)


def _weeks(first: pd.Timestamp, as_of: Day) -> pd.Series:
    """The Mondays from the week of a day to that of ``as_of``; none without a first day."""
    return pd.Series(calendar.weeks(as_of, as_of)[:0] if pd.isna(first) else calendar.weeks(first, as_of))


def _people(log: pd.DataFrame, staff: pd.DataFrame) -> tuple[pd.Index, np.ndarray]:
    """Everyone in Staff or the log, sorted; and which of them are not in Staff."""
    known = used(staff["person"])
    people = union([known, log["person"].array.categories])
    outside = np.zeros(len(people), dtype=bool) if len(people) == len(known) else known.get_indexer(people) < 0
    return people, outside


def _from_the_first_row(weeks: pd.Series, told: Tally) -> tuple[pd.Series, Tally]:
    """Without the weeks before that of the first row that counts; no week, where no row does."""
    begun = int(np.argmax(np.append(told.reported.any(axis=1), True)))
    return weeks[begun:].reset_index(drop=True), told.of(weeks=slice(begun, None))


def _came(told: Tally, outside: np.ndarray, mondays: np.ndarray) -> np.ndarray:
    """From which day on the log knows each person: who is in Staff always, others from the week of their first row."""
    came = np.full(len(outside), ALWAYS)
    came[outside] = told.of(people=outside).first_weeks(mondays)
    return came


def _with_others(spells: pd.DataFrame, came: np.ndarray, outside: np.ndarray, weekly_hours: float) -> pd.DataFrame:
    """Whoever logged without being in Staff is asked for the usual hours, from the week of their first row on."""
    place = np.flatnonzero(outside)
    theirs = {"place": place, "first": came[place], "last": FOREVER, "weekly_seconds": round(weekly_hours * HOUR)}
    return pd.concat([spells, pd.DataFrame(theirs)], ignore_index=True).sort_values(
        "place", ignore_index=True, kind="stable"
    )


def _labels(log: pd.DataFrame, staff: pd.DataFrame, people: pd.Index) -> dict[str, pd.Categorical]:
    """The display name and the team of each person."""
    latest = latest_spells(staff)
    names, teams = used(latest["name"]), used(latest["team"])
    name, team = np.full(len(people), -1), np.full(len(people), -1)
    place = codes_in(people, latest["person"])
    name[place], team[place] = codes_in(names, latest["name"]), codes_in(teams, latest["team"])
    if (name < 0).any():
        names, name = _names_of_others(log, people, names, name)
    return {"name": labelled(name, names), "team": labelled(team, teams)}


def _names_of_others(
    log: pd.DataFrame, people: pd.Index, names: pd.Index, name: np.ndarray
) -> tuple[pd.Index, np.ndarray]:
    """The same names, and for whoever has none there the one in the log."""
    spelled = np.full(len(people) + 1, -1)  # the last place is for those whose rows do not count
    spelled[codes_in(people, log["person"])] = log["name"].cat.codes
    outside = np.flatnonzero((name < 0) & (spelled[:-1] >= 0))
    written = log["name"].array.categories.take(spelled[outside])
    every = union([names, written.unique()])
    of_staff = np.append(every.get_indexer(names), -1)[name]
    of_staff[outside] = every.get_indexer(written)
    return every, of_staff
