"""Is this working, and what would help next? The page a cabinet reads."""

from __future__ import annotations

from functools import partial

import pandas as pd

from presentation import words
from presentation.card import Ask, Head, Kpi
from presentation.facts import Facts, finding
from presentation.findings.certifications import earned_kpi
from presentation.findings.certified import renewals_due
from presentation.findings.common import department_staff, eyebrow, goal_name, not_yet, staff
from presentation.findings.hours import average_kpi, meeting_kpi
from presentation.findings.schools import all_schools, not_reached, title_one, title_one_kpi
from presentation.naming import pattern

WEEKS_FOR_A_DIP = 4
DIP = 0.75  # of the goal: a lower week is a dip worth protecting
NAMED = 3
ASKS = 3  # a cabinet remembers three


@finding
def head(facts: Facts) -> Head:
    """The headline count against last year, then what was earned and given back since."""
    if facts.weeks.empty:
        return Head(eyebrow(facts, "Cabinet brief"), "No full week of hours yet this school year", not_yet(facts))
    met, people = _meeting(facts.meeting)
    met_then, people_then = _meeting(facts.meeting_before)
    now = f"{words.of(met, people)} {department_staff(facts)} meet the {goal_name(facts)} goal"
    early = words.too_early(facts.week)
    compared = "" if early or not people_then else f", {words.change_people(met, people, met_then, people_then)}"
    return Head(
        eyebrow(facts, "Cabinet brief"),
        f"{now}{compared}.",
        " ".join(filter(None, (_since(facts), early and f"{early}."))),
    )


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """People at the goal, hours, certifications, schools."""
    if facts.weeks.empty:
        return ()
    return (meeting_kpi(facts), average_kpi(facts), earned_kpi(facts), title_one_kpi(facts))


@finding
def asks(facts: Facts) -> tuple[Ask, ...]:
    """What would help next: a dip to protect, renewals to fund, schools to introduce, else needs to answer: three of them;
    or the district's own lines.

    None is made up: a computed one that finds nothing to ask for is left out.
    """
    lines = facts.settings.asks or tuple(_COMPUTED)
    found = (_COMPUTED.get(line.strip(), partial(_own, line=line))(facts) for line in lines)
    asked = tuple(filter(None, found))
    return asked if facts.settings.asks else asked[:ASKS]


def _since(facts: Facts) -> str:
    """What came since the school year began; said in order of time, never as cause and effect."""
    earned = facts.earned(facts.first_day, facts.as_of)
    lede = f"Since {words.month(facts.first_day)}, {staff(facts)} have earned {words.plural(earned, 'certification')}"
    count = len(facts.sessions)
    if not count:
        return f"{lede}."
    served, sites = all_schools(facts)
    lede += f" and led {words.plural(count, 'session')}"
    if not sites:
        return f"{lede} at schools."
    title_served, title_sites = title_one(facts)
    title = f", {words.spelled(title_served)} of them Title I" if title_sites and served > 1 else ""
    return f"{lede} in {words.of(served, sites)} schools{title}."


def _own(facts: Facts, line: str) -> Ask:
    """A line from dashboard.toml; what matters in it stands before its colon."""
    strong, colon, rest = line.strip().partition(": ")
    return Ask(strong + colon.strip(), rest)


def _protect(facts: Facts) -> Ask | None:
    weeks = facts.averages.dropna(subset=["average_hours"])
    weeks = weeks[weeks["people"] * 2 >= weeks["people"].max()]
    if len(weeks) < WEEKS_FOR_A_DIP:
        return None
    low = weeks.loc[weeks["average_hours"].idxmin()]
    if low["average_hours"] >= DIP * low["target_hours"]:
        return None
    return Ask(
        f"Protect the {goal_name(facts).replace('-hour', ' hours')}",
        f"in {words.month(low['week_start'])}, when the average fell to {words.hours(low['average_hours'])} hours "
        f"in the week of {words.day_month(low['week_start'])}.",
    )


def _renew(facts: Facts) -> Ask | None:
    due = renewals_due(facts)
    if due.empty:
        return None
    counts = due["certification"].astype("str").value_counts(sort=False)
    names = words.listed((name if count == 1 else f"{name} ({count})" for name, count in counts.items()), most=NAMED)
    return Ask(
        f"Renew {words.plural(len(due), 'certification', in_words=True)}",
        f"that {'runs' if len(due) == 1 else 'run'} out by {words.day_month(due['expires_on'].max())}: {names}{_cost(facts, due)}.",
    )


def _cost(facts: Facts, due: pd.DataFrame) -> str:
    """What the renewals cost, where somebody has asked for the money and it still waits."""
    open_ = facts.waiting
    asked = open_[open_["cost"].notna() & _names_one_of(open_["need"], due["certification"])]
    return f"; {words.dollars(asked['cost'].sum())} asked for and not yet answered" if len(asked) else ""


def _names_one_of(need: pd.Series, certifications: pd.Series) -> pd.Series:
    named = pattern(certifications.astype("str").unique())
    return need.astype("str").map(lambda text: bool(named.search(text))).astype(bool)


def _answer(facts: Facts) -> Ask | None:
    open_ = facts.waiting
    if open_.empty:
        return None
    longest = words.plural(int(open_["days"].max()), "day")
    return Ask(
        f"Answer {words.plural(len(open_), 'need', in_words=True)}",
        f"that {staff(facts)} have raised; {'it' if len(open_) == 1 else 'the longest'} has waited {longest}.",
    )


def _introduce(facts: Facts) -> Ask | None:
    # A team did not serve a school; the department may have: one team's view asks for nothing here.
    waiting = not_reached(facts) if len(facts.sessions) and not facts.team else []
    if not waiting:
        return None
    schools = words.plural(len(waiting), "Title I school", in_words=True)
    return Ask(
        f"Introduce IT to {schools}", f"without a session this school year: {words.listed(waiting, most=NAMED)}."
    )


def _meeting(row: pd.DataFrame) -> tuple[int, int]:
    return (0, 0) if row.empty else (int(row["met"].iloc[0]), int(row["people"].iloc[0]))


_COMPUTED = {
    "{protect}": _protect,
    "{renew}": _renew,
    "{introduce}": _introduce,
    "{answer}": _answer,
}  # as data/asks.py names them
