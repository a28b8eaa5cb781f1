"""What is left of the records for who may see figures but no person?

Everything that names somebody, or that somebody wrote, is replaced before anything is computed, so no page and no file
can let it slip. The figures stay what they are: whatever tells two people, goals or small topics apart still does,
under a name that says nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.events import EVENT_TYPES
from analysis.roster import latest_spells
from analysis.spelling import folded, one_spelling
from data import Records
from data.frames import NOTES, REFUSED, empty_list
from data.person_rows import SEVERAL
from data.schema import TABLES
from presentation import words
from presentation.naming import pattern
from presentation.pooling import pooled

Say = Callable[[str], str | None]
_ON_THE_WALL = ("certifications", "log")  # where a certification that hangs there may be written
_UNSAID = {  # what no figure needs
    "log": ("email", "link", "notes"),
    "staff": ("id", "email", "also_known_as", "site"),
    "certifications": ("link",),
}


def published(records: Records, *, limit: int) -> Records:
    """The records without a person in them: keys and names opaque, teams under ``limit`` people pooled, free text gone.

    Initials stay of those who said yes to the Wall; all others are on it as a count. Names of certifications, schools,
    meetings and service stay, and those of topics and events that ``limit`` people have had. No figure changes.
    """
    mask = _Mask(records, limit)
    return replace(
        records,
        **{table.key: mask.frame(table.key, getattr(records, table.key)) for table in TABLES},
        people=mask.frame("people", records.people).assign(email=_blank(records.people["email"])),
        refused=empty_list(REFUSED),
        notes=empty_list(NOTES),
        version=f"{records.version} published {limit}",
    )


class _Mask:
    """Which opaque name stands for which person, goal, role, topic and event; the same one in every frame."""

    def __init__(self, records: Records, limit: int) -> None:
        self._persons = _numbered("Person", records.people["person"])
        self._names = self._persons | _initials(records.staff)
        self._teams = _teams(records.staff, limit)
        with_goals = ("log", "goals", "milestones", "certifications", "needs")
        goals = _numbered(
            "Goal", (goal for key in with_goals for goal in getattr(records, key)["goal"].dropna().unique())
        )
        roles = _numbered("Role", [*records.staff["role"].dropna(), *records.required["role"].dropna()])
        topics = _numbered("Topic", _topics_of_few(records, limit))
        events = _numbered("Activity", map(folded, records.log["activity"].dropna().unique()))
        self._words: dict[tuple[str, str], Say] = {
            ("log", "activity"): partial(_event, _many_went(records.log, limit), events),
            ("staff", "role"): roles.get,
            ("required", "role"): roles.get,
            ("milestones", "milestone"): lambda _: "Milestone",
            ("needs", "need"): partial(_named, pattern(records.certifications["certification"].dropna().unique())),
            ("service", "learned_from"): lambda text: goals.get(text, text),
        }
        self._words |= {(key, "goal"): goals.get for key in with_goals}
        self._words |= {(key, "topic"): lambda text: topics.get(text, text) for key in ("log", "goals")}

    def frame(self, key: str, frame: pd.DataFrame) -> pd.DataFrame:
        """One frame with everything in it masked; rows, order and columns stay."""
        changed = {column: _blank(frame[column]) for column in _UNSAID.get(key, ())}
        changed |= {
            column: _each(frame[column], self._words[key, column]) for column in frame if (key, column) in self._words
        }
        changed |= {column: frame[column].map(self._several) for column in SEVERAL if column in frame}
        if "person" in frame:
            changed["person"] = _each(frame["person"], self._persons.get)
            changed["name"] = _each(frame["person"], self._names.get if key in _ON_THE_WALL else self._persons.get)
        if key == "staff":
            changed["team"] = _each(frame["person"], self._teams.get)
            changed["on_the_wall"] = frame["on_the_wall"].fillna(False)  # initials only of those who agreed
        return frame.assign(**changed)

    def _several(self, people: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return people and tuple(sorted(self._persons[person] for person in people))


def _numbered(kind: str, texts: Iterable[str]) -> dict[str, str]:
    """An opaque name for each distinct text. Their order says nothing: it is that of a hash, not of the alphabet."""
    ordered = sorted(set(map(str, texts)), key=lambda text: hashlib.sha256(text.encode("utf-8", "replace")).digest())
    return {text: f"{kind} {number}" for number, text in enumerate(ordered, 1)}


def _initials(staff: pd.DataFrame) -> dict[str, str]:
    """ "A. N." for each person who said yes to the Wall in their latest spell."""
    agreed = latest_spells(staff)
    agreed = agreed[agreed["on_the_wall"].fillna(False).astype(bool)]
    names = zip(agreed["person"].astype("str"), agreed["name"].astype("str"), strict=True)
    return {person: " ".join(f"{letter}." for letter in words.initials(name)) for person, name in names}


def _teams(staff: pd.DataFrame, limit: int) -> dict[str, str]:
    """The team each person is shown with: the pooled one of their latest spell."""
    latest = latest_spells(staff)
    shown = pooled(latest["team"], limit=limit) if len(latest) else latest["team"]
    return dict(zip(latest["person"].astype("str"), shown.astype("str"), strict=True))


def _topics_of_few(records: Records, limit: int) -> set[str]:
    """The topics of goals and of the log that fewer people have had, and that nothing public names."""
    public = [
        records.certifications["topic"],
        records.meetings["topic"],
        records.service["topic"],
        records.required["requirement"],
    ]
    known = set(_had_by(records.log, "topic", limit)).union(*(set(texts.dropna()) for texts in public))
    return {*records.log["topic"].dropna(), *records.goals["topic"].dropna()} - known


def _many_went(log: pd.DataFrame, limit: int) -> frozenset[str]:
    """The events, folded, that so many people have been to."""
    held = log[log["type"].isin(EVENT_TYPES)]
    return frozenset(map(folded, _had_by(held.assign(event=one_spelling(held["activity"])), "event", limit)))


def _had_by(log: pd.DataFrame, column: str, limit: int) -> list[str]:
    """The words of a column that at least so many people have a row with."""
    people = log.dropna(subset=[column]).groupby(column, observed=True)["person"].nunique()
    return people.index[people >= limit].tolist()


def _event(many_went: frozenset[str], others: dict[str, str], activity: str) -> str:
    """The name of an event that many went to; whatever else somebody did, under an opaque name."""
    return activity if folded(activity) in many_went else others[folded(activity)]


def _named(certifications: object, need: str) -> str:
    """Of a need only which certifications it names; they say what the money is for."""
    return ", ".join(sorted(set(certifications.findall(need))))


def _each(column: pd.Series, say: Say) -> pd.Series:
    """A column of texts with each distinct one replaced; None is blank."""
    column = column.astype("category")
    said = column.cat.categories.map(lambda text: say(str(text)), na_action="ignore")
    codes = pd.Index(said).take(column.cat.codes.clip(lower=0)) if len(said) else pd.Index([None] * len(column))
    values = pd.Series(codes, index=column.index, dtype="object").where(column.notna(), None)
    return values.astype("str").astype("category")


def _blank(column: pd.Series) -> pd.Series:
    return pd.Series(pd.Categorical.from_codes([-1] * len(column), pd.Index([], dtype="str")), index=column.index)
