"""Where does cover rest on one person? A small count in every cell; nobody and one alone have a shape of their own."""

from collections.abc import Iterator, Mapping

from presentation import theme
from presentation.card import Matrix
from presentation.picture_words import LEVELS, level
from presentation.placing import LINE_HEIGHT
from presentation.svg.fitting import fitted
from presentation.svg.grid import grid
from presentation.svg.key import key
from presentation.svg.marks import BODY, SMALL, Drawn, block, box, circle, words

_CELL, _ROW, _BAND = (34, 30), 36, 12  # px: a mark, a row of them, between bands
_HEAD_LINES = 3


def matrix(picture: Matrix, width: float, tokens: Mapping[str, str], height: float | None) -> Drawn:
    """The table of counts, in two or more bands where its columns are too many for one."""
    placed = grid(picture.rows, len(picture.columns), width, least=64, most=104)
    heads = [fitted(column, placed.column - 8, SMALL, most=_HEAD_LINES) for column in picture.columns]
    marks, y = [], 0.0
    for band in placed.bands:
        y += max((len(heads[column]) for column in band), default=0) * SMALL * LINE_HEIGHT + 4
        for column in band:
            x = placed.left + (column - band.start + 0.5) * placed.column
            top = y - 4 - len(heads[column]) * SMALL * LINE_HEIGHT
            marks.append(block(x, top, heads[column], tokens["muted"], size=SMALL, anchor="middle"))
        for row, name in enumerate(placed.names):
            middle = y + _ROW / 2
            marks.append(block(0, middle - len(name) * BODY * LINE_HEIGHT / 2, name, tokens["ink"]))
            for column in band:
                x = placed.left + (column - band.start + 0.5) * placed.column
                marks += _cell(picture.cells[row][column], x, middle, tokens)
            y += _ROW
        y += _BAND
    legend = key(LEVELS, width, y, tokens)
    return Drawn([*marks, *legend.marks], legend.height)


def _cell(count: int | None, x: float, y: float, tokens: Mapping[str, str]) -> Iterator[str]:
    """Dashed for nobody, round for one alone, filled for two or more; nothing where nothing is asked."""
    if count is None:
        return
    wide, high = _CELL
    corner, kind = (x - wide / 2, y - high / 2, wide, high), level(count)
    if kind == "gap":
        colour = tokens[theme.label_token("attention")]
        yield box(*corner, "none", stroke=tokens["attention"], pen=2, round_=6, dash="4 3")
    elif kind == "single":
        colour = tokens["gold"]
        yield circle(x, y, high / 2 + 1, tokens["gold_soft"], stroke=tokens["gold"], pen=2)
    else:
        colour = theme.text_on(tokens[kind])
        yield box(*corner, tokens[kind], round_=6)
    yield words(x, y, str(count), colour, anchor="middle", weight=600)
