"""What did a meeting give those who were there? Its PD is a row of the log for each of them."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pandas as pd

from data import keys
from data.frames import CALENDAR, MEETINGS_TAB, category, dtypes_of, frame_of
from data.schema import MEETING, PD_LOG
from data.typed import coded, joined

INTERNAL = "Internal"  # the provider
NOT_DONE = ("planned", "not started", "cancelled")
_LONGEST = 31  # days of one entry for several meetings
_DAYS = 100_000  # more than the days of any calendar we read


def with_meetings(
    log: pd.DataFrame, meetings: pd.DataFrame, display: dict[str, str], today: pd.Timestamp, year_start: tuple[int, int]
) -> tuple[pd.DataFrame, int]:
    """The log with a row for each person present at a meeting with PD, until today, after those of the sheet.

    Who has a row of type Meeting of that day in the log already gets no second one. Returns the log and how many those are.
    """
    held = meetings[(meetings["pd_seconds"] > 0) & (meetings["date"] <= today) & meetings["present"].astype(bool)]
    if held.empty:
        return log, 0
    at = np.repeat(np.arange(len(held)), held["present"].str.len())
    people = np.array(list(chain.from_iterable(held["present"])), object)
    logged = _already(log, people, held["date"].to_numpy()[at])
    rows = _rows(held, at[~logged], people[~logged], display)
    return _appended(log, rows, year_start), int(logged.sum())


def _already(log: pd.DataFrame, people: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Which of these people and days the log has a meeting for [bool]."""
    entered = log[(log["type"] == MEETING) & ~log["status"].isin(NOT_DONE)]
    first = _day(entered["date"])
    lasts = (_day(entered["end_date"].fillna(entered["date"])) - first + 1).clip(1, _LONGEST)
    number = np.arange(lasts.sum()) - np.repeat(np.cumsum(lasts) - lasts, lasts)
    known = entered["person"].cat.categories
    has = np.repeat(entered["person"].cat.codes.to_numpy("int64") * _DAYS + first, lasts) + number
    return np.isin(known.get_indexer(people) * _DAYS + _day(days), has)


def _day(dates: pd.Series | np.ndarray) -> np.ndarray:
    return np.asarray(dates).astype("datetime64[D]").astype("int64")


def _rows(held: pd.DataFrame, at: np.ndarray, people: np.ndarray, display: dict[str, str]) -> pd.DataFrame:
    """The rows of the log, one per person and meeting ``at`` which they were: the columns that a meeting has."""
    who, known = pd.factorize(people)
    topic = held["topic"].astype("str")
    area = held["area"].astype("str").fillna(topic)
    one = np.zeros(len(people), "int8")
    return frame_of({
        "date": held["date"].to_numpy()[at],
        "person": coded(known, who),
        "name": coded(np.array([display[person] for person in known], object), who),
        "seconds": held["pd_seconds"].to_numpy()[at],
        "hours": held["pd_hours"].to_numpy()[at],
        "activity": coded(topic.to_numpy(object), at),
        "topic": coded(area.to_numpy(object), at),
        "type": category(one, [MEETING]),
        "provider": category(one, [INTERNAL]),
        "row": held["row"].to_numpy()[at],
        "tab": category(one, [MEETINGS_TAB]),
    })  # fmt: skip


def _appended(log: pd.DataFrame, rows: pd.DataFrame, year_start: tuple[int, int]) -> pd.DataFrame:
    columns = {name: joined(log[name], rows.get(name), len(rows)) for name in log if name not in CALENDAR}
    date = pd.Series(columns["date"])
    columns["week_start"], columns["month"] = keys.week_start(date), keys.month(date)
    columns["school_year"] = keys.school_year(date, year_start).array
    return frame_of({name: columns[name] for name in dtypes_of(PD_LOG)})
