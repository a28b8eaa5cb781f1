"""The template as an Excel workbook: every tab, with lists to pick from and rules that refuse what could not be read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.errors import SourceError
from data.schema import STAFF, TABLES, Column, Table
from data.sources.wording import shown
from data.template_columns import HEADER, INCOMPLETE, Entry, entry, incomplete, note, quarters, whole

PEOPLE = 1_000  # rows of Staff that the lists of names show
_LAST_ROW = 1_048_576
_TYPES = {"list": "list", "names": "list", "date": "date", "quarters": "custom", "whole": "custom", "number": "decimal"}
_WIDTHS = {"text": 28, "names": 28, "name": 22, "email": 28, "url": 28, "moment": 20}  # characters


def write_workbook(path: Path) -> list[str]:
    """Write the template to a path where there is no file yet; one that is there is left as it is.

    One line per tab says what was done. Raises :class:`SourceError` where it cannot be written.
    """
    content = BytesIO()
    _workbook().save(content)
    try:
        with path.open("xb") as file:
            file.write(content.getvalue())
    except FileExistsError:
        return [f"{shown(path.name)}: is there already, left as it is."]
    except OSError as error:
        raise SourceError("unwritable", f"{shown(str(path))} cannot be written: {error.strerror}.") from error
    return [f"{table.tab}: written, {len(table.columns)} columns." for table in TABLES]


def _workbook() -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for table in TABLES:
        sheet = workbook.create_sheet(table.tab)
        sheet.freeze_panes = "A2"
        for at, column in enumerate(table.columns, start=1):
            _write_header(sheet, table, column, at)
            _set_rules(sheet, table, column, get_column_letter(at))
    return workbook


def _write_header(sheet: Worksheet, table: Table, column: Column, at: int) -> None:
    cell = sheet.cell(1, at, column.header)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=HEADER)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.comment = Comment(note(table, column), "Two Hours", width=280, height=120)


def _set_rules(sheet: Worksheet, table: Table, column: Column, letter: str) -> None:
    takes, below = entry(table, column), f"{letter}2:{letter}{_LAST_ROW}"
    whole_column = sheet.column_dimensions[letter]
    whole_column.width = _WIDTHS.get(column.kind, 14)
    if takes.shown_as:
        whole_column.number_format = takes.shown_as
    if takes.rule:
        sheet.add_data_validation(_validation(takes, f"{letter}2", below))
    if column.required:
        missing = incomplete(letter, "A", get_column_letter(len(table.columns))).removeprefix("=")
        sheet.conditional_formatting.add(below, FormulaRule([missing], fill=PatternFill(bgColor=INCOMPLETE)))


def _validation(takes: Entry, cell: str, below: str) -> DataValidation:
    operator, first, last = _compared(takes, cell)
    return DataValidation(
        type=_TYPES[takes.rule],
        operator=operator,
        formula1=first,
        formula2=last,
        allow_blank=True,
        showErrorMessage=takes.enforced,
        errorTitle="Not in this column",
        error=takes.hint,
        sqref=below,
    )


def _compared(takes: Entry, cell: str) -> tuple[str | None, str, str | None]:
    """The operator of a rule and what it compares with; a list of choices is one text, parted by commas."""
    match takes.rule:
        case "list":
            return None, f'"{",".join(takes.choices)}"', None
        case "names":
            return None, _staff_names(), None
        case "date":
            return "between", *(f"DATE({day.year},{day.month},{day.day})" for day in (takes.least, takes.most))
        case "quarters":
            return None, quarters(cell, takes.most).removeprefix("="), None
        case "whole":
            return None, whole(cell, takes.least, takes.most).removeprefix("="), None
    return "greaterThanOrEqual", str(takes.least), None


def _staff_names() -> str:
    letter = get_column_letter(STAFF.columns.index(STAFF.by_key["name"]) + 1)
    return f"{quote_sheetname(STAFF.tab)}!${letter}$2:${letter}${PEOPLE}"
