"""How did the invented hours come about, week after week?"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from data.sample.certifications import EXAMS, Exam
from data.sample.district import SCHOOL_OPENS, mondays, working_days
from data.sample.entry import entered_rows, planned_rows
from data.sample.goals import Goal
from data.sample.meetings import PD_HOURS, subject_on
from data.sample.offers import EVENTS, Event
from data.sample.people import PEOPLE, Person, weekly_hours
from data.sample.study import Piece, sitting

PROGRAMME_BEGINS = date(2025, 7, 1)
PHASES = (PROGRAMME_BEGINS, date(2025, 11, 10), date(2026, 7, 1))  # when people began another of their paces
EXAM_HOURS = 1.5
MEETING = "Meeting"
SEASONS = (  # from this Monday on: how much of the usual time there was
    (date(2024, 7, 1), 0.95),
    (date(2025, 11, 17), 0.92),
    (date(2026, 1, 5), 1.02),
    (date(2026, 5, 18), 1.12),  # after Maker Faire
    (date(2026, 7, 1), 0.93),
    (date(2026, 8, 24), 1.09),
)
LUCK = (0.6, 0.8, 0.95, 1.0, 1.0, 1.1, 1.2, 1.35)  # of one person in one week


def everything_done(goals: list[Goal]) -> list[dict[str, str]]:
    """Every piece of PD as a row without mistakes, those of the Wednesday meetings too, in the order of entry."""
    rows = [row for person in PEOPLE if any(person.paces) for row in _rows_of(person, goals)]
    return sorted([*rows, *planned_rows()], key=lambda row: (row["Timestamp"], row["Name"], row["Activity"]))


def log_rows(done: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of PD log: what is in Meetings is not written down a second time."""
    return [row for row in done if row["Type"] != MEETING]


def _rows_of(person: Person, goals: list[Goal]) -> list[dict[str, str]]:
    rng = Random(f"log {person.id}")
    own_goals = [goal for goal in goals if goal.name == person.name]
    owed, pieces = 0.0, []
    for monday in mondays():
        days = [day for day in working_days(monday, person.name) if person.works_on(day)]
        if not days:
            continue
        owed += _wanted(person, monday, len(days)) * rng.choice(LUCK)
        fixed = [
            *_events(person, monday),
            *_conversations(own_goals, days),
            *_exams(person, own_goals, days),
            *_meeting(monday, days, owed, rng),
        ]
        owed = max(owed - _hours(fixed), 0)
        alone = _alone(person, own_goals, days, owed, rng)
        owed -= _hours(alone)
        pieces += fixed + alone or _no_time(monday, days, rng)
    return entered_rows(person.name, pieces, rng)


def _wanted(person: Person, monday: date, days: int) -> float:
    """The hours a person logs in a week of usual luck [h]; a holiday alone costs none of them."""
    phase = sum(monday >= start for start in PHASES)
    season = SCHOOL_OPENS.get(str(monday)) or next(part for start, part in reversed(SEASONS) if monday >= start)
    return weekly_hours(person, monday + timedelta(days=4)) * person.paces[phase] * season * min(1, days / 4)


def _hours(pieces: list[Piece]) -> float:
    return sum(piece.hours for piece in pieces)


def _events(person: Person, monday: date) -> list[Piece]:
    next_monday = monday + timedelta(days=7)
    return [_went(event) for event in EVENTS if person.name in event.who and monday <= event.first_day < next_monday]


def _went(event: Event) -> Piece:
    what = (event.activity, event.type, event.topic, event.provider)
    return Piece(event.first_day, event.hours, *what, last_day=event.last_day)


def _exams(person: Person, own_goals: list[Goal], days: list[date]) -> list[Piece]:
    """The exams a person passed in a week: the log says so as well as the wall."""
    passed = [exam for exam in EXAMS if exam.name == person.name and exam.day in days]
    towards = {goal.certification: goal.text for goal in own_goals if goal.certification}
    return [_passed(exam, towards.get(exam.certification, "") if exam.is_first else "") for exam in passed]


def _passed(exam: Exam, goal: str) -> Piece:
    what = (f"{exam.certification}: exam passed", "Exam prep", exam.kind.topic, exam.kind.issuer, goal)
    return Piece(exam.day, EXAM_HOURS, *what, certificate=exam.certification, certificate_expires=exam.expires)


def _conversations(own_goals: list[Goal], days: list[date]) -> list[Piece]:
    """Two hours with the CTO to set the first goal of the programme, one for the next."""
    set_on = {goal.set_on for goal in own_goals if goal.set_on >= PROGRAMME_BEGINS} & set(days)
    what = ("Goal conversation", "Coaching", "Planning", "Internal")
    return [Piece(day, 2 if day.year == PROGRAMME_BEGINS.year else 1, *what) for day in sorted(set_on)]


def _meeting(monday: date, days: list[date], owed: float, rng: Random) -> list[Piece]:
    """The Wednesday meeting, when there is one, its PD is not crowded out and the person comes."""
    wednesday = monday + timedelta(days=2)
    comes = rng.random() < 0.93 and owed >= 0.25
    subject = subject_on(wednesday)
    if not subject or wednesday not in days or not comes:
        return []
    return [Piece(wednesday, PD_HOURS, subject.name, MEETING, subject.area, "Internal")]


def _alone(person: Person, own_goals: list[Goal], days: list[date], owed: float, rng: Random) -> list[Piece]:
    """What is left of the week, in quarter hours and up to three sittings; before the programme rarer and longer."""
    quarters = int(owed * 4)
    if quarters < (4 if days[0] < PROGRAMME_BEGINS else 2):
        return []
    sittings = 1 + (quarters > 5) + (quarters > 10)
    lengths = [quarters // sittings + (turn < quarters % sittings) for turn in range(sittings)]
    return [sitting(person.team, own_goals, rng.choice(days), length / 4, rng) for length in lengths]


def _no_time(monday: date, days: list[date], rng: Random) -> list[Piece]:
    """Half of those who found no time when school opened say so: zero is an answer."""
    if days[0] < PROGRAMME_BEGINS or str(monday) not in SCHOOL_OPENS or rng.random() < 0.5:
        return []
    return [Piece(days[-1], 0, "No time: school opens", "Self-study", "Planning", "")]
