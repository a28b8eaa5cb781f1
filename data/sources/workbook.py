"""One tab per visible sheet of an .xlsx workbook. What a file does to its reader, it does to a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd

from data.errors import ReadError, SourceError
from data.sources.wording import shown
from data.sources.workbook_sheet import tab_of
from data.sources.workbook_zip import damaged, forbidden, refuse_unsafe
from data.tabs import Note, Refusal, Tab

SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")  # the last three are refused, with what to do
LARGEST = 50_000_000  # bytes of a file on this machine; an upload has its own, smaller limit

_CHILD = Path(__file__).with_name("workbook_child.py")
_SECONDS = 15  # on the wall
_TURNS = threading.BoundedSemaphore(2)  # children at a time: many bad files at once are no worse than two
# One thread: each more reserves address space, which the child has little of. lxml would read what expat refuses.
_SURROUNDINGS = {"OPENBLAS_NUM_THREADS": "1", "OPENPYXL_LXML": "False"}


def one_file(path: Path, known: frozenset[str] = frozenset(), *, largest: int = LARGEST) -> list[Tab]:
    """The tabs of a workbook file, as :func:`read`; ``largest`` [bytes] is the size up to which it is opened."""
    file = shown(path.name)
    try:
        with path.open("rb") as workbook:
            data = workbook.read(largest + 1)
    except FileNotFoundError as error:
        raise SourceError("not_found", f"There is no file or folder {file}. Check its name and place.") from error
    except (OSError, ValueError) as error:
        raise SourceError("unreadable", f"{file} cannot be read: {getattr(error, 'strerror', error)}.") from error
    return read(data, file, known, largest=largest)


def read(data: bytes, file: str, known: frozenset[str] = frozenset(), *, largest: int = LARGEST) -> list[Tab]:
    """One tab per visible sheet that has cells, in the order of the workbook; a hidden one is noted on the first tab.

    Each cell is there twice: ``cells`` as stored, dates and lengths of time spelled out, and ``shown`` as displayed.
    Formulas count by the value they had when the file was saved. A sheet that cannot be read as a table is a tab without a
    header whose one refusal says why, as long as another can be.

    Raises
    ------
    SourceError
        What :func:`workbook_zip.refuse_unsafe` refuses; ``too_large_file``, ``too_large_workbook``, ``damaged_file``;
        ``too_large_range`` when it is so of every sheet; ``empty_file`` when no visible sheet has cells.
    """
    if len(data) > largest:
        message = (
            f"{file} is over {largest // 10**6} MB, the most that is read. Split it, or delete what is not needed."
        )
        raise SourceError("too_large_file", message)
    refuse_unsafe(data, file)
    sheets = list(_found(_child(data, file), file))
    visible = [sheet for sheet in sheets if "is_hidden" not in sheet]
    if not visible:
        raise SourceError(
            "empty_file", f"{file} has no visible sheet with anything in it. Check that it is the right file."
        )
    tabs = [_tab(sheet, file, known) for sheet in visible]
    if all(not tab.header for tab in tabs):
        raise SourceError(tabs[0].refused[0].reason, tabs[0].refused[0].message)
    return _with_notes(tabs, [sheet["name"] for sheet in sheets if "is_hidden" in sheet])


def _child(data: bytes, file: str) -> bytes:
    """What the child process says of the workbook; its own end, however early, is only an error here."""
    command = [sys.executable, "-P", str(_CHILD)]  # -P: the modules beside it are not for it
    try:
        with _TURNS:
            ended = subprocess.run(  # noqa: S603 -- this Python, and a module of ours
                command,
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # a traceback may quote a cell
                env=os.environ | _SURROUNDINGS,
                timeout=_SECONDS,
            )
    except subprocess.TimeoutExpired as error:
        raise _too_large(file) from error
    except OSError as error:
        raise SourceError("unreadable", f"{file} cannot be read: {error.strerror}.") from error
    if ended.returncode < 0:  # killed, by its own limits or by a machine out of memory
        raise _too_large(file)
    if ended.returncode > 0:
        raise damaged(file)
    return ended.stdout


def _found(lines: bytes, file: str) -> Iterator[dict]:
    for line in BytesIO(lines):
        sheet = json.loads(line)
        match sheet.get("refused"):
            case "forbidden_xml":
                raise forbidden(file)
            case "too_large_workbook":
                raise _too_large(file)
        yield sheet


def _too_large(file: str) -> SourceError:
    message = (
        f"{file} takes more time or memory than a workbook may. Delete sheets and rows not needed, or export it as CSV."
    )
    return SourceError("too_large_workbook", message)


def _tab(sheet: dict, file: str, known: frozenset[str]) -> Tab:
    try:
        return tab_of(sheet, file, known)
    except ReadError as error:
        refusal = Refusal(sheet["name"], 1, "", "", error.reason, str(error), "Mend this sheet; the others are read.")
        return Tab(sheet["name"], (), pd.DataFrame(), np.empty(0, "int64"), refused=(refusal,))


def _with_notes(tabs: list[Tab], hidden: list[str]) -> list[Tab]:
    if len(tabs) + len(hidden) > 1:
        tabs = [replace(tab, notes=(Note(tab.name, "", f"sheet {shown(tab.name)}"), *tab.notes)) for tab in tabs]
    unread = tuple(Note(name, "", "hidden_sheet: not read") for name in hidden)
    return [replace(tabs[0], notes=(*tabs[0].notes, *unread)), *tabs[1:]]
