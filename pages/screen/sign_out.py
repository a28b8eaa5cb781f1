"""When is a sign-in over? Streamlit's cookie lasts 30 days and a copy of it would too, so this server remembers who left."""

from __future__ import annotations

import streamlit as st

from data.access import Identity, folded

KEPT = 10_000  # sign-ins that are over; the oldest are forgotten first
_OVER: dict[tuple[str, object], None] = {}  # not in Streamlit's cache: emptying that would bring them back


def sign_out(who: Identity | None) -> None:
    """End this sign-in in every tab and for every copy of its cookie, until the server is started again."""
    if who:
        _OVER[_mark(who)] = None
        while len(_OVER) > KEPT:
            _OVER.pop(next(iter(_OVER)))
    st.logout()


def is_over(who: Identity) -> bool:
    """Whether this sign-in has been ended; a new one by the same person has another time."""
    return _mark(who) in _OVER


def _mark(who: Identity) -> tuple[str, object]:
    return folded(who.email), who.since
