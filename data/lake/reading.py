"""What does one district say? Its files read as a district's always are, and packed into the files of a partition."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from data.errors import ReadError, SourceError
from data.lake.blocks import ReadWhole
from data.lake.districts import Wanted
from data.lake.finished import Group, same
from data.lake.partition import SCHEMA, Origin, packed
from data.lake.slices import slices
from data.lake.store import BATCH
from data.mapping import Mapping
from data.recognise import recognise
from data.records import records_of, tabs_from, uncollected
from data.schema import BY_KEY
from data.settings import Settings
from data.snapshot_files import UNFINISHED, sha256
from data.tabs import Tab

LARGE = 1 << 28  # bytes: what is read at once takes about ten times as much memory
_STEP = 1 << 22  # bytes hashed together

Partition = tuple[str, dict[str, bytes]]  # the name of its folder, and its files


@dataclass(frozen=True)
class How:
    """How every district is read: by which mapping and settings, with which day as the last that is not in the future.

    A file of a lone log of over ``large`` bytes is read in slices of about ``slice_rows`` rows.
    """

    mapping: Mapping
    settings: Settings
    today: pd.Timestamp
    large: int = LARGE
    slice_rows: int = BATCH

    @property
    def name(self) -> str:
        """Twelve letters and digits for all that makes a read what it is, but the files and the day."""
        said = self.settings
        reading = (said.school_year_start, said.day_first, said.most_hours_a_day)
        return sha256(repr((SCHEMA, self.mapping, reading)).encode())[:12]


@dataclass(frozen=True)
class Read:
    """What became of one district: the ``partitions`` to write, those already ``there``, or why it could not be read."""

    partitions: tuple[Partition, ...] = ()
    there: Group = field(default_factory=dict)
    failure: str = ""


def read(task: tuple[Wanted, tuple[Group, ...]], folder: Path, how: How) -> Read:
    """Read a district, unless one of its finished reads in the lake's folder is of the same files; raises nothing."""
    wanted, finished = task
    try:
        origin = _origin(wanted, how)
        there = same(finished, origin, folder)
        return Read(there=there) if there else Read(partitions=tuple(_partitions(wanted, how, origin, folder)))
    except ReadError as error:
        return Read(failure=f"{wanted.name}: {error} [{error.reason}]")


def _origin(wanted: Wanted, how: How) -> Origin:
    try:
        hashes = {file.name: _hash(file) for file in wanted.files()}
    except OSError as error:
        raise SourceError("unreadable", f"{Path(error.filename).name} cannot be read: {error.strerror}.") from error
    return Origin(wanted.name, hashes, how.name, f"{how.today:%Y-%m-%d}", county=wanted.county)


def _partitions(wanted: Wanted, how: How, origin: Origin, folder: Path) -> Iterator[Partition]:
    """One partition, or one for each slice of a file too large to be read at once."""
    if wanted.path.suffix.casefold() == ".csv" and wanted.path.stat().st_size > how.large:
        try:
            yield from _sliced(wanted, how, origin, folder)
            return
        except ReadWhole:  # before the first slice: read at once, it says what is wrong with it
            pass
    with uncollected():
        tabs = tabs_from(wanted.path, how.mapping.headers())
        yield _packed(tabs, wanted, how, origin)


def _sliced(wanted: Wanted, how: How, origin: Origin, folder: Path) -> Iterator[Partition]:
    scratch = folder / f"{UNFINISHED}slices-{os.getpid()}"
    for one in slices(wanted.path, scratch, how.mapping, how.settings, how.slice_rows):
        exact = replace(how, mapping=one.mapping)
        yield _packed([one.tab], wanted, exact, replace(origin, slice=(one.number, one.of)))


def _packed(tabs: list[Tab], wanted: Wanted, how: How, origin: Origin) -> Partition:
    records = records_of(tabs, wanted.name, mapping=how.mapping, today=how.today, settings=how.settings)
    return packed(records, origin, _files(tabs, wanted, how.mapping))


def _files(tabs: list[Tab], wanted: Wanted, mapping: Mapping) -> dict[str, str]:
    """The file that each tab was read from, by what the tab is called there and in the records."""
    names = {id(tab): f"{tab.name}.csv" if wanted.path.is_dir() else wanted.path.name for tab in tabs}
    own = {tab.name: names[id(tab)] for tab in tabs}
    return own | {BY_KEY[key].tab: names[id(tab)] for key, tab in recognise(tabs, mapping).tabs.items()}


def _hash(file: Path) -> str:
    said = hashlib.sha256()
    with file.open("rb") as opened:
        while part := opened.read(_STEP):
            said.update(part)
    return said.hexdigest()
