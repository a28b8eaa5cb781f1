"""Where does one record of a CSV end and the next begin? The lines of a text, as cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from data.errors import SourceError

# The limit is of the whole process, and 131,072 unless set: a longer cell would end the reading. Cells are measured later.
csv.field_size_limit(2**31 - 1)

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Damage:
    """A record with a quotation mark out of place. ``open``: the text ends inside its quotes. ``text`` is its last line."""

    open: bool
    text: str


def records(
    text: str, delimiter: str, *, after: int = 0, strict: bool = True
) -> Iterator[tuple[int, int, list[str] | Damage]]:
    """The records after the first ``after`` lines: first line, last line, cells.

    Lines end with LF, CR LF or CR and count from 1; a record has several when a quoted cell does. An empty line is a
    record without cells. Strictly, a quote out of place gives a :class:`Damage`, and reading goes on with the next line.
    """
    lines = _Lines(text, after)
    reader = csv.reader(lines, delimiter=delimiter, strict=strict)
    last = after
    while True:
        first = last + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            record = Damage(lines.ended, lines.last)
        last = after + reader.line_num
        yield first, last, record


def unterminated_quote(file: str, line: int) -> SourceError:
    """What to say of a file whose text ends inside quotation marks."""
    message = f"{file}: a quotation mark opens on line {line} and is never closed. Close or remove it."
    return SourceError("unterminated_quote", message)


class _Lines:
    """The lines of a text one by one, uncopied, remembering the last one and whether the text has ended."""

    def __init__(self, text: str, after: int) -> None:
        self._found = _LINE.finditer(text)
        self.last = ""
        self.ended = False
        for _ in islice(self._found, after):
            pass

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        try:
            self.last = next(self._found)[0]
        except StopIteration:
            self.ended = True
            raise
        return self.last
