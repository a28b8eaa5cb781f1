"""The template as plain files: one CSV per tab, with its headers and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

from data.errors import SourceError
from data.schema import TABLES, Table
from data.sources.wording import shown


def write_folder(folder: Path) -> list[str]:
    """Write one CSV per tab into a folder, made if need be. A file that is there is left as it is.

    One line per tab says what was done. Raises :class:`SourceError` where the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(table, folder / f"{table.tab}.csv") for table in TABLES]
    except OSError as error:
        raise SourceError("unwritable", f"{shown(str(folder))} cannot be written to: {error.strerror}.") from error


def _write(table: Table, path: Path) -> str:
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerow(column.header for column in table.columns)
    except FileExistsError:
        return f"{path.name}: is there already, left as it is."
    return f"{path.name}: written, {len(table.columns)} columns."
