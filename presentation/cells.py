"""What kind of thing stands in a column of a shown table? Its dates are words there; a spreadsheet wants dates."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(rf"([1-9]|[12]\d|3[01]) ({'|'.join(_MONTHS)}) ([1-9]\d{{3}})")  # as words.date writes it


def typed(column: pd.Series) -> list[object]:
    """The cells of a column as bool, int, float, date or text, None where blank.

    A column of which every cell that is not blank reads exactly "20 Nov 2026" holds dates; one other cell, and all of
    it stays text as it was shown.
    """
    cells = [_plain(cell) for cell in column]
    days = [_day(cell) if cell else None for cell in cells]
    found = [day for day, cell in zip(days, cells, strict=True) if cell not in (None, "")]
    return days if found and None not in found else cells


def _day(cell: object) -> date | None:
    found = _DAY.fullmatch(cell) if isinstance(cell, str) else None
    if not found:
        return None
    day, month, year = found.groups()
    try:
        return date(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:  # 31 Feb
        return None


def _plain(cell: object) -> object:
    if isinstance(cell, (tuple, list)):
        return "; ".join(map(str, cell))
    if pd.isna(cell):
        return None
    return cell.item() if hasattr(cell, "item") else cell  # NumPy's numbers as Python's
