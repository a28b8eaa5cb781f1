"""What did people earn, how many of them hold today, what runs out next, and where does cover rest on one person?"""

from __future__ import annotations

import pandas as pd

from analysis import calendar, certifications
from presentation import words
from presentation.card import Bar, Bars, Card, Head, Item, Items, Kpi, Line, Lines, Part, Stack
from presentation.facts import Facts, finding
from presentation.findings.common import eyebrow, month_ticks, more, nothing, since_start, staff

NOTHING_YET = "No certifications recorded yet. The first one earned will start this chart."
RENEWAL_DAYS = 90
LISTED = 6
WEEKS = 52
YEARS_SHOWN = 3
COLUMNS = ["person", "certification", "issuer", "topic", "earned_on", "expires_on"]


@finding
def head(facts: Facts) -> Head:
    """How many certifications hold, and who holds them."""
    if facts.history.empty:
        return Head(eyebrow(facts, "Certifications"), "No certifications recorded yet", NOTHING_YET)
    held, people = certified(facts)
    earned = facts.earned(facts.first_day, facts.as_of)
    due = len(renewals_due(facts))
    return Head(
        eyebrow(facts, "Certifications"),
        f"{words.plural(len(facts.active), 'active certification')} {'is' if len(facts.active) == 1 else 'are'} held by "
        f"{words.of(held, people)} {staff(facts)}",
        f"{words.capitalised(words.plural(earned, 'certification'))} {'was' if earned == 1 else 'were'} earned this school year. "
        f"{words.capitalised(words.plural(due, 'one', 'certifications', in_words=True) if due != 1 else 'one')} "
        f"{'runs' if due == 1 else 'run'} out in the next {RENEWAL_DAYS} days.",
    )


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """Earned, held, spread, renewed."""
    if facts.history.empty:
        return ()
    held, people = certified(facts)
    return (earned_kpi(facts), _active_kpi(facts), _certified_kpi(facts, held, people), _renewed_kpi(facts))


def earned_kpi(facts: Facts) -> Kpi:
    """New certifications since the school year began, beside last year's by now and in all."""
    now = facts.earned(facts.first_day, facts.as_of)
    then = facts.earned(facts.first_day_before, facts.same_day_last_year)
    whole = facts.earned(facts.first_day_before, facts.first_day - pd.Timedelta(days=1))
    top = max(now, whole, 1)
    return Kpi(
        "Certifications earned", words.num(now), since_start(facts),
        f"{words.num(then)} by now last year, {words.num(whole)} by the end of it" if whole else "None the year before",
        fraction=now / top, before=then / top if whole else None,
    )  # fmt: skip


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
    compared = words.too_early(facts.week) or words.change_count(now, then) if len(years) > 1 else ""
    first, following = calendar.year_bounds(facts.school_year, facts.start)
    mondays = pd.date_range(first, periods=WEEKS, freq="7D")
    return Card(
        key="running_total",
        question=question,
        answer=words.capitalised(f"{words.plural(now, 'certification')} earned so far{', ' + compared if compared else ''}"),
        subtitle=subtitle,
        alt=f"Step chart of certifications earned by week of the school year. "
        + " ".join(f"{line.label}: {line.end}{' so far' if line.role == 'focus' else ' in all'}." for line in lines),
        picture=Lines(
            x=tuple(f"By {words.day_month(monday + pd.Timedelta(days=6))}" for monday in mondays),
            lines=lines, ticks=month_ticks(mondays), unit="certifications", steps=True, decimals=0,
        ),
        table=_totals_table(facts, years),
        footnote=f"{words.of(*certified(facts))} people hold at least one active certification; {words.num(len(facts.active))} are active "
        "in all. A renewal is not counted again. Past years are compared at the same week.",
        metrics=("certifications.earned", "certifications.running_total"),
        rows=history_rows(facts.history[facts.history["earned_on"].between(facts.first_day, facts.as_of)]),
    )  # fmt: skip


@finding
def active_over_time(facts: Facts) -> Card:
    """How many hold today? The certifications that held at the end of each month, lapses taken off."""
    question = "How many hold today?"
    months = certifications.active_by_month(facts.history, facts.people, as_of=facts.as_of).tail(36)
    if months.empty:
        return nothing("active_over_time", question, "Certifications that hold, month by month", NOTHING_YET)
    now = int(months["active"].iloc[-1])
    year_ago = months.loc[months["on"] <= facts.same_day_last_year, "active"]
    change = f", {words.change_count(now, int(year_ago.iloc[-1]), 'a year ago')}" if len(year_ago) else ""
    marks = [(place, month) for place, month in enumerate(months["month"]) if month.month in (1, 7)]
    return Card(
        key="active_over_time",
        question=question,
        answer=f"{words.plural(now, 'certification')} hold today{change}",
        subtitle=f"Certifications that held at the end of each month, people on the roster on {words.date(facts.as_of)}",
        alt=f"Step line from {words.num(months['active'].iloc[0])} in {words.date(months['on'].iloc[0])} to {words.num(now)} today.",
        picture=Lines(
            x=tuple(f"{words.date(on)}" for on in months["on"]),
            lines=(Line("Active", tuple(float(value) for value in months["active"]), "focus", words.num(now)),),
            ticks=tuple((place, f"{words.short_month(month)} {month.year}") for place, month in marks),
            unit="certifications", steps=True, decimals=0,
        ),
        table=pd.DataFrame({"On": [words.date(on) for on in months["on"]], "Active": months["active"], "People": months["people"]}),
        footnote="A certification holds from the day it was earned through its last valid day. One without an expiry date does not expire.",
        metrics=("certifications.active", "certifications.active_by_month"),
        rows=history_rows(facts.active),
    )  # fmt: skip


@finding
def renewals(facts: Facts) -> Card:
    """Whose certification runs out next?"""
    question = "Whose certification runs out next?"
    subtitle = f"Active certifications whose last valid day is in the next {RENEWAL_DAYS} days"
    due = renewals_due(facts)
    if due.empty:
        return nothing(
            "renewals", question, subtitle, f"No active certification runs out in the next {RENEWAL_DAYS} days.",
            answer="Nothing is due for renewal",
        )  # fmt: skip
    last, first = due["expires_on"].iloc[-1], due["expires_on"].iloc[0]
    answer = f"{words.plural(len(due), 'renewal')} due by {words.day_month(last)}"
    return Card(
        key="renewals",
        question=question,
        answer=words.capitalised(f"{answer}; the first is {words.day_month(first)}" if len(due) > 1 else answer),
        subtitle=subtitle,
        alt=" ".join(f"{r.certification}, {r.name}, {words.date(r.expires_on)}." for r in due.itertuples()),
        picture=Items(
            tuple(
                Item(str(r.certification), str(r.name), words.date(r.expires_on), words.plural(r.days_left, "day"), "attention")
                for r in due.head(LISTED).itertuples()
            ),
            more=more(len(due) - LISTED),
        ),
        table=_bands(facts.expiring),
        footnote="One that was already renewed runs out when its renewal does. The table also counts those further away.",
        metrics=("certifications.expiring",),
        rows=history_rows(due),
    )


@finding
def depth(facts: Facts) -> Card:
    """Where is one person deep? People with an active certification, topic by topic."""
    question = "Where does cover rest on one person?"
    cover = certifications.depth(facts.history, facts.people, as_of=facts.as_of)
    if cover.empty:
        return nothing("depth", question, "People with an active certification, by topic", "No certification names a topic yet.")
    alone, gaps = (cover.loc[cover["depth"] == level, "topic"].tolist() for level in ("single point", "gap"))
    ordered = cover.sort_values(["people", "topic"], ascending=[False, True])
    return Card(
        key="depth",
        question=question,
        answer=_depth_answer(alone, gaps, len(cover)),
        subtitle=f"People with an active certification, by topic, on {words.date(facts.as_of)}",
        alt=" ".join(f"{r.topic}: {words.plural(r.people, 'person', 'people')}, {r.depth}." for r in ordered.itertuples()),
        picture=Bars(
            tuple(
                Bar(str(r.topic), float(r.people), words.num(r.people), _depth_word(str(r.depth)), _depth_role(str(r.depth)))
                for r in ordered.itertuples()
            ),
            unit="people",
        ),
        table=pd.DataFrame({"Topic": ordered["topic"].astype("object"), "People": ordered["people"], "Cover": ordered["depth"].astype("object")}),
        footnote="Nobody is a gap, one person is a single point, two or more are covered. Somebody still learning does not count.",
        metrics=("certifications.depth",),
        rows=history_rows(facts.active),
    )


@finding
def renewed_in_time(facts: Facts) -> Card:
    """Are they renewed in time? Of those whose last valid day fell in this school year or the one before."""
    question = "Are they renewed in time?"
    rate = certifications.renewal_rate(facts.history, facts.people, as_of=facts.as_of, since=facts.first_day_before)
    subtitle = f"Certifications whose last valid day fell between {words.date(facts.first_day_before)} and {words.date(facts.as_of)}"
    if rate.empty or not rate["due"].iloc[0]:
        return nothing("renewed", question, subtitle, "No certification has run out since last school year began.")
    row = rate.iloc[0]
    parts = (("Renewed in time", "on_time", "focus"), ("Renewed late", "late", "gold"), ("Lapsed", "lapsed", "attention"))
    return Card(
        key="renewed",
        question=question,
        answer=f"{words.share(int(row['on_time']), int(row['due']))} certifications were renewed on or before their last day",
        subtitle=subtitle,
        alt=", ".join(f"{label}: {words.num(row[key])}" for label, key, _ in parts),
        picture=Stack((("", tuple(Part(label, int(row[key]), role) for label, key, role in parts)),), unit="certifications"),
        table=pd.DataFrame([(label, int(row[key]), words.of(int(row[key]), int(row["due"]))) for label, key, _ in parts], columns=["What became of it", "Certifications", "Of all"]),
        footnote="Certifications that never expire are left out, and so are those of people who have left.",
        metrics=("certifications.renewal_rate",),
        rows=history_rows(facts.history[facts.history["expires_on"].between(facts.first_day_before, facts.as_of)]),
    )  # fmt: skip


def renewals_due(facts: Facts) -> pd.DataFrame:
    """The certifications that run out within 90 days, soonest first."""
    return facts.expiring[facts.expiring["days_left"] <= RENEWAL_DAYS]


def certified(facts: Facts) -> tuple[int, int]:
    """The people who hold at least one certification, and the people on the roster."""
    return facts.active["person"].nunique(), len(facts.people)


def history_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Certifications as a table of the sheet's words."""
    return pd.DataFrame(
        {
            "Name": frame["name"].astype("object"),
            "Certification": frame["certification"].astype("object"),
            "Issuer": frame["issuer"].astype("object"),
            "Earned": [words.date(day) for day in frame["earned_on"]],
            "Expires": [words.date(day) or "never" for day in frame["expires_on"]],
        }
    )


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
        whole = words.num(facts.earned(first, following - pd.Timedelta(days=1))) if years_ago else "under way"
        rows.append((words.school_year(year), facts.earned(first, same_day), whole))
    return pd.DataFrame(rows, columns=["School year", f"Earned by {words.day_month(facts.as_of)}", "Earned in the whole year"])


def _bands(expiring: pd.DataFrame) -> pd.DataFrame:
    counts = expiring["band"].value_counts().reindex(expiring["band"].cat.categories)
    return pd.DataFrame({"Runs out": counts.index.astype("object"), "Certifications": counts.to_numpy()})


def _depth_answer(alone: list[str], gaps: list[str], topics: int) -> str:
    if alone:
        verb = "rests" if len(alone) == 1 else "rest"
        answer = f"{words.capitalised(words.spelled(len(alone)))} of {words.spelled(topics)} topics {verb} on one person"
    else:
        answer = "No topic rests on one person"
    if not gaps:
        return answer
    return f"{answer}; nobody holds {words.listed(gaps, most=2)} any more"


def _depth_role(level: str) -> str:
    return "focus" if level == "covered" else "attention"


def _depth_word(level: str) -> str:
    return "" if level == "covered" else level


def _active_kpi(facts: Facts) -> Kpi:
    then = len(certifications.active(facts.history, facts.people, as_of=facts.same_day_last_year))
    now = len(facts.active)
    top = max(now, then, 1)
    return Kpi(
        "Active certifications", words.num(now), f"on {words.day_month(facts.as_of)}", f"{words.num(then)} a year ago",
        fraction=now / top, before=then / top,
    )  # fmt: skip


def _certified_kpi(facts: Facts, held: int, people: int) -> Kpi:
    kinds = facts.active["certification"].nunique()
    return Kpi(
        "People certified", words.num(held), f"of {words.num(people)} {staff(facts)}", f"{words.plural(kinds, 'different certification')}",
        fraction=held / people if people else None,
    )  # fmt: skip


def _renewed_kpi(facts: Facts) -> Kpi:
    rate = certifications.renewal_rate(facts.history, facts.people, as_of=facts.as_of, since=facts.first_day_before)
    if rate.empty or not rate["due"].iloc[0]:
        return Kpi("Renewed in time", "none", "due yet", "Nothing has run out since last school year began")
    row = rate.iloc[0]
    return Kpi(
        "Renewed in time", words.num(row["on_time"]), f"of {words.num(row['due'])} due",
        f"{words.num(row['late'])} late, {words.num(row['lapsed'])} lapsed since {words.date(facts.first_day_before)}",
        fraction=row["renewal_rate"],
    )  # fmt: skip
