"""How regular is it, and how much of the promise was kept?"""

from __future__ import annotations

import pandas as pd

from analysis import hours
from data.schema import HOUR
from presentation import words
from presentation.card import Bar, Bars, Card, Heat
from presentation.facts import Facts, finding
from presentation.findings.common import banded, month_ticks, nothing_logged, people, rows_this_year, told_apart
from presentation.pooling import pooled, too_small

RECENT_WEEKS = 8


@finding
def regularity(facts: Facts) -> Card:
    """How regular is it? Teams by weeks, the people at their goal counted in each cell."""
    question = "How regular is it?"
    if facts.weeks.empty or facts.meets.empty:
        return nothing_logged(facts, "regularity", question, "People at their goal, by team and week")
    teams = dict(
        zip(
            facts.meets["person"],
            pooled(facts.meets["team"], limit=facts.settings.small_group, met=facts.meets["meets"]),
            strict=True,
        )
    )
    shown = facts.weeks.assign(team=facts.weeks["person"].astype("object").map(teams).astype("category"))
    by_week = hours.team_weeks(shown[shown["team"].notna()])
    if facts.published:
        by_week = _large_enough(by_week, limit=facts.settings.small_group)
    picture, mondays = _heat(by_week)
    recent = by_week.groupby("week_start")[["hits", "people"]].sum().query("people > 0").tail(RECENT_WEEKS)
    return Card(
        key="regularity",
        question=question,
        answer=_recent_answer(recent),
        subtitle=f"People who reached their goal, by team and week, since the week of {words.day_month(mondays[0])}",
        alt="A grid of teams by weeks; each cell counts the people who reached their goal. "
        + " ".join(_heat_words(picture, row) for row in range(len(picture.rows))),
        picture=picture,
        table=_heat_table(by_week),
        footnote="A cell counts the people whose hours of that week are at least what was expected of them. Nobody is expected "
        f"in a week of leave or of a break; such cells are empty.{_left_empty(facts)}",
        metrics=("hours.hit_rate",),
        rows=rows_this_year(facts),
    )


@finding
def kept_promise(facts: Facts) -> Card:
    """How much of the promised time was kept? Four measures of the same weeks, so that none misleads alone."""
    question = "How much of the promised time was kept?"
    kept, logged = hours.adherence(facts.weeks, by=None), hours.attainment(facts.weeks, by=None)
    hit, reported = hours.hit_rate(facts.weeks, by=None), hours.reporting_rate(facts.weeks, by=None)
    if kept.empty or not kept["target"].iloc[0]:
        return nothing_logged(facts, "kept_promise", question, "Hours and weeks kept, of those promised")
    measures = (
        ("Hours, each week up to its goal", kept["kept"], kept["target"], "hours", "adherence"),
        ("All hours logged", logged["seconds"], logged["target"], "hours", "attainment"),
        ("Weeks at the full goal", hit["hits"], hit["expected"], "weeks", "hit rate"),
        ("Weeks with any entry", reported["reported"], reported["expected"], "weeks", "reporting rate"),
    )
    bars = tuple(_measure(label, part.iloc[0], whole.iloc[0], unit) for label, part, whole, unit, _ in measures)
    return Card(
        key="kept_promise",
        question=question,
        answer=f"{words.seconds_as_hours(kept['kept'].iloc[0])} of {words.seconds_as_hours(kept['target'].iloc[0])} "
        "promised hours were kept, week by week",
        subtitle=f"Shares of the hours and the person-weeks expected so far this year ({people(facts)})",
        alt=" ".join(f"{bar.label}: {bar.value_label} {bar.note}".rstrip() + "." for bar in bars),
        picture=Bars(bars, unit="%"),
        table=pd.DataFrame(
            [(name, *_amounts(part.iloc[0], whole.iloc[0], unit), unit) for _, part, whole, unit, name in measures],
            columns=["Measure", "Kept", "Of", "Unit"],
        ),
        footnote="One crammed week can lift all hours logged above what was promised, while weeks at the full goal stay few: "
        "read them together. A week without an entry is unknown, not zero.",
        metrics=("hours.adherence", "hours.attainment", "hours.hit_rate", "hours.reporting_rate"),
        rows=rows_this_year(facts),
    )


@finding
def runs(facts: Facts) -> Card:
    """Who keeps it up? People by the length of their current run of weeks at the goal, never by name."""
    question = "Who keeps it up?"
    habits = hours.streaks(facts.weeks)
    if habits.empty:
        return nothing_logged(facts, "runs", question, "People by their current run of weeks at the goal")
    bands = pd.cut(
        habits["current"], [-1, 0, 3, 7, 1000], labels=["no run", "1 to 3 weeks", "4 to 7 weeks", "8 weeks or more"]
    )
    counts = bands.value_counts().reindex(bands.cat.categories[::-1])
    long = int(counts.iloc[0])
    counts = told_apart(facts, counts)
    return Card(
        key="runs",
        question=question,
        answer=f"{words.share_among(long, len(habits), 'person', 'people')} {'has' if long == 1 else 'have'} reached their goal for eight weeks or more in a row"
        if long
        else "Nobody has reached the goal for eight weeks in a row yet",
        subtitle=f"People by their current run of weeks at the goal ({people(facts)})",
        alt=" ".join(f"{band}: {words.plural(int(count), 'person', 'people')}." for band, count in counts.items()),
        picture=banded(counts, "people", strong=2, weak="compare"),
        table=counts.rename_axis("Current run").reset_index(name="People"),
        footnote="Weeks of leave and of breaks neither break a run nor lengthen it.",
        metrics=("hours.streaks",),
        rows=rows_this_year(facts),
    )


def _recent_answer(recent: pd.DataFrame) -> str:
    when = "last week" if len(recent) == 1 else f"last {words.plural(len(recent), 'week', in_words=True)}"
    reached = words.span(recent["hits"].min(), recent["hits"].max())
    each = "" if len(recent) == 1 else " each week"
    return f"In the {when}, {reached} of {words.plural(int(recent['people'].max()), 'person', 'people')} reached their goal{each}"


def _measure(label: str, part: float, whole: float, unit: str) -> Bar:
    """A bar with its count, and its percent where the whole is large enough for one."""
    if unit == "hours":
        count, size = f"{words.seconds_as_hours(part)} of {words.seconds_as_hours(whole)} hours", whole / HOUR
    else:
        count, size = words.among(int(part), int(whole), "week"), whole
    return Bar(label, 100 * part / whole, count, f"{part / whole:.0%}" if size >= words.PERCENT_FROM else "")


def _amounts(part: float, whole: float, unit: str) -> tuple[float, float]:
    """Hours with one decimal, weeks as they are counted."""
    return (round(part / HOUR, 1), round(whole / HOUR, 1)) if unit == "hours" else (int(part), int(whole))


def _large_enough(by_week: pd.DataFrame, *, limit: int) -> pd.DataFrame:
    """The weeks of the teams, without those in which too few were expected to tell nothing about one of them."""
    hidden = by_week.groupby("week_start")["people"].transform(lambda sizes: too_small(sizes, limit=limit).to_numpy())
    return by_week.assign(**{column: by_week[column].where(~hidden.astype(bool), 0) for column in ("hits", "people")})


def _left_empty(facts: Facts) -> str:
    return (
        f" So are those in which fewer than {facts.settings.small_group} people of a team were expected."
        if facts.published
        else ""
    )


def _heat(by_week: pd.DataFrame) -> tuple[Heat, pd.DatetimeIndex]:
    hits = by_week.pivot(index="team", columns="week_start", values="hits").fillna(0).astype("int64")
    people = by_week.pivot(index="team", columns="week_start", values="people").fillna(0).astype("int64")
    mondays = pd.DatetimeIndex(hits.columns)
    picture = Heat(
        rows=tuple(f"{team} ({people.loc[team].max()})" for team in hits.index),
        columns=tuple(f"Week of {words.day_month(monday)}" for monday in mondays),
        cells=tuple(
            tuple((int(hit), int(of)) for hit, of in zip(row, sizes, strict=True))
            for row, sizes in zip(hits.to_numpy(), people.to_numpy(), strict=True)
        ),
        ticks=month_ticks(mondays),
    )
    return picture, mondays


def _heat_words(picture: Heat, row: int) -> str:
    hits, of = (sum(part) for part in zip(*picture.cells[row], strict=True))
    return f"{picture.rows[row]}: {words.of(hits, of)} person-weeks at the goal."


def _heat_table(by_week: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Team": by_week["team"].astype("object"),
            "Week of": by_week["week_start"],
            "At the goal": by_week["hits"],
            "People": by_week["people"],
        }
    )
