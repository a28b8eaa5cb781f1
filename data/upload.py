"""What may somebody hand in from a browser? A CSV or a workbook of a modest size, kept in a copy that is nobody else's."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path, PurePath

from data.errors import SchemaError, SourceError
from data.proposal import WORDS
from data.sources import tabs_of
from data.sources.wording import shown
from data.tabs import Tab

KINDS = ("csv", "xlsx")
LARGEST_UPLOAD = 10 * 1024**2  # bytes; .streamlit/config.toml says the same to the browser, which may be any program
MOST_ROWS = 200_000

_FOLDER = "two-hours-"  # begins the name of each copy's folder
_LEFT_BEHIND = 2 * 24 * 3600  # [s] older than that, a copy is one that a killed program could not remove
_NOT_IN_A_NAME = re.compile(r"[^\w .()-]")


class Upload:
    """A file as it was handed in: its ``name``, the ``path`` of the copy, its ``tabs`` as text, a ``version`` by content.

    ``tabs`` are those that could be a log; ``is_one_table`` when the file can hold no other.
    The copy lies in a folder that only this user of the machine can open. It goes when ``remove()`` is called, at the latest
    when nobody holds the upload any more or the program ends.

    Raises
    ------
    SourceError
        ``wrong_kind``, ``too_large_file``, ``too_many_rows``, or what the source says of a damaged file.
    SchemaError
        ``too_many_columns``, ``no_rows``.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = shown(PurePath(name.replace("\\", "/")).name)
        _refuse(self.name, data)
        self.version = hashlib.sha256(data).hexdigest()[:12]
        folder = Path(tempfile.mkdtemp(prefix=_FOLDER))  # 0700
        _sweep(folder)
        self.remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.path = _copy(folder, self.name, data)
        tabs = tabs_of(self.path, known=WORDS)
        self.is_one_table = len(tabs) == 1
        self.tabs = _usable(tabs, self.name)


def _refuse(name: str, data: bytes) -> None:
    if PurePath(name).suffix.casefold().removeprefix(".") not in KINDS:
        raise SourceError("wrong_kind", f"{name} is neither .csv nor .xlsx. Save it as one of the two.")
    if len(data) > LARGEST_UPLOAD:
        message = f"{name} is over {LARGEST_UPLOAD // 1024**2} MB, the most an upload may have. Split it into years."
        raise SourceError("too_large_file", message)
    # + 1: the header. Counting lines is cheap, and a workbook has none that mean anything.
    if not data.startswith(b"PK") and max(data.count(b"\n"), data.count(b"\r")) > MOST_ROWS + 1:
        raise _too_many(name, "lines")


def _sweep(new: Path) -> None:
    """Remove what a killed program left behind. Somebody else's folder, or a link to one, is not removed."""
    for folder in new.parent.glob(f"{_FOLDER}*"):
        with suppress(FileNotFoundError):  # another session may have removed its own meanwhile
            if new.stat().st_mtime - folder.lstat().st_mtime > _LEFT_BEHIND:
                shutil.rmtree(folder, ignore_errors=True)


def _copy(folder: Path, name: str, data: bytes) -> Path:
    """The name stays, for messages speak of it; what a file system or a shell could misread in it does not."""
    path = folder / (_NOT_IN_A_NAME.sub("_", PurePath(name).stem).strip(". ")[:80] or "file")
    path = path.with_name(path.name + PurePath(name).suffix.casefold())
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
    return path


def _usable(tabs: list[Tab], name: str) -> tuple[Tab, ...]:
    """The tabs with a header and rows, unless there are too many rows."""
    if sum(len(tab.rows) for tab in tabs) > MOST_ROWS:
        raise _too_many(name, "rows")
    usable = tuple(tab for tab in tabs if tab.header and len(tab.rows))
    if not usable:
        raise SchemaError("no_rows", f"{name} has headers but no rows. Export it again with its rows.")
    return usable


def _too_many(name: str, what: str) -> SourceError:
    return SourceError("too_many_rows", f"{name} has more than {MOST_ROWS:,} {what}. Split it into years.")
