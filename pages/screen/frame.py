"""What stands in a page's place when its data cannot be had, or may not be seen?"""

from __future__ import annotations

from secrets import token_hex

import streamlit as st

from data import SchemaError, SourceError
from data.access import NotAdmitted, Standing
from data.events import note, where
from data.schema import PD_LOG
from pages import present
from pages.screen import door, gate
from presentation import html, html_slide, method
from presentation.card import Head

_ROLE = "role_let_in"  # in the session


def admitted() -> Standing | None:
    """The role of whoever looks; None after the door has said why there is none."""
    try:
        who = gate.admitted()
        _note_once(who.role)
        return who
    except NotAdmitted as refusal:
        note("refused", reason=refusal.reason)
        door.refuse(refusal)
    except SchemaError as error:  # nobody gets in by a typing mistake in the secrets
        st.html(
            html.head(Head(("Two Hours",), "Nobody can be let in"))
            + html.problem("The secrets cannot be used", str(error))
        )
    return None


def _note_once(role: str) -> None:
    """One event for each session that is let in, and for a role that changes within it."""
    if st.session_state.get(_ROLE) != role:
        st.session_state[_ROLE] = role
        note("let_in", role=role)


def framed(page: st.Page) -> None:
    """Run the page. If its data cannot be had or used, one line says what was found, expected, and to be done.

    A page asks for its data before it draws anything, so nothing of it is left standing above that line.
    """
    try:
        page.run()
    except NotAdmitted as refusal:
        door.refuse(refusal)
    except (SourceError, SchemaError) as error:
        st.html(html.head(Head((), page.title)) + html.problem("The log cannot be shown", str(error)))
        if isinstance(error, SchemaError):
            st.html(html.note(method.PASTE))
            st.code(method.header_row(PD_LOG), language=None, wrap_lines=True)


def broken(error: Exception) -> bool:
    """What nobody foresaw, wherever it happened: one line on the page, one in the log, and a mark that joins the two.

    Neither quotes the error: its text may hold a cell. Streamlit calls this in place of showing it.
    """
    mark = token_hex(4)
    note("broken", error=type(error).__name__, where=where(error.__traceback__), reference=mark)
    st.html(
        html.problem(
            "Something went wrong here",
            f"Nothing is lost. Reload the page; if it stays, tell whoever runs this dashboard the mark {mark}.",
        )
    )
    return True


def presented() -> None:
    """Run the slides in the page's place; what keeps them away is said as large as they are, and Esc leads back."""
    try:
        present.page()
    except NotAdmitted as refusal:
        door.refuse(refusal)
    except (SourceError, SchemaError) as error:
        st.html(html_slide.problem("The log cannot be shown", str(error)))
