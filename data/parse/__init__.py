"""What does this cell say? One strict reader per kind: a value, nothing, or a refusal in the user's words.

:func:`read` gives the value alone. Each ``read_*`` takes one cell as text and returns a :class:`Reading` of ``value`` (None
for a blank cell: "", spaces, "n/a", "-") and ``notes`` of what was normalised on the way: hours_unit, decimal_comma,
rounded_to_second, number_word, unicode_digits, date_format, excel_serial, time part dropped, unicode_nfc,
invisible_char_removed, bidi_control_removed, control_char_removed, placeholder_blank, other_choice, link_completed,
fraction_of_one, header_alias. A cell with no reading, or with two, raises :class:`Unreadable`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from data import people
from data.parse.column_order import OrderEvidence, column_order, order_evidence
from data.parse.dates import read_date, read_moment
from data.parse.headers import header_words, read_header
from data.parse.hours import HOUR, read_seconds
from data.parse.links import read_email, read_id, read_url
from data.parse.names import check_name, display_name, name_key
from data.parse.numbers import read_count, read_number, read_percent
from data.parse.reading import BLANK, Reading, Unreadable
from data.parse.text import clean, is_blank, nothing, read_choice, read_text
from data.parse.words import read_status, read_yesno

__all__ = [
    "BLANK", "OrderEvidence", "Reading", "Unreadable", "check_name", "clean", "column_order", "display_name", "header_words",
    "is_blank", "name_key", "order_evidence", "read", "read_choice", "read_count", "read_date", "read_email", "read_header",
    "read_id", "read_moment", "read_number", "read_percent", "read_seconds", "read_status", "read_text", "read_url",
    "read_yesno", "reading",
]  # fmt: skip


def read(kind: str, text: str, *, shown: str | None = None, roster: Any = None) -> Any:
    """The value of one cell: a float for hours and percent, a date, a bool, a person's key for a name, else text.

    None when the cell is blank; :class:`Unreadable` when it has no reading or more than one. ``kind`` is one of
    :data:`KINDS`. ``shown`` is the cell as displayed, for the kinds ending in ``_pair``. ``roster`` is anything that
    :meth:`data.people.Roster.of` takes; without one a name is only checked and returned as it is shown.

    >>> read("hours", "1½ hrs"), read("yesno", "n/a"), read("url", "example.org/a")
    (1.5, None, 'https://example.org/a')
    """
    return reading(kind, text, shown=shown, roster=roster).value


def reading(kind: str, text: str, *, shown: str | None = None, roster: Any = None) -> Reading:
    """The same with the notes of what was normalised."""
    if kind in ("name", "names"):
        return _NAMED[kind](text, None if roster is None else people.Roster.of(roster))
    if kind in _PAIRED:
        return _PAIRED[kind](text, shown="" if shown is None else shown)
    return _READERS[kind](text)


def _hours(text: str, shown: str | None = None) -> Reading:
    seconds, notes = read_seconds(text, shown=shown)
    return Reading(None if seconds is None else seconds / HOUR, notes)


def _name(text: str, roster: people.Roster | None) -> Reading:
    name, notes = display_name(text)
    if blank := nothing(name):
        return blank
    if roster:
        return Reading(roster.find(text), notes)
    check_name(text)
    return Reading(name, notes)


def _names(text: str, roster: people.Roster | None) -> Reading:
    if blank := nothing(display_name(text)[0]):
        return blank
    if roster:
        return Reading(roster.find_all(text), clean(text)[1])
    parts = [_name(part, None) for part in clean(text)[0].replace("\n", ";").split(";") if part.strip()]
    return Reading(tuple(part.value for part in parts if part.value), clean(text)[1])


_READERS: dict[str, Callable[[str], Reading]] = {
    "hours": _hours, "date": read_date, "moment": read_moment, "yesno": read_yesno, "status": read_status,
    "count": read_count, "number": read_number, "percent": read_percent, "url": read_url, "email": read_email, "id": read_id,
    "text": read_text, "choice": read_choice, "header": read_header,
}  # fmt: skip
_PAIRED = {"hours_pair": _hours, "date_pair": read_date, "yesno_pair": read_yesno, "percent_pair": read_percent}
_NAMED = {"name": _name, "names": _names}
KINDS = (*_READERS, *_PAIRED, *_NAMED)
