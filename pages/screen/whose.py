"""Whose page is it? A lead chooses; everybody else has their own."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.screen import gate

NOBODY = ""  # stands for no person
_BOX = "whose"  # in the session


def whose() -> Callable[[], None] | None:
    """For a lead, what draws the choice beside the headline.

    What was chosen is kept here and not by the box: Streamlit would write the name it shows into the address, and a box
    on another page would not begin with it.
    """
    people = gate.people()
    if not people:
        return None
    chosen = st.session_state[gate.PERSON] = gate.chosen()
    offered = people if chosen else {NOBODY: "Choose a person", **people}
    return lambda: st.selectbox(
        "Whose page?", list(offered), index=list(offered).index(chosen), format_func=offered.get, key=_BOX, width=260,
        on_change=_remember,
    )  # fmt: skip


def _remember() -> None:
    st.session_state[gate.PERSON] = st.query_params[gate.PERSON] = st.session_state[_BOX]
