"""Who was here?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, FOREVER, Day, day, day_number, day_numbers
from analysis.codes import among, ordered, ranked, together
from data.schema import HOUR

TEXT = ["person", "name", "role", "team", "site"]


def roster(
    staff: pd.DataFrame,
    people: pd.DataFrame,
    log: pd.DataFrame,
    *,
    as_of: Day,
    since: Day | None = None,
    weekly_hours: float = 2.0,
) -> pd.DataFrame:
    """Everyone who was here between ``since`` and ``as_of``: started on or before its end, not left before its start.

    Parameters
    ----------
    staff, people, log : DataFrame
        The Staff tab (one row per spell), everyone known (``person, name``), and the log.
    as_of, since : date
        The last and the first day of the window; without ``since`` the window is the one day ``as_of``.
    weekly_hours : float
        What a blank target means [h].

    Returns
    -------
    DataFrame
        One row per person, in order of ``person``: ``person, name, role, team, site, started_on, left_on`` (the last
        day), ``weekly_seconds`` [s], ``on_the_wall`` (bool; blank is yes), from the person's latest spell in the window.
        Whoever is not in Staff but has a row of the log dated ``as_of`` or before is here too, with blanks: without a
        Staff tab the roster is everyone who ever logged.
    """
    last, first = day(as_of), day(as_of if since is None else since)
    here = (day_numbers(staff["started_on"], ALWAYS) <= day_number(last)) & (
        day_numbers(staff["left_on"], FOREVER) >= day_number(first)
    )
    known = latest_spells(staff[here])
    logged = log["person"].take(np.flatnonzero(log["date"] <= last))
    outside = people[among(people["person"], logged) & ~among(people["person"], staff["person"])]
    nobody = len(outside)
    text = {column: _words(known[column], outside.get(column), nobody) for column in TEXT}
    promise = known["weekly_seconds"].astype("Float64").fillna(weekly_hours * HOUR).round().to_numpy("int64")
    both = pd.DataFrame(
        {
            **text,
            **{column: _then_blank(known[column], nobody) for column in ("started_on", "left_on")},
            "weekly_seconds": np.append(promise, np.full(nobody, round(weekly_hours * HOUR))),
            "on_the_wall": np.append(known["on_the_wall"].fillna(True).to_numpy(bool), np.ones(nobody, dtype=bool)),
        }
    )
    return ordered(both, ["person"])


def latest_spells(staff: pd.DataFrame) -> pd.DataFrame:
    """The latest spell of each person: the one that started last (a blank start is the earliest) and, of these, ended last."""
    person, _ = ranked(staff["person"])
    order = np.lexsort(
        (
            staff["name"].array.codes,
            staff["team"].array.codes,
            staff["weekly_seconds"].to_numpy("float64", na_value=-1),
            day_numbers(staff["left_on"], FOREVER),
            day_numbers(staff["started_on"], ALWAYS),
            person,
        )
    )
    return staff.take(order[np.append(np.diff(person[order]) != 0, True)[: len(order)]])


def _words(known: pd.Series, outside: pd.Series | None, nobody: int) -> pd.Categorical:
    """The words of those in Staff, then of those who are not; blanks where nothing is known of them."""
    if not nobody:
        return together([known])
    blank = pd.Series(pd.Categorical.from_codes(np.full(nobody, -1), known.array.categories))
    return together([known, blank if outside is None else outside])


def _then_blank(days: pd.Series, nobody: int) -> np.ndarray:
    return np.append(days.to_numpy("datetime64[us]"), np.full(nobody, np.datetime64("NaT", "us")))
