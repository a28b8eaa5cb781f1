"""Which log is open? One added for this session, one named by variable or by dashboard.toml, or the sample."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import streamlit as st

from data import Records, SchemaError, Settings, SourceError, load, read_settings
from data.errors import ReadError
from data.events import note
from data.export_log import ExportLog
from data.lake.catalogue import CATALOGUE, is_lake
from data.last_good import Outcome
from data.sample import FOLDER as SAMPLE
from data.sample.district import LAST_DAY
from data.snapshot import FOLDER as SNAPSHOTS
from data.snapshot import SnapshotStore
from data.sources.google_address import is_address
from pages.screen.added import added
from pages.screen.live import Live
from pages.screen.this_run import once

ROOT = Path(__file__).parents[2]
SAMPLE_DAY = LAST_DAY  # the sample's own today


@dataclass(frozen=True)
class Source:
    """Where the log lies, how its headers are mapped ("" = as they are), what the district has set, and what it is called.

    ``mapping`` is the path of a mapping file, or a mapping itself; ``district`` the one of a lake that is looked at.
    """

    path: str
    mapping: str | dict
    settings: Settings
    name: str = ""
    district: str = ""

    @property
    def is_sample(self) -> bool:
        """Whether this is the embedded sample."""
        return self.path == str(SAMPLE)

    @property
    def is_sheet(self) -> bool:
        """Whether this is a shared Google Sheet, which others write while it is read."""
        return is_address(self.path)

    @property
    def is_lake(self) -> bool:
        """Whether these are the logs of many districts, of which one is looked at."""
        return not self.is_sheet and is_lake(self.path)

    @property
    def label(self) -> str:
        """What the source is called on the page: never the folders it lies in, never a sheet's address."""
        if self.name or self.district:
            return self.name or self.district
        return "Sample data" if self.is_sample else "Google Sheet" if self.is_sheet else Path(self.path).name


def opened() -> Source:
    """The source of this session: the file its viewer has added, else the one for everybody."""
    source, mine = chosen(), added()
    return replace(source, path=mine.path, mapping=mine.mapping or "", name=mine.name) if mine else source


def chosen(variables: Mapping[str, str] = os.environ, home: Path = ROOT) -> Source:
    """The source to open: ``TWO_HOURS_SOURCE``, else ``source`` in ``dashboard.toml``, else the sample.

    Paths in ``dashboard.toml`` are read from the folder it lies in. ``TWO_HOURS_MAPPING`` goes before ``mapping``
    there; the sample has no mapping.
    """
    settings = _settings(home)
    path = variables.get("TWO_HOURS_SOURCE") or (settings.source and _beside(home, settings.source))
    mapping = variables.get("TWO_HOURS_MAPPING") or (settings.mapping and str(home / settings.mapping))
    return Source(path, mapping, settings) if path else Source(str(SAMPLE), "", settings)


def looks(home: Path = ROOT) -> Settings:
    """The district's logo, colour and names; ours while ``dashboard.toml`` cannot be used, which the page says below."""
    try:
        return _settings(home)
    except SchemaError:
        return Settings()


def _settings(home: Path) -> Settings:
    """What the district has set, from memory unless its file has changed or the logo it names is gone."""
    file = home / "dashboard.toml"
    found = _settings_as_of(repr(state_of(str(file))), file)
    return found if not found.logo or Path(found.logo).exists() else read_settings(file)


@lru_cache(maxsize=4)
def _settings_as_of(state: str, file: Path) -> Settings:
    return read_settings(file)


def _beside(home: Path, source: str) -> str:
    return source if is_address(source) else str(home / source)


def kept() -> Path:
    """Where reads of a shared sheet, and the log of the files taken away, are kept."""
    return Path(os.environ.get("TWO_HOURS_SNAPSHOTS") or ROOT / SNAPSHOTS)


def export_log() -> ExportLog:
    """The log of the files taken away from this server."""
    return ExportLog(kept())


def store_of(source: Source) -> SnapshotStore:
    """Where the reads of this source are kept; of a file, none ever are."""
    return SnapshotStore.of(source.path, kept(), school_year_start=source.settings.school_year_start)


def live(source: Source) -> Live:
    """What a shared sheet said last, for every viewer of this process."""
    return _live(repr(source), source)


@st.cache_resource(max_entries=4, show_spinner=False)
def _live(state: str, _source: Source) -> Live:
    return Live(store_of(_source), lambda: _read_sheet(_source))


def _read_sheet(source: Source) -> Records:
    return load(source.path, mapping=source.mapping or None, settings=source.settings, credentials=_key())


def _key() -> Mapping[str, object] | None:
    """The service account's key in Streamlit's secrets; None where there are no secrets."""
    try:
        return st.secrets["gcp_service_account"]
    except (KeyError, FileNotFoundError):
        return None


def past_read(source: Source, sequence: int) -> Outcome:
    """A sheet as it was read once, from the disk. Raises SourceError when that read is gone or damaged."""
    store = live(source).store
    snapshot = next((kept for kept in store.list() if kept.sequence == sequence), None)
    if snapshot is None:
        raise SourceError("no_snapshot", "That read is no longer kept. Choose another under Sheet check.")
    return Outcome(store.load(sequence), snapshot.read_at, is_fresh=False, snapshot=snapshot)


def read(source: Source, today: date) -> Records:
    """The records of a file, from memory unless a file, a setting or the day has changed since."""
    mapping = source.mapping if isinstance(source.mapping, str) else ""  # one that is no file is in the source itself
    return _read(repr((source, today, state_of(source.path), state_of(mapping))), source, today)


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(state: str, _source: Source, _today: date) -> Records:
    """``state`` alone is the key: it spells out all that a read depends on."""
    more = {"mapping": _source.mapping or None, "district": _source.district or None}
    try:
        records = load(_source.path, today=_today, settings=_source.settings, **more)
    except ReadError as error:
        note("read_failed", reason=error.reason)
        raise
    note(
        "read",
        rows=int(records.counts["rows"].sum()),
        refused=int(records.counts["refused"].sum()),
        version=records.version,
    )
    return records


@once
def state_of(path: str) -> list[tuple[str, int, int]]:
    """What tells one state of a file or folder from the next: names, times of change, sizes. Nothing there: empty.

    Of a lake that is its one small file: there may be thousands of folders beside it.
    """
    if not path or not (where := Path(path)).exists():
        return []
    where = where / CATALOGUE if is_lake(where) else where
    files = sorted(where.iterdir()) if where.is_dir() else [where]
    return [(file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.is_file()]
