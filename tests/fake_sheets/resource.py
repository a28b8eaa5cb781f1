"""A spreadsheet as spreadsheets.get gives it."""

import copy

from tests.fake_sheets.cells import Cell, Wrong


def resource(book, grid=False):
    """The book and its tabs, with their cells when ``grid``."""
    about = {
        "spreadsheetId": book.key,
        "properties": {"title": "PD", "locale": book.locale, "timeZone": "America/Los_Angeles"},
        "sheets": [_sheet(sheet, book.locale, grid) for sheet in book.sheets],
    }
    return {**about, "namedRanges": copy.deepcopy(list(book.named.values()))} if book.named else about


def _sheet(sheet, locale, grid):
    known = {"merges": sheet.merges, "protectedRanges": sheet.protected, "conditionalFormats": sheet.rules}
    about = {"properties": sheet.properties, **{name: found for name, found in known.items() if found}}
    about = _without_zero(copy.deepcopy(about))
    return {**about, "data": [_data(sheet, locale)]} if grid else about


def _data(sheet, locale):
    hidden = [{"hiddenByUser": True} if row in sheet.hidden_rows else {} for row in range(sheet.grid["rowCount"])]
    height = max((row for row, _ in sheet.cells), default=-1) + 1
    width = max((column for _, column in sheet.cells), default=-1) + 1
    cells = [[_cell(sheet.cells.get((row, at), Cell()), locale) for at in range(width)] for row in range(height)]
    return {"rowData": [{"values": row} for row in cells], "rowMetadata": hidden}


def _cell(cell, locale):
    about = {"note": cell.note, "dataValidation": cell.validation, "userEnteredFormat": cell.format}
    found = {name: copy.deepcopy(value) for name, value in about.items() if value}
    if cell.value in (None, ""):
        return found
    return {**found, "effectiveValue": _extended(cell.value), "formattedValue": cell.shown(locale)}


def _extended(value):
    if isinstance(value, Wrong):
        return {"errorValue": {"type": value.type, "message": value.message}}
    kinds = {bool: "boolValue", int: "numberValue", float: "numberValue", str: "stringValue"}
    return {kinds[type(value)]: value}


def _without_zero(part):
    """Google leaves sheetId out of a range when it is 0, but not out of a sheet's own properties."""
    if isinstance(part, list):
        return [_without_zero(each) for each in part]
    if isinstance(part, dict):
        zero = part.get("sheetId") == 0 and "title" not in part
        return {name: _without_zero(each) for name, each in part.items() if not (zero and name == "sheetId")}
    return part
