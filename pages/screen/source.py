"""Which log is open? A source named by variable, by dashboard.toml, or the sample; read once per change of its files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from data import Records, Settings, load, read_settings

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample"


@dataclass(frozen=True)
class Source:
    """Where the log lies, how its headers are mapped ("" = as they are), and what the district has set."""

    path: str
    mapping: str
    settings: Settings

    @property
    def is_sample(self) -> bool:
        """Whether this is the embedded sample."""
        return self.path == str(SAMPLE)

    @property
    def label(self) -> str:
        """What the source is called on the page: never the folders it lies in."""
        return "Sample data" if self.is_sample else Path(self.path).name


def chosen(variables: Mapping[str, str] = os.environ, home: Path = ROOT) -> Source:
    """The source to open: ``TWO_HOURS_SOURCE``, else ``source`` in ``dashboard.toml``, else the sample.

    Paths in ``dashboard.toml`` are read from the folder it lies in. ``TWO_HOURS_MAPPING`` goes before ``mapping``
    there; the sample has no mapping.
    """
    settings = read_settings(home / "dashboard.toml")
    path = variables.get("TWO_HOURS_SOURCE") or (settings.source and str(home / settings.source))
    mapping = variables.get("TWO_HOURS_MAPPING") or (settings.mapping and str(home / settings.mapping))
    return Source(path, mapping, settings) if path else Source(str(SAMPLE), "", settings)


def read(source: Source, today: date) -> Records:
    """The records of a source, from memory unless a file, a setting or the day has changed since."""
    return _read(source.path, source.mapping, source.settings, today, _state(source.path), _state(source.mapping))


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(path: str, mapping: str, settings: Settings, today: date, source_state: tuple, mapping_state: tuple) -> Records:
    return load(path, mapping=mapping or None, today=today, settings=settings)


def _state(path: str) -> tuple[tuple[str, int, int], ...]:
    """What tells one state of a file or folder from the next: names, times of change, sizes. Nothing there: empty."""
    where = Path(path) if path else None
    if where is None or not where.exists():
        return ()
    files = sorted(where.iterdir()) if where.is_dir() else [where]
    return tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.is_file())
