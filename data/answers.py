"""What does each distinct text of a column mean? Read once, then handed out to the rows by code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import pyarrow as pa

from data.cells import Cells
from data.mapping import TabMapping
from data.parse import dates, text
from data.parse.column_order import column_order
from data.parse.links import LONGEST_EMAIL, PLAIN_EMAIL
from data.parse.reading import Reading, Unreadable
from data.parse.stamps import all_stamped
from data.readers import reader_of
from data.schema import Column
from data.settings import Settings

_WHOLE_DATE = r"20\d\d-\d\d-\d\d"
_WHOLE_MOMENT = r"20\d\d-\d\d-\d\d \d\d:\d\d(:\d\d)?"
_TYPED_CLEANLY = r"[!-,.-~][!-~]*( [!-~]+)*"  # ASCII, single spaces; a leading dash may be a placeholder
_PLACEHOLDER = r"[nN]/[aA]"
_AS_SHOWN = ("text", "id", "choice", "status", "url", "email")  # what a person sees is meant: 50% is stored as 0.5


@dataclass(frozen=True)
class Answers:
    """One column, read: for each distinct text its value, or why it has none.

    ``values`` has one entry per distinct text: datetime64[us] for dates, else a Python value; blank and unreadable are
    NaT or None. ``blank`` marks the texts that say nothing, ``wrong`` holds the refusals of those that cannot be read,
    ``notes`` the distinct texts that were normalised, by note, ``doubts`` what is to be said of those that are used,
    wholly or in part.
    """

    column: Column
    cells: Cells
    values: np.ndarray
    blank: np.ndarray
    wrong: dict[int, Unreadable] = field(default_factory=dict)
    notes: dict[str, list[int]] = field(default_factory=dict)
    doubts: dict[int, Unreadable] = field(default_factory=dict)

    def bad(self) -> np.ndarray:
        """The rows whose cell cannot be read [bool]."""
        return self.cells.where(_marked(len(self.values), self.wrong))

    def doubtful(self) -> np.ndarray:
        """The rows whose cell is used and yet listed [bool]."""
        return self.cells.where(_marked(len(self.values), self.doubts))

    def refusal(self, row: int) -> Unreadable:
        """What is to be said of the cell of a row that is bad or doubtful."""
        at = int(self.cells.codes[row])
        return self.wrong.get(at) or self.doubts[at]

    def without(self, rows: np.ndarray) -> Answers:
        """The column with the cells of the marked rows blank."""
        nothing, blank = len(self.values), pd.Index([""], dtype="str")
        shown = None if self.cells.shown is None else self.cells.shown.append(blank)
        codes = np.where(rows, nothing, self.cells.codes.astype("int64"))
        cells = replace(self.cells, codes=codes, texts=self.cells.texts.append(blank), shown=shown)
        values = np.append(self.values, np.array([None], self.values.dtype))
        return replace(self, cells=cells, values=values, blank=np.append(self.blank, True))

    def by_row(self, values: np.ndarray) -> Answers:
        """The column with a value of its own for each row."""
        codes, shown = self.cells.codes, self.cells.shown
        shown = None if shown is None else shown[codes]
        cells = replace(self.cells, codes=np.arange(len(codes)), texts=self.cells.texts[codes], shown=shown)
        return Answers(self.column, cells, values, np.zeros(len(codes), bool))

    def missing(self) -> np.ndarray:
        """The rows whose cell is blank [bool]."""
        return self.cells.where(self.blank)

    def of_rows(self) -> np.ndarray:
        """The value of each row."""
        return self.values[self.cells.codes]

    def noted(self, kept: np.ndarray) -> dict[str, int]:
        """How many of the kept rows each note is about."""
        counts = {
            note: int(self.cells.where(_marked(len(self.values), at))[kept].sum()) for note, at in self.notes.items()
        }
        return {note: count for note, count in counts.items() if count}


def answers(
    column: Column, cells: Cells, mapping: TabMapping, settings: Settings, *, most: float | None = None
) -> Answers:
    """Read one column. Slash dates are read as the mapping says, else as the column proves, else as the district does.

    ``most`` is the largest value that can be true: [h] for hours, None for no limit.
    """
    if column.kind in ("date", "moment"):
        return _dates(column, cells, mapping, settings)
    if column.kind in _AS_SHOWN and cells.shown is not None:
        cells = replace(cells, texts=cells.shown, shown=None)
    if column.kind in ("text", "id"):
        plain = _short(cells, text.LONGEST) & _matches(cells, _TYPED_CLEANLY) & ~_matches(cells, _PLACEHOLDER)
        return _each(column, cells, lambda typed, shown: text.read_text(typed), cells.texts.to_numpy(object), plain)
    read = reader_of(column, mapping, most)
    if column.kind == "email":
        plain = _short(cells, LONGEST_EMAIL) & _matches(cells, PLAIN_EMAIL)
        return _each(column, cells, read, cells.texts.to_numpy(object), plain)
    return _each(column, cells, read)


def _dates(column: Column, cells: Cells, mapping: TabMapping, settings: Settings) -> Answers:
    pattern, read = (_WHOLE_DATE, dates.read_date) if column.kind == "date" else (_WHOLE_MOMENT, dates.read_moment)
    stamped = column.kind == "moment" and cells.shown is None and all_stamped(cells.texts)
    iso = np.ones(len(cells.texts), bool) if stamped else _matches(cells, pattern)
    values = np.full(len(cells.texts), np.datetime64("NaT", "us"))
    values[iso] = _iso(cells.texts if iso.all() else cells.texts[iso])
    rest = cells.texts[~iso] if cells.shown is None else cells.shown[~iso]
    order = _order(rest, mapping, settings)
    return _each(
        column,
        cells,
        lambda typed, shown: read(typed, shown=shown, order=order, serials=True),
        values,
        ~np.isnat(values),
    )


def _iso(texts: pd.Index) -> np.ndarray:
    """The ISO dates and times at once; NaT for a day of no calendar, which is then read, and refused, alone."""
    try:
        return pa.array(texts).cast(pa.timestamp("us")).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        return pd.to_datetime(texts, format="ISO8601", errors="coerce").as_unit("us").to_numpy()


def _order(texts: Iterable[str], mapping: TabMapping, settings: Settings) -> str:
    said = dates.DAY_FIRST if settings.day_first else dates.MONTH_FIRST
    if mapping.day_first is not None:
        return dates.DAY_FIRST if mapping.day_first else dates.MONTH_FIRST
    return column_order(texts) or said


def _each(
    column: Column,
    cells: Cells,
    read: Callable[[str, str | None], Reading],
    values: np.ndarray | None = None,
    known: np.ndarray | None = None,
) -> Answers:
    """Read the distinct texts one by one, except those whose value is known already."""
    values = np.full(len(cells.texts), None, object) if values is None else values
    blank, wrong, notes = np.zeros(len(values), bool), {}, {}
    unread = np.arange(len(values)) if known is None else np.flatnonzero(~known)
    typed = cells.texts[unread].tolist()
    shown = [None] * len(typed) if cells.shown is None else cells.shown[unread].tolist()
    for at, stored, displayed in zip(unread.tolist(), typed, shown, strict=True):
        try:
            reading = read(stored, displayed)
        except Unreadable as refusal:
            wrong[at], values[at] = refusal, None
            continue
        values[at], blank[at] = reading.value, reading.value is None
        for note in reading.notes:
            notes.setdefault(note, []).append(at)
    return Answers(column, cells, values, blank, wrong, notes)


def _short(cells: Cells, longest: int) -> np.ndarray:
    return cells.texts.str.len().to_numpy() <= longest


def _matches(cells: Cells, pattern: str) -> np.ndarray:
    if cells.shown is not None:
        return np.zeros(len(cells.texts), bool)
    return cells.texts.str.fullmatch(pattern).astype(bool)


def _marked(length: int, at: Iterable[int]) -> np.ndarray:
    marked = np.zeros(length, bool)
    marked[list(at)] = True
    return marked
