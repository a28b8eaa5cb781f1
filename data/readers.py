"""Which reader reads a cell of this column?"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from data.mapping import TabMapping
from data.parse import hours, links, numbers, text, words
from data.parse.reading import Reading, Unreadable
from data.schema import Column

_LARGE = re.compile(r"\d{1,20}(\.\d{1,20})?e\+?0*[1-9]\d{1,9}", re.IGNORECASE | re.ASCII)  # 1e10 and above


def reader_of(column: Column, mapping: TabMapping, most: float | None) -> Callable[[str, str | None], Reading]:
    """The reader of a cell, and of it as displayed, for every kind but dates, free text and people.

    ``most`` is the largest value that can be true: [h] for hours, None for no limit.
    """
    match column.kind:
        case "hours":
            length = partial(
                hours.read_seconds, most=most, unit=mapping.hours_unit, hours_per_day=mapping.hours_per_day
            )
            return lambda typed, shown: _in_digits(typed, partial(length, typed, shown=shown))
        case "yesno":
            return lambda typed, shown: words.read_yesno(typed, shown=shown)
        case "status":
            return lambda typed, shown: words.read_status(typed)
        case "count":
            return lambda typed, shown: numbers.read_count(typed, least=column.least, most=most)
        case "number":
            return lambda typed, shown: numbers.read_number(typed)
        case "url":
            return lambda typed, shown: links.read_url(typed)
        case "email":
            return lambda typed, shown: links.read_email(typed)
    return lambda typed, shown: text.read_choice(typed, column.choices)


def _in_digits(typed: str, read: Callable[[], Reading]) -> Reading:
    """A log is read in digits: a bare "one" is refused, and so is 1e308, as the large number that it is."""
    try:
        reading = read()
    except Unreadable as refusal:
        if refusal.reason == "invalid_hours" and _LARGE.fullmatch(typed.strip()):
            raise Unreadable(
                "hours_out_of_range", f'"{typed.strip()[:20]}" is more than any day holds.', refusal.hint
            ) from None
        raise
    if "number_word" in reading.notes:
        raise Unreadable("invalid_hours", f'"{typed.strip()}" is a word.', "Write it in digits, such as 1.")
    return reading
