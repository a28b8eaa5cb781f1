"""Which of a grid's cells are header and rows? A tab as every other source hands it over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from data.errors import ReadError, SchemaError, SourceError
from data.headers import header_key
from data.sources.frame import frame
from data.sources.google_address import links_into
from data.sources.google_grids import Grid
from data.sources.head import header_at
from data.sources.limits import LONGEST_CELL, MOST_COLUMNS
from data.sources.sift import sift
from data.sources.wording import shown
from data.tabs import Note, Refusal, Tab


def tab_of(grid: Grid, key: str, known: frozenset[str] = frozenset()) -> Tab:
    """One tab: its rows from below the header down to the last that says anything, each cell stored and shown.

    A row in which only unticked boxes stand says nothing. A tab that cannot be used is one refused row, with the
    reason; an empty one has no header and no rows.
    """
    try:
        return _tab(grid, key, known)
    except ReadError as error:
        refusal = Refusal(grid.title, 1, "", "", error.reason, str(error), "Mend this tab; the others are read.")
        return Tab(grid.title, (), pd.DataFrame(), np.empty(0, "int64"), refused=(refusal,))


def _tab(grid: Grid, key: str, known: frozenset[str]) -> Tab:
    rows = [[] if _says_nothing(row) else row for row in grid.stored]
    while rows and not rows[-1]:
        rows.pop()
    if not rows:
        return Tab(grid.title, (), pd.DataFrame(), np.empty(0, "int64"))
    width = max(map(len, rows))
    if width > MOST_COLUMNS:
        message = f"{shown(grid.title)} has {width:,} columns, at most {MOST_COLUMNS} are read. Remove those not used."
        raise SchemaError("too_many_columns", message)
    seen = [_wide(grid.shown[at] if row and at < len(grid.shown) else [], width) for at, row in enumerate(rows)]
    stored = [[_text(*pair) for pair in zip(_wide(row, width), seen[at], strict=True)] for at, row in enumerate(rows)]
    top = _header_row(stored, grid.title, known)
    return _sifted(grid, key, top, stored, seen)


def _sifted(grid: Grid, key: str, top: int, stored: list[list[str]], seen: list[list[str]]) -> Tab:
    """The tab below its header, which is row ``top`` counted from 1, without the records that are no rows."""
    numbers = np.arange(top + 1, len(stored) + 1)
    header = tuple(stored[top - 1])
    tab = Tab(
        name=grid.title,
        header=header,
        cells=_cells(stored[top:], len(header)),
        rows=numbers,
        notes=tuple(_notes(grid, top, len(stored), header)),
        link=links_into(key, grid.gid),
    )
    sifted = sift(tab)
    displayed = _cells(seen[top:], len(header))[np.isin(numbers, sifted.rows)].reset_index(drop=True)
    refused = tuple(replace(refusal, link=tab.link(refusal.row, 0)) for refusal in sifted.refused)
    return replace(sifted, shown=displayed, refused=refused)


def _header_row(stored: list[list[str]], title: str, known: frozenset[str]) -> int:
    filled = [at for at, row in enumerate(stored) if any(cell.strip() for cell in row)]
    at, _ = header_at([stored[row] for row in filled[:20]], frozenset(map(header_key, known)))
    header = stored[filled[at]]
    if (longest := max(map(len, header))) > LONGEST_CELL:
        message = (
            f"{shown(title)}: the header in row {filled[at] + 1} has a cell of {longest:,} characters. Shorten it."
        )
        raise SourceError("cell_too_long", message)
    return filled[at] + 1


def _notes(grid: Grid, top: int, last: int, header: tuple[str, ...]) -> Iterator[Note]:
    if top > 1:
        yield Note(grid.title, "", f"header_row {top}")
    if hidden := sum(top < row <= last for row in grid.hidden_rows):
        yield Note(grid.title, "", "hidden_rows", hidden)
    for at, count in sorted(_covered(grid, top, last, len(header)).items()):
        yield Note(grid.title, shown(header[at]), "merged_cells: left blank", count)


def _covered(grid: Grid, top: int, last: int, width: int) -> Counter[int]:
    """How many cells of each column, below the header, lie under a merged one: of those Google tells nothing."""
    places = Counter()
    for merge in grid.merges:
        rows = range(merge.get("startRowIndex", 0), min(merge.get("endRowIndex", last), last))
        columns = range(merge.get("startColumnIndex", 0), min(merge.get("endColumnIndex", width), width))
        first = rows.start, columns.start
        places.update(at for row in rows for at in columns if row >= top and (row, at) != first)
    return places


def _says_nothing(row: list[Any]) -> bool:
    return all(cell is False or not str(cell).strip() for cell in row)


def _wide(row: list[Any], width: int) -> list[Any]:
    return [*row[:width], *[""] * (width - len(row))]


def _text(stored: Any, seen: str) -> str:
    """A stored cell as text: a number with a point and in full, a tick as TRUE, an error as it is shown."""
    if isinstance(stored, bool):
        return str(stored).upper()
    if isinstance(stored, float) and stored.is_integer() and abs(stored) < 1e15:
        return str(int(stored))
    if isinstance(stored, str) and seen and stored.startswith(f"{seen} ("):
        return seen
    return str(stored)


def _cells(rows: list[list[str]], width: int) -> pd.DataFrame:
    columns = zip(*rows, strict=True) if rows else [()] * width
    arrays = [pa.array(map(_encodable, column), pa.string()).dictionary_encode() for column in columns]
    return frame(pa.table(arrays, names=[str(at) for at in range(width)]))


def _encodable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
