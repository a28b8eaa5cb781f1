"""What should a reader of a file know before any figure: whose, as of when, from where, and what the words mean?"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from presentation import method, words
from presentation.contents import Table
from presentation.facts import Facts

ABOUT = "About"
WHOLE_DEPARTMENT = "Whole department"
_LONGEST = 31  # characters: the most that the name of a sheet may have
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")

Line = tuple[str, str]  # what, and how it is; a heading has nothing beside it
Named = tuple[tuple[str, Table], ...]


def title(facts: Facts) -> str:
    """What a file is called inside of it: "Professional development, IT department, 20 Nov 2026"."""
    whose = facts.team or facts.settings.department
    return f"Professional development, {whose}, {words.date(facts.as_of)}"


def named(tables: Iterable[Table]) -> Named:
    """Each table that has rows, under a name that a sheet and a file may have; no two the same."""
    taken, found = {ABOUT.casefold(), "history"}, []  # a spreadsheet keeps History for itself
    for table in tables:
        if len(table.frame):
            name = _free(words.capitalised(table.key.replace("_", " ")), taken)
            taken.add(name.casefold())
            found.append((name, table))
    return tuple(found)


def about(
    facts: Facts, tables: tuple[Table, ...], *, source: str = "", read_at: pd.Timestamp | None = None
) -> list[Line]:
    """The first sheet: whose figures, how they are counted, which sheets there are, and what each figure means."""
    return [
        (title(facts), ""),
        *_whose(facts, source, read_at),
        *_part("How it is counted", [("", line) for line in _counting(facts)]),
        *_part("Sheets", [(name, _said(table)) for name, table in named(tables)]),
        *_part("Nothing there yet", [(table.question, table.note) for table in tables if table.frame.empty]),
        *_part("Notes", [(name, table.note) for name, table in named(tables) if table.note]),
        *_part("What each figure means", _definitions(tables)),
    ]


def pooled(facts: Facts) -> str:
    """What is done about groups so small that a figure would point at somebody."""
    smallest = words.plural(facts.settings.small_group, "person", "people")
    return f"Groups under {smallest} are shown together with others, so that no figure picks anybody out."


def _free(wanted: str, taken: set[str]) -> str:
    """The name, shortened to what a sheet may have; with a number after it where it is taken, in whatever letters."""
    plain = _FORBIDDEN.sub(" ", wanted).strip() or "Table"
    endings = ("", *(f" {n}" for n in range(2, len(taken) + 2)))
    names = (plain[: _LONGEST - len(ending)].rstrip() + ending for ending in endings)
    return next(name for name in names if name.casefold() not in taken)


def _part(heading: str, lines: list[Line]) -> list[Line]:
    return [(heading, ""), *lines] if lines else []


def _whose(facts: Facts, source: str, read_at: pd.Timestamp | None) -> list[Line]:
    lines = (
        ("District", facts.settings.district),
        ("Department", facts.settings.department),
        ("Team", facts.team or WHOLE_DEPARTMENT),
        ("As of", words.long_date(facts.as_of)),
        ("School year", f"{words.school_year(facts.school_year)}, week {facts.week}"),
        ("Source", source),
        ("Read", words.moment(read_at) if read_at is not None else ""),
    )
    return [(what, said) for what, said in lines if said]


def _counting(facts: Facts) -> tuple[str, str]:
    return (method.INTRODUCTION, pooled(facts))


def _said(table: Table) -> str:
    answer = f"{table.answer}." if table.answer else ""
    return " ".join(filter(None, (table.question, answer, f"({table.page})")))


def _definitions(tables: Iterable[Table]) -> list[Line]:
    used = method.used(name for table in tables for name in table.metrics)
    return [(metric.name, metric.definition) for metric in used]
