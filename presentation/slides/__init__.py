"""How does the story reach somebody else's projector? As slides whose charts can still be edited."""

from __future__ import annotations

from presentation import theme
from presentation.extras import needed
from presentation.facts import Facts
from presentation.story import story


def pptx(facts: Facts) -> bytes:
    """The story as a PowerPoint file in the district's colour, the same bytes for the same facts.

    Raises
    ------
    ExtraMissing
        Where python-pptx is not installed; it says what to install.
    """
    needed("pptx", "the slides")
    from presentation.slides.deck import deck
    from presentation.slides.signing import About

    return deck(story(facts), About.of(facts), theme.of(facts.settings, "light"))
