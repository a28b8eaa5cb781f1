"""Which pieces of a page are words only? Section headings and definitions."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from presentation.literal import html as text


def section(question: str, subtitle: str) -> str:
    """The heading of a part of a page that is no card: its question as h2, a line under it."""
    return (
        f'<div class="th th-card-head th-section"><h2>{text(question)}</h2>'
        f'<p class="th-subtitle">{text(subtitle, 600)}</p></div>'
    )


def table(frame: pd.DataFrame, caption: str) -> str:
    """A small table of our own words, whose cells wrap; for what people typed there is the inert table of the screen."""
    head = "".join(f'<th scope="col">{text(column)}</th>' for column in frame.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{text(cell, 600)}</td>" for cell in row) + "</tr>"
        for row in frame.itertuples(index=False, name=None)
    )
    return (
        f'<div class="th th-table" role="region" tabindex="0" aria-label="{text(caption)}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def definitions(terms: Iterable[tuple[str, str, str]]) -> str:
    """Terms with what they mean and where they are computed, as one definition list."""
    rows = "".join(
        f"<div><dt>{text(name)}</dt><dd>{text(meaning, 2000)} <code>{text(where)}</code></dd></div>"
        for name, meaning, where in terms
    )
    return f'<dl class="th th-definitions">{rows}</dl>'
