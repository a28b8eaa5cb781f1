"""Am I on track? One person's hours against their own goal, never against anybody else's."""

from __future__ import annotations

import pandas as pd

from analysis import calendar, certifications, hours
from analysis.roster import latest_spells
from data.schema import HOUR
from presentation import words
from presentation.card import Head, Kpi
from presentation.facts import Facts, finding

PAGE = "My progress"
RIGHT_ON = HOUR // 2  # [s]: within half an hour nobody is ahead or behind
NOBODY = "There is no row of yours in the log and none in Staff yet. The first one you write shows here."
NOTHING_ASKED = "Nothing has been asked for this school year."
WHOSE = Head(
    (PAGE, "For leads"),
    "Whose page?",
    "Choose a person: their weeks, goals, certifications and needs are shown here. Staff see their own alone.",
)


@finding
def head(facts: Facts, *, mine: bool = True) -> Head:
    """How far ahead or behind, what closes the gap, and what was logged."""
    where = (
        PAGE,
        name(facts),
        f"As of {words.long_date(facts.as_of)}",
        f"Only {'you' if mine else 'this person'} and the leads see this page",
    )
    plan, over = year_plan(facts), _over(facts)
    who, whose = ("You are", "your") if mine else (f"{name(facts)} is", "the")
    if not over["target"].any():
        return Head(where, *_nothing_asked(facts, over, _this_week(plan)))
    stand = _stand(hours.catch_up(plan).iloc[0], whose, facts)
    return Head(where, f"{who} {stand}", _sentences(_so_far(over), _this_week(plan), _left(facts)))


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """Hours, weeks at the goal, the run of weeks, what is held."""
    over = _over(facts)
    if over.empty:
        return ()
    logged, asked = int(over["seconds"].sum()), int(over["target"].sum())
    if not asked:
        return (Kpi("Hours so far", words.seconds_as_hours(logged), "logged", "none were asked for"), _held_kpi(facts))
    hit, expected = hits(over)
    run = hours.streaks(facts.weeks)
    current, longest = (int(run["current"].iloc[0]), int(run["longest"].iloc[0])) if len(run) else (0, 0)
    return (
        Kpi("Hours so far", words.seconds_as_hours(logged), f"of {words.seconds_as_hours(asked)} asked for", "weeks that are over", fraction=_part(logged, asked)),
        Kpi("Weeks at the goal", words.num(hit) if hit else "none", f"of {words.num(expected)}" if hit else f"yet of {words.num(expected)}", "in which time was asked for", fraction=_part(hit, expected)),
        Kpi("Current run", words.num(current), "week" if current == 1 else "weeks", f"the longest this year: {words.num(longest)}", fraction=_part(current, longest)),
        _held_kpi(facts),
    )  # fmt: skip


def name(facts: Facts) -> str:
    """Whose page it is."""
    return str(facts.records.people["name"].iloc[0]) if len(facts.records.people) else "Nobody yet"


@finding
def year_plan(facts: Facts) -> pd.DataFrame:
    """Every week of the person's school year."""
    records = facts.records
    return hours.year_plan(
        records.log, records.staff, records.time_off,
        as_of=facts.as_of, weekly_hours=facts.settings.weekly_hours, school_year_start=facts.start,
        since=facts.since,
    )  # fmt: skip


def hits(over: pd.DataFrame) -> tuple[int, int]:
    """How many weeks reached the goal, of how many in which one was set."""
    expected = over[over["target"] > 0]
    return int((expected["seconds"] >= expected["target"]).sum()), len(expected)


def _over(facts: Facts) -> pd.DataFrame:
    plan = year_plan(facts)
    return plan[plan["state"] == "over"]


def _stand(way: pd.Series, whose: str, facts: Facts) -> str:
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
    # The last week may reach into the next school year, into which nothing is carried.
    last = min(way["until"], calendar.year_bounds(facts.school_year, facts.start)[1] - pd.Timedelta(days=1))
    return f"{gap}; {extra} extra {'hour' if extra == '1' else 'hours'} a week closes it by {words.day_month(last)}"


def _so_far(over: pd.DataFrame) -> str:
    hit, expected = hits(over)
    logged, asked = (words.seconds_as_hours(int(over[column].sum())) for column in ("seconds", "target"))
    return f"{logged} hours logged of {asked} asked for so far. {words.among(hit, expected, 'week')} reached the goal."


def _nothing_asked(facts: Facts, over: pd.DataFrame, this_week: str) -> tuple[str, str]:
    """What is said of whoever has no week with a goal behind them: they are new, away, gone or not on the staff."""
    staff, logged = facts.records.staff, int(over["seconds"].sum())
    if staff.empty and facts.records.log.empty:
        return "Nothing logged yet", NOBODY
    if len(staff) and (staff["started_on"] > facts.as_of).all():
        return "Nothing is asked for yet", f"The first day on the staff is {words.date(staff['started_on'].min())}."
    if left := _left(facts):
        return "Nothing is asked for any more", left
    said = f"{words.capitalised(words.hours_in_words(logged))} logged so far." if logged else ""
    return "No full week with a goal yet this school year", _sentences(said, this_week) or NOTHING_ASKED


def _left(facts: Facts) -> str:
    spells = latest_spells(facts.records.staff)
    last = spells.loc[spells["left_on"] < facts.as_of, "left_on"]
    return f"The last day on the staff was {words.date(last.iloc[0])}." if len(last) else ""


def _sentences(*said: str) -> str:
    return " ".join(filter(None, said))


def _this_week(plan: pd.DataFrame) -> str:
    now = plan[plan["state"] == "now"]
    if now.empty:
        return ""
    logged, asked = int(now["seconds"].sum()), int(now["target"].sum())
    if not asked:
        return "Nothing is asked for this week."
    return f"This week, {words.seconds_as_hours(logged)} of {words.seconds_as_hours(asked)} hours so far."


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
