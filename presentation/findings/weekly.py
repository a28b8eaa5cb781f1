"""Are people getting their two hours, week by week?"""

from __future__ import annotations

import pandas as pd

from analysis import calendar, hours
from presentation import words
from presentation.card import Callout, Card, Line, Lines
from presentation.facts import Facts, finding
from presentation.findings.common import (
    goal_label,
    goal_name,
    month_ticks,
    nothing_logged,
    people,
    per_week,
    rows_this_year,
    staff,
)

EVENT_TYPES = ("Conference", "Event", "Challenge", "Workshop")
STREAK_FROM = 3  # weeks: a run worth a sentence
CALLOUTS_FROM = 8  # weeks: before that every week is the highest or the lowest


@finding
def weekly_average(facts: Facts, *, whole_year: bool = False) -> Card:
    """Are people getting their two hours? One line per school year, week by week."""
    question = (
        "Are people getting their two hours?" if facts.settings.weekly_hours == 2 else "Are people getting their hours?"
    )
    now = facts.averages
    before = (
        _year_before(facts) if whole_year else hours.weekly_average(facts.weeks_before, school_year_start=facts.start)
    )
    mondays = _mondays(facts, whole_year)
    key = "weekly_average_year" if whole_year else "weekly_average"
    if now.empty:
        return nothing_logged(facts, key, question, "Average PD hours per person per week")
    picture = Lines(
        x=tuple(f"Week of {words.day_month(monday)}" for monday in mondays),
        lines=_lines(facts, now, before, len(mondays)),
        ticks=month_ticks(mondays),
        unit="hours",
        goal=facts.settings.weekly_hours,
        goal_label=goal_label(facts),
        callouts=_callouts(facts, now),
    )
    return Card(
        key=key,
        question=question,
        answer=_average_answer(facts, now),
        subtitle=f"Average PD hours per person per week, {people(facts)}, goal {facts.settings.weekly_hours:g} in a full week, "
        f"week of {words.day_month(now['week_start'].iloc[0])} to week of {words.date(now['week_start'].iloc[-1])}",
        alt=_average_alt(facts, now, before),
        picture=picture,
        table=_average_table(now, before),
        footnote="Hours logged in a week divided by the people of whom time was expected in it. Days off make the goal of a "
        "week smaller; the week still running is left out. Late entries can still raise the last weeks.",
        metrics=("hours.weekly_average",),
        rows=rows_this_year(facts),
    )


def _lines(facts: Facts, now: pd.DataFrame, before: pd.DataFrame, length: int) -> tuple[Line, ...]:
    lines = [
        Line(
            "This year",
            _by_week(now, int(now["school_week"].max())),
            "focus",
            words.hours(now["average_hours"].iloc[-1]),
        )
    ]
    if before["average_hours"].notna().any():
        last = before["average_hours"].dropna().iloc[-1]
        lines.insert(0, Line("Last year", _by_week(before, length), "compare", words.hours(last)))
    return tuple(lines)


def _by_week(averages: pd.DataFrame, length: int) -> tuple[float | None, ...]:
    values = averages.set_index("school_week")["average_hours"].reindex(range(1, length + 1))
    return tuple(None if pd.isna(value) else round(float(value), 3) for value in values)


def _year_before(facts: Facts) -> pd.DataFrame:
    """Last school year to its end, so that this year's coming dips can be seen in it."""
    weeks = facts.grid[(facts.grid["school_year"].astype("object") == facts.year_before) & facts.grid["closed"]]
    return hours.weekly_average(weeks, school_year_start=facts.start)


def _mondays(facts: Facts, whole_year: bool) -> pd.DatetimeIndex:
    first, following = calendar.year_bounds(facts.school_year, facts.start)
    mondays = calendar.weeks(first, following - pd.Timedelta(days=1))
    mondays = mondays[(mondays >= first) & (mondays < following)]
    return mondays if whole_year else mondays[mondays < calendar.monday(facts.as_of)]


def _callouts(facts: Facts, now: pd.DataFrame) -> tuple[Callout, ...]:
    """The highest week, by the name of its event where many people were at one, and the lowest when it is a real dip."""
    known = now[now["average_hours"].notna()]
    if len(known) < CALLOUTS_FROM:
        return ()
    high, low = known.loc[known["average_hours"].idxmax()], known.loc[known["average_hours"].idxmin()]
    callouts = [Callout(int(high["school_week"]) - 1, high["average_hours"], _event(facts, high), above=True)]
    if low["average_hours"] < 0.75 * low["target_hours"]:
        text = f"Week of {words.day_month(low['week_start'])}"
        callouts.append(Callout(int(low["school_week"]) - 1, low["average_hours"], text, above=False))
    return tuple(callouts)


def _event(facts: Facts, week: pd.Series) -> str:
    rows = facts.counted[(facts.counted["week_start"] == week["week_start"]) & facts.counted["type"].isin(EVENT_TYPES)]
    events = hours.mix(rows.dropna(subset=["activity"]), by="activity")
    if len(events) and events["people"].iloc[0] >= max(facts.settings.small_group, week["people"] / 5):
        return words.ellipsis(str(events["activity"].iloc[0]), 26)
    return f"Week of {words.day_month(week['week_start'])}"


def _average_answer(facts: Facts, now: pd.DataFrame) -> str:
    if len(facts.meets) < words.MEAN_FROM:
        spread = hours.typical_week(facts.weeks).iloc[0]
        span = words.span(spread["lowest_hours"], spread["highest_hours"], "hours", decimals=1)
        return f"{words.capitalised(words.plural(len(facts.meets), 'person', 'people', in_words=True))} log {span} a week this year".replace(
            "person log", "person logs"
        )
    reached = (now["seconds"] >= now["target"])[now["people"] > 0]
    streak = int(reached[::-1].cummin().sum())
    if streak >= STREAK_FROM:
        return f"On average, {staff(facts)} have met the {goal_name(facts)} goal every week for {streak} weeks"
    average, asked = per_week(facts.weeks)
    side = "at" if words.hours(average) == words.hours(asked) else "over" if average > asked else "under"
    return f"On average, {staff(facts)} log {words.hours(average)} hours a week this year, {side} the goal of {words.hours(asked)}"


def _average_alt(facts: Facts, now: pd.DataFrame, before: pd.DataFrame) -> str:
    known = now.dropna(subset=["average_hours"])
    high, low = known.loc[known["average_hours"].idxmax()], known.loc[known["average_hours"].idxmin()]
    alt = (
        f"Line chart. This year's weekly average is {words.hours(known['average_hours'].iloc[-1])} hours in the last closed week, "
        f"highest {words.hours(high['average_hours'])} in the week of {words.day_month(high['week_start'])}, lowest "
        f"{words.hours(low['average_hours'])} in the week of {words.day_month(low['week_start'])}, against a goal of "
        f"{facts.settings.weekly_hours:g}."
    )
    then = before["average_hours"].dropna()
    return f"{alt} Last year ran from {words.hours(then.min())} to {words.hours(then.max())}." if len(then) else alt


def _average_table(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    last_year = before.set_index("school_week")["average_hours"].reindex(now["school_week"])
    return pd.DataFrame(
        {
            "Week of": now["week_start"],
            "Hours a person": now["average_hours"].round(1).to_numpy(),
            "Goal": now["target_hours"].round(1).to_numpy(),
            "People": now["people"].to_numpy(),
            "Last year": last_year.round(1).to_numpy(),
        }
    )
