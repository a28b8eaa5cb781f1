"""What is worked out of a whole log once for all who may see it, kept by the version of the log.

Nothing here asks who looks: only the gate may call it. The keys are scalars that name the records: a frame as an argument
would be hashed from a sample of its rows.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from data import Records, SourceError
from data.keys import school_year
from pages.screen import source as sources
from pages.screen.viewer import Choices
from presentation import own
from presentation import team as team_of
from presentation.held import labels
from presentation.published import published as publish


@st.cache_resource(max_entries=4, show_spinner=False)
def choices(version: str, year_start: tuple[int, int], today: date, free: bool, _records: Records) -> Choices:
    """What there is to choose from in these records."""
    logged, newest = _records.log["date"], pd.Timestamp(today)
    years = school_year(pd.Series([logged[logged <= newest].min(), newest]), year_start).cat.categories
    return Choices(tuple(reversed(years)), team_of.teams(_records) if free else (), newest, year_start, free)


@st.cache_resource(max_entries=4, show_spinner=False)
def first_day(version: str, _records: Records) -> pd.Timestamp | None:
    """The first day of the whole log; None without a row."""
    return _records.log["date"].min() if len(_records.log) else None


@st.cache_resource(max_entries=4, show_spinner=False)
def past_read(version: str, sequence: int, _source: sources.Source) -> Records:
    """A read of a shared sheet that is kept. Raises SourceError when it is gone or damaged."""
    return sources.past_read(_source, sequence).records


@st.cache_resource(max_entries=4, show_spinner=False)
def published(version: str, limit: int, _records: Records) -> Records:
    """What others than leads may see. Raises SourceError ``few_people`` where the log names fewer than the limit."""
    if 0 < len(_records.people) < limit:
        few = f"The log names fewer than {limit} people: their figures are shown to leads only."
        raise SourceError("few_people", few)
    return publish(_records, limit=limit)


@st.cache_resource(max_entries=4, show_spinner=False)
def marked(version: str, _records: Records) -> dict[str, tuple[str, str]]:
    """The key of everyone and what they are called in a list, by what stands for them in the address; in order of the names."""
    known = _records.people[["person", "name", "email"]].astype("object").sort_values(["name", "person"])
    known = known.where(known.notna(), "")
    pairs = zip(known["person"], labels(known, set(known["person"])), strict=True)
    return {own.opaque(person): (person, label) for person, label in pairs}


@st.cache_resource(max_entries=64, show_spinner=False)
def of_person(version: str, person: str, _records: Records) -> Records:
    """The rows of one person."""
    return own.of_person(_records, person)


@st.cache_resource(max_entries=16, show_spinner=False)
def of_team(version: str, team: str, _records: Records) -> Records:
    """The rows of one team."""
    return team_of.of_team(_records, team)
