"""How does a table of cells stand in a width? Names at the left, columns beside them, in bands where they are too many."""

from collections.abc import Sequence
from dataclasses import dataclass

from presentation.svg.fitting import fitted, width_of
from presentation.svg.marks import BODY

GAP = 12  # px between names and cells
_NAMES = 0.34  # of the width, at most


@dataclass(frozen=True)
class Grid:
    """Where the cells stand: the names in lines, where the first column begins, how wide each is [px], and the bands.

    A band is the columns that stand side by side, from and up to; the next ones stand under them.
    """

    names: tuple[tuple[str, ...], ...]
    left: float
    column: float
    bands: tuple[range, ...]


def grid(names: Sequence[str], columns: int, width: float, *, least: float, most: float) -> Grid:
    """As few bands as hold columns of at least ``least`` [px], all about as long; no column is wider than ``most``."""
    lines = tuple(tuple(fitted(name, _NAMES * width, BODY, most=2)) for name in names)
    left = max((width_of(line, BODY) for name in lines for line in name), default=0.0) + GAP
    side_by_side = max(int((width - left) // least), 1)
    bands = -(-columns // side_by_side) or 1
    each = -(-columns // bands) or 1
    parts = tuple(range(first, min(first + each, columns)) for first in range(0, columns, each))
    return Grid(lines, left, min((width - left) / each, most), parts)
