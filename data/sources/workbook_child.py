"""Reading a workbook in a process of its own, so that whatever the file does, it does to that process.

Run by its path, with the bytes of a checked workbook on standard input. Prints one line of JSON per visible sheet that
has cells: each distinct cell once, as found (type, value, number format), and the row, column and number among the distinct
of every cell, as int32 in base64. A last line ``{"refused": reason}`` says why reading stopped; any other failure ends the
process, and the caller says what it means.
Nothing of this project is imported here: pandas alone would cost more time and memory than most workbooks.
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from xml.parsers import expat

from defusedxml.common import DefusedXmlException, DTDForbidden
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import builtin_format_code
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import get_column_letter
from openpyxl.xml.constants import SHARED_STRINGS

MEMORY = 768 * 1024**2  # bytes of address space
SECONDS = 10  # of processor time
MOST_COLUMNS = 200  # as of every source
MOST_SHEETS = 200
MOST_CELLS = 2_000_000  # filled, in one sheet
MOST_PLACES = 10_000_000  # rows times columns, in all sheets
MOST_MERGED = 100_000  # ranges in one sheet
MOST_TEXT = 64 * 1024**2  # characters in all cells: a string that is stored once can stand in many
LONGEST_CELL = 32_768  # characters: one more than any spreadsheet program stores
LONGEST_NAME = 100  # characters of the name of a sheet; Excel allows 31

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile("_x((?![dD][89a-fA-F])[0-9a-fA-F]{4})_")  # how a workbook writes a control character
_BUILT_IN = 164  # number formats below it have no text in the file
_LAST_ROW = 1 << 20


class TooMuch(Exception):
    """A sheet that is not read, and what it has too much of."""


def limit_itself() -> None:
    """Take from this process the means to harm the machine; on Windows the caller's clock is the only limit."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):  # a system that knows no such limit, or has a lower one
            continue


def sheets(workbook: IO[bytes]) -> Iterator[dict[str, object]]:
    """What each sheet of a workbook holds; of a hidden one only the name, of one with too much only of what."""
    reader = ExcelReader(workbook, read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    if len(reader.parser.sheets) > MOST_SHEETS:
        raise MemoryError
    strings, formats, size = _strings(reader), _formats(reader), _Size()
    about = {"is_1904": reader.wb.epoch.year == 1904}
    for sheet, part in reader.parser.find_sheets():
        name, cells = {"name": sheet.name[:LONGEST_NAME]}, _Cells(strings, formats)
        if not part.Type.endswith("/worksheet"):
            continue
        if sheet.state != "visible":
            yield name | {"is_hidden": True}
            continue
        try:
            _parse(reader.archive.open(part.target), cells)
        except TooMuch as too_much:
            yield name | {"too_much": str(too_much)}
            continue
        size.add(cells)
        if cells.code:
            yield name | about | cells.found()


class _Size:
    """What all sheets together come to; the caller keeps a place for every cell that is there or could be."""

    def __init__(self) -> None:
        self.text, self.places = 0, 0

    def add(self, cells: _Cells) -> None:
        """Count a sheet; MemoryError when the workbook comes to too much."""
        self.text += cells.text
        self.places += len(set(cells.row)) * max(cells.column, default=0)
        if self.text > MOST_TEXT or self.places > MOST_PLACES:
            raise MemoryError


class _Cells:
    """One pass over the XML of a sheet: its filled cells, and what the file says of rows, columns and ranges."""

    def __init__(self, strings: list[str], formats: list[str]) -> None:
        self.strings, self.formats = strings, formats
        self.row, self.column, self.code = array("i"), array("i"), array("i")
        self.distinct: dict[tuple[str, str, str], int] = {}
        self.text = 0  # characters
        self.hidden_rows, self.hidden_columns, self.merged = array("i"), set(), []
        self._columns: dict[str, int] = {}
        self._row, self._column = 0, 0
        self._cell: dict[str, str] = {}
        self._is_formula, self._is_text, self._guides = False, False, 0
        self._parts: list[str] = []

    def found(self) -> dict[str, object]:
        """Everything seen, as JSON can say it."""
        packed = {name: _packed(getattr(self, name)) for name in ("row", "column", "code", "hidden_rows")}
        hidden = sorted(self.hidden_columns)
        return packed | {"distinct": list(self.distinct), "hidden_columns": hidden, "merged": self.merged}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "c":
                self._start_cell(attributes)
            case "v" | "t":
                self._is_text = not self._guides
            case "f":
                self._is_formula = True
            case "row":
                self._start_row(attributes)
            case "rPh":  # how a text is spoken: no part of it
                self._guides += 1
            case "mergeCell":
                self._merge(attributes["ref"])
            case "col" if _is_on(attributes.get("hidden")):
                last = min(int(attributes["max"]), MOST_COLUMNS)
                self.hidden_columns.update(range(max(int(attributes["min"]), 1), last + 1))

    def data(self, text: str) -> None:
        if self._is_text:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._is_text = False
        elif tag == "c":
            self._end_cell()
        elif tag == "rPh":
            self._guides -= 1

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        if not 1 <= self._row <= _LAST_ROW:
            raise ValueError("no such row")
        if _is_on(attributes.get("hidden")):
            self.hidden_rows.append(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell, self._parts, self._is_formula = attributes, [], False
        if place := attributes.get("r"):
            letters = place.rstrip("0123456789")
            self._column = self._columns.get(letters) or self._columns.setdefault(letters, _place(place)[1])
        else:
            self._column += 1

    def _end_cell(self) -> None:
        kind, value = self._cell.get("t", "n"), "".join(self._parts)
        if kind == "s":
            value = self.strings[int(value)] if value else ""
        elif not value and self._is_formula and kind != "str":
            kind = "f"  # a formula that was never computed
        elif kind in ("inlineStr", "str"):
            value = _unescaped(value)
        if value or kind == "f":
            style = int(self._cell.get("s", 0))
            self._keep((kind, value[:LONGEST_CELL], self.formats[style] if kind == "n" else ""))

    def _keep(self, cell: tuple[str, str, str]) -> None:
        if self._column > MOST_COLUMNS:
            raise TooMuch(f"a cell at {get_column_letter(self._column)}{self._row}, far from any table")
        if len(self.code) >= MOST_CELLS:
            raise TooMuch(f"more than {MOST_CELLS:,} cells")
        self.text += len(cell[1])
        self.code.append(self.distinct.setdefault(cell, len(self.distinct)))
        self.row.append(self._row)
        self.column.append(self._column)

    def _merge(self, ref: str) -> None:
        if len(self.merged) >= MOST_MERGED:
            raise TooMuch(f"more than {MOST_MERGED:,} merged ranges")
        first, _, last = ref.partition(":")
        self.merged.append([*_place(first), *_place(last or first)])


class _Strings:
    """The strings that cells share, in order."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._parts: list[str] = []
        self._is_text, self._guides = False, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._is_text = tag == "t" and not self._guides
        self._guides += tag == "rPh"

    def data(self, text: str) -> None:
        if self._is_text:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        self._is_text = False
        self._guides -= tag == "rPh"
        if tag == "si":
            self.all.append(_unescaped("".join(self._parts)))
            self._parts = []


def _parse(stream: IO[bytes], handler: _Cells | _Strings) -> None:
    """Hand every element to the handler by its name without namespace; a document type is refused, not read."""

    def forbid(name: str, *more: object) -> None:
        raise DTDForbidden(name, None, None)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = forbid
    parser.StartElementHandler = lambda tag, attributes: handler.start(tag.rpartition(" ")[2], attributes)
    parser.EndElementHandler = lambda tag: handler.end(tag.rpartition(" ")[2])
    parser.CharacterDataHandler = handler.data
    parser.ParseFile(stream)


def _strings(reader: ExcelReader) -> list[str]:
    strings, part = _Strings(), reader.package.find(SHARED_STRINGS)
    if part is not None:
        _parse(reader.archive.open(part.PartName[1:]), strings)
    return strings.all


def _formats(reader: ExcelReader) -> list[str]:
    """The number format of each cell style."""
    own = list(reader.wb._number_formats)
    ids = [style.numFmtId for style in reader.wb._cell_styles]
    return [own[id_ - _BUILT_IN] if id_ >= _BUILT_IN else builtin_format_code(id_) or "General" for id_ in ids]


def _place(ref: str) -> tuple[int, int]:
    """Row and column of a cell such as C14."""
    found = _PLACE.fullmatch(ref)
    if not found:
        raise ValueError("no such cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _packed(numbers: array) -> str:
    return b64encode(numbers).decode()


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _is_on(flag: str | None) -> bool:
    return flag in ("1", "true")


def main() -> None:
    """Read the workbook on standard input and print what it holds."""
    limit_itself()
    try:
        for sheet in sheets(BytesIO(sys.stdin.buffer.read())):
            print(json.dumps(sheet))
    except DefusedXmlException:
        print(json.dumps({"refused": "forbidden_xml"}))
    except MemoryError:
        print(json.dumps({"refused": "too_large_workbook"}))


if __name__ == "__main__":
    main()
