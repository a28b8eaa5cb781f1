"""One reading of the records, as of one day: each frame of the analysis computed once, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar

import pandas as pd

from analysis import calendar, certifications, chain, completion, hours, meetings, needs, service
from analysis.roster import roster
from data import Records, Settings
from presentation.card import Card
from presentation.released import released

Finding = TypeVar("Finding")


@dataclass(frozen=True, eq=False)
class Facts:
    """What the findings of one page are made of: the records, the last day that counts, the district's settings.

    ``team`` is what the records were narrowed to, None for the whole department; ``since`` is then the first day of
    the whole log, so that a team that began to log later is still asked for its first weeks. ``published`` facts are
    made of published records: what is shown names nobody.
    """

    records: Records
    as_of: pd.Timestamp
    settings: Settings = Settings()
    team: str | None = None
    since: pd.Timestamp | None = None
    published: bool = False
    _remembered: dict = field(default_factory=dict, repr=False)

    @property
    def start(self) -> tuple[int, int]:
        return self.settings.school_year_start

    @cached_property
    def school_year(self) -> str:
        return calendar.year_of(self.as_of, self.start)

    @cached_property
    def year_before(self) -> str:
        return calendar.previous_year(self.school_year)

    @cached_property
    def first_day(self) -> pd.Timestamp:
        return calendar.year_bounds(self.school_year, self.start)[0]

    @cached_property
    def same_day_last_year(self) -> pd.Timestamp:
        return calendar.same_day_last_year(self.as_of, self.start)

    @cached_property
    def first_day_before(self) -> pd.Timestamp:
        return calendar.year_bounds(self.year_before, self.start)[0]

    @cached_property
    def week(self) -> int:
        """The week of the school year ``as_of`` is in, from 1."""
        return int(calendar.school_week(pd.Series([self.as_of]), self.start).iloc[0])

    @cached_property
    def people(self) -> pd.DataFrame:
        """Everyone on the roster as of the day."""
        records, promise = self.records, self.settings.weekly_hours
        return roster(records.staff, records.people, records.log, as_of=self.as_of, weekly_hours=promise)

    @cached_property
    def counted(self) -> pd.DataFrame:
        """The rows of the log that count, a row of several days once per working day."""
        records = self.records
        return hours.counted(records.log, records.time_off, as_of=self.as_of, school_year_start=self.start)

    @cached_property
    def counted_this_year(self) -> pd.DataFrame:
        return self.counted[self.counted["date"] >= self.first_day]

    @cached_property
    def grid(self) -> pd.DataFrame:
        """One row per person and week."""
        records = self.records
        return hours.person_weeks(
            records.log, records.staff, records.time_off,
            as_of=self.as_of, weekly_hours=self.settings.weekly_hours, school_year_start=self.start,
            since=self.since,
        )  # fmt: skip

    @cached_property
    def weeks(self) -> pd.DataFrame:
        """The closed weeks of this school year."""
        return hours.so_far(self.grid, as_of=self.as_of, school_year_start=self.start)

    @cached_property
    def weeks_before(self) -> pd.DataFrame:
        """The same weeks of the school year before."""
        return hours.same_weeks_last_year(self.grid, as_of=self.as_of, school_year_start=self.start)

    @cached_property
    def meets(self) -> pd.DataFrame:
        """One row per person with an expected week this year."""
        return hours.meets_goal(self.weeks)

    @cached_property
    def meeting(self) -> pd.DataFrame:
        """How many people meet the goal: one row, or none."""
        return hours.people_meeting(self.weeks)

    @cached_property
    def meeting_before(self) -> pd.DataFrame:
        """The same at this point of the school year before."""
        return hours.people_meeting(self.weeks_before)

    @cached_property
    def averages(self) -> pd.DataFrame:
        """One row per week of this school year."""
        return hours.weekly_average(self.weeks, school_year_start=self.start)

    @cached_property
    def waiting(self) -> pd.DataFrame:
        """The needs without an answer, longest first."""
        return needs.waiting(self.records.needs, as_of=self.as_of)

    @cached_property
    def history(self) -> pd.DataFrame:
        """Every certification earned or renewed, from the Certifications tab and from the log."""
        records = self.records
        return certifications.history(records.certifications, records.log, school_year_start=self.start)

    @cached_property
    def active(self) -> pd.DataFrame:
        """One row per person and certification that holds on the day, of the people on the roster."""
        return certifications.active(self.history, self.people, as_of=self.as_of)

    @cached_property
    def expiring(self) -> pd.DataFrame:
        """The certifications that run out within 180 days, soonest first."""
        return certifications.running_out(self.active, as_of=self.as_of)

    def earned(self, since: pd.Timestamp, as_of: pd.Timestamp) -> int:
        """Certifications earned for the first time in these days."""
        days = ("earned", since, as_of)  # asked for by headline, number, line and table alike
        if days not in self._remembered:
            counts = certifications.earned(self.history, since=since, as_of=as_of, by=None)
            self._remembered[days] = int(counts["earned"].sum())
        return self._remembered[days]

    @cached_property
    def goals(self) -> pd.DataFrame:
        """The goals that were open on a day of this school year, each with its state on the day."""
        states = completion.goal_states(self.records.goals, as_of=self.as_of)
        return states[states["closed_on"].isna() | (states["closed_on"] >= self.first_day)]

    @cached_property
    def milestones(self) -> pd.DataFrame:
        """The milestones of these goals, each with its state on the day."""
        states = completion.milestone_states(self.records.milestones, self.records.goals, as_of=self.as_of)
        mine = pd.MultiIndex.from_frame(self.goals[["person", "goal"]].astype("str"))
        return states[pd.MultiIndex.from_frame(states[["person", "goal"]].astype("str")).isin(mine)]

    @cached_property
    def schools(self) -> pd.DataFrame:
        """Every school, and the sessions held there this school year."""
        records = self.records
        return service.schools_reached(records.service, records.schools, as_of=self.as_of, since=self.first_day)

    @cached_property
    def sessions(self) -> pd.DataFrame:
        """The sessions of this school year."""
        held = self.records.service
        return held[(held["date"] >= self.first_day) & (held["date"] <= self.as_of)]

    @cached_property
    def sessions_before(self) -> pd.DataFrame:
        """The sessions of the school year before, up to the same day."""
        held = self.records.service
        return held[(held["date"] >= self.first_day_before) & (held["date"] <= self.same_day_last_year)]

    @cached_property
    def meetings(self) -> pd.DataFrame:
        """The meetings of this school year."""
        held = self.records.meetings
        return held[(held["date"] >= self.first_day) & (held["date"] <= self.as_of)]

    @cached_property
    def attendance(self) -> pd.DataFrame:
        """One row per meeting of this school year that names who was present."""
        records = self.records
        return meetings.attendance(
            records.meetings, records.staff, records.time_off, records.log, as_of=self.as_of, since=self.first_day
        )

    @cached_property
    def links(self) -> pd.DataFrame:
        """Every goal ever set, and the day of each thing that came after it."""
        records = self.records
        return chain.links(
            records.goals, self.counted, records.milestones, self.history, records.service,
            as_of=self.as_of, roster=self.people,
        )  # fmt: skip


def finding(compute: Callable[..., Finding]) -> Callable[..., Finding]:
    """A finding is computed once per :class:`Facts`; asked again, it is the same card, without people if published."""

    @wraps(compute)
    def remembered(facts: Facts, **how: object) -> Finding:
        key = (compute.__module__, compute.__qualname__, *sorted(how.items()))
        if key not in facts._remembered:
            found = compute(facts, **how)
            facts._remembered[key] = released(found) if facts.published and isinstance(found, Card) else found
        return facts._remembered[key]

    return remembered
