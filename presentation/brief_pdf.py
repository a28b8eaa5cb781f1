"""How does the brief get into a board packet? As one page of PDF: the page's words, our own drawings, our own type."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from presentation import svg, theme
from presentation.brief_words import brief_words, cards
from presentation.card import Card
from presentation.extras import needed
from presentation.facts import Facts

_TEMPLATE = Path(__file__).with_name("templates") / "brief.typ"
_FONTS = Path(__file__).with_name("fonts")
_SIZES = (8.4, 7.7, 7.0, 6.5, 6.0)  # pt of a drawing's type: the largest in which all of it has room
_DRAWN = 14  # px of the same type in the drawing
_LEAST = 80  # px: no drawing is planned lower than this; where there is less room it is drawn smaller

# Whose type may be used and what the file may claim. A name in a script that no type here can show is a row of boxes:
# the page is still made, but PDF/UA is not claimed for it.
_ATTEMPTS = (
    {"ignore_system_fonts": True, "pdf_standards": ["ua-1"]},
    {"ignore_system_fonts": False, "pdf_standards": ["ua-1"]},
    {"ignore_system_fonts": False, "pdf_standards": []},
)


def pdf(facts: Facts, *, paper: str = "", source: str = "", more: tuple[Card, ...] = ()) -> bytes:
    """The cabinet brief on exactly one page, tagged for who cannot see it; the same bytes for the same facts.

    ``paper`` is "letter" or "a4", by default the district's. ``source`` is where the figures come from, in words.
    ``more`` are cards whose answers stand over the asks, such as what has changed since last time; without them it is
    what has changed in four weeks.

    Raises
    ------
    ExtraMissing
        Where typst is not installed; it says what to install.
    """
    page = _Page(needed("typst", "the one-page brief"), facts, paper or facts.settings.paper, source, more)
    for attempt in _ATTEMPTS[:-1]:
        try:
            return page.compiled(**attempt)
        except page.typst.TypstError as error:
            if "could not be displayed" not in f"{error.message} {error.diagnostic}":
                raise
    return page.compiled(**_ATTEMPTS[-1])


@dataclass(frozen=True)
class _Page:
    """One page: its words are set once to learn how much room they leave, then again with drawings made for it."""

    typst: ModuleType
    facts: Facts
    paper: str
    source: str
    more: tuple[Card, ...]

    def compiled(self, *, ignore_system_fonts: bool, pdf_standards: list[str]) -> bytes:
        """The page as a file."""
        said = brief_words(self.facts, paper=self.paper, source=self.source, more=self.more)
        fonts = {"font_paths": [str(_FONTS)], "ignore_system_fonts": ignore_system_fonts}
        inputs = {"data": json.dumps({**said, "pictures": []})}
        rooms = json.loads(
            self.typst.query(str(_TEMPLATE), "<room>", field="value", sys_inputs=inputs, **fonts),
        )
        inputs = {"data": json.dumps({**said, "pictures": self._pictures(rooms)})}
        return self.typst.compile(
            str(_TEMPLATE), sys_inputs=inputs, pdf_standards=pdf_standards, timestamp=int(self.facts.as_of.timestamp()),
            **fonts,
        )  # fmt: skip

    def _pictures(self, rooms: list[dict[str, float]]) -> list[dict[str, object]]:
        """Each card's drawing, made for the room [pt] it has; none for a card that is still empty."""
        tokens = theme.of(self.facts.settings, "light")
        return [
            {"svg": "" if card.empty else _drawing(card, room, tokens)}
            for card, room in zip(cards(self.facts), rooms, strict=True)
        ]


def _drawing(card: Card, room: dict[str, float], tokens: theme.Tokens) -> str:
    """The drawing in the largest type in which nothing of it is folded away; in the smallest where that is not to be had."""
    drawn = ""
    for size in _SIZES:
        pt = size / _DRAWN  # to a px
        width, height = int(room["width"] / pt), max(int(room["height"] / pt), _LEAST)
        drawn = svg.drawing(card.picture, width=width, height=height, tokens=tokens)
        if drawn.count("<text") >= svg.drawing(card.picture, width=width, tokens=tokens).count("<text"):
            break
    return drawn
