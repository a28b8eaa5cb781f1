"""What was logged this year, by how many, and how much of it was promised?"""

from __future__ import annotations

import pandas as pd

from analysis import hours
from presentation import words
from presentation.card import Head, Kpi
from presentation.facts import Facts, finding
from presentation.findings.common import NO_STAFF, NOTHING_LOGGED, eyebrow, goal_name, per_week, staff


@finding
def head(facts: Facts) -> Head:
    """What was logged this year, and who is not counted in it."""
    if facts.weeks.empty:
        return Head(eyebrow(facts, "Hours"), "No hours logged yet this school year", NOTHING_LOGGED)
    total = hours.totals(facts.weeks, by=None).iloc[0]
    kept = hours.adherence(facts.weeks, by=None).iloc[0]
    answer = (
        f"{words.seconds_as_hours(total['seconds'])} hours of professional development this year; "
        f"{words.seconds_as_hours(kept['kept'])} of the {words.seconds_as_hours(kept['target'])} promised hours were kept"
    )
    return Head(eyebrow(facts, "Hours"), answer, _not_counted(facts))


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """The same weeks seen four ways; a bullet never without what it is out of."""
    kept, before = (hours.adherence(weeks, by=None) for weeks in (facts.weeks, facts.weeks_before))
    hit = hours.hit_rate(facts.weeks, by=None)
    reported = hours.reporting_rate(facts.weeks, by=None)
    if kept.empty or not kept["target"].iloc[0]:
        return ()
    return (
        meeting_kpi(facts),
        average_kpi(facts),
        Kpi(
            "Promised hours kept", words.seconds_as_hours(kept["kept"].iloc[0]), f"of {words.seconds_as_hours(kept['target'].iloc[0])}",
            f"{kept['adherence'].iloc[0]:.0%}; {_kept_before(before)}", fraction=kept["adherence"].iloc[0],
            before=None if before.empty else _number(before["adherence"].iloc[0]),
        ),
        Kpi(
            "Weeks with an entry", words.num(reported["reported"].iloc[0]), f"of {words.num(reported['expected'].iloc[0])}",
            f"{words.num(hit['hits'].iloc[0])} of them reached the full goal", fraction=reported["reporting_rate"].iloc[0],
        ),
    )  # fmt: skip


def meeting_kpi(facts: Facts) -> Kpi:
    """How many people meet the goal, and how many did at this point last year."""
    now, then = (hours.people_meeting(weeks) for weeks in (facts.weeks, facts.weeks_before))
    met, people = _pair(now)
    met_then, people_then = _pair(then)
    return Kpi(
        f"Meet the {goal_name(facts)} goal", words.num(met), f"of {words.num(people)} {staff(facts)}",
        f"{words.of(met_then, people_then)} at this point last year" if people_then else "No comparison yet",
        fraction=met / people if people else None, before=met_then / people_then if people_then else None,
    )  # fmt: skip


def average_kpi(facts: Facts) -> Kpi:
    """Hours per person and week, beside what was asked for: time off makes the goal smaller."""
    average, asked = per_week(facts.weeks)
    before, asked_before = per_week(facts.weeks_before)
    compared = asked_before > 0  # somebody was expected then
    top = max(1.5 * asked, average, before)
    return Kpi(
        "Hours per person per week", words.hours(average), f"goal {words.hours(asked)}",
        f"{words.hours(before)} at this point last year" if compared else "No comparison yet",
        fraction=average / top if top else None, goal=asked / top if top else None, before=before / top if compared else None,
    )  # fmt: skip


def _not_counted(facts: Facts) -> str:
    """Who came lately and who never logged, in one line; "" for nobody."""
    new = int((facts.people["started_on"] >= facts.first_day).sum())
    silent = len(facts.meets) - facts.weeks.loc[facts.weeks["reported"], "person"].nunique()
    lines = []
    if new:
        lines.append(
            f"{words.capitalised(words.plural(new, 'person', 'people', in_words=True))} joined this school year and count from their first week."
        )
    if silent > 0:
        lines.append(
            f"{words.capitalised(words.plural(silent, 'person', 'people', in_words=True))} {'has' if silent == 1 else 'have'} logged nothing yet."
        )
    if not facts.records.has("staff"):
        lines.append(NO_STAFF)
    return " ".join(lines)


def _pair(meeting: pd.DataFrame) -> tuple[int, int]:
    return (0, 0) if meeting.empty else (int(meeting["met"].iloc[0]), int(meeting["people"].iloc[0]))


def _kept_before(before: pd.DataFrame) -> str:
    if before.empty or not before["target"].iloc[0]:
        return "no comparison yet"
    return f"{before['adherence'].iloc[0]:.0%} at this point last year"


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
