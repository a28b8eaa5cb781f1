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
_TOPICS = ["Networking", "Security", "Cloud", "Data", "Help desk", "Linux", "Leadership", "Instructional technology"]
_TYPES = ["Self-study", "Course", "Exam prep", "Meeting", "Workshop", "Coaching"]
_HOURS = ["0.25", "0.5", "0.75", "1", "1.5", "2", "3", "1:30", "45 min", "90 min"]
_STATUSES = ["Done", "Done", "Done", "", "In progress", "Planned"]
_CERTIFICATES = [f"{vendor} {level}" for vendor in ("Nimbus", "Ferrous", "Atlas", "Quill") for level in ("I", "II", "III")]
# A comma in some of them: those cells stand in quotation marks.
_ACTIVITIES = [f"{topic}, part {n}" if n % 8 == 0 else f"{topic} part {n}" for topic in _TOPICS for n in range(1, 51)]

Cells = dict[str, np.ndarray | list[str]]


def write_log(path: Path, rows: int, seed: int = 0) -> None:
    """A bare PD log of ``rows`` rows and eleven columns as one CSV file."""
    _write(path, _log(rows, np.random.default_rng([seed, rows])))


def write_folder(folder: Path, rows: int, seed: int = 0) -> None:
    """The same log and seven tabs more that fit to it, one CSV file each."""
    chance = np.random.default_rng([seed, rows])
    tabs = {"PD log": _log(rows, chance)}
    for tab, make in _TABS.items():
        tabs[tab] = make(_people(rows), chance)
    for tab, cells in tabs.items():
        _write(folder / f"{tab}.csv", cells)


def _people(rows: int) -> np.ndarray:
    """Invented first and last names, all different."""
    count, many = max(rows // ROWS_A_PERSON, 4), len(_SOUNDS)
    return np.array([f"{_name(n % many, n // many)} {_name(n // 7 % many, n % (many - 1))}" for n in range(count)])


def _name(first: int, second: int) -> str:
    return _SOUNDS[first] + _SOUNDS[second % len(_SOUNDS)].lower() + "n"


def _log(rows: int, chance: np.random.Generator) -> Cells:
    people = _people(rows)
    who, day = chance.integers(0, len(people), rows), np.sort(chance.integers(0, DAYS, rows))
    topic = chance.integers(0, len(_TOPICS), rows)
    entered = (FIRST_DAY + day).astype("datetime64[s]") + chance.integers(0, 10 * 86_400, rows)
    return {
        "Date": (FIRST_DAY + day).astype("str"),
        "Name": people[who],
        "Hours": chance.choice(_HOURS, rows),
        "Email": _emails(people)[who],
        "Activity": np.array(_ACTIVITIES)[topic * 50 + chance.integers(0, 50, rows)],
        "Type": chance.choice(_TYPES, rows),
        "Topic": np.array(_TOPICS)[topic],
        "Provider": np.array([f"Provider {n}" for n in range(200)])[chance.integers(0, 200, rows)],
        "Status": chance.choice(_STATUSES, rows),
        "Certificate": np.where(chance.random(rows) < 0.005, chance.choice(_CERTIFICATES, rows), ""),
        "Timestamp": np.char.replace(entered.astype("str"), "T", " "),
    }


def _staff(people: np.ndarray, chance: np.random.Generator) -> Cells:
    teams = max(len(people) // 12, 2)
    return {
        "Name": people,
        "Email": _emails(people),
        "Team": [f"Team {n % teams}" for n in range(len(people))],
        "Started": _days(chance, len(people), -2000, 200),
        "Weekly hours": chance.choice(["2", "2", "2", "1"], len(people)),
    }


def _time_off(people: np.ndarray, chance: np.random.Generator) -> Cells:
    first = chance.integers(0, DAYS - 10, len(people) // 4)
    closed = {"2025-12-22": "2026-01-02", "2026-03-16": "2026-03-20"}
    return {
        "Name": ["Everyone"] * len(closed) + chance.permutation(people)[: len(first)].tolist(),
        "First day": [*closed, *(FIRST_DAY + first).astype("str")],
        "Last day": [*closed.values(), *(FIRST_DAY + first + 6).astype("str")],
        "Kind": ["Closed"] * len(closed) + ["Leave"] * len(first),
    }


def _goals(people: np.ndarray, chance: np.random.Generator) -> Cells:
    set_on = chance.integers(-200, DAYS - 60, 2 * len(people))
    done_on = set_on + chance.integers(20, 250, len(set_on))
    return {
        "Name": np.repeat(people, 2),
        "Goal": _goal_texts(people),
        "Topic": chance.choice(_TOPICS, len(set_on)),
        "Set on": (FIRST_DAY + set_on).astype("str"),
        "Due": (FIRST_DAY + set_on + 120).astype("str"),
        "Done on": np.where(done_on < DAYS, (FIRST_DAY + done_on).astype("str"), ""),
    }


def _milestones(people: np.ndarray, chance: np.random.Generator) -> Cells:
    count = 6 * len(people)
    due = chance.integers(-100, DAYS + 60, count)
    return {
        "Name": np.repeat(people, 6),
        "Goal": np.repeat(_goal_texts(people), 3),
        "Milestone": [f"Step {n % 3 + 1}" for n in range(count)],
        "Due": (FIRST_DAY + due).astype("str"),
        "Done on": np.where(due < DAYS - 20, (FIRST_DAY + due + chance.integers(-20, 20, count)).astype("str"), ""),
        "Weight": chance.choice(["1", "2"], count),
    }


def _certifications(people: np.ndarray, chance: np.random.Generator) -> Cells:
    first, step = chance.integers(0, len(_CERTIFICATES), len(people)), chance.integers(1, 5, len(people))
    held = np.column_stack([first, (first + step) % len(_CERTIFICATES)]).ravel()  # two different ones each
    earned = chance.integers(-1000, DAYS, len(held))
    return {
        "Name": np.repeat(people, 2),
        "Certification": np.array(_CERTIFICATES)[held],
        "Issuer": np.array([name.split()[0] for name in _CERTIFICATES])[held],
        "Topic": np.array(_TOPICS)[held % len(_TOPICS)],
        "Earned": (FIRST_DAY + earned).astype("str"),
        "Expires": (FIRST_DAY + earned + 1095).astype("str"),
    }


def _service(people: np.ndarray, chance: np.random.Generator) -> Cells:
    count = max(len(people) // 2, 4)
    sites = _sites(people)
    return {
        "Date": _days(chance, count, 0, DAYS),
        "Name": [f"{one}; {other}" for one, other in zip(people, np.roll(people, 1), strict=True)][:count],
        "Site": np.array(sites)[chance.integers(0, len(sites), count)],
        "Activity": chance.choice(["Hour of Code club", "Robotics table", "Staying safe online"], count),
        "Students": chance.integers(5, 120, count).astype("str"),
    }


def _schools(people: np.ndarray, chance: np.random.Generator) -> Cells:
    sites = _sites(people)
    return {"Site": sites, "Level": chance.choice(["Elementary", "High"], len(sites)),
            "Title I": chance.choice(["Yes", "No"], len(sites))}  # fmt: skip


_TABS = {
    "Staff": _staff, "Time off": _time_off, "Goals": _goals, "Milestones": _milestones,
    "Certifications": _certifications, "Service": _service, "Schools": _schools,
}  # fmt: skip


def _emails(people: np.ndarray) -> np.ndarray:
    return np.array([f"{name.lower().replace(' ', '.')}.{n}@example.org" for n, name in enumerate(people)])


def _goal_texts(people: np.ndarray) -> list[str]:
    return [f"{verb} {_TOPICS[n % len(_TOPICS)]}" for n in range(len(people)) for verb in ("Learn", "Teach")]


def _sites(people: np.ndarray) -> list[str]:
    return [f"School {n}" for n in range(max(len(people) // 40, 4))]


def _days(chance: np.random.Generator, count: int, first: int, last: int) -> np.ndarray:
    return (FIRST_DAY + chance.integers(first, last, count)).astype("str")


def _write(path: Path, cells: Cells) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(cells)
        writer.writerows(zip(*(column.tolist() if isinstance(column, np.ndarray) else column for column in cells.values()), strict=True))
