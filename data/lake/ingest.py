"""From the files of many districts to a lake: each read once, kept whole or not at all, and never read again for nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from data.lake.catalogue import District, Lake, is_lake, opened, swap, sweep
from data.lake.districts import Wanted
from data.lake.finished import Group, finished
from data.lake.partition import about
from data.lake.reading import How, Read, read
from data.lake.working import mapped
from data.snapshot_files import write_folder, writing

EVERY = 2.0  # [s] between two swaps: what a kill costs is a look at what is there, not a read


@dataclass
class Tally:
    """How far an ingest has come. ``rows`` and ``refused`` are of the districts ``read`` and of those that were there."""

    wanted: int
    read: int = 0
    there: int = 0
    rows: int = 0
    refused: int = 0
    failures: tuple[str, ...] = ()

    @property
    def done(self) -> int:
        return self.read + self.there + len(self.failures)


Say = Callable[[Tally], None]


def ingest(wanted: list[Wanted], folder: Path, how: How, *, workers: int = 1, say: Say = lambda tally: None) -> Tally:
    """Read the districts that are not in the lake as they are now, and put them in; the others stay as they are.

    Readers see each district as it was or as it is. ``say`` is told after each district.

    Raises
    ------
    OSError
        The disk refuses; what was in the lake still is.
    SourceError
        The lake is damaged, or of a newer release.
    """
    with writing(folder):
        work = _Work(opened(folder) if is_lake(folder) else Lake(folder), say, Tally(len(wanted)))
        tasks = [(one, work.there.get(one.name, ())) for one in wanted]
        for one in mapped(partial(read, folder=folder, how=how), tasks, workers=workers):
            work.take(one)
        work.swap()
        sweep(work.before, work.lake)  # what was there before may still be read
        return work.tally


class _Work:
    """The one writer of a lake: what lies there, what it has put in since the last swap, and how far it has come."""

    def __init__(self, lake: Lake, say: Say, tally: Tally) -> None:
        self.before, self.lake, self.say, self.tally = lake, lake, say, tally
        self.there: dict[str, tuple[Group, ...]] = finished(lake.folder)
        self.ready: list[District] = []
        self.swapped = time.monotonic()

    def take(self, one: Read) -> None:
        """Put a district into the lake, or keep why it could not be read."""
        if one.failure:
            self.tally.failures += (one.failure,)
        else:
            self._put(District.of(one.there or self._written(one)), is_new=not one.there)
        if time.monotonic() - self.swapped > EVERY:
            self.swap()
        self.say(self.tally)

    def swap(self) -> None:
        """Let readers see what is ready."""
        if self.ready or not is_lake(self.lake.folder):
            self.lake = self.lake.with_districts(self.ready)
            swap(self.lake)
        self.ready, self.swapped = [], time.monotonic()

    def _put(self, district: District, *, is_new: bool) -> None:
        self.tally.read, self.tally.there = self.tally.read + is_new, self.tally.there + (not is_new)
        self.tally.rows += district.rows
        self.tally.refused += district.refused
        if self.lake.districts.get(district.name) != district:
            self.ready.append(district)

    def _written(self, one: Read) -> Group:
        for name, files in one.partitions:
            write_folder(self.lake.folder / name, files)
        return {name: about(self.lake.folder / name) for name, _ in one.partitions}
