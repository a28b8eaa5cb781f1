"""How long was it? A length of time as people write it, in exact whole seconds."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from data.parse.lengths import AMOUNT, seconds_with_units, what_it_is
from data.parse.numbers import stored_number
from data.parse.reading import Reading, Unreadable, quoted
from data.parse.text import nothing, plain, refuse_formula_error

HOUR, MINUTE, DAY = 3600, 60, 24 * 3600  # [s]
DAY_HOURS = 24.0  # [h] the most one day holds

_PLAIN = re.compile(r"\d{1,4}(?:\.\d{0,2})?", re.ASCII)
_H_MM = re.compile(r"(\d{1,4})[.,]([0-5]\d)", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_NEGATIVE = re.compile(r"-\s?[\d.,:]+(?:\s?[a-z]+\.?)?|\([\d.,:]+\)", re.ASCII)
_SCIENTIFIC = re.compile(r"\d{1,20}(?:\.\d{0,20})?e\+?\d{1,5}", re.ASCII)
_TIME_SHOWN = re.compile(r"\d+:\d\d(?::\d\d)?(?: am)?", re.ASCII)
_NUMBER_SHOWN = re.compile(r"\(?-?[\d.,\s]*\)?(?: ?(?:h|hr|hrs|hour|hours))?", re.ASCII)


def read_seconds(
    text: str,
    *,
    shown: str | None = None,
    most: float | None = DAY_HOURS,
    unit: str = "hours",
    hours_per_day: float | None = None,
) -> Reading:
    """A length of time [s, an exact int]; 0 is an answer, a blank cell is None.

    Refused: ranges, sums, rates, estimates, clock times, and what has two readings, such as 1.30 (1.3 h or 1 h 30 min) and
    1,500. ``most`` [h] is the largest length that can be true; None sets no limit.
    ``unit`` is what a bare number of a mapped column counts: "hours", "decimal hours" (1.30 is 1 h 18 min), "h:mm" (1.30 is
    1 h 30 min), "minutes", or "days" of ``hours_per_day``. ``shown`` is the displayed cell, where a source knows both: then
    ``text`` is what is stored, a number (of days, where a time is shown) or text.
    A bare "one" carries the note ``number_word``, on which a caller that wants digits in a column refuses it.

    >>> read_seconds("1h05")
    Reading(value=3900, notes=('hours_unit',))
    """
    if unit == "hours" and shown is None and _PLAIN.fullmatch(text) and text[-3:] not in _TWO_READINGS:
        return Reading(_within(int(Decimal(text) * HOUR), most, text))
    if shown is not None and (number := stored_number(text)) is not None:
        return _stored_length(number, shown, most, unit, hours_per_day)
    typed, notes = plain(text)
    if blank := nothing(typed):
        return blank
    refuse_formula_error(typed)
    words = re.sub("^-(?=[0.]+$)", "", typed.casefold())  # -0 is 0
    if _NEGATIVE.fullmatch(words):
        raise _negative(text)
    if _SCIENTIFIC.fullmatch(words) and Decimal(words) > (most or DAY_HOURS):
        raise _too_long(text, most or DAY_HOURS)
    if re.fullmatch(AMOUNT, words):
        seconds, more = _bare_number(words, text, unit, hours_per_day)
    else:
        seconds, more = _with_units(words, text)
    return Reading(_within(seconds, most, text), notes + more)


_TWO_READINGS = (".15", ".30", ".45", ",15", ",30", ",45")


def _within(seconds: int, most: float | None, text: str) -> int:
    if most is not None and seconds > most * HOUR:
        raise _too_long(text, most)
    return seconds


def _too_long(text: str, most: float) -> Unreadable:
    found = f"{quoted(text)} is more than {most:g} hours."
    return Unreadable("hours_out_of_range", found, "Check the number; minutes are written 90 min.")


def _bare_number(number: str, text: str, unit: str, hours_per_day: float | None) -> tuple[int, tuple[str, ...]]:
    if unit == "h:mm" and (parts := _H_MM.fullmatch(number)):
        return int(parts[1]) * HOUR + int(parts[2]) * MINUTE, ("hours_unit",)
    if unit == "hours":
        _refuse_two_readings(number, text)
    elif _THOUSANDS.fullmatch(number) and not (unit == "decimal hours" and "." in number):
        raise _ambiguous(text)
    seconds, notes = _exact(number, _seconds_in(unit, hours_per_day))
    return seconds, ("hours_unit",) * (unit in ("minutes", "days")) + notes


def _refuse_two_readings(number: str, text: str) -> None:
    if number[-3:] in _TWO_READINGS:
        hours, minutes = number[:-3] or "0", number[-2:]
        found = f"{quoted(text)} can be {hours}.{minutes} hours or {hours} h {minutes} min."
        raise Unreadable("ambiguous_number", found, f"Write {hours}:{minutes}, or hours with one decimal.")
    if _THOUSANDS.fullmatch(number):
        raise _ambiguous(text)


def _ambiguous(text: str) -> Unreadable:
    found = f"{quoted(text)} can be a decimal or thousands."
    return Unreadable("ambiguous_number", found, "Write it with one or two decimals and a point, such as 1.5.")


def _seconds_in(unit: str, hours_per_day: float | None) -> Decimal:
    if unit == "days":
        if not hours_per_day:
            raise ValueError('hours in "days" need hours_per_day')
        return Decimal(str(hours_per_day)) * HOUR
    return Decimal(MINUTE if unit == "minutes" else HOUR)


def _exact(number: str, scale: Decimal) -> tuple[int, tuple[str, ...]]:
    exact = Decimal(number.replace(",", ".")) * scale
    seconds = int(exact.to_integral_value(ROUND_HALF_UP))
    rounded = abs(exact - seconds) > Decimal("1e-6")  # less is the dust of a stored float
    return seconds, ("decimal_comma",) * ("," in number) + ("rounded_to_second",) * rounded


def _with_units(words: str, text: str) -> tuple[int, tuple[str, ...]]:
    amount = re.fullmatch(rf"({AMOUNT}) ?(?:h|hr|hrs|hour|hours)\.?", words)
    if amount:
        _refuse_two_readings(amount[1], text)
        seconds, notes = _exact(amount[1], Decimal(HOUR))
        return seconds, ("hours_unit", *notes)
    if (found := seconds_with_units(words)) is not None:
        return found
    hint = "Write one number of hours, such as 1.5, 1:30 or 90 min."
    raise Unreadable("invalid_hours", f"{quoted(text)} {what_it_is(words)}.", hint)


def _stored_length(number: Decimal, shown: str, most: float | None, unit: str, hours_per_day: float | None) -> Reading:
    """A stored number: days where the cell shows a time, else in the column's unit; the display tells a date or price apart."""
    display = shown.strip().casefold()
    is_number = bool(_NUMBER_SHOWN.fullmatch(display)) and not (unit == "hours" and _looks_like_a_time(number))
    if not is_number and not _TIME_SHOWN.fullmatch(display):
        hint = "Format the column as a number and write 1.5."
        raise Unreadable("invalid_hours", f"{quoted(shown)} {what_it_is(display)}.", hint)
    if number < 0:
        raise _negative(shown)
    if is_number and unit != "hours":
        typed = f"{number:.2f}" if unit == "h:mm" else f"{number:f}"  # 1.30 for 1 h 30 min is stored as 1.3
        seconds, notes = _bare_number(typed, shown, unit, hours_per_day)
    else:
        seconds = int((number * (HOUR if is_number else DAY)).to_integral_value(ROUND_HALF_UP))
        notes = ("hours_unit",) * (not is_number)
    return Reading(_within(seconds, most, shown), notes)


def _looks_like_a_time(number: Decimal) -> bool:
    """2:30 typed into a number column is stored as 0.104166...: whole minutes of a day, yet no decimal anybody types."""
    minutes = number * 1440
    typed = round(number, 2) == number or number * 4 % 1 == 0
    return 0 < number < 1 and not typed and abs(minutes - round(minutes)) < Decimal("1e-6")


def _negative(text: str) -> Unreadable:
    return Unreadable("negative_hours", f"{quoted(text)} is less than nothing.", "Write 0 or more hours.")
