"""Where do the cells come from? Every kind of source, handed over as the same tabs of text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from data.sources import csv_files, workbook
from data.sources.google_address import is_address
from data.tabs import Tab


def tabs_of(
    source: str | Path, *, known: frozenset[str] = frozenset(), credentials: Mapping[str, object] | None = None
) -> list[Tab]:
    """The tabs of a folder of CSV files, in the order of their file names, or the one tab of a single CSV file;
    or one for each visible sheet of an .xlsx workbook; or those of a Google Sheet, whose address it is, read with the
    ``credentials`` of a service account.

    A tab of a file is named after it, without ``.csv``. ``known`` are header texts, beyond those of the data dictionary,
    that mark a header row: the ones a mapping names. A tab with a header and no rows is handed over as it is.

    Raises
    ------
    SourceError
        The source is missing, too large, not text, or damaged so that its rows cannot be told apart; or Google refuses.
    SchemaError
        It has more columns than any table of this project could.
    """
    if is_address(source):
        from data.sources.google_sheet import tabs_of_sheet  # here: a third of a second that a file need not wait

        return tabs_of_sheet(str(source), credentials=credentials, known=known)
    path = Path(source)
    if path.suffix.casefold() in workbook.SUFFIXES and not path.is_dir():
        return workbook.one_file(path, known)
    return csv_files.folder(path, known) if path.is_dir() else [csv_files.one_file(path, known)]
