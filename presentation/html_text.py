"""Which pieces of a page are words only? Section headings and definitions."""

from __future__ import annotations

from collections.abc import Iterable

from presentation.literal import html as text


def section(question: str, subtitle: str) -> str:
    """The heading of a part of a page that is no card: its question as h2, a line under it."""
    return (
        f'<div class="th th-card-head th-section"><h2>{text(question)}</h2>'
        f'<p class="th-subtitle">{text(subtitle, 600)}</p></div>'
    )


def definitions(terms: Iterable[tuple[str, str, str]]) -> str:
    """Terms with what they mean and where they are computed, as one definition list."""
    rows = "".join(
        f"<div><dt>{text(name)}</dt><dd>{text(meaning, 2000)} <code>{text(where)}</code></dd></div>"
        for name, meaning, where in terms
    )
    return f'<dl class="th th-definitions">{rows}</dl>'
