"""What did somebody type in this column? Its distinct texts once, and a code per row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.errors import SchemaError
from data.headers import header_key
from data.mapping import Fill, TabMapping
from data.schema import Column
from data.tabs import Tab, codes_and_texts


@dataclass(frozen=True)
class Cells:
    """One column as typed: ``codes`` [int] of each row into the ``texts``, mostly distinct; a blank cell is "".

    ``shown`` are the same distinct cells as displayed, where the source knows both. ``position`` is the column's place
    in the sheet, -1 when the mapping filled it.
    """

    header: str
    position: int
    codes: np.ndarray
    texts: pd.Index
    shown: pd.Index | None = None

    def at(self, row: int) -> str:
        """The text of one row, counted from 0."""
        return self.texts[self.codes[row]]

    def seen(self, row: int) -> str:
        """The text of one row as a person sees it, where that is known."""
        return (self.texts if self.shown is None else self.shown)[self.codes[row]]

    def where(self, distinct: np.ndarray) -> np.ndarray:
        """The rows whose distinct text is marked [bool]."""
        return distinct[self.codes] if distinct.any() else np.zeros(len(self.codes), bool)


def cells_at(tab: Tab, position: int) -> Cells:
    """The column at a position of the sheet."""
    header, (codes, texts) = tab.header[position], codes_and_texts(tab.cells[position])
    if tab.shown is None:
        return Cells(header, position, codes, texts)
    shown_codes, shown = codes_and_texts(tab.shown[position])
    codes, pairs = pd.factorize(codes.astype("int64") * len(shown) + shown_codes)
    stored, displayed = np.divmod(pairs, len(shown))
    return Cells(header, position, codes, texts[stored], shown[displayed])


def cells_for(
    column: Column, tab: Tab, found: dict[str, int], mapping: TabMapping, others: dict[str, Tab]
) -> Cells | None:
    """The column as the mapping fills it, else as its header says; None when neither does.

    ``others`` are all tabs of the source by name, for looking things up. The mapping's value map is applied last.
    """
    fill = mapping.columns.get(column.key)
    cells = (
        _filled(column, tab, fill, others)
        if fill
        else cells_at(tab, found[column.key])
        if column.key in found
        else None
    )
    words = {_word(word): meant for word, meant in mapping.values.get(column.key, {}).items()}
    if cells is None or not words:
        return cells
    texts = [words.get(_word(text), text) for text in cells.texts]
    return Cells(cells.header, cells.position, cells.codes, pd.Index(texts, dtype="str"))


def tab_key(name: str) -> str:
    """The name of a tab or file without case, spaces, marks and ``.csv``."""
    return header_key(name.strip().casefold().removesuffix(".csv")).replace("_", "")


def _filled(column: Column, tab: Tab, fill: Fill, others: dict[str, Tab]) -> Cells:
    if not fill.headers:
        return _constant(fill.constant, len(tab.cells))
    cells = cells_at(tab, _position(tab, fill.headers[0]))
    for header in fill.headers[1:]:
        cells = _else(cells, cells_at(tab, _position(tab, header)))
    return _looked_up(column, cells, fill, others) if fill.file else cells


def _constant(text: str, rows: int) -> Cells:
    return Cells("", -1, np.zeros(rows, "int8"), pd.Index([text], dtype="str"))


def _else(first: Cells, second: Cells) -> Cells:
    blank = first.where(np.array([not text.strip() for text in first.texts], bool))
    codes = np.where(blank, second.codes.astype("int64") + len(first.texts), first.codes)
    return Cells(first.header, first.position, codes, first.texts.append(second.texts))


def _looked_up(column: Column, cells: Cells, fill: Fill, others: dict[str, Tab]) -> Cells:
    other = others.get(tab_key(fill.file))
    if other is None:
        raise SchemaError("bad_mapping", f'Mapping: there is no file "{fill.file}" to look {column.header} up in.')
    keys, values = cells_at(other, _position(other, fill.match)), cells_at(other, _position(other, fill.take))
    known = {_word(keys.at(row)): values.at(row) for row in range(len(other.cells))}
    texts = [known.get(_word(text), text) for text in cells.texts]
    return Cells(cells.header, cells.position, cells.codes, pd.Index(texts, dtype="str"))


def _position(tab: Tab, header: str) -> int:
    at = [position for position, text in enumerate(tab.header) if header_key(text) == header_key(header)]
    if len(at) == 1:
        return at[0]
    has = ", ".join(f'"{text}"' for text in tab.header[:12])
    wrong = "two columns" if at else "no column"
    raise SchemaError("bad_mapping", f'Mapping: {tab.name} has {wrong} "{header}". It has {has}.')


def _word(text: str) -> str:
    return " ".join(text.split()).casefold()
