"""Which rows are not rows at all? A header pasted again, a total, the same row twice."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.answers import Answers
from data.cells import Cells
from data.ledger import Ledger
from data.parse.reading import Unreadable

_TOTAL = r"(?i)\W*(grand|sub)?[\s-]*totals?\b\W*(hours|hrs)?\W*"
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)

SUBTOTAL = Unreadable("subtotal_row", "This is a total, not an entry.", "Delete it: totals are computed.")
DUPLICATE = Unreadable(
    "duplicate_row", "Every cell is the same as in an earlier row.", "Delete one; if both happened, say so in Notes."
)
MAY_REPEAT = ("pulse",)  # anonymous answers may well be alike


def refuse_rows(ledger: Ledger, cells: dict[str, Cells], read: dict[str, Answers]) -> None:
    """Refuse what is no row: totals by their name, and the same row twice.

    The source has already refused what needs no knowledge of the columns: a header pasted again, "Total" in the first cell.
    """
    ledger.refuse_whole(_totals(ledger, cells, read), SUBTOTAL)
    if ledger.table.key not in MAY_REPEAT:
        ledger.refuse_whole(repeated(ledger.tab.cells), DUPLICATE)


def repeated(cells: pd.DataFrame) -> np.ndarray:
    """The rows whose every cell equals that of an earlier row [bool]; the first of them is kept."""
    found = np.zeros(len(cells), bool)
    codes = sorted(
        (cells[position].cat.codes.to_numpy() for position in cells), key=lambda column: -column.max(initial=0)
    )
    if not codes or not len(cells):
        return found
    at = np.flatnonzero((np.bincount(codes[0]) > 1)[codes[0]])  # the column that repeats least rules out most rows
    mixed = mix([column[at] for column in codes])
    at = at[pd.Series(mixed).duplicated(keep=False).to_numpy()]  # almost surely equal rows: now make sure
    found[at] = pd.DataFrame({place: column[at] for place, column in enumerate(codes)}).duplicated().to_numpy()
    return found


def mix(codes: list[np.ndarray]) -> np.ndarray:
    """One number per row [uint64] from the codes of several columns: different rows almost never share it."""
    mixed = np.zeros(len(codes[0]), "uint64")
    for column in codes:
        mixed = (mixed ^ column.astype("uint64")) * _GOLDEN
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _totals(ledger: Ledger, cells: dict[str, Cells], read: dict[str, Answers]) -> np.ndarray:
    """The rows without a date whose name says "Total"."""
    required = {column.kind: column.key for column in ledger.table.required_columns}
    dates, names = read.get(required.get("date", "")), cells.get(required.get("name", ""))
    if dates is None or names is None or not (undated := dates.missing()).any():
        return np.zeros(len(ledger.gone), bool)
    return undated & names.where(names.texts.str.strip().str.fullmatch(_TOTAL).astype(bool))
