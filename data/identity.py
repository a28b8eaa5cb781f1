"""Who is it? Without a Staff tab the log itself says: by e-mail first, else by name; never by likeness."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from data.answers import Answers
from data.cells import Cells
from data.parse.names import check_name, display_name, name_key
from data.parse.reading import Unreadable
from data.people import Roster
from data.schema import Column

SUGGEST = 50  # unknown names: looking for whom each of thousands may be would take minutes
_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md", "edd", "ma", "ms"}


@dataclass
class Who:
    """The people behind a name column, as :class:`Answers` over its distinct pairs of name and e-mail.

    ``display`` is the one spelling per person key, ``emails`` the address of those known by one.
    """

    answers: Answers
    display: dict[str, str]
    emails: dict[str, str] = field(default_factory=dict)


def in_roster(column: Column, names: Cells, emails: Answers | None, roster: Roster) -> Who:
    """Find each pair of name and e-mail in the roster; two that contradict each other are refused."""
    pairs = _Pairs.of(names, emails)
    found = _Found(column, pairs)
    for at, (name, email) in enumerate(pairs.texts):
        try:
            found.values[at] = _one_of(roster, name, email, suggest=len(found.wrong) < SUGGEST)
        except Unreadable as refusal:
            found.wrong[at] = refusal
            continue
        shown = roster.display[found.values[at]]
        if name_key(in_order(name)) != name_key(shown):
            found.note("name_changed" if email else "name_spelling", at)
        found.normalised(at, name)
    return Who(found.answers(), dict(roster.display))


def in_itself(column: Column, names: Cells, emails: Answers | None, dates: np.ndarray, sure: np.ndarray) -> Who:
    """Tell the people of a log apart by its own e-mails and names.

    One e-mail is one person, under two names if they share a word (``name_changed``), else ``shared_email`` and told apart
    by name. One name with two e-mails is two people, and without an e-mail it is then refused. Only ``sure`` rows [bool],
    those that nothing else speaks against, count as evidence; ``dates`` [datetime64] choose the latest spelling.
    """
    pairs = _Pairs.of(names, emails)
    found = _Found(column, pairs)
    latest = pairs.latest(dates, sure)
    keys = [_checked(found, at, name) for at, (name, _) in enumerate(pairs.texts)]
    usable = [at for at in range(len(keys)) if at not in found.wrong]
    evidence = [at for at in usable if latest[at] > 0]
    shared = _shared_emails([(pairs.texts[at][1], keys[at]) for at in evidence])
    owners = defaultdict(set)
    for at in evidence:
        if (email := pairs.texts[at][1]) and email not in shared:
            owners[keys[at]].add(email)
    for at in usable:
        _settle(found, at, pairs.texts[at][1], keys[at], shared, owners)
    evidence = [at for at in evidence if at not in found.wrong]
    display = _spellings([(found.values[at], keys[at], int(latest[at]), pairs.texts[at][0]) for at in evidence or usable])
    for at in usable:
        _note(found, at, *pairs.texts[at], keys[at], shared, display)
    return Who(found.answers(), display, {key: key for key in display if "@" in key})


def in_order(name: str) -> str:
    """ "Lee, Amy" as "Amy Lee"; any other name as it is, cleaned."""
    name = display_name(name)[0]
    last, comma, first = name.partition(",")
    first = first.strip()
    if not comma or "," in first or not first or not last.strip() or first.casefold() in _SUFFIXES:
        return name
    return f"{first} {last.strip()}"


@dataclass(frozen=True)
class _Pairs:
    """The distinct pairs of name and e-mail, and the pair of each row."""

    cells: Cells
    texts: list[tuple[str, str]]

    @classmethod
    def of(cls, names: Cells, emails: Answers | None) -> _Pairs:
        if emails is None:
            return cls(names, [(name, "") for name in names.texts])
        width = len(emails.values)
        codes, pairs = pd.factorize(names.codes.astype("int64") * width + emails.cells.codes)
        name, email = np.divmod(pairs, width)
        typed = names.texts[name]
        cells = Cells(names.header, names.position, codes, typed)
        return cls(cells, [(text, emails.values[at] or "") for text, at in zip(typed, email, strict=True)])

    def latest(self, dates: np.ndarray, sure: np.ndarray) -> np.ndarray:
        """The latest date of each pair among the sure rows [days since 1970]; 0 where there is none."""
        days = np.zeros(len(self.texts), "int64")
        np.maximum.at(days, self.cells.codes[sure], dates[sure].astype("datetime64[D]").astype("int64"))
        return days


class _Found:
    """The key, the refusal and the notes of each pair, while they are being found."""

    def __init__(self, column: Column, pairs: _Pairs) -> None:
        self.column, self.cells = column, pairs.cells
        self.values = np.full(len(pairs.texts), None, object)
        self.wrong: dict[int, Unreadable] = {}
        self.notes: dict[str, list[int]] = defaultdict(list)

    def note(self, note: str, at: int) -> None:
        self.notes[note].append(at)

    def normalised(self, at: int, name: str) -> None:
        for note in display_name(name)[1]:
            self.note(note, at)

    def answers(self) -> Answers:
        blank = np.zeros(len(self.values), bool)
        return Answers(self.column, self.cells, self.values, blank, self.wrong, dict(self.notes))


def _one_of(roster: Roster, name: str, email: str, *, suggest: bool) -> str:
    check_name(name)
    by_email = _or_none(roster, email) if email else None
    try:
        by_name = roster.find(name, suggest=suggest and by_email is None)
    except Unreadable:
        if by_email is None:
            raise
        return by_email
    if by_email not in (None, by_name):
        found = f'"{display_name(name)[0]}" is one person of Staff and {email} another.'
        raise Unreadable("ambiguous_person", found, "Correct the name or the e-mail.")
    return by_name


def _or_none(roster: Roster, text: str) -> str | None:
    try:
        return roster.find(text, suggest=False)
    except Unreadable:
        return None


def _checked(found: _Found, at: int, name: str) -> str:
    try:
        check_name(name)
    except Unreadable as refusal:
        found.wrong[at] = refusal
        return ""
    return name_key(in_order(name))


def _shared_emails(pairs: list[tuple[str, str]]) -> set[str]:
    """The e-mails under which there are names without a word in common."""
    names: dict[str, set[str]] = defaultdict(set)
    for email, name in pairs:
        if email:
            names[email].add(name)
    return {email for email, several in names.items() if len(several) > 1 and not _linked(several)}


def _linked(names: set[str]) -> bool:
    first, *rest = (set(name.split()) for name in sorted(names))
    while joined := [words for words in rest if words & first]:
        rest = [words for words in rest if not words & first]
        first = first.union(*joined)
    return not rest


def _settle(found: _Found, at: int, email: str, key: str, shared: set[str], owners: dict[str, set[str]]) -> None:
    if email and email not in shared:
        found.values[at] = email
        return
    owned = owners.get(key, set())
    if len(owned) > 1:
        refusal = f'"{display_name(found.cells.texts[at])[0]}" is the name of {len(owned)} people.'
        found.wrong[at] = Unreadable("ambiguous_person", refusal, "Write their e-mail in this row, or add a Staff tab with ids.")
        return
    found.values[at] = next(iter(owned), key)


def _spellings(seen: list[tuple[str, str, int, str]]) -> dict[str, str]:
    """The display name of each person: of the latest name, the spelling with capitals, else the latest, else the first by letter."""
    last: dict[str, tuple[int, str]] = {}
    for person, key, day, _ in seen:
        last[person] = max(last.get(person, (0, "")), (day, key))
    best: dict[str, tuple[bool, int, str]] = {}
    for person, key, day, text in seen:
        name = in_order(text)
        if key == last[person][1]:
            best[person] = max(best.get(person, (False, -1, "")), (not (name.islower() or name.isupper()), day, name))
    return {person: name for person, (_, _, name) in best.items()}


def _note(found: _Found, at: int, name: str, email: str, key: str, shared: set[str], display: dict[str, str]) -> None:
    found.normalised(at, name)
    shown = display.get(found.values[at] or "")
    if email in shared:
        found.note("shared_email", at)
    elif shown and key != name_key(shown):
        found.note("name_changed", at)
    elif shown and name.strip() != shown and display_name(name)[0] != shown:
        found.note("matched by email" if email else "name_spelling", at)
