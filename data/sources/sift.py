"""Which of these records are rows? Blank ones are not; a header pasted again, a total and an overlong cell are refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from data.sources.limits import LONGEST_CELL
from data.sources.wording import shown, shown_record
from data.tabs import Note, Refusal, Tab, codes_and_texts

_TOTALS = frozenset({"total", "totals", "subtotal", "subtotals", "sub-total", "sub total", "grand total", "sum"})


def sift(tab: Tab) -> Tab:
    """The tab without the records that are no rows: blank ones are counted, the others refused with their reason."""
    blank, total = _blank_and_total(tab.cells)
    refused = {
        "cell_too_long": _too_long(tab.cells),
        "repeated_header": _header_again(tab) & ~blank,
        "subtotal_row": total,
    }
    drop = blank | np.logical_or.reduce(list(refused.values()))
    count = tab.blank + int(blank.sum())
    notes = (*tab.notes, Note(tab.name, "", "blank_lines", count)) if count else tab.notes
    if not drop.any():
        return replace(tab, blank=count, notes=notes)
    refusals = sorted([*tab.refused, *_refusals(tab, refused)], key=lambda refusal: refusal.row)
    cells = tab.cells[~drop].reset_index(drop=True).apply(only_used)
    return replace(tab, cells=cells, rows=tab.rows[~drop], refused=tuple(refusals), blank=count, notes=notes)


def _blank_and_total(cells: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Which records are all blank, and in which the first cell that is not blank says "Total"."""
    blank, total = np.ones(len(cells), bool), np.zeros(len(cells), bool)
    for column in cells:
        texts = codes_and_texts(cells[column])[1].str.strip()
        total |= blank & _where(cells[column], _is_total(texts))
        blank &= _where(cells[column], texts == "")
        if not blank.any():  # mostly after the first column
            break
    return blank, total


def _is_total(texts: pd.Index) -> np.ndarray:
    marked = np.asarray(texts.str.len() < 15, bool)  # spares the lower case of a million timestamps
    marked[marked] = texts[marked].str.lower().str.rstrip(": ").isin(_TOTALS)
    return marked


def _too_long(cells: pd.DataFrame) -> np.ndarray:
    long = np.zeros(len(cells), bool)
    for column in cells:
        long |= _where(cells[column], codes_and_texts(cells[column])[1].str.len() > LONGEST_CELL)
    return long


def _header_again(tab: Tab) -> np.ndarray:
    same = np.ones(len(tab.cells), bool)
    for column in sorted(tab.cells, key=lambda column: len(codes_and_texts(tab.cells[column])[1])):
        texts = codes_and_texts(tab.cells[column])[1]
        same &= _where(tab.cells[column], texts.str.strip() == tab.header[column].strip())
        if not same.any():
            break
    return same


def _where(column: pd.Series, of_category: object) -> np.ndarray:
    marked = np.asarray(of_category, bool)
    return marked[codes_and_texts(column)[0]] if marked.any() else np.zeros(len(column), bool)


def _refusals(tab: Tab, refused: dict[str, np.ndarray]) -> Iterator[Refusal]:
    taken = np.zeros(len(tab.cells), bool)
    for reason, where in refused.items():
        for at in np.flatnonzero(where & ~taken):
            record = list(tab.cells.iloc[at])
            column, message, hint = _SAYS[reason](record, tab.header)
            yield Refusal(tab.name, int(tab.rows[at]), column, shown_record(record), reason, message, hint)
        taken |= where


def _says_too_long(record: list[str], header: tuple[str, ...]) -> tuple[str, str, str]:
    longest = max(range(len(record)), key=lambda at: len(record[at]))
    message = f"The cell has {len(record[longest]):,} characters, at most {LONGEST_CELL:,} are read."
    return shown(header[longest]), message, "Shorten it, or put a link in its place."


def _says_header_again(record: list[str], header: tuple[str, ...]) -> tuple[str, str, str]:
    return "", "The header stands here again.", "Delete this row."


def _says_total(record: list[str], header: tuple[str, ...]) -> tuple[str, str, str]:
    word = next(cell for cell in record if cell.strip())
    return "", f'"{shown(word)}" begins a row of totals.', "Delete it: totals are computed."


_SAYS = {"cell_too_long": _says_too_long, "repeated_header": _says_header_again, "subtotal_row": _says_total}


def only_used(column: pd.Series) -> pd.Series:
    """The column without the categories that no row has; pandas' own way sorts every code, this one counts."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column
    codes, categories = codes_and_texts(column)
    used = np.bincount(codes, minlength=len(categories)) > 0
    if used.all():
        return column
    return pd.Series(pd.Categorical.from_codes((np.cumsum(used) - 1)[codes], categories[used]))
