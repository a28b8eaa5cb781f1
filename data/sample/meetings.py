"""When did the invented department meet, what was the PD about, who led it and who was there?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from data.sample.district import LAST_DAY, SCHOOL_OPENS, working_days
from data.sample.people import PEOPLE

FIRST_MEETING = date(2025, 9, 3)  # the Wednesday on which the meeting became PD
PD_HOURS, TOTAL_HOURS = 0.5, 1
FEW = 3  # absent people: so many are written as "Everyone except"


@dataclass(frozen=True)
class Subject:
    """What the PD of a Wednesday is about; ``leaders`` in turn, "" for somebody from outside."""

    name: str
    area: str
    leaders: tuple[str, ...]


SUBJECTS = (  # in turn, week after week
    Subject("Networking 101", "Networking", ("", "Grace Nakagawa", "Wesley Thornburg", "Yesenia Quiroz")),
    Subject("WiFi deep dive", "Wireless", ("Grace Nakagawa", "Grace Nakagawa", "Bao Trinh")),
    Subject("Running projects as a team", "Project management", ("", "", "Luis Montemayor")),
    Subject("Gallery walk of site needs", "Customer service", (
        "Maria Castellanos; Luis Montemayor", "Luis Montemayor", "Pa Houa Vang; Hector Villaseñor", "Fatima Zaidi; Brandi Tuttle",
    )),
    Subject("Customer service: the hard call", "Customer service", ("", "Maria Castellanos", "Tomás Arriaga")),
    Subject("Phishing, what we saw this month", "Cybersecurity", ("Amara Nwosu", "Amara Nwosu", "Bao Trinh")),
    Subject("What the student system does at night", "Student systems", ("", "Denise Abernathy", "Victor Pacheco")),
    Subject("Reading a ticket like a detective", "Help desk", ("Maria Castellanos", "Priya Raghunathan")),
    Subject("Cloud accounts from hire to leave", "Cloud", ("", "Rohan Kulkarni", "Yesenia Quiroz")),
    Subject("Classroom tools teachers ask about", "Instructional technology", (
        "Jasmine Falk", "Quentin Yazzie", "Quentin Yazzie; Gwendolyn Ashby",
    )),
    Subject("A dashboard in half an hour", "Data", ("", "Rohan Kulkarni", "Élodie Marchand")),
    Subject("Imaging a cart of devices", "Device management", ("", "Hector Villaseñor", "Shawn O'Rourke")),
    Subject("Switches, hands on", "Networking", ("Grace Nakagawa", "Bao Trinh", "Rachel Steinhoff")),
    Subject("Writing help a parent can follow", "Customer service", ("", "Linh Đặng", "Linh Đặng")),
    Subject("Passwords and passkeys", "Cybersecurity", ("Amara Nwosu", "Xochitl Barragán", "Xochitl Barragán")),
    Subject("Planning the summer roll-out", "Project management", ("", "Luis Montemayor", "Luis Montemayor")),
    Subject("Student data privacy, cases", "Data privacy", ("", "Xochitl Barragán", "Xochitl Barragán")),
    Subject("How we restore from backup", "Cloud", ("", "Peter Lindqvist", "Peter Lindqvist")),
)  # fmt: skip

BUSINESS = ("Open tickets", "Budget and devices", "Who covers which site")
BEFORE = ("2024-09-11", "2024-10-09", "2024-12-11", "2025-02-12", "2025-04-09", "2025-05-14")  # without PD


def subject_on(wednesday: date) -> Subject | None:
    """What the PD of a Wednesday was about; None when there was no meeting, or it was all business."""
    return None if _all_business(wednesday) else SUBJECTS[_number(wednesday) % len(SUBJECTS)]


def meeting_rows(done: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of Meetings in order of their dates: those of before the programme, then the weekly ones.

    ``done`` are the rows of everything done; those of type Meeting say who was there for the PD.
    """
    came = defaultdict(set)
    for row in done:
        if row["Type"] == "Meeting":
            came[row["Date"]].add(row["Name"])
    early = [_business(date.fromisoformat(day)) for day in BEFORE]
    weekly = [_business(day) if _all_business(day) else _pd(day, came[str(day)]) for day in _wednesdays()]
    return early + weekly


def _pd(day: date, came: set[str]) -> dict[str, str]:
    subject = subject_on(day)
    return _row(day, subject.name, PD_HOURS, _led_by(subject, day, came), came, subject.area)


def _business(day: date) -> dict[str, str]:
    rng = Random(f"business {day}")
    came = {name for name in _on_duty(day) if rng.random() < 0.94}
    return _row(day, BUSINESS[day.month % len(BUSINESS)], 0, "", came, "")


def _row(day: date, topic: str, pd_hours: float, led_by: str, came: set[str], area: str) -> dict[str, str]:
    return {
        "Date": str(day), "Topic": topic, "PD hours": f"{pd_hours:g}", "Total hours": f"{TOTAL_HOURS:g}",
        "Led by": led_by, "Present": _present(_on_duty(day), came), "Area": area,
    }  # fmt: skip


def _led_by(subject: Subject, day: date, came: set[str]) -> str:
    """Whose turn it is; who is not there does not lead."""
    turn = min(_number(day) // len(SUBJECTS), len(subject.leaders) - 1)
    return "; ".join(name for name in subject.leaders[turn].split("; ") if name in came)


def _present(on_duty: list[str], came: set[str]) -> str:
    absent = [name for name in on_duty if name not in came]
    if len(absent) > FEW:
        return "; ".join(name for name in on_duty if name in came)
    return f"Everyone except {'; '.join(absent)}" if absent else "Everyone"


def _on_duty(day: date) -> list[str]:
    monday = day - timedelta(days=day.weekday())
    return [person.name for person in PEOPLE if person.works_on(day) and day in working_days(monday, person.name)]


def _wednesdays() -> Iterable[date]:
    weeks = (LAST_DAY - FIRST_MEETING).days // 7 + 1
    return (day for week in range(weeks) if _meets(day := FIRST_MEETING + timedelta(weeks=week)))


def _meets(wednesday: date) -> bool:
    monday = wednesday - timedelta(days=2)
    return str(monday) not in SCHOOL_OPENS and wednesday in working_days(monday, "")


def _all_business(wednesday: date) -> bool:
    return wednesday < FIRST_MEETING or _number(wednesday) % 7 == 5 or not _meets(wednesday)


def _number(wednesday: date) -> int:
    return (wednesday - FIRST_MEETING).days // 7
