"""What does a cell of a workbook say? Its value as text that has one reading, and as it is displayed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

MEANT = ("n", "b", "d")  # types of cell whose value is not yet what it says: number, yes or no, date

_ZERO = datetime(1899, 12, 30)  # day 0 of the 1900 system
_LATER = 1462  # [days] from the 1900 to the 1904 system
_LAST = 2_958_465  # 9999-12-31
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]')
_UNSEEN = re.compile(r"_.|\*.|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]", re.I)  # a gap, a filler, a colour, a condition
_HALF_DAY = re.compile(r"am/pm|a/p", re.I)
_DIGITS = re.compile(r"[#0?][#0?.,]*")


class Cell(NamedTuple):
    """``text`` is what is stored: a date as 2026-10-05, a length of time as 1:30, a number in full, any text as it is.

    ``shown`` is what the sheet displays, as far as it changes the meaning: a clock, a percentage, a currency, a unit.
    """

    text: str
    shown: str


def cell_of(kind: str, value: str, number_format: str, *, is_1904: bool = False) -> Cell:
    """One cell, from its type, value and number format as they stand in the file.

    >>> cell_of("n", "46300", "mm-dd-yy").text, cell_of("n", "0.0625", "[h]:mm").text
    ('2026-10-05', '1:30')
    """
    if kind == "b":
        value = "TRUE" if value == "1" else "FALSE"
    elif kind == "d":
        value = value.replace("T", " ")
    try:
        return _number(float(value), number_format, is_1904) if kind == "n" else Cell(value, value)
    except ValueError:  # a number cell that holds none
        return Cell(value, value)


def _number(number: float, number_format: str, is_1904: bool) -> Cell:
    positive = number_format.partition(";")[0]
    pattern = _UNSEEN.sub("", _LITERAL.sub("", positive)).casefold()
    plain = _plain(number)
    marks = set(_HALF_DAY.sub("", pattern)) & set("ymdhs")
    if "[" not in pattern and (marks & set("yd") or marks == {"m"}):  # [mm] counts minutes
        return _date(number + _LATER * is_1904, plain)
    if marks:
        return _time(number, plain, bool(_HALF_DAY.search(pattern)))
    if "%" in pattern:
        return Cell(plain, f"{_plain(round(number * 100, 10))}%")
    if re.fullmatch("00+", pattern) and plain.isdigit():
        return Cell(plain.zfill(len(pattern)), plain.zfill(len(pattern)))  # 00123 is how an id is known
    return Cell(plain, _in_words(plain, positive))


def _plain(number: float) -> str:
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _date(day: float, plain: str) -> Cell:
    if not 0 <= day <= _LAST:
        return Cell(plain, "#####")
    moment = _ZERO + timedelta(seconds=round(day * 86_400))
    text = (
        f"{moment:%Y-%m-%d}" if moment == moment.replace(hour=0, minute=0, second=0) else f"{moment:%Y-%m-%d %H:%M:%S}"
    )
    return Cell(text, text)


def _time(days: float, plain: str, half_day: bool) -> Cell:
    """A length of time; a clock with AM or PM keeps its number, because only its display says which it is."""
    if not 0 <= days <= _LAST:
        return Cell(plain, "#####")
    minutes, seconds = divmod(round(days * 86_400), 60)
    hours, minutes = divmod(minutes, 60)
    rest = f":{minutes:02}" + f":{seconds:02}" * bool(seconds)
    if half_day:
        return Cell(plain, f"{hours % 12 or 12}{rest} {'PM' if hours % 24 >= 12 else 'AM'}")
    return Cell(f"{hours}{rest}", f"{hours}{rest}")


def _in_words(plain: str, positive: str) -> str:
    """The number with the words and signs that its format puts around it, such as 90 min or $1.5."""
    spelled = _UNSEEN.sub("", _LITERAL.sub(lambda found: found[1] or found[2] or found[3] or "", positive))
    digits = _DIGITS.search(spelled)
    return spelled[: digits.start()] + plain + spelled[digits.end() :] if digits else plain
