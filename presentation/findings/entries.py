"""How late do entries arrive, and are all of this week's in?"""

from __future__ import annotations

import pandas as pd

from analysis import data_quality
from data.schema import BY_KEY
from presentation import words
from presentation.card import Card, Kpi
from presentation.facts import Facts, finding
from presentation.findings.common import banded, nothing, sheet_rows


@finding
def lateness(facts: Facts) -> Card:
    """How late do entries arrive?"""
    question = "How late do entries arrive?"
    delays = data_quality.entry_delays(facts.records.log, as_of=facts.as_of)
    subtitle = "Rows by the days from the activity to the entry"
    if delays.empty:
        return nothing(
            "lateness",
            question,
            subtitle,
            "The log has no Timestamp column. A linked form fills one.",
            answer="Not known",
        )
    days = data_quality.days_to_entry(facts.records.log, as_of=facts.as_of).iloc[0]
    bands = pd.cut(
        delays["days"],
        [-1, 0, 1, 7, 30, 10_000],
        labels=["the same day", "the next day", "within a week", "within a month", "later"],
    )
    counts = delays["rows"].groupby(bands, observed=False).sum()
    return Card(
        key="lateness",
        question=question,
        answer=f"{words.share_among(int(days['within_a_week']), int(days['entered']), 'row')} were entered within a week",
        subtitle=subtitle,
        alt=" ".join(f"{words.capitalised(str(band))}: {words.num(count)} rows." for band, count in counts.items()),
        picture=banded(counts, "rows", strong=3, weak="attention"),
        table=counts.rename_axis("Entered").reset_index(name="Rows").astype({"Entered": "object"}),
        footnote=f"{words.capitalised(_half_by(days['median_days']))}. Numbers of the last seven days usually rise.",
        metrics=("data_quality.days_to_entry",),
    )


NEWEST = 50
IS_MY_ROW_IN = (
    "The newest rows that are used; those that are not are listed above. Type a part of a name or an activity."
)


def newest_rows(facts: Facts, words_in_it: str) -> pd.DataFrame:
    """The rows of the PD log that were used and hold these words in name or activity, the last of the sheet first."""
    log = facts.records.log
    log = log[log["tab"] != BY_KEY["meetings"].tab].sort_values("row", ascending=False)
    sought = words_in_it.strip().casefold()
    if sought:
        text = log["name"].astype("str").str.cat(log["activity"].astype("str"), sep=" ", na_rep="")
        log = log[text.str.casefold().str.contains(sought, regex=False)]
    return sheet_rows(log.head(NEWEST), "log", ["date", "name", "hours", "activity", "type", "status", "timestamp"])


def reported(facts: Facts) -> tuple[Kpi, ...]:
    week = data_quality.reported_last_week(facts.grid)
    if week.empty:
        return ()
    row = week.iloc[0]
    return (
        Kpi(
            "In for the last full week", words.num(row["reported"]), f"of {words.plural(int(row['expected']), 'person', 'people')}",
            f"week of {words.day_month(row['week_start'])}", fraction=row["share"],
        ),
    )  # fmt: skip


def entered(facts: Facts) -> tuple[Kpi, ...]:
    days = data_quality.days_to_entry(facts.records.log, as_of=facts.as_of)
    if days.empty or not days["entered"].iloc[0]:
        return ()
    row = days.iloc[0]
    return (
        Kpi(
            "Entered within a week", words.num(row["within_a_week"]), f"of {words.num(row['entered'])} rows",
            _half_by(row["median_days"]), fraction=row["share"],
        ),
    )  # fmt: skip


def _half_by(median_days: float) -> str:
    days = int(median_days)
    return "most on the same day" if not days else f"half within {words.plural(days, 'day')}"
