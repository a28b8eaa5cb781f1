"""What would this file say, if it were the log?"""

from __future__ import annotations

import streamlit as st

from data import Records, SchemaError, Settings, SourceError
from data.mapping_draft import mapping_of, mapping_toml
from data.schema import PD_LOG
from data.upload import KINDS, Upload
from pages.screen import added
from pages.screen import source as sources
from pages.screen.gate import for_adding
from pages.screen.mapping_form import mapping_form
from pages.screen.show import box, heading, page_head, show_table
from presentation import html, method
from presentation.findings import preview


def page() -> None:
    """Drop a file, say which column is which, see what would be used and refused; then use it, or keep the mapping."""
    for_adding()
    settings = sources.chosen().settings
    top = st.container()  # the headline says what comes of the choices below it
    _which_file()
    try:
        upload = added.opened()
        if upload is None:
            _nothing_yet(top)
        else:
            _look(upload, settings, top)
    except (SourceError, SchemaError) as error:
        with top:
            page_head(preview.broken_head())
        st.html(html.problem("This file cannot be used", str(error)))


def _which_file() -> None:
    with box("which_file"):
        heading("Which file?", preview.LIMITS)
        st.file_uploader(
            "A CSV or a workbook", KINDS, key="added_file", on_change=added.drop, args=("added_file",),
            label_visibility="collapsed",
        )  # fmt: skip
        if shown := added.added():
            st.html(html.note(preview.in_use(shown.name)))
            st.button("Back to the district's log", icon=":material/undo:", on_click=added.back)


def _nothing_yet(top: st.delta_generator.DeltaGenerator) -> None:
    with top:
        page_head(preview.empty_head())
    with box("headers"):
        heading("What should be in it?", method.PASTE)
        st.code(method.header_row(PD_LOG), language=None, wrap_lines=True)
        st.html(html.note(preview.OTHER_HEADERS))


def _look(upload: Upload, settings: Settings, top: st.delta_generator.DeltaGenerator) -> None:
    with box("columns"):
        heading("Which column is which?", preview.about(upload.name))
        tab, choices = mapping_form(upload, settings)
    if missing := choices.open_columns():
        with top:
            page_head(preview.open_head(upload.name, missing))
        return
    mine, records = added.read(upload, mapping_of(choices, tab), settings)
    with top:
        page_head(preview.head(records, upload.name, is_used=mine == added.added()), preview.kpis(records))
    _what_would_be_read(records)
    _what_to_do(mine)


def _what_would_be_read(records: Records) -> None:
    with box("first_rows"):
        heading("What would be read?", preview.FIRST_ROWS)
        show_table(preview.first_rows(records), alt="The first rows as they would be read", rows=preview.ROWS)
    refused = preview.refused_rows(records)
    if len(refused):
        with box("refused"):
            heading("What would be left out, and why?", preview.REFUSED_ROWS)
            show_table(refused, alt="Refused rows and cells, with what was found and what to do", rows=10)


def _what_to_do(mine: added.Added) -> None:
    with box("what_to_do"):
        heading("What now?", preview.WHAT_NOW)
        with st.container(horizontal=True):
            st.button(
                "Use it for this session", type="primary", icon=":material/visibility:", on_click=added.use, args=(mine,),
                disabled=mine == added.added(),
            )  # fmt: skip
            st.download_button(
                "Save the mapping", mapping_toml(mine.mapping), "mapping.toml", "application/toml",
                icon=":material/download:", on_click="ignore",
            )  # fmt: skip


if __name__ == "__main__":
    import dashboard

    dashboard.main()
