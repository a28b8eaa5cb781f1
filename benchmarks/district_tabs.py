"""The other tabs of an invented district, fit to its log: who works there, what they aim at, what they hold and give."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from benchmarks.district import (
    CERTIFICATES,
    DAYS,
    FIRST_DAY,
    ROWS_A_PERSON,
    TOPICS,
    Cells,
    emails,
    log_cells,
    people_of,
    write_csv,
)


def write_folder(folder: Path, rows: int, seed: int = 0, rows_a_person: int = ROWS_A_PERSON) -> None:
    """The same log and ten tabs more that fit to it, one CSV file each."""
    chance, people = np.random.default_rng([seed, rows]), people_of(rows, rows_a_person)
    tabs = {"PD log": log_cells(rows, chance, people)}
    for tab, make in _TABS.items():
        tabs[tab] = make(people, chance)
    for tab, cells in tabs.items():
        write_csv(folder / f"{tab}.csv", cells)


def _staff(people: np.ndarray, chance: np.random.Generator) -> Cells:
    teams = max(len(people) // 12, 2)
    return {
        "Name": people,
        "Email": emails(people),
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
        "Topic": chance.choice(TOPICS, len(set_on)),
        "Set on": (FIRST_DAY + set_on).astype("str"),
        "Due": (FIRST_DAY + set_on + 120).astype("str"),
        "Done on": np.where(done_on < DAYS, (FIRST_DAY + done_on).astype("str"), ""),
        "Certification": np.where(chance.random(len(set_on)) < 0.6, chance.choice(CERTIFICATES, len(set_on)), ""),
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
    first, step = chance.integers(0, len(CERTIFICATES), len(people)), chance.integers(1, 5, len(people))
    held = np.column_stack([first, (first + step) % len(CERTIFICATES)]).ravel()  # two different ones each
    earned = chance.integers(-1000, DAYS, len(held))
    return {
        "Name": np.repeat(people, 2),
        "Certification": np.array(CERTIFICATES)[held],
        "Issuer": np.array([name.split()[0] for name in CERTIFICATES])[held],
        "Topic": np.array(TOPICS)[held % len(TOPICS)],
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
        "Topic": chance.choice(TOPICS, count),
    }


def _schools(people: np.ndarray, chance: np.random.Generator) -> Cells:
    sites = _sites(people)
    return {"Site": sites, "Level": chance.choice(["Elementary", "High"], len(sites)),
            "Title I": chance.choice(["Yes", "No"], len(sites))}  # fmt: skip


def _meetings(people: np.ndarray, chance: np.random.Generator) -> Cells:
    """A meeting for every ten people, led by one of them and with eight to ten of them there."""
    tens = [people[first : first + 10] for first in range(0, len(people), 10)]
    return {
        "Date": _days(chance, len(tens), 0, DAYS),
        "Topic": [f"{topic} 101" for topic in chance.choice(TOPICS, len(tens))],
        "PD hours": chance.choice(["0", "0.5", "1"], len(tens)),
        "Total hours": ["1"] * len(tens),
        "Led by": [ten[0] for ten in tens],
        "Present": ["; ".join(ten[: chance.integers(8, 11)]) for ten in tens],
        "Area": chance.choice(TOPICS, len(tens)),
    }


def _needs(people: np.ndarray, chance: np.random.Generator) -> Cells:
    raised, took = chance.integers(0, DAYS - 60, len(people)), chance.integers(1, 60, len(people))
    answered = chance.random(len(people)) < 0.8
    return {
        "Raised on": (FIRST_DAY + raised).astype("str"),
        "Name": people,
        "Need": [f"A voucher for {name}" for name in chance.choice(CERTIFICATES, len(people))],
        "Kind": chance.choice(["Time", "Money", "Equipment"], len(people)),
        "Cost": chance.choice(["", "99.95", "250"], len(people)),
        "Answered on": np.where(answered, (FIRST_DAY + raised + took).astype("str"), ""),
        "Answer": np.where(answered, chance.choice(["Yes", "No", "Later"], len(people)), ""),
    }


def _pulse(people: np.ndarray, chance: np.random.Generator) -> Cells:
    count = 2 * len(people)
    return {
        "Date": chance.choice(["2025-10-15", "2026-05-13"], count),
        "Statement": chance.choice(["I have time to learn", "My work is seen"], count),
        "Score": chance.integers(1, 6, count).astype("str"),
        "Years of service": chance.choice(["0-4", "5-9", "10 or more"], count),
    }


_TABS = {
    "Staff": _staff, "Time off": _time_off, "Goals": _goals, "Milestones": _milestones,
    "Certifications": _certifications, "Service": _service, "Schools": _schools, "Meetings": _meetings,
    "Needs": _needs, "Pulse": _pulse,
}  # fmt: skip


def _goal_texts(people: np.ndarray) -> list[str]:
    return [f"{verb} {TOPICS[n % len(TOPICS)]}" for n in range(len(people)) for verb in ("Learn", "Teach")]


def _sites(people: np.ndarray) -> list[str]:
    return [f"School {n}" for n in range(max(len(people) // 40, 4))]


def _days(chance: np.random.Generator, count: int, first: int, last: int) -> np.ndarray:
    return (FIRST_DAY + chance.integers(first, last, count)).astype("str")
