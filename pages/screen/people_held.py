"""How a person is chosen, and how a lead has them removed: what of the page Privacy asks for an answer."""

from __future__ import annotations

import streamlit as st

from pages.screen import gate, lookup
from pages.screen import source as sources
from pages.screen.show import show_table
from presentation import held, html, privacy


def choose() -> str | None:
    """For a lead the person to look up, None until one is chosen."""
    people = lookup.people()
    return st.selectbox(
        "Whose data?", list(people), index=None, format_func=people.get, placeholder="Choose a person", key="held_person", width=420
    )  # fmt: skip


def say(sentence: str) -> None:
    """One quiet line."""
    st.html(html.note(sentence))


def files_taken() -> None:
    """The log of the files taken away, for a lead."""
    gate.for_leads()
    entries = sources.export_log().entries()
    if entries.empty:
        say(privacy.NO_FILES)
        return
    show_table(privacy.files_taken(entries), alt="Files taken away: when, by which role, which file", rows=10)


def removal(mark: str, found: lookup.Lookup) -> None:
    """For a lead: take the person out of every kept read, after typing the word for it."""
    gate.for_leads()
    if not found.reads():
        say(privacy.IN_A_LAKE if gate.districts() else privacy.NO_READS)
        return
    with st.expander(privacy.FORGET, type="compact", key=f"removal_{mark}"):
        say(privacy.first_the_sheet(held.rows(held.by_tab(found.rows()))))
        typed = st.text_input(
            privacy.TYPE_IT, key=f"typed_{mark}", width=320
        )  # of one person: never typed for the next
        is_typed = typed.strip().casefold() == privacy.CONFIRM
        if st.button(privacy.FORGET, type="primary", disabled=not is_typed, key=f"forget_{mark}"):
            _forget(mark)


def _forget(mark: str) -> None:
    try:
        with st.spinner(privacy.FORGETTING):
            done = lookup.forget(mark)
    except OSError:  # the disk; what is done stays done
        st.html(html.problem("Not done", privacy.DISK))
        return
    say(privacy.forgotten_in_words(done.changed, done.unread))
