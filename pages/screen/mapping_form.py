"""Which column is which? A form that begins with a guess, and remembers what was chosen while other pages are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import Settings
from data.mapping_draft import Choices
from data.proposal import (
    MOST_WORDS,
    Proposal,
    are_whole_courses,
    is_day_first,
    likeliest,
    propose,
    status_words,
    unit_of,
)
from data.schema import PD_LOG, STATUSES, Column
from data.tabs import Tab
from data.upload import Upload
from presentation import literal, words

NOT_THERE = "– not in this file –"

_UNITS = {
    "hours": "Hours, as 1.5 or 1:30",
    "minutes": "Minutes",
    "days": "Days",
    "h:mm": "1.30 is 1 h 30 min",
    "decimal hours": "1.30 is 1.3 hours",
}
_ORDERS = {False: "Month first: 4/3 is 3 April", True: "Day first: 4/3 is 4 March"}
_WIDE = 4  # fields in a row


def mapping_form(upload: Upload, settings: Settings) -> tuple[Tab, Choices]:
    """Draw the form; the tab it is about, and what is chosen now."""
    place = _sheet(upload)
    tab = upload.tabs[place]
    key = f"add_{upload.version}_{place}"  # another file or sheet begins with its own guess
    proposal = propose(tab)
    columns = _columns(PD_LOG.required_columns, proposal, key)
    person = "" if columns["name"] else _person(key)
    numbers = _numbers(tab, columns, settings, key)
    optional = [column for column in PD_LOG.columns if not column.required]
    columns |= _columns([column for column in optional if column.key in proposal.columns], proposal, key)
    statuses = _statuses(tab, columns.get("status", ""), key)
    with st.expander("Columns that were not found", type="compact"):
        columns |= _columns([column for column in optional if column.key not in proposal.columns], proposal, key)
    if proposal.twice:
        st.caption(f"In the file twice: {literal.md(words.listed(proposal.twice))}. Rename one there to use it.")
    sheet = "" if upload.is_one_table else tab.name
    return tab, Choices(columns, person, sheet, statuses=statuses, **numbers)


def _sheet(upload: Upload) -> int:
    """The place of the only tab, or of the one that is chosen."""
    if len(upload.tabs) == 1:
        return 0
    names = {at: literal.clean(tab.name) for at, tab in enumerate(upload.tabs)}
    return _pick(st, "Sheet with the log", names, likeliest(upload.tabs), f"add_{upload.version}_sheet")


def _person(key: str) -> str:
    hint = "First and last name, for a file of one person"
    return st.text_input(
        "Whose file is it?", key=f"{key}_person", max_chars=100, placeholder=hint, persist_state="session"
    )


def _columns(columns: Sequence[Column], proposal: Proposal, key: str) -> dict[str, str]:
    """One field per column of ours; the header chosen for it, or nothing."""
    headers = {"": NOT_THERE} | {header: literal.clean(header) for header in proposal.headers}
    return {
        column.key: _pick(
            field, column.header, headers, proposal.columns.get(column.key, ""), f"{key}_{column.key}", column.help
        )
        for column, field in zip(columns, _fields(len(columns)), strict=True)
    }


def _numbers(tab: Tab, columns: dict[str, str], settings: Settings, key: str) -> dict[str, object]:
    """What a number of hours counts, which way dates are written, and whether a row may be longer than a day."""
    hours, date = columns["hours"], columns["date"]
    # Another column begins with a guess of its own; what somebody typed as its header is no key.
    of_hours, of_date = f"{key}_{_place(tab, hours)}", f"{key}_{_place(tab, date)}"
    guess = unit_of(tab, hours) if hours else "hours"
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    unit = _pick(left, "A number of hours means", _UNITS, guess, f"{of_hours}_unit")
    order = is_day_first(tab, date, setting=settings.day_first) if date else settings.day_first
    day_first = _pick(middle, "Dates with slashes", _ORDERS, order, f"{of_date}_order")
    long = bool(hours) and are_whole_courses(tab, hours, guess)
    courses = right.checkbox("Rows may be longer than a day", long, key=f"{of_hours}_courses", persist_state="session")
    per_day = _hours_in_a_day(left, of_hours) if unit == "days" else None
    return {"hours_unit": unit, "hours_per_day": per_day, "day_first": day_first, "whole_courses": courses}


def _hours_in_a_day(place: DeltaGenerator, key: str) -> float:
    return place.number_input("Hours in a day", 0.5, 24.0, 6.0, 0.5, key=f"{key}_per_day", persist_state="session")


def _statuses(tab: Tab, header: str, key: str) -> dict[str, str]:
    """One field per word of the status column that is none of ours."""
    found = status_words(tab, header) if header else {}
    ours = {"": "no status: counts as done"} | {status: status for status in STATUSES}
    chosen = {
        word: _pick(field, f"Status “{literal.md(word, 40)}” means", ours, guess, f"{key}_{_place(tab, header)}_{at}")
        for at, ((word, guess), field) in enumerate(zip(found.items(), _fields(len(found)), strict=True))
    }
    if len(found) == MOST_WORDS:
        st.caption(f"Only the first {MOST_WORDS} different words are asked about. Is this the status column?")
    return chosen


def _pick(
    place: DeltaGenerator, label: str, options: Mapping[object, str], guess: object, key: str, hint: str | None = None
) -> object:
    """One of the options, remembered while other pages are looked at; ``label`` is ours or was made literal."""
    return place.selectbox(
        label, list(options), list(options).index(guess), format_func=options.__getitem__, key=key, help=hint,
        persist_state="session",
    )  # fmt: skip


def _fields(count: int) -> Iterator[DeltaGenerator]:
    """Places for so many fields, row by row."""
    wide = 3 if count == 3 else _WIDE
    for at in range(count):
        if at % wide == 0:
            row = st.columns(wide)
        yield row[at % wide]


def _place(tab: Tab, header: str) -> int:
    return tab.header.index(header) if header else -1
