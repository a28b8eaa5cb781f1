"""Where may a large CSV be parted, so that each piece is read as the whole would be? After a line, and never within a record."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from data.errors import ReadError
from data.sources.csv_files import tab_of
from data.sources.head import HEAD, head_of
from data.tabs import Tab

BLOCK = 1 << 26  # bytes
_STEP = 1 << 22  # bytes looked at together
_LF, _CR, _QUOTE = 10, 13, 34
_TELLS_OF_QUOTES = {"stray_quote"}  # a mark out of place, after which nobody knows which line ends a record


class ReadWhole(Exception):
    """The file has not proved that it may be parted: it is to be read whole."""


@dataclass(frozen=True)
class Block:
    """A piece of a file, in bytes, and how many lines of the file end before it."""

    start: int
    end: int
    lines: int


def blocks(path: Path, size: int = BLOCK) -> list[Block]:
    """The pieces of a file of about so many bytes, each ending with a line that is outside of quotation marks.

    Raises
    ------
    ReadWhole
        It is not UTF-8, or has a NUL, or a line that ends with CR alone. OSError: it cannot be read.
    """
    found, start, lines, want = [], 0, 0, size
    for end, ended in _record_ends(path, size):
        if end >= want:
            found.append(Block(start, end, lines))
            start, lines, want = end, ended, end + size
    last = path.stat().st_size
    return found + ([Block(start, last, lines)] if last > start else [])


def tabs(path: Path, pieces: list[Block], known: frozenset[str]) -> Iterator[Tab]:
    """The tab of each piece, its rows numbered as in the whole file.

    Raises
    ------
    ReadWhole
        A piece has a quotation mark out of place, or another header than the first one.
    """
    header, above, first = _header(path, known)
    for piece in pieces:
        try:
            tab = tab_of(_read(path, piece, b"" if piece.start == 0 else header), path, known)
        except ReadError as error:
            raise ReadWhole from error
        if any(refusal.reason in _TELLS_OF_QUOTES for refusal in tab.refused) or tab.header != first:
            raise ReadWhole
        yield tab if piece.start == 0 else _moved(tab, piece.lines - above)


def _record_ends(path: Path, size: int) -> Iterator[tuple[int, int]]:
    """One place in every few megabytes where a record ends, and how many lines have ended there."""
    decoder, inside, at, lines, was_cr = codecs.getincrementaldecoder("utf-8")(), 0, 0, 0, False
    with path.open("rb") as file:
        while part := file.read(min(_STEP, size)):
            _prove(part, decoder, was_cr)
            letters = np.frombuffer(part, np.uint8)
            ends, quotes = np.flatnonzero(letters == _LF), np.flatnonzero(letters == _QUOTE)
            outside = np.flatnonzero((np.searchsorted(quotes, ends) + inside) % 2 == 0)
            if len(outside):
                yield at + int(ends[outside[-1]]) + 1, lines + int(outside[-1]) + 1
            inside, at, lines, was_cr = (
                (inside + len(quotes)) % 2,
                at + len(part),
                lines + len(ends),
                part.endswith(b"\r"),
            )
    _prove(b"", decoder, was_cr=False)


def _prove(part: bytes, decoder: codecs.IncrementalDecoder, was_cr: bool) -> None:
    returns = part.count(b"\r") + was_cr - part.endswith(b"\r")
    if b"\0" in part or returns != part.count(b"\r\n") + (was_cr and part.startswith(b"\n")):
        raise ReadWhole
    try:
        decoder.decode(part, final=not part)
    except UnicodeDecodeError as error:
        raise ReadWhole from error


def _header(path: Path, known: frozenset[str]) -> tuple[bytes, int, tuple[str, ...]]:
    """What stands above the rows, as bytes; how many lines that is; and the header itself."""
    with path.open("rb") as file:
        beginning = file.read(HEAD)
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(beginning)
        head = head_of(text, path.name, known)
    except (ReadError, UnicodeDecodeError) as error:
        raise ReadWhole from error
    return b"".join(beginning.splitlines(keepends=True)[: head.lines]), head.lines, head.header


def _read(path: Path, piece: Block, header: bytes) -> bytes:
    with path.open("rb") as file:
        file.seek(piece.start)
        return header + file.read(piece.end - piece.start)


def _moved(tab: Tab, lines: int) -> Tab:
    refused = tuple(replace(refusal, row=refusal.row + lines) for refusal in tab.refused)
    return replace(tab, rows=tab.rows + lines, refused=refused)
