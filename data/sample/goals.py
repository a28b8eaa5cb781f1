"""What did each invented person set out to do, by when, and what became of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from data.sample.certifications import EXAMS, KINDS, Exam
from data.sample.district import LAST_DAY, school_year, working_days
from data.sample.people import BY_NAME, PEOPLE, Person
from data.sample.projects import EXAMS_AHEAD, PROJECTS, SIDE_PROJECTS

# What became of the goals without a certification, in turn.
ENDS = {
    2025: ("on time", "open", "late", "on time", "dropped", "open", "on time", "late", "open"),
    2026: ("quiet", "on time", "overdue", "open", "open", "quiet", "open", "dropped", "on time", "open", "quiet"),
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
    benefit: str
    done_on: date | None = None
    dropped_on: date | None = None
    quiet_from: date | None = None

    def takes_hours_on(self, day: date) -> bool:
        last = min(d for d in (self.done_on, self.dropped_on, self.quiet_from, LAST_DAY) if d is not None)
        return self.set_on <= day <= last


def make_goals() -> list[Goal]:
    """Every goal by the day it was set: an exam for those who pass or prepare for one that year, else a project."""
    goals = [goal for person in PEOPLE for year in (2024, 2025, 2026) for goal in _passed(person, year)]
    goals += [_ahead(BY_NAME[name], kind, date.fromisoformat(due)) for name, kind, due in EXAMS_AHEAD]
    has_one = {(goal.name, school_year(goal.set_on)) for goal in goals}
    for year, ends in ENDS.items():
        people = [p for p in PEOPLE if _works_in(p, year) and p.name not in WITHOUT_GOAL[year]]
        waiting = [p for p in people if (p.name, year) not in has_one]
        goals += [_project(person, year, ends[turn % len(ends)]) for turn, person in enumerate(waiting)]
    goals += [_next(goal) for goal in goals if _passed_early_this_year(goal)]
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


def _passed(person: Person, year: int) -> list[Goal]:
    rng = Random(f"exam {person.id} {year}")
    passed = [exam for exam in EXAMS if exam.name == person.name and exam.is_first and school_year(exam.day) == year]
    return [_from_exam(exam, person, rng) for exam in passed[:2]]


def _from_exam(exam: Exam, person: Person, rng: Random) -> Goal:
    year = school_year(exam.day) - (exam.day.month in (7, 8))  # an exam of summer was prepared for the year before
    set_on = _conversation(person, year, rng)
    late = rng.random() < 0.15
    due = exam.day - timedelta(days=rng.randint(6, 30)) if late else exam.day + timedelta(days=rng.randint(2, 60))
    what = (f"Earn {exam.certification}", exam.kind.topic, exam.certification)
    return Goal(person.name, *what, set_on, due, "Team", done_on=exam.day)


def _ahead(person: Person, kind: str, due: date) -> Goal:
    set_on = _conversation(person, LAST_DAY.year, Random(f"ahead {person.id}"))
    return Goal(person.name, f"Earn {kind}", KINDS[kind].topic, kind, set_on, due, "Team")


def _passed_early_this_year(goal: Goal) -> bool:
    return bool(goal.certification and goal.done_on) and date(2026, 7, 1) <= goal.done_on <= date(2026, 10, 10)


def _next(exam: Goal) -> Goal:
    """What somebody who passed an exam early in the year set out to do next."""
    rng = Random(f"next {exam.name}")
    person = BY_NAME[exam.name]
    text, topic, benefit = _choice(person, LAST_DAY.year + 1)
    set_on = _working(exam.done_on + timedelta(days=rng.randint(6, 14)), person)
    return Goal(person.name, text, topic, "", set_on, _due(LAST_DAY.year, rng), benefit)


def _project(person: Person, year: int, end: str) -> Goal:
    rng = Random(f"project {person.id} {year}")
    text, topic, benefit = rng.choice(SIDE_PROJECTS) if end == "quiet" else _choice(person, year)
    set_on, due = _conversation(person, year, rng), _due(year, rng)
    if end == "overdue" or (year == LAST_DAY.year and end == "on time"):
        due = date(year, 10, rng.randint(12, 30))
    ends = {
        "on time": {"done_on": due - timedelta(days=rng.randint(1, 20))},
        "late": {"done_on": due + timedelta(days=rng.randint(8, 35))},
        "dropped": {"dropped_on": set_on + timedelta(days=rng.randint(50, 80))},
        "quiet": {"quiet_from": date(year, 9, rng.randint(7, 25))},
    }
    return Goal(person.name, text, topic, "", set_on, due, benefit, **ends.get(end, {}))


def _choice(person: Person, year: int) -> tuple[str, str, str]:
    """A project of the team: another one each year, and not the same for all."""
    choices = PROJECTS[person.team]
    return choices[(int(person.id[1:]) + year) % len(choices)]


def _due(year: int, rng: Random) -> date:
    month = rng.choice((12, 1, 2, 3, 4, 5))
    return date(year if month == 12 else year + 1, month, rng.randint(4, 18))


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
