"""When are two names the same name? Case, accents, spaces, hyphens and what cannot be seen do not tell people apart."""

from __future__ import annotations

import re
import unicodedata

from data.parse.reading import Unreadable, quoted
from data.parse.text import clean, nothing, refuse_formula_error

GROUPS = set("everyone|everybody|all|all staff|staff|team|the team|me|us|various".split("|"))

# What most names are: two words or more of plain letters. It is shown as it is, and no one can be mistaken in it.
PLAIN_NAME = r"[A-Za-z]{1,40}([ '-][A-Za-z]{1,40}){1,6}"

_ACCENTS = re.compile("[\u0300-\u036f]")
_UNSEEN = re.compile("[\u061c\u200c-\u200f\ufe0e\ufe0f]")
_BETWEEN_WORDS = re.compile(r"[\s\u2010-\u2015-]+")
_BETWEEN_CJK = re.compile("(?<=[\u3040-\u9fff\uac00-\ud7af]) (?=[\u3040-\u9fff\uac00-\ud7af])")
_LETTERS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "đ": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe"}
)
_LOOK_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "COPTIC", "CHEROKEE")


def display_name(text: str) -> tuple[str, tuple[str, ...]]:
    """A name as it is shown, on one line and without what cannot be seen, and the notes of what was removed."""
    name, notes = clean(text)
    if name.isascii():
        return (" ".join(name.split()) if "\n" in name else name), notes
    seen = _UNSEEN.sub("", name)
    if seen != name and "invisible_char_removed" not in notes:
        notes += ("invisible_char_removed",)
    return unicodedata.normalize("NFC", " ".join(seen.split())), notes


def exact_key(text: str) -> str:
    """A name by which its exact spelling is looked up: upper or lower case, spaces and invisible characters aside."""
    return unicodedata.normalize("NFC", display_name(text)[0].casefold())


def name_key(text: str) -> str:
    """A name folded for comparison: also accents, hyphens and the kind of apostrophe aside.

    >>> name_key("PEÑA-O’Neil,  Ana"), name_key("李 娜")
    ("pena o'neil, ana", '李娜')
    """
    return _folded(display_name(text)[0])


def folded(text: str) -> str:
    """Any text as a name is folded, so that a name can be found in it.

    >>> folded("with Élodie  MARCHAND-PEÑA")
    'with elodie marchand pena'
    """
    seen = text if text.isascii() else "".join(c for c in text if unicodedata.category(c) != "Cf")
    return _folded(seen)


def _folded(name: str) -> str:
    if not name.isascii():
        name = _ACCENTS.sub("", unicodedata.normalize("NFKD", name))
    name = name.casefold().translate(_LETTERS)
    name = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", name)))
    return _BETWEEN_CJK.sub("", _BETWEEN_WORDS.sub(" ", name).strip())


def check_name(text: str) -> None:
    """Raise what is wrong with a name as such, before anybody is looked up.

    ``missing_name`` (blank, "?", "-"), ``formula_error``, ``not_a_person`` (everyone, me), ``mixed_script_name`` (a Cyrillic А in Amy).
    """
    name, _ = display_name(text)
    refuse_formula_error(name)
    if nothing(name) or not any(c.isalnum() for c in name):
        found = f"{quoted(text)} is no name." if name else "There is no name."
        raise Unreadable("missing_name", found, "Write the full name.")
    if name.casefold() in GROUPS:
        raise Unreadable("not_a_person", f"{quoted(text)} is not one person.", "Write one full name in each row.")
    if not name.isascii() and len(scripts := _scripts(name)) > 1:
        found = f"{quoted(text)} mixes {' and '.join(scripts)} letters that look alike."
        raise Unreadable("mixed_script_name", found, "Type the name again, or choose it from the list.")


def _scripts(name: str) -> list[str]:
    first_words = {unicodedata.name(c, "").split(" ")[0] for c in set(name) if c.isalpha()}
    return sorted(script.title() for script in first_words.intersection(_LOOK_ALIKE))
