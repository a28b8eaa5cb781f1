"""Which tab is this? By what the mapping says, else by its name, else by its headers."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.cells import tab_key
from data.errors import SchemaError, SourceError
from data.headers import header_key, understood
from data.mapping import Mapping
from data.schema import PD_LOG, TABLES, Table
from data.tabs import Note, Tab

_OWN_NAME, _ALIAS, _BY_HEADERS = range(3)


@dataclass(frozen=True)
class Recognised:
    """The tabs that are read, by table key, and what is said about the others."""

    tabs: dict[str, Tab]
    notes: list[Note] = field(default_factory=list)


def recognise(tabs: list[Tab], mapping: Mapping) -> Recognised:
    """Tell which tab is which table.

    Raises
    ------
    SchemaError
        ``missing_tab``: no PD log and the mapping does not do without; ``choose_sheet``: two tabs could be it.
    SourceError
        The PD log is there and could not be read at all.
    """
    found = _mapped(tabs, mapping)
    left = [tab for tab in tabs if not any(tab is taken for taken in found.values())]
    wanted = [table for table in TABLES if mapping.wants(table) and table.key not in found]
    notes = []
    if len(tabs) == 1 and left and _is_log(tabs[0], wanted, mapping):
        found, left = {"log": left[0]}, []
    if len(wanted) == len(left) == 1 and mapping.only:
        found, left = found | {wanted[0].key: left[0]}, []
    for table in wanted:
        if table.key not in found and (fits := _fitting(table, left, mapping)):
            if len(fits) == 1:
                found[table.key] = fits[0]
            else:
                notes += _several(table, fits)
    if "log" not in found and mapping.wants(PD_LOG):
        raise SchemaError("missing_tab", _no_log(tabs, found))
    used = {id(tab) for tab in found.values()} | {id(tab) for tab in tabs if tab_key(tab.name) in _looked_up(mapping)}
    notes += [Note(tab.name, "", "not_read: " + _why(tab)) for tab in tabs if id(tab) not in used]
    return Recognised(found, notes)


def unreadable(tab: Tab) -> SourceError | None:
    """Why a whole tab could not be handed over by its source; None when it could."""
    if tab.header or not tab.refused:
        return None
    return SourceError(tab.refused[0].reason, tab.refused[0].message)


def _mapped(tabs: list[Tab], mapping: Mapping) -> dict[str, Tab]:
    found = {}
    for key, said in mapping.tabs.items():
        if said.file:
            fits = [tab for tab in tabs if tab_key(tab.name) == tab_key(said.file)]
            if not fits:
                raise SchemaError("missing_tab", f'Mapping: there is no file "{said.file}". There is {_names(tabs)}.')
            found[key] = fits[0]
    return found


def _is_log(tab: Tab, wanted: list[Table], mapping: Mapping) -> bool:
    """A lone table is a PD log unless its headers clearly say that it is another tab."""
    if PD_LOG not in wanted:
        return False
    others = [table for table in wanted if table is not PD_LOG and _score(table, tab, mapping)]
    return bool(_score(PD_LOG, tab, mapping)) or not others


def _fitting(table: Table, tabs: list[Tab], mapping: Mapping) -> list[Tab]:
    """The tabs that fit a table best: by its own name, else by an alias, else by headers that fit no other table better."""
    ranked: dict[int, list[Tab]] = {}
    for tab in tabs:
        rank = _rank(table, tab, mapping)
        if rank is not None:
            ranked.setdefault(rank, []).append(tab)
    return ranked[min(ranked)] if ranked else []


def _rank(table: Table, tab: Tab, mapping: Mapping) -> int | None:
    name = tab_key(tab.name)
    if name in (tab_key(table.tab), tab_key(table.key)):
        return _OWN_NAME
    if _named_otherwise(table, name):
        return None
    if name in map(tab_key, table.aliases) and not understood(table, tab.header, mapping.of(table)).missing(
        table, mapping.of(table)
    ):
        return _ALIAS
    score = _score(table, tab, mapping)
    best = max(_score(other, tab, mapping) for other in TABLES if mapping.wants(other))
    return _BY_HEADERS if score and score == best else None


def _named_otherwise(table: Table, name: str) -> bool:
    return any(name in (tab_key(other.tab), tab_key(other.key)) for other in TABLES if other is not table)


def _score(table: Table, tab: Tab, mapping: Mapping) -> int:
    """How many columns of the table the tab has; 0 unless all required ones, and half of the headers or all mapped ones."""
    said = mapping.of(table)
    headers = understood(table, tab.header, said)
    mapped = {header_key(name) for fill in said.columns.values() for name in fill.headers}
    if headers.missing(table, said) or not mapped <= set(map(header_key, tab.header)):
        return 0
    named = len(headers.found) + len(said.columns)
    return named if mapped or named >= max(2, sum(bool(text.strip()) for text in tab.header) / 2) else 0


def _several(table: Table, tabs: list[Tab]) -> list[Note]:
    if table.required:
        message = f"{_names(tabs)} could each be the {table.tab}. Name one of them {table.tab}, or say in the mapping which it is."
        raise SchemaError("choose_sheet", message)
    return [Note(table.tab, "", f"choose_sheet: {_names(tabs)} could each be it; none is read")]


def _no_log(tabs: list[Tab], found: dict[str, Tab]) -> str:
    reads_as = {id(tab): table.tab for table in TABLES for key, tab in found.items() if key == table.key}
    said = [
        f'"{tab.name}"' + (f" ({reads_as[id(tab)]})" if id(tab) in reads_as else f" ({_why(tab)})") for tab in tabs[:8]
    ]
    return f"There is no PD log. Found: {', '.join(said)}. Add a PD log with Date, Name and Hours, or map one of these."


def _why(tab: Tab) -> str:
    error = unreadable(tab)
    return str(error) if error else "no tab that is known"


def _looked_up(mapping: Mapping) -> set[str]:
    return {tab_key(fill.file) for said in mapping.tabs.values() for fill in said.columns.values() if fill.file}


def _names(tabs: list[Tab]) -> str:
    return ", ".join(f'"{tab.name}"' for tab in tabs[:8]) or "nothing"
