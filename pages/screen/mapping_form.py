"""Which column is which? A form that begins with a guess, and remembers what was chosen while other pages are looked at."""

from __future__ import annotations

import streamlit as st

from data import Settings
from data.mapping_draft import Choices
from data.proposal import MOST_WORDS, Proposal, are_whole_courses, likeliest, propose, status_words, unit_of
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
    tab = _sheet(upload)
    key = f"add_{upload.version}_{tab.name}"  # another file or sheet begins with its own guess
    proposal = propose(tab, day_first=settings.day_first)
    columns = _columns(PD_LOG.required_columns, proposal, key)
    person = "" if columns["name"] else _person(key)
    hours = _hours(tab, columns["hours"], proposal, key)
    optional = [column for column in PD_LOG.columns if not column.required]
    columns |= _columns([column for column in optional if column.key in proposal.columns], proposal, key)
    statuses = _statuses(tab, columns.get("status", ""), key)
    with st.expander("Columns that were not found", type="compact"):
        columns |= _columns([column for column in optional if column.key not in proposal.columns], proposal, key)
    if proposal.twice:
        st.caption(
            f"Two columns are called {literal.md(words.listed(proposal.twice))}: rename one in the file to use it."
        )
    sheet = "" if upload.is_one_table else tab.name
    return tab, Choices(columns, person, sheet, statuses=statuses, **hours)


def _sheet(upload: Upload) -> Tab:
    """The only tab, or the one that is chosen."""
    if len(upload.tabs) == 1:
        return upload.tabs[0]
    places = range(len(upload.tabs))
    return upload.tabs[
        st.selectbox(
            "Sheet with the log", places, likeliest(upload.tabs), key=f"add_{upload.version}_sheet",
            format_func=lambda at: literal.clean(upload.tabs[at].name), persist_state="session",
        )
    ]  # fmt: skip


def _person(key: str) -> str:
    hint = "First and last name, for a file of one person"
    return st.text_input(
        "Whose file is it?", key=f"{key}_person", max_chars=100, placeholder=hint, persist_state="session"
    )


def _columns(columns: list[Column] | tuple[Column, ...], proposal: Proposal, key: str) -> dict[str, str]:
    """One field per column of ours, in rows; its header in the file or ""."""
    options, chosen = ["", *proposal.headers], {}
    for place, column in enumerate(columns):
        if place % _WIDE == 0:
            row = st.columns(_WIDE if len(columns) > 3 else 3)
        chosen[column.key] = row[place % _WIDE].selectbox(
            column.header, options, options.index(proposal.columns.get(column.key, "")), key=f"{key}_{column.key}",
            format_func=lambda header: literal.clean(header) or NOT_THERE, help=column.help,
            persist_state="session",
        )  # fmt: skip
    return chosen


def _hours(tab: Tab, header: str, proposal: Proposal, key: str) -> dict[str, object]:
    """What a number of hours counts, which way dates are written, and whether a row may be longer than a day."""
    key = f"{key}_{_place(tab, header)}"  # another column of hours has a unit of its own
    guess = unit_of(tab, header) if header else "hours"
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    unit = left.selectbox("A number of hours means", list(_UNITS), list(_UNITS).index(guess), key=f"{key}_unit", format_func=_UNITS.get, persist_state="session")  # fmt: skip
    day_first = middle.selectbox("Dates with slashes", list(_ORDERS), int(proposal.day_first), key=f"{key}_order", format_func=_ORDERS.get, persist_state="session")  # fmt: skip
    per_day = 6.0
    if unit == "days":
        per_day = left.number_input("Hours in a day", 0.5, 24.0, per_day, 0.5, key=f"{key}_per_day", persist_state="session")  # fmt: skip
    long = bool(header) and are_whole_courses(tab, header, guess)
    courses = right.checkbox("Rows may be longer than a day", long, key=f"{key}_courses", persist_state="session")  # fmt: skip
    return {"hours_unit": unit, "hours_per_day": per_day, "day_first": day_first, "whole_courses": courses}


def _statuses(tab: Tab, header: str, key: str) -> dict[str, str]:
    """One field per word of the status column that is none of ours."""
    found = status_words(tab, header) if header else {}
    options, chosen = ["", *STATUSES], {}
    for place, (word, guess) in enumerate(found.items()):
        if place % _WIDE == 0:
            row = st.columns(_WIDE)
        chosen[word] = row[place % _WIDE].selectbox(
            f"Status “{literal.md(word, 40)}” means", options, options.index(guess), key=f"{key}_{_place(tab, header)}_{place}",
            format_func=lambda status: status or "no status: counts as done", persist_state="session",
        )  # fmt: skip
    if len(found) == MOST_WORDS:
        st.caption(
            f"Only the first {words.spelled(MOST_WORDS)} different words are asked about. Is this the status column?"
        )
    return chosen


def _place(tab: Tab, header: str) -> int:
    """Where a header stands: what somebody typed is no key."""
    return tab.header.index(header) if header else -1
