"""Which certifications went up on the invented wall, when, and until which day?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Kind:
    """One certification: who issues it, what it is about and how many years it is valid (None: for life)."""

    issuer: str
    topic: str
    years: int | None


KINDS = {
    "CompTIA A+": Kind("CompTIA", "Help desk", 3),
    "CompTIA Network+": Kind("CompTIA", "Networking", 3),
    "CompTIA Security+": Kind("CompTIA", "Cybersecurity", 3),
    "CompTIA CySA+": Kind("CompTIA", "Cybersecurity", 3),
    "CompTIA Linux+": Kind("CompTIA", "Linux", 3),
    "Cisco CCNA": Kind("Cisco", "Networking", 3),
    "CWNA": Kind("CWNP", "Wireless", 3),
    "Microsoft AZ-104": Kind("Microsoft", "Cloud", 1),
    "Microsoft PL-300": Kind("Microsoft", "Data", 1),
    "Google Educator L1": Kind("Google", "Instructional technology", 3),
    "Google Educator L2": Kind("Google", "Instructional technology", 3),
    "Google Workspace Admin": Kind("Google", "Cloud", 2),
    "Apple Deployment": Kind("Apple", "Device management", 2),
    "ITIL 4 Foundation": Kind("PeopleCert", "Customer service", 3),
    "HDI Support Center Analyst": Kind("HDI", "Customer service", None),
    "CAPM": Kind("PMI", "Project management", 3),
    "CTO Mentor": Kind("State EdTech Association", "Leadership", None),
    "Student Data Privacy Lead": Kind("State EdTech Association", "Data privacy", None),
    "Rosterline SIS Administrator": Kind("Rosterline", "Student systems", None),
}

EARNED = (  # the first time: name, certification, day
    ("Wesley Thornburg", "CompTIA Linux+", "2022-10-14"),  # lapsed: nobody holds Linux now
    ("Grace Nakagawa", "Cisco CCNA", "2022-11-03"),
    ("Gwendolyn Ashby", "Google Educator L1", "2024-02-07"),  # runs out within 90 days of the last day
    ("Bao Trinh", "Microsoft AZ-104", "2024-09-19"),
    ("Amara Nwosu", "CompTIA Security+", "2024-10-10"),
    ("Jasmine Falk", "Google Educator L1", "2024-10-17"),
    ("Harold Pruitt", "Apple Deployment", "2024-10-24"),
    ("Hector Villaseñor", "Apple Deployment", "2024-11-07"),
    ("Denise Abernathy", "ITIL 4 Foundation", "2024-12-05"),
    ("Luis Montemayor", "Apple Deployment", "2024-12-11"),  # runs out within 90 days of the last day
    ("Priya Raghunathan", "CompTIA A+", "2025-01-16"),
    ("Ivan Marchetti", "CompTIA Network+", "2025-01-23"),
    ("Rohan Kulkarni", "Microsoft AZ-104", "2025-02-20"),
    ("Xochitl Barragán", "Microsoft PL-300", "2025-03-06"),
    ("Quentin Yazzie", "Google Educator L1", "2025-03-13"),
    ("Grace Nakagawa", "CWNA", "2025-03-27"),
    ("Yesenia Quiroz", "Microsoft AZ-104", "2025-04-24"),
    ("Élodie Marchand", "Microsoft PL-300", "2025-05-08"),
    ("Jasmine Falk", "Google Educator L2", "2025-05-22"),
    ("Maria Castellanos", "ITIL 4 Foundation", "2025-06-05"),
    ("Bao Trinh", "Cisco CCNA", "2025-07-24"),
    ("Jasmine Falk", "Microsoft PL-300", "2025-08-28"),
    ("Victor Pacheco", "Microsoft PL-300", "2025-09-11"),
    ("Pa Houa Vang", "CompTIA A+", "2025-09-18"),
    ("Wesley Thornburg", "Microsoft AZ-104", "2025-09-25"),
    ("Tomás Arriaga", "ITIL 4 Foundation", "2025-10-02"),
    ("Rohan Kulkarni", "Google Workspace Admin", "2025-10-16"),
    ("Denise Abernathy", "CTO Mentor", "2025-11-06"),
    ("Amara Nwosu", "CompTIA CySA+", "2025-11-18"),
    ("Xochitl Barragán", "Student Data Privacy Lead", "2025-12-04"),
    ("Peter Lindqvist", "Microsoft PL-300", "2026-01-22"),  # runs out within 90 days of the last day
    ("Linh Đặng", "CompTIA A+", "2026-02-05"),
    ("Hector Villaseñor", "CompTIA A+", "2026-02-19"),
    ("Quentin Yazzie", "Google Educator L2", "2026-03-05"),
    ("Élodie Marchand", "Google Workspace Admin", "2026-03-12"),
    ("Yesenia Quiroz", "CompTIA Security+", "2026-03-19"),
    ("Rachel Steinhoff", "Cisco CCNA", "2026-04-16"),
    ("Fatima Zaidi", "Google Educator L1", "2026-04-23"),
    ("Priya Raghunathan", "CompTIA Network+", "2026-04-30"),
    ("Shawn O'Rourke", "Apple Deployment", "2026-05-07"),
    ("Wesley Thornburg", "Cisco CCNA", "2026-05-14"),
    ("Ivan Marchetti", "CompTIA Security+", "2026-05-21"),
    ("Fatima Zaidi", "Apple Deployment", "2026-05-28"),
    ("Victor Pacheco", "Rosterline SIS Administrator", "2026-06-04"),
    ("Rohan Kulkarni", "Microsoft PL-300", "2026-07-16"),
    ("Amara Nwosu", "Microsoft AZ-104", "2026-07-23"),
    ("Gwendolyn Ashby", "Google Educator L2", "2026-07-30"),
    ("Pa Houa Vang", "CompTIA Network+", "2026-08-27"),
    ("Linh Đặng", "ITIL 4 Foundation", "2026-09-03"),
    ("Maria Castellanos", "HDI Support Center Analyst", "2026-09-10"),
    ("Luis Montemayor", "CAPM", "2026-09-17"),
    ("Bao Trinh", "CompTIA Security+", "2026-10-01"),
    ("Tomás Arriaga", "CompTIA Network+", "2026-10-08"),
    ("Quentin Yazzie", "Google Workspace Admin", "2026-10-15"),
    ("Xochitl Barragán", "CompTIA Security+", "2026-10-22"),
    ("Denise Abernathy", "Microsoft PL-300", "2026-10-29"),
    ("Grace Nakagawa", "CTO Mentor", "2026-11-05"),
    ("Jasmine Falk", "CTO Mentor", "2026-11-05"),
    ("Hector Villaseñor", "ITIL 4 Foundation", "2026-11-17"),
)

RENEWED = (  # name, certification, day renewed, new last valid day
    ("Grace Nakagawa", "Cisco CCNA", "2025-12-11", "2028-12-11"),  # five weeks late: the exam was taken again
    ("Xochitl Barragán", "Microsoft PL-300", "2026-02-26", "2027-03-06"),
    ("Rohan Kulkarni", "Microsoft AZ-104", "2026-03-24", "2027-03-24"),  # late
    ("Yesenia Quiroz", "Microsoft AZ-104", "2026-04-16", "2027-04-24"),
    ("Victor Pacheco", "Microsoft PL-300", "2026-09-03", "2027-09-11"),
    ("Wesley Thornburg", "Microsoft AZ-104", "2026-09-18", "2027-09-25"),
    ("Hector Villaseñor", "Apple Deployment", "2026-10-28", "2028-11-07"),
)

LEFT_BLANK = {  # name, certification: what nobody looked up
    ("Wesley Thornburg", "Cisco CCNA"): ("Expires",),
    ("Linh Đặng", "ITIL 4 Foundation"): ("Issuer", "Topic"),
    ("Luis Montemayor", "CAPM"): ("Issuer", "Topic", "Expires"),
}


@dataclass(frozen=True)
class Exam:
    """One certification earned or renewed by one person; ``expires`` is its last valid day, "" for life."""

    name: str
    certification: str
    day: date
    expires: str
    is_first: bool

    @property
    def kind(self) -> Kind:
        return KINDS[self.certification]


def certification_rows(goals: dict[tuple[str, str], str]) -> list[dict[str, str]]:
    """The rows of Certifications in order of the day earned or renewed.

    ``goals`` says from which goal a person's certification came: (name, certification) -> goal.
    """
    return [
        {
            "Name": exam.name, "Certification": exam.certification, "Issuer": exam.kind.issuer,
            "Topic": exam.kind.topic, "Earned": str(exam.day), "Expires": exam.expires,
            "Goal": goals.get((exam.name, exam.certification), "") if exam.is_first else "",
        }
        | dict.fromkeys(LEFT_BLANK.get((exam.name, exam.certification), ()), "")
        for exam in EXAMS
    ]  # fmt: skip


def _exams() -> list[Exam]:
    firsts = [(name, kind, day, _last_valid_day(name, kind, day), True) for name, kind, day in EARNED]
    again = [(*row, False) for row in RENEWED]
    rows = sorted([*firsts, *again], key=lambda row: (row[2], row[0]))
    return [Exam(name, kind, date.fromisoformat(day), expires, first) for name, kind, day, expires, first in rows]


def _last_valid_day(name: str, certification: str, earned: str) -> str:
    years = KINDS[certification].years
    if years is None or "Expires" in LEFT_BLANK.get((name, certification), ()):
        return ""
    day = date.fromisoformat(earned)
    return day.replace(year=day.year + years).isoformat()


EXAMS = _exams()
