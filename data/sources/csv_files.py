"""One tab per CSV file: proved and read fast, or else read strictly, record by record; equal tabs either way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from data.errors import SourceError
from data.sources import proven_csv, strict_csv
from data.sources.decode import decoded, refuse_other_kinds
from data.sources.head import head_of
from data.sources.limits import LARGEST_FILE
from data.sources.sift import sift
from data.sources.wording import shown
from data.tabs import Note, Tab

OTHER_TABLES = {".ods", ".numbers", ".tab", ".tsv", ".txt", ".xls", ".xlsm", ".xlsx"}


def folder(path: Path, known: frozenset[str] = frozenset()) -> list[Tab]:
    """One tab per ``.csv`` file of a folder, in the order of their names.

    Hidden files, Excel's own lock files and what is no table at all are passed over; a file that might hold a table
    in another format is noted, on the first tab, as ignored.
    """
    files = sorted(file for file in _entries(path) if not file.name.startswith((".", "~$")))
    tables = [file for file in files if file.suffix.casefold() == ".csv" and not file.is_dir()]
    if not tables:
        message = f"{shown(path.resolve().name)} holds no CSV file. Export each tab of the sheet into it as CSV."
        raise SourceError("no_csv_files", message)
    tabs = [one_file(file, known) for file in tables]
    ignored = [Note("", "", f"file_ignored: {file.name}") for file in files if file.suffix.casefold() in OTHER_TABLES]
    return [replace(tabs[0], notes=(*tabs[0].notes, *ignored)), *tabs[1:]]


def one_file(path: Path, known: frozenset[str] = frozenset()) -> Tab:
    """The tab of one CSV file, named after it; its row numbers are the lines of the file, from 1."""
    return tab_of(_bytes(path, shown(path.name)), path, known)


def tab_of(data: bytes, path: Path, known: frozenset[str] = frozenset()) -> Tab:
    """The tab in the bytes of a CSV file, or of a piece of one with its header."""
    file = shown(path.name)
    refuse_other_kinds(data, file)
    return sift(proven_csv.read(data, path.stem, file, known) or _strict(data, path.stem, file, known))


def _strict(data: bytes, tab: str, file: str, known: frozenset[str]) -> Tab:
    text = decoded(data, file)
    return strict_csv.read(text, head_of(text.text, file, known), tab, file)


def _entries(path: Path) -> list[Path]:
    try:
        return list(path.iterdir())
    except OSError as error:
        raise SourceError("unreadable", f"{shown(path.name)} cannot be opened: {error.strerror}.") from error


def _bytes(path: Path, name: str) -> bytes:
    """All of a file at once: mapped into memory instead, a file cut short while it is read would end the process."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise SourceError("not_found", f"There is no file or folder {name}. Check its name and place.") from error
    except (OSError, ValueError) as error:
        raise SourceError("unreadable", f"{name} cannot be read: {getattr(error, 'strerror', error)}.") from error
    if len(data) > LARGEST_FILE:
        message = f"{name} is over {LARGEST_FILE // 1024**3} GB, the most that is read. Split it into years."
        raise SourceError("too_large_file", message)
    return data
