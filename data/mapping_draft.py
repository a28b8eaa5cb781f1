"""What did somebody choose, and how is that written down? Answers of a form -> a mapping -> the file that keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field

from data.headers import understood
from data.schema import PD_LOG
from data.tabs import Tab


@dataclass(frozen=True)
class Choices:
    """How a tab is to be read as the PD log: column key -> header, "" or left out where the file has no such column.

    ``person`` is the one person of a file without names; ``sheet`` names the tab where the file has several;
    ``statuses`` is their word -> ours, "" where it means none.
    """

    columns: AnyMapping[str, str]
    person: str = ""
    sheet: str = ""
    hours_unit: str = "hours"
    hours_per_day: float | None = None
    day_first: bool = False
    whole_courses: bool = False
    statuses: AnyMapping[str, str] = field(default_factory=dict)

    def open_columns(self) -> tuple[str, ...]:
        """The headers of the required columns that nothing was chosen for, in the order of the sheet."""
        filled = {key for key, header in self.columns.items() if header} | ({"name"} if self.person.strip() else set())
        return tuple(column.header for column in PD_LOG.required_columns if column.key not in filled)


def mapping_of(choices: Choices, tab: Tab) -> dict[str, object]:
    """The choices in the shape of a mapping file. A column that is not to be read, but would be by its header, is blank."""
    by_header = understood(PD_LOG, tab.header).found
    columns: dict[str, object] = {}
    for column in PD_LOG.columns:
        if header := choices.columns.get(column.key):
            columns[column.key] = header
        elif column.key == "name" and choices.person.strip():
            columns["name"] = {"constant": choices.person.strip()}
        elif column.key in by_header:
            columns[column.key] = {"constant": ""}
    return {
        **({} if choices.sheet else {"tabs": ["log"]}),
        "log": {**_options(choices), "columns": columns, **_words(choices)},
    }


def _options(choices: Choices) -> dict[str, object]:
    said = {"file": choices.sheet, "hours_unit": choices.hours_unit, "day_first": choices.day_first}
    if choices.hours_unit == "days":
        said["hours_per_day"] = choices.hours_per_day
    if choices.whole_courses:
        said["whole_courses"] = True
    return {key: value for key, value in said.items() if value != ""}


def _words(choices: Choices) -> dict[str, object]:
    words = {theirs: ours for theirs, ours in choices.statuses.items() if ours}
    return {"values": {"status": words}} if words else {}


def mapping_toml(mapping: AnyMapping) -> str:
    """A mapping as the text of its file, which :func:`data.mapping_file.read_mapping` reads as the same mapping.

    >>> print(mapping_toml({"tabs": ["log"], "log": {"columns": {"name": {"constant": "Ana Cruz"}}}}))
    tabs = ["log"]
    <BLANKLINE>
    [log.columns]
    name = { constant = "Ana Cruz" }
    <BLANKLINE>
    """
    return "\n".join(_section((), mapping)).lstrip("\n") + "\n"


def _section(path: tuple[str, ...], said: AnyMapping) -> list[str]:
    sections = {
        key: value
        for key, value in said.items()
        if isinstance(value, AnyMapping) and len(path) < 2 + ("values" in path)
    }
    lines = [f"{_key(key)} = {_value(value)}" for key, value in said.items() if key not in sections]
    if path and lines:
        lines = ["", f"[{'.'.join(map(_key, path))}]", *lines]
    for key, value in sections.items():
        lines += _section((*path, key), value)
    return lines


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else _text(name)


def _value(value: object) -> str:
    if isinstance(value, AnyMapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    """A TOML string: as in JSON, but that a delete character must be escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
