"""Which steps lead to each invented goal, and which are behind them?"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from data.sample.district import LAST_DAY
from data.sample.goals import Goal, written

COLUMNS = ("Name", "Goal", "Milestone", "Due", "Done on", "Weight")
EXAM_STEPS = (("Finish the course", 2), ("Reach 80% in a practice exam", 1), ("Pass the exam", 1))
PROJECT_STEPS = (
    ("Agree the plan", 1),
    ("Try it at one site", 2),
    ("Finish the rest", 2),
    ("Show it at the Wednesday meeting", 1),
)


def milestone_rows(goals: list[Goal]) -> list[dict[str, str]]:
    """The rows of Milestones: two to four steps for each goal, the last of them due when the goal is."""
    return [row for goal in goals for row in _steps(goal)]


def _steps(goal: Goal) -> list[dict[str, str]]:
    rng = Random(f"steps {goal.name} {goal.text}")
    steps = EXAM_STEPS if goal.certification else PROJECT_STEPS[: rng.choice((2, 3, 4, 4))]
    days = (goal.due - goal.set_on).days
    rows = []
    for number, (step, weight) in enumerate(steps, start=1):
        is_last = number == len(steps)
        due = goal.due if is_last else goal.set_on + timedelta(days=days * (2 * number - 1) // (2 * len(steps)))
        done = _step_done(goal, due, is_last, rng)
        row = (goal.name, goal.text, step, str(due), written(done), f"{weight:g}")
        rows.append(dict(zip(COLUMNS, row, strict=True)))
    return rows


def _step_done(goal: Goal, due: date, is_last: bool, rng: Random) -> date | None:
    if goal.done_on is not None and is_last:
        return goal.done_on
    done = max(due + timedelta(days=rng.randint(-21, 9)), goal.set_on)
    if goal.done_on is not None:
        return min(done, goal.done_on)
    stopped = min(d for d in (goal.dropped_on, goal.quiet_from, LAST_DAY) if d is not None)
    return None if is_last or done > stopped else done
