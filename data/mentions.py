"""Does a text name somebody? However it is spelt: case, accents, hyphens, "Last, First"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from data.parse.names import folded

REMOVED = "[name removed]"
_CJK = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_ONE_WORD = re.compile(r"[^\W\d]{2,}|[^\W\d]+['’-][^\W\d]+")
_AN_ID = re.compile(r"(?=.*\d)[\w-]{4,}")  # a shorter one, or a word, may stand for anything


class Mentions:
    """Looks for the names, ids and addresses that somebody is ``written`` as.

    A name of one word, such as May, is found only as it is written: folded, it may be any word. A short id is not looked
    for: 71 may be minutes.
    """

    def __init__(self, written: Iterable[str]) -> None:
        said = {" ".join(text.split()) for text in written} - {""}
        self._single = sorted(text for text in said if not _is_telling(text) and _ONE_WORD.fullmatch(text))
        self._several = sorted({form for text in said if _is_telling(text) for form in _forms(text)})

    def are_in(self, text: str) -> bool:
        """Whether the text has one of them."""
        return bool(self._folded.search(folded(text)) or self._exact.search(text))

    def out_of(self, text: str) -> str:
        """The text without them; all of it is gone where they cannot be told from the rest."""
        if not self.are_in(text):
            return text
        left = self._exact.sub(REMOVED, self._written.sub(REMOVED, text))
        return REMOVED if self.are_in(left) else left

    @cached_property
    def _folded(self) -> re.Pattern[str]:
        return _either(map(folded, self._several))

    @cached_property
    def _written(self) -> re.Pattern[str]:
        return _either(self._several, re.IGNORECASE)

    @cached_property
    def _exact(self) -> re.Pattern[str]:
        return _either(self._single)


def _is_telling(text: str) -> bool:
    return "@" in text or " " in text or bool(_AN_ID.fullmatch(text) or _CJK.search(text))


def _forms(text: str) -> Iterable[str]:
    """The name as it is, and with the last word first."""
    first, _, last = text.rpartition(" ")
    return (text, f"{last}, {first}", f"{last} {first}") if first and "," not in text else (text,)


def _either(forms: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Any of them, the longest first, as whole words; where words are not parted, anywhere."""
    found = [
        re.escape(form) if _CJK.search(form) else rf"(?<![\w@]){re.escape(form)}(?!\w)"
        for form in sorted(set(forms), key=lambda form: (-len(form), form))
    ]
    return re.compile("|".join(found) or r"(?!)", flags)
