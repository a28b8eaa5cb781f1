"""From tabs of cells to typed records, one path for every source."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pandas as pd

from data.cells import tab_key
from data.certification_rows import with_catalogue
from data.doubts import doubt, note_tab
from data.draft import Draft, draft
from data.errors import ReadError, SchemaError
from data.frames import COUNTS, NOTES, REFUSED, empty_frame, empty_list
from data.identity import Who, in_itself, in_roster
from data.log_rows import doubt_certificates, judge_dates, judge_hours, judge_leavers, note_oddities
from data.mapping import Mapping
from data.meeting_rows import with_meetings
from data.named import Named
from data.present import resolve_everyone
from data.recognise import Recognised, recognise, unreadable
from data.schema import BY_KEY, TABLES, Table
from data.settings import Settings
from data.staff import judge_staff, last_days
from data.tabs import Note, Refusal, Tab

LEAST = 0.7  # of the rows of the last good read: fewer is a damaged sheet, not a quiet week


@dataclass
class Tidied:
    """Everything of a source, typed: a frame per table, who is known, and what became of each row."""

    frames: dict[str, pd.DataFrame]
    people: pd.DataFrame
    counts: pd.DataFrame
    refused: pd.DataFrame
    notes: pd.DataFrame
    tabs: frozenset[str]


def tidy(
    tabs: list[Tab], *, mapping: Mapping, today: pd.Timestamp, settings: Settings, previous_rows: int | None = None
) -> Tidied:
    """Read every tab that is recognised: Staff first, then the log, then the tabs that name people of either.

    Raises
    ------
    SchemaError, SourceError
        The PD log is missing, unreadable, without rows or suddenly small. Another tab that cannot be read is refused whole.
    """
    found = recognise(tabs, mapping)
    work = _Work(found, {tab_key(tab.name): tab for tab in tabs}, mapping, today, settings)
    known = work.log(work.staff(), previous_rows)
    for table in sorted(TABLES, key=lambda table: table.key != "schools"):  # Service names schools
        if table.key not in ("staff", "log"):
            work.other(table, known)
    work.meetings(known)
    work.certifications()
    return work.tidied(known)


@dataclass
class _Work:
    found: Recognised
    others: dict[str, Tab]
    mapping: Mapping
    today: pd.Timestamp
    settings: Settings
    frames: dict[str, pd.DataFrame] = field(default_factory=lambda: {table.key: empty_frame(table) for table in TABLES})
    counts: list[dict[str, object]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def staff(self) -> Named | None:
        read = self._draft(BY_KEY["staff"])
        if read is None:
            return None
        known = judge_staff(read)
        self._done(read)
        return known

    def log(self, staff: Named | None, previous_rows: int | None) -> Named:
        read = self._draft(BY_KEY["log"])
        if read is None:
            return staff or Named()
        _demand_rows(read.tab, previous_rows)
        judge_dates(read, self.today)
        judge_hours(read, self.settings)
        who = _who(read, staff)
        read.read["name"], read.display = who.answers, who.display
        if staff:
            judge_leavers(read, last_days(self.frames["staff"]))
        kept = read.judge()
        doubt_certificates(read)
        note_oddities(read)
        self._done(read)
        return staff or Named.of_log(who, kept)

    def other(self, table: Table, known: Named) -> None:
        read = self._draft(table)
        if read is None:
            return
        for column in table.columns:
            if column.key in read.cells and column.kind == "name":
                read.read[column.key] = known.one(column, read.cells[column.key], everyone=table.key == "time_off")
            elif column.key in read.cells and column.kind == "names":
                read.read[column.key] = known.several(column, read.cells[column.key])
        doubt(read, self.frames)
        read.judge()
        note_tab(read, self.frames, self.today)
        resolve_everyone(read, self.frames)
        read.display = known.display
        self._done(read)

    def meetings(self, known: Named) -> None:
        """The PD of a meeting is a row of the log for each person present."""
        log, meetings, start = self.frames["log"], self.frames["meetings"], self.settings.school_year_start
        self.frames["log"], logged = with_meetings(log, meetings, known.display, self.today, start)
        if logged:
            self.notes.append(Note(BY_KEY["meetings"].tab, "Present", "meeting_in_log", logged))

    def certifications(self) -> None:
        """The catalogue fills what the sheet leaves blank, and proposes when a certification runs out."""
        self.frames["certifications"], notes = with_catalogue(self.frames["certifications"])
        self.notes += notes

    def tidied(self, known: Named) -> Tidied:
        notes = [*self.notes, *self.found.notes]
        return Tidied(
            frames=self.frames,
            people=known.frame(),
            counts=_listed(self.counts, COUNTS),
            refused=_listed([vars(refusal) for refusal in self.refused], REFUSED),
            notes=_listed([vars(note) for note in notes], NOTES),
            tabs=frozenset(self.found.tabs),
        )

    def _draft(self, table: Table) -> Draft | None:
        """The tab with its columns read; None when it is not there, or refused whole because it is not what it should be."""
        tab = self.found.tabs.get(table.key)
        if tab is None:
            return None
        try:
            if error := unreadable(tab):
                raise error
            return draft(table, tab, self.mapping, self.others, self.settings)
        except ReadError as error:
            if table.required or error.reason == "bad_mapping":
                raise
            self._refuse_tab(table, tab, error)
            return None

    def _done(self, read: Draft) -> None:
        tab, ledger = read.tab, read.ledger
        self.frames[read.table.key] = read.frame(self.settings)
        refused = len(tab.refused) + int(ledger.gone.sum())
        rows = len(tab.refused) + len(tab.rows)
        self._count(read.table, rows, refused, tab.blank)
        self.refused += read.refused()
        self.notes += ledger.notes

    def _refuse_tab(self, table: Table, tab: Tab, error: ReadError) -> None:
        """One bad tab cannot stop the others: every row of it is refused, for the same reason."""
        hint = "Mend this tab; the others are read."
        whole = [Refusal(table.tab, int(row), "", "", error.reason, str(error), hint) for row in tab.rows]
        refused = [*(replace(refusal, tab=table.tab) for refusal in tab.refused), *whole]
        self._count(table, len(refused), len(refused), tab.blank)
        self.refused += refused

    def _count(self, table: Table, rows: int, refused: int, blank: int) -> None:
        self.counts.append({"tab": table.tab, "rows": rows, "used": rows - refused, "refused": refused, "blank": blank})


def _demand_rows(tab: Tab, previous_rows: int | None) -> None:
    rows = len(tab.rows) + len(tab.refused)
    if not rows:
        message = f'"{tab.name}" has headers but no rows. A PD log needs at least one row with Date, Name and Hours.'
        raise SchemaError("no_rows", message)
    if previous_rows and rows < LEAST * previous_rows:
        message = (
            f'"{tab.name}" has {rows} rows; the last good read had {previous_rows}. Check that nothing was deleted.'
        )
        raise SchemaError("suspicious_row_drop", message)


def _who(log: Draft, staff: Named | None) -> Who:
    column, names, emails = log.table.by_key["name"], log.cells["name"], log.read.get("email")
    if staff:
        return in_roster(column, names, emails, staff.roster)
    return in_itself(column, names, emails, log.read["date"].of_rows(), ~log.other_faults(column))


def _listed(rows: list[dict[str, object]], dtypes: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes) if rows else empty_list(dtypes)
