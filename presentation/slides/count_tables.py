"""How regular is it, and where does cover rest on one? Counts in rows and columns, each printed in its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from presentation import words
from presentation.card import Heat, Matrix
from presentation.literal import clean
from presentation.slides.canvas import LEFT, MIDDLE, RIGHT, Canvas, Words
from presentation.slides.fitting import one_line, widest
from presentation.slides.grid import Area
from presentation.slides.tables import Cell, table

_NAME = 2.8  # in: the widest name of a row
_COLUMN = 1.8  # in: the widest column of a matrix
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


@dataclass(frozen=True)
class _Counts:
    """A table of counts before it is known how much of it fits; ``widest`` [in] bounds a column."""

    name: str
    rows: Sequence[str]
    heads: Sequence[str]
    cells: Sequence[Sequence[Cell]]
    least: float
    widest: float
    newest: bool = False  # whether the last columns are kept rather than the first


def heat(canvas: Canvas, area: Area, picture: Heat, alt: str) -> None:
    """Counts by row and column, as many of the newest columns as fit; the shade is the share of those expected."""
    ticks = dict(picture.ticks)
    heads = [ticks.get(at, "") for at in range(len(picture.columns))]
    cells = [[_shaded(canvas, *cell) for cell in row] for row in picture.cells]
    least = widest([words.num(count) for row in picture.cells for count, _ in row], _SMALL, bold=True)
    said = [(shade, "", meaning) for shade, meaning in _SHADES]
    counts = _Counts("Heat table", picture.rows, heads, cells, max(least + 0.14, 0.36), 0.8, newest=True)
    _counts(canvas, area, counts, alt, said, "Share of the people at their goal:")


def matrix(canvas: Canvas, area: Area, picture: Matrix, alt: str) -> None:
    """Counts by row and column; nobody and one alone have a colour and a mark of their own."""
    cells = [[_level(canvas, count) for count in row] for row in picture.cells]
    least = min(widest(map(clean, picture.columns), _SMALL) + 0.14, _COLUMN)
    counts = _Counts("Matrix", picture.rows, picture.columns, cells, max(least, 0.5), _COLUMN)
    _counts(canvas, area, counts, alt, _LEVELS, "")


def _counts(
    canvas: Canvas, area: Area, counts: _Counts, alt: str, key: Sequence[tuple[str, str, str]], of: str
) -> None:
    """As large as the area lets it be, under it what the colours mean and how much did not fit."""
    left = min(widest(map(clean, counts.rows), _SIZE), _NAME) + 0.25
    many = max(min(int((area.width - left) / counts.least), len(counts.heads)), 1)
    columns = slice(-many, None) if counts.newest else slice(many)
    height = (area.height - _FOOT) / (len(counts.rows) + 1)
    kept = len(counts.rows) if height >= _LEAST else int((area.height - _FOOT) / _LEAST) - 1
    wide = min((area.width - left) / many, counts.widest)
    top = [Cell(), *(_head(head, wide) for head in counts.heads[columns])]
    body = [[_row_name(row, left), *line[columns]] for row, line in zip(counts.rows, counts.cells, strict=True)]
    table(
        canvas, area, [top, *body[:kept]], [left, *[wide] * many], counts.name, alt, row=min(max(height, _LEAST), _ROW),
    )  # fmt: skip
    foot = area.lower(_FOOT).below(0.1)
    rest = _rest(len(counts.heads) - many, len(counts.rows) - kept, "earlier" if counts.newest else "more")
    canvas.key(replace(foot, width=foot.width - (widest([rest], _SMALL) + 0.2 if rest else 0)), key, before=of)
    if rest:
        canvas.text(foot.upper(0.3), Words(rest, _SMALL, "muted"), align=RIGHT, anchor=MIDDLE)


def _head(text: str, wide: float) -> Cell:
    return Cell((Words(one_line(text, wide, _SMALL), _SMALL, "muted"),))


def _row_name(text: str, wide: float) -> Cell:
    return Cell((Words(one_line(text, wide - 0.1, _SIZE), _SIZE),), align=LEFT)


def _rest(columns: int, rows: int, which: str) -> str:
    """What did not fit, counted: "Not shown: 3 earlier columns and 2 more rows"; "" for nothing."""
    parts = [words.plural(columns, f"{which} column")] if columns else []
    parts += [words.plural(rows, "more row")] if rows else []
    return f"Not shown: {' and '.join(parts)}" if parts else ""


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
