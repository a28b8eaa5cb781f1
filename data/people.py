"""Who is meant? A name in a cell means one person of the roster, or it is refused; likeness only suggests."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

from data.parse.links import bare_address
from data.parse.names import check_name, display_name, exact_key, name_key
from data.parse.persons import Person, people_of
from data.parse.reading import Unreadable, quoted

LIKE_ENOUGH = 80  # of 100: a slip of the keyboard, not another name
SUGGESTIONS = 3

_TITLE = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof)\.? (?=.)", re.IGNORECASE)
_ADDRESS_AFTER_NAME = re.compile(r"([^<>]*)<([^<>\s]+@[^<>\s]+)>")
_SEVERAL = re.compile(r" ?[&/,;] ?| and ", re.IGNORECASE)


@dataclass(frozen=True)
class Roster:
    """The people a name can mean, ready to be looked up by id, e-mail and name."""

    people: tuple[Person, ...]
    display: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _by: Mapping[str, Mapping[str, frozenset[str]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "display", {person.key: person.name for person in self.people})
        object.__setattr__(self, "_by", _look_ups(self.people))

    @classmethod
    def of(cls, source: Roster | pd.DataFrame | Iterable[Mapping[str, Any]] | str | Path) -> Roster:
        """The roster in ``source``: itself, a frame, rows as dicts, or the path of a CSV.

        Which rows are one person: see :func:`data.parse.persons.people_of`.
        """
        if isinstance(source, Roster):
            return source
        return cls(people_of(source))

    def find(self, text: str, *, suggest: bool = True) -> str:
        """The key of the one person meant by an id, an e-mail, "Name <e-mail>", a full name, or "Last, First".

        Refused: two people of that name, part of a name, initials, a near miss (``suggest`` looks for whom to propose; leave
        it out for the thousandth of them), a group, several people.
        """
        name, _ = display_name(text)
        if found := self._by["name"].get(name.casefold()):
            return self._one(found, text)
        if "@" in name.removeprefix("@"):
            return self._by_address(name.lstrip("@"), text)
        name = name.lstrip("@ ")
        if found := self._by["id"].get(name.casefold()):
            return self._one(found, text)
        check_name(name)
        for spelling in _spellings(name):
            if found := self._by["name"].get(exact_key(spelling)) or self._by["folded"].get(name_key(spelling)):
                return self._one(found, text)
        raise self._unknown(name, text, suggest)

    def find_all(self, text: str) -> tuple[str, ...]:
        """The keys of the one or more people named, parted by ";", lines, "and", "&", "/" or ",", each found for itself.

        In the order written, each once. One part that is nobody refuses the cell.
        """
        keys, refused = self.find_each(text)
        if refused:
            raise refused[0]
        return keys

    def find_each(self, text: str, *, suggest: bool = True) -> tuple[tuple[str, ...], tuple[Unreadable, ...]]:
        """Those of :meth:`find_all` who are found, and why each other part is nobody."""
        keys: dict[str, None] = {}
        refused = []
        for name in self._parted(text):
            try:
                keys[self.find(name, suggest=suggest)] = None
            except Unreadable as error:
                refused.append(error)
        return tuple(keys), tuple(refused)

    def suggest(self, text: str) -> tuple[str, ...]:
        """Names that may have been meant, best first: those sharing a whole name with the text, else the likest one."""
        wanted = name_key(text)
        if sharing := sorted(self._by["word"].get(wanted, ())):
            return tuple(self.display[key] for key in sharing[:SUGGESTIONS])
        near = process.extractOne(wanted, self._by["folded"].keys(), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
        return tuple(self.display[key] for key in sorted(self._by["folded"][near[0]])[:SUGGESTIONS]) if near else ()

    def _parted(self, text: str) -> Iterator[str]:
        """The names in a cell: a comma or "and" parts them only where the whole is nobody's name."""
        for part in filter(str.strip, re.split(r"[;\n\r]", text)):
            try:
                self.find(part, suggest=False)
                several = False
            except Unreadable as error:
                several = error.reason != "ambiguous_person" and _SEVERAL.search(part)
            yield from filter(str.strip, _SEVERAL.split(part)) if several else [part]

    def _one(self, found: frozenset[str], text: str) -> str:
        if len(found) > 1:
            raise Unreadable(
                "ambiguous_person",
                f"{quoted(text)} is the name of {len(found)} people.",
                "Write the e-mail address or the id.",
            )
        return next(iter(found))

    def _by_address(self, name: str, text: str) -> str:
        found = self._by["email"].get(bare_address(name))
        if not found:
            raise Unreadable(
                "unknown_person", f"{quoted(text)} is nobody's e-mail in Staff.", "Check it, or add it to Staff."
            )
        key = self._one(found, text)
        if (both := _ADDRESS_AFTER_NAME.fullmatch(name)) and both[1].strip():
            named = self._by["folded"].get(name_key(both[1]), {key})
            if key not in named:
                raise Unreadable(
                    "ambiguous_person",
                    f"{quoted(text)} names one person and has another's e-mail.",
                    "Write one of them.",
                )
        return key

    def _unknown(self, name: str, text: str, suggest: bool) -> Unreadable:
        parts = [part for part in _SEVERAL.split(name) if part.strip()]
        if len(parts) > 1 and "," not in name:
            return Unreadable(
                "several_people", f"{quoted(text)} is more than one person.", "Write one full name in each row."
            )
        names = self.suggest(name) if suggest else ()
        hint = f"Did you mean {' or '.join(names)}?" if names else "Write the full name as in Staff, or add it there."
        return Unreadable("unknown_person", f"{quoted(text)} is nobody in Staff.", hint)


def _spellings(name: str) -> Iterator[str]:
    """The name, without its title, and "Last, First" turned round."""
    for spelling in (name, _TITLE.sub("", name, count=1)):
        yield spelling
        if spelling.count(",") == 1:
            last, first = spelling.split(",")
            yield f"{first.strip()} {last.strip()}"


def _look_ups(people: Iterable[Person]) -> dict[str, dict[str, frozenset[str]]]:
    """For each way of being known, its key and the people it means: more than one is ambiguous."""
    found: dict[str, dict[str, set[str]]] = {how: defaultdict(set) for how in ("name", "folded", "word", "email", "id")}
    for person in people:
        found["email"][person.email].add(person.key)
        found["id"][person.id.casefold()].add(person.key)
        for spelling in (each for name in (person.name, *person.also) for each in _spellings(name)):
            found["name"][exact_key(spelling)].add(person.key)
            found["folded"][name_key(spelling)].add(person.key)
            for word in name_key(spelling).split():
                found["word"][word].add(person.key)
    return {how: {known: frozenset(keys) for known, keys in means.items() if known} for how, means in found.items()}
