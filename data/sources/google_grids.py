"""What stands in each tab of the sheet? Every cell twice: as it is stored and as it is shown, in three calls in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gspread.exceptions import APIError
from gspread.utils import absolute_range_name

from data.sources.google_client import ReadingClient
from data.sources.google_failures import said, tab_is_gone

_ABOUT = "properties(sheetId,title,hidden,sheetType),merges"
_HIDDEN = "rowMetadata(hiddenByUser,hiddenByFilter)"
_TABS = f"sheets({_ABOUT},data(startRow,{_HIDDEN}))"
_CELLS = f"sheets({_ABOUT},data(startRow,startColumn,{_HIDDEN},rowData(values(effectiveValue,formattedValue))))"
_STORED = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"}
_SHOWN = {"valueRenderOption": "FORMATTED_VALUE"}

Rows = list[list[Any]]


@dataclass
class Grid:
    """One tab as Google has it. ``stored`` are JSON values, ``shown`` texts, both ragged, from row 1 and column A.

    ``hidden_rows`` are counted from 1; ``merges`` are Google's ranges, which count from 0 and end before their end.
    """

    title: str
    gid: int
    hidden: bool
    hidden_rows: frozenset[int]
    merges: list[dict[str, int]]
    stored: Rows
    shown: Rows


def grids_of(client: ReadingClient, key: str) -> list[Grid]:
    """The tabs of a sheet, in its order; of hidden ones only that they are there.

    What is stored and what is shown are two calls. If somebody changed the sheet between them, or renamed a tab, it is
    read again, once, in a single call: that is one instant, but four times the bytes.
    """
    sheets = _sheets(client.spreadsheets_get(key, {"fields": _TABS}))
    grids = [_grid(sheet) for sheet in sheets]
    if client.left < 2:
        return _at_one_instant(client, key)
    try:
        _fill(client, key, [grid for grid in grids if not grid.hidden])
    except APIError as error:
        if not tab_is_gone(error):
            raise
        return _at_one_instant(client, key)
    return _at_one_instant(client, key) if any(map(_is_torn, grids)) else grids


def _fill(client: ReadingClient, key: str, grids: list[Grid]) -> None:
    if not grids:
        return
    ranges = [absolute_range_name(grid.title) for grid in grids]
    stored = _rows(client.values_batch_get(key, ranges, _STORED), len(grids))
    shown = _rows(client.values_batch_get(key, ranges, _SHOWN), len(grids))
    for at, grid in enumerate(grids):
        grid.stored, grid.shown = stored[at], shown[at]


def _at_one_instant(client: ReadingClient, key: str) -> list[Grid]:
    if client.left < 1:
        raise said("torn_read")
    sheets = _sheets(client.spreadsheets_get(key, {"fields": _CELLS}))
    return [_filled(_grid(sheet), sheet) for sheet in sheets]


def _is_torn(grid: Grid) -> bool:
    """Whether a text is stored in one place and shown in another, or something is shown where nothing is stored.

    A number may be shown as anything, even as nothing; a text only as itself, an error without its explanation.
    """
    if len(grid.stored) < len(grid.shown):
        return True
    for at, stored in enumerate(grid.stored):
        shown = grid.shown[at] if at < len(grid.shown) else []
        if len(stored) < len(shown):
            return True
        for place, value in enumerate(stored):
            seen = shown[place] if place < len(shown) else ""
            if isinstance(value, str) and value != seen and not (seen and value.startswith(f"{seen} (")):
                return True
    return False


def _grid(sheet: dict[str, Any]) -> Grid:
    about = sheet["properties"]
    return Grid(
        title=about["title"],
        gid=about["sheetId"],
        hidden=about.get("hidden", False),
        hidden_rows=frozenset(_hidden_rows(sheet)),
        merges=sheet.get("merges", []),
        stored=[],
        shown=[],
    )


def _hidden_rows(sheet: dict[str, Any]) -> list[int]:
    return [
        block.get("startRow", 0) + at
        for block in sheet.get("data", [])
        for at, row in enumerate(block.get("rowMetadata", []), start=1)
        if row.get("hiddenByUser") or row.get("hiddenByFilter")
    ]


def _filled(grid: Grid, sheet: dict[str, Any]) -> Grid:
    """The grid with the cells of a single call, where a cell carries both what is stored and what is shown."""
    rows = [row.get("values", []) for block in sheet.get("data", []) for row in block.get("rowData", [])]
    grid.shown = [[cell.get("formattedValue", "") for cell in row] for row in rows]
    grid.stored = [[_stored(cell) for cell in row] for row in rows]
    return grid


def _stored(cell: dict[str, Any]) -> Any:
    kind, value = next(iter(cell.get("effectiveValue", {}).items()), ("", ""))
    return cell.get("formattedValue", "") if kind == "errorValue" else value


def _sheets(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The tabs that hold cells; a chart or a query on a tab of its own does not."""
    if not isinstance(answer.get("sheets"), list):
        raise said("broken_answer")
    return [sheet for sheet in answer["sheets"] if sheet["properties"].get("sheetType", "GRID") == "GRID"]


def _rows(answer: dict[str, Any], tabs: int) -> list[Rows]:
    found = answer.get("valueRanges", [])
    if len(found) != tabs:
        raise said("broken_answer")
    return [values.get("values", []) for values in found]
