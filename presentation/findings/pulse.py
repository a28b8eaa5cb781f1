"""What do people say, when nobody knows who says it?"""

from __future__ import annotations

import pandas as pd

from analysis import pulse
from presentation import words
from presentation.card import Card, Part, Stack
from presentation.facts import Facts, finding
from presentation.findings.common import nothing

NO_PULSE = "No survey yet. Add a Pulse tab with the headers Date, Statement, Score, Years of service (no names), and it shows here."
SCORES = (
    (5, "5 agree", "focus"),
    (4, "4", "teal"),
    (3, "3", "compare"),
    (2, "2", "gold"),
    (1, "1 disagree", "attention"),
)


@finding
def agreement(facts: Facts) -> Card:
    """What do people say? The newest survey: answers from 1 to 5, statement by statement."""
    question = "What do people say?"
    asked = pulse.distribution(facts.records.pulse, as_of=facts.as_of)
    if asked.empty:
        return nothing("pulse", question, "Anonymous answers from 1 (disagree) to 5 (agree)", NO_PULSE)
    newest = asked["date"].max()
    now = asked[asked["date"] == newest]
    if now["of"].min() < facts.settings.small_group:
        few = f"Fewer than {facts.settings.small_group} people have answered: their answers are not shown."
        return nothing(
            "pulse", question, "Anonymous answers from 1 (disagree) to 5 (agree)", few, answer="Too few answers to show"
        )
    agreeing = pulse.agreement(facts.records.pulse, as_of=facts.as_of)
    return Card(
        key="pulse",
        question=question,
        answer=_answer(agreeing, newest, smallest=facts.settings.small_group),
        subtitle=f"{'The whole department: anonymous' if facts.team else 'Anonymous'} answers from 1 (disagree) to 5 (agree), {words.date(newest)}, {words.span(now['of'].min(), now['of'].max(), 'answers', one='answer')} to each statement",
        alt=" ".join(f"{r.statement}: {words.of(r.agree, r.answers)} agree." for r in agreeing[agreeing["date"] == newest].itertuples()),
        picture=Stack(tuple(_row(str(statement), scores) for statement, scores in now.groupby("statement", observed=True)), unit="answers"),
        table=_table(facts, agreeing),
        footnote=f"Agree is 4 or 5. Years of service are told apart only where every band has at least {facts.settings.small_group} answers.",
        metrics=("pulse.agreement", "pulse.agreement_by_band"),
    )  # fmt: skip


def _row(statement: str, scores: pd.DataFrame) -> tuple[str, tuple[Part, ...]]:
    answers = dict(zip(scores["score"], scores["answers"], strict=True))
    return statement, tuple(Part(label, int(answers[score]), role) for score, label, role in SCORES)


def _answer(agreeing: pd.DataFrame, newest: pd.Timestamp, *, smallest: int) -> str:
    """The statement whose agreement moved most since the survey before; without one of enough answers, the most agreed."""
    now = agreeing[agreeing["date"] == newest].set_index("statement")
    before = (
        agreeing[(agreeing["date"] < newest) & (agreeing["answers"] >= smallest)]
        .groupby("statement", observed=True)
        .last()
        .reindex(now.index)
    )
    moved = (now["share"] - before["share"]).abs().dropna()
    statement = moved.idxmax() if len(moved) else now["share"].idxmax()
    answer = f"{words.share(int(now.at[statement, 'agree']), int(now.at[statement, 'answers']))} agree: {statement}"
    if not len(moved):
        return answer
    then = before.loc[statement]
    return f"{answer}; {words.of(int(then['agree']), int(then['answers']))} in {words.month(then['date'])} {then['date'].year}"


def _table(facts: Facts, agreeing: pd.DataFrame) -> pd.DataFrame:
    bands = pulse.agreement_by_band(facts.records.pulse, as_of=facts.as_of, smallest=facts.settings.small_group)
    bands = bands.assign(years_of_service=bands["years_of_service"].astype("object").fillna("not said"))
    every = agreeing[agreeing["answers"] >= facts.settings.small_group].assign(years_of_service="everyone")
    both = pd.concat([every, bands], ignore_index=True)
    both = both.assign(statement=both["statement"].astype("object")).sort_values(
        ["date", "statement"], ascending=[False, True], kind="stable"
    )
    return pd.DataFrame(
        {
            "Survey": both["date"],
            "Statement": both["statement"],
            "Years of service": both["years_of_service"],
            "Agree": both["agree"],
            "Answers": both["answers"],
        }
    )  # fmt: skip
