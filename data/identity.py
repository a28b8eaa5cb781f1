"""Who is it? Without a Staff tab the log itself says: by e-mail first, else by name; never by likeness."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from data.answers import Answers
from data.cells import Cells
from data.pairs import Found, Pairs
from data.parse.names import check_name, display_name, name_key
from data.parse.reading import Unreadable
from data.people import Roster
from data.schema import Column

SUGGEST = 50  # unknown names: looking for whom each of thousands may be would take minutes


@dataclass
class Who:
    """The people behind a name column, as :class:`Answers` over its distinct pairs of name and e-mail.

    ``names`` are the names of the pairs, cleaned and in order, ``display`` the one spelling per person key, ``emails`` the
    address of those known by one.
    """

    answers: Answers
    names: list[str]
    display: dict[str, str]
    emails: dict[str, str] = field(default_factory=dict)


def in_roster(column: Column, names: Cells, emails: Answers | None, roster: Roster) -> Who:
    """Find each pair of name and e-mail in the roster; two that contradict each other are refused."""
    pairs = Pairs.of(names, emails)
    found = Found(column, pairs)
    folded = {key: name_key(name) for key, name in roster.display.items()}
    for at, (name, email) in enumerate(zip(pairs.names, pairs.emails, strict=True)):
        try:
            found.values[at] = _one_of(roster, name, email, suggest=len(found.wrong) < SUGGEST)
        except Unreadable as refusal:
            found.wrong[at] = refusal
            continue
        by_number = "@" in name or found.keys[at] == found.values[at].casefold()
        if not by_number and found.keys[at] != folded[found.values[at]]:
            found.note("name_changed" if email else "name_spelling", at)
    return Who(found.answers(), found.names, dict(roster.display))


def in_itself(column: Column, names: Cells, emails: Answers | None, dates: np.ndarray, sure: np.ndarray) -> Who:
    """Tell the people of a log apart by its own e-mails and names.

    One e-mail is one person, under two names if they share a word (``name_changed``), else ``shared_email`` and told apart
    by name. One name with two e-mails is two people, and without an e-mail it is then refused. Only ``sure`` rows [bool],
    those that nothing else speaks against, count as evidence; ``dates`` [datetime64] choose the latest spelling.
    """
    pairs = Pairs.of(names, emails)
    found = Found(column, pairs)
    found.check()
    latest = pairs.latest(dates, sure)
    if min(latest, default=0) > 0 and found.as_typed(pairs.emails):
        return _who(found, dict(zip(found.values, found.names, strict=True)))
    usable = [at for at in range(len(latest)) if at not in found.wrong]
    evidence = [at for at in usable if latest[at] > 0]
    shared = _shared_emails([(pairs.emails[at], found.keys[at]) for at in evidence])
    owners = defaultdict(set)
    for at in evidence:
        if pairs.emails[at] and pairs.emails[at] not in shared:
            owners[found.keys[at]].add(pairs.emails[at])
    for at in usable:
        found.settle(at, pairs.emails[at], shared, owners)
    settled = [at for at in usable if at not in found.wrong]
    last, display = _spellings(
        [(found.values[at], found.keys[at], latest[at], found.names[at]) for at in settled if latest[at] > 0]
    )
    for at in settled:
        found.compare(at, pairs.emails[at], shared, last, display)
    return _who(found, display)


def _who(found: Found, display: dict[str, str]) -> Who:
    return Who(found.answers(), found.names, display, {key: key for key in display if "@" in key})


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


def _spellings(seen: list[tuple[str, str, int, str]]) -> tuple[dict[str, str], dict[str, str]]:
    """The latest folded name of each person, and of its spellings the one with capitals, else the latest, to be shown."""
    if len({person for person, _, _, _ in seen}) == len(seen):
        return {person: key for person, key, _, _ in seen}, {person: name for person, _, _, name in seen}
    last: dict[str, tuple[int, str]] = {}
    for person, key, day, _ in seen:
        last[person] = max(last.get(person, (0, "")), (day, key))
    best: dict[str, tuple[bool, int, str]] = {}
    for person, key, day, name in seen:
        if key == last[person][1]:
            best[person] = max(best.get(person, (False, -1, "")), (not (name.islower() or name.isupper()), day, name))
    return {person: key for person, (_, key) in last.items()}, {person: name for person, (_, _, name) in best.items()}
