"""What does a mapping file say, and is it what a mapping can say?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as AnyMapping
from pathlib import Path

from data.errors import SchemaError
from data.mapping import Fill, Mapping, TabMapping
from data.schema import BY_KEY, Column, Table

UNITS = ("hours", "minutes", "days", "h:mm", "decimal hours")


def read_mapping(source: str | Path | AnyMapping | Mapping | None) -> Mapping:
    """A mapping from a TOML file, from a dict of the same shape, or the one that maps nothing.

    Raises
    ------
    SchemaError
        ``bad_mapping``, in one line: what was found, what was expected.
    """
    if source is None or source == "":
        return Mapping()
    if isinstance(source, Mapping):
        return source
    if isinstance(source, AnyMapping):
        return _mapping(source)
    return _mapping(_toml(Path(source)))


def _toml(path: Path) -> dict:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _bad(f'there is no mapping file "{path.name}" to read') from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _bad(f"{path.name} is not TOML: {str(error).splitlines()[0]}") from error


def _mapping(found: AnyMapping) -> Mapping:
    only = found.get("tabs")
    if only is not None:
        only = tuple(_table(name).key for name in _texts("tabs", only))
    tabs = {_table(name).key: _tab(_table(name), said) for name, said in found.items() if name != "tabs"}
    return Mapping(tabs, only)


def _table(name: object) -> Table:
    key = str(name).strip().casefold().replace(" ", "_")
    table = BY_KEY.get({"pd_log": "log"}.get(key, key))
    if table is None:
        raise _bad(f'there is no tab "{name}". Known: {", ".join(BY_KEY)}')
    return table


def _tab(table: Table, said: object) -> TabMapping:
    if not isinstance(said, AnyMapping):
        raise _bad(f"[{table.key}] is {said!r}. Write it as a section")
    known = set(TabMapping.__dataclass_fields__)
    if unknown := [key for key in said if key not in known]:
        raise _bad(f'[{table.key}] has no option "{unknown[0]}". Known: {", ".join(sorted(known))}')
    for key in ("columns", "values"):
        if not isinstance(said.get(key, {}), AnyMapping):
            raise _bad(f"[{table.key}.{key}] is {said[key]!r}. Write it as a section")
    columns = {_column(table, name).key: _fill(table, name, fill) for name, fill in said.get("columns", {}).items()}
    values = {_column(table, name).key: _values(table, name, words) for name, words in said.get("values", {}).items()}
    return TabMapping(**{**said, **_options(table, said), "columns": columns, "values": values})


def _options(table: Table, said: AnyMapping) -> dict[str, object]:
    unit, per_day = said.get("hours_unit", "hours"), said.get("hours_per_day")
    if unit not in UNITS:
        raise _bad(f"[{table.key}] hours_unit is {unit!r}. Write one of {', '.join(UNITS)}")
    if per_day is not None and (
        isinstance(per_day, bool) or not isinstance(per_day, int | float) or not 0 < per_day <= 24
    ):
        raise _bad(f"[{table.key}] hours_per_day is {per_day!r}. Write a number above 0 and up to 24")
    if unit == "days" and per_day is None:
        raise _bad(f"[{table.key}] hours_unit is days. Say hours_per_day too, such as 6")
    for key in ("day_first", "whole_courses"):
        if key in said and not isinstance(said[key], bool):
            raise _bad(f"[{table.key}] {key} is {said[key]!r}. Write true or false")
    if not isinstance(said.get("file", ""), str):
        raise _bad(f"[{table.key}] file is {said['file']!r}. Write a file name in quotes")
    return {"hours_unit": unit, "hours_per_day": per_day}


def _column(table: Table, name: str) -> Column:
    found = table.by_key.get(name) or next((c for c in table.columns if c.header.casefold() == name.casefold()), None)
    if found is None:
        raise _bad(f'{table.tab} has no column "{name}". Known: {", ".join(table.by_key)}')
    return found


def _fill(table: Table, name: str, said: object) -> Fill:
    if isinstance(said, str):
        return Fill(headers=(said,))
    if isinstance(said, list | tuple):
        return Fill(headers=_texts(f"{table.key}.{name}", said))
    if not isinstance(said, AnyMapping):
        raise _bad(f"{table.key}.{name} is {said!r}. Write a header, a list of headers or a section")
    keys = set(said)
    if keys == {"constant"} or (
        keys <= {"header", "file", "match", "take"} and "header" in keys and len(keys) in (1, 4)
    ):
        texts = {key: str(value) for key, value in said.items() if key != "header"}
        return Fill(headers=_texts(f"{table.key}.{name}", said.get("header", ())), **texts)
    raise _bad(
        f"{table.key}.{name} needs header, or constant, or header with file, match and take; it has {', '.join(keys)}"
    )


def _values(table: Table, name: str, words: object) -> dict[str, str]:
    if not isinstance(words, AnyMapping) or not all(isinstance(word, str) for word in words.values()):
        raise _bad(f'[{table.key}.values.{name}] needs lines such as "Passed" = "Done"')
    return dict(words)


def _texts(what: str, said: object) -> tuple[str, ...]:
    texts = (said,) if isinstance(said, str) else said
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
        raise _bad(f"{what} is {said!r}. Write text in quotes")
    return tuple(texts)


def _bad(what: str) -> SchemaError:
    return SchemaError("bad_mapping", f"Mapping: {what}.")
