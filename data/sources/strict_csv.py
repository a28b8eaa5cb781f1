"""Reading a CSV one record at a time, refusing what does not fit the header, with its line and its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

import numpy as np
import pyarrow as pa

from data.errors import SourceError
from data.sources.decode import Text
from data.sources.fit import fit, swallowed
from data.sources.frame import DICTIONARY, frame
from data.sources.head import Head
from data.sources.records import Damage, records, unterminated_quote
from data.sources.wording import shown, shown_record
from data.tabs import Note, Refusal, Tab

_BATCH = 2_000  # records held as Python texts at a time: more keeps the garbage collector busy


def read(text: Text, head: Head, tab: str, file: str) -> Tab:
    """The tab of a text: the records as wide as the header, blank ones of that width included; the others refused."""
    reading = _Reading(text, head, tab, file)
    kept, batches, rows = reading.fitting(), [], [np.array([], "int64")]
    while batch := list(islice(kept, _BATCH)):
        rows.append(np.array([row for row, _ in batch], "int64"))
        batches.append(_encoded([record for _, record in batch]))
    return Tab(
        name=tab,
        header=head.header,
        cells=frame(pa.concat_tables(batches) if batches else _nothing(len(head.header))),
        rows=np.concatenate(rows),
        refused=tuple(reading.refused),
        notes=tuple(reading.notes()),
        blank=reading.counts["blank"],
    )


class _Reading:
    """One pass over the records of a text: yields those that fit and keeps account of the rest."""

    def __init__(self, text: Text, head: Head, tab: str, file: str) -> None:
        self.text, self.head, self.tab, self.file = text, head, tab, file
        self.refused: list[Refusal] = []
        self.counts: Counter[str] = Counter()

    def fitting(self) -> Iterator[tuple[int, list[str]]]:
        """The row number and cells of each record that is as wide as the header, or can be made so."""
        width, sound = len(self.head.header), not self.text.damaged
        for first, last, record in records(self.text.text, self.head.delimiter, after=self.head.lines):
            if sound and first == last and isinstance(record, list) and len(record) == width:
                yield first, record  # all but a few
            elif fitted := self._fitted(first, last, record):
                yield first, fitted

    def notes(self) -> Iterator[Note]:
        """How the file is written, and what was normalised."""
        cr = ("newline cr",) if "\r" in self.text.text and "\n" not in self.text.text else ()
        for note in (*self.text.notes, *self.head.notes, *cr):
            yield Note(self.tab, "", note)
        if count := self.counts["trailing_empty_field"]:
            yield Note(self.tab, "", "trailing_empty_field", count)

    def _fitted(self, first: int, last: int, record: list[str] | Damage) -> list[str] | None:
        if isinstance(record, list) and not any(cell.strip() for cell in record):
            self.counts["blank"] += 1
            return None
        if last > first or (isinstance(record, Damage) and record.open):
            self._refuse_file(first, last, record)
        fitted = fit(record, self.head)
        if isinstance(fitted, list):
            self.counts["trailing_empty_field"] += len(record) > len(fitted)
            return fitted
        value = shown(record.text) if isinstance(record, Damage) else shown_record(record)
        why = (fitted.reason, fitted.message, fitted.hint)
        self.refused.append(Refusal(self.tab, first, fitted.column, value, *why))
        return None

    def _refuse_file(self, first: int, last: int, record: list[str] | Damage) -> None:
        """Stop when the rows of the file cannot be told apart: fewer rows, and no word of it, would be worse."""
        if isinstance(record, Damage) and record.open:
            raise unterminated_quote(self.file, first)
        if isinstance(record, Damage) or swallowed(record, self.head):
            message = f"{self.file}: a stray quotation mark makes lines {first} to {last} one row. Remove or double it."
            raise SourceError("embedded_records", message)


def _encoded(batch: list[list[str]]) -> pa.Table:
    columns = [pa.array(column, pa.string()).dictionary_encode() for column in zip(*batch, strict=True)]
    return pa.table(columns, names=[str(at) for at in range(len(columns))])


def _nothing(width: int) -> pa.Table:
    return pa.table([pa.array([], DICTIONARY)] * width, names=[str(at) for at in range(width)])
