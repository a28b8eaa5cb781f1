"""Who looks, at what, and what they may choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis import calendar
from data import Settings
from data.access import LEAD
from data.last_good import Outcome


@dataclass(frozen=True)
class Viewer:
    """Who looks, and at what.

    ``role`` is lead, staff or cabinet; ``person`` the viewer's own key among the people, None for who is none of them;
    ``subject`` whose page it is, where it is one person's.
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
    person: str | None = None
    subject: str | None = None

    @property
    def is_lead(self) -> bool:
        """Whether this viewer sees everything."""
        return self.role == LEAD


@dataclass(frozen=True)
class Choices:
    """What a viewer may choose from: school years (newest first), teams, and the days of a school year up to today.

    Only a lead is ``free`` to choose a team and a day: the difference of two figures can be about one person.
    """

    school_years: tuple[str, ...]
    teams: tuple[str, ...]
    today: pd.Timestamp
    year_start: tuple[int, int]
    free: bool = True

    def days(self, school_year: str) -> tuple[pd.Timestamp, pd.Timestamp]:
        """The first and the last day of a school year that can be looked at."""
        begins, next_begins = calendar.year_bounds(school_year, self.year_start)
        return begins, min(next_begins - pd.Timedelta(days=1), self.today)
