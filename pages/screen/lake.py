"""Which districts does a lake hold, and what do all of them say together? From memory until the lake changes."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.parts import PARTS
from data import SourceError
from data.lake import store
from data.lake.catalogue import Lake, opened
from pages.screen.source import Source, state_of
from presentation.districts import Districts


def lake(source: Source) -> Lake:
    """What is in a lake. Raises SourceError when it cannot be used, or has no district."""
    return _lake(repr((source.path, state_of(source.path))), source.path)


def sums(source: Source, districts: tuple[str, ...] | None) -> Districts:
    """The sums of these districts of a lake, or of all; of others nothing is read.

    Raises SourceError when nothing is computed of it, or what was is damaged.
    """
    computed = store.computed(lake(source))
    return _sums(repr((source, state_of(source.path), districts, computed)), source, districts, computed)


@st.cache_resource(max_entries=2, show_spinner=False)
def _lake(state: str, _path: str) -> Lake:
    """``state`` alone is the key: it spells out all that is read."""
    found = opened(_path)
    if not found.districts:
        raise SourceError("no_districts", "This lake has no district yet. Ingest one: python -m data ingest.")
    return found


@st.cache_resource(max_entries=4, show_spinner=False)
def _sums(state: str, _source: Source, _districts: tuple[str, ...] | None, _computed: store.Computed) -> Districts:
    found = lake(_source)
    names = [name for name in found.districts if _districts is None or name in _districts]
    folder = found.folder / store.PARTS / _computed.sums
    return Districts(
        sums={metric: store.table(folder, metric, districts=_districts) for metric in PARTS},
        counties={name: found.districts[name].county for name in names},
        people={name: found.districts[name].people for name in names},
        as_of=pd.Timestamp(_computed.as_of),
        settings=_source.settings,
        left_out=tuple(name for name, _ in _computed.left_out if name in names),
        is_current=store.is_current(found, _computed),
    )
