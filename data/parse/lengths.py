"""How do people write a length of time? The spellings with units and words that have one reading."""

from __future__ import annotations

import re

AMOUNT = r"(?:\d{1,4}(?:\.\d{0,20}|,\d{1,20})?|\.\d{1,20})"

_H = r"(?:h|hr|hrs|hour|hours)\.?"
_M = r"(?:m|min|mins|minute|minutes)\.?"
_MINUTES = re.compile(rf"(\d{{1,4}}) ?{_M}")
_HOURS_MINUTES = re.compile(rf"(\d{{1,4}}) ?{_H},? ?(?:and )?(?:([0-5]\d)|([0-5]?\d) ?{_M})")
_CLOCK = re.compile(rf"(\d{{1,4}}):([0-5]\d)(?::([0-5]\d))? ?(?:{_H})?")
_FRACTION = re.compile(rf"(?:(\d{{1,2}}) ?)?([½¼¾]|(?<![\d/])(?:1/2|1/4|3/4))( ?{_H})?")
_FRACTIONS = {"½": 1800, "1/2": 1800, "¼": 900, "1/4": 900, "¾": 2700, "3/4": 2700}  # [s]
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_WORD = "|".join(_NUMBER_WORDS)
_IN_WORDS = re.compile(rf"(an?|{_WORD})(?: {_H}( and a half)?|( and a half)(?: {_H})?)")


def seconds_with_units(words: str) -> tuple[int, tuple[str, ...]] | None:
    """The seconds of a lower-case length with a unit, a clock form, a fraction or words; None when it has no one reading.

    >>> seconds_with_units("1 hour, 30 minutes"), seconds_with_units("1/2"), seconds_with_units("one")
    ((5400, ('hours_unit',)), None, (3600, ('number_word',)))
    """
    if words in _NUMBER_WORDS:
        return _NUMBER_WORDS[words] * 3600, ("number_word",)
    seconds = _with_digits(words)
    seconds = _in_words(words) if seconds is None else seconds
    return None if seconds is None else (seconds, ("hours_unit",))


def _with_digits(words: str) -> int | None:
    if found := _MINUTES.fullmatch(words):
        return int(found[1]) * 60
    if found := _HOURS_MINUTES.fullmatch(words):
        return int(found[1]) * 3600 + int(found[2] or found[3]) * 60
    if found := _CLOCK.fullmatch(words):
        return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
    found = _FRACTION.fullmatch(words)
    if not found or ("/" in found[2] and not found[1] and not found[3]):
        return None  # a bare 1/2 is half an hour, 1 of 2, or a date
    return int(found[1] or 0) * 3600 + _FRACTIONS[found[2]]


def _in_words(words: str) -> int | None:
    if words in ("half an hour", "half hour", "a half hour"):
        return 1800
    if not (found := _IN_WORDS.fullmatch(words)):
        return None
    if found[1] in ("a", "an") and not re.search(r"h(?:ou)?rs?\b", words):
        return None
    half = 1800 if found[2] or found[3] else 0
    return _NUMBER_WORDS.get(found[1], 1) * 3600 + half


def what_it_is(words: str) -> str:
    """What an unreadable length looks like, to go after its quotation: 'is a range', 'is a date'."""
    return next((phrase for pattern, phrase in _LOOKS_LIKE if pattern.search(words)), "is not a number of hours")


_LOOKS_LIKE = tuple(
    (re.compile(pattern, re.ASCII), phrase)
    for pattern, phrase in (
        (r"^\d{5}$|^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$|^\d{1,2}-[a-z]{3}", "looks like a date"),
        (r"^=", "is a formula typed as text"),
        (r"\d ?(?:[ap]m\b|h?:\d\d ?-)", "is a time of day"),
        (r"\d ?(?:hrs?|h|m|min)? ?(?:-|to|or) ?\d", "is a range"),
        (r"\+ ?\d", "is a sum"),
        (r"~|\dish|\+$|^[<>≤≥]|at least|max|about|couple|several", "is an estimate"),
        (r"%", "is a percentage"),
        (r"[$€£]", "is an amount of money"),
        (r"/|week|dai?ly|day|session", "is not in hours"),
    )
)
