"""Which words stand in a chart of lines? Names at the ends and a few beside a point, as data labels, none on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pptx.chart.point import Point
from pptx.chart.series import LineSeries
from pptx.enum.chart import XL_LABEL_POSITION

from presentation.card import Line, Lines
from presentation.literal import clean
from presentation.placing import Board, Box, spread, wrapped
from presentation.slides import charts
from presentation.slides.canvas import CENTRE, LEFT, Canvas, Words
from presentation.slides.charts import LABEL, Plot
from presentation.slides.fitting import one_line, widest
from presentation.slides.grid import LINE, POINTS

NOTE = 13  # points
_MOST = 2.4  # in: the widest words at a point
_NEAR, _FAR = 6, 60  # points: between a point and words that are seen to belong to it


@dataclass(frozen=True)
class Label:
    """Words at one point of one series, a line of them under another; in the margin where the series ends there."""

    series: int
    x: int
    value: float
    words: tuple[Words, ...]
    above: bool = True

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how high the words stand, in points."""
        wide = max(widest([words.text], words.size, bold=words.bold) for words in self.words)
        return wide * POINTS, sum(words.size for words in self.words) * LINE


@dataclass(frozen=True)
class Room:
    """The plot with its scale, measured in points from its lower left corner."""

    picture: Lines
    plot: Plot
    low: float
    high: float

    @property
    def size(self) -> tuple[float, float]:
        return self.plot.width * POINTS, self.plot.height * POINTS

    def at(self, x: int, y: float) -> tuple[float, float]:
        """Where a value lies; a position stands in the middle of its part of the axis."""
        width, height = self.size
        return (x + 0.5) / len(self.picture.x) * width, (y - self.low) / (self.high - self.low) * height

    def shift(self, right: float, up: float) -> tuple[float, float]:
        """A move as shares of the chart, downwards counted on."""
        return right / POINTS / self.plot.area.width, -up / POINTS / self.plot.area.height


def last(line: Line) -> int:
    """The position of a line's last value; -1 where it has none."""
    return max((at for at, value in enumerate(line.values) if value is not None), default=-1)


def goal_name(picture: Lines) -> str:
    """What the goal's line is called: "Goal 2"."""
    return clean(picture.goal_label or f"Goal {picture.goal:g}", 30)


def labels(picture: Lines, lines: Sequence[Line], canvas: Canvas) -> list[Label]:
    """All words of a chart: the lines' names, the goal's, and the callouts; those at one point are one label."""
    names = [Label(at, last(line), line.values[last(line)], (_name(line, canvas),)) for at, line in enumerate(lines)]
    end = len(picture.x) - 1
    if picture.goal is not None:
        names.append(Label(len(lines), end, picture.goal, (Words(goal_name(picture), LABEL, "ink", True),)))
    return _with_callouts(picture, lines, names)


def margin(words: Sequence[Label], picture: Lines) -> float:
    """The room [in] that the words at the right end need."""
    at_end = [label.size[0] / POINTS for label in words if label.x == len(picture.x) - 1]
    return max(at_end, default=0.0) + 0.25


def write(
    canvas: Canvas, series: Sequence[LineSeries], words: Sequence[Label], courses: Sequence[Line], room: Room
) -> None:
    """Every label in its place: those at the end beside it, pushed apart; the others over or under their points."""
    end = len(room.picture.x) - 1
    _write_ends(canvas, series, [label for label in words if label.x == end], room)
    board = Board(*room.size, [_course(room, line) for line in courses])
    if room.picture.goal is not None:
        board.lines = [*board.lines, [room.at(x, room.picture.goal) for x in (0, end)]]
    for label in (label for label in words if label.x < end):
        places = list(_beside(room.at(label.x, label.value), label))
        is_name = label.words[0].size == LABEL  # a line without its name says nothing: rather on another line
        if box := board.first_free(places) or (places[0] if is_name else None):
            _write_beside(canvas, series[label.series].points[label.x], label, box, room)


def _name(line: Line, canvas: Canvas) -> Words:
    """A line's name and its last value: "This year: 3.5"."""
    text = one_line(f"{line.label}: {line.end}" if line.end else line.label, _MOST, LABEL, bold=True)
    return Words(text, LABEL, canvas.words_for(line.role), line.role == "focus")


def _with_callouts(picture: Lines, lines: Sequence[Line], names: list[Label]) -> list[Label]:
    found = {(label.series, label.x): label for label in names}
    for callout in picture.callouts:
        at = _line_through(lines, callout.x, callout.y)
        words = [Words(line, NOTE, "muted") for line in wrapped(clean(callout.text), 16).split("\n")]
        if at is not None:
            before = found.get((at, callout.x))
            whole = (*(before.words if before else ()), *words)
            found[at, callout.x] = Label(at, callout.x, callout.y, whole, callout.above)
    return list(found.values())


def _line_through(lines: Sequence[Line], x: int, y: float) -> int | None:
    """The line that runs through a point; None where none does."""
    there = [(abs(line.values[x] - y), at) for at, line in enumerate(lines) if _has(line, x)]
    away, at = min(there, default=(1.0, None))
    return at if away < 0.01 else None


def _has(line: Line, x: int) -> bool:
    return x < len(line.values) and line.values[x] is not None


def _write_ends(canvas: Canvas, series: Sequence[LineSeries], ends: list[Label], room: Room) -> None:
    """Level with the ends of their lines, or as near to that as they get without touching."""
    levels = [room.at(label.x, label.value)[1] for label in ends]
    heights = [label.size[1] + 2 for label in ends]
    places = spread(levels, heights, low=max(heights, default=0) / 2, high=room.size[1])
    for label, level, place in zip(ends, levels, places, strict=True):
        point, shift = series[label.series].points[label.x], room.shift(0, place - level)
        charts.label(
            canvas, point, [[words] for words in label.words], XL_LABEL_POSITION.RIGHT, align=LEFT, shift=shift
        )


def _write_beside(canvas: Canvas, point: Point, label: Label, box: Box, room: Room) -> None:
    """Over or under the point by the label's own position, the rest of the way by a shift."""
    x, y = room.at(label.x, label.value)
    up = box.bottom > y
    away = box.bottom - y - _NEAR if up else box.top - y + _NEAR
    position = XL_LABEL_POSITION.ABOVE if up else XL_LABEL_POSITION.BELOW
    shift = room.shift((box.left + box.right) / 2 - x, away)
    charts.label(canvas, point, [[words] for words in label.words], position, align=CENTRE, shift=shift)


def _beside(spot: tuple[float, float], label: Label) -> Iterator[Box]:
    """Places for words over and under a point, nearest first: in the middle, then to the left, then to the right."""
    (x, y), (width, height) = spot, label.size
    for up in (label.above, not label.above):
        for away in range(_NEAR, _FAR, 6):
            foot = y + away if up else y - away - height
            yield from (Box(x - width * share, foot, x + width * (1 - share), foot + height) for share in (0.5, 1, 0))


def _course(room: Room, line: Line) -> list[tuple[float, float]]:
    return [room.at(x, value) for x, value in enumerate(line.values) if value is not None]
