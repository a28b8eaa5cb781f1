"""How much room does a figure of lines have, and what lies where on it?

Reckoned for the width it is drawn at; on the screen, where that is not known, for the narrowest card it may be in.
"""

from dataclasses import dataclass
from itertools import groupby, pairwise

from presentation import literal
from presentation.card import Callout, Line, Lines
from presentation.figure_axes import Mark, marks_up
from presentation.placing import Board, text_size, wrapped

HEIGHT, TOP, BOTTOM = 300, 8, 30  # px
TYPE, NOTE = 14, 13  # px
BOLD = 1.06  # bold type is about this much wider
PENS = {"focus": 3.6, "faint": 2.0}  # px, by role
PEN = 2.4  # px of every other line
_NARROWEST = 316  # px: the inside of a card on a phone 390 px wide


@dataclass(frozen=True)
class Plan:
    """A picture with its measures: the lines with values, how far the axes reach, the board its words go on."""

    picture: Lines
    lines: tuple[Line, ...]
    scale: float
    height: int
    left: float  # px kept for the marks of the y axis
    right: float  # px kept for the labels at the ends
    low: float
    high: float
    marks: tuple[Mark, ...]  # of the y axis
    board: Board

    @property
    def tail(self) -> float:
        """How far a running total is drawn past its last step: a riser at the very end would look like a tick."""
        return 0.5 + 0.02 * len(self.picture.x) if self.picture.steps else 0.0

    @property
    def last(self) -> float:
        """The right end of the x axis; 0 where there is one position only, which then stands in the middle."""
        return len(self.picture.x) - 1 + self.tail

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the picture in pixels of the narrowest plot."""
        return (x / self.last if self.last else 0.5) * self.board.width, (y - self.low) / (
            self.high - self.low
        ) * self.board.height

    def under_way(self, line: Line) -> bool:
        """Whether a line ends before the axis does."""
        return end(line) < len(self.picture.x) - 1


def plan(picture: Lines, scale: float, height: int, width: int | None = None) -> Plan:
    """Measure a picture: the y axis holds zero, every value, the goal, and the words above them."""
    lines = tuple(line for line in picture.lines if any(value is not None for value in line.values))
    under_way = [line for line in lines if end(line) < len(picture.x) - 1]
    room = height - (TOP + BOTTOM) * scale
    low, reach = _reach(picture, lines, room, _headroom(picture, bool(under_way)) * scale)
    marks = tuple(marks_up(picture, goal_words(picture), low, reach, 20 * scale * reach / room))
    ends = [text_size(end_words(line), TYPE * BOLD * scale)[0] for line in lines if line not in under_way]
    right = max(ends, default=0) + 12 * scale
    left = max(text_size(mark.text, TYPE * BOLD * scale)[0] for mark in marks) + 10 * scale
    board = Board((width or _NARROWEST * scale) - left - right, room)
    measured = Plan(picture, lines, scale, height, left, right, low, low + reach, marks, board)
    board.lines = [sum(runs(measured, line), []) for line in lines]
    return measured


def end(line: Line) -> int:
    """The position of a line's last value."""
    return max(x for x, value in enumerate(line.values) if value is not None)


def runs(measured: Plan, line: Line) -> list[list[tuple[float, float]]]:
    """The line as it runs over the board, in pieces without a gap; steps with their risers."""
    known = groupby(enumerate(line.values[: end(line) + 1]), key=lambda point: point[1] is not None)
    pieces = [list(piece) for is_known, piece in known if is_known]
    if measured.picture.steps:
        pieces[-1].append((end(line) + measured.tail, line.values[end(line)]))
        pieces = [_steps(piece) for piece in pieces]
    return [[measured.at(x, y) for x, y in piece] for piece in pieces]


def end_words(line: Line) -> str:
    """A line's name over its last value, narrow enough for the margin of a phone."""
    return "\n".join([wrapped(line.label, 10), *([literal.clean(line.end, 14)] if line.end else [])])


def callout_words(callout: Callout) -> str:
    """A callout in at most two short lines."""
    return wrapped(callout.text, 16)


def goal_words(picture: Lines) -> str:
    """What stands at the goal's height on the axis; "" without a goal."""
    return "" if picture.goal is None else literal.clean(picture.goal_label or f"Goal {picture.goal:g}", 16)


def _reach(picture: Lines, lines: tuple[Line, ...], room: float, headroom: float) -> tuple[float, float]:
    """The least value and the height of the y axis, with ``headroom`` [px] of ``room`` [px] above the greatest."""
    values = [value for line in lines for value in line.values if value is not None] + [picture.goal or 0.0, 0.0]
    return min(values), (max(values) - min(values) or 1.0) * room / (room - min(headroom, room / 2))


def _headroom(picture: Lines, under_way: bool) -> float:
    """Pixels above the greatest value, for callouts and for the name of a line still under way."""
    callouts = [text_size(callout_words(callout), NOTE)[1] + 18 for callout in picture.callouts]
    return max([*callouts, 30 if under_way else 8])


def _steps(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Each value held until the next."""
    held = [(after[0], before[1]) for before, after in pairwise(points)]
    return [corner for pair in zip(points, held, strict=False) for corner in pair] + points[-1:]
