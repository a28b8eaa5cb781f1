"""What adds up? Every metric as a part: sums and counts of some people, which with the parts of others give all of them.

The parts of disjoint sets of people, of districts or of slices of one, are added with :func:`added`; a rate is divided again
from what was added, never averaged. So a state is computed a district at a time, by the same functions as a department.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import pandas as pd

from analysis import certifications, completion, hours, needs, service
from analysis.calendar import Day, year_bounds, year_of
from analysis.groups import groups, rate
from analysis.roster import roster
from data import keys

Parts = dict[str, pd.DataFrame]


class Tabs(Protocol):
    """Whatever has the typed frames by their keys, such as the records of one district."""

    log: pd.DataFrame
    staff: pd.DataFrame
    time_off: pd.DataFrame
    people: pd.DataFrame
    certifications: pd.DataFrame
    goals: pd.DataFrame
    needs: pd.DataFrame
    service: pd.DataFrame
    schools: pd.DataFrame


@dataclass(frozen=True)
class Basis:
    """The tabs of some people, and what several metrics are computed from, each once.

    ``since`` is the first day of the whole log, of which these tabs may be a part.
    """

    tabs: Tabs
    as_of: Day
    since: Day | None = None
    weekly_hours: float = 2.0
    school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START

    @cached_property
    def weeks(self) -> pd.DataFrame:
        """One row per person and week."""
        return hours.person_weeks(
            self.tabs.log, self.tabs.staff, self.tabs.time_off, as_of=self.as_of, since=self.since,
            weekly_hours=self.weekly_hours, school_year_start=self.school_year_start,
        )  # fmt: skip

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows of the log that count."""
        start = self.school_year_start
        return hours.counted(self.tabs.log, self.tabs.time_off, as_of=self.as_of, school_year_start=start)

    @cached_property
    def history(self) -> pd.DataFrame:
        """Every certification earned or renewed."""
        start = self.school_year_start
        return certifications.history(self.tabs.certifications, self.tabs.log, school_year_start=start)

    @cached_property
    def roster(self) -> pd.DataFrame:
        """Everyone who is here as of the day."""
        tabs, promise = self.tabs, self.weekly_hours
        return roster(tabs.staff, tabs.people, tabs.log, as_of=self.as_of, weekly_hours=promise)


@dataclass(frozen=True)
class Part:
    """One metric in parts: how it is computed, by which keys, what of it adds up, and which rates are divided from that."""

    of: Callable[[Basis], pd.DataFrame]
    keys: tuple[str, ...]
    counts: tuple[str, ...]
    rates: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def _rate(compute: Callable, by: str, name: str, numerator: str, denominator: str, *more: str) -> Part:
    counts = (numerator, denominator, *more)
    return Part(lambda basis: compute(basis.weeks, by=by), (by,), counts, {name: (numerator, denominator)})


def _sessions(basis: Basis) -> pd.DataFrame:
    return service.sessions(basis.tabs.service, as_of=basis.as_of, by="school_year")


def _contacts(basis: Basis) -> pd.DataFrame:
    return service.student_contacts(basis.tabs.service, as_of=basis.as_of, by="school_year")


def _sites(basis: Basis) -> pd.DataFrame:
    first, _ = year_bounds(year_of(basis.as_of, basis.school_year_start), basis.school_year_start)
    reached = service.schools_reached(basis.tabs.service, basis.tabs.schools, as_of=basis.as_of, since=first)
    return service.sites_served(reached, by="is_title_i")


# fmt: off
PARTS: Mapping[str, Part] = {
    "adherence": _rate(hours.adherence, "week_start", "adherence", "kept", "target", "people"),
    "adherence_by_year": _rate(hours.adherence, "school_year", "adherence", "kept", "target", "people"),
    "attainment": _rate(hours.attainment, "week_start", "attainment", "seconds", "target", "people"),
    "hit_rate": _rate(hours.hit_rate, "week_start", "hit_rate", "hits", "expected"),
    "reporting_rate": _rate(hours.reporting_rate, "week_start", "reporting_rate", "reported", "expected"),
    "people_meeting": _rate(hours.people_meeting, "school_year", "share", "met", "people"),
    "participation": _rate(hours.participation, "school_year", "participation", "participants", "people"),
    "totals": Part(lambda basis: hours.totals(basis.weeks), ("school_year",), ("seconds", "people")),
    "mix": Part(lambda basis: hours.mix(basis.rows, by="type", within="month"), ("month", "type"), ("seconds", "people")),
    "own_time": Part(lambda basis: hours.own_time(basis.rows, by="school_year"), ("school_year",), ("own_seconds", "unsaid_seconds", "seconds", "people"), {"share": ("own_seconds", "seconds")}),
    "earned": Part(lambda basis: certifications.earned(basis.history, as_of=basis.as_of), ("school_year",), ("earned", "renewals", "people")),
    "active_by_month": Part(lambda basis: certifications.active_by_month(basis.history, basis.roster, as_of=basis.as_of), ("month",), ("active", "people")),
    "certified_people": Part(lambda basis: certifications.certified_people(basis.history, basis.roster, as_of=basis.as_of), (), ("certified", "people"), {"share": ("certified", "people")}),
    "completion": Part(lambda basis: completion.completion(basis.tabs.goals, as_of=basis.as_of), (), ("set", "done", "dropped", "open", "due", "done_of_due", "closed"), {"of_set": ("done", "set"), "of_due": ("done_of_due", "due"), "of_closed": ("done", "closed")}),
    "on_time": Part(lambda basis: completion.on_time(basis.tabs.goals, as_of=basis.as_of), (), ("on_time", "late", "not_done", "due"), {"on_time_rate": ("on_time", "due")}),
    "needs_met": Part(lambda basis: needs.needs_met(basis.tabs.needs, as_of=basis.as_of), (), ("raised", "answered", "met"), {"share": ("met", "raised")}),
    "sessions": Part(_sessions, ("school_year",), ("sessions", "seconds", "timed")),
    "contacts": Part(_contacts, ("school_year",), ("contacts", "teacher_contacts", "sessions", "sessions_counted")),
    "sites_served": Part(_sites, ("is_title_i",), ("served", "sites"), {"share": ("served", "sites")}),
}
# fmt: on


def parts(basis: Basis) -> Parts:
    """Of every metric the keys and what adds up, for these people alone; a metric of nothing has no rows."""
    return {name: _plain(part.of(basis)[[*part.keys, *part.counts]]) for name, part in PARTS.items()}


def added(frames: Iterable[pd.DataFrame], part: Part, *, by: Iterable[str] = ()) -> pd.DataFrame:
    """The parts of a metric added up, whatever their number and order.

    Parameters
    ----------
    frames : iterable of DataFrame
        One or more that :func:`parts` gave for this metric; columns more, such as the district, may stand beside it.
    by : iterable of str
        Such columns to keep apart.

    Returns
    -------
    DataFrame
        One row per ``by`` and key, in their order, a blank one last: what adds up [int64], and each rate of the metric, NaN where
        there is nothing to divide by.
    """
    columns = [*by, *part.keys]
    every = [_plain(frame[[*columns, *part.counts]]) for frame in frames]
    both = pd.concat([frame for frame in every if len(frame)] or every[:1], ignore_index=True)
    gathered = groups(both, columns)
    sums = gathered.keys.assign(**{name: gathered.sum(both[name]) for name in part.counts})
    return sums.assign(**{name: rate(sums[over], sums[under]) for name, (over, under) in part.rates.items()})


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Category columns as their values: each part has categories of its own."""
    kinds = {
        name: dtype.categories.dtype for name, dtype in frame.dtypes.items() if isinstance(dtype, pd.CategoricalDtype)
    }
    return frame.astype({name: "str" if kind.kind == "O" else kind for name, kind in kinds.items()})
