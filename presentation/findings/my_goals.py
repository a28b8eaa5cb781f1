"""What is my next milestone, where do my goals stand, and what have I given back?"""

from __future__ import annotations

import pandas as pd

from presentation import words
from presentation.card import Card, Item, Items, Step, Steps
from presentation.facts import Facts, finding
from presentation.findings.common import nothing, sheet_rows

NO_GOAL = "The first one shows here as soon as it is written under Goals: agree it with your lead."
NO_GOAL_OF_THEIRS = "The first one shows here as soon as it is written under Goals."
NO_STEP = "Every milestone of the open goals is reached, or none is written yet: the next one goes under Milestones."
STEPS = 8


@finding
def next_milestone(facts: Facts, *, mine: bool = True) -> Card:
    """What comes next? The goal whose open milestone falls due first, step by step."""
    question = "What is my next milestone?" if mine else "What is the next milestone?"
    subtitle = "The goal whose open milestone falls due first"
    if facts.goals.empty:
        return nothing(
            "my_milestones", question, subtitle, NO_GOAL if mine else NO_GOAL_OF_THEIRS, answer="No goal on file yet"
        )
    coming = _open(facts).sort_values(["due_on", "goal", "milestone"], kind="stable")
    if coming.empty:
        return nothing("my_milestones", question, subtitle, NO_STEP, answer="No milestone is open")
    following = coming.iloc[0]
    way = facts.milestones[facts.milestones["goal"].astype("str") == str(following["goal"])]
    way = way.sort_values(["due_on", "done_on", "milestone"], kind="stable")
    shown = tuple(_step(row, following.name, facts.as_of) for row in way.itertuples())
    return Card(
        key="my_milestones",
        question=question,
        answer=_next(following, facts.as_of),
        subtitle=f"Goal: {following['goal']}",
        alt=" ".join(f"{step.title}: {step.when}." for step in shown),
        picture=Steps(shown[:STEPS], _rest(len(shown) - STEPS)),
        table=pd.DataFrame({
            "Milestone": way["milestone"].astype("object"), "Due": way["due_on"], "Done on": way["done_on"], "State": way["state"].astype("object"),
        }),
        footnote="A milestone is reached when its row has a day under Done on. A date that no longer fits may be moved in the sheet; the goal keeps its first due date.",
        metrics=("completion.milestone_progress",),
    )  # fmt: skip


@finding
def goals(facts: Facts, *, mine: bool = True) -> Card:
    """Where do the goals of this year stand? Each with its hours, its milestones and its date."""
    question = "Where do my goals stand?" if mine else "Where do the goals stand?"
    subtitle = "Goals open on a day of this school year, with the hours and milestones on each"
    if facts.goals.empty:
        return nothing(
            "my_goals", question, subtitle, NO_GOAL if mine else NO_GOAL_OF_THEIRS, answer="No goal on file yet"
        )
    links = facts.links[facts.links["goal"].astype("str").isin(facts.goals["goal"].astype("str"))]
    done, open_ = (int((facts.goals["state"] == state).sum()) for state in ("done", "open"))
    items = tuple(_goal(row, _link(links, row), facts.as_of) for row in _in_order(facts.goals).itertuples())
    return Card(
        key="my_goals",
        question=question,
        answer=words.capitalised(f"{words.plural(done, 'goal', in_words=True) if done else 'no goal'} reached this school year, {words.spelled(open_) if open_ else 'none'} under way"),
        subtitle=subtitle,
        alt=" ".join(f"{item.title}: {item.detail}, {item.remark}." for item in items),
        picture=Items(items),
        table=sheet_rows(facts.goals, "goals", ["goal", "topic", "set_on", "due_on", "done_on", "dropped_on"]),
        footnote="Hours on a goal are rows that name it, or that have its topic from the day it was set. One row can be on two goals of one topic.",
        metrics=("completion.goal_states", "chain.links"),
    )  # fmt: skip


@finding
def given_back(facts: Facts, *, mine: bool = True) -> Card:
    """What was given back? Sessions at schools and meetings led, this school year."""
    question = "What have I given back?" if mine else "What was given back?"
    subtitle = "Sessions led at schools, and meetings whose PD was led, this school year"
    led = facts.meetings[facts.meetings["led_by"].map(len) > 0]
    held = [(row.date, f"{row.activity} at {row.site}", "Session at a school") for row in facts.sessions.itertuples()]
    held += [(row.date, str(row.topic), "Led at a meeting") for row in led.itertuples()]
    if not held:
        return nothing("my_service", question, subtitle, "Nothing recorded yet this year. A session at a school or a topic taught at a meeting shows here.", answer="Nothing yet this year")  # fmt: skip
    held.sort(key=lambda one: (one[0], one[1]), reverse=True)
    sessions, meetings = len(facts.sessions), len(led)
    said = words.listed(
        filter(
            None,
            (
                sessions and f"{words.plural(sessions, 'session')} led",
                meetings and words.plural(meetings, "meeting") + ("" if sessions else " led"),
            ),
        )
    )
    return Card(
        key="my_service",
        question=question,
        answer=words.capitalised(f"{said} this school year"),
        subtitle=subtitle,
        alt=" ".join(f"{what}, {words.date(day)}." for day, what, _ in held),
        picture=Items(tuple(Item(what, kind, words.date(day)) for day, what, kind in held[:STEPS]), more=_rest(len(held) - STEPS)),
        table=pd.DataFrame(held, columns=["Date", "What", "Kind"]),
        metrics=("service.sessions",),
    )  # fmt: skip


def _open(facts: Facts) -> pd.DataFrame:
    return facts.milestones[facts.milestones["state"] == "open"]


def _next(following: pd.Series, as_of: pd.Timestamp) -> str:
    due = following["due_on"]
    if pd.isna(due):
        return f"{following['milestone']}, without a date yet"
    if due < as_of:
        return f"{following['milestone']} was due {words.day_month(due)}: finish it, or give it a new date"
    return f"{following['milestone']} by {words.day_month(due)}"


def _step(row: object, following: object, as_of: pd.Timestamp) -> Step:
    title = str(row.milestone)
    if row.state == "done":
        return Step(title, f"Done {words.day_month(row.done_on)}", "done")
    if pd.isna(row.due_on):
        return Step(title, "No date yet", "next" if row.Index == following else "ahead")
    if row.due_on < as_of:
        return Step(title, f"Was due {words.day_month(row.due_on)}", "late")
    if row.Index == following:
        return Step(title, f"Due {words.day_month(row.due_on)}, {words.due(row.due_on, as_of)}", "next")
    return Step(title, f"Planned for {words.day_month(row.due_on)}", "ahead")


def _in_order(goals: pd.DataFrame) -> pd.DataFrame:
    """Open goals by their date, then those reached or dropped, the newest first."""
    closed = goals["state"] != "open"
    order = goals.assign(closed=closed, last=-goals["closed_on"].astype("int64").where(closed, 0))
    return order.sort_values(["closed", "last", "due_on", "goal"], kind="stable")


def _link(links: pd.DataFrame, goal: object) -> object | None:
    found = links[(links["goal"].astype("str") == str(goal.goal)) & (links["set_on"] == goal.set_on)]
    return next(found.itertuples(), None)


def _goal(goal: object, link: object | None, as_of: pd.Timestamp) -> Item:
    spent = words.hours_in_words(link.seconds) if link is not None and link.seconds else "no hours yet"
    steps = (
        words.among(link.milestones_done, link.milestones, "milestone") if link is not None and link.milestones else ""
    )
    detail = ", ".join(filter(None, (spent, steps)))
    if goal.state == "done":
        return Item(str(goal.goal), detail, words.date(goal.closed_on), "reached", "good")
    if goal.state == "dropped":
        return Item(str(goal.goal), detail, words.date(goal.closed_on), "dropped")
    late = pd.notna(goal.due_on) and goal.due_on < as_of
    return Item(
        str(goal.goal), detail, words.date(goal.due_on), words.due(goal.due_on, as_of), "attention" if late else "focus"
    )


def _rest(left: int) -> str:
    return f"and {words.num(left)} more" if left > 0 else ""
