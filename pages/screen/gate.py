"""What may this viewer see? The one place that hands out data, and the only one that asks the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from analysis import calendar
from data import Records, Settings
from data.keys import school_year
from pages.screen import source as sources
from pages.screen.team import of_team, teams

# What a viewer may choose is known by these names in the address and in the session.
SCHOOL_YEAR, AS_OF, TEAM = "school_year", "as_of", "team"


@dataclass(frozen=True)
class Viewer:
    """Who looks, and at what.

    ``as_of`` is the last day that counts, never outside ``school_year``; ``team`` is None for the whole department;
    ``since`` is the first day of the whole log, of all teams (None: no rows); ``source`` is what the data is called.
    """

    role: str
    as_of: pd.Timestamp
    school_year: str
    team: str | None
    since: pd.Timestamp | None
    today: date
    settings: Settings
    source: str
    is_sample: bool


@dataclass(frozen=True)
class Choices:
    """What a viewer may choose from: school years (newest first), teams, and the days of a school year up to today."""

    school_years: tuple[str, ...]
    teams: tuple[str, ...]
    today: pd.Timestamp
    year_start: tuple[int, int]

    def days(self, school_year: str) -> tuple[pd.Timestamp, pd.Timestamp]:
        """The first and the last day of a school year that can be looked at."""
        begins, next_begins = calendar.year_bounds(school_year, self.year_start)
        return begins, min(next_begins - pd.Timedelta(days=1), self.today)


def viewer_and_records() -> tuple[Viewer, Records]:
    """The viewer, and the records without anything this viewer does not look at.

    Raises
    ------
    SourceError, SchemaError
        When the data cannot be had or used. The frame around the page says so in one line.
    """
    source, records, today = _open()
    offered = _choices(records.version, source.settings.school_year_start, today, records)
    viewer = Viewer(
        role="lead",
        school_year=(year := _chosen(SCHOOL_YEAR, offered.school_years, offered.school_years[0])),
        as_of=_day(*offered.days(year)),
        team=_chosen(TEAM, offered.teams, None),
        since=records.log["date"].min() if len(records.log) else None,
        today=today,
        settings=source.settings,
        source=source.label,
        is_sample=source.is_sample,
    )
    return viewer, _of_team(records.version, viewer.team, records) if viewer.team else records


def choices() -> Choices:
    """What there is to choose from. Raises what :func:`viewer_and_records` raises."""
    source, records, today = _open()
    return _choices(records.version, source.settings.school_year_start, today, records)


def _open() -> tuple[sources.Source, Records, date]:
    source = sources.chosen()
    today = sources.SAMPLE_DAY if source.is_sample else date.today()
    return source, sources.read(source, today), today


# Kept by scalars that name the records: a frame as an argument would be hashed from a sample of its rows.
@st.cache_resource(max_entries=4, show_spinner=False)
def _choices(version: str, year_start: tuple[int, int], today: date, _records: Records) -> Choices:
    logged, newest = _records.log["date"], pd.Timestamp(today)
    years = school_year(pd.Series([logged[logged <= newest].min(), newest]), year_start).cat.categories
    return Choices(tuple(reversed(years)), teams(_records), newest, year_start)


@st.cache_resource(max_entries=16, show_spinner=False)
def _of_team(version: str, team: str, _records: Records) -> Records:
    return of_team(_records, team)


def _chosen(name: str, offered: tuple[str, ...], default: str | None) -> str | None:
    choice = st.session_state.get(name)
    return choice if choice in offered else default


def _day(first: pd.Timestamp, last: pd.Timestamp) -> pd.Timestamp:
    day = pd.Timestamp(st.session_state.get(AS_OF))
    return day if first <= day <= last else last
