"""Which pieces of a page are words only? Section headings and definitions."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from presentation.columns import said
from presentation.literal import html as text


def section(question: str, subtitle: str) -> str:
    """The heading of a part of a page that is no card: its question as h2, a line under it."""
    return (
        f'<div class="th th-card-head th-section"><h2>{text(question)}</h2>'
        f'<p class="th-subtitle">{text(subtitle, 600)}</p></div>'
    )


def table(frame: pd.DataFrame, caption: str) -> str:
    """A small table of our own words, whose cells wrap; for what people typed there is the inert table of the screen.

    On a phone the cells of a row stand under each other, each after its column's name. The roles keep it a table there.
    """
    head = "".join(f'<th scope="col" role="columnheader">{text(column)}</th>' for column in frame.columns)
    body = "".join(_table_row(frame.columns, row) for row in frame.itertuples(index=False, name=None))
    return (
        f'<div class="th th-table" role="region" tabindex="0" aria-label="{text(caption)}"><table role="table">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def definitions(terms: Iterable[tuple[str, str, str]]) -> str:
    """Terms with what they mean and where they are computed, as one definition list."""
    rows = "".join(
        f"<div><dt>{text(name)}</dt><dd>{text(meaning, 2000)} <code>{text(where)}</code></dd></div>"
        for name, meaning, where in terms
    )
    return f'<dl class="th th-definitions">{rows}</dl>'


def _table_row(columns: Iterable[str], row: tuple[object, ...]) -> str:
    cells = (
        f'<td role="cell" data-label="{text(column)}">{text(said(cell), 600)}</td>'
        for column, cell in zip(columns, row, strict=True)
    )
    return f'<tr role="row">{"".join(cells)}</tr>'
