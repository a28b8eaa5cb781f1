"""How large may a text be so that it fits, and where is it cut when it does not?

Reckoned with the widths of Arial, because no renderer is asked: what fits here fits on any machine. Letters that Arial
does not have are taken to be as wide as the widest font draws them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from presentation.literal import clean
from presentation.slides.grid import LINE, POINTS
from presentation.words import graphemes

_REGULAR = {
    222: "'ijl|’", 278: " !,./:;I[\\]ft·", 333: '()-`r“”{}', 389: '*"', 500: "Jcksvxyz^",
    556: "#$0123456789?L_abdeghnopqu–", 611: "+<=>~×FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm",
    889: "%", 944: "W", 1015: "@—…",
}  # fmt: skip
_BOLD = {
    278: " ',./I\\ijl’·|", 333: "!()-:;[]`ft", 389: "*r{}", 500: 'z"“”^', 556: "#$0123456789J_aceksvxy–",
    611: "?FLTZbdghnopqu+<=>~×", 667: "EPSVXY", 722: "&ABCDHKNRU", 778: "GOQw", 833: "M", 889: "%m", 944: "W",
    1000: "@—…",
}  # fmt: skip
_REGULAR, _BOLD = (
    {letter: width / 1000 for width, letters in table.items() for letter in letters} for table in (_REGULAR, _BOLD)
)
_LEEWAY = 0.98  # renderers round the widths of letters
_WIDE, _PICTOGRAPH, _OTHER = 1.0, 1.35, 0.72  # of the size: East Asian, emoji, all else
_PIECE = re.compile(r"[^\s-]*-+|[^\s-]+|\s+")  # a line may end after a hyphen and at a space


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line stands [in] in so many points of Arial."""
    return sum(_advance(letter, bold) for letter in text) * size / POINTS


def lines(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines of ``room`` [in] a text takes; a word too long for a line is broken over several."""
    count, reach, room = 1, 0.0, room * _LEEWAY
    for piece, inches in _measured(text, size, bold):
        if reach + inches <= room:
            reach += inches
        elif not piece.isspace():
            count += (reach > 0) + int(inches // room)
            reach = inches % room
    return count


def height(count: float, size: float) -> float:
    """How high so many lines stand [in]."""
    return count * size * LINE / POINTS


def fitted(
    text: str, room: tuple[float, float], sizes: Sequence[float], *, bold: bool = False, limit: int = 600
) -> tuple[str, float]:
    """The text and the first of ``sizes`` in which it fits in a room (width, height) [in].

    What does not fit even in the last size ends in an ellipsis there.
    """
    text = clean(text, limit)
    for size in sizes:
        if height(lines(text, size, room[0], bold=bold), size) <= room[1] + 1e-6:
            return text, size
    most = max(int(room[1] * POINTS / (size * LINE)), 1)
    return _cut(text, lambda short: lines(short, size, room[0], bold=bold) <= most), size


def one_line(text: object, room: float, size: float, *, bold: bool = False) -> str:
    """The text on one line of ``room`` [in], cut with an ellipsis where it is longer."""
    return _cut(clean(text), lambda short: width(short, size, bold=bold) <= room * _LEEWAY)


def widest(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    """The width [in] of the widest of several lines; 0 without any."""
    return max((width(text, size, bold=bold) for text in texts), default=0.0)


@lru_cache(maxsize=4096)
def _measured(text: str, size: float, bold: bool) -> tuple[tuple[str, float], ...]:
    return tuple((piece, width(piece, size, bold=bold)) for piece in _PIECE.findall(text))


def _cut(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning that fits with its ellipsis; whole letters, found by halving."""
    if fits(text):
        return text
    letters = graphemes(text)
    low, high = 0, len(letters)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(_shortened(letters, middle)) else (low, middle)
    return _shortened(letters, low)


def _shortened(letters: list[str], count: int) -> str:
    return "".join(letters[:count]).rstrip() + "…"


@cache
def _advance(letter: str, bold: bool) -> float:
    arial = _BOLD if bold else _REGULAR
    known = arial.get(letter)
    if known is None and (unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Cf")):
        return 0.0
    if known is not None:
        return known
    if letter >= "\U0001f000" or unicodedata.category(letter) == "So":
        return _PICTOGRAPH
    plain = arial.get(unicodedata.normalize("NFD", letter)[0])  # é is as wide as e
    return plain or (_WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER)
