"""Which reads are kept in a folder, and which of them can be trusted? Looks only; never writes."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from data.errors import SourceError
from data.records import Records
from data.snapshot_files import read_sealed
from data.snapshot_manifest import manifest_of, number, unpacked, verified_files

CURRENT, CHECKED = "CURRENT", "CHECKED"


@dataclass(frozen=True)
class Snapshot:
    """One accepted read as it is kept.

    ``sequence`` is its number, and its order: a clock may step back. ``read_at`` is when it was first read,
    ``checked_at`` when the source last said the same (for the newest: how old what it says is). ``rows`` and
    ``refused`` [rows] are those of all tabs; ``rules`` names the code that read it. ``skipped`` says, a sentence each,
    which newer snapshots could not be used.
    """

    name: str
    sequence: int
    read_at: pd.Timestamp
    checked_at: pd.Timestamp
    rows: int
    refused: int
    source: str
    version: str
    rules: str
    skipped: tuple[str, ...] = ()


def names(folder: Path) -> list[str]:
    """The names of the snapshots in a folder, newest first; a folder that cannot be looked into has none."""
    try:
        found = [entry.name for entry in folder.iterdir()]
    except OSError:
        return []
    return sorted(filter(number, found), key=lambda name: (number(name), name), reverse=True)


def snapshot(folder: Path, name: str, checks: dict[str, str] | None = None) -> Snapshot:
    """What the manifest of a snapshot says. Raises SourceError when it is not what was written.

    ``checks`` is what :func:`checked` says, where many are looked at. A snapshot that was never checked again was last
    checked when it was kept.
    """
    manifest = manifest_of(folder / name)
    checks = checked(folder) if checks is None else checks
    return Snapshot(
        name=name,
        sequence=manifest["sequence"],
        read_at=pd.Timestamp(manifest["read_at"] or manifest["kept_at"]),
        checked_at=pd.Timestamp(checks.get(name) or manifest["kept_at"]),
        rows=sum(count["rows"] for count in manifest["counts"]),
        refused=sum(count["refused"] for count in manifest["counts"]),
        source=manifest["source"],
        version=manifest["version"],
        rules=manifest["rules"],
    )


def newest_until(folder: Path, day: pd.Timestamp | None) -> tuple[Records, Snapshot] | None:
    """The newest snapshot read by the end of a day (None: ever) that is still what was written, and what it holds."""
    skipped: list[str] = []
    for name in names(folder):
        try:
            found = snapshot(folder, name)
            if day is not None and found.read_at.normalize() > day:
                skipped.clear()  # whatever came after this one came too late as well
                continue
            return unpacked(folder / name), replace(found, skipped=tuple(skipped))
        except SourceError as error:
            skipped.append(str(error))
    return None


def sound_and_damaged(folder: Path, *, proven_before: pd.Timestamp) -> tuple[list[Snapshot], list[str]]:
    """The snapshots that may keep a place, and the names of the damaged.

    Those read since ``proven_before`` are taken at their manifest's word. What the disk does not hand out is neither:
    it may do so tomorrow.
    """
    sound, damaged, checks = [], [], checked(folder)
    for name in names(folder):
        try:
            found = snapshot(folder, name, checks)
            if found.read_at < proven_before:
                verified_files(folder / name, manifest_of(folder / name))
            sound.append(found)
        except SourceError as error:
            damaged += [name] if error.reason == "damaged_snapshot" else []
    return sound, damaged


def says(folder: Path, name: str, content: str) -> bool:
    """Whether a snapshot has this content, and every file of it."""
    try:
        manifest = manifest_of(folder / name)
        return manifest["content"] == content and bool(verified_files(folder / name, manifest))
    except SourceError:
        return False


def current(folder: Path) -> str:
    """The name of the snapshot that was last kept to the end; "" when nobody knows."""
    return read_sealed(folder / CURRENT) or ""


def checked(folder: Path) -> dict[str, str]:
    """When the source last said the same as each snapshot, by name."""
    return json.loads(read_sealed(folder / CHECKED) or "{}")
