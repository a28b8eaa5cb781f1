"""What can go wrong with a source as a whole, in one line of the user's words."""

from __future__ import annotations


class ReadError(Exception):
    """A source that cannot be used. ``reason`` is a stable code; the message is one line for a person."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class SourceError(ReadError):
    """Could not get it: no such file, not text, damaged, too large."""


class SchemaError(ReadError):
    """Got it, but it is not what was promised: no Date column, two Hours columns, no rows."""
