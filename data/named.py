"""Who is named in the other tabs? Somebody of Staff; without Staff somebody of the log, or somebody new."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from data.answers import Answers
from data.cells import Cells
from data.frames import PEOPLE, empty_list, frame_of
from data.identity import SUGGEST, Who
from data.pairs import in_order
from data.parse.names import check_name, display_name, name_key
from data.parse.reading import Unreadable, quoted
from data.parse.text import is_blank
from data.people import SUGGESTIONS, Roster
from data.schema import EVERYONE, Column
from data.typed import coded

_EVERYONE = re.compile(
    r"\s*(everyone|everybody|all staff|all)\s*(?:(?:except|but)\s*:?\s*(.+))?\s*", re.IGNORECASE | re.DOTALL
)
_ALMOST_EVERYONE = re.compile(r"\s*(everyone|everybody|all)\b", re.IGNORECASE)
_AS_LOGGED = "Write the full name as in the PD log; until then the cell counts as blank."
_PARTS = re.compile(r"[;\n\r&/]| and ", re.IGNORECASE)


@dataclass
class Named:
    """Everybody known so far: those of Staff, else of the log, and without Staff those met in other tabs since.

    ``people`` are rows for a :class:`Roster`: ``person`` (key), ``name``, ``email``, ``also``.
    """

    people: list[dict[str, str]] = field(default_factory=list)
    has_staff: bool = False
    _new: set[str] = field(default_factory=set)

    @classmethod
    def of_staff(cls, roster: Roster) -> Named:
        """The people of a Staff tab."""
        people = [{"person": one.key, "name": one.name, "email": one.email} for one in roster.people]
        named = cls(people, has_staff=True)
        named.roster = roster
        return named

    @classmethod
    def of_log(cls, who: Who, kept: np.ndarray) -> Named:
        """The people of the kept rows of a log, under every name they have there."""
        used = np.flatnonzero(np.bincount(who.answers.cells.codes[kept], minlength=len(who.names)))
        names: dict[str, set[str]] = {}
        for at in used:
            names.setdefault(who.answers.values[at], set()).add(who.names[at])
        return cls([
            {"person": key, "name": who.display[key], "email": who.emails.get(key, ""), "also": ";".join(sorted(names[key]))}
            for key in sorted(names)
        ])  # fmt: skip

    @cached_property
    def roster(self) -> Roster:
        """The people to look a name up in; made when the first other tab asks."""
        return Roster.of(self.people)

    @property
    def display(self) -> dict[str, str]:
        """The one name shown for each person key."""
        return {person["person"]: person["name"] for person in self.people}

    def one(self, column: Column, cells: Cells, *, everyone: bool = False) -> Answers:
        """A column of one name each, as person keys; where ``everyone`` may be meant, "Everyone" stands for all."""

        def find(text: str, suggest: bool) -> str:
            return EVERYONE if everyone and _is_everyone(text) else self._find(text, suggest)

        return self._each(column, cells, find)

    def several(self, column: Column, cells: Cells) -> Answers:
        """A column of one or more names each, as tuples of person keys in the order written.

        "Everyone" is the tuple ``("Everyone",)``; the keys after it are those who are excepted. In a column that may be blank,
        a name that is nobody's is a doubt: the others of its cell are used.
        """
        read = self._each(column, cells, self._all)
        for at, found in enumerate(read.values):
            keys, refused = found or (None, ())
            read.values[at] = keys
            if refused and (column.required or not keys):
                read.values[at], read.wrong[at] = None, _together(refused)
            elif refused:
                read.doubts[at] = _together(refused, "The others on the list count.")
        return read

    def frame(self) -> pd.DataFrame:
        """One row per person known: those of Staff, or of the log, then those met in other tabs."""
        if not self.people:
            return empty_list(PEOPLE)
        every = np.arange(len(self.people))
        texts = {
            key: np.array([person.get(key) or None for person in self.people], object)
            for key in ("person", "name", "email")
        }
        return frame_of(
            {key: coded(values, every) for key, values in texts.items()}
            | {"in_staff": every >= 0 if self.has_staff else every < 0}
        )

    def _each(self, column: Column, cells: Cells, find: Callable[[str, bool], object]) -> Answers:
        values, blank, wrong = np.full(len(cells.texts), None, object), np.zeros(len(cells.texts), bool), {}
        for at in _settled_order(cells.texts):
            text = cells.texts[at]
            if is_blank(text):
                blank[at] = True
                continue
            try:
                values[at] = find(text, len(wrong) < SUGGEST)
            except Unreadable as refusal:
                wrong[at] = refusal
        return Answers(column, cells, values, blank, wrong)

    def _find(self, text: str, suggest: bool = True) -> str:
        try:
            return self.roster.find(text, suggest=suggest and self.has_staff)
        except Unreadable as refusal:
            if self.has_staff or refusal.reason != "unknown_person":
                raise
        check_name(text)
        key = name_key(in_order(text))
        if key not in self._new:
            self._new.add(key)
            self.people.append({"person": key, "name": in_order(text)})
        return key

    def _all(self, text: str, suggest: bool) -> tuple[tuple[str, ...], tuple[Unreadable, ...]]:
        """The people of a cell, and why each other part of it is nobody."""
        if everyone := _EVERYONE.fullmatch(text):
            return (EVERYONE, *(self._excepted(everyone[2], suggest) if everyone[2] else ())), ()
        if _ALMOST_EVERYONE.match(text):
            hint = 'Write "Everyone", or "Everyone except" and full names parted by semicolons.'
            raise Unreadable("unclear_everyone", f"{quoted(text)} does not say who is meant.", hint)
        if self.has_staff:
            return self.roster.find_each(text, suggest=suggest)
        return tuple(dict.fromkeys(self._find(part) for part in _parted(text))), ()

    def _excepted(self, text: str, suggest: bool) -> tuple[str, ...]:
        """Those who are not meant. One of them unknown leaves the cell blank: who was away would count as there."""
        keys, refused = self.roster.find_each(text, suggest=suggest)
        if refused and not self.has_staff:
            raise Unreadable("unknown_person", f"{quoted(text)} names somebody who never logged.", _AS_LOGGED)
        if refused:
            raise _together(refused, "Until then the cell counts as blank.")
        return keys


def _parted(text: str) -> list[str]:
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if len(parts) == 1 and all(" " in part.strip() for part in parts[0].split(",")):
        return parts[0].split(",")  # "Amy Lee, Bob Orr" is two people, "Lee, Amy" one
    return parts


def _together(refused: tuple[Unreadable, ...], meanwhile: str = "") -> Unreadable:
    """Why parts of a cell are nobody, as one refusal."""
    first = refused[:SUGGESTIONS]
    found = " ".join(str(refusal).removesuffix(refusal.hint).strip() for refusal in first)
    more = f" And {len(refused) - len(first)} more." if len(refused) > len(first) else ""
    hints = dict.fromkeys(refusal.hint for refusal in first)
    return Unreadable(refused[0].reason, found + more, " ".join(filter(None, (*hints, meanwhile))))


def _is_everyone(text: str) -> bool:
    everyone = _EVERYONE.fullmatch(text)
    return bool(everyone and not everyone[2])


def _settled_order(texts: Iterable[str]) -> list[int]:
    """The texts by name, capitals first shown: whichever row comes first, a new person gets the same spelling."""
    return sorted(range(len(texts)), key=lambda at: (display_name(texts[at])[0].isupper(), display_name(texts[at])[0]))
