"""Which cells of a sheet are the header, which are rows, and what does the file itself say against some of them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from data.errors import SourceError
from data.headers import header_key, understood
from data.schema import TABLES
from data.sources.head import header_at
from data.sources.limits import LONGEST_CELL
from data.sources.sift import sift
from data.sources.wording import shown
from data.sources.workbook_grid import Grid, grid_of
from data.tabs import Note, Refusal, Tab

_HEAD = 20  # rows that are not blank, among which the header is looked for

Flaw = tuple[str, str, str]  # reason, message, hint
_NOT_COMPUTED = (
    "formula_without_value",
    "The formula was never computed.",
    "Open the file in Excel, save it again, or type the value.",
)
_MERGED = ("merged_cell_blank", "The cell is part of a merged one.", "Unmerge it and write the value in every row.")


def tab_of(sheet: dict[str, Any], file: str, known: frozenset[str] = frozenset()) -> Tab:
    """The tab of one sheet as the child process found it, with the row numbers of the sheet.

    A row is refused when a required cell of it holds a formula that was never computed, or lies blank under a merged one:
    nothing is filled down. The same in another column is a blank cell and a note. Blank rows are those between two rows.

    Raises
    ------
    SourceError
        ``too_large_range``, ``cell_too_long``, ``empty_file``, ``damaged_file``: the sheet cannot be read as a table.
    """
    name = shown(sheet["name"])
    if "too_much" in sheet:
        message = f"{file}: the sheet {name} has {sheet['too_much']}. Delete what is there and save again."
        raise SourceError("too_large_range", message)
    grid = grid_of(sheet, file)
    top = _header_position(grid, f"{file}: the sheet {name}", known)
    header = tuple(grid.row(top))
    flaws = _Flaws(grid, sheet["name"], top + 1, header, _required(header, known))
    sound = np.flatnonzero(~flaws.refused()) + top + 1
    sifted = sift(
        Tab(
            name=sheet["name"],
            header=header,
            cells=grid.frame(grid.texts, sound),
            rows=grid.rows[sound],
            refused=tuple(flaws.refusals()),
            notes=(*_notes(sheet, grid, top, header), *flaws.notes()),
            blank=int(grid.rows[-1] - grid.rows[top]) - (len(grid.rows) - top - 1),
        )
    )
    kept = sound[np.isin(grid.rows[sound], sifted.rows)]
    return replace(sifted, shown=grid.frame(grid.shown, kept))


class _Flaws:
    """What the file says against cells below the header, in required columns and in others."""

    def __init__(self, grid: Grid, tab: str, first: int, header: tuple[str, ...], required: list[int]) -> None:
        self.tab, self.rows, self.header, self.required = tab, grid.rows[first:], header, required
        codes = grid.codes[first:]
        self.found: list[tuple[Flaw, np.ndarray]] = [
            (_NOT_COMPUTED, grid.not_computed[codes]),
            (_MERGED, grid.covered[first:] & (codes > 0).any(axis=1, keepdims=True)),
        ]

    def refused(self) -> np.ndarray:
        """The rows of which a required cell is flawed [bool]."""
        return np.logical_or.reduce([marked[:, self.required].any(axis=1) for _, marked in self.found])

    def refusals(self) -> Iterator[Refusal]:
        """One per refused row, for its first flaw."""
        for row in np.flatnonzero(self.refused()):
            flaw, at = next((flaw, at) for flaw, marked in self.found for at in self.required if marked[row, at])
            yield Refusal(self.tab, int(self.rows[row]), shown(self.header[at]), "", *flaw)

    def notes(self) -> Iterator[Note]:
        """One per column in which cells of used rows were left blank, with their number."""
        used = ~self.refused()
        for (reason, *_), marked in self.found:
            for at in np.flatnonzero(marked[used].any(axis=0)):
                note = {"merged_cell_blank": "merged_cells"}.get(reason, reason)
                yield Note(self.tab, shown(self.header[at]), f"{note}: left blank", int(marked[used, at].sum()))


def _header_position(grid: Grid, where: str, known: frozenset[str]) -> int:
    says = np.array([bool(text.strip()) for text in grid.texts])
    filled = np.flatnonzero(says[grid.codes].any(axis=1))[:_HEAD]
    if not len(filled):
        raise SourceError("empty_file", f"{where} has no cell that says anything. Check that it is the right file.")
    at, _ = header_at([grid.row(row) for row in filled], frozenset(map(header_key, known)))
    longest = max(map(len, grid.row(filled[at])))
    if longest > LONGEST_CELL:
        message = (
            f"{where} has a cell of {longest:,} characters in its header, row {grid.rows[filled[at]]}. Shorten it."
        )
        raise SourceError("cell_too_long", message)
    return int(filled[at])


def _required(header: tuple[str, ...], known: frozenset[str]) -> list[int]:
    """The columns without which no row can be used: those of the table the header fits best, and those a mapping names."""
    fits = [(understood(table, header).found, table) for table in TABLES]
    found, table = max(fits, key=lambda fit: len(fit[0]))  # the first of equals: the PD log
    named = frozenset(map(header_key, known))
    mapped = {at for at, text in enumerate(header) if text.strip() and header_key(text) in named}
    return sorted(mapped | {found[column.key] for column in table.required_columns if column.key in found})


def _notes(sheet: dict[str, Any], grid: Grid, top: int, header: tuple[str, ...]) -> Iterator[Note]:
    name, row = sheet["name"], int(grid.rows[top])
    if row > 1:
        yield Note(name, "", f"header_row {row}")
    if sheet["is_1904"]:
        yield Note(name, "", "1904 dates")
    if hidden := int(grid.hidden[top + 1 :].sum()):
        yield Note(name, "", "hidden_rows", hidden)
    for column in sheet["hidden_columns"]:
        if column <= len(header):
            yield Note(name, shown(header[column - 1]), "hidden_column")
