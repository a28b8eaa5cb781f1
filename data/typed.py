"""How do answers become the columns of a typed frame?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandas.api.types import union_categoricals

from data import keys
from data.answers import Answers
from data.frames import LOG_TAB, category, dtypes_of, empty_frame, frame_of, is_person, seconds_name
from data.schema import EVERYONE, HOUR, Column, Table

_SORTED = (
    100_000  # distinct texts: more is free text that nobody groups by, and sorting it would cost more than reading
)


def typed_frame(
    table: Table,
    read: dict[str, Answers],
    rows: np.ndarray,
    kept: np.ndarray,
    display: dict[str, str],
    year_start: tuple[int, int],
) -> pd.DataFrame:
    """The frame of a table: one row per kept row of the sheet, in its order, columns as :func:`frames.dtypes_of` says.

    ``rows`` are the row numbers in the sheet, ``kept`` marks the rows to keep [bool], ``display`` is the name of each
    person key. A column that was not in the sheet is blank, or its default.
    """
    if not kept.any():
        return empty_frame(table)
    every = slice(None) if kept.all() else kept
    columns: dict[str, object] = {"row": rows[every].astype("int64")}
    columns |= _derived(table, int(kept.sum()))
    for column in table.columns:
        if is_person(table, column):
            columns |= _person(read[column.key], every, display)
        elif column.key in read:
            columns |= _column(column, read[column.key], every)
        else:
            columns |= _blank(column, int(kept.sum()))
    if isinstance(columns.get("date"), np.ndarray):
        columns |= _calendar(read["date"], columns["date"], every, year_start)
    return frame_of({name: columns[name] for name in dtypes_of(table)})


def coded(values: np.ndarray, codes: np.ndarray) -> pd.Categorical:
    """A category column from a text (or None) per distinct cell and the code of each row; only what is used, sorted."""
    used = np.flatnonzero(np.bincount(codes, minlength=len(values)))
    index, texts = pd.factorize(values[used])
    if len(texts) <= _SORTED:
        order = pc.sort_indices(pa.array(texts, pa.large_string())).to_numpy()
        place = np.empty(len(texts) + 1, "int64")
        place[order], place[-1] = np.arange(len(texts)), -1
        index, texts = place[index], texts[order]
    of_distinct = np.full(len(values), -1, "int64")
    of_distinct[used] = index
    return category(of_distinct.astype(_small(len(texts)))[codes], texts)


def joined(column: pd.Series, more: pd.Series | None, rows: int) -> object:
    """A column with ``rows`` more cells after its own: those of ``more``, blank without it."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        more = column.iloc[:0].reindex(range(rows)) if more is None else more
        return pd.concat([column, more], ignore_index=True)
    if more is None:
        codes = np.concatenate([column.cat.codes, np.full(rows, -1, "int8")])
        return category(codes, column.cat.categories)
    few = len(column.cat.categories) + len(more.cat.categories) <= _SORTED
    return union_categoricals([column, more], sort_categories=few)


def _small(distinct: int) -> str:
    return "int8" if distinct < 2**7 else "int16" if distinct < 2**15 else "int32"


def _derived(table: Table, rows: int) -> dict[str, object]:
    match table.key:
        case "log":
            return {"tab": category(np.zeros(rows, "int8"), [LOG_TAB])}
        case "certifications":  # the catalogue proposes later
            return {
                "expires_proposed": np.full(rows, np.datetime64("NaT", "us")),
                "expiry_derived": np.zeros(rows, bool),
            }
    return {}


def _person(read: Answers, every: slice | np.ndarray, display: dict[str, str]) -> dict[str, object]:
    codes = read.cells.codes[every]
    everyone = read.values == EVERYONE
    persons = np.where(everyone, None, read.values)
    names = np.array([display.get(key) for key in persons], object)
    return {"person": coded(persons, codes), "name": coded(names, codes), "everyone": everyone[codes]}


def _column(column: Column, read: Answers, every: slice | np.ndarray) -> dict[str, object]:
    codes = read.cells.codes[every]
    match column.kind:
        case "date" | "moment":
            return {column.key: read.values[codes]}
        case "hours":
            return _hours(column, read, codes)
        case "yesno":
            values = read.values if column.default is None else np.where(read.blank, column.default, read.values)
            return {column.key: pd.array(values, dtype="boolean")[codes]}
        case "count":
            return {column.key: pd.array(read.values, dtype="Int64")[codes]}
        case "names":
            return {column.key: object_column([() if persons is None else persons for persons in read.values])[codes]}
        case "number":
            values = read.values if column.default is None else np.where(read.blank, column.default, read.values)
            return {column.key: values.astype("float64")[codes]}
    return {column.key: coded(read.values, codes)}


def _hours(column: Column, read: Answers, codes: np.ndarray) -> dict[str, object]:
    known = np.array([value is not None for value in read.values], bool)
    exact = np.where(known, read.values, 0).astype("int64")
    shown = np.where(known, exact / HOUR, np.nan)[codes]
    seconds = exact[codes] if column.required else pd.arrays.IntegerArray(exact[codes], ~known[codes])
    return {seconds_name(column.key): seconds, column.key: shown}


def _blank(column: Column, rows: int) -> dict[str, object]:
    match column.kind:
        case "date" | "moment":
            return {column.key: np.full(rows, np.datetime64("NaT", "us"))}
        case "hours":
            nothing = pd.arrays.IntegerArray(np.zeros(rows, "int64"), np.ones(rows, bool))
            return {seconds_name(column.key): nothing, column.key: np.full(rows, np.nan)}
        case "yesno":
            return {column.key: pd.array([column.default], dtype="boolean").take(np.zeros(rows, "int64"))}
        case "count":
            return {column.key: pd.arrays.IntegerArray(np.zeros(rows, "int64"), np.ones(rows, bool))}
        case "number":
            return {column.key: np.full(rows, np.nan if column.default is None else column.default)}
        case "names":
            return {column.key: object_column([()] * rows)}
    return {column.key: category(np.full(rows, -1, "int8"), [])}


def object_column(values: list) -> np.ndarray:
    """An object column of whole Python values, such as tuples."""
    column = np.empty(len(values), object)
    column[:] = values
    return column


def _calendar(
    read: Answers, dates: np.ndarray, every: slice | np.ndarray, year_start: tuple[int, int]
) -> dict[str, object]:
    """The week, month and school year of each row: computed once per distinct date."""
    codes = read.cells.codes[every]
    used = np.flatnonzero(np.bincount(codes, minlength=len(read.values)))
    place = np.zeros(len(read.values), "int64")
    place[used] = np.arange(len(used))
    codes = place[codes]
    days = pd.Series(read.values[used])
    year = keys.school_year(days, year_start).array
    return {
        "week_start": keys.week_start(days).to_numpy()[codes],
        "month": keys.month(days).to_numpy()[codes],
        "school_year": year[codes],
    }
