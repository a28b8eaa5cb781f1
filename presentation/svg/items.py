"""What comes next, and when? One line per item: title over detail, date over remark."""

from collections.abc import Iterator, Mapping

from presentation import theme
from presentation.card import Item, Items
from presentation.placing import LINE_HEIGHT
from presentation.svg.fitting import fitted, width_of
from presentation.svg.marks import BODY, SMALL, Drawn, block, stroke

_AIR, _GAP, _BOLD = 10, 16, 1.06
_SIDE = 0.45  # of the width, at most, for date and remark


def items(picture: Items, width: float, tokens: Mapping[str, str], height: float | None) -> Drawn:
    """The items in their order, and in words what did not fit."""
    marks, y = [], 0.0
    for item in picture.items:
        marks.append(stroke([(0, y), (width, y)], tokens["hair"], 1))
        high, drawn = _item(item, y + _AIR, width, tokens)
        marks += drawn
        y += high + 2 * _AIR
    if picture.more:
        marks.append(stroke([(0, y), (width, y)], tokens["hair"], 1))
        lines = fitted(picture.more, width, SMALL, most=2)
        marks.append(block(0, y + _AIR, lines, tokens["muted"], size=SMALL))
        y += _AIR + len(lines) * SMALL * LINE_HEIGHT
    return Drawn(marks, y)


def _item(item: Item, top: float, width: float, tokens: Mapping[str, str]) -> tuple[float, Iterator[str]]:
    """How high an item is, and its marks."""
    when, remark = (_lines(text, _SIDE * width) for text in (item.when, item.remark))
    side = max((width_of(line, BODY * _BOLD) for line in (*when, *remark)), default=0.0)
    room = width - (side + _GAP if side else 0)
    title, detail = _lines(item.title, room), _lines(item.detail, room, SMALL)
    left = len(title) * BODY * LINE_HEIGHT + len(detail) * SMALL * LINE_HEIGHT
    right = (len(when) + len(remark)) * BODY * LINE_HEIGHT
    role = tokens["muted" if item.role in ("compare", "faint") else theme.label_token(item.role)]
    marks = (
        block(0, top, title, tokens["ink"], weight=600),
        block(0, top + len(title) * BODY * LINE_HEIGHT, detail, tokens["muted"], size=SMALL),
        block(width, top, when, tokens["ink"], anchor="end"),
        block(width, top + len(when) * BODY * LINE_HEIGHT, remark, role, anchor="end", weight=600),
    )
    return max(left, right), iter(marks)


def _lines(text: str, room: float, size: float = BODY) -> list[str]:
    return fitted(text, room, size * _BOLD, most=2) if text else []
