"""What does a person of the invented department learn in the hours that are theirs?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from data.sample.certifications import KINDS
from data.sample.goals import Goal
from data.sample.offers import ACTIVITIES, PROVIDERS, TEAM_TOPICS

TYPES = ("Self-study",) * 3 + ("Course",) * 2 + ("Workshop", "Coaching")
PROJECT_TYPES = ("Self-study",) * 4 + ("Course",) * 2 + ("Coaching",)
EXAM_IS_NEAR = 56  # days


@dataclass(frozen=True)
class Piece:
    """One piece of PD before it is written down."""

    day: date
    hours: float
    activity: str
    type: str
    topic: str
    provider: str
    goal: str = ""
    last_day: date | None = None
    certificate: str = ""
    certificate_expires: str = ""


def sitting(team: str, own_goals: list[Goal], day: date, hours: float, rng: Random) -> Piece:
    """One sitting: mostly towards a goal that is open that day, else on a topic of the team."""
    open_goals = [goal for goal in own_goals if goal.takes_hours_on(day)]
    if open_goals and rng.random() < 0.75:
        goal = rng.choice(open_goals)
        return _for_exam(goal, day, hours, rng) if goal.certification else _for_project(goal, day, hours, rng)
    topic = rng.choice(TEAM_TOPICS[team])
    type_ = rng.choice(TYPES)
    return Piece(day, hours, rng.choice(ACTIVITIES[topic]), type_, topic, rng.choice(PROVIDERS[type_]))


def _for_project(goal: Goal, day: date, hours: float, rng: Random) -> Piece:
    return Piece(day, hours, goal.text, rng.choice(PROJECT_TYPES), goal.topic, "Internal", goal.text)


def _for_exam(goal: Goal, day: date, hours: float, rng: Random) -> Piece:
    provider = rng.choice((KINDS[goal.certification].issuer, "Brightwell Online"))
    if goal.done_on is not None and (goal.done_on - day).days < EXAM_IS_NEAR:
        type_, what = "Exam prep", rng.choice(("practice questions", "practice exam", "review"))
    else:
        type_, what = rng.choice(("Course", "Course", "Self-study")), f"unit {rng.randint(1, 12)}"
    return Piece(day, hours, f"{goal.certification}: {what}", type_, goal.topic, provider, goal.text)
