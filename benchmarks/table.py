"""One look for every table that is printed: words at the left, figures at the right, in columns.

A cell that says a figure keeps the number itself, so that a table is printed, kept and drawn from one and the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

OVER = "over"
MB = 2**20


class Figure(str):
    """A figure as it is printed, with its ``value`` and its ``unit``: "s", "x" (times as much) or "MB"."""

    value: float
    unit: str

    def __new__(cls, text: str, value: float, unit: str) -> Figure:
        figure = super().__new__(cls, text)
        figure.value, figure.unit = value, unit
        return figure


class Table(str):
    """A table as it is printed, with its ``title``, ``header`` and ``rows``."""

    title: str
    header: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def __new__(cls, title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
        lines = [tuple(row) for row in rows]
        printed = super().__new__(cls, _printed(title, [header, *lines]))
        printed.title, printed.header, printed.rows = title, tuple(header), lines
        return printed

    @property
    def name(self) -> str:
        """What the table is called from one run to the next: its title up to the first colon."""
        return self.title.split(":")[0]

    def numbers(self) -> dict[str, dict[str, float]]:
        """The figures of each row, by the first cell of the row and by "head [unit]"; a head that comes again is numbered."""
        heads = _distinct(self.header)
        return {
            row[0]: {f"{head} [{cell.unit}]": cell.value for head, cell in zip(heads, row, strict=True) if isinstance(cell, Figure)}
            for row in self.rows
        }  # fmt: skip


table = Table


def ms(seconds: float) -> Figure:
    """0.0123 -> "12.3 ms"; "1230 ms" from a hundred on."""
    return Figure(f"{seconds * 1e3:.{0 if seconds >= 0.1 else 1}f} ms", seconds, "s")


def times(ratio: float) -> Figure:
    """0.5 -> "0.50x"."""
    return Figure(f"{ratio:.2f}x", ratio, "x")


def mb(size: float) -> Figure:
    """2097152 [bytes] -> "2 MB"."""
    return Figure(f"{size / MB:.0f} MB", size / MB, "MB")


def verdict(measured: float, aim: float) -> str:
    """ "over" for what misses its aim, nothing for what holds it."""
    return OVER if measured > aim else ""


def _printed(title: str, lines: list[Sequence[str]]) -> str:
    """A title, a line of column heads, and rows; the first column is words, the others are figures."""
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    return "\n".join([title, *(_line(line, widths) for line in lines)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.rjust(width) if at else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(["  " + first, *others]).rstrip()


def _distinct(header: Sequence[str]) -> list[str]:
    """["time", "peak", "peak"] -> ["time", "peak", "peak 2"]."""
    before = [list(header[:at]).count(head) for at, head in enumerate(header)]
    return [f"{head} {nth + 1}" if nth else head for head, nth in zip(header, before, strict=True)]
