"""Which line is the header, and what parts its cells? Found by the words the data dictionary knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from data.errors import SchemaError, SourceError
from data.headers import header_key
from data.schema import TABLES
from data.sources.limits import LONGEST_CELL, MOST_COLUMNS
from data.sources.records import Damage, records, unterminated_quote
from data.sources.wording import legible

HEAD = 1 << 18  # characters in which the header must stand
_RECORDS = 20  # that are not blank, among which the header is looked for
_DELIMITERS = {",": "comma", ";": ";", "\t": "tab", "|": "|"}
_SEP_LINE = re.compile(r'"?sep=([,;\t|])"?[ ]*(?:\r\n?|\n|$)', re.I)  # Excel writes and obeys it
_NUMBER = re.compile(r"[\d\s.,:/%$€£+-]*\d[\d\s.,:/%$€£+-]*")  # a date, a time or an amount: never a header


class Head(NamedTuple):
    """What stands above the rows: the header as found, its delimiter, and the number of lines down to its last."""

    header: tuple[str, ...]
    delimiter: str
    lines: int
    notes: tuple[str, ...]


class _Guess(NamedTuple):
    """The beginning of a file parted by one delimiter; of two guesses the greater is better."""

    known: int  # columns of one table in the header
    alike: int  # records of the most frequent width over one
    width: int
    delimiter: str
    header: tuple[int, int, list[str]]  # first line, last line, cells


def head_of(text: str, file: str, known: frozenset[str] = frozenset()) -> Head:
    """Find the header in the beginning of a file.

    It is the first record, among twenty, that names two columns of one table and holds no number, if all above it have
    fewer cells filled; failing that, the first record that is not blank: no row is ever lost above a header. The
    delimiter is the one that finds the most columns. ``known`` are headers beyond those of the data dictionary.
    """
    text, said = text[:HEAD], _SEP_LINE.match(text)
    words = frozenset(header_key(word) for word in known)
    guesses = [_guess(text, delimiter, 1 if said else 0, words) for delimiter in (said[1] if said else _DELIMITERS)]
    if None in guesses:  # one delimiter leaves nothing but blank cells
        raise SourceError("empty_file", f"{file} has only blank lines. Export the sheet again as CSV.")
    best = max(guesses, key=lambda guess: guess[:3])  # the first of equals: the comma
    line, lines, header = best.header
    _refuse_endless(next(records(text, best.delimiter, after=line - 1)), header, file)
    if len(header) > MOST_COLUMNS:
        message = f"{file} has {len(header):,} columns, at most {MOST_COLUMNS} are read. Remove the columns that are not used."
        raise SchemaError("too_many_columns", message)
    return Head(tuple(map(legible, header)), best.delimiter, lines, tuple(_notes(best.delimiter, line, bool(said))))


def header_at(found: list[list[str]], words: frozenset[str]) -> tuple[int, int]:
    """Which of the first records that are not blank is the header, and how many columns of one table it names.

    ``words`` are keys of headers beyond those of the data dictionary.
    """
    counts = [_known(record, words) for record in found]
    at = next((at for at, count in enumerate(counts) if count > 1), 0)
    if any(_filled(record) >= _filled(found[at]) for record in found[:at]):
        at = 0
    return at, counts[at]


def _guess(text: str, delimiter: str, after: int, words: frozenset[str]) -> _Guess | None:
    found = list(islice(_not_blank(text, delimiter, after), _RECORDS))
    if not found:
        return None
    at, known = header_at([record for _, _, record in found], words)
    widths = [len(record) for _, _, record in found if len(record) > 1]
    width = max(widths, key=widths.count, default=0)
    return _Guess(known, widths.count(width), width, delimiter, found[at])


def _filled(record: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in record)


def _refuse_endless(strictly: tuple[int, int, list[str] | Damage], header: list[str], file: str) -> None:
    line, _, record = strictly
    if isinstance(record, Damage) and record.open:
        raise unterminated_quote(file, line)
    if (longest := max(map(len, header))) > LONGEST_CELL:
        message = f"{file}: the header on line {line} has a cell of {longest:,} characters. Shorten it."
        raise SourceError("cell_too_long", message)


def _not_blank(text: str, delimiter: str, after: int) -> Iterator[tuple[int, int, list[str]]]:
    for first, last, record in records(text, delimiter, after=after, strict=False):
        if isinstance(record, list) and _filled(record):
            yield first, last, record


def _known(record: list[str], words: frozenset[str]) -> int:
    """How many columns of one table these cells name; 0 when one of them is a number."""
    if any(len(cell) > LONGEST_CELL or _NUMBER.fullmatch(cell) for cell in record):
        return 0
    keys = {header_key(cell) for cell in record}
    return max(sum(not keys.isdisjoint(names) for names in table) for table in _names()) + len(keys & words)


@cache
def _names() -> tuple[tuple[frozenset[str], ...], ...]:
    """Per table, per column, the keys of the headers that mean it."""
    return tuple(
        tuple(frozenset(map(header_key, (column.header, *column.aliases))) for column in table.columns)
        for table in TABLES
    )


def _notes(delimiter: str, line: int, said: bool) -> Iterator[str]:
    if said:
        yield "sep_line"
    elif delimiter != ",":
        yield f"delimiter {_DELIMITERS[delimiter]}"
    if line > 1 + said:
        yield f"header_row {line}"
