"""What this server holds about one person, and how a lead has it removed."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data import Records
from pages.screen import gate
from presentation import held, html, privacy
from presentation.own import of_person

_TYPED = "forget_typed"  # in the session


def about() -> tuple[Records, int]:
    """The records of the person whose page it is, and how many kept reads there are to look into."""
    _, own = gate.viewer_and_own_records()
    return own, len(gate.kept_reads())


def file(own: Records) -> bytes:
    """Everything held about the person of these records, the kept reads looked into one by one."""
    person = str(own.people["person"].iloc[0]) if len(own.people) else ""
    return held.zipped(own, [held.Read(number, at, _rows(read, person)) for number, at, read in gate.each_kept_read()])


def say(sentence: str) -> None:
    """One quiet line."""
    st.html(html.note(sentence))


def files_taken() -> pd.DataFrame:
    """The log of the files taken away, for a lead."""
    gate.for_leads()
    return gate.sources.export_log().entries()


def removal() -> None:
    """For a lead: take the person out of every kept read, after typing the word for it."""
    gate.for_leads()
    if not gate.is_shared():
        say(privacy.NO_READS)
        return
    with st.expander(privacy.FORGET, type="compact"):
        say(privacy.FIRST_THE_SHEET)
        typed = st.text_input("Type the word", key=_TYPED, width=200)
        if st.button(
            privacy.FORGET, type="primary", disabled=typed.strip().casefold() != privacy.CONFIRM, key="forget"
        ):
            say(privacy.forgotten_in_words(gate.forget()))


def _rows(read: Records, person: str) -> int:
    return held.rows(of_person(read, person))
