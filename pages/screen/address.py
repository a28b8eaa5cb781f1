"""Which slide is presented? The address says it, so that a reload, a lost connection and Back find the same one again."""

from __future__ import annotations

import re
from dataclasses import dataclass

import streamlit as st

PRESENT = "present"  # in the address: ?present=3, or ?present=3-rows while the rows behind slide 3 are open
_ROWS = "-rows"
_WISH = "present_wish"  # in the session


@dataclass(frozen=True)
class Place:
    """A slide, counted from 1, and whether the rows behind it are open."""

    slide: int
    rows: bool = False

    def __str__(self) -> str:
        return f"{self.slide}{_ROWS if self.rows else ''}"

    @property
    def before(self) -> Place:
        return Place(self.slide - 1)

    @property
    def after(self) -> Place:
        return Place(self.slide + 1)

    @property
    def turned(self) -> Place:
        """The other side of the same slide: the rows behind it, or the slide again."""
        return Place(self.slide, not self.rows)

    def within(self, slides: int) -> Place:
        """The nearest place that there is."""
        slide = min(max(self.slide, 1), slides)
        return self if slide == self.slide else Place(slide)


def go(place: Place | None) -> None:
    """Present from this place on, or nothing any more. Called in a callback; it comes true in the run that follows.

    What a callback itself writes into the address is thrown away when its run begins.
    """
    st.session_state[_WISH] = place


def place() -> Place | None:
    """Where the presentation stands; None when nothing is presented."""
    if _WISH in st.session_state:
        _write(st.session_state.pop(_WISH))
    return _read(st.query_params.get(PRESENT))


def _write(place: Place | None) -> None:
    if place:
        st.query_params[PRESENT] = str(place)
    elif PRESENT in st.query_params:
        del st.query_params[PRESENT]


def _read(written: str | None) -> Place | None:
    """What somebody typed is read as far as it goes: a presentation begins at its beginning."""
    if written is None:
        return None
    numbered = re.fullmatch(rf"([0-9]{{1,4}})({_ROWS})?", written)
    return Place(int(numbered[1]), rows=bool(numbered[2])) if numbered else Place(1)
