"""Every analysis the pages ask for, as they ask for it, and the plainest groupby of the table it reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analysis import (
    certifications,
    chain,
    changes,
    completion,
    data_quality,
    events,
    hours,
    meetings,
    needs,
    pulse,
    service,
)
from presentation.facts import Facts


@dataclass(frozen=True)
class Analysis:
    """One analysis: its name, its call, and a groupby that only gathers the same rows by the same keys."""

    name: str
    answer: Callable[[Facts], object]
    plain: Callable[[Facts], object]


def _log(*keys: str) -> Callable[[Facts], pd.Series]:
    return lambda f: f.records.log.groupby(list(keys))["seconds"].sum()


def _grid(*keys: str) -> Callable[[Facts], pd.DataFrame]:
    return lambda f: f.weeks.groupby(list(keys))[["seconds", "target"]].sum()


def _goals(key: str, value: str) -> Callable[[Facts], pd.Series]:
    return lambda f: f.records.goals.groupby(key)[value].count()


def _history(*keys: str) -> Callable[[Facts], pd.Series]:
    return lambda f: f.history.groupby(list(keys))["expires_on"].max()


def _links(f: Facts) -> pd.DataFrame:
    records = f.records
    return chain.links(records.goals, f.counted, records.milestones, f.history, records.service, as_of=f.as_of)


def _steps(f: Facts) -> pd.Series:
    return f.records.milestones.groupby(["person", "goal"])["weight"].sum()


def _needs(f: Facts) -> pd.Series:
    return f.records.needs.groupby("kind")["cost"].sum()


def _pulse(f: Facts) -> pd.Series:
    return f.records.pulse.groupby(["statement", "date"])["score"].count()


def _meetings(f: Facts) -> pd.Series:
    return f.records.meetings.groupby("topic")["pd_seconds"].sum()


def _named(column: str) -> Callable[[Facts], pd.Series]:
    """Who is named in the meetings: the plainest way to ask takes the tuples apart first."""
    return lambda f: f.records.meetings.explode(column).groupby(column)["pd_seconds"].sum()


# fmt: off
ANALYSES = (
    Analysis("hours.person_weeks", lambda f: hours.person_weeks(f.records.log, f.records.staff, f.records.time_off, as_of=f.as_of), _log("person", "week_start")),
    Analysis("hours.counted", lambda f: hours.counted(f.records.log, f.records.time_off, as_of=f.as_of), _log("status")),
    Analysis("hours.so_far", lambda f: hours.so_far(f.grid, as_of=f.as_of), _grid("school_year")),
    Analysis("hours.totals", lambda f: hours.totals(f.weeks), _grid("school_year", "person")),
    Analysis("hours.adherence", lambda f: hours.adherence(f.weeks), _grid("week_start")),
    Analysis("hours.attainment", lambda f: hours.attainment(f.weeks, by="team"), _grid("team")),
    Analysis("hours.hit_rate", lambda f: hours.hit_rate(f.weeks), _grid("week_start")),
    Analysis("hours.reporting_rate", lambda f: hours.reporting_rate(f.weeks), _grid("week_start")),
    Analysis("hours.weekly_average", lambda f: hours.weekly_average(f.weeks), _grid("week_start")),
    Analysis("hours.team_weeks", lambda f: hours.team_weeks(f.weeks), _grid("team", "week_start")),
    Analysis("hours.meets_goal", lambda f: hours.meets_goal(f.weeks), _grid("person")),
    Analysis("hours.people_meeting", lambda f: hours.people_meeting(f.weeks, by="team"), _grid("team", "person")),
    Analysis("hours.participation", lambda f: hours.participation(f.weeks), _grid("school_year", "person")),
    Analysis("hours.balance", lambda f: hours.balance(f.weeks), lambda f: f.weeks.groupby("person")["seconds"].cumsum()),
    Analysis("hours.streaks", lambda f: hours.streaks(f.weeks), lambda f: f.weeks.groupby("person")["week_start"].max()),
    Analysis("hours.mix by topic", lambda f: hours.mix(f.counted, by="topic"), _log("topic")),
    Analysis("hours.mix by type and month", lambda f: hours.mix(f.counted, by="type", within="month"), _log("month", "type")),
    Analysis("completion.goal_states", lambda f: completion.goal_states(f.records.goals, as_of=f.as_of), _goals("topic", "done_on")),
    Analysis("completion.completion", lambda f: completion.completion(f.records.goals, as_of=f.as_of), _goals("topic", "done_on")),
    Analysis("completion.on_time", lambda f: completion.on_time(f.records.goals, as_of=f.as_of), _goals("topic", "due_on")),
    Analysis("completion.overdue", lambda f: completion.overdue(f.records.goals, as_of=f.as_of), _goals("person", "due_on")),
    Analysis("completion.time_to_finish", lambda f: completion.time_to_finish(f.records.goals, as_of=f.as_of), _goals("topic", "done_on")),
    Analysis("completion.milestone_progress", lambda f: completion.milestone_progress(f.records.milestones, as_of=f.as_of, by=["person", "goal"]), _steps),
    Analysis("completion.pace", lambda f: completion.pace(f.records.goals, f.records.milestones, as_of=f.as_of), _steps),
    Analysis("completion.ladder", lambda f: completion.ladder(f.records.goals, f.records.milestones, as_of=f.as_of, since=f.first_day), _steps),
    Analysis("completion.quiet_goals", lambda f: completion.quiet_goals(f.records.goals, f.counted, f.grid, as_of=f.as_of), lambda f: f.records.log.groupby(["person", "topic"])["date"].max()),
    Analysis("certifications.history", lambda f: certifications.history(f.records.certifications, f.records.log), lambda f: f.records.log.groupby(["person", "certificate"])["date"].min()),
    Analysis("certifications.earned", lambda f: certifications.earned(f.history, as_of=f.as_of), _history("school_year")),
    Analysis("certifications.running_total", lambda f: certifications.running_total(f.history, as_of=f.as_of), _history("school_year", "month")),
    Analysis("certifications.active", lambda f: certifications.active(f.history, f.people, as_of=f.as_of), _history("person", "certification")),
    Analysis("certifications.active_by_month", lambda f: certifications.active_by_month(f.history, f.people, as_of=f.as_of), _history("month")),
    Analysis("certifications.expiring", lambda f: certifications.expiring(f.history, f.people, as_of=f.as_of), _history("person", "certification")),
    Analysis("certifications.renewal_rate", lambda f: certifications.renewal_rate(f.history, f.people, as_of=f.as_of, since=f.first_day), _history("person", "certification")),
    Analysis("certifications.renewal_history", lambda f: certifications.renewal_history(f.history, f.people, as_of=f.as_of), _history("person", "certification")),
    Analysis("certifications.time_to_certify", lambda f: certifications.time_to_certify(f.history, f.records.goals, f.counted, as_of=f.as_of), _history("person", "goal")),
    Analysis("certifications.depth", lambda f: certifications.depth(f.history, f.people, as_of=f.as_of), _history("topic", "person")),
    Analysis("certifications.wall", lambda f: certifications.wall(f.history, f.people, as_of=f.as_of), _history("certification", "person")),
    Analysis("service.schools_reached", lambda f: service.schools_reached(f.records.service, f.records.schools, as_of=f.as_of), lambda f: f.records.service.groupby("site")["students"].sum()),
    Analysis("service.learn_to_serve", lambda f: service.learn_to_serve(f.records.service, f.counted, as_of=f.as_of), _log("person", "topic")),
    Analysis("chain.links", _links, _log("person", "topic")),
    Analysis("chain.stages with its links", lambda f: chain.stages(_links(f)), _log("person", "topic")),
    Analysis("changes.between", lambda f: changes.between(f.records, f.history, f.counted, since=f.first_day, as_of=f.as_of), _history("person", "certification")),
    Analysis("data_quality.days_to_entry", lambda f: data_quality.days_to_entry(f.records.log, as_of=f.as_of, by="month"), lambda f: f.records.log.groupby("month")["timestamp"].max()),
    Analysis("data_quality.entry_delays", lambda f: data_quality.entry_delays(f.records.log, as_of=f.as_of), lambda f: f.records.log.groupby("date")["timestamp"].max()),
    Analysis("data_quality.reported_last_week", lambda f: data_quality.reported_last_week(f.weeks), _grid("week_start")),
    Analysis("hours.own_time", lambda f: hours.own_time(f.counted, by="school_year"), _log("school_year")),
    Analysis("hours.by_origin", lambda f: hours.by_origin(f.counted), _log("type", "provider")),
    Analysis("events.event_reach", lambda f: events.event_reach(f.counted, f.records.staff, as_of=f.as_of), _log("type", "activity")),
    Analysis("events.afterwards", lambda f: events.afterwards(f.counted, f.records.service, f.records.meetings, as_of=f.as_of), _log("type", "activity")),
    Analysis("meetings.pd_share", lambda f: meetings.pd_share(f.records.meetings, as_of=f.as_of, by="month"), _meetings),
    Analysis("meetings.attendance", lambda f: meetings.attendance(f.records.meetings, f.records.staff, f.records.time_off, f.records.log, as_of=f.as_of), _named("present")),
    Analysis("meetings.topic_coverage", lambda f: meetings.topic_coverage(f.records.meetings, f.people, as_of=f.as_of), _named("present")),
    Analysis("meetings.topic_people", lambda f: meetings.topic_people(f.records.meetings, f.people, as_of=f.as_of), _named("present")),
    Analysis("meetings.taught", lambda f: meetings.taught(f.records.meetings, as_of=f.as_of), _named("present")),
    Analysis("meetings.peer_taught", lambda f: meetings.peer_taught(f.records.meetings, f.records.staff, f.records.log, as_of=f.as_of), _named("led_by")),
    Analysis("needs.waiting", lambda f: needs.waiting(f.records.needs, as_of=f.as_of), _needs),
    Analysis("needs.time_to_answer", lambda f: needs.time_to_answer(f.records.needs, as_of=f.as_of, by="kind"), _needs),
    Analysis("needs.needs_met", lambda f: needs.needs_met(f.records.needs, as_of=f.as_of, by="kind"), _needs),
    Analysis("pulse.distribution", lambda f: pulse.distribution(f.records.pulse, as_of=f.as_of), _pulse),
    Analysis("pulse.agreement_by_band", lambda f: pulse.agreement_by_band(f.records.pulse, as_of=f.as_of), _pulse),
)
# fmt: on
