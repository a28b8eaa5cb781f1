"""What was computed of a lake, kept beside it: a folder for each batch of districts, and one of the sums of all.

Nothing here is computed; ``python -m analysis parts`` does, and hands over frames by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.errors import SourceError
from data.lake.catalogue import District, Lake
from data.settings import Settings
from data.snapshot_files import read_sealed, remove_folder, sha256, write_folder, write_sealed, writing
from data.snapshot_manifest import rules

PARTS, ABOUT = "parts", "about.json"
FORMAT = 1
BATCH = 1_000_000  # rows of logs computed together: what one worker holds in memory
MANY, FEW = 1 << 17, 1 << 12  # rows read together: of a batch all are, of the sums those of one district
Batch = tuple[District, ...]


@dataclass(frozen=True)
class Computed:
    """What the sums of a lake are: as of which day, of how many districts, and which are not in them, and why.

    ``of`` names the partitions they were computed from; ``batches`` and ``sums`` are folders beside this.
    """

    as_of: str
    of: str
    districts: int
    left_out: tuple[tuple[str, str], ...]
    batches: tuple[str, ...]
    sums: str


def batches(lake: Lake, rows: int = BATCH) -> Iterator[Batch]:
    """The districts of a lake in order, some at a time: as many as have about so many rows."""
    batch: list[District] = []
    for district in lake.districts.values():
        if batch and sum(one.logged for one in batch) + district.logged > rows:
            yield tuple(batch)
            batch = []
        batch.append(district)
    if batch:
        yield tuple(batch)


def name_of(kind: str, what: object, as_of: str, settings: Settings) -> str:
    """The name of a folder: the same partitions, day, settings and code give the same one."""
    asked = (FORMAT, what, as_of, settings.weekly_hours, settings.school_year_start, rules())
    return f"{kind}-{sha256(repr(asked).encode())[:16]}"


def partitions_of(batch: Iterable[District]) -> tuple[str, ...]:
    """The names of the partitions of some districts."""
    return tuple(name for district in batch for name in district.partitions)


def packed(
    frames: Mapping[str, pd.DataFrame], left_out: Iterable[tuple[str, str]] = (), *, together: int = MANY
) -> dict[str, bytes]:
    """The files of a folder: each frame, so many rows of it ``together``, and a hash of each."""
    files = {f"{name}.parquet": _parquet(frame, together) for name, frame in frames.items()}
    said = {"left_out": list(left_out), "tables": {name: sha256(data) for name, data in files.items()}}
    return {**files, ABOUT: json.dumps(said).encode()}


def keep(folder: Path, files: dict[str, bytes]) -> None:
    """Write a folder, whole or not at all; one that is there already is not what was asked for, and goes."""
    if folder.exists():
        remove_folder(folder)
    write_folder(folder, files)


def is_kept(folder: Path) -> bool:
    """Whether a batch is there, of all its districts, and still what was written."""
    try:
        said = json.loads((folder / ABOUT).read_bytes())
        sound = all(sha256((folder / name).read_bytes()) == seal for name, seal in said["tables"].items())
    except (OSError, ValueError):
        return False
    return sound and not said["left_out"]


def left_out(folder: Path) -> list[tuple[str, str]]:
    """The districts that are not in a batch, and why."""
    return [tuple(one) for one in json.loads((folder / ABOUT).read_bytes())["left_out"]]


def tables(folder: Path) -> list[str]:
    """The files of a folder that hold a frame."""
    return list(json.loads((folder / ABOUT).read_bytes())["tables"])


def point_at(folder: Path, computed: Computed) -> None:
    """Make these the sums that readers see, at once, and remove those of the time before the last."""
    before = _pointed(folder / PARTS)
    write_sealed(folder / PARTS, json.dumps({"format": FORMAT} | asdict(computed)))
    named = {name for one in (before, computed) if one for name in (*one.batches, one.sums)}
    for old in [*folder.glob("batch-*"), *folder.glob("sums-*")]:
        if old.name not in named:
            remove_folder(old)


def drop(lake: Path, district: str) -> None:
    """Remove every batch with single people of a district, so that they are computed anew; the sums, which have none, stay."""
    if not (folder := lake / PARTS).is_dir():
        return
    with writing(folder):
        for batch in folder.glob("batch-*"):
            if any(len(_rows_of(batch, name, district)) for name in _tables(batch)):
                remove_folder(batch)


def computed(lake: Lake) -> Computed:
    """What was last computed of a lake. Raises SourceError ``no_parts``: nothing was, or by another release."""
    found = _pointed(lake.folder / PARTS / PARTS)
    if found is None:
        name = lake.folder.name
        raise SourceError("no_parts", f"Nothing is computed of {name} yet. Run: python -m analysis parts {name}.")
    return found


def is_current(lake: Lake, found: Computed) -> bool:
    """Whether the sums are of the lake as it is."""
    return found.of == hash_of(lake)


def hash_of(lake: Lake) -> str:
    """A name for all partitions that count."""
    return sha256(repr(partitions_of(lake.districts.values())).encode())[:16]


def table(
    folder: Path, name: str, columns: list[str] | None = None, districts: Iterable[str] | None = None
) -> pd.DataFrame:
    """One frame of a folder; of some ``districts`` only their rows are read.

    Raises
    ------
    SourceError
        ``damaged_parts``: it is gone, cut off or not what was written.
    """
    file = folder / f"{name}.parquet"
    try:
        found = _whole(file, columns) if districts is None else _of_districts(file, columns, list(districts))
        return found.to_pandas(use_threads=False, split_blocks=True, self_destruct=True)
    except (pa.ArrowException, OSError) as error:
        message = f"{folder.name}/{name}.parquet is not what was written. Run again: python -m analysis parts LAKE."
        raise SourceError("damaged_parts", message) from error


def _whole(file: Path, columns: list[str] | None) -> pa.Table:
    """Without the search for rows, which takes a seventh of the time."""
    with pq.ParquetFile(file, page_checksum_verification=True) as opened:
        return opened.read(columns, use_threads=False)


def _of_districts(file: Path, columns: list[str] | None, districts: list[str]) -> pa.Table:
    wanted = [("district", "in", districts)]
    return pq.read_table(file, columns=columns, filters=wanted, use_threads=False, page_checksum_verification=True)


def _tables(batch: Path) -> list[str]:
    return sorted(file.stem for file in batch.glob("*.parquet"))


def _rows_of(batch: Path, name: str, district: str) -> pd.DataFrame | tuple[str]:
    """The rows of a district; of a table that cannot be read, something: it may have some."""
    try:
        return table(batch, name, ["district"], [district])
    except SourceError:
        return (name,)


def _pointed(path: Path) -> Computed | None:
    said = json.loads(read_sealed(path) or "{}")
    if said.pop("format", 0) != FORMAT:
        return None
    lists = {name: tuple(map(_hashable, said[name])) for name in ("left_out", "batches")}
    return Computed(**said | lists)


def _hashable(one: object) -> object:
    return tuple(one) if isinstance(one, list) else one


def _parquet(frame: pd.DataFrame, together: int) -> bytes:
    sink = pa.BufferOutputStream()
    found = pa.Table.from_pandas(frame, preserve_index=False, nthreads=1)
    pq.write_table(found, sink, compression="lz4", row_group_size=together, write_page_checksum=True)
    return sink.getvalue().to_pybytes()
