"""What is in a snapshot, and is it still what was written? Its manifest, and the hash of every file."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

import pandas as pd

from data.errors import SourceError
from data.records import Records
from data.snapshot_files import sha256
from data.snapshot_tables import as_of_today, from_parquet, to_parquet

MANIFEST = "manifest.json"
FRAMES = Records.empty().frames()
_FORMAT = 1
_NAME = re.compile(r"snap-(\d{8,})-([0-9a-f]{12})")


def number(name: str) -> int:
    """The sequence number in the name of a snapshot's folder; 0 when it is none."""
    found = _NAME.fullmatch(name)
    return int(found[1]) if found else 0


def packed(
    records: Records, *, sequence: int, parent: str, now: pd.Timestamp, rewritten: dict[str, str] | None = None
) -> tuple[str, dict[str, bytes]]:
    """The name of a snapshot's folder and its files: one Parquet file for each frame, and the manifest.

    ``parent`` is the hash of the manifest before it, ``now`` when it was checked. ``rewritten`` says that it is not the
    read itself any more: ``rewritten_at`` somebody's rows were taken out of the one whose manifest had the hash ``was``.
    """
    files = {f"{name}.parquet": to_parquet(getattr(records, name)) for name in FRAMES}
    manifest = {
        "format": _FORMAT,
        "sequence": sequence,
        "parent": parent,
        "source": records.source,
        "version": records.version,
        "rules": rules(),
        "read_at": None if pd.isna(records.read_at) else records.read_at.isoformat(),
        "kept_at": now.isoformat(),
        **(rewritten or {}),
        "tabs": sorted(records.tabs),
        "counts": records.counts.to_dict("records"),
        "refused": {reason: int(rows) for reason, rows in records.refused["reason"].value_counts().items()},
        "content": _content(records, files),
        "files": {name: _about(data, getattr(records, Path(name).stem)) for name, data in files.items()},
    }
    written = json.dumps(manifest, indent=1).encode()
    return f"snap-{sequence:08d}-{sha256(written)[:12]}", {**files, MANIFEST: written}


def manifest_of(folder: Path) -> dict:
    """The manifest of a snapshot's folder.

    Raises
    ------
    SourceError
        ``damaged_snapshot``: it is not what was written. ``unreadable_snapshot``: the disk does not hand it out.
    """
    written = _bytes(folder / MANIFEST)
    found = _NAME.fullmatch(folder.name)
    if not found or sha256(written)[:12] != found[2]:
        raise _damaged(folder, MANIFEST)
    manifest = json.loads(written)
    if manifest["format"] != _FORMAT:
        raise SourceError(
            "other_release", f"Read number {number(folder.name)} cannot be used: a newer release wrote it."
        )
    return manifest


def verified_files(folder: Path, manifest: dict) -> dict[str, bytes]:
    """The bytes of every file of a snapshot, each proven by its hash. Raises what :func:`manifest_of` raises."""
    files = {name: _bytes(folder / name) for name in manifest["files"]}
    for name, said in manifest["files"].items():
        if sha256(files[name]) != said["sha256"]:
            raise _damaged(folder, name)
    return files


def unpacked(folder: Path) -> Records:
    """The records in a snapshot's folder, exactly as they were read. Raises what :func:`manifest_of` raises."""
    manifest = manifest_of(folder)
    files = verified_files(folder, manifest)
    try:
        frames = {name: _frame(files, name) for name in FRAMES}
    except SourceError as error:
        raise SourceError(error.reason, f"Read number {number(folder.name)} cannot be used. {error}") from error
    return Records(
        **frames,
        source=manifest["source"],
        read_at=pd.NaT if manifest["read_at"] is None else pd.Timestamp(manifest["read_at"]),
        version=manifest["version"],
        tabs=frozenset(manifest["tabs"]),
    )


def frame_of(folder: Path, manifest: dict, name: str) -> pd.DataFrame:
    """One frame of a snapshot, proven by its hash. Raises what :func:`manifest_of` raises."""
    only = {file: said for file, said in manifest["files"].items() if file == f"{name}.parquet"}
    return _frame(verified_files(folder, {"files": only}), name)


@cache
def rules() -> str:
    """Twelve letters and digits for the code that reads and computes: another rule, another name."""
    root, said = Path(__file__).parents[1], hashlib.sha256()
    for file in sorted(
        [*root.glob("data/**/*.py"), *root.glob("analysis/**/*.py"), *root.glob("data/catalogue/*.csv")]
    ):
        said.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return said.hexdigest()[:12]


def _content(records: Records, files: dict[str, bytes]) -> str:
    """The day of the read and the code that read it are left out: what they change shows in the frames."""
    said = [records.source, sorted(records.tabs), {name: sha256(data) for name, data in files.items()}]
    return sha256(json.dumps(said).encode())


def _frame(files: dict[str, bytes], name: str) -> pd.DataFrame:
    today, file = FRAMES[name], f"{name}.parquet"
    return as_of_today(from_parquet(files[file]), today) if file in files else today


def _about(data: bytes, frame: pd.DataFrame) -> dict[str, object]:
    return {"sha256": sha256(data), "bytes": len(data), "rows": len(frame), "columns": list(frame)}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _damaged(path.parent, path.name) from error
    except OSError as error:
        message = f"Read number {number(path.parent.name)} cannot be used: {path.name}: {error.strerror}."
        raise SourceError("unreadable_snapshot", message) from error


def _damaged(folder: Path, file: str) -> SourceError:
    message = f"Read number {number(folder.name)} cannot be used: {file} is not what was written."
    return SourceError("damaged_snapshot", message)
