"""What every source hands to `tidy`: tabs of cells as text, each row with its number in the sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Refusal:
    """One row, or one cell of a used row (``whole_row`` False), that could not be read, and why."""

    tab: str
    row: int
    column: str
    value: str
    reason: str
    message: str
    hint: str
    link: str = ""
    whole_row: bool = True
    typed: str = ""  # the whole row as it was typed: nothing typed is ever lost
    person: str = ""  # whose row it is, where its name says so


@dataclass(frozen=True)
class Note:
    """Something that was normalised or is worth a look, and how often."""

    tab: str
    column: str
    note: str
    count: int = 1


@dataclass(frozen=True)
class Tab:
    """One tab as it was found, before any cell is understood.

    ``cells`` has one category column of str per header cell, labelled 0 .. n-1, and one row per record that is
    not blank; a blank cell is "". A long column in which each cell is a moment of its own may be plain str instead: a
    category for each row would cost more than reading it (:func:`codes_and_texts` reads both). ``rows`` [int64] are the sheet's own row numbers (the first line is 1), aligned
    with ``cells``. ``shown`` is the same table as displayed, where a source knows both (a Google Sheet, a workbook).
    ``refused`` are records the source could not hand over as cells; they count as rows. ``blank`` are not rows.
    """

    name: str
    header: tuple[str, ...]
    cells: pd.DataFrame
    rows: np.ndarray
    shown: pd.DataFrame | None = None
    refused: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()
    blank: int = 0
    link: Callable[[int, int], str] | None = None  # (row number, column position) -> address of the cell


def codes_and_texts(column: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """The texts of a column of :class:`Tab`, and the code of each row into them: its categories, or simply every cell."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories
    return np.arange(len(column), dtype="int32"), pd.Index(column)
