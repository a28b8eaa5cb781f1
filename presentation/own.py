"""What is left of the records when one person looks at their own?"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pandas as pd

from data import Records
from data.frames import COUNTS, NOTES, empty_list
from data.person_rows import SEVERAL, own, without_goals_of_others, worn_off
from data.schema import TABLES


def of_person(records: Records, person: str) -> Records:
    """The records of one person: their own rows, days off for everyone, schools, what their role asks for; no survey.

    Of a meeting or a session that others were at too only their own part is left. Words that only others' rows used are
    gone from the categories as well, for those are sent along.
    """
    frames = {table.key: _own(getattr(records, table.key), person) for table in TABLES}
    roles = set(frames["staff"]["role"].dropna())
    frames["required"] = records.required[records.required["role"].isin(roles)]
    frames["pulse"] = records.pulse.head(0)
    frames["service"] = without_goals_of_others(frames["service"], frames["goals"], records.goals)
    lists = {"people": _own(records.people, person), "refused": records.refused[records.refused["person"] == person]}
    return replace(
        records,
        **{key: worn_off(frame) for key, frame in (frames | lists).items()},
        counts=empty_list(COUNTS),
        notes=empty_list(NOTES),
        version=f"{records.version} own {opaque(person)}",
    )


def opaque(person: str) -> str:
    """What stands for a person in an address: it names nobody, and it is the same tomorrow."""
    return sha256(f"two-hours {person}".encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _own(frame: pd.DataFrame, person: str) -> pd.DataFrame:
    """Their rows and days off for everyone; all of what names nobody."""
    if "everyone" in frame:
        return frame[(frame["person"] == person) | frame["everyone"]]
    return own(frame, (person,)) if {"person", *SEVERAL} & set(frame) else frame
