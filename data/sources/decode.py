"""Is this file text, and in which encoding? Decided by its bytes, strictly; never by trying until nothing fails."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from data.errors import SourceError

_KINDS = (  # how files that are not CSV begin
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "an Excel workbook or a ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Excel workbook"),
    (b"\x1f\x8b", "a compressed file"),
    (b"PAR1", "a Parquet file"),
)
_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8", "bom"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "encoding utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "encoding utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "encoding utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "encoding utf-16"),
)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r"))
_SAMPLE = 1 << 16  # bytes looked at to tell a kind of file


@dataclass(frozen=True)
class Text:
    """A file as text. ``damaged``: it is UTF-8 but for some bytes, which stand in it as lone surrogates."""

    text: str
    notes: tuple[str, ...] = ()
    damaged: bool = False


def refuse_other_kinds(data: bytes, name: str) -> None:
    """Raise when the file is empty, or begins as a picture, a PDF, a workbook or a web page does."""
    if not data:
        raise SourceError("empty_file", f"{name} is empty. Export the sheet again as CSV.")
    for start, kind in _KINDS:
        if data.startswith(start):
            raise SourceError("not_text", f"{name} is {kind}, not text. Export the sheet as CSV.")
    if data[:_SAMPLE].removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_HTML):
        message = f"{name} is a web page, perhaps a sign-in page, not a table. Sign in, then export the sheet as CSV."
        raise SourceError("looks_like_html", message)


def decoded(data: bytes, name: str) -> Text:
    """The text of a file: by its byte order mark, else UTF-8, else UTF-16 by its NULs, else Windows-1252.

    Windows-1252 is used only when no line holds a valid UTF-8 letter beyond ASCII; otherwise the file is UTF-8 with
    damage in some lines, which are refused later, one by one.
    """
    for mark, encoding, note in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, note, name)
    if encoding := _utf16_by_nuls(data):
        return Text(_strictly(data, encoding, name), ("encoding utf-16 guessed from NUL pattern",))
    _refuse_binary(data, name)
    try:
        return Text(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _not_utf8(data, name)


def _marked(body: bytes, encoding: str, note: str, name: str) -> Text:
    if encoding != "utf-8":
        return Text(_strictly(body, encoding, name), (note,))
    try:
        return Text(body.decode("utf-8"), (note,))
    except UnicodeDecodeError:  # the mark says UTF-8, so the damage is in lines
        return Text(body.decode("utf-8", "surrogateescape"), (note,), damaged=True)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{name} is {encoding.upper()}, but damaged at byte {error.start:,}. Export it again as CSV UTF-8."
        raise SourceError("encoding_unknown", message) from error


def _utf16_by_nuls(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has a NUL in every second byte, and almost none in the others."""
    sample = data[:4096]
    first, second = (sample[side::2].count(0) / max(len(sample) // 2, 1) for side in (0, 1))
    if max(first, second) < 0.5 or min(first, second) > 0.05:
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _refuse_binary(data: bytes, name: str) -> None:
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 10:
        raise SourceError("not_text", f"{name} is not text. Export the sheet as CSV.")


def _not_utf8(data: bytes, name: str) -> Text:
    if any(_is_utf8(line) for line in data.split(b"\n") if not line.isascii()):
        return Text(data.decode("utf-8", "surrogateescape"), damaged=True)
    try:
        return Text(data.decode("cp1252"), ("encoding cp1252",))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02X} on line {line}"
        message = f"{name} is neither UTF-8 nor Windows-1252: {found}. Save it as CSV UTF-8."
        raise SourceError("encoding_unknown", message) from error


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
