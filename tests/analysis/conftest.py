"""Typed frames as the boundary hands them over, from a few rows written by hand or many invented ones."""

import numpy as np
import pandas as pd
import pytest

from data import keys
from data.frames import CALENDAR, dtypes_of
from data.schema import BY_KEY, HOUR

NAMES = {"log", "time_off", "goals", "milestones", "certifications", "needs", "staff"}


def typed(key, rows):
    """The typed frame of a tab from rows of its keys; hours become seconds, a name is its own person key."""
    table = BY_KEY[key]
    filled = [_filled(table, number, row) for number, row in enumerate(rows, start=2)]
    dtypes = {column: dtype for column, dtype in dtypes_of(table).items() if column not in CALENDAR}
    frame = pd.DataFrame(
        {column: _column([row.get(column) for row in filled], dtype) for column, dtype in dtypes.items()}
    )
    if "date" in frame:
        frame = frame.assign(
            week_start=keys.week_start(frame["date"]),
            month=keys.month(frame["date"]),
            school_year=keys.school_year(frame["date"]),
        )
    return frame


def _filled(table, number, row):
    row = {"row": number} | {c.key: c.default for c in table.columns if c.default is not None} | row
    for column in table.columns:
        if column.kind == "hours" and row.get(column.key) is not None:
            row[column.key.removesuffix("hours") + "seconds"] = round(row[column.key] * HOUR)
    if table.key in NAMES and "person" not in row:
        row["person"] = row["name"].lower() if row.get("name") else None
    return row


def _column(values, dtype):
    if dtype == "category":
        return pd.Series(values, dtype="str").astype("category")
    if dtype == "object":
        return pd.Series([value or () for value in values], dtype=object)
    return pd.Series(pd.to_datetime(values, format="ISO8601") if dtype.startswith("datetime") else values, dtype=dtype)


@pytest.fixture(scope="session")
def frame():
    """frame("log", [{"date": "2026-07-01", "name": "Ada", "hours": 2}]) -> the typed frame of the tab."""
    return typed


def invented_log(rows, *, people, weeks=100, first="2024-07-01", seed=2):
    """A typed log of many rows: the same columns and dtypes, quick to make."""
    chance = np.random.default_rng(seed)
    dates = pd.Series(pd.Timestamp(first) + pd.to_timedelta(chance.integers(0, weeks * 7, rows), unit="D")).astype(
        "datetime64[us]"
    )
    person = [f"person {number:06d}" for number in range(people)]
    seconds = chance.integers(1, 24, rows) * 900
    blank = {
        key: pd.Categorical.from_codes(np.full(rows, -1), [])
        for key in ("activity", "certificate", "email", "link", "notes")
    }
    who = chance.integers(0, people, rows)
    return pd.DataFrame(
        {
            "date": dates,
            "name": pd.Categorical.from_codes(who, [name.title() for name in person]),
            "seconds": seconds,
            "hours": seconds / HOUR,
            "activity": blank["activity"],
            "type": _drawn(chance, rows, ["Course", "Event", "Meeting", "Self-study", "Workshop"]),
            "topic": _drawn(chance, rows, ["Cloud", "Cybersecurity", "Networking", "Service", "WiFi"]),
            "provider": _drawn(chance, rows, ["College", "District", "Vendor"]),
            "own_time": pd.array(chance.random(rows) < 0.2, dtype="boolean"),
            "status": _drawn(chance, rows, ["cancelled", "done", "in progress", "not started", "planned"], blanks=0.5),
            "goal": _drawn(chance, rows, ["Learn to route", "Learn to script"], blanks=0.5),
            "certificate": blank["certificate"],
            "certificate_expires": np.full(rows, np.datetime64("NaT", "us")),
            "row": np.arange(2, rows + 2),
            "person": pd.Categorical.from_codes(who, person),
            "end_date": np.full(rows, np.datetime64("NaT", "us")),
            "email": blank["email"],
            "link": blank["link"],
            "notes": blank["notes"],
            "timestamp": (dates + pd.to_timedelta(chance.integers(0, 20, rows), unit="D")).astype("datetime64[us]"),
            "week_start": keys.week_start(dates),
            "month": keys.month(dates),
            "school_year": keys.school_year(dates),
        }
    )


def _drawn(chance, rows, words, blanks=0.0):
    codes = np.where(chance.random(rows) < blanks, -1, chance.integers(0, len(words), rows))
    return pd.Categorical.from_codes(codes, words)


@pytest.fixture(scope="session")
def big_log():
    """big_log(5000, people=60) -> an invented log."""
    return invented_log
