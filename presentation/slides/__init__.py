"""How does the story reach somebody else's projector? As slides whose charts can still be edited."""

from __future__ import annotations

from presentation import theme
from presentation.card import Card
from presentation.extras import needed
from presentation.facts import Facts
from presentation.story import of_card, story


def pptx(facts: Facts, *, more: tuple[Card, ...] = ()) -> bytes:
    """The story as a PowerPoint file in the district's colour, the same bytes for the same facts.

    ``more`` are cards that stand after the opening, such as what has changed since last time.

    Raises
    ------
    ExtraMissing
        Where python-pptx is not installed; it says what to install.
    """
    needed("pptx", "the slides")
    from presentation.slides.deck import deck
    from presentation.slides.signing import About

    opening, *rest = story(facts)
    return deck((opening, *map(of_card, more), *rest), About.of(facts), theme.of(facts.settings, "light"))
