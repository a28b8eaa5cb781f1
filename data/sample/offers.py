"""What was there to learn in the invented district: events, courses, reading?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.sample.people import DESK, FIELD, NETWORK, PEOPLE, SECURITY, STUDENT, TEACHING


@dataclass(frozen=True)
class Event:
    """One event, how long it was for each person who went [h], and who went."""

    first_day: date
    last_day: date | None
    hours: float
    activity: str
    type: str
    topic: str
    provider: str
    who: tuple[str, ...]


def _everyone_but(*names: str) -> tuple[str, ...]:
    return tuple(person.name for person in PEOPLE if person.name not in names)


CONFERENCE = ("State EdTech Conference", "Conference", "Leadership", "State EdTech Association")
FAIRE = ("Maker Faire", "Event", "Instructional technology", "Maker Faire")
CODE = ("Hour of Code challenge", "Challenge", "Instructional technology", "Internal")

EVENTS = (
    Event(date(2024, 11, 14), date(2024, 11, 15), 7, *CONFERENCE, (
        "Denise Abernathy", "Grace Nakagawa", "Jasmine Falk",
    )),
    Event(date(2024, 12, 11), None, 1, *CODE, ("Jasmine Falk", "Gwendolyn Ashby", "Quentin Yazzie", "Pa Houa Vang")),
    Event(date(2025, 5, 17), None, 4, *FAIRE, (
        "Luis Montemayor", "Brandi Tuttle", "Hector Villaseñor", "Shawn O'Rourke", "Pa Houa Vang", "Fatima Zaidi",
        "Harold Pruitt",
    )),
    Event(date(2025, 11, 13), date(2025, 11, 14), 7, *CONFERENCE, (
        "Denise Abernathy", "Grace Nakagawa", "Jasmine Falk", "Amara Nwosu", "Luis Montemayor", "Maria Castellanos",
        "Bao Trinh",
    )),
    Event(date(2025, 12, 10), None, 1.5, *CODE, _everyone_but(
        "Curtis Blankenship", "Devon Whitfield", "Jerome Okafor", "Harold Pruitt", "Omar Haddad-Reyes",
        "Ivan Marchetti", "Kayla Brannigan", "Andre Petitjean", "Peter Lindqvist",
    )),
    Event(date(2026, 5, 16), None, 3, *FAIRE, _everyone_but(
        "Curtis Blankenship", "Jerome Okafor", "Kayla Brannigan", "Andre Petitjean",
    )),
    Event(date(2026, 11, 12), date(2026, 11, 13), 7, *CONFERENCE, (
        "Grace Nakagawa", "Jasmine Falk", "Amara Nwosu", "Luis Montemayor", "Maria Castellanos", "Pa Houa Vang",
        "Xochitl Barragán", "Victor Pacheco", "Quentin Yazzie",
    )),
)  # fmt: skip

TEAM_TOPICS = {
    DESK: ("Help desk", "Help desk", "Customer service", "Cybersecurity", "Device management"),
    FIELD: ("Help desk", "Device management", "Networking", "Customer service", "Project management"),
    NETWORK: ("Networking", "Networking", "Wireless", "Cybersecurity", "Cloud", "Linux"),
    STUDENT: ("Student systems", "Student systems", "Data", "Cloud", "Project management"),
    SECURITY: ("Cybersecurity", "Data", "Data", "Cloud", "Data privacy"),
    TEACHING: ("Instructional technology", "Instructional technology", "Project management", "Data"),
}

ACTIVITIES = {
    "Help desk": ("Remote support basics", "Ticket triage", "Printing, end to end", "Operating system update notes"),
    "Customer service": ("Listening on the phone", "Writing clear replies", "Calming a hard call"),
    "Cybersecurity": ("Phishing analysis", "Endpoint protection", "Incident response drill", "Multi-factor sign-in"),
    "Device management": ("Tablet enrolment", "Laptop imaging", "Battery and screen repair"),
    "Networking": ("Subnetting practice", "Switch configuration lab", "Cabling and testing", "Routing lab"),
    "Wireless": ("WiFi survey reading", "Channel planning", "Roaming lab"),
    "Cloud": ("Identity and groups", "Backup and restore", "Cost of storage"),
    "Linux": ("Shell basics", "Services and logs"),
    "Student systems": ("Roster sync rules", "Scheduling module", "State reporting changes", "Grade book settings"),
    "Data": ("Spreadsheet formulas", "Queries and joins", "Building a report", "Cleaning attendance data"),
    "Data privacy": ("Vendor agreements", "Student data privacy cases"),
    "Instructional technology": ("Classroom screens", "Accessibility tools", "Coding club", "Coaching teachers"),
    "Project management": ("Planning a roll-out", "Risk lists", "Running a short stand-up"),
}

PROVIDERS = {
    "Self-study": ("Brightwell Online", "Open course", "Vendor documentation", "Internal"),
    "Course": ("Brightwell Online", "Brightwell Online", "Open course", "County Office of Education"),
    "Workshop": ("County Office of Education", "Vendor", "Internal"),
    "Coaching": ("Internal",),
}

FIREWALL = ("Firewall workshop", "Workshop", "Cybersecurity")
RENEWAL = ("Microsoft PL-300: renewal", "Exam prep", "Data")
REPORTING = ("State reporting workshop", "Workshop", "Student systems")
CALLED_OFF = ("Vendor day, called off", "Workshop", "Networking")

PLANNED = (  # day, name, hours, activity, type, topic, status, entered
    ("2026-12-09", "Jasmine Falk", "1.5", *CODE[:3], "Planned", "2026-11-18 10:15:40"),
    ("2026-12-09", "Pa Houa Vang", "1.5", *CODE[:3], "Planned", "2026-11-18 10:16:12"),
    ("2026-12-09", "Quentin Yazzie", "1.5", *CODE[:3], "Planned", "2026-11-18 10:16:58"),
    ("2026-12-02", "Bao Trinh", "3", *FIREWALL, "Planned", "2026-11-17 09:02:11"),
    ("2026-12-02", "Wesley Thornburg", "3", *FIREWALL, "Planned", "2026-11-17 09:31:05"),
    ("2027-01-14", "Peter Lindqvist", "2", *RENEWAL, "Planned", "2026-11-19 13:44:27"),
    ("2027-02-03", "Denise Abernathy", "6", *REPORTING, "Planned", "2026-11-19 15:20:03"),
    ("2026-10-21", "Ivan Marchetti", "6", *CALLED_OFF, "Cancelled", "2026-10-12 11:08:36"),
)
