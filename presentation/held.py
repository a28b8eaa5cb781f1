"""What is held about a person? Everything, as tables to read and as one file to keep."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data import Records
from data.schema import BY_KEY
from presentation.export import csv_bytes

_SAME_TIME = (1980, 1, 1, 0, 0, 0)  # so that the same content is the same file


@dataclass(frozen=True)
class Read:
    """One read that is kept, and how many rows of it are about the person."""

    number: int
    read_at: pd.Timestamp
    rows: int


def tabs(own: Records) -> pd.DataFrame:
    """How many rows of each tab are about the person whose records these are: ``Tab``, ``Rows``."""
    return pd.DataFrame([(_called(key), len(frame)) for key, frame in _theirs(own)], columns=["Tab", "Rows"])


def rows(own: Records) -> int:
    """All rows about the person."""
    return sum(len(frame) for _, frame in _theirs(own))


def zipped(own: Records, reads: Iterable[Read]) -> bytes:
    """One CSV for each tab with rows about the person, and one that lists the kept reads they are in."""
    kept = pd.DataFrame(
        [(one.number, one.read_at, one.rows) for one in reads], columns=["Read", "Read at", "Rows about the person"]
    )
    files = {_called(key): frame for key, frame in _theirs(own)} | {"Kept reads": kept}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, frame in files.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", _SAME_TIME), csv_bytes(frame))
    return file.getvalue()


def _theirs(own: Records) -> list[tuple[str, pd.DataFrame]]:
    """The frames with something about the person in them: days off for everyone are about nobody."""
    frames = {
        key: frame
        for key, frame in own.frames().items()
        if key not in ("schools", "required", "counts", "notes", "pulse")
    }
    frames["time_off"] = frames["time_off"][~frames["time_off"]["everyone"]]
    return [(key, frame) for key, frame in frames.items() if len(frame)]


def _called(key: str) -> str:
    return BY_KEY[key].tab if key in BY_KEY else {"people": "People", "refused": "Not read"}[key]
