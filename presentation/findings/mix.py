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
OTHER_TOPICS, OTHER_TYPES = "Other topics", "Other activities"


@finding
def topics(facts: Facts) -> Card:
    """Which topics get the time?"""
    named = facts.counted_this_year.dropna(subset=["topic"])
    limit = facts.settings.small_group if facts.published else PEOPLE_PER_TOPIC
    mix = _few_people_pooled(named, "topic", OTHER_TOPICS, limit=limit)
    return _mix_card(facts, "topics", "Which topics get the time?", "topic", mix, named, "by topic")


@finding
def types(facts: Facts) -> Card:
    """When does it happen? Meetings, self-study, courses, conferences."""
    named = facts.counted_this_year.dropna(subset=["type"])
    limit = facts.settings.small_group if facts.published else 0  # a type may be a word of somebody's own
    mix = _few_people_pooled(named, "type", OTHER_TYPES, limit=limit)
    return _mix_card(facts, "types", "Where does it happen?", "type", mix, named, "by type of activity")


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


def _few_people_pooled(rows: pd.DataFrame, by: str, others: str, *, limit: int) -> pd.DataFrame:
    """The mix with groups of few people as one line at its end; alone it takes in the next smallest."""
    mix = hours.mix(rows, by=by).astype({by: "object"})
    people = mix.set_index(mix[by].astype("str"))["people"]
    few = set(people.index[too_small(people, limit=limit)])
    if len(few) < 2:
        return mix
    named = rows[by].astype("object")
    together = hours.mix(rows.assign(**{by: named.where(~named.isin(few), others)}), by=by)
    last = together[by] == others
    return pd.concat([together[~last], together[last]], ignore_index=True).astype({by: "object"})
