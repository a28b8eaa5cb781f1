"""Which files were carried off? A role, a file, a version of the data and a moment: never a person."""

from __future__ import annotations

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
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._opened() as log:
                log.execute(_TABLE)
                log.execute("insert into exports values (?, ?, ?, ?, ?)", (at.isoformat(), role, file, version, as_of))
                log.execute("delete from exports where at < ?", ((at - pd.Timedelta(days=KEPT_DAYS)).isoformat(),))
        except (sqlite3.Error, OSError) as error:
            note("export_not_logged", file=file, role=role, error=type(error).__name__)

    def entries(self, last: int = 500) -> pd.DataFrame:
        """The newest files first: ``at`` (moment), ``role``, ``file``, ``version`` (of the data), ``as_of``."""
        rows: list[tuple[str, ...]] = []
        if self._path.exists():
            with self._opened() as log:
                log.execute(_TABLE)
                rows = log.execute("select * from exports order by at desc limit ?", (last,)).fetchall()
        return pd.DataFrame(rows, columns=_COLUMNS).astype({"at": "datetime64[us]"})

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=5)) as log:
            log.execute("pragma journal_mode = wal")
            log.execute("pragma synchronous = full")
            with log:  # commits, or takes everything back
                yield log
