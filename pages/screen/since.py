"""From which day on are changes told? The day stands in the address, so that what is seen can be shared."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data import Records, SourceError
from data.access import LEAD
from pages.screen import gate
from presentation.card import Card
from presentation.findings import changes

SINCE = "since"  # in the address and in the session


def since(usual: pd.Timestamp, last: pd.Timestamp) -> pd.Timestamp:
    """A small choice of the day for a lead; ``usual`` unless another is chosen, never after ``last``."""
    if gate.role_now() != LEAD:  # the difference of two days can be about one person
        return usual
    day = st.date_input(
        "Changes since", usual, max_value=last, key=SINCE, bind="query-params", format="YYYY-MM-DD", width=180
    )
    return pd.Timestamp(day or usual)


def in_the_sheet(day: pd.Timestamp) -> tuple[Card, ...]:
    """What has changed in the rows of a shared sheet since it was read before ``day``, or first; none kept, no card."""
    viewer, records = gate.viewer_and_records()
    kept = gate.read_before(day)
    if kept is None or kept.version == records.version:
        return ()
    try:
        before = gate.as_it_was(kept, viewer.team)
    except SourceError:  # an old read that is damaged: the dates say enough
        return ()
    return (_compared(before.version, records.version, kept.read_at, _before=before, _after=records),)


@st.cache_resource(max_entries=8, show_spinner=False)
def _compared(then: str, now: str, read_at: pd.Timestamp, *, _before: Records, _after: Records) -> Card:
    return changes.in_the_sheet(_before, _after, read_at)
