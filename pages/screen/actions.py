"""What can be done with a page, besides reading it? The buttons beside its headline."""

from __future__ import annotations

import streamlit as st

from pages.screen.address import Place, go


def actions() -> None:
    """Present it; P is the key for that."""
    with st.container(horizontal=True, width="content", key="actions"):
        st.button(
            "Present", shortcut="P", icon=":material/slideshow:", type="primary", on_click=go, args=(Place(1),),
            key="present",
        )  # fmt: skip
