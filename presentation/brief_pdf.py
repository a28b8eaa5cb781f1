"""What goes into the board packet? One page: headline, four numbers, four findings, what would help next.

Every word is the page's own. typst sets it; what somebody typed into the sheet reaches it as data, never as markup.
"""

from __future__ import annotations

import json
from pathlib import Path

from presentation import svg, theme, words
from presentation.about import title
from presentation.card import Ask, Card, Chips, Dots, Kpi, Lines
from presentation.extras import needed
from presentation.facts import Facts
from presentation.findings import brief, earning, everyone, schools, weekly
from presentation.literal import clean

HERE = Path(__file__).parent
TEMPLATE, FONTS = HERE / "templates" / "brief.typ", HERE / "fonts"
PAPERS = {"letter": "us-letter", "a4": "a4"}
FAMILY = "Public Sans"
NO_LETTER = "could not be displayed"  # what typst says where no font has a letter, such as an emoji
SIZES = {
    Lines: (420, 250),
    Dots: (470, 300),
    Chips: (510, 350),
}  # px, at 14 px of type, before the page makes it smaller
FINDINGS = (weekly.weekly_average, everyone.everyone_or_a_few, earning.running_total, schools.schools)
COLOURS = ("ink", "muted", "hair", "grid", "focus", "side", "side_ink", "side_muted", "side_focus")
HEADLINE = {80: 20.5, 120: 17.0, 400: 13.0}  # letters at the most: points


def pdf(facts: Facts, *, paper: str = "", source: str = "", more: tuple[Card, ...] = ()) -> bytes:
    """The Cabinet brief as a PDF of exactly one page, "letter" or "a4" (the district's, unless said), tagged for screen readers.

    The same facts are the same bytes. ``source`` is what the log is called, for the foot of the page; ``more`` are cards
    whose answers follow the lede, such as what has changed since last time.

    Raises
    ------
    ExtraMissing
        typst is not installed.
    """
    typst = needed("typst", "the one-page brief")
    how = {
        "font_paths": [str(FONTS)],
        "sys_inputs": {"data": json.dumps(_said(facts, paper or facts.settings.paper, source, more))},
        "timestamp": int(facts.as_of.timestamp()),
    }
    try:
        return typst.compile(str(TEMPLATE), pdf_standards=["ua-1"], **how)
    except typst.TypstError as error:
        if NO_LETTER not in str(error):
            raise
        return typst.compile(str(TEMPLATE), **how)  # tagged all the same, but the standard wants every letter drawn


def _said(facts: Facts, paper: str, source: str, more: tuple[Card, ...] = ()) -> dict[str, object]:
    """Everything on the page, as the template reads it."""
    head, tokens = brief.head(facts), theme.of(facts.settings, "light")
    headline = clean(head.headline, 300)
    return {
        "title": clean(title(facts)), "author": clean(facts.settings.department),
        "day": [facts.as_of.year, facts.as_of.month, facts.as_of.day],
        "paper": PAPERS[paper], "fonts": [FAMILY], "colours": {name: tokens[name] for name in COLOURS},
        "eyebrow": clean("  ·  ".join(_whose(facts)), 120),
        "headline": headline, "headline-size": next(size for most, size in HEADLINE.items() if len(headline) <= most),
        "lede": clean(" ".join([head.lede, *(f"{card.answer}." for card in more)]), 400),
        "kpis": [_number(kpi) for kpi in brief.kpis(facts)],
        "findings": [_finding(find(facts), tokens) for find in FINDINGS],
        "asks": [_ask(ask) for ask in brief.asks(facts)], "asks-heading": "What would help next",
        "method": _method(facts), "method-heading": "How to read this.",
        "footer": clean(source and f"Source: {source}", 120), "stamp": f"As of {words.long_date(facts.as_of)}",
    }  # fmt: skip


def _whose(facts: Facts) -> tuple[str, ...]:
    named = (facts.settings.district, facts.settings.department, facts.team, "Cabinet brief")
    return tuple(filter(None, named))


def _number(kpi: Kpi) -> dict[str, object]:
    shown = {
        "label": clean(kpi.label, 40),
        "value": clean(kpi.value, 16),
        "of": clean(kpi.of, 40),
        "note": clean(kpi.note, 70),
    }
    bars = {
        name: None if (part := getattr(kpi, name)) is None else float(part) for name in ("fraction", "goal", "before")
    }
    return {**shown, **bars, "size": 20 if len(kpi.value) <= 6 else 15}


def _finding(card: Card, tokens: theme.Tokens) -> dict[str, str]:
    return {
        "question": clean(card.question, 80), "answer": clean(card.answer, 130), "subtitle": clean(card.subtitle, 200),
        "alt": clean(card.alt, 2000), "empty": clean(card.empty, 300), "svg": _drawn(card, tokens),
    }  # fmt: skip


def _drawn(card: Card, tokens: theme.Tokens) -> str:
    """The picture; "" where there is nothing to draw yet."""
    if card.empty:
        return ""
    width, height = SIZES[type(card.picture)]
    return svg.drawing(card.picture, width=width, height=height, tokens=tokens)


def _ask(ask: Ask) -> dict[str, str]:
    return {"strong": clean(ask.strong, 80), "rest": clean(ask.rest, 160)}


def _method(facts: Facts) -> str:
    """What a reader has to know who never sees the Method page."""
    lines = (
        "A person meets the goal when their hours, over the weeks in which time was expected of them, average their promise or more.",
        words.about_one_person(len(facts.meets)),
        f"Teams of fewer than {facts.settings.small_group} people are shown together.",
        "Last year is compared at the same week. One student at two sessions counts twice.",
    )
    return " ".join(filter(None, lines))
