"""Is it everyone, or a few? One dot per person; filled = reaches the goal, hollow = not yet."""

from collections.abc import Iterator, Mapping, Sequence

from presentation.bins import TALLEST
from presentation.card import Dots
from presentation.dot_plan import DotRow, folded, plan
from presentation.placing import LINE_HEIGHT
from presentation.svg.fitting import fitted, width_of
from presentation.svg.marks import BODY, SMALL, Drawn, block, box, circle, count_words, stroke, words

_GAP = 14  # px between names, plot and counts
_NAMES = 0.34  # of the width, at most
_AIR, _LEAST_AIR = 20, 8  # px over and under the dots of a row together
_TOP, _SCALE, _KEY = 20, 26, 22  # px


def dots(picture: Dots, width: float, tokens: Mapping[str, str], height: float | None) -> Drawn:
    """One row per group; where all rows would be higher than ``height``, the last ones are one row together."""
    drawn = _Rows(picture, width, tokens)
    if height and drawn.least_height > height:
        keep = drawn.rows_within(height)
        while keep and (drawn := _Rows(folded(picture, keep), width, tokens)).least_height > height:
            keep -= 1
    return drawn.drawn(height)


class _Rows:
    """The rows of one picture with their measures in pixels."""

    def __init__(self, picture: Dots, width: float, tokens: Mapping[str, str]) -> None:
        bold = 1.06 * BODY
        widest = max((width_of(name, BODY) for name, _ in picture.groups), default=0)
        self.names = [fitted(name, min(widest, _NAMES * width) + 1, BODY, most=2) for name, _ in picture.groups]
        self.left = max((width_of(line, BODY) for lines in self.names for line in lines), default=0) + _GAP
        self.right = max((width_of(count, bold) for count in picture.counts), default=0) + _GAP
        self.plan, self.width, self.tokens = plan(picture, width - self.left - self.right), width, tokens
        self.inner = [self._inner(row, lines) for row, lines in zip(self.plan.rows, self.names, strict=True)]
        self.top = _TOP if picture.counts_label else 4
        self.foot = _SCALE + (_KEY * len(self.key) if self.plan.key else 0)

    @property
    def key(self) -> list[str]:
        return fitted(self.plan.key, self.width, SMALL, most=2)

    @property
    def least_height(self) -> float:
        return self.top + sum(self.inner) + _LEAST_AIR * len(self.inner) + self.foot

    def rows_within(self, height: float) -> int:
        """How many rows stand in ``height`` beside one of all the others."""
        room = height - self.top - self.foot - _KEY - TALLEST - _LEAST_AIR
        kept = 0
        while kept < len(self.inner) and room >= self.inner[kept] + _LEAST_AIR:
            room -= self.inner[kept] + _LEAST_AIR
            kept += 1
        return kept

    def drawn(self, height: float | None) -> Drawn:
        """All marks, the rows as far apart as ``height`` lets them."""
        spare = (height - self.least_height) / max(len(self.inner), 1) + _LEAST_AIR if height else _AIR
        air = min(_AIR, max(spare, _LEAST_AIR))
        foot = self.top + sum(self.inner) + air * len(self.inner)
        return Drawn([*self._back(foot), *self._rows(air), *self._scale(foot)], foot + self.foot)

    def _inner(self, row: DotRow, name: Sequence[str]) -> float:
        return max(row.height(self.plan.size), len(name) * BODY * LINE_HEIGHT)

    def _x(self, share: float) -> float:
        return self.left + share * (self.width - self.left - self.right)

    def _back(self, foot: float) -> Iterator[str]:
        picture = self.plan.picture
        yield words(self.width, self.top / 2 - 2, picture.counts_label, self.tokens["muted"], size=SMALL, anchor="end")
        if picture.goal is not None:
            x = self._x(self.plan.axis.share(picture.goal))
            yield stroke([(x, self.top), (x, foot)], self.tokens["ink"], 1.5, dash="4 4")

    def _rows(self, air: float) -> Iterator[str]:
        y = self.top
        for row, name, inner in zip(self.plan.rows, self.names, self.inner, strict=True):
            if y > self.top:
                yield stroke([(0, y), (self.width, y)], self.tokens["grid"], 1)
            middle = y + (inner + air) / 2
            half = len(name) * BODY * LINE_HEIGHT / 2
            yield block(self.left - _GAP, middle - half, name, self.tokens["ink"], anchor="end")
            yield from self._steps(row, middle) if row.steps else self._swarm(row, middle)
            yield count_words(self.width, middle, row.count, self.tokens)
            y += inner + air

    def _swarm(self, row: DotRow, middle: float) -> Iterator[str]:
        low, high = row.lanes
        for value, (lane, move) in zip(row.values, row.places, strict=True):
            x = self._x(self.plan.axis.share(value)) + move
            y = middle - (lane - (low + high) / 2) * (self.plan.size + 1)
            radius = self.plan.size / 2
            if self.plan.short(value):
                yield circle(x, y, radius, self.tokens["card"], stroke=self.tokens["attention"], pen=2.4)
            else:
                yield circle(x, y, radius, self.tokens["focus"])

    def _steps(self, row: DotRow, middle: float) -> Iterator[str]:
        foot = middle + TALLEST / 2
        for step in row.steps:
            left, right = self._x(self.plan.axis.share(step.low)), self._x(self.plan.axis.share(step.high))
            high = step.height(self.plan.most)
            rim = {"stroke": self.tokens["attention"], "pen": 1.6} if step.short else {}
            fill = self.tokens["card" if step.short else "focus"]
            yield box(left + 0.5, foot - high, right - left - 1, high, fill, **rim)

    def _scale(self, foot: float) -> Iterator[str]:
        """The numbers under the rows, the goal bold among them, and what the steps mean."""
        y, goal = foot + _SCALE / 2, self.plan.picture.goal
        for share, text in self.plan.ticks:
            yield words(self._x(share), y, text, self.tokens["muted"], anchor="middle")
        if goal is not None:
            x = self._x(self.plan.axis.share(goal))
            yield words(x, y, self.plan.goal_words, self.tokens["ink"], anchor="middle", weight=700)
        if self.plan.key:
            yield block(0, foot + _SCALE, self.key, self.tokens["muted"], size=SMALL)
