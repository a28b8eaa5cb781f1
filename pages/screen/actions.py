"""What can be done with a page, besides reading it? The buttons beside its headline."""

from __future__ import annotations

import streamlit as st

from pages.screen.address import Place, go
from pages.screen.take_away import take_away
from presentation.facts import Facts


def actions(facts: Facts) -> None:
    """Present it, P is the key for that; or take it away."""
    with st.container(horizontal=True, width="content", key="actions"):
        st.button(
            "Present", shortcut="P", icon=":material/slideshow:", type="primary", on_click=go, args=(Place(1),),
            key="present",
        )  # fmt: skip
        take_away(facts)
