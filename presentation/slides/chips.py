"""How are things of which each is reached or not drawn on a slide? As chips, as large as all of them fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from presentation import words
from presentation.card import Chips
from presentation.slides.canvas import CENTRE, MIDDLE, Canvas, Words
from presentation.slides.fitting import one_line, width
from presentation.slides.grid import POINTS, Area

_SIZES = (16, 15, 14, 13, 12, 11)  # points
_WIDEST = 4.0  # in
_FOLD = "more"


@dataclass(frozen=True)
class _Chip:
    area: Area
    text: str
    yes: bool | None  # None: the words that count what did not fit


def chips(canvas: Canvas, area: Area, picture: Chips, alt: str) -> None:
    """One chip per thing under the name of its group: filled = yes, outlined = not yet."""
    for size in _SIZES:
        if _end(groups := _laid_out(area, picture, size)) <= area.bottom:
            break
    else:
        groups = _laid_out(area, _folded(area, picture, size), size)
    with canvas.group("Chips", alt):
        for (name, count, _), (heading, placed) in zip(picture.groups, groups, strict=True):
            _head(canvas, heading, name, count, size + 2)
            for chip in placed:
                _draw(canvas, chip, size)


def _laid_out(area: Area, picture: Chips, size: float) -> list[tuple[Area, list[_Chip]]]:
    """Each group's heading and chips, one group under another."""
    line, gap = size * 2 / POINTS, 0.09
    groups, top = [], area.top
    for _, _, things in picture.groups:
        heading = Area(area.left, top, area.width, (size + 2) * 1.6 / POINTS)
        left, top = area.left, heading.bottom
        placed = []
        for thing, yes in things:
            text = one_line(thing, _WIDEST - 0.3, size, bold=True)
            wide = width(text, size, bold=True) + 0.3
            if left + wide > area.right:
                left, top = area.left, top + line + gap
            placed.append(_Chip(Area(left, top, wide, line), text, yes))
            left += wide + gap
        groups.append((heading, placed))
        top += line + 0.22
    return groups


def _end(groups: Sequence[tuple[Area, list[_Chip]]]) -> float:
    return max((chip.area.bottom for _, placed in groups for chip in placed), default=0.0)


def _folded(area: Area, picture: Chips, size: float) -> Chips:
    """The same with as many chips of each group as fit, those that say no first; the rest is counted on the last."""
    longest = max(len(things) for _, _, things in picture.groups)
    fits = [n for n in range(0, longest) if _end(_laid_out(area, _at_most(picture, n), size)) <= area.bottom]
    return _at_most(picture, max(fits, default=0))


def _at_most(picture: Chips, most: int) -> Chips:
    return Chips(tuple((name, count, _kept(things, most)) for name, count, things in picture.groups))


def _kept(things: Sequence[tuple[str, bool]], most: int) -> tuple[tuple[str, bool | None], ...]:
    if len(things) <= most:
        return tuple(things)
    open_first = sorted(things, key=lambda thing: thing[1])[:most]
    kept = sorted(open_first, key=lambda thing: not thing[1])
    return (*kept, (f"and {words.num(len(things) - most)} {_FOLD}", None))


def _head(canvas: Canvas, area: Area, name: str, count: str, size: float) -> None:
    title = Words(one_line(name, area.width * 0.7, size, bold=True), size, "ink", True)
    canvas.text(area, [title, Words(f"   {one_line(count, area.width * 0.25, size)}", size, "muted")])


def _draw(canvas: Canvas, chip: _Chip, size: float) -> None:
    token = {True: canvas.words_on("focus"), False: "muted", None: "muted"}[chip.yes]
    box = canvas.box(chip.area, "focus" if chip.yes else "", edge="compare" if chip.yes is False else "", round_=0.08)
    canvas.write(box.text_frame, [[Words(chip.text, size, token, bool(chip.yes))]], align=CENTRE, anchor=MIDDLE)
