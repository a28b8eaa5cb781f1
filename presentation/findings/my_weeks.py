"""Which weeks reached the goal? One person's school year, a square a week."""

from __future__ import annotations

import pandas as pd

from analysis import calendar
from analysis.roster import latest_spells
from data.schema import HOUR
from presentation import words
from presentation.card import Card, Week, Weeks
from presentation.facts import Facts, finding
from presentation.findings.common import nothing, rows_this_year
from presentation.findings.my_progress import NOTHING_ASKED, hits, year_plan

_KEY = (
    ("full", "The goal or more"), ("some", "Some hours"), ("none", "Nothing logged"), ("off", "Nothing asked"),
    ("now", "This week"), ("ahead", "Still ahead"),
)  # fmt: skip


@finding
def weeks(facts: Facts, *, mine: bool = True) -> Card:
    """Which weeks reached the goal? The whole school year, a square a week."""
    plan = year_plan(facts)
    question = f"Which weeks did I get my {_usual(facts)}?" if mine else f"Which weeks reached the {_usual(facts)}?"
    subtitle = "One square per week of the school year, a row for each quarter; the hours logged stand inside"
    if plan.empty:
        return nothing("my_weeks", question, subtitle, NOTHING_ASKED)
    over = plan[plan["state"] == "over"]
    hit, expected = hits(over)
    return Card(
        key="my_weeks",
        question=question,
        answer=f"{words.among(hit, expected, 'week')} so far" if expected else "No full week with a goal yet",
        subtitle=subtitle,
        alt=f"{words.among(hit, expected, 'week')} at the goal; the others with fewer hours or none." if expected else subtitle,
        picture=Weeks(_quarters(plan, facts), _used(plan)),
        table=pd.DataFrame({
            "Week of": plan["week_start"], "Hours": (plan["seconds"] / HOUR).round(2), "Asked for": (plan["target"] / HOUR).round(2),
            "State": plan["state"].astype("object"),
        }),
        footnote="Leave and breaks shorten what is asked for. Extra hours of one week are in the balance, and nothing is carried into the next school year.",
        metrics=("hours.balance", "hours.catch_up"),
        rows=rows_this_year(facts),
    )  # fmt: skip


def _usual(facts: Facts) -> str:
    """The weekly goal of this person as words: "two hours"."""
    known = latest_spells(facts.records.staff)["weekly_seconds"].dropna()
    seconds = int(known.iloc[0]) if len(known) else round(facts.settings.weekly_hours * HOUR)
    whole = seconds / HOUR
    if not seconds:
        return "hours"
    return f"{words.spelled(int(whole))} hours" if whole == int(whole) > 1 else words.hours_in_words(seconds)


def _quarters(plan: pd.DataFrame, facts: Facts) -> tuple[tuple[str, tuple[Week, ...]], ...]:
    """The weeks of each three months; a week before somebody came is one in which nothing is asked."""
    first, following = calendar.year_bounds(facts.school_year, facts.start)
    mondays = pd.date_range(
        first + pd.Timedelta(days=(7 - first.weekday()) % 7), following - pd.Timedelta(days=1), freq="7D"
    )
    known = {row.week_start: row for row in plan.itertuples()}
    quarter = [min((monday.year - first.year) * 12 + monday.month - first.month, 11) // 3 for monday in mondays]
    rows = []
    for at in range(4):
        mine = [monday for monday, its in zip(mondays, quarter, strict=True) if its == at]
        if mine:
            rows.append(
                (
                    f"{words.short_month(mine[0])}–{words.short_month(mine[-1])}",
                    tuple(_week(known.get(monday), monday) for monday in mine),
                )
            )
    return tuple(rows)


def _week(row: object, monday: pd.Timestamp) -> Week:
    said = f"Week of {words.day_month(monday)}"
    if row is None:
        return Week("", "off", f"{said}: nothing asked for")
    figure = words.seconds_as_hours(row.seconds) if row.seconds else ""
    kind = _kind(row)
    logged = (
        f"{words.hours_in_words(row.seconds)} of {words.hours_in_words(row.target)}"
        if row.target
        else words.hours_in_words(row.seconds)
    )
    meaning = dict(_KEY)[kind].lower()
    return Week(
        figure or ("0" if kind == "none" else ""),
        kind,
        f"{said}: {logged}, {meaning}" if row.state != "ahead" else f"{said}: still ahead",
    )


def _kind(row: object) -> str:
    if row.state == "ahead":
        return "ahead" if row.target else "off"
    if row.target and row.seconds >= row.target:
        return "full"
    if row.state == "now":
        return "now"
    if row.seconds:
        return "some" if row.target else "full"
    return "none" if row.target else "off"


def _used(plan: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """The key of the kinds that are there, and of days off, which may be only in what is ahead."""
    kinds = {_kind(row) for row in plan.itertuples()}
    return tuple((kind, meaning) for kind, meaning in _KEY if kind in kinds)
