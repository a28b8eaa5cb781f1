"""Which picture becomes what on a slide? A chart where PowerPoint has one, else shapes or a table; never a bitmap."""

from __future__ import annotations

from presentation.card import Bars, Card, Chips, Dots, Flow, Heat, Items, Lines, Matrix, Stack, Wall
from presentation.slides.bar_charts import bars_chart
from presentation.slides.canvas import Canvas
from presentation.slides.chips import chips
from presentation.slides.count_tables import heat, matrix
from presentation.slides.dot_chart import dot_chart
from presentation.slides.figures import flow
from presentation.slides.grid import Area
from presentation.slides.line_chart import line_chart
from presentation.slides.lists import items
from presentation.slides.stacks import people_chart, stack_chart
from presentation.slides.wall import wall

_DRAWN = {
    Lines: line_chart, Bars: bars_chart, Stack: stack_chart, Chips: chips, Heat: heat, Matrix: matrix, Items: items,
    Wall: wall, Flow: flow,
}  # fmt: skip


def draw(canvas: Canvas, area: Area, card: Card) -> None:
    """The picture of a card in an area; dots with a goal become counted bars, the others a chart of points."""
    if isinstance(card.picture, Dots):
        people = card.picture.goal is not None
        (people_chart if people else dot_chart)(canvas, area, card.picture, card.alt)
    else:
        _DRAWN[type(card.picture)](canvas, area, card.picture, card.alt)


def subtitle(card: Card) -> str:
    """The card's subtitle; people whom the screen draws as dots are counted on a slide."""
    counted = isinstance(card.picture, Dots) and card.picture.goal is not None
    return card.subtitle.replace("Each dot is one person's", "People counted by their") if counted else card.subtitle
