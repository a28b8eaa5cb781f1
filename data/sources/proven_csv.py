"""Reading a large CSV at the speed of the disk, once it has proved that nothing in it needs a second look."""

from __future__ import annotations

import codecs
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv

from data.errors import SourceError
from data.sources.frame import DICTIONARY, PLAIN, frame
from data.sources.head import HEAD, Head, head_of
from data.tabs import Note, Tab

_LF, _CR, _QUOTE = 10, 13, 34
_STEP = 1 << 20  # bytes looked at together: what fits into the cache of a processor
_SAMPLE = 1 << 18  # bytes by which the columns of a large file are told
_MOMENT = r"^\d+[-/.]\d+[-/.]\d+[ T]\d+:\d\d"  # a day and a time, however it is written
_BLOCK = 1 << 23  # bytes Arrow reads together: each block has a dictionary of its own, later made one


def read(data: bytes, tab: str, file: str, known: frozenset[str] = frozenset()) -> Tab | None:
    """The tab of a file that proves itself, exactly as the strict reading would give it; None for every other file.

    Proof is: UTF-8; no NUL; no CR but before LF; every quotation mark opens or closes a whole cell, or is doubled inside
    one, and none holds a line end; every line that is not empty has one cell per header. Arrow itself sees to the first
    and the last.
    """
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    head = _head(data[start : start + HEAD], file, known)
    if head is None or b"\0" in data or _has_lone_cr(data):
        return None
    start = _after_lines(data, start, head.lines)
    with ThreadPoolExecutor(1) as aside:
        sound = aside.submit(_quotes_are_sound, data, start, ord(head.delimiter))
        table = _table(data, start, head, plain=_moments(data, start, head))
    if table is None or not sound.result():
        return None
    rows, blank = _row_numbers(data, start, head.lines + 1, table.num_rows)
    if table.num_rows != len(rows):
        return None
    bom = ("bom",) if data.startswith(codecs.BOM_UTF8) else ()
    notes = tuple(Note(tab, "", note) for note in (*bom, *head.notes))
    return Tab(tab, head.header, frame(table), rows, notes=notes, blank=blank)


def _head(beginning: bytes, file: str, known: frozenset[str]) -> Head | None:
    try:
        return head_of(codecs.getincrementaldecoder("utf-8")().decode(beginning), file, known)
    except (UnicodeDecodeError, SourceError):  # the strict reading says what is wrong
        return None


def _has_lone_cr(data: bytes) -> bool:
    return b"\r" in data and data.count(b"\r") != data.count(b"\r\n")


def _after_lines(data: bytes, start: int, lines: int) -> int:
    for _ in range(lines):
        start = data.find(b"\n", start) + 1 or len(data)
    return start


def _quotes_are_sound(data: bytes, start: int, delimiter: int) -> bool:
    """Whether the first, third ... quotation mark each begins a cell and the others each end one, within one line.

    A doubled mark inside a cell is a closing one with an opening one right behind it.
    """
    if data.find(b'"', start) < 0:
        return True
    letters, closing = np.frombuffer(data, np.uint8), False
    before, after = np.zeros(256, bool), np.zeros(256, bool)
    before[[_LF, delimiter, _QUOTE]] = after[[_LF, _CR, delimiter, _QUOTE]] = True
    for begin in range(start, len(data), _STEP):
        part = letters[begin : begin + _STEP]
        quotes = np.flatnonzero(part == _QUOTE)
        opens = begin + quotes[int(closing) :: 2]
        closes = begin + quotes[1 - int(closing) :: 2]
        inside = np.searchsorted(quotes, np.flatnonzero(part == _LF)) + closing
        ends = closes[closes + 1 < len(data)]
        if (inside % 2).any() or not (before[letters[opens - 1]].all() and after[letters[ends + 1]].all()):
            return False
        closing ^= bool(len(quotes) % 2)
    return not closing


def _moments(data: bytes, start: int, head: Head) -> frozenset[str]:
    """The columns that seem to hold a moment of its own in each row, by the first rows of a large file."""
    end = data.rfind(b"\n", start, start + _SAMPLE) + 1
    sample = _table(data[:end], start, head) if start < end and len(data) > start + _SAMPLE else None
    columns = zip(sample.column_names, sample.unify_dictionaries().columns, strict=True) if sample else ()
    return frozenset(name for name, column in columns if _all_moments(column.chunk(0).dictionary, len(column)))


def _all_moments(texts: pa.Array, rows: int) -> bool:
    return len(texts) > rows / 2 and pa.compute.all(pa.compute.match_substring_regex(texts, _MOMENT)).as_py()


def _table(data: bytes, start: int, head: Head, plain: frozenset[str] = frozenset()) -> pa.Table | None:
    """Every column as a dictionary, but for those that are to be ``plain`` text."""
    names = [str(at) for at in range(len(head.header))]
    types = {name: PLAIN if name in plain else DICTIONARY for name in names}
    try:
        return pa.csv.read_csv(
            pa.BufferReader(pa.py_buffer(data).slice(start)),
            read_options=pa.csv.ReadOptions(column_names=names, block_size=_BLOCK),
            parse_options=pa.csv.ParseOptions(delimiter=head.delimiter),
            convert_options=pa.csv.ConvertOptions(
                column_types=types, strings_can_be_null=False, check_utf8=not data.isascii()
            ),
        )
    except pa.ArrowInvalid:  # a row too wide or too narrow, a letter that is not UTF-8, no row at all
        return None


def _row_numbers(data: bytes, start: int, first: int, rows: int) -> tuple[np.ndarray, int]:
    """The line numbers of the lines that are not empty, and how many are; at once where there is a row to each line."""
    if data.count(b"\n", start) + (not data.endswith(b"\n")) == rows:
        return np.arange(first, first + rows), 0
    letters = np.frombuffer(data, np.uint8)
    steps = range(start, len(data), _STEP)
    ends = np.concatenate(
        [[], *(begin + np.flatnonzero(letters[begin : begin + _STEP] == _LF) for begin in steps)]
    ).astype("int64")
    if len(data) > start and data[-1] != _LF:
        ends = np.append(ends, len(data))
    lengths = np.diff(ends, prepend=start - 1) - 1
    empty = lengths == 0
    short = np.flatnonzero(lengths == 1)
    empty[short] = letters[ends[short] - 1] == _CR
    return first + np.flatnonzero(~empty), int(empty.sum())
