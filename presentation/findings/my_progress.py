"""Am I on track? One person's hours against their own goal, never against anybody else's."""

from __future__ import annotations

import pandas as pd

from analysis import calendar, certifications, hours
from data.schema import HOUR
from presentation import words
from presentation.card import Card, Head, Kpi, Week, Weeks
from presentation.facts import Facts, finding
from presentation.findings.common import log_rows, nothing

PAGE = "My progress"
RIGHT_ON = HOUR // 2  # [s]: within half an hour nobody is ahead or behind
NOBODY = "There is no row of yours in the log and none in Staff yet. The first one you write shows here."
_KEY = (
    ("full", "The goal or more"), ("some", "Some hours"), ("none", "Nothing logged"), ("off", "Nothing asked"),
    ("now", "This week"), ("ahead", "Still ahead"),
)  # fmt: skip


@finding
def head(facts: Facts, *, mine: bool = True) -> Head:
    """How far ahead or behind, what closes the gap, and what was logged."""
    where = (
        PAGE,
        name(facts),
        f"As of {words.long_date(facts.as_of)}",
        f"Only {'you' if mine else 'this person'} and the leads see this page",
    )
    plan = _plan(facts)
    over = plan[plan["state"] == "over"]
    who, whose = ("You are", "your") if mine else (f"{name(facts)} is", "the")
    if over.empty or not over["target"].any():
        return Head(where, "No full week with a goal yet this school year", _this_week(plan) or _nothing_asked(facts))
    way = hours.catch_up(plan).iloc[0]
    return Head(where, f"{who} {_stand(way, whose)}", " ".join(filter(None, (_so_far(over), _this_week(plan)))))


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """Hours, weeks at the goal, the run of weeks, what is held."""
    over = _over(facts)
    if over.empty:
        return ()
    logged, asked = int(over["seconds"].sum()), int(over["target"].sum())
    hit, expected = _hits(over)
    run = hours.streaks(facts.weeks)
    current, longest = (int(run["current"].iloc[0]), int(run["longest"].iloc[0])) if len(run) else (0, 0)
    return (
        Kpi("Hours so far", words.seconds_as_hours(logged), f"of {words.seconds_as_hours(asked)} asked for", "weeks that are over", fraction=_part(logged, asked)),
        Kpi("Weeks at the goal", words.num(hit) if hit else "none", f"of {words.num(expected)}" if hit else f"yet of {words.num(expected)}", "in which time was asked for", fraction=_part(hit, expected)),
        Kpi("Current run", words.num(current), "week" if current == 1 else "weeks", f"the longest this year: {words.num(longest)}", fraction=_part(current, longest)),
        _held_kpi(facts),
    )  # fmt: skip


@finding
def weeks(facts: Facts, *, mine: bool = True) -> Card:
    """Which weeks reached the goal? The whole school year, a square a week."""
    plan = _plan(facts)
    question = f"Which weeks did I get my {_usual(plan)}?" if mine else f"Which weeks reached the {_usual(plan)}?"
    subtitle = "One square per week of the school year, a row for each quarter; the hours logged stand inside"
    if plan.empty:
        return nothing("my_weeks", question, subtitle, _nothing_asked(facts))
    over = plan[plan["state"] == "over"]
    hit, expected = _hits(over)
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
        rows=log_rows(facts.counted_this_year),
    )  # fmt: skip


def name(facts: Facts) -> str:
    """Whose page it is."""
    return str(facts.records.people["name"].iloc[0]) if len(facts.records.people) else "Nobody yet"


@finding
def _plan(facts: Facts) -> pd.DataFrame:
    records = facts.records
    return hours.year_plan(
        records.log, records.staff, records.time_off,
        as_of=facts.as_of, weekly_hours=facts.settings.weekly_hours, school_year_start=facts.start,
    )  # fmt: skip


def _over(facts: Facts) -> pd.DataFrame:
    plan = _plan(facts)
    return plan[plan["state"] == "over"]


def _stand(way: pd.Series, whose: str) -> str:
    """ "12.0 hours ahead of your goal", with what closes the gap where there is one."""
    seconds = int(way["balance"])
    if abs(seconds) <= RIGHT_ON:
        return f"right on {whose} goal"
    if seconds > 0:
        return f"{words.seconds_as_hours(seconds)} hours ahead of {whose} goal"
    gap = f"{words.seconds_as_hours(-seconds)} hours behind {whose} goal"
    if not way["weeks"]:
        return gap
    extra = words.seconds_as_hours(int(way["extra"])).removesuffix(".0")
    return f"{gap}; {extra} extra {'hour' if extra == '1' else 'hours'} a week closes it by {words.day_month(way['until'])}"


def _so_far(over: pd.DataFrame) -> str:
    hit, expected = _hits(over)
    logged, asked = (words.seconds_as_hours(int(over[column].sum())) for column in ("seconds", "target"))
    return f"{logged} hours logged of {asked} asked for so far. {words.among(hit, expected, 'week')} reached the goal."


def _nothing_asked(facts: Facts) -> str:
    return (
        NOBODY
        if facts.records.log.empty and facts.records.staff.empty
        else "Nothing has been asked for this school year."
    )


def _this_week(plan: pd.DataFrame) -> str:
    now = plan[plan["state"] == "now"]
    if now.empty:
        return ""
    logged, asked = int(now["seconds"].sum()), int(now["target"].sum())
    if not asked:
        return "Nothing is asked for this week."
    return f"This week, {words.seconds_as_hours(logged)} of {words.seconds_as_hours(asked)} hours so far."


def _hits(over: pd.DataFrame) -> tuple[int, int]:
    expected = over[over["target"] > 0]
    return int((expected["seconds"] >= expected["target"]).sum()), len(expected)


def _usual(plan: pd.DataFrame) -> str:
    """The weekly goal as words: "two hours"."""
    most = int(plan["target"].max()) if len(plan) else 0
    if not most:
        return "hours"
    whole = most / HOUR
    return f"{words.spelled(int(whole))} hours" if whole == int(whole) and whole > 1 else words.hours_in_words(most)


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


def _held_kpi(facts: Facts) -> Kpi:
    held = certifications.active(facts.history, as_of=facts.as_of)
    earned = facts.earned(facts.first_day, facts.as_of)
    count = len(held)
    return Kpi(
        "Certifications held", words.num(count) if count else "none", "today" if count else "yet",
        f"{words.num(earned) if earned else 'none'} earned this school year",
    )  # fmt: skip


def _part(part: int, whole: int) -> float | None:
    return min(part / whole, 1.0) if whole else None
