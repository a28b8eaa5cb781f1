"""How do people write a date? Its year, month and day as they stand in the cell, before anything is decided."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = {name: number for number, full in enumerate(MONTHS, 1) for name in (full, full[:3])} | {"sept": 9}
_WEEKDAY = {full[:length]: number for number, full in enumerate(WEEKDAYS) for length in range(3, len(full) + 1)}

_CLOCK = r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)? ?([ap]m)?"
_ZONE = r" ?(?:z|utc|gmt|[+-]\d\d:?\d\d)?"
_TIME_AFTER = re.compile(rf"(.*\d)(?:t|,? (?:at )?){_CLOCK}{_ZONE}", re.ASCII)
_TIME_BEFORE = re.compile(rf"{_CLOCK},? (.+)", re.ASCII)

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)", re.ASCII)
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|(?<=-)\d\d)", re.ASCII)
_MONTH_DAY_YEAR = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4})", re.ASCII)
_YEAR_MONTH_DAY = re.compile(r"(\d{4})[ -]([a-z]{3,9})[ -](\d{1,2})", re.ASCII)
_AFTER_WEEKDAY = re.compile(r"([a-z]{3,9})\.?,? (.+)", re.ASCII)


class Written(NamedTuple):
    """A date as written. ``numeric``: figures with the year last, where month and day may stand either way round."""

    year: int
    month: int  # the first figure, when numeric
    day: int  # the second figure, when numeric
    numeric: bool = False
    short_year: bool = False


def split_time(words: str) -> tuple[str, time | None]:
    """A lower-case date without the time of day before or after it, and that time; a zone is left out.

    >>> split_time("sept 3, 2015 2:05 pm")
    ('sept 3, 2015', datetime.time(14, 5))
    """
    if found := _TIME_AFTER.fullmatch(words):
        day, *clock = found.groups()
    elif found := _TIME_BEFORE.fullmatch(words):
        *clock, day = found.groups()
    else:
        return words, None
    hour, minute, second = int(clock[0]), int(clock[1]), int(clock[2] or 0)
    if clock[3] and hour <= 12:
        hour = hour % 12 + 12 * (clock[3] == "pm")
    return day, time(hour, minute, second)


def split_weekday(words: str) -> tuple[str, int | None]:
    """A lower-case date without the day of the week before it, and that day (Monday is 0)."""
    found = _AFTER_WEEKDAY.fullmatch(words)
    if not found or found[1] not in _WEEKDAY:
        return words, None
    return found[2], _WEEKDAY[found[1]]


def written_date(words: str) -> Written | None:
    """The figures of a lower-case date, or None when it is not one whole date. A dashed 15-09-03 is none: year or day first?

    >>> written_date("3rd september 2015")
    Written(year=2015, month=9, day=3, numeric=False, short_year=False)
    """
    if found := _YEAR_FIRST.fullmatch(words):
        return Written(int(found[1]), int(found[3]), int(found[4]))
    if found := _COMPACT.fullmatch(words):
        return Written(*map(int, found.groups()))
    if found := _YEAR_LAST.fullmatch(words):
        first, mark, second, year = found.groups()
        short = len(year) == 2
        return None if short and mark == "-" else Written(_full(year), int(first), int(second), True, short)
    return _with_month_name(words)


def _with_month_name(words: str) -> Written | None:
    if found := _DAY_MONTH_YEAR.fullmatch(words):
        day, name, year = found.groups()
    elif found := _MONTH_DAY_YEAR.fullmatch(words):
        name, day, year = found.groups()
    elif found := _YEAR_MONTH_DAY.fullmatch(words):
        year, name, day = found.groups()
    if not found or name not in _MONTH:
        return None
    return Written(_full(year), _MONTH[name], int(day), short_year=len(year) == 2)


def _full(year: str) -> int:
    return int(year) + 2000 * (len(year) == 2)
