"""Changing the form of a spreadsheet: the requests of batchUpdate that a template needs, all of them or none."""

import copy

from tests.fake_sheets.cells import Cell
from tests.fake_sheets.refusals import Refusal, bad


def batch_update(book, requests):
    """Carry out the requests in order; when one is refused, nothing has happened."""
    before = copy.deepcopy((book.sheets, book.named))
    replies = []
    try:
        for at, request in enumerate(requests):
            ((kind, said),) = request.items()
            if kind not in _KINDS:
                raise bad(f"Invalid requests[{at}]: {kind} is not known here.")
            replies.append(_KINDS[kind](book, said) or {})
    except Refusal:
        book.sheets, book.named = before
        raise
    return {"spreadsheetId": book.key, "replies": replies}


def _add_sheet(book, said):
    return {"addSheet": {"properties": copy.deepcopy(book.add_sheet(said.get("properties", {})).properties)}}


def _update_sheet(book, said):
    sheet = book.by_id(said["properties"].get("sheetId", 0))
    for path in said["fields"].split(","):
        if path == "title":
            if said["properties"]["title"] != sheet.title and book.has(said["properties"]["title"]):
                raise bad("A sheet with this name already exists. Please enter another name.")
            sheet.properties["title"] = said["properties"]["title"]
        elif path == "hidden":
            sheet.properties["hidden"] = said["properties"].get("hidden", False)
        elif path.startswith("gridProperties."):
            name = path.partition(".")[2]
            sheet.grid[name] = said["properties"]["gridProperties"][name]
        else:
            raise bad(f"Invalid field: {path}")


def _cells(book, area):
    sheet = book.by_id(area.get("sheetId", 0))
    rows = range(area.get("startRowIndex", 0), min(area.get("endRowIndex", 10**9), sheet.grid["rowCount"]))
    columns = range(area.get("startColumnIndex", 0), min(area.get("endColumnIndex", 10**9), sheet.grid["columnCount"]))
    return [sheet.at(row, column) for row in rows for column in columns]


def _repeat_cell(book, said):
    for cell in _cells(book, said["range"]):
        _apply(cell, said.get("cell", {}), said["fields"])


def _update_cells(book, said):
    start = said["start"]
    sheet = book.by_id(start.get("sheetId", 0))
    for down, row in enumerate(said.get("rows", [])):
        for right, new in enumerate(row.get("values", [])):
            place = start.get("rowIndex", 0) + down, start.get("columnIndex", 0) + right
            _apply(sheet.at(*place), new, said["fields"])


def _apply(cell, new, fields):
    if "note" in fields:
        cell.note = new.get("note")
    if "userEnteredFormat" in fields:
        cell.format = {**cell.format, **copy.deepcopy(new.get("userEnteredFormat", {}))}
        cell.number_format = cell.format.get("numberFormat", cell.number_format)
    if "userEnteredValue" in fields:
        cell.value = Cell(next(iter(new.get("userEnteredValue", {}).values()), None)).value
    if "dataValidation" in fields:
        cell.validation = copy.deepcopy(new.get("dataValidation"))


def _set_validation(book, said):
    for cell in _cells(book, said["range"]):
        cell.validation = copy.deepcopy(said.get("rule"))


def _add_protected(book, said):
    protected = copy.deepcopy(said["protectedRange"])
    sheet = book.by_id(protected["range"].get("sheetId", 0))
    protected.setdefault("protectedRangeId", 100 + sum(len(each.protected) for each in book.sheets))
    sheet.protected.append(protected)
    return {"addProtectedRange": {"protectedRange": copy.deepcopy(protected)}}


def _add_named(book, said):
    named = copy.deepcopy(said["namedRange"])
    if named["name"] in book.named:
        raise bad(f'A named range with the name "{named["name"]}" already exists.')
    book.named[named["name"]] = {"namedRangeId": str(len(book.named) + 1), **named}
    return {"addNamedRange": {"namedRange": copy.deepcopy(book.named[named["name"]])}}


def _add_rule(book, said):
    sheet = book.by_id(said["rule"]["ranges"][0].get("sheetId", 0))
    sheet.rules.insert(said.get("index", 0), copy.deepcopy(said["rule"]))


def _merge(book, said):
    sheet = book.by_id(said["range"].get("sheetId", 0))
    for cell in _cells(book, said["range"])[1:]:  # only the top left one keeps its value
        cell.value = None
    sheet.merges.append(copy.deepcopy(said["range"]))


def _insert(book, said):
    area = said["range"]
    sheet = book.by_id(area.get("sheetId", 0))
    sheet.insert(area["dimension"], area.get("startIndex", 0), area["endIndex"] - area.get("startIndex", 0))


def _delete(book, said):
    area = said["range"]
    sheet = book.by_id(area.get("sheetId", 0))
    sheet.insert(area["dimension"], area.get("startIndex", 0), area.get("startIndex", 0) - area["endIndex"])


_KINDS = {
    "addSheet": _add_sheet,
    "updateSheetProperties": _update_sheet,
    "repeatCell": _repeat_cell,
    "updateCells": _update_cells,
    "setDataValidation": _set_validation,
    "addProtectedRange": _add_protected,
    "addNamedRange": _add_named,
    "addConditionalFormatRule": _add_rule,
    "mergeCells": _merge,
    "insertDimension": _insert,
    "deleteDimension": _delete,
}
