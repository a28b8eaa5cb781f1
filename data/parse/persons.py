"""Which rows of a roster are one person?"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.parse.names import display_name, name_key


@dataclass(frozen=True)
class Person:
    """One person: a stable ``key`` (id, else e-mail, else folded name), the name shown, and all that they are known by."""

    key: str
    name: str
    email: str = ""
    id: str = ""
    also: tuple[str, ...] = ()


def people_of(source: pd.DataFrame | Iterable[Mapping[str, Any]] | str | Path) -> tuple[Person, ...]:
    """The people of a frame, of rows as dicts, or of the CSV at a path, in order of first appearance.

    Columns ``name`` and, if known, ``id``, ``email``, ``also`` or ``also_known_as`` (parted by semicolons), ``person`` (a key
    that is already settled). Rows of one id are one person. Without an id, rows of one e-mail are, when their names share a
    word (a renamed person does, two people at one desk do not), and a row with neither joins the one person of its name.
    The last name is the one shown, the earlier ones are known. A row without a name is nobody.
    """
    rows = [row for row in map(_person, _rows(source)) if row.name]
    by_email, by_name, spells = defaultdict(set), defaultdict(set), defaultdict(list)
    for number, row in sorted(enumerate(rows), key=lambda numbered: _least_known(numbered[1])):
        folded = name_key(row.name)
        key = row.key or row.id or _known_key(row, folded, by_email[row.email], by_name[folded])
        by_email[row.email].add((key, folded))
        by_name[folded].add(key)
        spells[key].append((number, row))
    return tuple(
        _joined(key, spells[key]) for key in sorted(spells, key=lambda key: min(number for number, _ in spells[key]))
    )


def _least_known(row: Person) -> tuple[bool, bool]:
    return not (row.key or row.id), not row.email  # ids first: an e-mail or a name may then join them


def _known_key(row: Person, folded: str, of_email: set[tuple[str, str]], of_name: set[str]) -> str:
    """The key of a row without an id: that of the person it continues, else its e-mail, else its folded name."""
    if row.email:
        same = {key for key, name in of_email if set(name.split()) & set(folded.split())}
        return same.pop() if len(same) == 1 else folded if of_email else row.email
    return next(iter(of_name)) if len(of_name) == 1 else folded


def _joined(key: str, spells: list[tuple[int, Person]]) -> Person:
    """One person from the rows that are theirs: the last name and e-mail, all the other names known."""
    rows = [row for _, row in sorted(spells, key=lambda spell: spell[0])]
    name = rows[-1].name
    known = dict.fromkeys(other for row in rows for other in (row.name, *row.also) if other != name)
    email = next((row.email for row in reversed(rows) if row.email), "")
    return Person(key, name, email, next((row.id for row in rows if row.id), ""), tuple(known))


def _rows(source: pd.DataFrame | Iterable[Mapping[str, Any]] | str | Path) -> Iterable[Mapping[str, Any]]:
    if isinstance(source, pd.DataFrame):
        return source.astype(object).to_dict("records")
    if isinstance(source, str | Path):
        with open(source, encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))
    return source


def _person(row: Mapping[str, Any]) -> Person:
    cells = {str(header).casefold().replace(" ", "_"): _cell(value) for header, value in row.items()}
    also = cells.get("also") or cells.get("also_known_as") or ""
    return Person(
        key=cells.get("person", ""),
        name=cells.get("name", ""),
        email=cells.get("email", "").casefold(),
        id=cells.get("id", ""),
        also=tuple(name for part in also.split(";") if (name := part.strip())),
    )


def _cell(value: Any) -> str:
    return "" if value is None or value != value else display_name(str(value))[0]  # NaN is not itself
