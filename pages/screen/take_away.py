"""What can a reader carry off? The files of the brief and of every table, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.screen.gate import guard, viewer_and_records
from presentation import html
from presentation.exports import EXPORTS, Export, How, build, file_name
from presentation.facts import Facts


def take_away(facts: Facts) -> None:
    """A menu with one entry per file. While a file is made, its entry turns a wheel and takes no second click."""
    viewer, _ = viewer_and_records()
    how, guarded = How(viewer.source, None if viewer.is_sample else facts.records.read_at), guard()
    with st.popover("Take away", icon=":material/download:", key="take_away"):
        for export in EXPORTS.values():
            _entry(export, facts, how, guarded)


def _entry(export: Export, facts: Facts, how: How, guarded: Callable[[Callable[[], bytes], str], Callable]) -> None:
    if not export.is_there:
        st.button(export.label, disabled=True, width="stretch", key=f"missing_{export.key}")
        st.html(html.note(export.to_install))
        return
    st.download_button(
        export.label, guarded(partial(_data, export.key, facts, how), export.key), file_name(export.key, facts, how), export.mime,
        help=export.use, on_click="ignore", width="stretch", key=f"take_{export.key}",
    )  # fmt: skip


def _data(key: str, facts: Facts, how: How) -> bytes:
    return build(key, facts, how).data
