"""How are very many people drawn in one row? As counted steps along the axis, so that a position still means hours."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from presentation.scales import Axis, round_step, tick_text
from presentation.words import num

TALLEST = 56  # px: the step with the most people
_STEPS = 24  # at most, from one end of the axis to the other
_LOWEST = 3  # px: one person is still seen


@dataclass(frozen=True)
class Step:
    """How many values lie from ``low`` up to ``high``, and whether they are short of the goal."""

    low: float
    high: float
    count: int
    short: bool = False

    def height(self, most: int) -> float:
        """Its bar in pixels, where ``most`` people are the full height."""
        return max(_LOWEST, TALLEST * self.count / most)

    def said(self, unit: str) -> str:
        """The same in words."""
        low, high = tick_text((max(self.low, 0.0), self.high))
        return f"{num(self.count)} {'person' if self.count == 1 else 'people'} from {low} to {high} {unit}"


def binned(values: Iterable[float], axis: Axis, goal: float | None) -> list[Step]:
    """The values counted by steps of the axis, lowest first, empty steps left out.

    A step holds its lower end. ``goal`` is the end of two steps, so none holds people on both sides of it.
    """
    step, origin = round_step((axis.high - axis.low) / _STEPS), goal or 0.0
    counts = Counter(_step_of(value, step, origin, goal) for value in values)
    return [
        Step(origin + at * step, origin + (at + 1) * step, count, goal is not None and at < 0)
        for at, count in sorted(counts.items())
    ]


def in_words(steps: Sequence[Step], unit: str) -> str:
    """All steps, for who cannot see them."""
    return "; ".join(step.said(unit) for step in steps)


def _step_of(value: float, step: float, origin: float, goal: float | None) -> int:
    """The number of a value's step, counted from the goal; what is short of it by a hair is still short."""
    at = math.floor((value - origin) / step + 1e-9)
    return min(at, -1) if goal is not None and value < goal else at
