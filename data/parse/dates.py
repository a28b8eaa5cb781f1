"""Which day was it? A date only where it has one reading, or the reading its column has proved."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from data.parse.numbers import stored_number
from data.parse.reading import Reading, Unreadable, quoted
from data.parse.spelled_dates import WEEKDAYS, Written, split_time, split_weekday, written_date
from data.parse.text import nothing, plain, refuse_formula_error

MONTH_FIRST, DAY_FIRST = "month first", "day first"
FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)  # an older or later year is a typing mistake
SERIAL_ZERO = datetime(1899, 12, 30)  # day 0 of spreadsheets (the 1900 system)

_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SERIAL = re.compile(r"[3-7]\d{4}(?:\.\d{1,15})?", re.ASCII)  # 1982 to 2119: the range of dates refuses the rest
LONGEST_DATE = 60  # characters
HINT = "Write the date as 2026-10-05."


def read_date(text: str, *, shown: str | None = None, order: str | None = None, serials: bool = False) -> Reading:
    """A calendar day as a date; a time beside it is dropped with a note, and the written day kept whatever its zone.

    Year-first dates and dates with a month name have one reading. 9/3/2015 has two and is refused as ``ambiguous_date``
    unless ``order`` says how its column is read (see :func:`column_order`); a date that contradicts the order is refused as
    ``invalid_date``, never flipped. With an order, two-digit years are of this century. ``serials`` takes a bare 46300 for a
    spreadsheet's day number. ``shown`` is the displayed cell where a source knows both: then ``text`` is what is stored.

    >>> read_date("3 Sept 2015").value.isoformat()
    '2015-09-03'
    """
    if shown is None and _ISO.fullmatch(text):
        return Reading(_in_range(_iso_day(text), text))
    reading = _read(text, shown, order, serials)
    if reading.value is None:
        return reading
    day, clock = reading.value
    return Reading(day, reading.notes + ("time part dropped",) * (clock is not None))


def read_moment(text: str, *, shown: str | None = None, order: str | None = None, serials: bool = False) -> Reading:
    """When a row was entered, as a datetime without a zone, to the second; a date alone is its midnight. Read as dates are.

    >>> read_moment("11/1/2026 8:00:03", order="month first").value.isoformat()
    '2026-11-01T08:00:03'
    """
    reading = _read(text, shown, order, serials)
    if reading.value is None:
        return reading
    day, clock = reading.value
    return Reading(datetime.combine(day, clock or time()), reading.notes)


def numeric_readings(text: str) -> dict[str, date]:
    """The days a date in figures with its year last can be, by order; empty when the cell is anything else.

    >>> sorted(numeric_readings("13/04/2026"))
    ['day first']
    """
    if len(text) > LONGEST_DATE or _ISO.fullmatch(text):
        return {}
    words, _ = split_time(plain(text)[0].casefold())
    written = written_date(split_weekday(words)[0])
    return _readings(written) if written and written.numeric else {}


def _iso_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _no_such_day(text) from None


def _read(text: str, shown: str | None, order: str | None, serials: bool) -> Reading:
    """Reading of (date, time of day or None)."""
    if shown is not None and (number := stored_number(text)) is not None:
        as_number = stored_number(shown) is not None  # the column lost its date format
        if not as_number or _SERIAL.fullmatch(text):
            return Reading(_from_serial(float(number), shown), ("excel_serial",) * as_number)
    typed, notes = plain(text)
    if blank := nothing(typed):
        return blank
    refuse_formula_error(typed)
    if serials and _SERIAL.fullmatch(typed):
        return Reading(_from_serial(float(typed), text), (*notes, "excel_serial"))
    words, clock = split_time(typed.casefold()) if len(typed) <= LONGEST_DATE else ("", None)
    words, weekday = split_weekday(words)
    if not (written := written_date(words)):
        raise Unreadable("invalid_date", f"{quoted(text)} is not one whole date.", HINT)
    day = _in_range(_day(written, order, text), text)
    if weekday not in (None, day.weekday()):
        found = f"{quoted(text)} was a {WEEKDAYS[day.weekday()].title()}."
        raise Unreadable("invalid_date", found, "Mend the day of the week or the date.")
    return Reading((day, clock), notes + ("date_format",) * (not _ISO.fullmatch(words)))


def _from_serial(number: float, text: str) -> tuple[date, time | None]:
    if not 0 <= number < 100_000:
        raise _out_of_range(text)
    moment = SERIAL_ZERO + timedelta(seconds=round(number * 86_400))
    return _in_range(moment.date(), text), moment.time() if number % 1 else None


def _day(written: Written, order: str | None, text: str) -> date:
    if written.short_year and not order:
        raise Unreadable("ambiguous_date", f"{quoted(text)} has a two-digit year.", HINT)
    readings = _readings(written)
    if not readings:
        raise _no_such_day(text)
    if order and written.numeric:
        if order not in readings:
            raise Unreadable("invalid_date", f"{quoted(text)} is no date when read {order}, as its column is.", HINT)
        return readings[order]
    possible = {day for day in readings.values() if FIRST <= day <= LAST} or set(readings.values())
    if len(possible) > 1:
        choice = " or ".join(day.isoformat() for day in readings.values())
        raise Unreadable("ambiguous_date", f"{quoted(text)} can be month first or day first.", f"Write {choice}.")
    return possible.pop()


def _readings(written: Written) -> dict[str, date]:
    """The days that a written date can be, by the order it is read in; one that is not numeric has one reading."""
    orders = {MONTH_FIRST: (written.month, written.day)}
    if written.numeric:
        orders[DAY_FIRST] = (written.day, written.month)
    readings = {}
    for order, (month, day) in orders.items():
        try:
            readings[order] = date(written.year, month, day)
        except ValueError:
            continue  # not a day of the calendar
    return readings


def _in_range(day: date, text: str) -> date:
    if not FIRST <= day <= LAST:
        raise _out_of_range(text)
    return day


def _out_of_range(text: str) -> Unreadable:
    found = f"{quoted(text)} is not between {FIRST.year} and {LAST.year}."
    return Unreadable("date_out_of_range", found, "Check the year.")


def _no_such_day(text: str) -> Unreadable:
    return Unreadable("invalid_date", f"{quoted(text)} is not a day of the calendar.", HINT)
