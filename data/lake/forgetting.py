"""Take a person out of one district of a lake: the partitions are written anew without them, and the old ones go at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from data.errors import SourceError
from data.events import note
from data.forget import without
from data.known_as import KnownAs, known_as
from data.lake import store
from data.lake.catalogue import District, Lake, opened, swap, sweep
from data.lake.opening import found_in
from data.lake.partition import about, origin_of, packed, refused, unpacked
from data.records import Records
from data.snapshot_files import remove_folder, write_folder, writing


class KeptDistrict:
    """One district as it is kept in a lake.

    Raises
    ------
    SourceError
        There is no such lake or district, or a partition of it is not what was written.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._lake = opened(folder)
        self._district = found_in(self._lake, name)

    @cached_property
    def _records(self) -> Mapping[str, Records]:
        return {name: unpacked(self._lake.folder / name) for name in self._district.partitions}

    def people(self) -> pd.DataFrame:
        """Everybody in it: ``person``, ``name``, ``email``."""
        told = pd.concat([one.people.astype("str") for one in self._records.values()], ignore_index=True)
        return told[["person", "name", "email"]]

    def who(self, key: str) -> KnownAs:
        """What the person of a key is known by."""
        return known_as(key, [(one.people, one.staff) for one in self._records.values()])

    def forget(self, who: KnownAs) -> None:
        """Take the person out. What is computed of single people of the district goes too, and every partition no reader is sent to.

        Raises OSError when the disk refuses: readers see the district as it was, or without them. SourceError
        ``ingested_again``: in this moment.
        """
        with writing(self._lake.folder):
            lake = self._as_it_was_read()
            left = {name: without(one, who) for name, one in self._records.items()}
            names = [self._written(name, one) if one is not self._records[name] else name for name, one in left.items()]
            swap(lake := lake.with_districts([District.of({name: about(lake.folder / name) for name in names})]))
            sweep(lake)
            store.drop(lake.folder, self._district.name)
        note("forgotten", count=len(set(names) - set(left)), refused=0)

    def _as_it_was_read(self) -> Lake:
        lake = opened(self._lake.folder)
        if lake.districts.get(self._district.name) != self._district:
            raise SourceError("ingested_again", f"{self._district.name} was ingested again in this moment. Ask again.")
        return lake

    def _written(self, old: str, left: Records) -> str:
        """The name of the partition that takes the place of an old one."""
        was = self._lake.folder / old
        lines = refused(was)
        file_of = dict(zip(lines["tab"].astype("str"), lines["file"], strict=True))
        name, files = packed(replace(left, version=""), origin_of(about(was)), file_of)
        if (folder := was.with_name(name)).exists():  # from a time that did not come to its end
            remove_folder(folder)
        write_folder(folder, files)
        return name
