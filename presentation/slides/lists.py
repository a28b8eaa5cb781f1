"""How is a short sorted list put on a slide? As a table of two columns, as many rows as can be read."""

from __future__ import annotations

import re

from presentation import words
from presentation.card import Item, Items
from presentation.literal import clean
from presentation.slides.canvas import LEFT, RIGHT, Canvas, Words
from presentation.slides.fitting import one_line
from presentation.slides.grid import Area
from presentation.slides.tables import Cell, table

_ROW, _MORE = 0.56, 0.36  # in: a row, and the line that counts what is not shown
_SIDE = 3.2  # in: date and remark
_TITLE, _DETAIL = 16, 13  # points


def items(canvas: Canvas, area: Area, picture: Items, alt: str) -> None:
    """One row per item: title over detail, date over remark."""
    shown = picture.items[: int((area.height - _MORE) / _ROW)]
    wide = area.width - _SIDE
    rows = [[_what(item, wide - 0.2), _when(canvas, item)] for item in shown]
    table(canvas, area, rows, [wide, _SIDE], "List", alt, row=_ROW, rules=True, head=False)
    left = len(picture.items) - len(shown)
    if said := _not_shown(left, clean(picture.more)):
        canvas.text(area.lower(0.28), Words(one_line(said, area.width, _DETAIL), _DETAIL, "muted"))


def _not_shown(left: int, more: str) -> str:
    """What the card left out and what the slide leaves out, in one count where both are counts."""
    counted = re.fullmatch(r"and ([\d,]+) more", more)
    if left and counted:
        return f"and {words.num(left + int(counted[1].replace(',', '')))} more"
    return "; ".join(filter(None, (f"and {words.num(left)} more" if left else "", more)))


def _what(item: Item, room: float) -> Cell:
    title = Words(one_line(item.title, room, _TITLE, bold=True), _TITLE, "ink", True)
    detail = (Words(one_line(item.detail, room, _DETAIL), _DETAIL, "muted"),) if item.detail else ()
    return Cell((title, *detail), align=LEFT)


def _when(canvas: Canvas, item: Item) -> Cell:
    when = (Words(one_line(item.when, _SIDE, _TITLE), _TITLE),) if item.when else ()
    token = canvas.words_for(item.role)
    remark = (Words(one_line(item.remark, _SIDE, _DETAIL, bold=True), _DETAIL, token, True),) if item.remark else ()
    return Cell((*when, *remark), align=RIGHT)
