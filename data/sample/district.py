"""Which days does the invented district work, and which schools does it have?"""

from __future__ import annotations

from datetime import date, timedelta

FIRST_DAY = date(2024, 7, 1)
LAST_DAY = date(2026, 11, 20)  # a Friday: the last day anybody logged

CLOSED_FOR_EVERYONE = (  # first day, last day, kind
    ("2024-07-04", "2024-07-05", "Closed"),
    ("2024-09-02", "2024-09-02", "Closed"),
    ("2024-11-11", "2024-11-11", "Closed"),
    ("2024-11-25", "2024-11-29", "Break"),
    ("2024-12-23", "2025-01-03", "Break"),
    ("2025-01-20", "2025-01-20", "Closed"),
    ("2025-02-17", "2025-02-17", "Closed"),
    ("2025-03-31", "2025-04-04", "Break"),
    ("2025-05-26", "2025-05-26", "Closed"),
    ("2025-06-19", "2025-06-19", "Closed"),
    ("2025-06-30", "2025-07-04", "Closed"),
    ("2025-09-01", "2025-09-01", "Closed"),
    ("2025-11-11", "2025-11-11", "Closed"),
    ("2025-11-24", "2025-11-28", "Break"),
    ("2025-12-22", "2026-01-02", "Break"),
    ("2026-01-19", "2026-01-19", "Closed"),
    ("2026-02-16", "2026-02-16", "Closed"),
    ("2026-03-30", "2026-04-03", "Break"),
    ("2026-05-25", "2026-05-25", "Closed"),
    ("2026-06-19", "2026-06-19", "Closed"),
    ("2026-07-01", "2026-07-03", "Closed"),
    ("2026-09-07", "2026-09-07", "Closed"),
    ("2026-11-11", "2026-11-11", "Closed"),
    ("2026-11-23", "2026-11-27", "Break"),
    ("2026-12-21", "2027-01-01", "Break"),
    ("2027-03-29", "2027-04-02", "Break"),
)

SCHOOL_OPENS = {  # Monday of a week: how much of the usual time was left when school opened
    "2024-08-05": 0.4, "2024-08-12": 0.5, "2025-08-04": 0.42, "2025-08-11": 0.55, "2025-08-18": 0.85,
    "2026-08-03": 0.44, "2026-08-10": 0.54, "2026-08-17": 0.86,
}  # fmt: skip

LEAVE = (  # name, first day, last day
    ("Jerome Okafor", "2025-02-10", "2025-03-21"),
    ("Denise Abernathy", "2025-07-14", "2025-07-25"),
    ("Hector Villaseñor", "2025-10-20", "2025-10-24"),
    ("Noelle Sandoval", "2026-02-09", "2026-05-01"),
    ("Wesley Thornburg", "2026-04-06", "2026-04-10"),
    ("Victor Pacheco", "2026-07-13", "2026-07-24"),
    ("Yesenia Quiroz", "2026-07-27", "2026-08-05"),
    ("Fatima Zaidi", "2026-10-05", "2026-10-16"),
    ("Devon Whitfield", "2026-10-26", "2026-11-06"),
)

TITLE_I = (
    "Arroyo Elementary", "Cottonwood Elementary", "Delta Elementary", "El Rio Elementary", "Harbor Elementary",
    "Mesa Elementary", "Norte Elementary", "Sunridge Elementary", "Millbrook Middle", "Tule Middle", "Canal High",
)  # fmt: skip
OTHER_SCHOOLS = (
    "Bayview Elementary", "Foothill Elementary", "Garden Elementary", "Ironwood Elementary", "Juniper Elementary",
    "Laurel Elementary", "Olive Elementary", "Parkside Elementary", "Quail Middle", "Sierra Middle", "Union Middle",
    "Vista Middle", "Alta High", "Westlake High", "Yucca High",
)  # fmt: skip


def time_off_rows() -> list[dict[str, str]]:
    """The rows of Time off: closures and breaks for everyone, then leave of a few, in order of the first day."""
    closed = [("Everyone", first, last, kind) for first, last, kind in CLOSED_FOR_EVERYONE]
    leave = [(name, first, last, "Leave") for name, first, last in LEAVE]
    rows = sorted(closed + leave, key=lambda row: (row[1], row[0]))
    return [dict(zip(("Name", "First day", "Last day", "Kind"), row, strict=True)) for row in rows]


def school_rows() -> list[dict[str, str]]:
    """The rows of Schools in order of their names."""
    sites = sorted((*TITLE_I, *OTHER_SCHOOLS))
    return [{"Site": site, "Level": site.split()[-1], "Title I": "Yes" if site in TITLE_I else "No"} for site in sites]


def mondays() -> list[date]:
    """The Mondays of every week of the sample, the first to the last."""
    return [FIRST_DAY + timedelta(weeks=week) for week in range((LAST_DAY - FIRST_DAY).days // 7 + 1)]


def working_days(monday: date, name: str) -> list[date]:
    """The days from Monday to Friday of one week on which the department works and the person is not on leave."""
    week = (monday + timedelta(days=day) for day in range(5))
    return [day for day in week if day <= LAST_DAY and not _is_off(day, name)]


def school_year(day: date) -> int:
    """The calendar year in which the school year of a day began: 2026 for 2026-27."""
    return day.year if day.month >= 7 else day.year - 1


def _is_off(day: date, name: str) -> bool:
    written = day.isoformat()
    closed = any(first <= written <= last for first, last, _ in CLOSED_FOR_EVERYONE)
    return closed or any(first <= written <= last for who, first, last in LEAVE if who == name)
