"""Where does each tab and column of the template go in a sheet that may hold something already?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import numpy as np
import pandas as pd

from data.cells import tab_key
from data.errors import SchemaError
from data.headers import Headers, header_key, understood
from data.mapping import Mapping
from data.recognise import recognise
from data.schema import PD_LOG, TABLES, Column, Table
from data.sources.wording import shown
from data.tabs import Tab

_ROWS = 1_000  # of a new tab, as Google makes them
_LOG_ROWS = 5_000  # a year of forty people


@dataclass(frozen=True)
class Found:
    """A tab as it is in the sheet: the size of its grid, and its cells as shown, without those that end a row or the tab."""

    title: str
    sheet_id: int
    rows: int
    columns: int
    frozen: bool
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Place:
    """Where one table is, or will be: ``at`` is column key -> position, from 0; ``new`` are the columns to be written.

    ``rows`` and ``columns`` are the size of the grid; of a tab that is ``added``, that it will have. ``said`` is one line.
    """

    table: Table
    title: str
    sheet_id: int
    rows: int
    columns: int
    said: str
    at: dict[str, int] = field(default_factory=dict)
    new: tuple[Column, ...] = ()
    added: bool = False
    frozen: bool = False

    @property
    def whole(self) -> bool:
        """Whether every column of the tab is new."""
        return self.new == self.table.columns


def places(tabs: list[Found]) -> list[Place]:
    """One place per table, in the order of the data dictionary.

    What stands in a sheet stays as it is. A tab that is missing is added; an empty one is filled; one with our headers gets
    those it lacks, to the right of all that is in it. A tab that is read as a table under another name, or is filled by a
    form, or has rows below headers we do not know, is left alone.
    """
    free = (number for number in count(1) if number not in {tab.sheet_id for tab in tabs})
    read_as = _read_as(tabs)
    return [_place(table, tabs, read_as, free) for table in TABLES]


def _place(table: Table, tabs: list[Found], read_as: dict[str, Found], free: Iterator[int]) -> Place:
    own = sorted((tab for tab in tabs if _table_named(tab) is table), key=lambda tab: tab.title != table.tab)
    if own:
        return _completed(table, own[0])
    if table.key in read_as:
        return _alone(
            table, read_as[table.key], f'"{shown(read_as[table.key].title)}" is read as this tab, left as it is.'
        )
    rows = _LOG_ROWS if table is PD_LOG else _ROWS
    said = f"{table.tab}: added, {_columns(table.columns)}."
    return _place_all(table, Found(table.tab, next(free), rows, len(table.columns), True, ()), said, added=True)


def _completed(table: Table, tab: Found) -> Place:
    """A tab of our name, with the columns it lacks."""
    if not any(cell.strip() for row in tab.cells for cell in row):
        return _place_all(table, tab, f"{table.tab}: was empty, {_columns(table.columns)} written.")
    header = tab.cells[0]
    known = understood(table, header)
    if why := _why_not(table, tab, known):
        return _alone(table, tab, f"left as it is: {why}.")
    new = tuple(column for column in table.columns if column.key not in known.found and column.key not in known.twice)
    if not new:
        return _alone(table, tab, "complete, nothing to do.")
    width = max(map(len, tab.cells))
    at = known.found | {column.key: width + step for step, column in enumerate(new)}
    said = f"{table.tab}: {_columns(new)} added on the right: {', '.join(column.header for column in new)}."
    return Place(table, tab.title, tab.sheet_id, tab.rows, tab.columns, said, at, new, frozen=tab.frozen)


def _why_not(table: Table, tab: Found, known: Headers) -> str:
    """Why a tab that holds something is not to be touched; "" when it is."""
    header = tab.cells[0]
    if header and header_key(header[0]) == "timestamp":
        return "a form fills it"
    if not known.found:
        return "its first row has none of our headers"
    if len(tab.cells) > 1 and (missing := [c for c in known.missing(table) if c.key not in known.twice]):
        return f"it has rows, but no column {' or '.join(column.header for column in missing)}"
    return ""


def _place_all(table: Table, tab: Found, said: str, *, added: bool = False) -> Place:
    at = {column.key: position for position, column in enumerate(table.columns)}
    size = tab.rows, tab.columns
    return Place(table, tab.title, tab.sheet_id, *size, said, at, table.columns, added=added, frozen=tab.frozen)


def _alone(table: Table, tab: Found, said: str) -> Place:
    found = understood(table, tab.cells[0] if tab.cells else ()).found
    return Place(
        table, tab.title, tab.sheet_id, tab.rows, tab.columns, f"{table.tab}: {said}", found, frozen=tab.frozen
    )


def _read_as(tabs: list[Found]) -> dict[str, Found]:
    """The other tabs that the dashboard would read, by table key: adding ours would put them aside."""
    others = [tab for tab in tabs if not _table_named(tab) and tab.cells and any(map(str.strip, tab.cells[0]))]
    named = {table.tab: _tab(table.tab, ()) for tab in tabs if (table := _table_named(tab))}
    known = [*(_tab(tab.title, tab.cells[0]) for tab in others), *named.values()]
    nothing = _tab("", ())  # a lone tab would be read as a log whatever it is
    try:
        found = recognise([*known, nothing], Mapping()).tabs
    except SchemaError:  # no log among them, or several
        found = recognise([*known, nothing, _tab(PD_LOG.tab, ())], Mapping()).tabs
    by_title = {tab.title: tab for tab in others}
    return {key: by_title[tab.name] for key, tab in found.items() if tab.name in by_title}


def _table_named(tab: Found) -> Table | None:
    """The table whose own name a tab has."""
    name = tab_key(tab.title)
    return next((table for table in TABLES if name in (tab_key(table.tab), tab_key(table.key))), None)


def _tab(name: str, header: tuple[str, ...]) -> Tab:
    return Tab(name, header, pd.DataFrame(), np.empty(0, "int64"))


def _columns(columns: tuple[Column, ...]) -> str:
    return f"{len(columns)} column" + "s" * (len(columns) != 1)
