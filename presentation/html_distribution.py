"""How are very many people drawn in one row? As counted steps along the axis, so that a position still means hours."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from presentation.literal import html as text
from presentation.scales import Axis, round_step, tick_text
from presentation.words import num

_STEPS = 24  # at most, from one end of the axis to the other
_TALLEST = 56  # px: the step with the most people
_LOWEST = 3  # px: one person is still seen


def binned(values: Iterable[float], axis: Axis, goal: float | None) -> list[tuple[float, float, int]]:
    """How many values fall in each step of the axis: (from, to, count), lowest first, empty steps left out.

    A step holds its lower end. ``goal`` is the end of two steps, so none holds people on both sides of it.
    """
    step, origin = round_step((axis.high - axis.low) / _STEPS), goal or 0.0
    counts = Counter(_step_of(value, step, origin, goal) for value in values)
    return [(origin + at * step, origin + (at + 1) * step, count) for at, count in sorted(counts.items())]


def distribution(
    steps: Sequence[tuple[float, float, int]], axis: Axis, goal: float | None, unit: str, most: int
) -> str:
    """One bar per step, as high as its people are many (``most`` [people] is the full height); hollow under the goal."""
    marks = "".join(_mark(step, axis, goal, unit, most) for step in steps)
    return f'<span class="th-steps" style="height:{_TALLEST}px">{marks}</span>'


def in_words(steps: Sequence[tuple[float, float, int]], unit: str) -> str:
    """The same for who cannot see it: how many people stand in each step."""
    return "; ".join(_said(step, unit) for step in steps)


def _step_of(value: float, step: float, origin: float, goal: float | None) -> int:
    """The number of a value's step, counted from the goal; what is short of it by a hair is still short."""
    at = math.floor((value - origin) / step + 1e-9)
    return min(at, -1) if goal is not None and value < goal else at


def _mark(step: tuple[float, float, int], axis: Axis, goal: float | None, unit: str, most: int) -> str:
    low, high, count = step
    left, right = axis.share(low), axis.share(high)
    hollow = " class=th-hollow" if goal is not None and low < goal - 1e-9 else ""
    size = (
        f"left:{100 * left:.2f}%;width:{100 * (right - left):.2f}%;height:{max(_LOWEST, _TALLEST * count / most):.0f}px"
    )
    return f'<i{hollow} style="{size}" title="{text(_said(step, unit))}"></i>'


def _said(step: tuple[float, float, int], unit: str) -> str:
    low, high = tick_text((max(step[0], 0.0), step[1]))
    return f"{num(step[2])} {'person' if step[2] == 1 else 'people'} from {low} to {high} {unit}"
