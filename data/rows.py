"""Which rows are not rows at all? A header pasted again, a total, the same row twice."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.alike import several
from data.answers import Answers
from data.cells import Cells
from data.ledger import Ledger
from data.parse.reading import Unreadable

_TOTAL = r"(?i)\W*(grand|sub)?[\s-]*totals?\b\W*(hours|hrs)?\W*"

SUBTOTAL = Unreadable("subtotal_row", "This is a total, not an entry.", "Delete it: totals are computed.")
DUPLICATE = Unreadable(
    "duplicate_row", "Every cell is the same as in an earlier row.", "Delete one; if both happened, say so in Notes."
)
MAY_REPEAT = ("pulse",)  # anonymous answers may well be alike


def refuse_rows(ledger: Ledger, cells: dict[str, Cells], read: dict[str, Answers], twice: np.ndarray) -> None:
    """Refuse what is no row: totals by their name, and the same row twice, those marked by :func:`repeated`.

    The source has already refused what needs no knowledge of the columns: a header pasted again, "Total" in the first cell.
    """
    ledger.refuse_whole(_totals(ledger, cells, read), SUBTOTAL)
    if ledger.table.key not in MAY_REPEAT:
        ledger.refuse_whole(twice, DUPLICATE)


def repeated(cells: pd.DataFrame) -> np.ndarray:
    """The rows whose every cell equals that of an earlier row [bool]; the first of them is kept."""
    columns = [cells[position] for position in cells]
    coded = [column.cat.codes.to_numpy() for column in columns if _is_coded(column)]
    at = np.flatnonzero(several(_together(coded))) if coded else np.arange(len(cells))
    found = np.zeros(len(cells), bool)  # mostly none is left: now compare all of them
    found[at] = pd.DataFrame({place: _codes(column, at) for place, column in enumerate(columns)}).duplicated()
    return found


def _together(coded: list[np.ndarray]) -> np.ndarray:
    """One number per row [int64]: equal where rows are equal in those columns, of those that repeat least, that fit into it."""
    both, room = np.zeros(len(coded[0]), "int64"), 2**63
    for codes in sorted(coded, key=lambda codes: -codes.max(initial=0)):
        distinct = int(codes.max(initial=0)) + 1
        room //= distinct
        if not room:
            break
        both *= distinct
        both += codes
    return both


def _is_coded(column: pd.Series) -> bool:
    return isinstance(column.dtype, pd.CategoricalDtype)


def _codes(column: pd.Series, at: np.ndarray) -> np.ndarray:
    return column.cat.codes.to_numpy()[at] if _is_coded(column) else pd.factorize(column.iloc[at])[0]


def _totals(ledger: Ledger, cells: dict[str, Cells], read: dict[str, Answers]) -> np.ndarray:
    """The rows without a date whose name says "Total"."""
    required = {column.kind: column.key for column in ledger.table.required_columns}
    dates, names = read.get(required.get("date", "")), cells.get(required.get("name", ""))
    if dates is None or names is None or not (undated := dates.missing()).any():
        return np.zeros(len(ledger.gone), bool)
    return undated & names.where(names.texts.str.strip().str.fullmatch(_TOTAL).astype(bool))
