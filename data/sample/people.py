"""Who works in the invented IT department, and how much of the goal does each of them reach?"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Person:
    """One invented person; ``paces`` is hours per promised hour: 2024-25, autumn 2025, 2026 to June, 2026-27."""

    id: str
    name: str
    role: str
    team: str
    site: str
    started: str
    paces: tuple[float, float, float, float]
    left: str = ""
    weekly_hours: float = 2
    also_known_as: str = ""
    on_the_wall: bool = True

    def works_on(self, day: date) -> bool:
        return self.started <= day.isoformat() <= (self.left or "9999-12-31")


DESK, FIELD, NETWORK = "Help Desk", "Field Support", "Network"
STUDENT, SECURITY, TEACHING = "Student Systems", "Data and Security", "Instructional Tech"
OFFICE, DEPOT = "District Office", "Service Center"

PEOPLE = (
    Person("E1003", "Maria Castellanos", "Help Desk Lead", DESK, OFFICE, "2014-08-04", (0.35, 0.70, 1.05, 1.16)),
    Person("E1042", "Devon Whitfield", "Help Desk Technician", DESK, OFFICE, "2019-10-14", (0.10, 0.45, 0.68, 0.70)),
    Person("E1055", "Priya Raghunathan", "Help Desk Technician", DESK, OFFICE, "2021-01-11", (0.30, 0.80, 1.10, 1.26)),
    Person("E1061", "Tomás Arriaga", "Help Desk Technician", DESK, OFFICE, "2021-08-02", (0.20, 0.75, 1.15, 1.36),
           also_known_as="Tommy Arriaga"),
    Person("E1102", "Kayla Brannigan", "Help Desk Technician", DESK, OFFICE, "2026-07-13", (0, 0, 0, 0.84)),
    Person("E1047", "Jerome Okafor", "Help Desk Technician", DESK, OFFICE, "2020-02-03", (0.10, 0.40, 0.62, 0.60)),
    Person("E1070", "Linh Đặng", "Help Desk Technician", DESK, OFFICE, "2022-09-06", (0.20, 0.72, 0.98, 1.11)),
    Person("E1094", "Stacy Kowalczyk", "Help Desk Technician", DESK, OFFICE, "2025-09-02", (0, 0.60, 0.85, 0.88)),
    Person("E1039", "Omar Haddad-Reyes", "Help Desk Technician", DESK, OFFICE, "2018-08-13", (0.20, 0.55, 0.75, 0.80),
           weekly_hours=1),
    Person("E1005", "Luis Montemayor", "Field Support Lead", FIELD, DEPOT, "2012-07-09", (0.30, 0.68, 1.05, 1.15)),
    Person("E1028", "Brandi Tuttle", "Site Tech", FIELD, "Mesa Elementary", "2017-08-07", (0.15, 0.50, 0.72, 0.77)),
    Person("E1031", "Hector Villaseñor", "Site Tech", FIELD, "Alta High", "2018-01-08", (0.25, 0.78, 1.05, 1.14)),
    Person("E1044", "Shawn O'Rourke", "Site Tech", FIELD, "Vista Middle", "2019-11-04", (0.20, 0.65, 0.90, 0.80),
           on_the_wall=False),
    Person("E1066", "Pa Houa Vang", "Site Tech", FIELD, "Delta Elementary", "2022-01-10", (0.35, 1.16, 1.25, 1.42),
           also_known_as="PaHoua Vang; Pa-Houa Vang"),
    Person("E1017", "Curtis Blankenship", "Warehouse Tech", FIELD, DEPOT, "2009-03-16", (0, 0, 0, 0)),
    Person("E1073", "Fatima Zaidi", "Site Tech", FIELD, "Canal High", "2023-01-09", (0.20, 0.70, 1.00, 1.22)),
    Person("E1108", "Andre Petitjean", "Site Tech", FIELD, "Millbrook Middle", "2026-09-14", (0, 0, 0, 0.82)),
    Person("E1021", "Harold Pruitt", "Site Tech", FIELD, "Millbrook Middle", "2011-08-08", (0.15, 0.50, 0.60, 0),
           left="2026-06-26"),
    Person("E1008", "Grace Nakagawa", "Network Manager", NETWORK, DEPOT, "2013-02-04", (0.45, 0.72, 1.20, 1.42)),
    Person("E1034", "Wesley Thornburg", "Network Engineer", NETWORK, DEPOT, "2018-05-21", (0.35, 0.78, 1.05, 1.20)),
    Person("E1051", "Ivan Marchetti", "Network Technician", NETWORK, DEPOT, "2020-08-10", (0.25, 0.68, 0.85, 0.87)),
    Person("E1058", "Yesenia Quiroz", "Network Technician", NETWORK, DEPOT, "2021-06-14", (0.30, 0.80, 1.12, 1.28)),
    Person("E1063", "Bao Trinh", "Network Technician", NETWORK, DEPOT, "2021-10-04", (0.45, 1.20, 1.35, 1.55)),
    Person("E1079", "Rachel Steinhoff", "Network Technician", NETWORK, DEPOT, "2023-08-07", (0.25, 0.78, 1.05, 1.18)),
    Person("E1011", "Denise Abernathy", "Systems Manager", STUDENT, OFFICE, "2010-07-06", (0.35, 0.76, 1.08, 1.28)),
    Person("E1049", "Rohan Kulkarni", "Systems Analyst", STUDENT, OFFICE, "2020-06-15", (0.40, 1.22, 1.25, 1.34),
           on_the_wall=False),
    Person("E1068", "Noelle Sandoval", "Systems Specialist", STUDENT, OFFICE, "2022-07-05", (0.20, 0.66, 0.85, 0.87)),
    Person("E1075", "Élodie Marchand", "Systems Specialist", STUDENT, OFFICE, "2023-03-13", (0.25, 0.76, 1.05, 1.13)),
    Person("E1036", "Victor Pacheco", "Systems Analyst", STUDENT, OFFICE, "2018-06-18", (0.30, 0.80, 1.05, 1.18)),
    Person("E1053", "Amara Nwosu", "Security Lead", SECURITY, OFFICE, "2020-10-05", (0.45, 1.18, 1.32, 1.52)),
    Person("E1026", "Peter Lindqvist", "Database Engineer", SECURITY, OFFICE, "2016-09-12", (0.25, 0.75, 1.06, 1.22)),
    Person("E1081", "Xochitl Barragán", "Data Analyst", SECURITY, OFFICE, "2024-02-05", (0.35, 0.82, 1.20, 1.38)),
    Person("E1057", "Jasmine Falk", "Learning Designer", TEACHING, OFFICE, "2021-04-05", (0.45, 1.17, 1.25, 1.38)),
    Person("E1014", "Gwendolyn Ashby", "Learning Designer", TEACHING, OFFICE, "2010-08-02", (0.40, 0.75, 1.10, 1.30),
           weekly_hours=1),
    Person("E1083", "Quentin Yazzie", "Learning Designer", TEACHING, OFFICE, "2024-06-10", (0.30, 0.76, 1.05, 1.18)),
)  # fmt: skip

BY_NAME = {person.name: person for person in PEOPLE}
HOURS_CHANGED = {  # name: last day of the old spell, first day of the new, hours a week of the old
    "Rachel Steinhoff": ("2026-01-02", "2026-01-05", 1.0),
}


def weekly_hours(person: Person, day: date) -> float:
    """The hours a week a person promised on a day [h]."""
    last_old_day, _, old_hours = HOURS_CHANGED.get(person.name, ("", "", 0.0))
    return old_hours if day.isoformat() <= last_old_day else person.weekly_hours


def staff_rows() -> list[dict[str, str]]:
    """The rows of Staff in order of team and ID; a person whose hours changed has one row per spell."""
    return [row for person in sorted(PEOPLE, key=lambda p: (p.team, p.id)) for row in _spells(person)]


def _spells(person: Person) -> list[dict[str, str]]:
    row = {
        "Name": person.name, "ID": person.id, "Email": _email(person.name), "Role": person.role, "Team": person.team,
        "Site": person.site, "Started": person.started, "Left": person.left, "Weekly hours": f"{person.weekly_hours:g}",
        "Also known as": person.also_known_as, "On the wall": "Yes" if person.on_the_wall else "No",
    }  # fmt: skip
    if person.name not in HOURS_CHANGED:
        return [row]
    last_old_day, first_new_day, old_hours = HOURS_CHANGED[person.name]
    return [row | {"Left": last_old_day, "Weekly hours": f"{old_hours:g}"}, row | {"Started": first_new_day}]


def _email(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("Đ", "D").replace("'", "")).encode("ascii", "ignore").decode()
    first, *rest = plain.lower().split()
    return f"{first}.{''.join(rest)}@example.org"
