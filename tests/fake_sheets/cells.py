"""What becomes of a text typed into a cell, and how is what is stored shown?"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

DAY_ZERO = datetime(1899, 12, 30)
_ERRORS = {
    "N_A": "#N/A",
    "REF": "#REF!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "NAME": "#NAME?",
    "VALUE": "#VALUE!",
    "ERROR": "#ERROR!",
}
_COMMA_LOCALES = ("de", "fr", "es", "it", "pt", "nl", "pl", "sv")
_THIS_YEAR = 2026  # of a date typed without one


@dataclass
class Wrong:
    """What a formula gives that cannot be computed."""

    type: str
    message: str = ""

    def __str__(self):
        return _ERRORS[self.type]


@dataclass
class Cell:
    """``value`` is None, a number, a bool, a str or a :class:`Wrong`; ``number_format`` is Google's {type, pattern}."""

    value: object = None
    number_format: dict | None = None
    note: str | None = None
    validation: dict | None = None
    format: dict = field(default_factory=dict)

    def stored(self):
        """The value as UNFORMATTED_VALUE with SERIAL_NUMBER has it; an error carries its explanation."""
        if isinstance(self.value, Wrong):
            return f"{self.value} ({self.value.message})" if self.value.message else str(self.value)
        return "" if self.value is None else self.value

    def shown(self, locale="en_US"):
        """The value as a person sees it."""
        value = self.value
        if value is None or isinstance(value, str | Wrong):
            return "" if value is None else str(value)
        if isinstance(value, bool):
            return str(value).upper()
        style = self.number_format or {}
        kind, pattern = style.get("type"), style.get("pattern", "")
        if kind in ("DATE", "TIME", "DATE_TIME"):
            return _moment(value, pattern)
        text = f"{value * 100:.10g}%" if kind == "PERCENT" else f"{value:.10g}"
        return text.replace(".", ",") if is_comma(locale) else text


def typed(text, locale="en_US"):
    """The cell after somebody typed the text into it; whatever is not surely a number, date or time stays text.

    1/2 becomes the 2nd of January (in en_US), as it does with Google.
    """
    if not isinstance(text, str):
        return Cell(text)
    word = text.strip()
    if not word:
        return Cell()
    if text.startswith("'"):
        return Cell(text[1:])
    if word.upper() in ("TRUE", "FALSE"):
        return Cell(word.upper() == "TRUE")
    return _formula(word) or _number(word, locale) or _date(word, locale) or _time(word) or Cell(text)


def is_comma(locale):
    """Whether a locale writes 1,5 for one and a half."""
    return locale.split("_")[0] in _COMMA_LOCALES


def _formula(word):
    if not word.startswith("="):
        return None
    known = {
        "=NA()": Wrong("N_A"),
        "=1/0": Wrong("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero."),
        "=#REF!": Wrong("REF", "Reference does not exist."),
        '=""': "",
    }
    return Cell(known.get(word.upper(), Wrong("NAME", "Unknown function.")))


def _number(word, locale):
    plain = word.replace(",", ".") if is_comma(locale) and "." not in word else word
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    if found := re.fullmatch(r"([-+]?(?:\d+\.?\d*|\.\d+))\s*(%?)", plain, re.ASCII):
        share = {"type": "PERCENT", "pattern": "0%"}
        return Cell(float(found[1]) / 100, share) if found[2] else Cell(_whole(float(found[1])))
    return None


def _whole(number):
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _date(word, locale):
    if found := re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", word, re.ASCII):
        return _day(*map(int, found.groups()), "yyyy-mm-dd")
    if found := re.fullmatch(r"(\d\d?)/(\d\d?)(?:/(\d{4}))?", word, re.ASCII):
        first, second, year = int(found[1]), int(found[2]), int(found[3] or _THIS_YEAR)
        month_first = locale == "en_US"
        pattern = "M/d" if month_first else "d/M"
        month, day = (first, second) if month_first else (second, first)
        return _day(year, month, day, f"{pattern}/yyyy" if found[3] else pattern)
    return None


def _day(year, month, day, pattern):
    try:
        return Cell((datetime(year, month, day) - DAY_ZERO).days, {"type": "DATE", "pattern": pattern})
    except ValueError:
        return None


def _time(word):
    found = re.fullmatch(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?", word, re.ASCII)
    if not found:
        return None
    seconds = int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
    pattern = "[h]:mm:ss" if int(found[1]) > 23 else "H:mm:ss" if found[3] else "H:mm"
    return Cell(seconds / 86_400, {"type": "TIME", "pattern": pattern})


def _moment(serial, pattern):
    seconds = round(serial * 86_400)
    if "[h]" in pattern:
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    at = DAY_ZERO + timedelta(seconds=seconds)
    parts = {
        "yyyy": f"{at:%Y}",
        "MM": f"{at:%m}",
        "M": at.month,
        "dd": f"{at:%d}",
        "d": at.day,
        "H": at.hour,
        "ss": f"{at:%S}",
    }
    pattern = re.sub(r"(?<=:)mm", f"{at:%M}", pattern or "yyyy-mm-dd").replace("mm", "MM")
    return re.sub("yyyy|MM|M|dd|d|H|ss", lambda part: str(parts[part[0]]), pattern)
