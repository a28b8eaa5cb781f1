"""Where does the time go?"""

from __future__ import annotations

import pandas as pd

from analysis import hours
from presentation import words
from presentation.card import Bar, Bars, Card
from presentation.columns import SHARE, in_percent
from presentation.facts import Facts, finding
from presentation.findings.common import log_rows, nothing
from presentation.pooling import too_small

TOPICS_SHOWN = 8
PEOPLE_PER_TOPIC = 3
OTHER_TOPICS = "Other topics"


@finding
def topics(facts: Facts) -> Card:
    """Which topics get the time?"""
    named = facts.counted_this_year.dropna(subset=["topic"])
    mix = _few_people_pooled(facts, named, hours.mix(named, by="topic"))
    return _mix_card(facts, "topics", "Which topics get the time?", "topic", mix, named, "by topic")


@finding
def types(facts: Facts) -> Card:
    """When does it happen? Meetings, self-study, courses, conferences."""
    named = facts.counted_this_year.dropna(subset=["type"])
    return _mix_card(
        facts, "types", "Where does it happen?", "type", hours.mix(named, by="type"), named, "by type of activity"
    )


def _mix_card(
    facts: Facts, key: str, question: str, by: str, mix: pd.DataFrame, rows: pd.DataFrame, subtitle: str
) -> Card:
    mix = mix[mix["seconds"] > 0]
    if mix.empty:
        return nothing(key, question, f"Hours {subtitle}", f"No row of this school year names its {by} yet.")
    first = mix.iloc[0]
    shown = mix.head(TOPICS_SHOWN)
    left_out = int(facts.counted_this_year["seconds"].sum() - rows["seconds"].sum())
    return Card(
        key=key,
        question=question,
        answer=f"{first[by]} took {words.hours(first['hours'])} of {words.hours(mix['hours'].sum())} hours ({words.percent(int(first['seconds']), int(mix['seconds'].sum()))}), "
        f"from {words.plural(first['people'], 'person', 'people')}",
        subtitle=f"Hours {subtitle} this school year, and the people behind them",
        alt=" ".join(
            f"{r[by]}: {words.hours(r['hours'])} hours from {words.plural(r['people'], 'person', 'people')}."
            for _, r in shown.iterrows()
        ),
        picture=Bars(
            tuple(
                Bar(
                    str(r[by]),
                    r["hours"],
                    f"{words.hours(r['hours'])} h",
                    words.plural(r["people"], "person", "people"),
                )
                for _, r in shown.iterrows()
            )
            + _rest(mix),
            unit="hours",
        ),
        table=pd.DataFrame(
            {
                by.capitalize(): mix[by].astype("object"),
                "Hours": mix["hours"].round(1),
                "People": mix["people"],
                SHARE: in_percent(mix["share"]),
            }
        ),
        footnote=f"A person counts once in each line. {_unnamed(left_out, by)}".strip(),
        metrics=("hours.mix",),
        rows=log_rows(rows),
    )


def _unnamed(seconds: int, by: str) -> str:
    return f"{words.seconds_as_hours(seconds)} hours name no {by} and are left out." if seconds else ""


def _rest(mix: pd.DataFrame) -> tuple[Bar, ...]:
    """What is not shown by name, so that the bars add up."""
    rest = mix.iloc[TOPICS_SHOWN:]
    if rest.empty:
        return ()
    hours_left = rest["hours"].sum()
    return (Bar(f"{len(rest)} more", hours_left, f"{words.hours(hours_left)} h", role="compare"),)


def _few_people_pooled(facts: Facts, rows: pd.DataFrame, mix: pd.DataFrame) -> pd.DataFrame:
    """Topics with few people behind them, as one line at the end; alone or published they take in the next smallest."""
    people = mix.set_index(mix["topic"].astype("str"))["people"]
    limit = facts.settings.small_group if facts.published else PEOPLE_PER_TOPIC
    few = set(people.index[too_small(people, limit=limit)])
    if len(few) < 2:
        return mix.astype({"topic": "object"})
    together = hours.mix(
        rows.assign(topic=rows["topic"].astype("object").where(~rows["topic"].isin(few), OTHER_TOPICS)), by="topic"
    )
    last = together["topic"] == OTHER_TOPICS
    return pd.concat([together[~last], together[last]], ignore_index=True).astype({"topic": "object"})
