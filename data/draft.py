"""One tab on its way to a frame: its columns read, its rows judged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from data.answers import Answers, answers
from data.cells import Cells, cells_for
from data.frames import is_person
from data.headers import demand, notes_on, understood
from data.ledger import Ledger
from data.mapping import Mapping, TabMapping
from data.parse.reading import Unreadable
from data.rows import refuse_rows, repeated
from data.schema import EVERYONE, Column, Table
from data.settings import Settings
from data.tabs import Refusal, Tab
from data.typed import typed_frame

Extra = list[tuple[np.ndarray, Unreadable]]  # rows refused for more than their cell says, and why

_PEOPLE = ("name", "names")  # kinds that are read against the people known, not cell by cell
# An unreadable cell here takes its row along: without it the row would be somebody else's, or valid for ever.
_DECIDES = {("log", "email"), ("certifications", "expires_on")}
_MISSING = {
    "date": Unreadable("missing_date", "There is no date.", "Write one such as 2026-10-05."),
    "name": Unreadable("missing_name", "There is no name.", "Write the full name."),
    "names": Unreadable("missing_name", "There is no name.", "Write one full name, or several parted by semicolons."),
    "hours": Unreadable(
        "missing_hours", "There are no hours.", "Write them, such as 1.5; 0 is an answer, blank is not."
    ),
}


@dataclass
class Draft:
    """A tab with its columns read; ``extra`` are rows that cannot be true, by column; ``display`` names the person keys."""

    table: Table
    tab: Tab
    said: TabMapping
    ledger: Ledger
    cells: dict[str, Cells]
    read: dict[str, Answers]
    extra: dict[str, Extra] = field(default_factory=dict)
    display: dict[str, str] = field(default_factory=dict)

    def mark(self, key: str, rows: np.ndarray, refusal: Unreadable) -> None:
        """Mark rows that cannot be true for what this cell says: they will be refused."""
        self.extra.setdefault(key, []).append((rows, refusal))

    def leave_out(self, key: str, rows: np.ndarray, refusal: Unreadable) -> None:
        """Leave the cell of the marked rows blank, and list it; the rows are used."""
        if rows.any():
            self.ledger.list_cell(np.flatnonzero(rows), self.read[key], refusal)
            self.read[key] = self.read[key].without(rows)

    def other_faults(self, but: Column) -> np.ndarray:
        """The rows that are refused for another column than this one [bool]."""
        gone = self.ledger.gone.copy()
        for column in self.table.columns:
            if column is not but and column.key in self.read:
                gone |= self._refusable(column)
                for rows, _ in self.extra.get(column.key, []):
                    gone |= rows
        return gone

    def judge(self) -> np.ndarray:
        """Refuse the rows that cannot be used, for the first reason in the order required columns, others; return the kept."""
        for column in sorted(self.table.columns, key=lambda column: not column.required):
            if column.key in self.read:
                self._judge(column, self.read[column.key])
        return ~self.ledger.gone

    def refused(self) -> list[Refusal]:
        """What could not be read, in the order of the sheet, each with whose row it is where its name is somebody's."""
        name = self.read.get("name")
        found = self.ledger.all_refused()
        if name is None or name.column.kind != "name":
            return found
        numbers = [one.row for one in found]
        at = {int(self.tab.rows[place]): place for place in np.flatnonzero(np.isin(self.tab.rows, numbers))}
        return [replace(one, person=_key(name, at.get(one.row))) for one in found]

    def frame(self, settings: Settings) -> pd.DataFrame:
        """The typed frame of the kept rows; what was normalised in them is noted."""
        kept = ~self.ledger.gone
        for column in self.table.columns:
            if column.key in self.read:
                for note, count in self.read[column.key].noted(kept).items():
                    self.ledger.note(column.header, note, count)
        return typed_frame(self.table, self.read, self.tab.rows, kept, self.display, settings.school_year_start)

    def _judge(self, column: Column, read: Answers) -> None:
        if column.required:
            kind = "name" if is_person(self.table, column) else column.kind
            self.ledger.refuse(read.missing(), read, _MISSING.get(kind) or _no_value(column))
        bad = self._refusable(column) & ~read.missing() if read.wrong else np.zeros(len(self.ledger.gone), bool)
        self.ledger.refuse(bad, read)
        for rows, refusal in self.extra.get(column.key, []):
            self.ledger.refuse(rows, read, refusal)
        if column.kind == "moment" and len(read.wrong) + read.blank.sum() == len(read.values) > read.blank.sum():
            self.ledger.note(column.header, "not_read: no cell is a date and time", read.bad().sum())
        elif read.wrong:
            self.ledger.list_cell(np.flatnonzero(read.bad() & ~bad), read)
        if read.doubts:
            self.ledger.list_cell(np.flatnonzero(read.doubtful()), read)

    def _refusable(self, column: Column) -> np.ndarray:
        read = self.read[column.key]
        if column.required or (self.table.key, column.key) in _DECIDES:
            return read.bad() | (read.missing() if column.required else False)
        too_long = {at: refusal for at, refusal in read.wrong.items() if refusal.reason == "cell_too_long"}
        return replace(read, wrong=too_long).bad()


def draft(table: Table, tab: Tab, mapping: Mapping, others: dict[str, Tab], settings: Settings) -> Draft:
    """Read every column of a tab but those that name people, and refuse what is no row.

    Raises
    ------
    SchemaError
        A required column is missing or there twice; the mapping names what is not there.
    """
    said = mapping.of(table)
    headers = understood(table, tab.header, said)
    demand(table, tab, headers, said)
    found = {column.key: cells_for(column, tab, headers.found, said, others) for column in table.columns}
    cells = {key: column for key, column in found.items() if column is not None}
    most = {
        column.key: None if (table.key, column.key) == ("log", "hours") else column.most for column in table.columns
    }
    with ThreadPoolExecutor(1) as aside:
        twice = aside.submit(repeated, tab.cells)  # of a long log it takes as long as reading the moments does
        read = {
            column.key: answers(column, cells[column.key], said, settings, most=most[column.key])
            for column in table.columns
            if column.key in cells and column.kind not in _PEOPLE
        }
    ledger = Ledger(table, tab)
    own = [replace(note, tab=table.tab) if note.tab == tab.name else note for note in tab.notes]
    ledger.notes += own + notes_on(table, tab, headers)
    refuse_rows(ledger, cells, read, twice.result())
    return Draft(table, tab, said, ledger, cells, read)


def _key(whose: Answers, at: int | None) -> str:
    person = None if at is None else whose.values[whose.cells.codes[at]]
    return person if isinstance(person, str) and person != EVERYONE else ""


def _no_value(column: Column) -> Unreadable:
    return Unreadable("missing_value", f"There is no {column.header.lower()}.", column.help)
