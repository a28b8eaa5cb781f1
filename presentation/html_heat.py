"""How regular is it? A count in every cell, and a shade that says which share of those expected it is."""

from presentation.card import Heat
from presentation.html_lists import key
from presentation.literal import html as text
from presentation.picture_words import SHADE_OF, SHADES, shade


def heat(picture: Heat, alt: str) -> str:
    """Rows of counted cells; the newest column is in sight first, the others are reached by scrolling sideways."""
    labels = dict(picture.ticks)
    heads = "".join(f"<span>{text(labels.get(column, ''))}</span>" for column in range(len(picture.columns)))
    rows = "".join(_row(*row, picture.columns) for row in zip(picture.rows, picture.cells, strict=True))
    digits = max((len(str(count)) for cells in picture.cells for count, _ in cells), default=1)
    size = f"--th-n:{len(picture.columns)};--th-cell:{0.35 + 0.4 * max(digits, 2):.2f}rem"
    grid = f'<div class="th-grid"><div class="th-row"><b></b>{heads}</div>{rows}</div>'
    scroller = f'<div class="th-scroll" role="img" tabindex="0" aria-label="{text(alt, 2000)}">{grid}</div>'
    return f'<div class="th th-heat" style="{size}">{scroller}{key(SHADES, of=SHADE_OF)}</div>'


def _row(name: str, cells: tuple[tuple[int, int], ...], columns: tuple[str, ...]) -> str:
    marks = "".join(_cell(name, column, *cell) for column, cell in zip(columns, cells, strict=True))
    return f'<div class="th-row"><b title="{text(name)}">{text(name)}</b>{marks}</div>'


def _cell(name: str, column: str, count: int, of: int) -> str:
    said = f"{count} of {of}" if of else "nobody expected"
    kind = shade(count, of).replace("_", "-") or "blank"
    return f'<i class="th-{kind}" title="{text(f"{name}, {column}: {said}")}">{count if of else ""}</i>'
