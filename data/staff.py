"""Who is on the staff, and until when?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from data.answers import Answers
from data.draft import Draft
from data.named import Named
from data.pairs import in_order
from data.parse.names import check_name
from data.parse.reading import Unreadable
from data.people import Roster


def judge_staff(staff: Draft) -> Named:
    """Tell the people of a Staff tab apart (id, else e-mail, else name), refuse rows that are nobody's, return who is known."""
    staff.read["name"] = _names(staff.read["name"])
    kept = staff.judge()
    typed = {key: _texts(staff, key) for key in ("name", "id", "email", "also_known_as")}
    rows = [
        {"name": in_order(name), "id": number, "email": email, "also": also}
        for name, number, email, also, keep in zip(*typed.values(), kept, strict=True)
        if keep
    ]
    roster = Roster.of(rows)
    keys = np.full(len(kept), None, object)
    keys[kept] = [_key(roster, row) for row in rows]
    staff.read["name"] = staff.read["name"].by_row(keys)
    staff.display = dict(roster.display)
    return Named.of_staff(roster)


def last_days(staff: pd.DataFrame) -> dict[str, pd.Timestamp]:
    """The last working day of each person who has left, by person key; somebody with an open spell has not."""
    spells = staff.groupby("person", observed=True)["left_on"]
    left = spells.max()[spells.count() == spells.size()]
    return left.to_dict()


def _names(read: Answers) -> Answers:
    wrong = dict(read.wrong)
    for at in np.flatnonzero(~read.blank):
        try:
            check_name(read.cells.texts[at])
        except Unreadable as refusal:
            wrong[int(at)] = refusal
    return replace(read, wrong=wrong)


def _texts(staff: Draft, key: str) -> list[str]:
    if key not in staff.read:
        return [""] * len(staff.ledger.gone)
    read = staff.read[key]
    return [read.values[code] or "" for code in read.cells.codes]


def _key(roster: Roster, row: dict[str, str]) -> str:
    return roster.find(row["id"] or row["email"] or row["name"], suggest=False)
