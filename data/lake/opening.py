"""One district of a lake, as records like any other. No other district's partition is read for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from data.errors import SchemaError, SourceError
from data.lake.catalogue import District, Lake, opened
from data.lake.joined import joined
from data.lake.partition import unpacked
from data.records import Records
from data.snapshot_files import sha256


def district(folder: str | Path, name: str | None) -> Records:
    """The records of one district; of the only one, where there is one and none is named.

    Raises
    ------
    SchemaError
        ``choose_district``: there are several.
    SourceError
        ``no_such_district``, or the lake or a partition cannot be used.
    """
    lake = opened(folder)
    if name is None and len(lake.districts) != 1:
        message = f"{lake.folder.name} holds {len(lake.districts):,} districts. Name one: load(LAKE, district=...)."
        raise SchemaError("choose_district", message)
    found = found_in(lake, name) if name is not None else next(iter(lake.districts.values()))
    records = joined([unpacked(lake.folder / partition) for partition in found.partitions])
    return replace(records, version=sha256(repr(found.partitions).encode())[:12])


def found_in(lake: Lake, name: str) -> District:
    """The district of this name. Raises SourceError ``no_such_district``."""
    if name not in lake.districts:
        raise SourceError("no_such_district", f'There is no district "{name}" in {lake.folder.name}.')
    return lake.districts[name]
