"""What does a typed frame look like? The same columns and dtypes, full or empty."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from data.schema import MEETINGS, PD_LOG, Column, Table

MOMENT = "datetime64[us]"
LOG_FIRST = (
    "date", "name", "seconds", "hours", "activity", "type", "topic", "provider", "own_time", "status", "goal",
    "certificate", "certificate_expires", "row", "tab", "person", "end_date", "email", "link", "notes", "timestamp",
)  # fmt: skip
LOG_TAB, MEETINGS_TAB = PD_LOG.tab, MEETINGS.tab  # where a row of the log came from
DERIVED = {  # what no cell says, by table
    "log": {"tab": "category"},
    "certifications": {"expires_proposed": MOMENT, "expiry_derived": "bool"},
}
CALENDAR = ("week_start", "month", "school_year")

COUNTS = {"tab": "str", "rows": "int64", "used": "int64", "refused": "int64", "blank": "int64"}
REFUSED = {
    "tab": "str", "row": "int64", "column": "str", "value": "str", "reason": "str", "message": "str", "hint": "str",
    "link": "str", "whole_row": "bool", "typed": "str", "person": "str",
}  # fmt: skip
NOTES = {"tab": "str", "column": "str", "note": "str", "count": "int64"}
PEOPLE = {"person": "category", "name": "category", "email": "category", "in_staff": "bool"}
LISTS = {"people": PEOPLE, "counts": COUNTS, "refused": REFUSED, "notes": NOTES}  # the frames that are no tab


def dtypes_of(table: Table) -> dict[str, str]:
    """Every column of a table's typed frame with its dtype, in order.

    A ``name`` column becomes ``person`` (the stable key) and ``name`` (one spelling per person); an ``hours`` column
    becomes exact ``seconds`` [s] and ``hours`` [h]. A frame with a ``date`` also has the keys of its week, month and
    school year. ``row`` is the sheet's own row number, in the log that of the ``tab`` it came from.
    """
    dtypes = dict(pair for column in table.columns for pair in _dtypes(table, column)) | {"row": "int64"}
    dtypes |= DERIVED.get(table.key, {})
    if table.key == "log":
        dtypes = {key: dtypes[key] for key in LOG_FIRST}
    if "date" in dtypes:
        dtypes |= {"week_start": MOMENT, "month": MOMENT, "school_year": "ordered"}
    return dtypes


def empty_frame(table: Table) -> pd.DataFrame:
    """A table's typed frame without a row."""
    return frame_of({key: _nothing(dtype) for key, dtype in dtypes_of(table).items()})


def empty_list(dtypes: dict[str, str]) -> pd.DataFrame:
    """An empty frame of plain columns, such as :data:`COUNTS`."""
    return frame_of({key: _nothing(dtype) for key, dtype in dtypes.items()})


def frame_of(columns: dict[str, object]) -> pd.DataFrame:
    """A frame of whole columns, taken over without a copy."""
    return pd.DataFrame(columns, copy=False)


def category(codes: np.ndarray, texts: list[str] | np.ndarray, *, ordered: bool = False) -> pd.Categorical:
    """A category column of str from codes into distinct texts (-1 is blank)."""
    return pd.Categorical.from_codes(codes, pd.Index(texts, dtype="str"), ordered=ordered, validate=False)


def seconds_name(key: str) -> str:
    """The column of exact seconds beside a column of hours: "planned_seconds" beside "planned_hours"."""
    return key.removesuffix("hours") + "seconds"


def is_person(table: Table, column: Column) -> bool:
    """Whether the column says whose row it is; the frame then has ``person`` and ``name``."""
    return column.kind == "name" or (table.key == "staff" and column.key == "name")


def _dtypes(table: Table, column: Column) -> list[tuple[str, str]]:
    if is_person(table, column):
        everyone = [("everyone", "bool")] if table.key == "time_off" else []
        return [("person", "category"), ("name", "category"), *everyone]
    if column.kind == "hours":
        exact = "int64" if column.required else "Int64"
        return [(seconds_name(column.key), exact), (column.key, "float64")]
    return [(column.key, _KINDS[column.kind])]


_KINDS = {
    "date": MOMENT, "moment": MOMENT, "text": "category", "choice": "category", "status": "category", "id": "category",
    "email": "category", "url": "category", "yesno": "boolean", "count": "Int64", "number": "float64", "names": "object",
}  # fmt: skip


@cache  # a load makes a hundred empty columns of these few kinds
def _nothing(dtype: str) -> object:
    if dtype in ("category", "ordered"):
        return category(np.empty(0, "int8"), [], ordered=dtype == "ordered")
    return pd.Series([], dtype=dtype).array
