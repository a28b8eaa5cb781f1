"""When is a sign-in over? Streamlit's cookie lasts 30 days and a copy of it would too, so this server remembers who left."""

from __future__ import annotations

import streamlit as st

from data.access import Identity, folded

KEPT = 10_000  # sign-ins that are over; the oldest are forgotten first


def sign_out(who: Identity | None) -> None:
    """End this sign-in in every tab and for every copy of its cookie, until the server is started again."""
    if who:
        over = _over()
        over[_mark(who)] = None
        while len(over) > KEPT:
            over.pop(next(iter(over)))
    st.logout()


def is_over(who: Identity) -> bool:
    """Whether this sign-in has been ended; a new one by the same person has another time."""
    return _mark(who) in _over()


def _mark(who: Identity) -> tuple[str, object]:
    return folded(who.email), who.since


@st.cache_resource(show_spinner=False)
def _over() -> dict[tuple[str, object], None]:
    return {}
