"""What does a column of a card's table hold? Numbers and days as such, so that they sort and leave the screen typed."""

from __future__ import annotations

from numbers import Number

import pandas as pd

from data.schema import HOUR
from presentation import words

SHARE = "Share (%)"  # the header of a column of whole percents
DAY = "D MMM YYYY"  # a day as words.date says it, in the grammar of the screen's tables


def in_hours(seconds: pd.Series) -> pd.Series:
    """Seconds as hours with one decimal."""
    return (seconds / HOUR).round(1)


def in_percent(shares: pd.Series) -> pd.Series:
    """Shares as whole percents."""
    return (100 * shares).round().astype("int64")


def days_or(days: pd.Series, otherwise: str) -> pd.Series:
    """Days, and a word where there is none."""
    return days.astype("object").where(days.notna(), otherwise)


def days_of(table: pd.DataFrame) -> list[str]:
    """The columns that hold days and nothing else."""
    return [column for column in table.columns if table[column].dtype.kind == "M"]


def in_words(table: pd.DataFrame, *, but: list[str] | None = None) -> pd.DataFrame:
    """The table with its days as a reader says them, wherever one stands; the columns ``but`` are left as they are.

    A column of numbers and words becomes words: on the screen a column has cells of one kind.
    """
    told = {
        column: _of_one_kind([said(value) for value in table[column]])
        for column in table.columns.difference(but or [], sort=False)
        if _may_hold_days(table[column])
    }
    return table.assign(**{column: pd.Series(said, table.index, "object") for column, said in told.items()})


def said(value: object) -> object:
    """One cell as a reader says it: a day in words, nothing for none."""
    if isinstance(value, pd.Timestamp):
        return words.date(value)
    return "" if pd.api.types.is_scalar(value) and pd.isna(value) else value


def _of_one_kind(cells: list[object]) -> list[object]:
    some_words = any(isinstance(cell, str) and cell for cell in cells)
    return [words.num(cell) if some_words and isinstance(cell, Number) else cell for cell in cells]


def _may_hold_days(column: pd.Series) -> bool:
    return column.dtype.kind == "M" or (
        column.dtype == "object" and pd.api.types.infer_dtype(column).startswith("mixed")
    )
