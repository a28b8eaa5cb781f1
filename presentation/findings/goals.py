"""Are goals moving, and how many were reached?"""

from __future__ import annotations

import pandas as pd

from analysis import completion
from presentation import words
from presentation.card import Bar, Bars, Card, Head, Kpi, Part, Stack
from presentation.facts import Facts, finding
from presentation.findings.common import NO_GOALS, eyebrow, nothing, sheet_rows, staff

GOAL_COLUMNS = ["name", "goal", "topic", "set_on", "due_on", "done_on", "dropped_on"]


@finding
def head(facts: Facts) -> Head:
    """Who has a goal, and what moved this school year."""
    if facts.records.goals.empty:
        return Head(eyebrow(facts, "Goals and milestones"), "No goals on file yet", NO_GOALS)
    with_goal, people = _with_goal(facts)
    ladder = _ladder(facts)
    late = len(_overdue(facts))
    return Head(
        eyebrow(facts, "Goals and milestones"),
        f"{words.of(with_goal, people)} {staff(facts)} have a goal on file",
        f"{words.capitalised(words.plural(int(ladder['done']), 'goal'))} reached since {words.day_month(facts.first_day)}, "
        f"{words.num(ladder['under_way'])} under way, {words.num(ladder['not_started'])} not started; "
        f"{words.plural(late, 'goal')} {'is' if late == 1 else 'are'} past the due date.",
    )


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """People with a goal, goals on time, milestones reached, pace."""
    if facts.records.goals.empty:
        return ()
    with_goal, people = _with_goal(facts)
    steps = completion.milestone_progress(facts.milestones, as_of=facts.as_of)
    done, all_steps = (0, 0) if steps.empty else (int(steps["done"].iloc[0]), int(steps["milestones"].iloc[0]))
    on_track, judged = _on_track(facts)
    return (
        Kpi(
            "People with a goal", words.num(with_goal), f"of {words.num(people)} {staff(facts)} on {words.day_month(facts.as_of)}",
            f"{words.plural(len(facts.goals), 'goal')} open or closed this school year", fraction=_fraction(with_goal, people),
        ),
        _on_time_kpi(facts),
        Kpi(
            "Milestones reached", words.num(done), f"of {words.num(all_steps)}", f"on the {words.plural(len(facts.goals), 'goal')} of this year",
            fraction=_fraction(done, all_steps),
        ),
        Kpi(
            "Goals on track", words.num(on_track), f"of {words.num(judged)} open", "less than a tenth of the way behind a straight line",
            fraction=_fraction(on_track, judged),
        ),
    )  # fmt: skip


@finding
def moving(facts: Facts) -> Card:
    """Are goals moving? Goals and milestones of this school year by where they stand."""
    question = "Are goals moving?"
    if facts.goals.empty:
        return nothing("moving", question, "Goals and milestones by where they stand", NO_GOALS)
    ladder, steps = _ladder(facts), _steps(facts)
    goals = (("Reached", int(ladder["done"]), "focus"), ("Under way", int(ladder["under_way"]), "teal"),
             ("Not started", int(ladder["not_started"]), "compare"), ("Dropped", int((facts.goals["state"] == "dropped").sum()), "plum"))  # fmt: skip
    rows = (("Goals", goals), ("Milestones", steps))
    return Card(
        key="moving",
        question=question,
        answer=f"{words.of(int(ladder['done']), len(facts.goals))} goals reached this school year, {words.num(ladder['under_way'])} more under way",
        subtitle=f"Goals open on a day of this school year ({words.num(len(facts.goals))}) and their milestones, on {words.date(facts.as_of)}",
        alt=" ".join(
            f"{row}: {', '.join(f'{count} {label.lower()}' for label, count, _ in parts)}." for row, parts in rows
        ),
        picture=Stack(
            tuple(
                (row, tuple(Part(label, count, role) for label, count, role in parts if count)) for row, parts in rows
            ),
            unit="goals and milestones",
        ),
        table=pd.DataFrame(
            [(row, label, count) for row, parts in rows for label, count, _ in parts],
            columns=["What", "State", "Count"],
        ),
        footnote="Under way: at least one milestone reached. A dropped goal stays among those set.",
        metrics=("completion.ladder", "completion.milestone_progress"),
        rows=sheet_rows(facts.goals, "goals", GOAL_COLUMNS),
    )


@finding
def three_completions(facts: Facts) -> Card:
    """How many goals were reached? Three shares with three names, so that none passes for another."""
    question = "How many goals were reached?"
    counts = completion.completion(facts.goals, as_of=facts.as_of)
    subtitle = "Goals open on a day of this school year, reached by now"
    if counts.empty:
        return nothing("completion", question, subtitle, NO_GOALS)
    row = counts.iloc[0]
    shares = (
        ("Of all set", "done", "set"),
        ("Of those due by now", "done_of_due", "due"),
        ("Of those closed", "done", "closed"),
    )
    bars = tuple(_share(label, int(row[part]), int(row[whole])) for label, part, whole in shares)
    return Card(
        key="completion",
        question=question,
        answer=f"{words.of(int(row['done_of_due']), int(row['due']), nobody='None')} goals due by now are reached"
        if row["due"]
        else "No goal has fallen due yet",
        subtitle=subtitle,
        alt=" ".join(f"{bar.label}: {bar.value_label}." for bar in bars),
        picture=Bars(bars, unit="%"),
        table=pd.DataFrame(
            [(label, int(row[part]), int(row[whole])) for label, part, whole in shares],
            columns=["Share", "Goals reached", "Of"],
        ),
        footnote="Closed is reached or dropped. A dropped goal counts among those set and those due, never among those reached.",
        metrics=("completion.completion",),
        rows=sheet_rows(facts.goals, "goals", GOAL_COLUMNS),
    )


def _with_goal(facts: Facts) -> tuple[int, int]:
    row = completion.goals_set(facts.records.goals, facts.people, as_of=facts.as_of, since=facts.first_day)
    return (0, 0) if row.empty else (int(row["with_goal"].iloc[0]), int(row["people"].iloc[0]))


def _ladder(facts: Facts) -> pd.Series:
    ladder = completion.ladder(facts.goals, facts.records.milestones, as_of=facts.as_of, since=facts.first_day)
    return ladder.iloc[0] if len(ladder) else pd.Series({"done": 0, "under_way": 0, "not_started": 0})


def _steps(facts: Facts) -> tuple[tuple[str, int, str], ...]:
    steps = facts.milestones
    done = steps["state"] == "done"
    late = (steps["state"] == "open") & (steps["due_on"] < facts.as_of)
    waiting = (steps["state"] == "open") & ~late
    closed = steps["state"] == "dropped"
    counts = (("Reached", done, "focus"), ("To come", waiting, "faint"), ("Past their date", late, "attention"),
              ("Closed with the goal", closed, "plum"))  # fmt: skip
    return tuple((label, int(mask.sum()), role) for label, mask, role in counts)


def _overdue(facts: Facts) -> pd.DataFrame:
    return completion.overdue(facts.records.goals, as_of=facts.as_of)


def _on_track(facts: Facts) -> tuple[int, int]:
    pace = completion.pace(facts.records.goals, facts.records.milestones, as_of=facts.as_of)
    return int(pace["on_track"].fillna(False).sum()), int(pace["on_track"].notna().sum())


def _on_time_kpi(facts: Facts) -> Kpi:
    kept = completion.on_time(facts.records.goals, as_of=facts.as_of, since=facts.first_day_before)
    on_time, due = (0, 0) if kept.empty else (int(kept["on_time"].iloc[0]), int(kept["due"].iloc[0]))
    late, open_or_dropped = (0, 0) if kept.empty else (int(kept["late"].iloc[0]), int(kept["not_done"].iloc[0]))
    return Kpi(
        "Goals on time", words.num(on_time), f"of {words.num(due)} due", f"{words.num(late)} late, {words.num(open_or_dropped)} not reached; due since {words.date(facts.first_day_before)}",
        fraction=_fraction(on_time, due),
    )  # fmt: skip


def _share(label: str, part: int, whole: int) -> Bar:
    return Bar(label, 100 * part / whole if whole else 0.0, words.share(part, whole, nobody="none yet"))


def _fraction(part: int, whole: int) -> float | None:
    return part / whole if whole else None
