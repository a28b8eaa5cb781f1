"""Which ones already, which not yet? One chip per thing: filled = yes, outlined = not yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from presentation import theme
from presentation.card import Chips
from presentation.picture_words import FOLD, fold
from presentation.svg.fitting import fitted, width_of
from presentation.svg.marks import SMALL, Drawn, box, count_words, words

_PITCH, _CHIP, _HEAD, _GAP = 29, 24, 26, 18  # px: a row of chips, a chip, a group's heading, the air before the next
_PAD, _BETWEEN = 9, 6  # px inside and between chips
_LEAST_FOLD = 2


@dataclass(frozen=True)
class _Chip:
    """A chip in its row: its words, from where to where; ``yes`` None is only words."""

    words: str
    yes: bool | None
    row: int
    left: float
    right: float


def chips(picture: Chips, width: float, tokens: Mapping[str, str], height: float | None) -> Drawn:
    """The chips row by row; where they would be higher than ``height``, more of each kind are only counted."""
    for most in (FOLD, *range(FOLD - 4, _LEAST_FOLD - 1, -2)):
        groups = [
            (name, count, _rows(fold(things, most, most if most < FOLD else None), width))
            for name, count, things in picture.groups
        ]
        drawn = Drawn(list(_groups(groups, width, tokens)), _height(groups))
        if not height or drawn.height <= height:
            break
    return drawn


def _rows(things: list[tuple[str, bool | None]], width: float) -> list[_Chip]:
    """The chips from left to right, a new row where the next one does not fit."""
    placed, row, left = [], 0, 0.0
    for thing, yes in things:
        (shown,) = fitted(thing, width - 2 * _PAD, SMALL * _wide(yes))
        wide = width_of(shown, SMALL * _wide(yes)) + 2 * _PAD
        if left and left + wide > width:
            row, left = row + 1, 0.0
        placed.append(_Chip(shown, yes, row, left, left + wide))
        left += wide + _BETWEEN
    return placed


def _wide(yes: bool | None) -> float:
    return 1.03 if yes else 1.0  # semibold


def _height(groups: list[tuple[str, str, list[_Chip]]]) -> float:
    """All groups with the air between them."""
    return sum(_group_height(*group) + _GAP for group in groups) - _GAP if groups else 0.0


def _group_height(name: str, count: str, placed: list[_Chip]) -> float:
    rows = placed[-1].row + 1 if placed else 0
    return (_HEAD if name or count else 0) + rows * _PITCH


def _groups(groups: list[tuple[str, str, list[_Chip]]], width: float, tokens: Mapping[str, str]) -> Iterator[str]:
    top = 0.0
    for name, count, placed in groups:
        y = top
        if name or count:
            (shown,) = fitted(name, 0.75 * width, SMALL)
            yield words(0, y + _HEAD / 2 - 3, shown, tokens["ink"], size=SMALL, weight=700)
            yield count_words(width, y + _HEAD / 2 - 3, count, tokens)
            y += _HEAD
        for chip in placed:
            yield from _chip(chip, y + chip.row * _PITCH, tokens)
        top += _group_height(name, count, placed) + _GAP


def _chip(chip: _Chip, y: float, tokens: Mapping[str, str]) -> Iterator[str]:
    size = (chip.left, y, chip.right - chip.left, _CHIP)
    if chip.yes is not None:
        rim = {} if chip.yes else {"stroke": tokens["compare"], "pen": 1.4}
        yield box(*size, tokens["focus"] if chip.yes else "none", round_=6, **rim)
    middle, colour = (chip.left + chip.right) / 2, theme.text_on(tokens["focus"]) if chip.yes else tokens["muted"]
    weight = 600 if chip.yes else None
    yield words(middle, y + _CHIP / 2, chip.words, colour, size=SMALL, anchor="middle", weight=weight)
