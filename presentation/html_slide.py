"""Which pieces of HTML is a slide made of? The strings of its cards, large enough for the last row of a room."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from presentation import html
from presentation.literal import html as text
from presentation.story import Slide


@cache
def stylesheet() -> str:
    """What present mode changes: our own classes grow with the window, and Streamlit's frame is out of sight."""
    rules = Path(__file__).with_name("slide.css").read_text(encoding="utf-8")
    return f"<style>{rules}</style>"


def title(slide: Slide) -> str:
    """The question, over the title as h1, over what exactly is counted; for the opening, the head of its page."""
    if slide.head:
        return f'<div class="th-slide">{html.head(slide.head)}</div>'
    measure = f'<p class="th-subtitle">{text(slide.card.subtitle, 600)}</p>' if slide.card else ""
    return (
        f'<div class="th th-slide"><p class="th-question">{text(slide.question)}</p>'
        f"<h1>{html.sentence(slide.title)}</h1>{measure}</div>"
    )


def picture(slide: Slide) -> str:
    """What the slide shows under its title, but for a figure of lines; "" where the title says it all."""
    if slide.kpis:
        return _large(html.kpis(slide.kpis))
    if slide.asks:
        lines = "".join(f"<li><p><b>{text(ask.strong)}</b> {text(ask.rest)}</p></li>" for ask in slide.asks)
        return f'<ol class="th th-slide-asks">{lines}</ol>'
    if slide.card:
        card = slide.card
        return _large(html.empty(card) if card.empty else html.picture(card.picture, card.alt))
    return ""


def foot(logo: str, *words: str) -> str:
    """The line under every slide: the district's logo, whose figures these are and as of when, which slide of how many."""
    seal = f'<img src="{text(logo, 500_000)}" alt="">' if logo else ""
    return f'<p class="th th-foot">{seal}{"".join(f"<span>{text(part)}</span>" for part in words if part)}</p>'


def problem(title: str, what: str) -> str:
    """Said in large type instead of a slide."""
    return f'<div class="th th-slide"><h1>{text(title)}</h1><p class="th-subtitle">{text(what, 2000)}</p></div>'


def _large(piece: str) -> str:
    return f'<div class="th-large">{piece}</div>' if piece else ""
