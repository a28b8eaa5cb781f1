"""What has changed since a day?"""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from analysis import calendar
from analysis.calendar import Day, day
from analysis.certifications import renewal_history
from analysis.completion import goal_states
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
    earned, logged = (
        _in(history, "earned_on", first, last),
        _in(rows[["person", "date", "seconds"]], "date", first, last),
    )
    states = goal_states(tabs.goals, as_of=as_of)
    begun = calendar.year_bounds(calendar.year_of(as_of, school_year_start), school_year_start)[0]
    new_sites = _first_sessions(tabs, begun, last).pipe(_in, "date", first, last)
    taught = tabs.meetings[tabs.meetings["pd_seconds"] > 0]
    return pd.DataFrame(
        [
            _kind("certifications earned", earned[~earned["renewal"]]),
            _kind("certifications renewed", earned[earned["renewal"]]),
            _kind("certifications lapsed", _lapsed(history, first, last)),
            _kind("goals set", _in(states, "set_on", first, last)),
            _kind("goals reached", _in(states[states["state"] == "done"], "closed_on", first, last)),
            _kind("milestones reached", _in(tabs.milestones, "done_on", first, last)),
            _kind("needs raised", _in(tabs.needs, "raised_on", first, last)),
            _kind("needs answered", _in(tabs.needs, "answered_on", first, last)),
            _kind("sessions at schools", _in(tabs.service, "date", first, last), who="people"),
            _kind("schools first reached", new_sites, new_sites["site"].nunique(), who="people"),
            _kind("seconds logged", logged[logged["seconds"] > 0], int(logged["seconds"].sum())),
            _kind("meetings with PD", _in(taught, "date", first, last), who="led_by"),
        ]
    )


def new_rows(before: Tabs, after: Tabs) -> pd.DataFrame:
    """The rows of each tab that one reading has and an earlier one has not, and the other way round.

    Rows are compared by what they say, wherever they stand in the sheet; a row that was changed is one more and one less.

    Returns
    -------
    DataFrame
        One row per tab, in the order of the dictionary: ``tab``, ``added``, ``removed``, ``before``, ``after`` (all rows).
    """
    return pd.DataFrame([_compared(table, getattr(before, table.key), getattr(after, table.key)) for table in TABLES])


def _in(frame: pd.DataFrame, column: str, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    return frame[(frame[column] >= first) & (frame[column] <= last)]


def _kind(kind: str, found: pd.DataFrame, count: int | None = None, *, who: str = "person") -> dict[str, str | int]:
    people = found[who].explode().nunique()
    return {"kind": kind, "count": len(found) if count is None else count, "people": people}


def _lapsed(history: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """What no longer holds on the last day and did on the day before the first, or on a day since."""
    kept = renewal_history(history, as_of=last)
    return kept[(kept["state"] == "lapsed") & (kept["expires_on"] >= first - pd.Timedelta(days=1))]


def _first_sessions(tabs: Tabs, begun: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """The sessions on the first day of the school year on which each school of the list had one."""
    held = _in(tabs.service, "date", begun, last)
    held = held[held["site"].isin(tabs.schools["site"])]
    return held[held["date"] == held.groupby("site", observed=True)["date"].transform("min")]


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
