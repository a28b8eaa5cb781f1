"""What do issuers say of a certification? Who issues it, what it is about, and how long it is valid.

``certifications.csv`` holds what the issuer or a partner publishes, each row with its source. It fills blank cells and
proposes a last valid day where the sheet names none; it never overrides the sheet, and a proposed day is no expiry.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from pathlib import Path

import pandas as pd

FILE = Path(__file__).parent / "certifications.csv"
_MARKS = re.compile("[®™©]")


@dataclass(frozen=True)
class Entry:
    """One certification: ``years`` it is valid (None: for life) when earned from the one day on and before the other."""

    certification: str
    also_known_as: tuple[str, ...]
    issuer: str
    area: str
    years: int | None
    earned_from: pd.Timestamp
    earned_before: pd.Timestamp
    source: str

    def holds_for(self, earned_on: pd.Timestamp) -> bool:
        """Whether its years are those of a certification earned on this day."""
        return self.earned_from <= earned_on < self.earned_before


@cache
def entries() -> tuple[Entry, ...]:
    """Every certification of the catalogue, in the order of the file."""
    lines = (line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(map(_entry, csv.DictReader(lines)))


def entry_for(certification: str) -> Entry | None:
    """The one entry meant by a name: its own, one it is also known by, or one without its issuer; None when two are.

    >>> entry_for("cisco  CCNA").issuer, entry_for("A certificate of ours")
    ('Cisco', None)
    """
    name = _folded(certification)
    exact, patterns = _look_up()
    found = exact.get(name) or {entry for pattern, entry in patterns if pattern.fullmatch(name)}
    return next(iter(found)) if len(found) == 1 else None


@cache
def _look_up() -> tuple[dict[str, set[Entry]], list[tuple[re.Pattern[str], Entry]]]:
    """The entries by each folded name, and those of whole families by a pattern with ``*``."""
    exact: dict[str, set[Entry]] = defaultdict(set)
    patterns = []
    for entry in entries():
        for name in (entry.certification, *entry.also_known_as):
            if "*" in name:
                patterns.append((re.compile(translate(_folded(name))), entry))
            else:
                for spelling in _spellings(_folded(name), _folded(entry.issuer)):
                    exact[spelling].add(entry)
    return dict(exact), patterns


def _spellings(name: str, issuer: str) -> Iterator[str]:
    """A name as it is, and with and without its issuer before it."""
    yield name
    yield name.removeprefix(f"{issuer} ")
    yield f"{issuer} {name}"


def _folded(name: str) -> str:
    return " ".join(_MARKS.sub("", name).casefold().split())


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        certification=row["certification"],
        also_known_as=tuple(name.strip() for name in row["also_known_as"].split(";") if name.strip()),
        issuer=row["issuer"],
        area=row["area"],
        years=int(row["validity_years"]) if row["validity_years"] else None,
        earned_from=pd.Timestamp(row["earned_from"] or "1900-01-01"),
        earned_before=pd.Timestamp(row["earned_before"] or "2200-01-01"),
        source=row["source"],
    )
