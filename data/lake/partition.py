"""What is in a partition of a lake, and is it still what was written? One district, or one slice of its people."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pandas as pd

from data.errors import SourceError
from data.frames import LISTS, dtypes_of
from data.records import Records
from data.schema import TABLES
from data.snapshot_files import sha256
from data.snapshot_tables import as_of_today, from_parquet, to_parquet

ABOUT = "partition.json"
FORMAT = 1
FRAMES = Records.empty().frames()
SCHEMA = sha256(json.dumps([{table.key: dtypes_of(table) for table in TABLES}, LISTS]).encode())[:12]
_NAME = re.compile(r"part-[a-z0-9-]+-([0-9a-f]{16})")


@dataclass(frozen=True)
class Origin:
    """Where a partition came from: the district and its county, the hash of each of its files, how they were read, as of which day.

    ``slice`` is (which, of how many) of the district's people; the whole district is (0, 1).
    """

    district: str
    files: Mapping[str, str]
    how: str
    today: str
    slice: tuple[int, int] = (0, 1)
    county: str = ""


def packed(records: Records, origin: Origin, file_of: Mapping[str, str]) -> tuple[str, dict[str, bytes]]:
    """The name of a partition's folder and its files: a Parquet file for each frame with rows, and what it is about.

    ``file_of`` is the file each tab was read from. The log carries ``district`` and an int32 ``person_key``, the place of
    the person in ``people``: a key is of its partition, so two districts never share a person.
    """
    frames = {name: frame for name, frame in records.frames().items() if len(frame)}
    frames |= {
        name: add(frames[name])
        for name, add in (
            ("log", lambda log: _keyed(log, records.people, origin.district)),
            ("refused", lambda refused: refused.assign(file=refused["tab"].map(file_of).fillna("").astype("str"))),
        )
        if name in frames
    }
    files = {f"{name}.parquet": to_parquet(frame) for name, frame in frames.items()}
    about = _about(records, origin) | {
        "tables": {name: {"sha256": sha256(data), "bytes": len(data)} for name, data in files.items()}
    }
    written = json.dumps(about, indent=1).encode()
    return f"part-{_slug(origin.district)}-{sha256(written)[:16]}", {**files, ABOUT: written}


def about(folder: Path) -> dict:
    """What a partition says of itself.

    Raises
    ------
    SourceError
        ``damaged_partition``: it is not what was written. ``other_release``: a newer release wrote it.
    """
    written = _bytes(folder / ABOUT)
    named = _NAME.fullmatch(folder.name)
    if not named or sha256(written)[:16] != named[1]:
        raise _damaged(folder.name, ABOUT)
    said = json.loads(written)
    if said["format"] != FORMAT:
        raise SourceError("other_release", f"{said['district']}: another release wrote this. Ingest it again.")
    return said


def unpacked(folder: Path) -> Records:
    """The records of a partition, every file proven by its hash; what an older schema did not know is blank.

    Raises what :func:`about` raises; ``other_release`` where a column means something else today.
    """
    said = about(folder)
    try:
        frames = {name: _frame(folder, said, name) for name in FRAMES}
    except SourceError as error:
        if error.reason != "other_release":
            raise
        message = f"{said['district']}: an older release wrote this, with other columns. Ingest it again."
        raise SourceError("other_release", message) from error
    return Records(
        **frames,
        source=said["district"],
        read_at=pd.Timestamp(said["read_at"]),
        version=folder.name[-16:],
        tabs=frozenset(said["tabs"]),
    )


def refused(folder: Path) -> pd.DataFrame:
    """The refused rows and cells of a partition with the ``file`` each stands in. Raises what :func:`about` raises."""
    said = about(folder)
    if "refused.parquet" not in said["tables"]:
        return FRAMES["refused"].assign(file=pd.Series([], dtype="str"))
    return _table(folder, said, "refused")


def is_whole(folder: Path, said: dict) -> bool:
    """Whether every file of a partition is still what was written."""
    try:
        return all(sha256((folder / name).read_bytes()) == file["sha256"] for name, file in said["tables"].items())
    except OSError:
        return False


def origin_of(said: dict) -> Origin:
    """Where a partition came from, by what it says of itself."""
    return Origin(said["district"], said["files"], said["how"], said["today"], tuple(said["slice"]), said["county"])


def is_of(said: dict, origin: Origin) -> bool:
    """Whether a partition is what reading this origin would give again: a day later too, unless a date had to wait for it."""
    same = replace(origin_of(said), today=origin.today, slice=origin.slice) == origin
    return same and said["schema"] == SCHEMA and (said["today"] == origin.today or not said["waits"])


def _about(records: Records, origin: Origin) -> dict:
    days = records.log["date"][records.log["date"] <= pd.Timestamp(origin.today)]  # what is planned has no day yet
    waits = records.refused["reason"].eq("future_date").any()
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        **asdict(origin),
        "files": dict(origin.files),
        "read_at": records.read_at.isoformat(),
        "tabs": sorted(records.tabs),
        "counts": {column: int(records.counts[column].sum()) for column in ("rows", "used", "refused")},
        "logged": len(records.log),
        "people": len(records.people),
        "first_day": None if days.empty else f"{days.min():%Y-%m-%d}",
        "last_day": None if days.empty else f"{days.max():%Y-%m-%d}",
        "waits": bool(waits),
    }


def _keyed(log: pd.DataFrame, people: pd.DataFrame, district: str) -> pd.DataFrame:
    places = pd.Index(people["person"].astype("str")).get_indexer(log["person"].cat.categories.astype("str"))
    return log.assign(
        person_key=places.astype("int32")[log["person"].cat.codes],
        district=pd.Categorical.from_codes([0] * len(log), pd.Index([district], dtype="str")),
    )


def _frame(folder: Path, said: dict, name: str) -> pd.DataFrame:
    today = FRAMES[name]
    if f"{name}.parquet" not in said["tables"]:
        return today
    return as_of_today(_table(folder, said, name), today)


def _table(folder: Path, said: dict, name: str) -> pd.DataFrame:
    file = f"{name}.parquet"
    data = _bytes(folder / file)
    if sha256(data) != said["tables"][file]["sha256"]:
        raise _damaged(said["district"], file)
    return from_parquet(data)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _damaged(path.parent.name, path.name) from error
    except OSError as error:
        message = f"{path.parent.name}: {path.name} cannot be read: {error.strerror}."
        raise SourceError("unreadable_partition", message) from error


def _damaged(of: str, file: str) -> SourceError:
    return SourceError("damaged_partition", f"{of}: {file} is not what was written. Ingest it again.")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40] or "district"
