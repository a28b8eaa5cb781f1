"""Whose page is it? A lead chooses; everybody else has their own."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.screen import gate


def whose() -> Callable[[], None] | None:
    """For a lead, what draws the choice beside the headline. The address holds an opaque mark, never a name."""
    people = gate.people()
    if not people:
        return None
    return lambda: st.selectbox(
        "Whose page?", list(people), format_func=people.get, key=gate.PERSON, bind="query-params", width=260
    )
