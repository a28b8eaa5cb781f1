"""What did the log say last time? An older read: one that is kept, or a file that was put aside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from data import Records, Settings, SourceError, load
from data.snapshot import SnapshotStore


def previous(
    source: str, settings: Settings, *, today: date | pd.Timestamp, mapping: str | None = None
) -> tuple[Records, pd.Timestamp]:
    """An older read and when it was: the newest in a folder of kept reads, else the file or folder as it last changed.

    Raises
    ------
    SourceError, SchemaError
        It cannot be had or used.
    """
    path = Path(source)
    if any(path.glob("snap-*/")):
        return _kept(path)
    records = load(source, mapping=mapping, today=today, settings=settings)
    return records, pd.Timestamp(_last_change(path), unit="s").floor("min")


def _kept(folder: Path) -> tuple[Records, pd.Timestamp]:
    found = SnapshotStore(folder).latest()
    if found is None:
        raise SourceError("no_snapshot", f"No read that is kept in {folder} can be used. Name another.")
    records, snapshot = found
    return records, snapshot.read_at


def _last_change(path: Path) -> float:
    """[s] When a file was written, or the newest file of a folder."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return max(file.stat().st_mtime for file in files)
