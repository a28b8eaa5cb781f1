"""Which rows of a tab were refused, and why? Each row at most once, for its first reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from data.answers import Answers
from data.parse.reading import Unreadable
from data.schema import Table
from data.tabs import Note, Refusal, Tab

SHOWN = 200  # characters of a value that a list of refused rows quotes


@dataclass
class Ledger:
    """What becomes of each row of one tab while it is read. ``gone`` marks the rows refused so far [bool]."""

    table: Table
    tab: Tab
    gone: np.ndarray = field(init=False)
    refusals: list[Refusal] = field(default_factory=list)
    cells: list[tuple[int, Refusal]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gone = np.zeros(len(self.tab.rows), bool)

    def refuse(self, rows: np.ndarray, answers: Answers, refusal: Unreadable | None = None) -> None:
        """Refuse the marked rows for what their cell says; rows already refused keep their first reason.

        Without a ``refusal`` it is the one with which the cell could not be read.
        """
        self.refusals += [self._cell(at, answers, refusal, whole_row=True) for at in np.flatnonzero(rows & ~self.gone)]
        self.gone |= rows

    def refuse_whole(self, rows: np.ndarray, refusal: Unreadable) -> None:
        """Refuse the marked rows for what they are as a whole; the value quoted is the row."""
        for at in np.flatnonzero(rows & ~self.gone):
            self.refusals.append(self._row(at, "", 0, self._typed(at), refusal, whole_row=True))
        self.gone |= rows

    def list_cell(self, rows: Iterable[int], answers: Answers, refusal: Unreadable | None = None) -> None:
        """List the cell of these rows, counted from 0, which stay; forgotten if their row is refused after all.

        Without a ``refusal`` it is what is to be said of the cell: that it cannot be read, or is in doubt.
        """
        self.cells += [(int(at), self._cell(at, answers, refusal, whole_row=False)) for at in rows]

    def note(self, header: str, note: str, count: int = 1) -> None:
        """Say that something was normalised, or is worth a look."""
        if count:
            self.notes.append(Note(self.table.tab, header, note, int(count)))

    def all_refused(self) -> list[Refusal]:
        """The source's own refusals, the refused rows, and the cells of the used ones, in the order of the sheet."""
        cells = [refusal for at, refusal in self.cells if not self.gone[at]]
        source = [self._placed(refusal) for refusal in self.tab.refused]
        return sorted([*source, *self.refusals, *cells], key=lambda refusal: (refusal.row, not refusal.whole_row))

    def _cell(self, at: int, answers: Answers, refusal: Unreadable | None, *, whole_row: bool) -> Refusal:
        cells = answers.cells
        refusal = refusal or answers.refusal(at)
        return self._row(at, answers.column.header, cells.position, cells.seen(at), refusal, whole_row=whole_row)

    def _row(self, at: int, header: str, position: int, typed: str, refusal: Unreadable, *, whole_row: bool) -> Refusal:
        row = int(self.tab.rows[at])
        link = self.tab.link(row, max(position, 0)) if self.tab.link else ""
        value = typed if len(typed) <= SHOWN else typed[: SHOWN - 1] + "…"
        found = str(refusal).removesuffix(refusal.hint).strip()
        return self._placed(
            Refusal("", row, header, value, refusal.reason, found, refusal.hint, link, whole_row, self._typed(at))
        )

    def _typed(self, at: int) -> str:
        seen = self.tab.cells if self.tab.shown is None else self.tab.shown  # a date as a date, not as its number
        cells = (str(seen[position].iloc[at]).strip() for position in seen)
        return " | ".join(text for text in cells if text)

    def _placed(self, refusal: Refusal) -> Refusal:
        """The refusal with its place before the message: "PD log, row 14, Hours: ..."."""
        where = f"{self.table.tab}, row {refusal.row}" + (f", {refusal.column}" if refusal.column else "")
        return replace(refusal, tab=self.table.tab, message=f"{where}: {refusal.message}")
