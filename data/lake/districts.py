"""Which districts lie in these files and folders, and what is each called?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.cells import tab_key
from data.errors import SchemaError, SourceError
from data.schema import TABLES

OF_A_FOLDER, OF_ONE_FILE = (".csv",), (".csv", ".xlsx")
_TABS = frozenset(tab_key(name) for table in TABLES for name in (table.tab, table.key))


@dataclass(frozen=True)
class Wanted:
    """One district to be read: what it is called, its folder of tabs or its one file, and its county, "" where it has none."""

    name: str
    path: Path
    county: str = ""

    def files(self) -> list[Path]:
        """Every file that is read of it, in order."""
        return _tables(self.path, OF_A_FOLDER) if self.path.is_dir() else [self.path]


def wanted(sources: list[str | Path]) -> list[Wanted]:
    """The districts in files and folders, by name.

    A file is a district. So is a folder with a file that is called like a tab (PD log.csv, Staff.csv). Of any other folder each
    file and folder in it is one; a folder in it with several districts is their county.

    Raises
    ------
    SourceError, SchemaError
        There is nothing to read there; two of them have one name.
    """
    found = [one for source in sources for one in _in(Path(source))]
    by_name: dict[str, Wanted] = {}
    for one in found:
        other = by_name.setdefault(one.name.casefold(), one)
        if other is not one:
            message = f'Two districts are called "{one.name}": {other.path} and {one.path}. Rename one.'
            raise SchemaError("district_twice", message)
    return sorted(found, key=lambda one: one.name)


def _in(source: Path) -> list[Wanted]:
    if not source.exists():
        raise SourceError("not_found", f"There is no file or folder {source}. Check its name and place.")
    if source.is_file() or _has_tabs(source):
        return [Wanted(source.stem if source.is_file() else source.resolve().name, source)]
    if found := list(_within(source, "")):
        return found
    raise SourceError("no_districts", f"{source} holds no table: a folder or a CSV file for each district.")


def _within(folder: Path, county: str) -> Iterator[Wanted]:
    for file in _tables(folder, OF_ONE_FILE):
        yield Wanted(file.stem, file, county)
    for inner in sorted(one for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".")):
        if _is_district(inner):
            yield Wanted(inner.name, inner, county)
        else:
            yield from _within(inner, inner.name)


def _is_district(folder: Path) -> bool:
    """Whether a folder within another is a district: of tabs, or of a lone file."""
    holds_folders = any(one.is_dir() and not one.name.startswith(".") for one in folder.iterdir())
    return _has_tabs(folder) or (len(_tables(folder, OF_A_FOLDER)) == 1 and not holds_folders)


def _has_tabs(folder: Path) -> bool:
    return any(tab_key(file.stem) in _TABS for file in _tables(folder, OF_A_FOLDER))


def _tables(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    files = (file for file in folder.iterdir() if file.suffix.casefold() in suffixes and file.is_file())
    return sorted(file for file in files if not file.name.startswith((".", "~$")))
