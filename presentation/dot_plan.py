"""Where does every person's dot stand? On a common scale, no two touching.

A row with too many people for that is counted in steps instead: a dot out of its place would say other hours.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from presentation.bins import TALLEST, Step, binned
from presentation.card import Dots
from presentation.scales import Axis, round_ticks, tick_text
from presentation.words import num, of

NARROWEST = 250  # px: the plot on a phone 390 px wide, with some room to spare
_SPARSE = 24  # more people than this in one row get smaller dots
_HALF = 3  # lanes over and under the middle one; past them, dots move away from the goal along the axis
_CROWD = 60  # more people than this in one row are counted in steps
_TOO_NEAR = 0.17  # of the axis: a number nearer to the goal than this gives way


@dataclass(frozen=True)
class DotRow:
    """One group: its values with the lane and the move [px] of each dot, or ``steps`` instead of dots."""

    name: str
    count: str
    values: tuple[float, ...]
    places: tuple[tuple[int, float], ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def lanes(self) -> tuple[int, int]:
        """The lowest and the highest lane taken."""
        taken = [lane for lane, _ in self.places] or [0]
        return min(taken), max(taken)

    def height(self, size: int) -> float:
        """How high its dots or steps stand together, in pixels."""
        return TALLEST if self.steps else (self.lanes[1] - self.lanes[0]) * (size + 1) + size


@dataclass(frozen=True)
class DotPlan:
    """Every row on one axis; ``size`` [px] of a dot; ``most`` people are the tallest step, 0 where all rows are dots."""

    picture: Dots
    axis: Axis
    size: int
    rows: tuple[DotRow, ...]

    @property
    def most(self) -> int:
        return max((step.count for row in self.rows for step in row.steps), default=0)

    @property
    def key(self) -> str:
        """What the steps mean; "" where every row is dots."""
        people = f"{num(self.most)} {'person' if self.most == 1 else 'people'}"
        return f"Bars stand where a row has too many people for dots; the tallest is {people}." if self.most else ""

    @property
    def goal_words(self) -> str:
        goal = self.picture.goal
        return self.picture.goal_label or ("" if goal is None else f"Goal {goal:g}")

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """The numbers under the rows, by their share of the axis; one too near to the goal gives way."""
        ticks, goal = round_ticks(self.axis.low, self.axis.high, 5), self.picture.goal
        marks = [(self.axis.share(tick), text) for tick, text in zip(ticks, tick_text(ticks), strict=True)]
        return [mark for mark in marks if goal is None or abs(mark[0] - self.axis.share(goal)) > _TOO_NEAR]

    def short(self, value: float) -> bool:
        """Whether a value has not reached the goal."""
        return self.picture.goal is not None and value < self.picture.goal


def plan(picture: Dots, width: float = NARROWEST) -> DotPlan:
    """Place every dot on a plot ``width`` [px] wide, or any wider one."""
    axis = _axis(picture)
    sizes = [len(values) for _, values in picture.groups if len(values) <= _CROWD]
    size = 13 if max(sizes, default=0) <= _SPARSE else 9
    counts = picture.counts or ("",) * len(picture.groups)
    rows = (
        _row(*group, count, axis, size, picture.goal, width)
        for group, count in zip(picture.groups, counts, strict=True)
    )
    return DotPlan(picture, axis, size, tuple(rows))


def folded(picture: Dots, keep: int) -> Dots:
    """The first ``keep`` groups, and all the others as one."""
    rest = picture.groups[keep:]
    if len(rest) < 2:
        return picture
    values = tuple(sorted(value for _, group in rest for value in group))
    met = sum(picture.goal is None or value >= picture.goal for value in values)
    counts = (*picture.counts[:keep], of(met, len(values))) if picture.counts else ()
    return replace(picture, groups=(*picture.groups[:keep], (f"{num(len(rest))} more", values)), counts=counts)


def lanes(positions: Sequence[float], pitch: float, goal: float) -> list[tuple[int, float]]:
    """For each position [px], the lane it stands in (0 is the middle, then 1, -1, 2 ...) and how far it moves [px].

    No two come nearer than ``pitch``, here or on any wider plot: within a lane the order is kept. A dot only moves when
    every lane is full there, and then away from ``goal`` [px], never across it. The result is in the order given.
    """
    placed: dict[int, tuple[int, float]] = {}
    ends: dict[int, float] = {}
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    for i in reversed([i for i in order if positions[i] < goal]):
        placed[i] = _settle(-positions[i], ends, pitch, mirrored=True)
    ends = {lane: max(positions[i] + move for i, (at, move) in placed.items() if at == lane) for lane in ends}
    for i in (i for i in order if positions[i] >= goal):
        placed[i] = _settle(positions[i], ends, pitch)
    return [placed[i] for i in range(len(positions))]


def _settle(position: float, ends: dict[int, float], pitch: float, *, mirrored: bool = False) -> tuple[int, float]:
    """Take the lane nearest to the middle where the dot need not move, else the one where it moves least."""
    free = sorted(range(-_HALF, _HALF + 1), key=lambda lane: (abs(lane), -lane))
    moves = {lane: max(0.0, ends.get(lane, -math.inf) + pitch - position) for lane in free}
    lane = min(free, key=lambda lane: moves[lane])
    ends[lane] = position + moves[lane]
    return lane, -moves[lane] if mirrored else moves[lane]


def _axis(picture: Dots) -> Axis:
    """Half a step of air on both sides; it need not start at zero, for position is read, not length."""
    values = [value for _, values in picture.groups for value in values]
    values += [] if picture.goal is None else [picture.goal]
    low, high = min(values, default=0), max(values, default=1)
    air = 0.06 * (high - low) or 0.5
    return Axis(max(low - air, 0) if low >= 0 else low - air, high + air)


def _row(
    name: str, values: tuple[float, ...], count: str, axis: Axis, size: int, goal: float | None, width: float
) -> DotRow:
    """A row of dots where all stand on the plot, else of counted steps."""
    if len(values) <= _CROWD:
        spots = [axis.share(value) * width for value in values]
        places = lanes(spots, size + 1, -math.inf if goal is None else axis.share(goal) * width)
        if all(0 <= spot + move <= width for spot, (_, move) in zip(spots, places, strict=True)):
            return DotRow(name, count, values, tuple(places))
    return DotRow(name, count, values, steps=tuple(binned(values, axis, goal)))
