"""What is Google asked to write? The places of the template as requests of one batchUpdate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gspread.utils import absolute_range_name, rowcol_to_a1

from data.schema import STAFF, Column
from data.template_columns import HEADER, INCOMPLETE, Entry, entry, incomplete, note, quarters, whole
from data.template_places import Place

Request = dict[str, Any]

_WARNING = "The dashboard knows each column by its header."  # the owner sees it among the protected ranges
_FORMAT_TYPES = {"@": "TEXT", "0": "NUMBER", "yyyy-mm-dd": "DATE"}
_HEADER_FIELDS = "userEnteredValue,note,userEnteredFormat(textFormat,backgroundColor,wrapStrategy)"


def requests_of(places: list[Place]) -> list[Request]:
    """The requests that write the new columns of all places, tabs first; none where nothing is new.

    Only new columns are named in them, and beside a tab that is new as a whole, nothing else of it.
    """
    names = next((_names_of(place) for place in places if place.table is STAFF), "")
    added = [_tab(place) for place in places if place.added]
    return added + [request for place in places if place.new for request in _dressed(place, names)]


def _tab(place: Place) -> Request:
    grid = {"rowCount": place.rows, "columnCount": place.columns, "frozenRowCount": 1}
    return {"addSheet": {"properties": {"sheetId": place.sheet_id, "title": place.title, "gridProperties": grid}}}


def _dressed(place: Place, names: str) -> Iterator[Request]:
    first = min(place.at[column.key] for column in place.new)
    if (width := first + len(place.new)) > place.columns:
        yield _grid(place, "columnCount", width)
    yield {"updateCells": {
        "start": {"sheetId": place.sheet_id, "rowIndex": 0, "columnIndex": first},
        "rows": [{"values": [_header(place, column) for column in place.new]}],
        "fields": _HEADER_FIELDS,
    }}  # fmt: skip
    for column in place.new:
        yield from _rules(place, column, names)
    if place.whole:
        yield from _of_whole(place)


def _header(place: Place, column: Column) -> Request:
    look = {"textFormat": {"bold": True}, "backgroundColor": _colour(HEADER), "wrapStrategy": "WRAP"}
    return {
        "userEnteredValue": {"stringValue": column.header},
        "note": note(place.table, column),
        "userEnteredFormat": look,
    }


def _rules(place: Place, column: Column, names: str) -> Iterator[Request]:
    takes, at = entry(place.table, column), place.at[column.key]
    below = _below(place, at)
    if takes.shown_as:
        pattern = {"type": _FORMAT_TYPES.get(takes.shown_as, "DATE_TIME"), "pattern": takes.shown_as}
        look = {"userEnteredFormat": {"numberFormat": pattern}}
        yield {"repeatCell": {"range": below, "cell": look, "fields": "userEnteredFormat.numberFormat"}}
    if takes.rule and (takes.rule != "names" or names):
        rule = {"condition": _condition(takes, f"${_letter(at)}2", names), "inputMessage": takes.hint}
        rule |= {"strict": takes.enforced, "showCustomUi": takes.rule in ("list", "names")}
        yield {"setDataValidation": {"range": below, "rule": rule, "filteredRowsIncluded": True}}


def _of_whole(place: Place) -> Iterator[Request]:
    """What a tab of ours has beside its columns: a header that stays in sight and warns, and gaps that show."""
    if not place.frozen:
        yield _grid(place, "frozenRowCount", 1)
    header = _range(place, 0, len(place.new)) | {"startRowIndex": 0, "endRowIndex": 1}
    yield {"addProtectedRange": {"protectedRange": {"range": header, "description": _WARNING, "warningOnly": True}}}
    for column in place.table.required_columns:
        yield _gap_shown(place, column)


def _grid(place: Place, name: str, number: int) -> Request:
    properties = {"sheetId": place.sheet_id, "gridProperties": {name: number}}
    return {"updateSheetProperties": {"properties": properties, "fields": f"gridProperties.{name}"}}


def _gap_shown(place: Place, column: Column) -> Request:
    letters = [_letter(at) for at in (place.at[column.key], 0, len(place.new) - 1)]
    rule = {
        "condition": {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": incomplete(*letters)}]},
        "format": {"backgroundColor": _colour(INCOMPLETE)},
    }
    ranges = [_below(place, place.at[column.key])]
    return {"addConditionalFormatRule": {"index": 0, "rule": {"ranges": ranges, "booleanRule": rule}}}


def _condition(takes: Entry, cell: str, names: str) -> Request:
    kind, *values = _compared(takes, cell, names)
    return {"type": kind, "values": [{"userEnteredValue": str(value)} for value in values]}


def _compared(takes: Entry, cell: str, names: str) -> tuple[object, ...]:
    match takes.rule:
        case "list":
            return "ONE_OF_LIST", *takes.choices
        case "names":
            return "ONE_OF_RANGE", names
        case "date":
            return "DATE_BETWEEN", takes.least, takes.most
        case "quarters":
            return "CUSTOM_FORMULA", quarters(cell, takes.most)
        case "whole":
            return "CUSTOM_FORMULA", whole(cell, takes.least, takes.most)
    return "NUMBER_GREATER_THAN_EQ", takes.least


def _names_of(staff: Place) -> str:
    """The range that holds the names of Staff, as a list refers to it; "" when no column of it does."""
    if "name" not in staff.at:
        return ""
    letter = _letter(staff.at["name"])
    return "=" + absolute_range_name(staff.title, f"${letter}$2:${letter}${staff.rows}")


def _below(place: Place, at: int) -> Request:
    return _range(place, at, at + 1) | {"startRowIndex": 1}


def _range(place: Place, start: int, end: int) -> Request:
    return {"sheetId": place.sheet_id, "startColumnIndex": start, "endColumnIndex": end}


def _letter(at: int) -> str:
    return rowcol_to_a1(1, at + 1).rstrip("1")


def _colour(hexadecimal: str) -> dict[str, float]:
    parts = (int(hexadecimal[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return dict(zip(("red", "green", "blue"), (round(part, 3) for part in parts), strict=True))
