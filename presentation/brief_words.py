"""What is said on the one page, in how many lines? Every string the page's own, cut with an ellipsis where it has no room."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from presentation import theme, words
from presentation.card import Ask, Card, Kpi
from presentation.facts import Facts
from presentation.findings import brief, changes
from presentation.findings.common import stamp
from presentation.literal import clean
from presentation.story import FINDINGS
from presentation.svg.fitting import fitted, width_of

MARGIN, GAP, KPI_GAP, INSET = 39.6, 12.0, 8.0, 10.0  # pt: beside the page, between cards, between numbers, inside them
WIDTHS = {"letter": 612.0, "a4": 595.28}  # pt
_OURS = 0.95  # of the width that is reckoned for any type: here it is surely Public Sans
_NUMBERS = (20, 15, 11)  # pt of a large number, so that all of it is there
_FEW, _MANY = 3, 6  # asks in one row, or two


def brief_words(facts: Facts, *, paper: str, source: str, more: Sequence[Card] = ()) -> dict[str, object]:
    """All that the template needs but the drawings, as JSON can hold it; lengths in pt."""
    wide = WIDTHS[paper] - 2 * MARGIN
    head, asks = brief.head(facts), brief.asks(facts)[:_MANY]
    headline, size = _largest(head.headline, 0.96 * wide, (20.5, 18, 16, 14))
    settings = facts.settings
    return {
        "paper": {"letter": "us-letter"}.get(paper, paper),
        "margin": MARGIN,
        "gap": GAP,
        "kpi_gap": KPI_GAP,
        "inset": INSET,
        "tokens": {**theme.of(settings, "light")},
        "title": clean(head.headline),
        "author": clean(", ".join(filter(None, (settings.department, settings.district)))),
        "day": [facts.as_of.year, facts.as_of.month, facts.as_of.day],
        "logo": list(Path(settings.logo).read_bytes()) if settings.logo else [],
        "logo_of": clean(f"Logo of {settings.district or settings.department}"),
        "eyebrow": _cut("  ·  ".join(head.eyebrow), wide, 7.6 * 1.1, most=2),
        "headline": headline,
        "headline_size": size,
        "lede": _cut(head.lede, 0.96 * wide, 10.2, most=2),
        "kpis": [_kpi(kpi, (wide - 3 * KPI_GAP) / 4 - 2 * INSET) for kpi in brief.kpis(facts)],
        "cards": [_card(card, (wide - GAP) / 2 - 2 * INSET) for card in cards(facts)],
        "changed": _cut(_changed(facts, more), wide, 8.8, most=3),
        "asks": _asks(asks, wide),
        "read": _cut(_how_to_read(facts), wide, 7, most=5),
        "stamp": _cut(" · ".join(stamp(facts)), 0.6 * wide, 7.5),
        "source": _cut(source and f"Source: {source}", 0.36 * wide, 7.5),
    }


def _changed(facts: Facts, more: Sequence[Card]) -> str:
    """What has changed since last time where somebody asked for that, else in the last weeks."""
    return " ".join(f"{card.answer}." for card in more or (changes.since_then(facts),))


def cards(facts: Facts) -> tuple[Card, ...]:
    """The four findings of the page that have a drawing."""
    return tuple(show(facts) for show, _ in FINDINGS)


def _how_to_read(facts: Facts) -> str:
    """What a reader has to know who never sees the Method page."""
    lines = (
        "A person meets the goal when their hours, over the weeks in which time was expected of them, average their promise or more.",
        words.about_one_person(len(facts.meets)),
        f"Teams of fewer than {facts.settings.small_group} people are shown together.",
        "Last year is compared at the same week. One student at two sessions counts twice.",
    )
    return " ".join(filter(None, lines))


def _kpi(kpi: Kpi, wide: float) -> dict[str, object]:
    size = next((size for size in _NUMBERS if width_of(kpi.value, size) <= 0.6 * wide), _NUMBERS[-1])
    value = _cut(kpi.value, 0.6 * wide, size)
    return {
        "label": _cut(kpi.label, wide, 7.8),
        "value": value,
        "size": size,
        "of": _cut(kpi.of, wide - 4 - width_of(value, size), 7.8, most=2),
        "note": _cut(kpi.note, wide, 7.2, most=2),
        **{name: _share(getattr(kpi, name)) for name in ("fraction", "goal", "before")},
    }


def _share(fraction: float | None) -> float | None:
    return None if fraction is None else min(max(fraction, 0.0), 1.0)


def _card(card: Card, wide: float) -> dict[str, object]:
    answer, size = _largest(card.answer, wide, (10.4, 9.6))
    return {
        "question": _cut(card.question, wide, 7.8),
        "answer": answer,
        "answer_size": size,
        "subtitle": _cut(card.subtitle, wide, 7.5, most=3),
        "empty": _cut(card.empty, wide, 9.2, most=6),
        "alt": clean(card.alt, 2000) or clean(card.answer),
    }


def _asks(asks: Sequence[Ask], wide: float) -> list[dict[str, str]]:
    """Each ask in at most six lines of its column, or three where there are two rows of them."""
    columns = min(len(asks), _FEW) or 1
    room, most = (wide - 22 - 12 * (columns - 1)) / columns - 18, 6 if len(asks) <= _FEW else 3
    return [_ask(ask, room, most) for ask in asks]


def _ask(ask: Ask, room: float, most: int) -> dict[str, str]:
    """The words that matter and the rest, cut together."""
    whole = _cut(f"{ask.strong} {ask.rest}".strip(), room, 8.8, most=most)
    letters, ends = len("".join(clean(ask.strong).split())), 0
    while letters and ends < len(whole):
        letters -= not whole[ends].isspace()
        ends += 1
    return {"strong": whole[:ends], "rest": whole[ends:]}


def _largest(text: str, room: float, sizes: Sequence[float]) -> tuple[str, float]:
    """The text in two lines of the largest size that holds it, else in three of the smallest."""
    for size in sizes:
        if len(fitted(clean(text, 600), room, size * _OURS, most=99)) <= 2:
            return _cut(text, room, size, most=2), size
    return _cut(text, room, sizes[-1], most=3), sizes[-1]


def _cut(text: str, room: float, size: float, *, most: int = 1) -> str:
    """The text itself where it fits; else line by line, with long words torn and an ellipsis at the end."""
    whole = clean(text, 2000)
    lines = fitted(whole, room, size * _OURS, most=most)
    return whole if " ".join(lines) == whole else "\n".join(lines)
