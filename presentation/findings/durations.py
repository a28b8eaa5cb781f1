"""How long do goals take?"""

from __future__ import annotations

import pandas as pd

from analysis import completion
from presentation import words
from presentation.card import Card, Dots
from presentation.facts import Facts, finding
from presentation.findings.common import nothing

MEDIAN_FROM = 10  # finished goals: below that the range says more
DAYS_A_MONTH = 30.44
OTHER_TOPICS = "Other topics"


@finding
def how_long(facts: Facts) -> Card:
    """How long do goals take? One dot per finished goal, beside how many are still open."""
    question = "How long do goals take?"
    done = completion.finished(facts.records.goals, as_of=facts.as_of)
    each = "counted by topic" if facts.published else "one dot per finished goal"
    subtitle = f"Months from setting a goal to reaching it, {each}"
    if done.empty:
        return nothing("how_long", question, subtitle, "No goal has been reached yet.")
    spread = completion.time_to_finish(facts.records.goals, as_of=facts.as_of).iloc[0]
    months = done["days"] / DAYS_A_MONTH
    answer = (
        f"Half of the finished goals took {words.hours(spread['median_days'] / DAYS_A_MONTH)} months or less"
        if len(done) >= MEDIAN_FROM
        else f"{words.capitalised(words.spelled(len(done)))} finished goals so far: {words.span(months.min(), months.max(), 'months')}"
    )
    topics = _topics(done, facts.settings.small_group)
    in_order = sorted(set(topics), key=lambda topic: (topic == OTHER_TOPICS, topic))
    by_topic = pd.DataFrame({"Topic": in_order, "Goals reached": [int((topics == topic).sum()) for topic in in_order]})
    return Card(
        key="how_long",
        question=question,
        answer=answer,
        subtitle=f"{subtitle} ({words.num(len(done))}); of {words.num(spread['set'])} ever set, {words.num(spread['open'])} are open and {words.num(spread['dropped'])} dropped",
        alt=f"{words.num(len(done))} finished goals took {words.span(months.min(), months.max(), 'months')}.",
        picture=Dots(
            groups=tuple((topic, tuple(sorted(months[topics == topic]))) for topic in in_order),
            unit="months",
            counts=tuple(map(words.num, by_topic["Goals reached"])),
            counts_label="goals",
        ),
        table=by_topic if facts.published else pd.DataFrame({"Months": months.round(1), "Topic": done["topic"].astype("object"), "Set on": done["set_on"], "Done on": done["done_on"]}),
        footnote="Finishers only look fast: the goals still open are not in it.",
        metrics=("completion.time_to_finish",),
    )  # fmt: skip


def _topics(done: pd.DataFrame, limit: int) -> pd.Series:
    """The topic of each finished goal; those with fewer than the limit stand together."""
    topic = done["topic"].astype("object").where(done["topic"].notna(), OTHER_TOPICS)
    return topic.where(topic.map(topic.value_counts()) >= limit, OTHER_TOPICS)
