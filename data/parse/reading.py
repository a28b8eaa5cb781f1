"""What a cell reader gives back: a value and what was done to get it, or one refusal in the user's words."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

SHOWN = 40  # characters of a cell that a message quotes


class Reading(NamedTuple):
    """One cell, read: its value (None when the cell is blank) and what was normalised on the way."""

    value: Any
    notes: tuple[str, ...] = ()


BLANK = Reading(None)
PLACEHOLDER = Reading(None, ("placeholder_blank",))  # "n/a" or "-" was typed where nothing was meant


class Unreadable(ValueError):
    """A cell that has no reading, or more than one.

    ``reason`` is a stable code and ``hint`` says what to do; the message is both what was found and the hint, in one line.
    """

    def __init__(self, reason: str, found: str, hint: str) -> None:
        super().__init__(f"{found} {hint}")
        self.reason = reason
        self.hint = hint


def quoted(text: str) -> str:
    """The cell between quotation marks, on one line, cut when long.

    >>> quoted("2 hours\\n(+1 prep)")
    '"2 hours (+1 prep)"'
    """
    start = "".join(c for c in re.sub(r"\s+", " ", text[: 4 * SHOWN]).strip() if c.isprintable())
    return f'"{start}"' if len(start) <= SHOWN else f'"{start[: SHOWN - 1]}…"'
