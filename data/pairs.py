"""Which name stands beside which e-mail? Each distinct pair once, and what is found out about it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.answers import Answers
from data.cells import Cells
from data.parse.names import GROUPS, PLAIN_NAME, check_name, display_name, name_key
from data.parse.reading import Unreadable
from data.schema import Column

_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md", "edd", "ma", "ms"}


def in_order(name: str) -> str:
    """ "Lee, Amy" as "Amy Lee"; any other name as it is, cleaned."""
    name = display_name(name)[0]
    last, comma, first = name.partition(",")
    first = first.strip()
    if not comma or "," in first or not first or not last.strip() or first.casefold() in _SUFFIXES:
        return name
    return f"{first} {last.strip()}"


def _paired(names: Cells, emails: Answers) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The name and the e-mail of each distinct pair, as codes, and the pair of each row."""
    only = np.full(len(names.texts), -1, emails.cells.codes.dtype)
    only[names.codes] = emails.cells.codes
    if (only >= 0).all() and (only[names.codes] == emails.cells.codes).all():  # each name with one e-mail: mostly
        return np.arange(len(only)), only, names.codes
    width = len(emails.values)
    codes, pairs = pd.factorize(names.codes.astype("int64") * width + emails.cells.codes)
    return *np.divmod(pairs, width), codes


@dataclass(frozen=True)
class Pairs:
    """The distinct pairs of name and e-mail, and the pair of each row."""

    cells: Cells
    names: list[str]
    emails: list[str]

    @classmethod
    def of(cls, names: Cells, emails: Answers | None) -> Pairs:
        """The pairs of two columns, or of names alone."""
        if emails is None:
            return cls(names, names.texts.tolist(), [""] * len(names.texts))
        name, email, codes = _paired(names, emails)
        cells = Cells(names.header, names.position, codes, names.texts[name])
        return cls(cells, cells.texts.tolist(), [text or "" for text in emails.values[email]])

    def latest(self, dates: np.ndarray, sure: np.ndarray) -> list[int]:
        """The latest date of each pair among the sure rows [days since 1970]; 0 where there is none."""
        days = np.zeros(len(self.names), "int64")
        np.maximum.at(days, self.cells.codes[sure], dates[sure].astype("datetime64[D]").astype("int64"))
        return days.tolist()


class Found:
    """The person, the refusal and the notes of each pair, while they are being found.

    ``names`` are the names in order and cleaned, ``keys`` the same folded; ``plain`` marks those that are as typed [bool].
    """

    def __init__(self, column: Column, pairs: Pairs) -> None:
        self.column, self.cells, self.typed = column, pairs.cells, pairs.names
        self.values = np.full(len(pairs.names), None, object)
        self.wrong: dict[int, Unreadable] = {}
        self.notes: dict[str, list[int]] = defaultdict(list)
        folded = pairs.cells.texts.str.lower()
        self.plain = np.asarray(pairs.cells.texts.str.fullmatch(PLAIN_NAME) & ~folded.isin(GROUPS), bool)
        self.names, self.keys = list(pairs.names), folded.str.replace("-", " ").tolist()
        for at in np.flatnonzero(~self.plain):
            self.names[at] = in_order(pairs.names[at])
            self.keys[at] = name_key(self.names[at])

    def note(self, note: str, at: int) -> None:
        """Say that something about this pair was normalised, or is worth a look."""
        self.notes[note].append(at)

    def check(self) -> None:
        """Refuse what is no name of one person."""
        for at in np.flatnonzero(~self.plain).tolist():
            try:
                check_name(self.typed[at])
            except Unreadable as refusal:
                self.wrong[at] = refusal

    def as_typed(self, emails: list[str]) -> bool:
        """Whether each pair is one person and each person one pair, so that there is nothing to tell apart; then settle them."""
        known = list(filter(None, emails))
        alone = bool(self.plain.all()) and all(len(set(texts)) == len(texts) for texts in (self.keys, known))
        if alone:
            self.values[:] = [email or key for email, key in zip(emails, self.keys, strict=True)]
        return alone

    def settle(self, at: int, email: str, shared: set[str], owners: dict[str, set[str]]) -> None:
        """Give the pair its person: the e-mail's, else the one e-mail that goes with the name, else the name's own.

        ``shared`` are e-mails that tell nobody apart, ``owners`` the e-mails of each folded name.
        """
        if email and email not in shared:
            self.values[at] = email
            return
        owned = owners.get(self.keys[at], set())
        if len(owned) > 1:
            found = f'"{self.names[at]}" is the name of {len(owned)} people.'
            hint = "Write their e-mail in this row, or add a Staff tab with ids."
            self.wrong[at] = Unreadable("ambiguous_person", found, hint)
            return
        self.values[at] = next(iter(owned), self.keys[at])

    def compare(self, at: int, email: str, shared: set[str], last: dict[str, str], display: dict[str, str]) -> None:
        """Note how the pair differs from the person's latest folded name (``last``) and shown name (``display``)."""
        shown = display.get(self.values[at])
        if email in shared:
            self.note("shared_email", at)
        elif shown is not None and self.keys[at] != last[self.values[at]]:
            self.note("name_changed", at)
        elif shown is not None and self.typed[at] != shown and display_name(self.typed[at])[0] != shown:
            self.note("matched by email" if email else "name_spelling", at)

    def answers(self) -> Answers:
        """The pairs as a column that has been read: person keys, refusals and notes."""
        for at, typed in enumerate(self.typed):
            if typed != self.names[at]:
                for note in display_name(typed)[1]:
                    self.note(note, at)
        blank = np.zeros(len(self.values), bool)
        return Answers(self.column, self.cells, self.values, blank, self.wrong, dict(self.notes))
