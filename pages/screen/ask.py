"""The facts a page may speak of: handed out by the gate, computed once, shared by everyone who looks at the same."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from data import Records, Settings
from pages.screen.freshness import notice
from pages.screen.gate import newcomers, viewer_and_districts, viewer_and_own_records, viewer_and_records
from pages.screen.viewer import Viewer
from presentation.districts import Districts
from presentation.facts import Facts


def facts() -> Facts:
    """The facts for this viewer, this day and this team; above the page a line says when they are not the newest.

    Raises what :func:`viewer_and_records` raises.
    """
    viewer, records = viewer_and_records()
    notice(viewer)
    return _facts_for(viewer, records)


def facts_for_newcomers() -> Iterator[Facts]:
    """The facts of whoever comes and has chosen nothing, before they come. Raises what :func:`facts` raises."""
    return (_facts_for(viewer, records) for viewer, records in newcomers())


def own_facts() -> tuple[Viewer, Facts]:
    """The facts about one person, and who looks. Raises what :func:`viewer_and_own_records` raises."""
    viewer, records = viewer_and_own_records()
    notice(viewer)
    return viewer, _facts(records.version, True, None, viewer.as_of, viewer.since, viewer.settings, _records=records)


def districts_now() -> Districts:
    """The sums of the districts of a lake that this viewer may see. Raises what :func:`viewer_and_districts` raises."""
    return viewer_and_districts()[1]


def _facts_for(viewer: Viewer, records: Records) -> Facts:
    return _facts(
        records.version, viewer.is_lead, viewer.team, viewer.as_of, viewer.since, viewer.settings, _records=records
    )


# Keyed by scalars that name the records: a frame as an argument would be hashed from a sample of its rows.
@st.cache_resource(max_entries=32, show_spinner=False)
def _facts(
    version: str,
    is_lead: bool,
    team: str | None,
    as_of: pd.Timestamp,
    since: pd.Timestamp | None,
    settings: Settings,
    *,
    _records: Records,
) -> Facts:
    return Facts(_records, as_of, settings, team, since, published=not is_lead)
