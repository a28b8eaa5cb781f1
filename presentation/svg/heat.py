"""How regular is it? A count in every cell, and a shade that says which share of those expected it is."""

from collections.abc import Iterator, Mapping

from presentation import theme
from presentation.card import Heat
from presentation.picture_words import SHADE_OF, SHADES, shade
from presentation.placing import LINE_HEIGHT
from presentation.svg.fitting import fitted, width_of
from presentation.svg.grid import GAP, Grid, grid
from presentation.svg.key import key
from presentation.svg.marks import BODY, SMALL, Drawn, block, box, words

_HEAD, _BETWEEN, _BAND = 22, 2, 10  # px: the labels over the columns, between cells, between bands
_FIGURE = 11  # px of type in a cell


def heat(picture: Heat, width: float, tokens: Mapping[str, str], height: float | None) -> Drawn:
    """The rows of counted cells, in two or more bands where the columns are too many for one."""
    widest = max((width_of(str(count), _FIGURE) for cells in picture.cells for count, _ in cells), default=0.0)
    placed = grid(picture.rows, len(picture.columns), width, least=max(widest + 5, 16), most=58)
    marks, y = [], 0.0
    for band in placed.bands:
        marks += _ticks(picture, placed, band, y, width, tokens)
        y += _HEAD
        for row, name in enumerate(placed.names):
            high = max(26.0, len(name) * BODY * LINE_HEIGHT)
            marks.append(block(0, y + (high - len(name) * BODY * LINE_HEIGHT) / 2, name, tokens["ink"]))
            marks += _cells(picture.cells[row], placed, band, y, high, tokens)
            y += high + _BETWEEN + 1
        y += _BAND
    legend = key(SHADES, width, y, tokens, of=SHADE_OF)
    return Drawn([*marks, *legend.marks], legend.height)


def _ticks(
    picture: Heat, placed: Grid, band: range, y: float, width: float, tokens: Mapping[str, str]
) -> Iterator[str]:
    """The labels over their columns; one that would touch the one before is left out, none passes the edge."""
    taken = placed.left - GAP
    for column, label in picture.ticks:
        (shown,) = fitted(label, width - placed.left, SMALL)
        wide = width_of(shown, SMALL)
        x = min(placed.left + (column - band.start) * placed.column, width - wide)
        if column in band and x > taken:
            yield words(x, y + _HEAD / 2, shown, tokens["muted"], size=SMALL)
            taken = x + wide + 4


def _cells(
    cells: tuple[tuple[int, int], ...], placed: Grid, band: range, y: float, high: float, tokens: Mapping[str, str]
) -> Iterator[str]:
    """One shaded box per column; none where nobody was expected."""
    for column in band:
        count, of = cells[column]
        if kind := shade(count, of):
            x, fill = placed.left + (column - band.start) * placed.column, tokens["grid" if kind == "none" else kind]
            colour = tokens["muted"] if kind == "none" else theme.text_on(fill)
            yield box(x, y, placed.column - _BETWEEN, high, fill, round_=4)
            middle = x + (placed.column - _BETWEEN) / 2
            yield words(middle, y + high / 2, str(count), colour, size=_FIGURE, anchor="middle", weight=600)
