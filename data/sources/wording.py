"""How is something found in a file quoted in a message? On one line, and cut when long."""

from __future__ import annotations

import re

_SHOWN = 80
_LONE_SURROGATE = re.compile("[\udc80-\udcff]")


def legible(text: str) -> str:
    """The text with the mark for a letter that could not be read in place of each byte that is not UTF-8."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def is_damaged(text: str) -> bool:
    """Whether a byte that is not UTF-8 stands in the text, as a lone surrogate."""
    return _LONE_SURROGATE.search(text) is not None


def shown(text: str) -> str:
    """The text on one line, without what cannot be printed, at most 80 characters.

    >>> shown("Amy\\nLee\\x00 ")
    'Amy Lee'
    """
    line = " ".join(text[: 4 * _SHOWN].split())
    line = "".join(letter for letter in legible(line) if letter.isprintable())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def shown_record(record: list[str]) -> str:
    """The cells of a record that are not blank, parted by commas, as :func:`shown`."""
    return shown(", ".join(cell[: 4 * _SHOWN] for cell in record if cell.strip()))
