"""The choices beside every page, kept in the address so that what is seen can be shared."""

from __future__ import annotations

import streamlit as st

from data import Records, SchemaError, SourceError
from data.access import NotAdmitted
from pages.screen import door, freshness, gate
from pages.screen.viewer import Choices, Viewer
from presentation import literal, words

WHOLE_DEPARTMENT = "Whole department"


def view() -> None:
    """School year, day and team to look at; under them what the data is, how old, and who sees it."""
    with st.sidebar:
        try:
            _district(gate.districts())
            _choices(gate.choices())
            _source(*gate.viewer_and_records())
        except NotAdmitted:  # taken away within this very run: the page says so
            return
        except (SourceError, SchemaError):
            st.caption("No data: the page says why.")
            freshness.refresh_button()


def _district(offered: tuple[str, ...]) -> None:
    if len(offered) == 1:  # who is known by one district alone is let in by its name in the address
        st.session_state[gate.DISTRICT] = st.query_params[gate.DISTRICT] = offered[0]
    elif offered:
        st.subheader("District")
        st.selectbox("District", offered, key=gate.DISTRICT, bind="query-params", label_visibility="collapsed")


def _choices(offered: Choices) -> None:
    st.subheader("View")
    year = st.selectbox("School year", offered.school_years, key=gate.SCHOOL_YEAR, bind="query-params")
    if not offered.free:
        return
    first, last = offered.days(year)
    st.date_input("As of", last, first, last, key=gate.AS_OF, bind="query-params", format="YYYY-MM-DD")
    st.selectbox("Team", [WHOLE_DEPARTMENT, *offered.teams], key=gate.TEAM, bind="query-params")


def _source(viewer: Viewer, records: Records) -> None:
    if viewer.outcome:
        freshness.age(records.version)
    else:
        read = "" if viewer.is_sample else f", read {words.moment(records.read_at)}"
        st.caption(f"{literal.md(viewer.source)}{read}. As of {words.date(viewer.as_of)}.")
    door.who(viewer.role)
