"""What may this viewer see? The one place that hands out data, and the only one that asks the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from analysis import calendar
from data import Records, Settings
from data.keys import school_year
from data.last_good import Outcome
from data.snapshot_folder import Snapshot
from pages.screen import source as sources
from presentation.team import of_team, teams

# What a viewer may choose is known by these names in the address and in the session.
SCHOOL_YEAR, AS_OF, TEAM, READ = "school_year", "as_of", "team", "read"


@dataclass(frozen=True)
class Viewer:
    """Who looks, and at what.

    ``as_of`` is the last day that counts, never outside ``school_year``; ``team`` is None for the whole department;
    ``since`` is the first day of the whole log, of all teams (None: no rows); ``source`` is what the data is called.
    ``now`` is the moment of this look, ``outcome`` how the last refresh of a shared sheet went, None for a file.
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
    now: pd.Timestamp
    outcome: Outcome | None = None


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
    source, records, today, outcome = _open()
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
        now=pd.Timestamp.now(),
        outcome=outcome,
    )
    return viewer, _of_team(records.version, viewer.team, records) if viewer.team else records


def choices() -> Choices:
    """What there is to choose from. Raises what :func:`viewer_and_records` raises."""
    source, records, today, _ = _open()
    return _choices(records.version, source.settings.school_year_start, today, records)


def is_shared() -> bool:
    """Whether the source is a sheet that others write."""
    return sources.opened().is_sheet


def refresh(*, force: bool = False) -> None:
    """Read the shared sheet now, because the viewer asked; ``force`` accepts a read that would not be accepted."""
    sources.live(sources.opened()).ask(pd.Timestamp.now(), force=force)


def past_reads() -> tuple[Snapshot, ...]:
    """The reads of the shared sheet that are kept, newest first; none for a file."""
    source = sources.opened()
    return sources.live(source).store.list() if source.is_sheet else ()


def read_before(day: pd.Timestamp) -> Snapshot | None:
    """The last read of the shared sheet before a day began, the oldest where none is that old; None for a file."""
    kept = past_reads()
    return next((one for one in kept if one.read_at < day), kept[-1] if kept else None)


def as_it_was(kept: Snapshot, team: str | None) -> Records:
    """A read that is kept, without anything this viewer does not look at. Raises SourceError when it is damaged."""
    records = _kept(kept.version, kept.sequence, sources.opened())
    return _of_team(records.version, team, records) if team else records


def _open() -> tuple[sources.Source, Records, date, Outcome | None]:
    source = sources.opened()
    if not source.is_sheet:
        today = sources.SAMPLE_DAY if source.is_sample else date.today()
        return source, sources.read(source, today), today, None
    if sequence := st.session_state.get(READ):
        outcome = sources.past_read(source, sequence)
        return source, outcome.records, outcome.checked_at.date(), outcome
    outcome = sources.live(source).current(pd.Timestamp.now())
    return source, outcome.records, date.today(), outcome


# Kept by scalars that name the records: a frame as an argument would be hashed from a sample of its rows.
@st.cache_resource(max_entries=4, show_spinner=False)
def _choices(version: str, year_start: tuple[int, int], today: date, _records: Records) -> Choices:
    logged, newest = _records.log["date"], pd.Timestamp(today)
    years = school_year(pd.Series([logged[logged <= newest].min(), newest]), year_start).cat.categories
    return Choices(tuple(reversed(years)), teams(_records), newest, year_start)


@st.cache_resource(max_entries=4, show_spinner=False)
def _kept(version: str, sequence: int, _source: sources.Source) -> Records:
    return sources.past_read(_source, sequence).records


@st.cache_resource(max_entries=16, show_spinner=False)
def _of_team(version: str, team: str, _records: Records) -> Records:
    return of_team(_records, team)


def _chosen(name: str, offered: tuple[str, ...], default: str | None) -> str | None:
    choice = st.session_state.get(name)
    return choice if choice in offered else default


def _day(first: pd.Timestamp, last: pd.Timestamp) -> pd.Timestamp:
    day = pd.Timestamp(st.session_state.get(AS_OF))
    return day if first <= day <= last else last
