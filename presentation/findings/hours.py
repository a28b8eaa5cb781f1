"""What was logged this year, by how many, and how much of it was promised?"""

from __future__ import annotations

import pandas as pd

from analysis import hours
from presentation import words
from presentation.card import Head, Kpi
from presentation.facts import Facts, finding
from presentation.findings.common import NO_STAFF, eyebrow, goal_name, not_yet, per_week, since_start, staff


@finding
def head(facts: Facts) -> Head:
    """What was logged this year, and who is not counted in it."""
    if facts.weeks.empty:
        return Head(eyebrow(facts, "Hours"), "No full week of hours yet this school year", not_yet(facts))
    total = words.seconds_as_hours(facts.counted_this_year["seconds"].sum())
    last_sunday = facts.weeks["week_start"].max() + pd.Timedelta(days=6)
    kept = hours.adherence(facts.weeks, by=None).iloc[0]
    answer = (
        f"{total} hours of professional development {since_start(facts)}; {words.seconds_as_hours(kept['kept'])} of the "
        f"{words.seconds_as_hours(kept['target'])} hours promised up to {words.day_month(last_sunday)} were kept"
    )
    return Head(eyebrow(facts, "Hours"), answer, _not_counted(facts))


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """The same weeks seen four ways; a bullet never without what it is out of."""
    hit, reported = hours.hit_rate(facts.weeks, by=None), hours.reporting_rate(facts.weeks, by=None)
    if hit.empty or not hit["expected"].iloc[0]:
        return ()
    return (
        meeting_kpi(facts),
        average_kpi(facts),
        _kept_kpi(facts),
        Kpi(
            "Weeks with an entry", words.num(reported["reported"].iloc[0]), f"of {words.num(reported['expected'].iloc[0])}",
            f"{words.num(hit['hits'].iloc[0])} of them reached the full goal", fraction=reported["reporting_rate"].iloc[0],
        ),
    )  # fmt: skip


def meeting_kpi(facts: Facts) -> Kpi:
    """How many people meet the goal, and how many did at this point last year."""
    met, people = _pair(facts.meeting)
    met_then, people_then = _pair(facts.meeting_before)
    compared = people_then and not words.too_early(facts.week)
    return Kpi(
        f"Meet the {goal_name(facts)} goal", words.num(met), f"of {words.num(people)} {staff(facts)} this year",
        f"{words.of(met_then, people_then)} at this point last year" if compared else no_comparison(facts),
        fraction=met / people if people else None, before=met_then / people_then if compared else None,
    )  # fmt: skip


def average_kpi(facts: Facts) -> Kpi:
    """Hours per person and week, beside what was asked for: time off and part time make the goal smaller.

    Under ten people the range of their averages is said: a mean would hide the few it is made of.
    """
    average, asked = per_week(facts.weeks)
    before, asked_before = per_week(facts.weeks_before)
    compared = asked_before > 0 and not words.too_early(facts.week)
    top = max(1.5 * asked, average, before)
    goal = f"goal {words.hours(asked)}"
    if len(facts.meets) < words.MEAN_FROM:
        spread = hours.typical_week(facts.weeks).iloc[0]
        value = words.span(spread["lowest_hours"], spread["highest_hours"], decimals=1)
        return Kpi(
            "Hours a week, by person",
            value,
            goal,
            f"{words.plural(len(facts.meets), 'person', 'people')}, so no average",
        )
    return Kpi(
        "Hours per person per week", words.hours(average),
        goal if words.hours(asked) == words.hours(facts.settings.weekly_hours) else f"{goal} after days off",
        f"{words.hours(before)} at this point last year" if compared else no_comparison(facts),
        fraction=average / top if top else None, goal=asked / top if top else None, before=before / top if compared else None,
    )  # fmt: skip


def no_comparison(facts: Facts) -> str:
    """Why last year is not mentioned."""
    return words.too_early(facts.week) or "No comparison yet"


def _kept_kpi(facts: Facts) -> Kpi:
    kept, before = (hours.adherence(weeks, by=None) for weeks in (facts.weeks, facts.weeks_before))
    compared = not before.empty and before["target"].iloc[0] > 0 and not words.too_early(facts.week)
    return Kpi(
        "Promised hours kept", _hours(kept, "kept"), f"of {_hours(kept, 'target')}",
        f"{_hours(before, 'kept')} of {_hours(before, 'target')} at this point last year" if compared else no_comparison(facts),
        fraction=kept["adherence"].iloc[0], before=before["adherence"].iloc[0] if compared else None,
    )  # fmt: skip


def _hours(rate: pd.DataFrame, column: str) -> str:
    return words.seconds_as_hours(rate[column].iloc[0])


def _not_counted(facts: Facts) -> str:
    """Who came lately and who never logged, in one line; "" for nobody."""
    new = int((facts.people["started_on"] >= facts.first_day).sum())
    silent = len(facts.meets) - facts.weeks.loc[facts.weeks["reported"], "person"].nunique()
    lines = []
    if new:
        lines.append(
            f"{words.capitalised(words.plural(new, 'person', 'people', in_words=True))} joined this school year, counted from the first week on."
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
