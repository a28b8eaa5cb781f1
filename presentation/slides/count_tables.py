"""How regular is it, and where does cover rest on one? Counts in rows and columns, each printed in its cell."""

from __future__ import annotations

from collections.abc import Sequence

from presentation import words
from presentation.card import Heat, Matrix
from presentation.literal import clean
from presentation.slides.canvas import LEFT, RIGHT, Canvas, Words
from presentation.slides.fitting import one_line, widest
from presentation.slides.grid import Area
from presentation.slides.tables import Cell, table

_NAME = 2.8  # in: the widest name of a row
_ROW, _LEAST = 0.42, 0.28  # in: a row, and the least that can be read
_FOOT = 0.42  # in: the line of words under a table
_SIZE, _SMALL = 14, 12  # points
_SHADES = (
    ("grid", "nobody"),
    ("shade_1", "up to a quarter"),
    ("shade_2", "up to half"),
    ("shade_3", "up to three quarters"),
    ("shade_4", "more"),
)
_LEVELS = (
    ("attention_soft", "attention", "nobody"),
    ("gold_soft", "gold", "one person"),
    ("shade_1", "", "two or more"),
)


def heat(canvas: Canvas, area: Area, picture: Heat, alt: str) -> None:
    """Counts by row and column, as many of the newest columns as fit; the shade is the share of those expected."""
    ticks = dict(picture.ticks)
    heads = [ticks.get(at, "") for at in range(len(picture.columns))]
    cells = [[_shaded(canvas, *cell) for cell in row] for row in picture.cells]
    counts = [words.num(count) for row in picture.cells for count, _ in row]
    _counts(canvas, area, picture.rows, heads, cells, counts, "Heat table", alt, most=0.8)
    said = [(shade, "", meaning) for shade, meaning in _SHADES]
    canvas.key(area.lower(_FOOT).below(0.1), said, before="Share of the people at their goal:")


def matrix(canvas: Canvas, area: Area, picture: Matrix, alt: str) -> None:
    """Counts by row and column; nobody and one alone have a colour and a mark of their own."""
    cells = [[_level(canvas, count) for count in row] for row in picture.cells]
    _counts(canvas, area, picture.rows, picture.columns, cells, picture.columns, "Matrix", alt, most=1.8)
    canvas.key(area.lower(_FOOT).below(0.1), _LEVELS)


def _counts(
    canvas, area: Area, rows, heads, cells, in_columns: Sequence[str], name: str, alt: str, *, most: float
) -> None:
    """A table with row names, as large as the area lets it be; what does not fit is counted beside the key."""
    left = min(widest(map(clean, rows), _SIZE), _NAME) + 0.2
    least = min(max(widest(in_columns, _SMALL, bold=True) + 0.14, 0.36), most)
    shown = max(min(int((area.width - left) / least), len(heads)), 1)
    height = (area.height - _FOOT) / (len(rows) + 1)
    kept = len(rows) if height >= _LEAST else int((area.height - _FOOT) / _LEAST) - 1
    wide = min((area.width - left) / shown, most)
    top = [Cell(), *(Cell((Words(one_line(head, wide, _SMALL), _SMALL, "muted"),)) for head in heads[-shown:])]
    body = [
        [Cell((Words(one_line(row, left - 0.2, _SIZE), _SIZE),), align=LEFT), *line[-shown:]]
        for row, line in zip(rows[:kept], cells[:kept], strict=True)
    ]
    table(canvas, area, [top, *body], [left, *[wide] * shown], name, alt, row=min(max(height, _LEAST), _ROW))
    _say_rest(canvas, area, len(heads) - shown, len(rows) - kept)


def _say_rest(canvas: Canvas, area: Area, columns: int, rows: int) -> None:
    """What did not fit, counted: "3 earlier columns and 2 more rows are not shown"."""
    parts = [words.plural(columns, "earlier column")] if columns else []
    parts += [words.plural(rows, "more row")] if rows else []
    if parts:
        said = Words(f"Not shown: {' and '.join(parts)}", _SMALL, "muted")
        canvas.text(area.lower(0.26), said, align=RIGHT)


def _shaded(canvas: Canvas, count: int, of: int) -> Cell:
    """One of four steps by exact quarters, the palest for nobody, blank where nobody was expected."""
    if not of:
        return Cell()
    shade = _SHADES[-(-4 * min(count, of) // of)][0]
    return Cell((Words(words.num(count), _SMALL, canvas.words_on(shade)),), shade)


def _level(canvas: Canvas, count: int | None) -> Cell:
    if count is None:
        return Cell()
    fill, edge, _ = _LEVELS[min(count, 2)]
    mark = ("○ ", "● ", "")[min(count, 2)]  # the colour is never the only carrier
    return Cell((Words(f"{mark}{words.num(count)}", _SMALL, edge or canvas.words_on(fill), count < 2),), fill)
