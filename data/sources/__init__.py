"""Where do the cells come from? Every kind of source, handed over as the same tabs of text."""

from __future__ import annotations

from pathlib import Path

from data.sources import csv_files
from data.tabs import Tab


def tabs_of(source: str | Path, *, known: frozenset[str] = frozenset()) -> list[Tab]:
    """The tabs of a folder of CSV files, in the order of their file names, or the one tab of a single CSV file.

    A tab is named after its file, without ``.csv``. ``known`` are header texts, beyond those of the data dictionary,
    that mark a header row: the ones a mapping names. A tab with a header and no rows is handed over as it is.

    Raises
    ------
    SourceError
        The source is missing, too large, not text, or damaged so that its rows cannot be told apart.
    SchemaError
        It has more columns than any table of this project could.
    """
    path = Path(source)
    return csv_files.folder(path, known) if path.is_dir() else [csv_files.one_file(path, known)]
