"""How does a finding show itself in a notebook? As one piece of HTML that needs no server, no script and no network."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from presentation import html, html_text, svg, theme, words
from presentation.card import Card, Head, Lines, Picture
from presentation.literal import html as text

WIDTH = 780  # [px] of a drawn line chart; in a narrower cell it shrinks
# Drawn in the names of the colours: whether they are light or dark is for the notebook around it to say.
TOKENS = MappingProxyType({name: f"var(--th-{name.replace('_', '-')})" for name in theme.LIGHT})


def bundle(shown: Card | Head) -> dict[str, str]:
    """What a notebook is handed, and the words alone for a console that draws no HTML."""
    return {"text/html": html_of(shown), "text/plain": "\n".join(filter(None, _words(shown)))}


def html_of(shown: Card | Head) -> str:
    """A card, or the head of a page, with the style it needs in light and in dark."""
    body = _card(shown) if isinstance(shown, Card) else html.head(shown)
    # The two last classes: a cell's text stays as it was typed, and what stands between two dollars is no formula.
    return f'<div class="th-inline tex2jax_ignore mathjax_ignore">{_style()}{body}</div>'


@cache
def _style() -> str:
    """The style of the screen, inside of us only; named twice, it outweighs what notebooks say of every table."""
    style = html.tokens() + html.rules("stylesheet.css") + html.rules("inline.css")
    return f"<style>.th-inline.th-inline{{{style}}}</style>"


def _words(shown: Card | Head) -> tuple[str, ...]:
    if isinstance(shown, Card):
        return (shown.question, shown.answer, shown.subtitle, shown.empty)
    return (" · ".join(shown.eyebrow), shown.headline, shown.lede)


def _card(card: Card) -> str:
    drawn = _picture(card.picture, card.alt) if card.picture and not card.empty else html.empty(card)
    return f'<div class="th-inline-card">{html.card_head(card)}{drawn}{_behind(card)}</div>'


def _picture(picture: Picture, alt: str) -> str:
    if not isinstance(picture, Lines):
        return html.picture(picture, alt)
    drawn = svg.drawing(picture, width=WIDTH, tokens=TOKENS)
    return f'<div class="th th-inline-lines" role="img" aria-label="{text(alt, 2000)}">{drawn}</div>'


def _behind(card: Card) -> str:
    """The method, the figures, and where the records behind the number are."""
    if card.table.empty and not card.footnote:
        return ""
    rows = f"Rows behind it: {words.num(len(card.rows))}, in .rows of this card." if len(card.rows) else ""
    lines = "".join(html.footnote(line) for line in (card.footnote, rows) if line)
    figures = html_text.table(card.table, f"The figures of: {card.question}")
    return f'<details class="th"><summary>Table and method</summary>{lines}{figures}</details>'
