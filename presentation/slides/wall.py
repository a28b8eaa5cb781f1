"""Who has earned what? One plaque per certification with its holders' initials."""

from __future__ import annotations

from presentation import words
from presentation.card import Plaque, Wall
from presentation.slides.canvas import Canvas, Words
from presentation.slides.fitting import fitted, one_line, width
from presentation.slides.grid import Area

_ACROSS, _HEIGHT, _GAP = 4, 1.32, 0.16  # plaques side by side; in: the height of one, and between two
_FOOT = 0.36  # in: what the marks mean, and what is not shown
_FROM_LEFT = "\u200e"  # keeps the order of badges whose letters run from the right
_BADGE = 11  # points
_MARKS = {"gold": "★", "attention": "!"}  # so that colour is never the only carrier


def wall(canvas: Canvas, area: Area, picture: Wall, alt: str) -> None:
    """The plaques in their order, as many as can be read; what the marks mean stands under them."""
    lines = max(int((area.height - _FOOT + _GAP) / (_HEIGHT + _GAP)), 1)
    rows = area.upper(lines * (_HEIGHT + _GAP) - _GAP).rows(lines, _GAP)
    places = [place for row in rows for place in row.columns(_ACROSS, _GAP)]
    with canvas.group("The Wall", alt):
        for place, plaque in zip(places, picture.plaques, strict=False):
            _plaque(canvas, place, plaque)
    left = len(picture.plaques) - len(places)
    key = [f"{_MARKS.get(role, '')} {meaning}".strip() for role, meaning in picture.key if role in _MARKS]
    said = " · ".join([*key, *([f"and {words.num(left)} more certifications"] if left > 0 else [])])
    if said:
        canvas.text(area.lower(0.28), Words(one_line(said, area.width, 13), 13, "muted"))


def _plaque(canvas: Canvas, area: Area, plaque: Plaque) -> None:
    canvas.box(area, "card", edge="hair", round_=0.08)
    canvas.box(Area(area.left, area.top + 0.1, 0.06, area.height - 0.2), plaque.role)
    inside = Area(area.left + 0.2, area.top + 0.1, area.width - 0.3, area.height - 0.2)
    title, size = fitted(plaque.title, (inside.width, 0.45), (14, 13, 12, 11), bold=True)
    canvas.text(inside.upper(0.2), Words(one_line(plaque.issuer, inside.width, 11), 11, "muted"))
    canvas.text(inside.below(0.2).upper(0.46), Words(title, size, "ink", True))
    count = len(plaque.holders) + plaque.unnamed
    canvas.text(inside.lower(0.44), Words(words.plural(count, "holder"), 12, "ink"), _badges(plaque, inside.width))


def _badges(plaque: Plaque, room: float) -> list[Words]:
    """The holders' initials with their marks, as many as fit on the line; the others are counted."""
    said = [f"{_MARKS.get(holder.role, '')}{holder.initials}" for holder in plaque.holders]
    roles = [holder.role for holder in plaque.holders]
    while said and width("  ".join(said), _BADGE, bold=True) > room - 0.5:
        said.pop()
    rest = len(plaque.holders) - len(said) + plaque.unnamed
    badges = [
        Words(f"{text}{_FROM_LEFT}  ", _BADGE, "muted" if role == "compare" else role, True)
        for text, role in zip(said, roles, strict=False)
    ]
    return [*badges, *([Words(f"+{words.num(rest)}", _BADGE, "muted")] if rest else [])] or [Words("", _BADGE)]
