"""How is a log too large for memory read as if it were whole? Block by block, then slice by slice of its people.

Whatever ties rows together, a name or address of one person or the same row twice, lies within one slice; a column's
order of day and month is that of the whole file. So the slices say together what the file read whole would say.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from data.answers import answers
from data.cells import Cells, cells_for
from data.headers import understood
from data.lake.blocks import ReadWhole, blocks, tabs
from data.lake.kinship import Kinship
from data.mapping import Mapping
from data.pairs import Pairs, in_order
from data.parse.column_order import column_order
from data.parse.dates import DAY_FIRST, MONTH_FIRST, numeric_readings
from data.parse.names import name_key
from data.recognise import recognise
from data.schema import PD_LOG
from data.settings import Settings
from data.sources.frame import frame
from data.sources.sift import only_used
from data.tabs import Note, Refusal, Tab

_OF_BLOCKS = {"blank_lines", "trailing_empty_field"}  # notes that count in each block; the others are of the whole file


@dataclass(frozen=True)
class Slice:
    """The rows of some of a log's people: which slice of how many, the tab, and the mapping that reads it as the whole."""

    number: int
    of: int
    tab: Tab
    mapping: Mapping


def slices(path: Path, scratch: Path, mapping: Mapping, settings: Settings, rows: int) -> Iterator[Slice]:
    """A log in slices of about so many rows. ``scratch`` is a folder that is made, filled and removed.

    Raises
    ------
    ReadWhole
        Before the first slice: it cannot be read in pieces with certainty.
    OSError
        The disk refuses.
    """
    scratch.mkdir(mode=0o700)
    try:
        whole = _Whole(mapping, settings)
        for number, tab in enumerate(tabs(path, blocks(path), mapping.headers())):
            _write(scratch / str(number), tab, whole.take(tab))
        part_of, exact = whole.kinship.parts(-(-whole.rows // rows) or 1), whole.exact_mapping()
        parts = np.unique(part_of)
        for number, part in enumerate(parts):
            cells, lines = _read(scratch, part_of == part)
            yield Slice(number, len(parts), whole.tab(cells, lines, is_first=number == 0), exact)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


@dataclass
class _Whole:
    """What the blocks say together: who may be one person, which order dates have, what was refused and noted."""

    mapping: Mapping
    settings: Settings
    kinship: Kinship = field(default_factory=Kinship)
    dates: dict[str, dict[tuple, str]] = field(default_factory=dict)  # by column, one text of each date in figures
    refused: list[Refusal] = field(default_factory=list)
    notes: Counter[Note] = field(default_factory=Counter)
    blank: int = 0
    rows: int = 0
    like: Tab | None = None

    def take(self, tab: Tab) -> np.ndarray:
        """Remember what a block says; the number of the pair of name and address in each of its rows."""
        if list(recognise([tab], self.mapping).tabs) != [PD_LOG.key]:
            raise ReadWhole
        self.like = self.like or replace(tab, cells=tab.cells.iloc[:0])
        self.refused += tab.refused
        self.notes.update({replace(note, count=1): note.count for note in tab.notes})
        self.blank, self.rows = self.blank + tab.blank, self.rows + len(tab.rows)
        cells = self._cells(tab)
        for column in PD_LOG.columns:
            if column.kind in ("date", "moment") and column.key in cells:
                self._note_dates(column.key, cells[column.key])
        return self._pairs(cells)

    def exact_mapping(self) -> Mapping:
        """The mapping, with the order of day and month that the whole file proves."""
        said = self.mapping.of(PD_LOG)
        usual = DAY_FIRST if self.settings.day_first else MONTH_FIRST
        orders = {column_order(texts.values()) or usual for texts in self.dates.values() if texts}
        if said.day_first is not None or not orders:
            return self.mapping
        if len(orders) > 1:  # a mapping has one order for all columns
            raise ReadWhole
        exact = replace(said, day_first=orders == {DAY_FIRST})
        return replace(self.mapping, tabs={**self.mapping.tabs, PD_LOG.key: exact})

    def tab(self, cells: pd.DataFrame, rows: np.ndarray, *, is_first: bool) -> Tab:
        """A slice as a tab; what belongs to no row of a person, or was refused before anybody asked whose it is, is in the first."""
        if not is_first:
            return replace(self.like, cells=cells, rows=rows, refused=(), notes=(), blank=0)
        notes = [replace(note, count=many if note.note in _OF_BLOCKS else 1) for note, many in self.notes.items()]
        return replace(
            self.like, cells=cells, rows=rows, refused=tuple(self.refused), notes=tuple(notes), blank=self.blank
        )

    def _cells(self, tab: Tab) -> dict[str, Cells]:
        said = self.mapping.of(PD_LOG)
        found = understood(PD_LOG, tab.header, said).found
        cells = {column.key: cells_for(column, tab, found, said, {}) for column in PD_LOG.columns}
        return {key: column for key, column in cells.items() if column is not None}

    def _note_dates(self, key: str, cells: Cells) -> None:
        known = self.dates.setdefault(key, {})
        for text in cells.texts:
            if readings := numeric_readings(text):
                known.setdefault(tuple(readings.items()), text)

    def _pairs(self, cells: dict[str, Cells]) -> np.ndarray:
        if "name" not in cells:
            raise ReadWhole
        email, said = PD_LOG.by_key["email"], self.mapping.of(PD_LOG)
        read = answers(email, cells["email"], said, self.settings) if "email" in cells else None
        pairs = Pairs.of(cells["name"], read)
        names = [name_key(in_order(name)) for name in pairs.names]
        return self.kinship.numbered(zip(names, pairs.emails, strict=True))[pairs.cells.codes]


def _write(file: Path, tab: Tab, pair: np.ndarray) -> None:
    columns = {str(at): _dictionary(tab.cells[at]) for at in tab.cells}
    table = pa.table({**columns, "row": tab.rows, "pair": pair})
    with pa.OSFile(str(file), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)


def _dictionary(column: pd.Series) -> pa.DictionaryArray:
    """The column as a dictionary, whichever way its block was read: all blocks of a file are put together again."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return pa.array(column, pa.string()).dictionary_encode()
    texts = pa.array(column.cat.categories, pa.large_string()).cast(pa.string())
    return pa.DictionaryArray.from_arrays(pa.array(column.cat.codes.to_numpy("int32")), texts)


def _read(scratch: Path, wanted: np.ndarray) -> tuple[pd.DataFrame, np.ndarray]:
    """The cells of the wanted pairs in the order of the file, and their row numbers."""
    found = []
    for number in sorted(map(int, (file.name for file in scratch.iterdir()))):
        with pa.memory_map(str(scratch / str(number))) as source:
            table = pa.ipc.open_file(source).read_all()
            found.append(table.filter(pa.array(wanted[table["pair"].to_numpy()])))
    both = pa.concat_tables(found)
    cells = frame(both.drop_columns(["row", "pair"]))
    return cells.apply(only_used), both["row"].to_numpy().copy()
