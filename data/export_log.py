"""Which files were carried off? A role, a file, a version of the data and a moment: never a person."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pandas as pd

from data.events import note

NAME = "exports.sqlite"
KEPT_DAYS = 730  # the school years a board may ask about
_COLUMNS = ("at", "role", "file", "version", "as_of")
_TABLE = "create table if not exists exports (at text not null, role text not null, file text not null, version text not null, as_of text not null)"


class ExportLog:
    """The log in a folder, made when it is first written. A disk that cannot be written keeps nobody from their file."""

    def __init__(self, folder: str | Path) -> None:
        self._path = Path(folder) / NAME

    def add(self, *, role: str, file: str, version: str, as_of: str, at: pd.Timestamp) -> None:
        """One more file, and none older than :data:`KEPT_DAYS`; where it cannot be written, an event says so."""
        entry, oldest = (at.isoformat(), role, file, version, as_of), (at - pd.Timedelta(days=KEPT_DAYS)).isoformat()
        try:
            self._make()
            with self._opened() as log:
                log.execute(_TABLE)
                log.execute("insert into exports values (?, ?, ?, ?, ?)", entry)
                log.execute("delete from exports where at < ?", (oldest,))
        except (sqlite3.Error, OSError) as error:
            note("export_not_logged", file=file, role=role, error=type(error).__name__)

    def entries(self, last: int = 500) -> pd.DataFrame:
        """The newest files first: ``at`` (moment), ``role``, ``file``, ``version`` (of the data), ``as_of``.

        None where there is no log, or none that can be read: then an event says so.
        """
        rows: list[tuple[str, ...]] = []
        try:
            if self._path.exists():
                with self._opened(to_read=True) as log:
                    rows = log.execute("select * from exports order by at desc, rowid desc limit ?", (last,)).fetchall()
        except sqlite3.Error as error:
            note("export_log_not_read", error=type(error).__name__)
        return pd.DataFrame(rows, columns=_COLUMNS, dtype="str").astype({"at": "datetime64[us]"})

    def _make(self) -> None:
        """A folder and a file that only this account can open."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))

    @contextmanager
    def _opened(self, *, to_read: bool = False) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=5)) as log:
            if to_read:
                log.execute("pragma query_only = on")
            else:
                log.execute("pragma journal_mode = wal")
                log.execute("pragma synchronous = full")
            with log:  # commits, or takes everything back
                yield log
