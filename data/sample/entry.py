"""How does a piece of PD come to be a row: under which words, with which status, how late?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from data.sample.district import LAST_DAY
from data.sample.offers import PLANNED
from data.sample.study import Piece

ALONE = ("Self-study", "Course", "Exam prep")
OWN_TIME = ("Yes", "No", "No", "No", "")
LAGS = (0,) * 62 + (1,) * 20 + (2, 3, 4, 5, 6, 7) * 2 + (9, 12, 16, 20, 25, 34)  # days from doing to writing it down


def entered_rows(name: str, pieces: list[Piece], rng: Random) -> list[dict[str, str]]:
    """One row of PD log for each piece of one person. Two sittings of one day are two rows, not one pasted twice."""
    rows, seen = [], set()
    for piece in pieces:
        activity = piece.activity
        while (piece.day, activity) in seen:
            activity += ", continued"
        seen.add((piece.day, activity))
        rows.append(_row(name, piece, rng) | {"Activity": activity})
    return rows


def planned_rows() -> list[dict[str, str]]:
    """The rows of what is to come, and one that was called off."""
    columns = ("Date", "Name", "Hours", "Activity", "Type", "Topic", "Status", "Timestamp")
    return [dict(zip(columns, row, strict=True)) | {"Provider": "Internal", "Certificate": ""} for row in PLANNED]


def _row(name: str, piece: Piece, rng: Random) -> dict[str, str]:
    return {
        "Date": str(piece.day), "Name": name, "Hours": f"{piece.hours:g}",
        "End date": "" if piece.last_day is None else str(piece.last_day), "Type": piece.type, "Topic": piece.topic,
        "Provider": piece.provider, "Own time": rng.choice(OWN_TIME) if piece.type in ALONE else "", "Goal": piece.goal,
        "Certificate": piece.certificate, "Certificate expires": piece.certificate_expires,
        "Status": _status(piece, rng), "Timestamp": str(_entered(piece, rng)),
    }  # fmt: skip


def _status(piece: Piece, rng: Random) -> str:
    if piece.type == "Course" and piece.day > date(2026, 10, 1) and rng.random() < 0.3:
        return "In progress"
    return rng.choice(("Done", "Done", ""))


def _entered(piece: Piece, rng: Random) -> datetime:
    day = min((piece.last_day or piece.day) + timedelta(days=rng.choice(LAGS)), LAST_DAY)
    return datetime.combine(day, time(rng.randint(8, 16), rng.randint(0, 59), rng.randint(0, 59)))
