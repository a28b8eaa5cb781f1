"""What has changed since a day?"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import pandas as pd

from analysis import calendar
from analysis.calendar import ALWAYS, FOREVER, Day, day, day_number, day_numbers
from analysis.certifications import renewal_history
from analysis.codes import among, is_one_of, used
from analysis.groups import groups
from data import keys
from data.schema import TABLES, Table


class Tabs(Protocol):
    """Whatever has the typed frames by their keys, such as the records of one reading."""

    goals: pd.DataFrame
    milestones: pd.DataFrame
    needs: pd.DataFrame
    service: pd.DataFrame
    schools: pd.DataFrame
    meetings: pd.DataFrame


def between(
    tabs: Tabs,
    history: pd.DataFrame,
    rows: pd.DataFrame,
    *,
    since: Day,
    as_of: Day,
    school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START,
) -> pd.DataFrame:
    """What happened from one day to another, both included: earned, renewed, lapsed, set, reached, asked, answered, held, logged.

    From the dates in the rows; what was entered late for an earlier day is not in it.

    Parameters
    ----------
    tabs : Records
        The goals, milestones, needs, service, schools and meetings.
    history, rows : DataFrame
        From :func:`analysis.certifications.history` and :func:`analysis.hours.counted`, of the people asked about.

    Returns
    -------
    DataFrame
        One row per kind, always all and in one order: ``kind``, ``count``, ``people`` (who earned, set, asked, led or logged, each once).
        "certifications lapsed" ran out and are not renewed by ``as_of``: the day after the last valid day is in the window.
        "schools first reached" are schools of the list whose first session of the school year of ``as_of`` is in the window.
        "seconds logged" are seconds [s]; "meetings with PD" count who led them.
    """
    first, last = day(since), day(as_of)
    goals, held, meetings = tabs.goals, tabs.service, tabs.meetings
    earned, again = _within(history["earned_on"], first, last), history["renewal"].to_numpy()
    logged, reached = _within(rows["date"], first, last), _first_reached(tabs, first, last, school_year_start)
    kept = renewal_history(history, as_of=as_of)
    return pd.DataFrame(
        [
            _kind("certifications earned", history["person"], earned & ~again),
            _kind("certifications renewed", history["person"], earned & again),
            _kind("certifications lapsed", kept["person"], _lapsed(kept, first)),
            _kind("goals set", goals["person"], _within(goals["set_on"], first, last)),
            _kind("goals reached", goals["person"], _within(goals["done_on"], first, last) & (goals["set_on"] <= last)),
            _kind("milestones reached", tabs.milestones["person"], _within(tabs.milestones["done_on"], first, last)),
            _kind("needs raised", tabs.needs["person"], _within(tabs.needs["raised_on"], first, last)),
            _kind("needs answered", tabs.needs["person"], _within(tabs.needs["answered_on"], first, last)),
            _kind("sessions at schools", held["people"], _within(held["date"], first, last)),
            _kind("schools first reached", held["people"], reached, held.loc[reached, "site"].nunique()),
            _kind("seconds logged", rows["person"], logged & (rows["seconds"] > 0), rows.loc[logged, "seconds"].sum()),
            _kind("meetings with PD", meetings["led_by"], _within(meetings["date"], first, last) & (meetings["pd_seconds"] > 0)),
        ]
    )  # fmt: skip


def new_rows(before: Tabs, after: Tabs) -> pd.DataFrame:
    """The rows of each tab that one reading has and an earlier one has not, and the other way round.

    Rows are compared by what they say, wherever they stand in the sheet; a row that was changed is one more and one less.

    Returns
    -------
    DataFrame
        One row per tab, in the order of the dictionary: ``tab``, ``added``, ``removed``, ``before``, ``after`` (all rows).
    """
    return pd.DataFrame([_compared(table, getattr(before, table.key), getattr(after, table.key)) for table in TABLES])


def _within(days: pd.Series, first: pd.Timestamp, last: pd.Timestamp) -> np.ndarray:
    numbers = day_numbers(days, ALWAYS)
    return (numbers >= day_number(first)) & (numbers <= day_number(last))


def _kind(kind: str, who: pd.Series, holds: np.ndarray | pd.Series, count: int | None = None) -> dict[str, str | int]:
    """How many rows it holds for, and how many people they name; ``count`` where it is not rows that count."""
    return {
        "kind": kind,
        "count": int(holds.sum() if count is None else count),
        "people": _people(who, np.asarray(holds)),
    }


def _people(who: pd.Series, holds: np.ndarray) -> int:
    """How many different people the rows name, each of one person or of several."""
    if who.dtype == object:
        return len(set().union(*who.to_numpy()[holds]))
    return len(used(who[holds]))


def _lapsed(kept: pd.DataFrame, first: pd.Timestamp) -> pd.Series:
    """What no longer holds, and did on the day before the first or on a day since."""
    over = is_one_of(kept["state"], ["lapsed"], blank=False)
    return over & (day_numbers(kept["expires_on"], FOREVER) >= day_number(first) - 1)


def _first_reached(tabs: Tabs, first: pd.Timestamp, last: pd.Timestamp, start: tuple[int, int]) -> np.ndarray:
    """The sessions on the first day of the school year on which each school of the list had one, if that is in the window."""
    held = tabs.service
    begun, _ = calendar.year_bounds(calendar.year_of(last, start), start)
    counts = _within(held["date"], begun, last) & among(held["site"], tabs.schools["site"])
    site, days = groups(held, "site"), day_numbers(held["date"])
    earliest = site.lowest(np.where(counts, days, FOREVER))
    return counts & (days == earliest[site.codes]) & _within(held["date"], first, last)


def _compared(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> dict[str, str | int]:
    said = [column for column in before if column in after and column != "row"]
    earlier, later = (pd.util.hash_pandas_object(frame[said], index=False).value_counts() for frame in (before, after))
    more = later.sub(earlier, fill_value=0).astype("int64")
    return {
        "tab": table.tab,
        "added": int(more.clip(lower=0).sum()),
        "removed": int(-more.clip(upper=0).sum()),
        "before": len(before),
        "after": len(after),
    }
