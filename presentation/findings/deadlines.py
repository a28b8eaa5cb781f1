"""What is due next, what is late, and which goals have gone quiet?"""

from __future__ import annotations

import pandas as pd

from analysis import completion
from presentation import words
from presentation.card import Card, Item, Items
from presentation.facts import Facts, finding
from presentation.findings.common import NO_GOALS, more, nothing
from presentation.released import listed_as_counts

LISTED = 6
DUE_WITHIN_DAYS = 60


@finding
def due_next(facts: Facts) -> Card:
    """What is due next? Goals and milestones, soonest first."""
    question = "What is due next?"
    subtitle = f"Open goals and milestones due in the next {DUE_WITHIN_DAYS} days"
    steps = completion.due_next(facts.milestones, as_of=facts.as_of, within_days=DUE_WITHIN_DAYS)
    whole = completion.due_next(facts.records.goals, as_of=facts.as_of, within_days=DUE_WITHIN_DAYS)
    due = pd.concat([steps, whole], ignore_index=True).sort_values(["due_on", "person"], ignore_index=True)
    if due.empty:
        return nothing(
            "due_next",
            question,
            subtitle,
            f"No open goal or milestone falls due in the next {DUE_WITHIN_DAYS} days.",
            answer="Nothing is due soon",
        )
    card = Card(
        key="due_next",
        question=question,
        answer=words.capitalised(
            f"{words.plural(len(steps), 'milestone')} and {words.plural(len(whole), 'goal')} due by {words.day_month(due['due_on'].max())}"
        ),
        subtitle=subtitle,
        alt=" ".join(f"{_what(r)}, {r.name}, {words.date(r.due_on)}." for r in due.head(LISTED).itertuples()),
        picture=Items(
            tuple(
                Item(_what(r), str(r.name), words.date(r.due_on), words.due(r.due_on, facts.as_of), "focus")
                for r in due.head(LISTED).itertuples()
            ),
            more=more(len(due) - LISTED),
        ),
        table=pd.DataFrame({"Due": due["due_on"], "What": [_what(r) for r in due.itertuples()], "Name": due["name"].astype("object")}),
        footnote="What falls due on the day itself is not late.",
        metrics=("completion.due_next",),
    )  # fmt: skip
    return listed_as_counts(card, due["due_on"], unit="goals and milestones", day="Due") if facts.published else card


@finding
def overdue(facts: Facts) -> Card:
    """What is late? Open goals past their due date, longest first."""
    question = "What is past its date?"
    late = completion.overdue(facts.records.goals, as_of=facts.as_of)
    subtitle = f"Open goals whose due date came before {words.date(facts.as_of)}"
    if late.empty:
        if facts.records.goals.empty:
            return nothing("overdue", question, subtitle, NO_GOALS)
        within = "Every open goal is still within its due date."
        return nothing("overdue", question, subtitle, within, answer="No goal is overdue")
    card = Card(
        key="overdue",
        question=question,
        answer=_overdue_answer(late),
        subtitle=subtitle,
        alt=" ".join(f"{r.goal}, {r.name}, {words.due(r.due_on, facts.as_of)}." for r in late.head(LISTED).itertuples()),
        picture=Items(
            tuple(
                Item(str(r.goal), str(r.name), words.date(r.due_on), words.due(r.due_on, facts.as_of), "attention")
                for r in late.head(LISTED).itertuples()
            ),
            more=more(len(late) - LISTED),
        ),
        table=pd.DataFrame({"Goal": late["goal"].astype("object"), "Name": late["name"].astype("object"), "Due": late["due_on"], "Days late": late["days_late"]}),
        footnote="A goal whose date was moved is held to the first date.",
        metrics=("completion.overdue",),
    )  # fmt: skip
    return listed_as_counts(card, late["due_on"], unit="goals", day="Was due") if facts.published else card


@finding
def quiet(facts: Facts) -> Card:
    """Which goals have gone quiet? Open goals without hours on them for six expected weeks."""
    question = "Which goals have gone quiet?"
    still = completion.quiet_goals(facts.records.goals, facts.counted, facts.grid, as_of=facts.as_of)
    subtitle = "Open goals with no hours on them for six weeks in which time was expected"
    if still.empty:
        if facts.records.goals.empty:
            return nothing("quiet", question, subtitle, NO_GOALS)
        all_alive = "Every open goal had hours in the last six weeks."
        return nothing("quiet", question, subtitle, all_alive, answer="No open goal is quiet")
    card = Card(
        key="quiet",
        question=question,
        answer=f"{words.capitalised(words.plural(len(still), 'open goal'))} {'has' if len(still) == 1 else 'have'} been quiet for six weeks or more",
        subtitle=subtitle,
        alt=" ".join(f"{r.goal}, {r.name}, quiet for {r.quiet_weeks} weeks." for r in still.head(LISTED).itertuples()),
        picture=Items(
            tuple(
                Item(str(r.goal), str(r.name), f"{words.plural(int(r.quiet_weeks), 'week')}", f"last {words.date(r.last_on)}" if pd.notna(r.last_on) else "no hours yet")
                for r in still.head(LISTED).itertuples()
            ),
            more=more(len(still) - LISTED),
        ),
        table=pd.DataFrame({"Goal": still["goal"].astype("object"), "Name": still["name"].astype("object"), "Quiet weeks": still["quiet_weeks"], "Last hours": still["last_on"]}),
        footnote="Quiet, not failing: the hours may be in a row that names neither the goal nor its topic. Weeks of leave do not count.",
        metrics=("completion.quiet_goals",),
    )  # fmt: skip
    return listed_as_counts(card, still["last_on"], unit="goals", day="Last hours") if facts.published else card


def _overdue_answer(late: pd.DataFrame) -> str:
    longest = words.plural(int(late["days_late"].max()), "day")
    if len(late) == 1:
        return f"1 open goal is {longest} past its due date"
    return f"{words.num(len(late))} open goals are past the due date, the longest by {longest}"


def _what(row: object) -> str:
    milestone = getattr(row, "milestone", None)
    return str(row.goal) if pd.isna(milestone) else f"{milestone} ({row.goal})"
