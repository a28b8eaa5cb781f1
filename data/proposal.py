"""How would a log from elsewhere be read? A first guess for a person to look at; nothing is read by likeness alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.cells import cells_at
from data.headers import header_key, near, understood
from data.parse.column_order import column_order
from data.parse.dates import DAY_FIRST
from data.parse.hours import DAY_HOURS, read_seconds
from data.parse.reading import Unreadable
from data.parse.words import read_status
from data.schema import HOUR, PD_LOG, STATUSES, Column
from data.tabs import Tab

MOST_WORDS = 12  # different status words: a column of more is hardly one of statuses
_LOOKED_AT = 5_000  # distinct texts of a column: a guess must not take longer than reading

_HEADERS = {  # how exports of training systems call a column, beyond the aliases that every sheet may use
    "date": ("completed", "completed on", "completion date", "date attended", "training date", "event date", "started"),
    "name": ("learner", "learner name", "attendee", "attendee name", "teacher", "user", "user name", "staff member"),
    "hours": ("minutes", "mins", "duration minutes", "credit hours", "credits", "pd credits", "seat time", "length", "time"),
    "end_date": ("ended", "finished", "finish date"),
    "email": ("user email", "work email", "learner email"),
    "activity": ("training", "training title", "course title", "event", "event title", "workshop", "class", "module", "item"),
    "type": ("delivery", "delivery method", "modality"),
    "topic": ("competency", "focus", "strand"),
    "provider": ("instructor", "trainer", "host", "facilitator", "offered by", "sponsor"),
    "status": ("result", "outcome", "completion status", "attendance", "attendance status"),
    "certificate": ("credential", "badge"),
}  # fmt: skip
WORDS = frozenset(word for words in _HEADERS.values() for word in words)

_STATUS = {
    "Done": ("passed", "pass", "attended in full", "present", "satisfied", "credited", "credit", "verified", "approved", "successful"),
    "In progress": ("active", "incomplete", "partial", "partially attended", "current"),
    "Planned": ("enrolled", "upcoming", "scheduled", "booked", "confirmed", "approved to attend"),
    "Not started": ("not attempted", "assigned", "pending", "new"),
    "Cancelled": ("no show", "absent", "withdrawn", "withdrew", "dropped", "declined", "waitlisted", "did not attend"),
}  # fmt: skip
_STATUS_OF = {word: status for status, words in _STATUS.items() for word in words}


@dataclass(frozen=True)
class Proposal:
    """How a tab would be read as a PD log.

    ``headers`` can be chosen from; those of ``twice`` cannot, for two columns are called so. ``columns`` is column key ->
    header, of what was recognised.
    """

    headers: tuple[str, ...]
    twice: tuple[str, ...]
    columns: dict[str, str]


def propose(tab: Tab) -> Proposal:
    """Each header as what it says, else as what training systems mean by it, else as what it nearly says; used once."""
    keys = [header_key(header) for header in tab.header]
    headers = [header for header, key in zip(tab.header, keys, strict=True) if key and keys.count(key) == 1]
    found = {
        key: tab.header[at] for key, at in understood(PD_LOG, tab.header).found.items() if tab.header[at] in headers
    }
    for guess in (_as_exported, near):
        for column in PD_LOG.columns:
            left = [header for header in headers if header not in found.values()]
            if column.key not in found and (header := guess(column, left)):
                found[column.key] = header
    twice = dict.fromkeys(header for header, key in zip(tab.header, keys, strict=True) if key and keys.count(key) > 1)
    return Proposal(tuple(headers), tuple(twice), found)


def likeliest(tabs: Sequence[Tab]) -> int:
    """The place of the tab that fills most required columns of a PD log, then most of all; the first of equals."""
    required = {column.key for column in PD_LOG.required_columns}
    found = [propose(tab).columns.keys() for tab in tabs]
    return max(range(len(tabs)), key=lambda at: (len(found[at] & required), len(found[at])))


def is_day_first(tab: Tab, header: str, *, setting: bool = False) -> bool:
    """Whether 4/3 in this column is 4 March: what its dates prove, else the district's setting."""
    proved = column_order(_texts(tab, header, as_shown=True))
    return setting if proved is None else proved == DAY_FIRST


def unit_of(tab: Tab, header: str) -> str:
    """What the numbers of a column count: by the word in its header, else minutes where most are above a day of hours."""
    words = header.casefold().replace("(", " ").replace(")", " ").replace("_", " ").split()
    if {"min", "mins", "minutes"} & set(words):
        return "minutes"
    if {"day", "days"} & set(words):
        return "days"
    numbers = pd.to_numeric(_texts(tab, header).to_series(), errors="coerce").dropna()
    return "minutes" if (numbers > DAY_HOURS).sum() * 2 > len(numbers) else "hours"


def are_whole_courses(tab: Tab, header: str, unit: str) -> bool:
    """Whether one in ten of the different lengths, or more, is longer than a day; days are taken as six hours."""
    lengths = [_seconds(text, unit) for text in _texts(tab, header)]
    return 10 * sum(length > DAY_HOURS * HOUR for length in lengths) >= max(len(lengths), 1)


def status_words(tab: Tab, header: str) -> dict[str, str]:
    """The words of a status column that are none of ours, in order of appearance, with the status they seem to mean or "".

    At most :data:`MOST_WORDS` of them.
    """
    words = dict.fromkeys(" ".join(text.split()) for text in _texts(tab, header))
    unknown = [word for word in words if word and not _is_status(word)]
    return {word: _STATUS_OF.get(word.casefold().replace("-", " ").rstrip("."), "") for word in unknown[:MOST_WORDS]}


def _as_exported(column: Column, headers: list[str]) -> str | None:
    words = [header_key(word) for word in _HEADERS.get(column.key, ())]
    fits = {header_key(header): header for header in headers}
    return next((fits[word] for word in words if word in fits), None)


def _texts(tab: Tab, header: str, *, as_shown: bool = False) -> pd.Index:
    cells = cells_at(tab, tab.header.index(header))
    return (cells.shown if as_shown and cells.shown is not None else cells.texts)[:_LOOKED_AT]


def _seconds(text: str, unit: str) -> int:
    try:
        return read_seconds(text, most=None, unit=unit, hours_per_day=6).value or 0
    except Unreadable:
        return 0


def _is_status(word: str) -> bool:
    try:
        return read_status(word).value is None or read_status(word).value.capitalize() in STATUSES
    except Unreadable:
        return False
