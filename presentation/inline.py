"""How does a finding show itself in a notebook? As one piece of HTML that needs no server, no script and no network."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from presentation import html, html_text, svg, theme, words
from presentation.card import Card, Dots, Head, Lines, Picture
from presentation.literal import html as text

MOST_DOTS, TALL = 300, 640  # people; [px]: more than these are drawn in so much room, and small teams as one
MOST_ROWS = 60  # of a table
WIDTH = 780  # [px] of a drawn line chart; in a narrower cell it shrinks
# Drawn in the names of the colours: whether they are light or dark is for the notebook around it to say.
TOKENS = MappingProxyType({name: f"var(--th-{name.replace('_', '-')})" for name in theme.LIGHT})


def bundle(shown: Card | Head) -> dict[str, str]:
    """What a notebook is handed, and the words alone for a console that draws no HTML."""
    return {"text/html": html_of(shown), "text/plain": "\n".join(filter(None, _words(shown)))}


def html_of(shown: Card | Head) -> str:
    """A card, or the head of a page, with the style it needs in light and in dark."""
    body = card(shown) if isinstance(shown, Card) else html.head(shown)
    # The two last classes: a cell's text stays as it was typed, and what stands between two dollars is no formula.
    return f'<div class="th-inline tex2jax_ignore mathjax_ignore">{_style()}{body}</div>'


def card(shown: Card, *, width: int = WIDTH, rows_are: str = "in .rows of this card") -> str:
    """A card with all that is behind it: nothing in it is fetched and nothing runs.

    ``width`` [px] is what a line chart is drawn for; ``rows_are`` says where its rows are.
    """
    drawn = _picture(shown.picture, shown.alt, width) if shown.picture and not shown.empty else html.empty(shown)
    return f'<div class="th-inline-card">{html.card_head(shown)}{drawn}{_behind(shown, rows_are)}</div>'


@cache
def _style() -> str:
    """The style of the screen, inside of us only; named twice, it outweighs what notebooks say of every table."""
    style = html.tokens() + html.rules("stylesheet.css") + html.rules("inline.css")
    return f"<style>.th-inline.th-inline{{{style}}}</style>"


def _words(shown: Card | Head) -> tuple[str, ...]:
    if isinstance(shown, Card):
        return (shown.question, shown.answer, shown.subtitle, shown.empty)
    return (" · ".join(shown.eyebrow), shown.headline, shown.lede)


def _picture(picture: Picture, alt: str, width: int) -> str:
    if isinstance(picture, Dots) and sum(len(values) for _, values in picture.groups) > MOST_DOTS:
        drawn = svg.drawing(picture, width=width, height=TALL, tokens=TOKENS)  # what has no room there is one row
    elif isinstance(picture, Lines):
        drawn = svg.drawing(picture, width=width, tokens=TOKENS)
    else:
        return html.picture(picture, alt)
    return f'<div class="th th-inline-lines" role="img" aria-label="{text(alt, 2000)}">{drawn}</div>'


def _behind(card: Card, rows_are: str) -> str:
    """The method, the figures, and where the records behind the number are."""
    if card.table.empty and not card.footnote:
        return ""
    rows = f"Rows behind it: {words.num(len(card.rows))}, {rows_are}." if len(card.rows) else ""
    cut = (
        f"The first {words.num(MOST_ROWS)} of {words.num(len(card.table))} lines:"
        if len(card.table) > MOST_ROWS
        else ""
    )
    lines = "".join(html.footnote(line) for line in (card.footnote, rows, cut) if line)
    figures = html_text.table(card.table.head(MOST_ROWS), f"The figures of: {card.question}")
    return f'<details class="th"><summary>Table and method</summary>{lines}{figures}</details>'
