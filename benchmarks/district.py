"""A district as large as one likes: invented, clean, and the same bytes every time.

Sized like the real thing: a person writes about 50 rows a year, so 5,000 rows are an IT department of 100 people and
1,000,000 rows a district of 20,000.
"""

from __future__ import annotations

import csv
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np

ROWS_A_PERSON = 50
AS_OF = date(2026, 6, 12)  # a Friday near the end of the school year
FIRST_DAY = np.datetime64("2025-07-01")
DAYS = 346  # from the first day to AS_OF, not including it

_SOUNDS = [a + b for a, b in product("BDFGKLMNPRSTVZ", ("a", "e", "i", "o", "u"))]
TOPICS = ["Networking", "Security", "Cloud", "Data", "Help desk", "Linux", "Leadership", "Instructional technology"]
_TYPES = ["Self-study", "Course", "Exam prep", "Meeting", "Workshop", "Event"]
_HOURS = ["0.25", "0.5", "0.75", "1", "1.5", "2", "3", "1:30", "45 min", "90 min"]
_STATUSES = ["Done", "Done", "Done", "", "In progress", "Planned"]
_VENDORS, _LEVELS = ("Nimbus", "Ferrous", "Atlas", "Quill"), ("I", "II", "III")
CERTIFICATES = [f"{vendor} {level}" for vendor in _VENDORS for level in _LEVELS]
# A comma in some of them: those cells stand in quotation marks.
_ACTIVITIES = [f"{topic}, part {n}" if n % 8 == 0 else f"{topic} part {n}" for topic in TOPICS for n in range(1, 51)]

Cells = dict[str, np.ndarray | list[str]]


def write_log(path: Path, rows: int, seed: int = 0) -> None:
    """A bare PD log of ``rows`` rows and eleven columns as one CSV file."""
    write_csv(path, log_cells(rows, np.random.default_rng([seed, rows])))


def people_of(rows: int, rows_a_person: int = ROWS_A_PERSON) -> np.ndarray:
    """Everybody in a log of so many rows: invented first and last names, all different."""
    count, many = max(rows // rows_a_person, 4), len(_SOUNDS)
    return np.array([f"{_name(n % many, n // many)} {_name(n // 7 % many, n % (many - 1))}" for n in range(count)])


def log_cells(rows: int, chance: np.random.Generator, people: np.ndarray | None = None) -> Cells:
    """A PD log in order of the day: each header with its cells."""
    people = people_of(rows) if people is None else people
    who, day = chance.integers(0, len(people), rows), np.sort(chance.integers(0, DAYS, rows))
    topic = chance.integers(0, len(TOPICS), rows)
    entered = (FIRST_DAY + day).astype("datetime64[s]") + chance.integers(0, 10 * 86_400, rows)
    return {
        "Date": (FIRST_DAY + day).astype("str"),
        "Name": people[who],
        "Hours": chance.choice(_HOURS, rows),
        "Email": emails(people)[who],
        "Activity": np.array(_ACTIVITIES)[topic * 50 + chance.integers(0, 50, rows)],
        "Type": chance.choice(_TYPES, rows),
        "Topic": np.array(TOPICS)[topic],
        "Provider": np.array([f"Provider {n}" for n in range(200)])[chance.integers(0, 200, rows)],
        "Status": chance.choice(_STATUSES, rows),
        "Certificate": np.where(chance.random(rows) < 0.005, chance.choice(CERTIFICATES, rows), ""),
        "Timestamp": np.char.replace(entered.astype("str"), "T", " "),
    }


def emails(people: np.ndarray) -> np.ndarray:
    """An address for each of the people."""
    return np.array([f"{name.lower().replace(' ', '.')}.{n}@example.org" for n, name in enumerate(people)])


def write_csv(path: Path, cells: Cells) -> None:
    """One tab as a CSV file."""
    columns = [np.asarray(column).tolist() for column in cells.values()]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(cells)
        writer.writerows(zip(*columns, strict=True))


def _name(first: int, second: int) -> str:
    return _SOUNDS[first] + _SOUNDS[second % len(_SOUNDS)].lower() + "n"
