"""How far do the axes of a chart of lines reach, and which of its positions are drawn?"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import groupby

from presentation.card import Lines
from presentation.scales import round_step
from presentation.slides.line_words import last

_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_AIR = 0.14  # of the height, above the highest value


@dataclass(frozen=True)
class Scale:
    """The value axis: from where to where, in which steps."""

    low: float
    high: float
    step: float


def by_month(picture: Lines) -> Lines:
    """A running total at the last position of each month, and where its newest line ends; else unchanged.

    Values and names of the positions are the picture's own: fewer of them, none new.
    """
    months = [found.group()[:3] if (found := _MONTH.search(x)) else "" for x in picture.x]
    if not all(months):
        return picture
    newest = min(map(last, picture.lines), default=len(months) - 1)
    runs = [list(run) for _, run in groupby(range(len(months)), key=months.__getitem__)]
    kept = [newest if newest in run else run[-1] for run in runs]
    if len(kept) == len(months):  # one position a month: there is nothing to leave out
        return picture
    return replace(
        picture,
        x=tuple(picture.x[at] for at in kept),
        ticks=tuple((place, months[at]) for place, at in enumerate(kept)),
        lines=tuple(replace(line, values=_at_ends(line.values, runs, kept)) for line in picture.lines),
        callouts=tuple(replace(at, x=kept.index(at.x)) for at in picture.callouts if at.x in kept),
    )


def _at_ends(values: tuple[float | None, ...], runs: list[list[int]], kept: list[int]) -> tuple[float | None, ...]:
    """The values at the positions that are kept; a line that ends inside a month ends with its last value."""
    begun = [at for run, at in zip(runs, kept, strict=True) if run[0] < len(values)]
    return tuple(values[min(at, len(values) - 1)] for at in begun)


def scale_of(picture: Lines) -> Scale:
    """From zero, or from under it where there is less, to above everything, in about four round steps."""
    values = [value for line in picture.lines for value in line.values if value is not None]
    low, high = min([*values, 0.0]), max([*values, picture.goal or 0.0, 0.0])
    step = round_step((high - low or 1.0) / 4.5)
    step = step if picture.decimals else max(step, 1.0)
    top = high + _AIR * (high - low or 1.0)
    return Scale(math.floor(low / step + 1e-9) * step, max(math.ceil(top / (step / 2)), 1) * step / 2, step)


def ticks(scale: Scale) -> tuple[float, ...]:
    """The numbers on the value axis."""
    count = int((scale.high - scale.low) / scale.step + 1e-9) + 1
    return tuple(round(scale.low + at * scale.step, 9) for at in range(count))
