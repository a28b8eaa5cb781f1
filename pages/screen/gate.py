"""What may this viewer see? The one place that hands out data, and the only one that asks the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

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
    ``source`` is what the data is called on the page.
    """

    role: str
    as_of: pd.Timestamp
    school_year: str
    team: str | None
    today: date
    settings: Settings
    source: str
    is_sample: bool


@dataclass(frozen=True)
class Choices:
    """What a viewer may choose from: school years (newest first), teams, and the days of a school year up to now."""

    school_years: tuple[str, ...]
    teams: tuple[str, ...]
    newest: pd.Timestamp
    year_start: tuple[int, int]

    def days(self, school_year: str) -> tuple[pd.Timestamp, pd.Timestamp]:
        """The first and the last day of a school year that can be looked at."""
        first = int(school_year.split("-")[0])
        begins, next_begins = (pd.Timestamp(first + later, *self.year_start) for later in (0, 1))
        return begins, min(next_begins - pd.Timedelta(days=1), self.newest)


def viewer_and_records() -> tuple[Viewer, Records]:
    """The viewer, and the records without anything this viewer does not look at.

    Raises
    ------
    SourceError, SchemaError
        When the data cannot be had or used. The frame around the page says so in one line.
    """
    source, records, today = _open()
    offered = _choices(source, records, today)
    year = _chosen(SCHOOL_YEAR, offered.school_years, offered.school_years[0])
    team = _chosen(TEAM, offered.teams, None)
    as_of = _day(*offered.days(year))
    viewer = Viewer("lead", as_of, year, team, today, source.settings, source.label, source.is_sample)
    return viewer, of_team(records, team) if team else records


def choices() -> Choices:
    """What there is to choose from. Raises what :func:`viewer_and_records` raises."""
    return _choices(*_open())


def _open() -> tuple[sources.Source, Records, date]:
    source, today = sources.chosen(), date.today()
    return source, sources.read(source, today), today


def _choices(source: sources.Source, records: Records, today: date) -> Choices:
    start, logged = source.settings.school_year_start, records.log["date"]
    newest = logged.max() if source.is_sample and len(logged) else pd.Timestamp(today)
    years = school_year(pd.Series([logged[logged <= newest].min(), newest]), start).cat.categories
    return Choices(tuple(reversed(years)), teams(records), newest, start)


def _chosen(name: str, offered: tuple[str, ...], default: str | None) -> str | None:
    choice = st.session_state.get(name)
    return choice if choice in offered else default


def _day(first: pd.Timestamp, last: pd.Timestamp) -> pd.Timestamp:
    day = pd.Timestamp(st.session_state.get(AS_OF))
    return day if first <= day <= last else last
