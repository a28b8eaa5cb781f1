"""The records as tables of an in-memory DuckDB, for a question in SQL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from data.errors import SourceError
from data.frames import MOMENT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WITH_TIME = ("timestamp",)  # every other moment is the start of a day


def to_duckdb(frames: Mapping[str, pd.DataFrame]) -> DuckDBPyConnection:
    """A connection with a table per frame: text as VARCHAR, days as DATE, lists of people as VARCHAR[], blanks as NULL.

    Raises
    ------
    SourceError
        ``needs_duckdb``: it is not installed.
    """
    connection = _connected()
    for name, frame in frames.items():
        connection.register("arrow", _arrow(frame))
        connection.execute(f'CREATE TABLE "{name}" AS FROM arrow')
        connection.unregister("arrow")
    return connection


def _connected() -> DuckDBPyConnection:
    try:
        import duckdb
    except ImportError as error:
        message = "SQL over the records needs DuckDB: pip install duckdb, then ask again."
        raise SourceError("needs_duckdb", message) from error
    quiet = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}  # nothing is fetched
    return duckdb.connect(":memory:", config=quiet)


def _arrow(frame: pd.DataFrame) -> pa.Table:
    return pa.table({name: _column(name, column) for name, column in frame.items()})


def _column(name: str, column: pd.Series) -> pa.Array:
    if isinstance(column.dtype, pd.CategoricalDtype):
        text = pa.dictionary(pa.int32(), pa.string(), bool(column.dtype.ordered))
        return pa.array(column.array, type=text).dictionary_decode()
    if column.dtype == object:
        return pa.array(column.tolist(), type=pa.list_(pa.string()))
    if column.dtype.name == MOMENT:
        days = pa.array(column, from_pandas=True)
        return days if name in WITH_TIME else days.cast(pa.date32())
    return pa.array(column, type=pa.string() if column.dtype == "str" else None, from_pandas=True)
