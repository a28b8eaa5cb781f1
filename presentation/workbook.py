"""How do all figures leave the screen? As one workbook whose numbers and dates are numbers and dates, or as CSVs."""

from __future__ import annotations

import io
import math
import re
import zipfile
from numbers import Number

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from presentation import contents, words
from presentation.about import ABOUT, about, named, title
from presentation.export import csv_bytes
from presentation.facts import Facts

_CELL = 32_767  # characters: the most that a cell may hold
_NARROWEST, _WIDEST = 9, 60  # [characters] of a column
_MEASURED = 500  # rows that say how wide a column is
_DAY_ZERO = pd.Timestamp("1899-12-30")  # from which Excel counts days
_UNSAFE_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INERT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def xlsx(facts: Facts, *, source: str = "", read_at: pd.Timestamp | None = None) -> bytes:
    """Every table of every page as a workbook, the same bytes for the same facts; its first sheet says what it is.

    Text is text whatever it looks like: no cell is a formula or a link.
    """
    tables = contents.tables(facts)
    file = io.BytesIO()
    with Workbook(file, _INERT) as book:
        # The day the figures are of, not the moment of writing: the same figures are the same file.
        book.set_properties({"title": title(facts), "created": facts.as_of.to_pydatetime()})
        looks = _Looks(book)
        _about_sheet(book.add_worksheet(ABOUT), looks, about(facts, tables, source=source, read_at=read_at))
        for name, table in named(tables):
            _sheet(book.add_worksheet(name), looks, table.frame)
    return file.getvalue()


def csvs(facts: Facts, *, source: str = "", read_at: pd.Timestamp | None = None) -> bytes:
    """Every table of every page as one CSV each in a zip file, with a text that says what they are."""
    tables = contents.tables(facts)
    lines = [": ".join(filter(None, row)) for row in about(facts, tables, source=source, read_at=read_at)]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        _put(pack, f"{ABOUT}.txt", "\r\n".join(lines).encode("utf-8-sig"), facts.as_of)
        for name, table in named(tables):
            _put(pack, f"{name}.csv", csv_bytes(table.frame), facts.as_of)
    return file.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self.bold: Format = book.add_format({"bold": True, "valign": "top"})
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.day: Format = book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"})
        self.moment: Format = book.add_format({"num_format": "d mmm yyyy h:mm", "align": "left", "valign": "top"})
        self.count: Format = book.add_format({"num_format": "#,##0", "valign": "top"})
        self.number: Format = book.add_format({"num_format": "#,##0.0#", "valign": "top"})


def _about_sheet(sheet: Worksheet, looks: _Looks, rows: list[tuple[str, str]]) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110)
    for at, (what, said) in enumerate(rows):
        _write_text(sheet, at, 0, what, looks.text if said else looks.bold)
        if said:
            _write_text(sheet, at, 1, said, looks.text)


def _sheet(sheet: Worksheet, looks: _Looks, frame: pd.DataFrame) -> None:
    """One table: a header that stays in sight, then one row per row."""
    for at, header in enumerate(frame.columns):
        column = frame.iloc[:, at]
        _write_text(sheet, 0, at, str(header), looks.head)
        sheet.set_column(at, at, _width(str(header), column))
        if column.dtype.kind == "M":
            _write_days(sheet, at, column, looks)
        else:
            for row, cell in enumerate(column, start=1):
                _write(sheet, row, at, cell, looks)
    sheet.freeze_panes(1, 0)


def _write_days(sheet: Worksheet, at: int, column: pd.Series, looks: _Looks) -> None:
    """A whole column at once: a hundred thousand days one by one take seconds."""
    look = looks.day if (column.dropna() == column.dropna().dt.normalize()).all() else looks.moment
    for row, days in enumerate((column - _DAY_ZERO) / pd.Timedelta(days=1), start=1):
        if not math.isnan(days):
            sheet.write_number(row, at, days, look)


def _write(sheet: Worksheet, row: int, column: int, cell: object, looks: _Looks) -> None:
    if isinstance(cell, str):
        if cell:
            _write_text(sheet, row, column, cell, looks.text)
    elif isinstance(cell, (tuple, list)):
        _write_text(sheet, row, column, "; ".join(map(str, cell)), looks.text)
    elif pd.isna(cell):
        return
    elif pd.api.types.is_bool(cell):
        _write_text(sheet, row, column, "yes" if cell else "no", looks.text)
    elif isinstance(cell, pd.Timestamp):
        sheet.write_datetime(row, column, cell, looks.day if cell == cell.normalize() else looks.moment)
    elif isinstance(cell, Number):
        sheet.write_number(row, column, cell, looks.count if pd.api.types.is_integer(cell) else looks.number)
    else:
        _write_text(sheet, row, column, str(cell), looks.text)


def _write_text(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    sheet.write_string(row, column, _UNSAFE_IN_XML.sub(" ", text)[:_CELL], look)


def _width(header: str, column: pd.Series) -> float:
    longest = max(len(_read(cell)) for cell in (header, *column[:_MEASURED]))
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _read(cell: object) -> str:
    return words.date(cell) if isinstance(cell, pd.Timestamp) else str(cell)


def _put(pack: zipfile.ZipFile, name: str, data: bytes, day: pd.Timestamp) -> None:
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    pack.writestr(entry, data)
