"""What stands where in a sheet? The filled part of it as a grid of codes, from what the child process found."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.sources.workbook_cells import MEANT, cell_of
from data.sources.workbook_zip import damaged


@dataclass(frozen=True)
class Grid:
    """The filled part of a sheet, from column A and the first row with anything in it.

    ``rows`` are the row numbers of the sheet, in order, of the rows with any cell; ``codes`` [row, column] point into the
    distinct ``texts`` and ``shown``, 0 is a blank cell. ``not_computed`` marks the distinct cells that are formulas without
    a value, ``covered`` the places under a merged cell, ``hidden`` the rows nobody sees [bool].
    """

    rows: np.ndarray
    codes: np.ndarray
    texts: np.ndarray
    shown: np.ndarray
    not_computed: np.ndarray
    covered: np.ndarray
    hidden: np.ndarray

    def row(self, at: int) -> list[str]:
        """The texts of one row, counted from 0."""
        return self.texts[self.codes[at]].tolist()

    def frame(self, of_distinct: np.ndarray, positions: np.ndarray) -> pd.DataFrame:
        """The cells of some rows as category columns of str, from a text per distinct cell."""
        index, texts = pd.factorize(of_distinct)
        columns = {}
        for at in range(self.codes.shape[1]):
            codes, used = pd.factorize(index[self.codes[positions, at]])
            columns[at] = pd.Categorical.from_codes(codes, pd.Index(texts[used], dtype="str"))
        return pd.DataFrame(columns, index=pd.RangeIndex(len(positions)))


def grid_of(sheet: dict[str, Any], file: str) -> Grid:
    """The grid of one sheet.

    Raises
    ------
    SourceError
        ``damaged_file``: merged ranges overlap, which no spreadsheet program allows.
    """
    rows, at = np.unique(_numbers(sheet["row"]), return_inverse=True)
    columns = _numbers(sheet["column"])
    codes = np.zeros((len(rows), columns.max()), "int32")
    codes[at, columns - 1] = _numbers(sheet["code"]) + 1
    covered = _covered(rows, codes.shape[1], sheet["merged"], file)
    codes[covered] = 0  # what lies under a merged cell is not seen, even where it is still there
    texts, shown = _texts(sheet["distinct"], sheet["is_1904"])
    not_computed = np.array([False, *(kind == "f" for kind, *_ in sheet["distinct"])])
    return Grid(rows, codes, texts, shown, not_computed, covered, np.isin(rows, _numbers(sheet["hidden_rows"])))


def _texts(distinct: list[list[str]], is_1904: bool) -> tuple[np.ndarray, np.ndarray]:
    """The distinct cells as stored and as shown, the blank one first."""
    texts = np.array(["", *(value for _, value, _ in distinct)], object)
    shown = texts.copy()
    for at, (kind, value, number_format) in enumerate(distinct, start=1):
        if kind in MEANT:  # a string is what it is
            texts[at], shown[at] = cell_of(kind, value, number_format, is_1904=is_1904)
    return texts, shown


def _numbers(packed: str) -> np.ndarray:
    return np.frombuffer(b64decode(packed), "int32").astype("int64")


def _covered(rows: np.ndarray, width: int, merged: list[list[int]], file: str) -> np.ndarray:
    """The places that lie in a merged range but are not its first cell [bool]."""
    covered, left_over = np.zeros((len(rows), width), bool), len(rows) * width
    for top, left, bottom, right in merged:
        begin, end = np.searchsorted(rows, [top, bottom + 1])
        left_over -= max(0, int(end - begin) * (min(right, width) - left + 1))
        if left_over < 0:  # marking the same places again and again could take for ever
            raise damaged(file)
        covered[begin:end, left - 1 : right] = True
        if begin < end and rows[begin] == top:
            covered[begin, left - 1 : left] = False
    return covered
