"""The one place where characters are cleaned: what a person cannot see never decides what a cell says."""

from __future__ import annotations

import re
import unicodedata

from data.parse.reading import BLANK, PLACEHOLDER, Reading, Unreadable, quoted

LONGEST = 10_000  # characters in a cell; more is a pasted document, not an answer
PLACEHOLDERS = {"n/a", "-", "–", "—"}

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]")
_JOINER_IN_LATIN = re.compile("(?<=[!-\u024f])[\u200c\u200d]+(?=[!-\u024f])")  # elsewhere it joins emoji or letters
_MARKS = re.compile("[\u061c\u200c-\u200f\ufe0e\ufe0f]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_ROUND_LINES = re.compile(" ?\n ?")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_FORMULA_ERROR = re.compile(r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!|SPILL!|CALC!)|Loading\.\.\.", re.I)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The cell as a person sees it: NFC, ordinary spaces, no control, bidi or invisible characters; line breaks stay.

    Returns the text and the notes of what was removed. Cleaning twice is cleaning once.
    A cell over :data:`LONGEST` characters is refused.

    >>> clean("  Ana\u00a0Pen\u0303a ")
    ('Ana Peña', ('unicode_nfc',))
    """
    if len(text) > LONGEST:
        found = f"{quoted(text)} has {len(text):,} characters."
        raise Unreadable("cell_too_long", found, f"Keep a cell under {LONGEST:,} characters.")
    if text.isascii() and text.isprintable():
        return (" ".join(text.split()) if "  " in text else text.strip()), ()
    notes = []
    text = _LINE_ENDS.sub("\n", text)
    for note, unwanted in _UNWANTED:
        text, removed = unwanted.subn("", text)
        notes += [note] * (removed > 0)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        notes.append("unicode_nfc")
    text, removed = _JOINER_IN_LATIN.subn("", text)
    if removed and "invisible_char_removed" not in notes:
        notes.append("invisible_char_removed")
    return _ROUND_LINES.sub("\n", _SPACES.sub(" ", text)).strip(), tuple(notes)


_UNWANTED = (
    ("control_char_removed", _CONTROL), ("bidi_control_removed", _BIDI), ("invisible_char_removed", _INVISIBLE),
)  # fmt: skip


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """A short typed answer ready to be read: cleaned, without pasted quotation marks, digits and dashes made ASCII.

    Digits of other scripts are changed one by one, never by NFKC, which would turn ² and ② into 2.

    >>> plain("“\uff11\uff0e\uff15”")
    ('1.5', ('unicode_digits',))
    """
    text, notes = clean(text)
    if not text.isascii():
        text = _MARKS.sub("", text).translate(_DASHES).replace("．", ".")
        digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
        notes += ("unicode_digits",) * (digits != text)
        text = digits
    if len(text) > 1 and text[0] in "\"'“‘’":
        closed = text[-1] in "\"'”’"  # otherwise the leading ' marks text; a trailing one alone may mean minutes
        text = text[1 : len(text) - closed].strip()
    return text, notes


def is_blank(text: str) -> bool:
    """Whether the cell says nothing: empty, only invisible characters, "n/a" or a dash."""
    return not (typed := plain(text)[0]) or typed.casefold() in PLACEHOLDERS


def nothing(typed: str) -> Reading | None:
    """The blank reading of a cleaned cell that says nothing, else None."""
    if not typed:
        return BLANK
    return PLACEHOLDER if typed.casefold() in PLACEHOLDERS else None


def refuse_formula_error(text: str) -> None:
    """Raise ``formula_error`` when a spreadsheet could not compute the cell: #REF!, #N/A, Loading..."""
    if _FORMULA_ERROR.match(text):
        raise Unreadable("formula_error", f"{quoted(text)} is a formula error.", "Mend the formula or type the value.")


def read_text(text: str) -> Reading:
    """Free text, kept as typed apart from what cannot be seen; HTML, formulas and Markdown are only text."""
    text, notes = clean(text)
    return nothing(text) or Reading(text, notes)


def read_choice(text: str, choices: tuple[str, ...] = ()) -> Reading:
    """One of the offered words in its own spelling; another word is taken as typed, with the note ``other_choice``.

    >>> read_choice("exam  PREP", ("Course", "Exam prep"))
    Reading(value='Exam prep', notes=())
    """
    reading = read_text(text)
    if reading.value is None:
        return reading
    words = " ".join(reading.value.split())
    offered = {choice.casefold(): choice for choice in choices}.get(words.casefold())
    if offered or not choices:
        return Reading(offered or words, reading.notes)
    return Reading(words, (*reading.notes, "other_choice"))
