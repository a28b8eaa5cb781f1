"""One slide on the screen: its title, what it shows or the rows behind that, and the line under it that moves on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.screen.address import Place, go
from pages.screen.show import show_table
from pages.screen.slide_keys import room, slide_keys
from pages.screen.source import looks
from presentation import html_slide, html_text, words
from presentation.card import Card, Lines
from presentation.figure_room import fitted
from presentation.logo import data_uri
from presentation.plotly_figures import CONFIG, figure
from presentation.story import Slide

_drawn = lru_cache(maxsize=64)(figure)


@dataclass(frozen=True)
class Foot:
    """The line under a slide: whose it is, what turns it, and the way back."""

    words: DeltaGenerator
    turns: DeltaGenerator


def foot_with_way_back() -> Foot:
    """An empty line under the slide, but for its end: Esc leads back to the dashboard, whatever becomes of the slide."""
    line = st.bottom.container(key="slide_foot", horizontal=True, vertical_alignment="center")
    words = line.container()
    turns, back = (line.container(key=key, horizontal=True, width="content") for key in ("slide_turns", "slide_back"))
    back.button("Dashboard", shortcut="Esc", on_click=go, args=(None,), key="slide_leave")
    return Foot(words, turns)


def show_slide(slide: Slide, here: Place) -> None:
    """The slide, or under the same title the figures and the rows it was made from."""
    with st.container(key="slide"):
        st.html(html_slide.title(slide))
        if here.rows and _counts(slide):
            _rows(slide.card)
        elif slide.card and isinstance(slide.card.picture, Lines) and not slide.card.empty:
            _figure(slide.card)
        elif picture := html_slide.picture(slide):
            st.html(picture)


def fill(foot: Foot, here: Place, slide: Slide, *, of: int, stamp: tuple[str, ...]) -> None:
    """Whose figures these are, as of when, which slide of how many; and what turns the slides by hand and by key."""
    logo = looks().logo
    foot.words.html(html_slide.foot(data_uri(logo) if logo else "", *stamp, f"Slide {here.slide} of {of}"))
    with foot.turns:
        slide_keys(here.slide, of, lambda number: go(Place(number)))
        turned = "Back to the slide" if here.rows and _counts(slide) else "Rows behind it"
        _turn(turned, here.turned, shortcut="T", disabled=not _counts(slide))
        _turn("Back", here.before, icon=":material/arrow_back:", disabled=here.slide == 1)
        _turn("Next", here.after, icon=":material/arrow_forward:", disabled=here.slide == of, type="primary")


def _turn(label: str, to: Place, **looks: object) -> None:
    st.button(label, on_click=go, args=(to,), key=f"slide_{label}", **looks)


def _counts(slide: Slide) -> bool:
    """Whether there are figures, and so rows, behind a slide."""
    return slide.card is not None and not slide.card.table.empty


def _figure(card: Card) -> None:
    scale, height = fitted(room())
    drawn = _drawn(
        card.picture, st.context.theme.type or "light", scale=scale, height=height, brand=looks().brand_colour
    )
    st.plotly_chart(drawn, theme=None, config=CONFIG, key=f"slide_{card.key}", alt=card.alt)


def _rows(card: Card) -> None:
    with st.container(key="slide_behind", horizontal=True):
        with st.container():
            st.html(html_text.section("The figures", card.footnote))
            show_table(card.table, alt=f"The figures of: {card.question}", rows=None)
        if len(card.rows):
            with st.container():
                st.html(html_text.section(f"The {words.plural(len(card.rows), 'row')} behind it", "As in the sheet."))
                show_table(card.rows, alt=f"The rows behind: {card.question}", rows=None)
