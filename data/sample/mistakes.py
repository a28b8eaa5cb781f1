"""A dozen honest typing mistakes, so that Sheet check has something to say."""

from __future__ import annotations

Row = dict[str, str]

# The row (who, from which day on, which column gets what). Each is refused, whole, for a reason of its own.
REFUSED = (
    ("Devon Whitfield", "2025-10-06", "Hours", "2-3"),
    ("Brandi Tuttle", "2026-09-21", "Hours", "~2"),
    ("Jerome Okafor", "2026-10-19", "Hours", "TBD"),
    ("Victor Pacheco", "2026-02-02", "Hours", "1.30"),
    ("Noelle Sandoval", "2025-11-17", "Hours", "all day"),
    ("Ivan Marchetti", "2026-03-09", "Hours", ""),
    ("Fatima Zaidi", "2026-04-27", "Date", "31 April 2026"),
    ("Yesenia Quiroz", "2026-09-14", "Date", "2062-09-16"),
    ("Maria Castellanos", "2026-10-12", "Name", "Marai Castellanos"),
    ("Kayla Brannigan", "2026-09-28", "Name", "Kayla"),
)  # fmt: skip
# Two cells that may be blank: the row is used, the cell is not.
BLANKED = (
    ("Peter Lindqvist", "2026-10-05", "Own time", "maybe"),
    ("Stacy Kowalczyk", "2026-03-16", "Link", "see email"),
)  # fmt: skip
# Unusual and read without a doubt.
UNDERSTOOD = (
    ("Denise Abernathy", "2025-09-03", "Date", "Sept 3, 2025"),
    ("Wesley Thornburg", "2025-09-04", "Date", "9/4/2025"),  # September: the next two can only be month first
    ("Wesley Thornburg", "2025-09-24", "Date", "9/24/2025"),
    ("Wesley Thornburg", "2025-10-15", "Date", "10/15/2025"),
    ("Élodie Marchand", "2026-01-12", "Hours", "90 min"),
    ("Linh Đặng", "2026-02-23", "Hours", "1h30"),
    ("Peter Lindqvist", "2026-06-01", "Hours", "1:30"),
    ("Rachel Steinhoff", "2026-05-04", "Name", "Steinhoff, Rachel"),
    ("Luis Montemayor", "2026-08-24", "Name", "LUIS MONTEMAYOR"),
    ("Tomás Arriaga", "2026-06-08", "Name", "Tommy Arriaga"),
)  # fmt: skip
# In other tabs: the first row with this text in this column gets that text instead.
ELSEWHERE = {
    "Meetings": ("Present", "Priya Raghunathan; Tomás", "Priya Ragunathan; Tomás"),  # the others still count
    "Service": ("Site", "Arroyo Elementary", "Arroyo Elementry"),  # the session counts, the school does not
    "Pulse": ("Score", "5", "7"),
}
PASTED_TWICE = ("Shawn O'Rourke", "2026-09-07")
TOTAL_AFTER = ("Bao Trinh", "2026-06-22")
TOTAL = {"Name": "Total", "Hours": "2986.5"}  # somebody added up the year


def with_mistakes(rows: list[Row]) -> list[Row]:
    """The log as the department typed it: some cells otherwise, one row pasted twice, one total."""
    typed = [dict(row) for row in rows]
    for name, day, column, text in (*REFUSED, *BLANKED, *UNDERSTOOD):
        typed[_first(rows, name, day)][column] = text
    twice, total = _first(rows, *PASTED_TWICE), _first(rows, *TOTAL_AFTER)
    typed.insert(twice + 1, dict(typed[twice]))  # the later of the two places first, so that the other stays true
    typed.insert(total + 1, TOTAL)
    return typed


def mistyped(tab: str, rows: list[Row]) -> list[Row]:
    """The rows of another tab as they were typed: one cell otherwise."""
    column, meant, typed = ELSEWHERE[tab]
    at = next(at for at, row in enumerate(rows) if meant in row[column])
    return [*rows[:at], rows[at] | {column: rows[at][column].replace(meant, typed)}, *rows[at + 1 :]]


def _first(rows: list[Row], name: str, day: str) -> int:
    """The place of a person's first row on or after a day that is neither a meeting nor an exam."""
    return next(at for at, row in enumerate(rows) if row["Name"] == name and row["Date"] >= day and _is_study(row))


def _is_study(row: Row) -> bool:
    return row["Type"] != "Meeting" and not row["Certificate"]
