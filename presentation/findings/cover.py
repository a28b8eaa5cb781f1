"""Where does cover rest on one person?"""

from __future__ import annotations

import pandas as pd

from analysis import certifications
from presentation import words
from presentation.card import Bar, Bars, Card
from presentation.facts import Facts, finding
from presentation.findings.certified import history_rows, within
from presentation.findings.common import nothing


@finding
def depth(facts: Facts) -> Card:
    """Where is one person deep? People with an active certification, topic by topic."""
    question = "Where does cover rest on one person?"
    cover = certifications.depth(facts.history, facts.people, as_of=facts.as_of)
    if cover.empty:
        return nothing(
            "depth", question, "People with an active certification, by topic", "No certification names a topic yet."
        )
    ordered = cover.sort_values(["people", "topic"], ascending=[False, True])
    return Card(
        key="depth",
        question=question,
        answer=answer(facts, cover),
        subtitle=f"People with an active certification, by topic, on {words.date(facts.as_of)}",
        alt=" ".join(
            f"{r.topic}: {words.plural(r.people, 'person', 'people')}, {r.depth}." for r in ordered.itertuples()
        ),
        picture=Bars(
            tuple(
                Bar(
                    str(r.topic),
                    float(r.people),
                    words.num(r.people),
                    _depth_word(str(r.depth)),
                    _depth_role(str(r.depth)),
                )
                for r in ordered.itertuples()
            ),
            unit="people",
        ),
        table=pd.DataFrame(
            {
                "Topic": ordered["topic"].astype("object"),
                "People": ordered["people"],
                "Cover": ordered["depth"].astype("object"),
            }
        ),
        footnote="Nobody is a gap, one person is a single point, two or more are covered. Somebody still learning does not count.",
        metrics=("certifications.depth",),
        rows=history_rows(facts.active),
    )


def answer(facts: Facts, cover: pd.DataFrame) -> str:
    """How many topics rest on one person, and in which nobody is left; of the one team, when it is looked at."""
    alone, gaps = (cover.loc[cover["depth"] == level, "topic"].tolist() for level in ("single point", "gap"))
    if alone:
        verb = "rests" if len(alone) == 1 else "rest"
        many = f"{words.capitalised(words.spelled(len(alone)))} of {words.plural(len(cover), 'topic', in_words=True)}"
        said = f"{many} {verb} on one person{within(facts)}"
    else:
        said = f"No topic rests on one person{within(facts)}"
    nobody = f"nobody{within(facts)}" if facts.team else "nobody"
    return f"{said}; {nobody} holds one in {words.listed(gaps, most=2)} any more" if gaps else said


def _depth_role(level: str) -> str:
    return "focus" if level == "covered" else "attention"


def _depth_word(level: str) -> str:
    return "" if level == "covered" else level
