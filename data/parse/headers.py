"""Which column is this? A header means a column by its name or one of its listed aliases, never by likeness."""

from __future__ import annotations

import re
from functools import cache

from data.parse.reading import BLANK, Reading, Unreadable, quoted
from data.parse.text import clean
from data.schema import PD_LOG, Table

_BRACKETED_HINT = re.compile(r" ?\([^()]*\)$")


def header_words(text: str) -> str:
    """A header in lower case, without the required mark, a colon, a bracketed hint or line breaks.

    >>> header_words("Hours*\\n(e.g. 1.5)")
    'hours'
    """
    words = " ".join(clean(text)[0].casefold().split())
    return _BRACKETED_HINT.sub("", words).rstrip("*: ")


def read_header(text: str, table: Table = PD_LOG) -> Reading:
    """The key of the column of ``table`` that a header names; an empty header is None, another word is refused.

    >>> read_header("Clock hours:").value
    'hours'
    """
    words = header_words(text)
    if not words:
        return BLANK
    if words not in (keys := _keys(table)):
        raise Unreadable("unknown_column", f"{quoted(text)} is no column of {table.tab}.", "Rename it or map it.")
    return Reading(keys[words], () if words == table.by_key[keys[words]].header.casefold() else ("header_alias",))


@cache
def _keys(table: Table) -> dict[str, str]:
    """Every accepted header of a table, in lower case, with the key of its column."""
    return {header_words(name): column.key for column in table.columns for name in (column.header, *column.aliases)}
