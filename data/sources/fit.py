"""Does this record fit under the header? A record that was cut, run together or damaged is never made to."""

from __future__ import annotations

import re
from typing import NamedTuple

from data.sources.head import Head
from data.sources.records import Damage
from data.sources.wording import is_damaged, shown


class Misfit(NamedTuple):
    """Why a record does not fit, in the words of a refusal."""

    reason: str
    column: str
    message: str
    hint: str


def fit(record: list[str] | Damage, head: Head) -> list[str] | Misfit:
    """The record as wide as the header, or why it cannot be.

    Blank cells past the header are dropped; cells missing under headers without a name are blank.
    """
    if isinstance(record, Damage):
        hint = 'Remove it, or write two ("") for one.'
        return Misfit("stray_quote", "", "A quotation mark stands where none can.", hint)
    if damaged := [at for at, cell in enumerate(record) if is_damaged(cell)]:
        column = shown(head.header[damaged[0]]) if damaged[0] < len(head.header) else ""
        return Misfit("bad_encoding", column, "A letter here is not UTF-8.", "Type it again and save as CSV UTF-8.")
    width = len(head.header)
    if any(cell.strip() for cell in record[width:]):
        return _too_wide(record, width)
    if any(cell.strip() for cell in head.header[len(record) :]):
        return _too_narrow(record, head)
    return record[:width] + [""] * (width - len(record))


def swallowed(record: list[str], head: Head) -> bool:
    """Whether a record of several lines is really several records that stray quotation marks made one.

    Then one cell holds so many delimiters that each of its lines could be a whole row. A delimiter before a space is not
    counted: so a person writes.
    """
    tight = re.compile(re.escape(head.delimiter) + "(?! )")
    between = len(head.header) - 1
    for cell in record if between > 1 else ():
        lines = [line for line in re.split(r"[\r\n]+", cell) if line.strip()]
        if len(lines) > 1 and len(record) - 1 + len(tight.findall(cell)) >= between * len(lines):
            return True
    return False


def _too_wide(record: list[str], width: int) -> Misfit:
    extra = next(cell for cell in record[width:] if cell.strip())
    message = f'The row has {len(record):,} cells, the header {width}: "{shown(extra)}" is under no header.'
    return Misfit("extra_cell", "", message, "Quote the cell that holds the delimiter, or remove what is too much.")


def _too_narrow(record: list[str], head: Head) -> Misfit:
    column = next(cell for cell in head.header[len(record) :] if cell.strip())
    message = f'The row has {len(record):,} cells, the header {len(head.header)}: it ends before "{shown(column)}".'
    return Misfit("missing_cell", shown(column), message, "Write the row to its last column, blank cells too.")
