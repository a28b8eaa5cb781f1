"""What would the first visitor have to wait for? It is loaded, read and computed before the server answers anybody."""

from __future__ import annotations

import gc
from collections.abc import Iterator

from data.errors import ReadError
from data.events import note, where
from pages.screen.ask import facts_for_newcomers
from pages.screen.show import drawn
from pages.screen.source import looks
from presentation import html
from presentation.card import Card, Lines
from presentation.facts import Facts
from presentation.findings import changes
from presentation.story import story


def warm() -> None:
    """Make the front page as newcomers will see it. What cannot be had is no reason not to open: the page says why."""
    gc.collect()
    gc.freeze()  # the code, which stays; nothing that is read, for it must go when somebody is forgotten
    try:
        for now in facts_for_newcomers():
            for card in _front_page(now):
                _draw(card)
    except ReadError as error:
        note("not_warm", reason=error.reason)
    except Exception as error:  # noqa: BLE001 -- the page it comes from says so too, and the others work
        note("not_warm", error=type(error).__name__, where=where(error.__traceback__))


def _front_page(now: Facts) -> Iterator[Card]:
    yield from (slide.card for slide in story(now) if slide.card)
    yield changes.since_then(now, since=changes.usual_day(now))


def _draw(card: Card) -> None:
    if card.empty:
        return
    if isinstance(card.picture, Lines):
        drawn(card.picture, "light", brand=looks().brand_colour).to_json()
    else:
        html.picture(card.picture, card.alt)
