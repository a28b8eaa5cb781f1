"""What does the log say, and what could not be read? One call: ``load(source)``."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.errors import ReadError
from data.frames import LISTS, empty_frame, empty_list
from data.lake.catalogue import is_lake
from data.mapping import Mapping
from data.mapping_file import read_mapping
from data.schema import TABLES
from data.settings import Settings
from data.sources import tabs_of
from data.sources.google_address import is_address
from data.sql import to_duckdb
from data.tabs import Refusal, Tab
from data.tidy import tidy
from data.version import version_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Records:
    """Everything that was read, typed, and everything that was not, with the reason.

    The twelve frames are always there, perhaps empty, always with the same columns and dtypes; each row keeps its
    ``row`` number in the sheet. ``people`` has one row per person known: ``person`` (key), ``name``, ``email``,
    ``in_staff``. ``counts`` has one row per tab: ``rows`` = ``used`` + ``refused``; ``blank`` rows are not rows.
    ``refused`` has one row per refused row, or per unreadable or doubtful cell of a used one (``whole_row`` False).
    ``log`` also has a row for each person present at a meeting with PD; those are no rows of the PD log, and not in ``counts``.
    What each column holds: :func:`data.described.described`.
    ``notes`` is what was normalised or is worth a look, and how often.
    """

    staff: pd.DataFrame
    log: pd.DataFrame
    meetings: pd.DataFrame
    goals: pd.DataFrame
    milestones: pd.DataFrame
    certifications: pd.DataFrame
    needs: pd.DataFrame
    service: pd.DataFrame
    schools: pd.DataFrame
    pulse: pd.DataFrame
    time_off: pd.DataFrame
    required: pd.DataFrame
    people: pd.DataFrame
    counts: pd.DataFrame
    refused: pd.DataFrame
    notes: pd.DataFrame
    source: str = ""
    read_at: pd.Timestamp = pd.NaT
    version: str = ""
    tabs: frozenset[str] = frozenset()

    def has(self, key: str) -> bool:
        """Whether the tab was there, with or without rows."""
        return key in self.tabs

    def frames(self) -> dict[str, pd.DataFrame]:
        """Every frame by its name: the tabs, then ``people``, ``counts``, ``refused`` and ``notes``."""
        return {name: frame for name, frame in vars(self).items() if isinstance(frame, pd.DataFrame)}

    def to_duckdb(self) -> DuckDBPyConnection:
        """Every frame as a table of an in-memory DuckDB, for a question in SQL.

        Raises
        ------
        SourceError
            ``needs_duckdb``: it is not installed.
        """
        return to_duckdb(self.frames())

    @classmethod
    def empty(cls, **known: object) -> Records:
        """Records without a row, but for what is given: ``Records.empty(log=log)``."""
        frames = {table.key: empty_frame(table) for table in TABLES}
        nothing = cls(**frames, **{name: empty_list(dtypes) for name, dtypes in LISTS.items()})
        return replace(nothing, **known)


def load(
    source: str | Path,
    *,
    mapping: str | Path | AnyMapping | Mapping | None = None,
    today: date | str | pd.Timestamp | None = None,
    settings: Settings = Settings(),
    previous_rows: int | None = None,
    credentials: AnyMapping[str, object] | None = None,
    district: str | None = None,
) -> Records:
    """Read a folder of CSVs (one per tab), one CSV (a bare PD log) or a Google Sheet (its address) into :class:`Records`;
    or one ``district`` of a lake, as it was ingested (``python -m data ingest``).

    ``mapping`` (a TOML file, a dict or a Mapping) reads a log that somebody else designed. ``today`` is the last day
    that is not in the future, by default the local date. ``previous_rows`` are the log's rows in the last good read.
    ``credentials`` is the key of the service account that a Google Sheet is shared with.

    Raises
    ------
    SourceError
        It could not be got: no such file, not text, damaged; not shared, no network.
    SchemaError
        It is not what was promised: no PD log, no Date column, two Hours columns, no rows, suddenly few rows.
    """
    if not is_address(source) and is_lake(source):
        from data.lake.opening import district as of_lake  # here: it brings what reads Parquet

        return of_lake(source, district)
    with uncollected():
        return _load(source, mapping, today, settings, previous_rows, credentials)


def _load(
    source: str | Path,
    mapping: str | Path | AnyMapping | Mapping | None,
    today: date | str | pd.Timestamp | None,
    settings: Settings,
    previous_rows: int | None,
    credentials: AnyMapping[str, object] | None,
) -> Records:
    mapping = read_mapping(mapping)
    last_day = day_or_today(today)
    tabs = tabs_from(source, mapping.headers(), credentials)
    return records_of(
        tabs, str(source), mapping=mapping, today=last_day, settings=settings, previous_rows=previous_rows
    )


def day_or_today(day: date | str | pd.Timestamp | None) -> pd.Timestamp:
    """A day; without one, the local one: a school's day is the day on its wall."""
    return pd.Timestamp(day or date.today())


def records_of(
    tabs: list[Tab],
    source: str,
    *,
    mapping: Mapping,
    today: pd.Timestamp,
    settings: Settings,
    previous_rows: int | None = None,
) -> Records:
    """The records in tabs of cells. ``source`` is what they are called. Raises what :func:`load` raises."""
    with ThreadPoolExecutor(1) as aside:
        version = aside.submit(version_of, tabs, mapping, today, settings)
        tidied = tidy(tabs, mapping=mapping, today=today, settings=settings, previous_rows=previous_rows)
    return Records(
        **tidied.frames,
        people=tidied.people,
        counts=tidied.counts,
        refused=tidied.refused,
        notes=tidied.notes,
        source=source,
        read_at=pd.Timestamp.now(),
        version=version.result(),
        tabs=tidied.tabs,
    )


@contextmanager
def uncollected() -> Iterator[None]:
    """Reading makes many objects and no cycles: to look for cycles among them takes a sixth of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def tabs_from(
    source: str | Path, known: frozenset[str], credentials: AnyMapping[str, object] | None = None
) -> list[Tab]:
    """The tabs of a source; a file of a folder that cannot be read is a tab that is refused whole."""
    try:
        return tabs_of(source, known=known, credentials=credentials)
    except ReadError:
        folder = Path(source)
        if not folder.is_dir():
            raise
        files = sorted(
            file for file in folder.iterdir() if file.suffix.casefold() == ".csv" and not file.name.startswith(".")
        )
        if not files:
            raise
        return [_tab_or_refusal(file, known) for file in files]


def _tab_or_refusal(file: Path, known: frozenset[str]) -> Tab:
    try:
        return tabs_of(file, known=known)[0]
    except ReadError as error:
        refusal = Refusal(file.stem, 1, "", "", error.reason, str(error), "Mend this file; the others are read.")
        return Tab(file.stem, (), pd.DataFrame(), np.empty(0, "int64"), refused=(refusal,))
