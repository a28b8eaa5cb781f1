"""Where does cover rest on one person? A small count in every cell; nobody and one alone have a shape of their own."""

from presentation.card import Matrix
from presentation.html_lists import key
from presentation.literal import html as text
from presentation.picture_words import LEVELS, level
from presentation.words import plural


def matrix(picture: Matrix, alt: str) -> str:
    """A table of counts, its first column in sight while the others are scrolled sideways on a phone."""
    head = "".join(f'<th scope="col">{text(column)}</th>' for column in picture.columns)
    body = "".join(_row(*row, picture.columns) for row in zip(picture.rows, picture.cells, strict=True))
    table = f'<table><caption class="th-sr">{text(alt, 2000)}</caption><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>'
    scroller = f'<div class="th-matrix-scroll" role="region" tabindex="0" aria-label="{text(alt, 2000)}">{table}</div>'
    return f'<div class="th th-matrix">{scroller}{key(LEVELS)}</div>'


def _row(name: str, cells: tuple[int | None, ...], columns: tuple[str, ...]) -> str:
    marks = "".join(_cell(name, *cell) for cell in zip(columns, cells, strict=True))
    return f'<tr><th scope="row">{text(name)}</th>{marks}</tr>'


def _cell(name: str, column: str, count: int | None) -> str:
    if count is None:
        return "<td></td>"
    kind = level(count).replace("_", "-")
    said = f"{name}, {column}: {plural(count, 'person', 'people')}"
    return f'<td><i class="th-{kind}" title="{text(said)}">{count}</i></td>'
