"""What in the other tabs cannot be true, and what is worth a look? One function per tab.

A row whose required cell is impossible is refused. An optional cell that contradicts a required one is left blank and
listed. A cell that names what no other tab knows is used, and listed with what may have been meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from data.draft import Draft
from data.identity import SUGGEST
from data.parse.reading import Unreadable, quoted

Frames = dict[str, pd.DataFrame]

LIKE_ENOUGH = 85  # of 100: the same words in another spelling, or some of them
TWO_DATES = "Exchange or correct the two dates."
HAPPENED = {  # the days on which something is said to have happened: after today it has not yet
    "certifications": ("earned_on",),
    "goals": ("set_on", "done_on", "dropped_on"),
    "meetings": ("date",),
    "milestones": ("done_on",),
    "needs": ("raised_on", "answered_on", "met_on"),
    "pulse": ("date",),
    "service": ("date",),
}


def doubt(read: Draft, frames: Frames) -> None:
    """Mark the rows of a tab that cannot be true, and list the cells that contradict others; ``frames`` are read already."""
    if read.table.key in _OF_TAB:
        _OF_TAB[read.table.key](read, frames)


def note_tab(read: Draft, frames: Frames, today: pd.Timestamp) -> None:
    """Note what the kept rows of a tab say of days to come, and of roles that nobody has."""
    kept = ~read.ledger.gone
    for key in HAPPENED.get(read.table.key, ()):
        if key in read.read:
            later = read.read[key].of_rows() > np.datetime64(today.normalize(), "us")
            read.ledger.note(read.table.by_key[key].header, "future_dated", (later & kept).sum())
    if read.table.key == "required" and not (staff := frames["staff"]).empty:
        unknown = ~pd.Series(read.read["role"].of_rows()).isin(staff["role"].dropna())
        read.ledger.note("Role", "role_not_in_staff", (unknown & kept).sum())


def _time_off(read: Draft, frames: Frames) -> None:
    refusal = Unreadable("end_before_start", "The last day is before the first.", TWO_DATES)
    read.mark("last_day", _before(read, "last_day", "first_day"), refusal)


def _certifications(read: Draft, frames: Frames) -> None:
    refusal = Unreadable("expires_before_earned", "It expires before it was earned.", TWO_DATES)
    read.mark("expires_on", _before(read, "expires_on", "earned_on"), refusal)


def _goals(read: Draft, frames: Frames) -> None:
    due = Unreadable("due_before_set", "The goal is due before it was set.", TWO_DATES)
    read.mark("due_on", _before(read, "due_on", "set_on"), due)
    for key, what in (("done_on", "done"), ("dropped_on", "dropped")):
        found = f"The goal was {what} before it was set."
        refusal = Unreadable("ended_before_set", found, f"{TWO_DATES} Until then the goal counts as open.")
        read.leave_out(key, _before(read, key, "set_on"), refusal)


def _needs(read: Draft, frames: Frames) -> None:
    for key, what in (("answered_on", "answered"), ("met_on", "met")):
        found = f"The need was {what} before it was raised."
        refusal = Unreadable("answered_before_raised", found, f"{TWO_DATES} Until then this one counts as blank.")
        read.leave_out(key, _before(read, key, "raised_on"), refusal)


def _milestones(read: Draft, frames: Frames) -> None:
    """A step towards a goal that the person does not have is used, and belongs to no goal."""
    goals = frames["goals"]
    if goals.empty:
        return
    known = {person: set(own) for person, own in goals.groupby("person", observed=True)["goal"]}
    people, texts = read.read["name"].of_rows(), read.read["goal"].of_rows()
    lost: dict[tuple[str, str], list[int]] = {}
    for at, (person, goal) in enumerate(zip(people, texts, strict=True)):
        if person and goal and goal not in known.get(person, ()):
            lost.setdefault((person, goal), []).append(at)
    for number, ((person, goal), rows) in enumerate(lost.items()):
        likely = _likely(goal, known.get(person, ())) if number < SUGGEST else ""
        hint = _meant(likely, "Write the goal as in Goals, or add it there.")
        found = f"{quoted(goal)} is no goal of this person in Goals."
        read.ledger.list_cell(rows, read.read["goal"], Unreadable("no_such_goal", found, hint))


def _service(read: Draft, frames: Frames) -> None:
    """A session at a school that is not in Schools is used; it counts towards no school of the list."""
    known = set(frames["schools"]["site"])
    if not known:
        return
    sites, doubts = read.read["site"], {}
    for at, site in enumerate(sites.values):
        if site is not None and site not in known:
            likely = _likely(site, known) if len(doubts) < SUGGEST else ""
            hint = _meant(likely, "Write the school as in Schools, or add it there.")
            doubts[at] = Unreadable("unknown_site", f"{quoted(site)} is not in Schools.", hint)
    read.read["site"] = replace(sites, doubts=doubts)


_OF_TAB: dict[str, Callable[[Draft, Frames], None]] = {
    "time_off": _time_off, "certifications": _certifications, "goals": _goals, "needs": _needs,
    "milestones": _milestones, "service": _service,
}  # fmt: skip


def _before(read: Draft, later: str, earlier: str) -> np.ndarray:
    """The rows whose later day is before the earlier one [bool]; a blank day is before none."""
    if later not in read.read:
        return np.zeros(len(read.ledger.gone), bool)
    return read.read[later].of_rows() < read.read[earlier].of_rows()


def _likely(text: str, known: Iterable[str]) -> str:
    """The one of the known texts that was probably meant; "" when none is like it."""
    near = process.extractOne(text, sorted(known), scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=LIKE_ENOUGH)
    return near[0] if near else ""


def _meant(likely: str, otherwise: str) -> str:
    return f"Did you mean {likely}?" if likely else otherwise
