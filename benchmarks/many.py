"""Millions of goals, milestones and certifications, as tidy leaves them: no district of a log of so many rows has as many."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.certifications import history
from benchmarks import district
from benchmarks.district import AS_OF
from data.frames import category

ROWS_A_PERSON = 4
CERTIFICATIONS = [f"Certification {n:02d}" for n in range(40)]
ISSUERS = [f"Issuer {n}" for n in range(7)]
VALID = [365, 730, 1095, 0]  # days; 0: does not expire
TOPICS = sorted(district.TOPICS)
GOALS = [f"Goal {n}" for n in range(3)]
MOMENT = "datetime64[us]"
TODAY = np.datetime64(AS_OF)


def certification_history(rows: int, seed: int = 0) -> pd.DataFrame:
    """The history of so many certifications, of a quarter as many people, over four years; a few rows fall together."""
    chance = np.random.default_rng([seed, rows])
    which, valid = chance.integers(0, len(CERTIFICATIONS), rows), chance.choice(VALID, rows, p=[0.3, 0.3, 0.2, 0.2])
    earned = TODAY - 700 + chance.integers(-700, 700, rows)
    return history(
        pd.DataFrame(
            {
                **_people(chance, rows),
                "certification": category(which.astype("int8"), CERTIFICATIONS),
                "issuer": category((which % len(ISSUERS)).astype("int8"), ISSUERS),
                "topic": category((which % len(TOPICS)).astype("int8"), TOPICS),
                "goal": category(np.full(rows, -1, dtype="int8"), GOALS),
                "earned_on": earned.astype(MOMENT),
                "expires_on": np.where(valid == 0, np.datetime64("NaT"), earned + valid).astype(MOMENT),
            },
            copy=False,
        )
    )


def milestones(rows: int, seed: int = 0) -> pd.DataFrame:
    """So many milestones of three goals a person; half of them reached, some on a day to come."""
    chance = np.random.default_rng([seed, rows])
    done = TODAY + chance.integers(-300, 60, rows)
    return pd.DataFrame(
        {
            **_people(chance, rows),
            "goal": category(chance.integers(0, len(GOALS), rows).astype("int8"), GOALS),
            "weight": pd.array(chance.choice([1, 2, 0.5], rows), dtype="Float64"),
            "done_on": np.where(chance.random(rows) < 0.5, done, np.datetime64("NaT")).astype(MOMENT),
        },
        copy=False,
    )


def goals(rows: int, seed: int = 0) -> pd.DataFrame:
    """So many goals of eight topics: reached, dropped, both, or neither."""
    chance = np.random.default_rng([seed, rows])
    set_on = TODAY + chance.integers(-500, 20, rows)
    done, dropped = set_on + chance.integers(10, 300, rows), set_on + chance.integers(10, 300, rows)
    nothing = np.datetime64("NaT")
    return pd.DataFrame(
        {
            **_people(chance, rows),
            "topic": category(chance.integers(0, len(TOPICS), rows).astype("int8"), TOPICS),
            "set_on": set_on.astype(MOMENT),
            "due_on": (set_on + 180).astype(MOMENT),
            "done_on": np.where(chance.random(rows) < 0.5, done, nothing).astype(MOMENT),
            "dropped_on": np.where(chance.random(rows) < 0.1, dropped, nothing).astype(MOMENT),
        },
        copy=False,
    )


def _people(chance: np.random.Generator, rows: int) -> dict[str, pd.Categorical]:
    people = max(rows // ROWS_A_PERSON, 1)
    codes, words = chance.integers(0, people, rows).astype("int32"), [f"P{n:08d}" for n in range(people)]
    return {"person": category(codes, words), "name": category(codes, words)}
