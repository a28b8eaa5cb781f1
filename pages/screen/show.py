"""How a finding meets the eye: the only place where a card becomes Streamlit elements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.screen.gate import guarded, role_now
from pages.screen.source import looks
from presentation import columns, html, html_text, words
from presentation.card import Ask, Card, Head, Kpi, Lines
from presentation.export import content_name, csv_bytes
from presentation.findings.refusals import LINK
from presentation.method import Metric
from presentation.plotly_figures import CONFIG, figure

TABLE_ROWS = 8  # of a table before it scrolls
ROW_HEIGHT = 35  # [px] Streamlit's own

drawn = lru_cache(maxsize=128)(figure)  # a picture is frozen: the same one in the same mode is the same figure


def page_head(head: Head, kpis: Sequence[Kpi] = (), *, beside: Callable[[], None] | None = None) -> None:
    """The eyebrow, the headline and the lede, with what stands ``beside`` them; under them the row of large numbers."""
    with st.container(horizontal=True, key="page_head"):
        st.html(html.head(head))
        if beside:
            beside()
    if kpis:
        st.html(html.kpis(tuple(kpis)))


def show(*cards: Card | tuple[Card, ...], widths: Sequence[int] | None = None) -> None:
    """One row of cards of equal height, side by side on a desk and one under another on a phone.

    A tuple of cards stands as one column, one above the other.
    """
    role = role_now()
    for column, stack in zip(st.columns(widths or len(cards), gap="small"), cards, strict=True):
        with column:
            for card in stack if isinstance(stack, tuple) else (stack,):
                # The box stands outside the fragment: inside, it could not stretch to the height of its row.
                with st.container(border=True, key=f"card_{card.key}", height="stretch"):
                    _card(card, role)


def show_asks(asks: Sequence[Ask]) -> None:
    """What would help next; nothing at all when there is nothing to ask."""
    if asks:
        st.html(html.asks(tuple(asks)))


def ask_for(label: str) -> str:
    """A few words to look for; "" for everything."""
    return st.text_input(label, key=f"ask_{label}", width=420, max_chars=80)


def choose(label: str, offered: Sequence[str]) -> str:
    """One of several, kept while one looks at other pages."""
    return st.selectbox(label, offered, key=f"choose_{label}", width=420, persist_state="session")


def box(key: str) -> DeltaGenerator:
    """The white box of a card, for what is no finding."""
    return st.container(border=True, key=f"card_{key}")


def row(key: str) -> DeltaGenerator:
    """A row of small things, one after another."""
    return st.container(horizontal=True, key=key)


def folded(label: str) -> DeltaGenerator:
    """A part of a box that is opened by who wants it."""
    return st.expander(label, type="compact")


def show_words(frame: pd.DataFrame, caption: str) -> None:
    """A small table of our own words, whose cells wrap. Never for cell text."""
    st.html(html_text.table(frame, caption))


def show_table(frame: pd.DataFrame, *, alt: str, rows: int | None = TABLE_ROWS) -> None:
    """A frame as an inert table: cell text is never markup there. Only our own addresses of cells can be followed.

    It scrolls after so many ``rows``; None leaves that to Streamlit, where rows are higher than on a page.
    """
    height = ROW_HEIGHT * (min(len(frame), rows) + 1) + 3 if rows else "auto"
    days = columns.days_of(frame)  # which stay days, so that a click on their header sorts them
    looks_like = {day: st.column_config.DateColumn(format=columns.DAY) for day in days}
    looks_like |= {LINK: st.column_config.LinkColumn(display_text="Open", width="small")} if LINK in frame else {}
    st.dataframe(
        columns.in_words(frame, but=days), hide_index=True, height=height, alt=alt, column_config=looks_like, placeholder=""
    )  # fmt: skip


def heading(question: str, subtitle: str) -> None:
    """The heading of a part of a page that is no card."""
    st.html(html_text.section(question, subtitle))


def definitions(metrics: Sequence[Metric]) -> None:
    """Each metric's name, definition and function."""
    st.html(html_text.definitions((metric.name, metric.definition, metric.function) for metric in metrics))


def download(label: str, frame: pd.DataFrame, name: str) -> None:
    """A frame as a safe CSV, made on click; the name carries its content, so that no stale file is served."""
    st.download_button(
        label, guarded(lambda: csv_bytes(frame), name), content_name(name, frame, "csv"), "text/csv",
        icon=":material/download:", on_click="ignore", key=f"download_{name}",
    )  # fmt: skip


def download_file(label: str, make: Callable[[], bytes], name: str, mime: str) -> None:
    """A file that is made on click."""
    st.download_button(
        label, guarded(make, name), name, mime, icon=":material/download:", on_click="ignore", key=f"download_{name}"
    )


@st.fragment
def _card(card: Card, role: str | None) -> None:
    """A card, for this role; opening what is behind it runs only this card again, and asks again who is looking."""
    st.html(html.card_head(card))
    _picture(card)
    if card.table.empty and not card.footnote:  # nothing is behind a card that has nothing to say
        return
    behind = st.expander("Table and method", type="compact", key=f"behind_{card.key}", on_change="rerun")
    if behind.open:
        if role_now() != role:  # signed out in another tab, or no longer on the list
            st.rerun()
        with behind:
            _behind(card)


def _picture(card: Card) -> None:
    if card.empty:
        st.html(html.empty(card))
    elif isinstance(card.picture, Lines):
        chart = drawn(card.picture, st.context.theme.type or "light", brand=looks().brand_colour)
        st.plotly_chart(chart, theme=None, config=CONFIG, key=f"figure_{card.key}", alt=card.alt)
    else:
        st.html(html.picture(card.picture, card.alt))


def _behind(card: Card) -> None:
    """The method, the figures, and on request the records behind the number."""
    st.html(html.footnote(card.footnote))
    show_table(card.table, alt=f"The figures of: {card.question}")
    if len(card.rows) and st.toggle(
        f"Show the {words.plural(len(card.rows), 'row')} behind it", key=f"rows_{card.key}"
    ):
        show_table(card.rows, alt=f"The rows behind: {card.question}")
