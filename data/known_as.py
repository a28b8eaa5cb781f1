"""Who is it, in every read? Somebody gets an id, an address, a new name: older reads know them by less, or by another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data.parse.names import name_key


@dataclass(frozen=True)
class KnownAs:
    """All that one person is known by in some reads.

    ``keys`` are their person keys; ``emails`` and ``names`` (folded) those that were nobody else's in the read they are
    from, so that they tell who it is in another one. ``written`` is every name, id and address as it is written.
    """

    keys: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()

    def __or__(self, more: KnownAs) -> KnownAs:
        return KnownAs(*(mine | theirs for mine, theirs in zip(_parts(self), _parts(more), strict=True)))


def known_as(key: str, reads: Iterable[tuple[pd.DataFrame, pd.DataFrame]]) -> KnownAs:
    """What the person of a key is known by in all these reads, each its ``people`` and its ``staff``."""
    reads, who, before = list(reads), KnownAs(keys=frozenset((key,))), None
    while who != before:  # a read may know the person by what only another one joins
        before = who
        for people, staff in reads:
            who |= _in_one(people, staff, keys_in(people, who))
    return who


def keys_in(people: pd.DataFrame, who: KnownAs) -> frozenset[str]:
    """The keys of that person in a read.

    By key; by e-mail address where nobody shares it; by name where one person of the read has it, without an address that is
    another's.
    """
    key, email, name = _folded(people)
    named, addressed = name.isin(who.names), email.isin(who.emails)
    by_address = addressed & (named | ~email.duplicated(keep=False))
    by_name = named & ~name.duplicated(keep=False) & (addressed | (email == ""))
    return frozenset(key[key.isin(who.keys) | by_address | by_name])


def _in_one(people: pd.DataFrame, staff: pd.DataFrame, keys: frozenset[str]) -> KnownAs:
    key, email, name = _folded(people)
    mine = key.isin(keys)
    spells = staff[staff["person"].astype("str").isin(keys)]
    also = [one.strip() for text in spells["also_known_as"].dropna() for one in str(text).split(";")]
    written = [
        people.loc[mine, "name"],
        people.loc[mine, "email"],
        *(spells[column] for column in ("name", "id", "email")),
    ]
    return KnownAs(
        keys,
        frozenset(email[mine]) - frozenset(email[~mine]) - {""},
        frozenset(name[mine]) - frozenset(name[~mine]) - {""},
        frozenset(str(text) for texts in written for text in texts.dropna()) | frozenset(filter(None, also)),
    )


def _folded(people: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    return (
        people["person"].astype("str"),
        people["email"].astype("object").fillna("").astype("str").str.casefold(),
        people["name"].astype("object").fillna("").map(name_key).astype("str"),
    )


def _parts(who: KnownAs) -> tuple[frozenset[str], ...]:
    return who.keys, who.emails, who.names, who.written
