"""What did each invented person set out to do, by when, and what became of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from data.sample.certifications import EXAMS
from data.sample.district import LAST_DAY, school_year, working_days
from data.sample.people import PEOPLE, Person
from data.sample.projects import PROJECTS, SIDE_PROJECTS

# What became of the goals without a certification, in turn.
ENDS = {
    2025: ("on time", "open", "late", "on time", "dropped", "open", "on time", "late", "open"),
    2026: ("open", "open", "overdue", "open", "on time", "dropped", "quiet", "open", "open", "quiet"),
}
CONVERSATIONS = ((7, 7), (7, 14), (7, 21), (8, 24))  # month and day from which the CTO met people
WITHOUT_GOAL = {2025: ("Curtis Blankenship",), 2026: ("Curtis Blankenship", "Andre Petitjean")}


@dataclass(frozen=True)
class Goal:
    """One goal of one person; ``quiet_from`` is the day after which no hours went to it."""

    name: str
    text: str
    topic: str
    certification: str
    set_on: date
    due: date
    done_on: date | None
    dropped_on: date | None
    quiet_from: date | None
    benefit: str

    def takes_hours_on(self, day: date) -> bool:
        last = min(d for d in (self.done_on, self.dropped_on, self.quiet_from, LAST_DAY) if d is not None)
        return self.set_on <= day <= last


def make_goals() -> list[Goal]:
    """Every goal by the day it was set: an exam for those who passed one that year, else a project of the team."""
    exams = [_exam(person, year) for person in PEOPLE for year in (2024, 2025, 2026)]
    goals = [goal for found in exams for goal in found]
    has_one = {(goal.name, school_year(goal.set_on)) for goal in goals}
    for year, ends in ENDS.items():
        people = [p for p in PEOPLE if _works_in(p, year) and p.name not in WITHOUT_GOAL[year]]
        waiting = [p for p in people if (p.name, year) not in has_one]
        goals += [_project(person, year, ends[turn % len(ends)]) for turn, person in enumerate(waiting)]
    return sorted(goals, key=lambda goal: (goal.set_on, goal.name, goal.text))


def goal_rows(goals: list[Goal]) -> list[dict[str, str]]:
    """The rows of Goals, one per goal, in the order given."""
    return [
        {
            "Name": goal.name, "Goal": goal.text, "Topic": goal.topic, "Certification": goal.certification,
            "Set on": str(goal.set_on), "Due": str(goal.due), "Planned hours": "40" if goal.certification else "30",
            "Done on": written(goal.done_on), "Dropped on": written(goal.dropped_on), "Benefit": goal.benefit,
        }
        for goal in goals
    ]  # fmt: skip


def written(day: date | None) -> str:
    """A day as the sheet has it; nothing is blank."""
    return "" if day is None else str(day)


def _exam(person: Person, year: int) -> list[Goal]:
    rng = Random(f"exam {person.id} {year}")
    passed = [exam for exam in EXAMS if exam.name == person.name and exam.is_first]
    goals = []
    for exam in [exam for exam in passed if school_year(exam.day) == year][:2]:
        day, kind = exam.day, exam.certification
        # An exam of July or August was prepared for in the year before.
        set_on = _conversation(person, year, rng) if day.month not in (7, 8) else _conversation(person, year - 1, rng)
        late = rng.random() < 0.25
        due = day - timedelta(days=rng.randint(6, 30)) if late else day + timedelta(days=rng.randint(2, 60))
        goals.append(Goal(person.name, f"Earn {kind}", exam.kind.topic, kind, set_on, due, day, None, None, "Team"))
    return goals


def _project(person: Person, year: int, end: str) -> Goal:
    rng = Random(f"project {person.id} {year}")
    choices = SIDE_PROJECTS if end == "quiet" else PROJECTS[person.team]
    text, topic, benefit = choices[(int(person.id[1:]) + year) % len(choices)]
    set_on = _conversation(person, year, rng)
    due = date(year + 1, rng.choice((2, 3, 4, 5)), rng.randint(10, 28))
    if end == "overdue" or (year == 2026 and end == "on time"):
        due = date(2026, 10, rng.randint(12, 30))
    done_on = dropped_on = quiet_from = None
    if end == "on time":
        done_on = due - timedelta(days=rng.randint(1, 20))
    if end == "late":
        done_on = due + timedelta(days=rng.randint(8, 35))
    if end == "dropped":
        dropped_on = set_on + timedelta(days=rng.randint(50, 80))
    if end == "quiet":
        quiet_from = date(2026, 9, rng.randint(7, 25))
    return Goal(person.name, text, topic, "", set_on, due, done_on, dropped_on, quiet_from, benefit)


def _conversation(person: Person, year: int, rng: Random) -> date:
    """The day of the goal conversation: July, or the end of August; for those who come later, their second week."""
    if person.started > f"{year}-07-10":
        return _working(date.fromisoformat(person.started) + timedelta(days=8), person)
    month, first = rng.choice(CONVERSATIONS)
    return _working(date(year, month, first) + timedelta(days=rng.randint(0, 5)), person)


def _working(day: date, person: Person) -> date:
    while day not in working_days(day - timedelta(days=day.weekday()), person.name):
        day += timedelta(days=1)
    return day


def _works_in(person: Person, year: int) -> bool:
    return person.started <= f"{year}-10-01" and (not person.left or person.left > f"{year}-12-31")
