"""How old is what is shown, why is it not newer, and what can a viewer do about it?"""

from __future__ import annotations

import streamlit as st

from data.acceptance import REASONS
from pages.screen import gate
from pages.screen.viewer import Viewer
from presentation import html
from presentation.findings import reads

EVERY = "20s"  # the age is told anew, and a newer read is shown


@st.fragment(run_every=EVERY)
def age(version: str) -> None:
    """The age of the shared sheet, with a button; the whole page runs again when there is a newer read than ``version``."""
    if gate.role_now() is None:  # signed out in another tab, or no longer on the list
        st.rerun()
    viewer, records = gate.viewer_and_records()
    st.caption(reads.age(viewer.outcome, viewer.now))
    refresh_button()
    if records.version != version:
        st.rerun()


def refresh_button() -> None:
    """Reads a shared sheet now; nothing for a file, which is read anew whenever it has changed."""
    if gate.is_shared() and st.button("Refresh", icon=":material/refresh:", width="stretch", key="refresh"):
        gate.refresh()
        st.rerun()


def notice(viewer: Viewer) -> None:
    """On every page: when it is not the newest that is shown, one line says so, with its age and the reason."""
    if told := reads.notice(viewer.outcome, viewer.now):
        st.html(html.problem(*told))


def choose_read() -> None:
    """Which read to look at: the newest, or one of those that are kept; and to accept one that was held back."""
    viewer, _ = gate.viewer_and_records()
    if viewer.outcome is None:
        return
    kept = gate.past_reads()
    st.selectbox(
        "As it was read", [None, *(snapshot.sequence for snapshot in kept)], key=gate.READ, persist_state="session",
        format_func=lambda sequence: reads.named(kept, sequence), width=420,
    )  # fmt: skip
    if viewer.outcome and viewer.outcome.reason in REASONS and st.button("Accept the new read all the same"):
        gate.refresh(force=True)
        st.rerun()
