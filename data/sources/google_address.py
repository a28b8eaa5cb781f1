"""Which Google Sheet is meant, and where is this cell of it? Addresses in, addresses out; nothing is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from data.errors import SourceError

_SHEET = re.compile(
    r"https://docs\.google\.com/(?:a/[^/\s]+/)?spreadsheets/(?:u/\d+/)?d/([A-Za-z0-9_-]{15,})(?:[/?#]\S*)?"
)
_BEGINS = "https://docs.google.com/spreadsheets/d/"
_ADDRESS = re.compile(r"\s*https?:/", re.IGNORECASE)


def is_address(source: str | Path) -> bool:
    """Whether a source is an address of the web, not a file or folder.

    >>> is_address("https://docs.google.com/spreadsheets/d/abc"), is_address("exports/log.csv")
    (True, False)
    """
    return isinstance(source, str) and _ADDRESS.match(source) is not None


def key_of(address: str) -> str:
    """The key of the sheet an address leads to.

    Raises
    ------
    SourceError
        ``not_a_sheet``: the address of something else, such as a file in Drive or a published web page.
    """
    if not (found := _SHEET.fullmatch(address.strip())):
        message = f"This is not the address of a Google Sheet. Open the sheet and copy its address: {_BEGINS}..."
        raise SourceError("not_a_sheet", message)
    return found[1]


def links_into(key: str, gid: int) -> Callable[[int, int], str]:
    """What makes the address of a cell: (row number, column position from 0) -> the sheet, open, the cell selected.

    >>> links_into("KEY", 7)(12, 27)
    'https://docs.google.com/spreadsheets/d/KEY/edit#gid=7&range=AB12'
    """
    start = f"{_BEGINS}{key}/edit#gid={gid}&range="
    return lambda row, column: f"{start}{_letters(column)}{row}"


def _letters(column: int) -> str:
    letters = ""
    at = column + 1
    while at:
        at, letter = divmod(at - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
