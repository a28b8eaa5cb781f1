"""How many, how much, what share? Numbers other than hours."""

from __future__ import annotations

import re
from decimal import Decimal

from data.parse.reading import Reading, Unreadable, quoted
from data.parse.text import nothing, plain, refuse_formula_error

_COUNT = re.compile(r"(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.0*)?", re.ASCII)
_DIGITS = r"\d{1,15}(?:\.\d{0,15}|,\d{1,15})?|\d{1,3}(?:,\d{3}){1,4}(?:\.\d{0,15})?|\.\d{1,15}"
_NUMBER = re.compile(rf"(-?)(\$? ?)({_DIGITS})", re.ASCII)
_THOUSANDS_OR_DECIMAL = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,15})?) ?%", re.ASCII)
_SHARE = re.compile(r"[01](?:\.\d{0,20})?|\.\d{1,20}", re.ASCII)
_STORED = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.0|\.\d{0,30}[1-9])?(?:e-?\d{1,2})?", re.ASCII | re.IGNORECASE)


def stored_number(text: str) -> Decimal | None:
    """The number a spreadsheet stores, as a source writes it; None for text, such as "1.30": no stored number ends in 0."""
    return Decimal(text) if _STORED.fullmatch(text) else None


def read_count(text: str, *, least: int = 0, most: float | None = None) -> Reading:
    """A whole number of people or points; ``least`` and ``most`` are the smallest and the largest that can be true.

    >>> read_count("1,250").value
    1250
    """
    typed, notes = plain(text)
    if blank := nothing(typed):
        return blank
    refuse_formula_error(typed)
    if not (found := _COUNT.fullmatch(typed)):
        raise Unreadable("invalid_count", f"{quoted(text)} is not a whole number.", "Write one such as 24.")
    count = int(found[1].replace(",", ""))
    if count < least or (most is not None and count > most):
        found = f"less than {least}" if count < least else f"more than {most:g}"
        hint = f"Write a number from {least} to {most:g}." if least and most else f"Write a number up to {most:g}."
        raise Unreadable("count_out_of_range", f"{quoted(text)} is {found}.", hint)
    return Reading(count, notes)


def read_number(text: str) -> Reading:
    """A number, perhaps in dollars. 1,200 alone is refused (1.2 or 1200?); $1,200 and 1,200.00 have one reading.

    >>> read_number("$1,200.50").value
    1200.5
    """
    typed, notes = plain(text)
    if blank := nothing(typed):
        return blank
    refuse_formula_error(typed)
    if not (found := _NUMBER.fullmatch(typed)):
        raise Unreadable("invalid_number", f"{quoted(text)} is not a number.", "Write one such as 1200 or 1.5.")
    sign, dollars, number = found.groups()
    if _THOUSANDS_OR_DECIMAL.fullmatch(number) and not ("$" in dollars and "," in number):
        raise Unreadable("ambiguous_number", f"{quoted(text)} can be a decimal or thousands.", "Write 1200 or 1.2.")
    decimal_comma = re.fullmatch(r"\d+,(?:\d{1,2}|\d{4,})|0,\d+", number)
    number = number.replace(",", "." if decimal_comma else "")
    return Reading(float(sign + number), notes + ("decimal_comma",) * bool(decimal_comma))


def read_percent(text: str, *, shown: str | None = None) -> Reading:
    """A share from 0 to 1: 40%, 40 % or 0.4. A bare 40 is refused; a bare 1 is all of it, with a note.

    >>> read_percent("40 %").value
    0.4
    """
    if shown is not None and (number := stored_number(text)) is not None:
        return Reading(_share(number, shown))
    typed, notes = plain(text)
    if blank := nothing(typed):
        return blank
    refuse_formula_error(typed)
    if found := _PERCENT.fullmatch(typed):
        return Reading(_share(Decimal(found[1].replace(",", ".")) / 100, text), notes)
    if not _SHARE.fullmatch(typed):
        raise Unreadable("invalid_percent", f"{quoted(text)} is not a percentage.", "Write one such as 40%.")
    return Reading(_share(Decimal(typed), text), notes + ("fraction_of_one",) * (typed == "1"))


def _share(share: Decimal, text: str) -> float:
    if not 0 <= share <= 1:
        raise Unreadable(
            "percent_out_of_range", f"{quoted(text)} is not between 0% and 100%.", "Write one such as 40%."
        )
    return float(share)
