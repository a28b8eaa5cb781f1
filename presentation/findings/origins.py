"""Where is it learned, and in whose time?"""

from __future__ import annotations

import pandas as pd

from analysis import hours
from data.schema import HOUR
from presentation import words
from presentation.card import Bar, Bars, Card, Part, Stack
from presentation.columns import SHARE, in_percent
from presentation.facts import Facts, finding
from presentation.findings.common import log_rows, nothing, rows_this_year, since_start

SAID = {
    "internal": "From one another",
    "external": "From outside",
    "self-taught": "Self-taught",
    "not known": "Not said",
}


@finding
def origins(facts: Facts) -> Card:
    """Where is it learned: in the house, outside, or alone?"""
    question = "Where is it learned?"
    subtitle = f"Hours logged {since_start(facts)}, by who gave it"
    rows = facts.counted_this_year
    mix = hours.by_origin(rows)
    mix = mix[mix["seconds"] > 0]
    if mix.empty:
        return nothing("origins", question, subtitle, "No hours logged yet this school year.")
    first, whole = mix.iloc[0], mix["seconds"].sum()
    return Card(
        key="origins",
        question=question,
        answer=f"{SAID[str(first['origin'])]}: {words.seconds_as_hours(first['seconds'])} of {words.seconds_as_hours(whole)} hours ({words.percent(int(first['seconds']), int(whole))})",
        subtitle=subtitle,
        alt=" ".join(f"{SAID[str(r.origin)]}: {words.seconds_as_hours(r.seconds)} hours from {words.plural(r.people, 'person', 'people')}." for r in mix.itertuples()),
        picture=Bars(
            tuple(Bar(SAID[str(r.origin)], r.hours, f"{words.hours(r.hours)} h", words.plural(r.people, "person", "people"), "compare" if r.origin == "not known" else "focus") for r in mix.itertuples()),
            unit="hours",
        ),
        table=pd.DataFrame({"Where": [SAID[str(origin)] for origin in mix["origin"]], "Hours": mix["hours"].round(1), "People": mix["people"], SHARE: in_percent(mix["share"])}),
        footnote="Self-taught is self-study, whoever made the material. From one another: the provider is Internal, as in department meetings. From outside: any other provider.",
        metrics=("hours.by_origin",),
        rows=rows_this_year(facts),
    )  # fmt: skip


@finding
def own_time(facts: Facts) -> Card:
    """In whose time? Hours marked as given outside paid time. Reported, never praised."""
    question = "How much of it was people's own time?"
    subtitle = f"Hours logged {since_start(facts)}, by what the log says of the time"
    rows = facts.counted_this_year
    said = hours.own_time(rows)
    if said.empty or said["unsaid_seconds"].iloc[0] == said["seconds"].iloc[0]:
        return nothing(
            "own_time",
            question,
            subtitle,
            "No row of this school year says whether it was own time. Write yes or no under Own time.",
            answer="Not said",
        )
    row = said.iloc[0]
    paid = int(row["seconds"] - row["own_seconds"] - row["unsaid_seconds"])
    parts = (
        ("Own time", int(row["own_seconds"]), "gold"),
        ("Paid time", paid, "focus"),
        ("Not said", int(row["unsaid_seconds"]), "faint"),
    )
    return Card(
        key="own_time",
        question=question,
        answer=f"{words.seconds_as_hours(row['own_seconds'])} of {words.seconds_as_hours(row['seconds'])} hours, from {words.plural(int(row['people']), 'person', 'people')}, were marked as own time",
        subtitle=subtitle,
        alt=" ".join(f"{label}: {words.seconds_as_hours(seconds)} hours." for label, seconds, _ in parts),
        picture=Stack((("", tuple(Part(f"{label}, hours", round(seconds / 3600), role) for label, seconds, role in parts)),), unit="hours"),
        table=pd.DataFrame([(label, round(seconds / HOUR, 1)) for label, seconds, _ in parts], columns=["Time", "Hours"]),
        footnote="Own time is hours given outside paid time. It is reported so that it is seen, not so that it is expected.",
        metrics=("hours.own_time",),
        rows=log_rows(rows[rows["own_time"].fillna(False).astype(bool)]),
    )  # fmt: skip
