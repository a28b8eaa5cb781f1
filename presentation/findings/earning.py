"""What did people earn, and how many hold today?"""

from __future__ import annotations

import pandas as pd

from analysis import calendar, certifications
from presentation import words
from presentation.card import Card, Line, Lines
from presentation.facts import Facts, finding
from presentation.findings.certified import NOTHING_YET, certified, history_rows
from presentation.findings.common import month_ticks, nothing, since_start

WEEKS = 52
YEARS_SHOWN = 3


@finding
def running_total(facts: Facts) -> Card:
    """What is it producing? New certifications added up week by week, one step line per school year."""
    question = "What did people earn?"
    subtitle = f"Certifications earned {since_start(facts)}, running total, {facts.team or 'whole department'}"
    totals = certifications.running_total(facts.history, as_of=facts.as_of, school_year_start=facts.start)
    if totals.empty:
        return nothing("running_total", question, subtitle, NOTHING_YET)
    years = [year for year in totals["school_year"].cat.categories if year <= facts.school_year][-YEARS_SHOWN:]
    lines = tuple(_year_line(totals, year, place) for place, year in enumerate(reversed(years)))[::-1]
    now = facts.earned(facts.first_day, facts.as_of)
    then = facts.earned(facts.first_day_before, facts.same_day_last_year)
    first, following = calendar.year_bounds(facts.school_year, facts.start)
    mondays = pd.date_range(first, periods=WEEKS, freq="7D")
    return Card(
        key="running_total",
        question=question,
        answer=words.capitalised(f"{words.plural(now, 'certification')} earned{_so_far(facts)}{_compared(facts, now, then, years)}"),
        subtitle=subtitle,
        alt="Step chart of certifications earned by week of the school year. "
        + " ".join(f"{line.label}: {line.end}{' so far' if line.role == 'focus' else ' in all'}." for line in lines),
        picture=Lines(
            x=tuple(f"By {words.day_month(monday + pd.Timedelta(days=6))}" for monday in mondays),
            lines=lines, ticks=month_ticks(mondays), unit="certifications", steps=True, decimals=0,
        ),
        table=_totals_table(facts, years),
        footnote=f"{words.of(*certified(facts))} people hold at least one active certification; {words.num(len(facts.active))} are active "
        "in all. A renewal is not counted again. Past years are compared at the same week.",
        metrics=("certifications.earned", "certifications.running_total"),
        rows=history_rows(_earned_this_year(facts)),
    )  # fmt: skip


@finding
def active_over_time(facts: Facts) -> Card:
    """How many hold today? The certifications that held at the end of each month, lapses taken off."""
    question = "How many hold today?"
    months = certifications.active_by_month(facts.history, facts.people, as_of=facts.as_of).tail(36)
    if months.empty:
        return nothing("active_over_time", question, "Certifications that hold, month by month", NOTHING_YET)
    now = int(months["active"].iloc[-1])
    year_ago = active_a_year_ago(facts)
    change = f", {words.change_count(now, year_ago, 'a year ago')}" if year_ago else ""
    marks = [(place, month) for place, month in enumerate(months["month"]) if month.month in (1, 7)]
    return Card(
        key="active_over_time",
        question=question,
        answer=f"{words.capitalised(words.plural(now, 'certification'))} {'is' if now == 1 else 'are'} active{change}",
        subtitle=f"Certifications that held at the end of each month, people on the roster on {words.date(facts.as_of)}",
        alt=f"Step line from {words.num(months['active'].iloc[0])} in {words.date(months['on'].iloc[0])} to {words.num(now)} today.",
        picture=Lines(
            x=tuple(f"{words.date(on)}" for on in months["on"]),
            lines=(Line("Active", tuple(float(value) for value in months["active"]), "focus", words.num(now)),),
            ticks=tuple((place, f"{words.short_month(month)} {month.year}") for place, month in marks),
            unit="certifications", steps=True, decimals=0,
        ),
        table=pd.DataFrame({"On": months["on"], "Active": months["active"], "People": months["people"]}),
        footnote="A certification holds from the day it was earned through its last valid day. One without an expiry date does not expire.",
        metrics=("certifications.active", "certifications.active_by_month"),
        rows=history_rows(facts.active),
    )  # fmt: skip


def _earned_this_year(facts: Facts) -> pd.DataFrame:
    days = facts.history["earned_on"].between(facts.first_day, facts.as_of)
    return facts.history[days & ~facts.history["renewal"]]


def active_a_year_ago(facts: Facts) -> int:
    """What today's people held then: whoever has left since is in neither figure."""
    return len(certifications.active(facts.history, facts.people, as_of=facts.same_day_last_year))


def _so_far(facts: Facts) -> str:
    last = calendar.year_bounds(facts.school_year, facts.start)[1] - pd.Timedelta(days=1)
    return " so far" if facts.as_of < last else " in the school year"


def _compared(facts: Facts, now: int, then: int, years: list[str]) -> str:
    if len(years) < 2:
        return ""
    early = words.too_early(facts.week)
    return f"; {early[0].lower()}{early[1:]}" if early else f", {words.change_count(now, then)}"


def _year_line(totals: pd.DataFrame, year: str, years_ago: int) -> Line:
    values = totals.loc[totals["school_year"] == year, "total"].tolist()
    if len(values) > WEEKS:  # the odd days after the 52nd week belong to its step
        values = [*values[: WEEKS - 1], values[-1]]
    role = ("focus", "compare", "faint")[years_ago]
    return Line(words.school_year(year), tuple(map(float, values)), role, words.num(values[-1]))


def _totals_table(facts: Facts, years: list[str]) -> pd.DataFrame:
    rows = []
    for years_ago, year in enumerate(reversed(years)):
        first, following = calendar.year_bounds(year, facts.start)
        same_day = min(facts.as_of - pd.Timedelta(days=364 * years_ago), following - pd.Timedelta(days=1))
        whole = facts.earned(first, following - pd.Timedelta(days=1)) if years_ago else "under way"
        rows.append((words.school_year(year), facts.earned(first, same_day), whole))
    return pd.DataFrame(
        rows, columns=["School year", f"Earned by {words.day_month(facts.as_of)}", "Earned in the whole year"]
    )
