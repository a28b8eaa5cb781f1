"""One look for every table that is printed: words at the left, figures at the right, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

OVER = "over"


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A title, a line of column heads, and rows; the first column is words, the others are figures."""
    lines = [header, *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(header))]
    return "\n".join([title, *(_line(line, widths) for line in lines)])


def ms(seconds: float) -> str:
    """0.0123 -> "12.3 ms"; "1230 ms" from a hundred on."""
    return f"{seconds * 1e3:.{0 if seconds >= 0.1 else 1}f} ms"


def times(ratio: float) -> str:
    """0.5 -> "0.50x"."""
    return f"{ratio:.2f}x"


def verdict(measured: float, aim: float) -> str:
    """ "over" for what misses its aim, nothing for what holds it."""
    return OVER if measured > aim else ""


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.rjust(width) if at else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(["  " + first, *others]).rstrip()
