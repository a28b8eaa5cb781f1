"""How does change over time become a chart that can be edited? Lines, the goal as a line of its own, names at the ends."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE

from presentation.card import Line, Lines
from presentation.literal import clean
from presentation.scales import round_step, tick_text
from presentation.slides import charts, line_words
from presentation.slides.canvas import CENTRE, Canvas, Words
from presentation.slides.charts import AXIS, Plot
from presentation.slides.fitting import widest
from presentation.slides.grid import Area

_WIDTHS = {"focus": 3.5, "compare": 2.5}  # points; every other line 2
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_AIR = 0.14  # of the height, above the highest value


@dataclass(frozen=True)
class Scale:
    """The value axis: from where to where, in which steps."""

    low: float
    high: float
    step: float


def line_chart(canvas: Canvas, area: Area, picture: Lines, alt: str) -> None:
    """The lines as a native chart; a running total by month, everything else at every position."""
    picture = by_month(picture) if picture.steps else picture
    lines = [line for line in picture.lines if any(value is not None for value in line.values)]
    scale = scale_of(picture)
    words = line_words.labels(picture, lines, canvas)
    numbers = tick_text(tuple(_ticks(scale)))
    plot = Plot(area, left=widest(numbers, AXIS) + 0.15, right=line_words.margin(words, picture), top=0.15, bottom=0.4)
    data = charts.categories(_labels(picture), _series(picture, lines), _number(picture.decimals), at=picture.x)
    chart = charts.add(canvas, plot, XL_CHART_TYPE.LINE, data, "Line chart", alt)
    _draw_axes(canvas, chart, plot, scale)
    if not _every_tick(picture):
        _name_ticks(canvas, chart.category_axis, picture, plot)
    series = list(chart.plots[0].series)
    for drawn, line in zip(series, lines, strict=False):
        _draw(canvas, drawn, line)
    if picture.goal is not None:
        _draw_goal(canvas, series[-1])
    line_words.write(canvas, series, words, lines, line_words.Room(picture, plot, scale.low, scale.high))


def by_month(picture: Lines) -> Lines:
    """A running total at the last position of each month, and where its newest line ends; else unchanged.

    Values and names of the positions are the picture's own: fewer of them, none new.
    """
    months = [found.group()[:3] if (found := _MONTH.search(x)) else "" for x in picture.x]
    if not all(months):
        return picture
    newest = min(map(line_words.last, picture.lines), default=len(months) - 1)
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
    return Scale(math.floor(low / step + 1e-9) * step, math.ceil(top / (step / 2) - 1e-9) * step / 2, step)


def _ticks(scale: Scale) -> list[float]:
    count = int((scale.high - scale.low) / scale.step + 1e-9) + 1
    return [round(scale.low + at * scale.step, 9) for at in range(count)]


def _every_tick(picture: Lines) -> bool:
    """Whether each position has its tick, so that the axis can write them by itself."""
    return len(picture.ticks) == len(picture.x)


def _labels(picture: Lines) -> list[str]:
    """What each position is called: by its tick where every one has a tick, else by its whole name."""
    return [clean(label) for label in ([tick for _, tick in picture.ticks] if _every_tick(picture) else picture.x)]


def _name_ticks(canvas: Canvas, axis, picture: Lines, plot: Plot) -> None:
    """The ticks as text under the plot: programs turn, cut or break the labels of so many positions, each its own way."""
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    slot = plot.width / len(picture.x)
    wide = widest((clean(text) for _, text in picture.ticks), AXIS) + 0.2
    apart = min((after - at for (at, _), (after, _) in pairwise(picture.ticks)), default=1) * slot
    with canvas.group("Axis", ", ".join(clean(text) for _, text in picture.ticks)):
        for at, text in picture.ticks[:: math.ceil(wide / apart)]:
            middle = plot.area.left + plot.left + (at + 0.5) * slot
            place = Area(middle - wide / 2, plot.area.bottom - plot.bottom + 0.05, wide, 0.3)
            canvas.text(place, Words(clean(text), AXIS, "muted"), align=CENTRE)


def _series(picture: Lines, lines: list[Line]) -> list[tuple[str, list[float | None]]]:
    """The lines with values, then the goal at every position."""
    count = len(picture.x)
    series = [(clean(line.label), [*line.values, *[None] * (count - len(line.values))]) for line in lines]
    goal = [(line_words.goal_name(picture), [picture.goal] * count)] if picture.goal is not None else []
    return [*series, *goal]


def _number(decimals: int) -> str:
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def _draw_axes(canvas: Canvas, chart, plot: Plot, scale: Scale) -> None:
    across, up = chart.category_axis, chart.value_axis
    charts.quiet(canvas, across, line=True)
    charts.quiet(canvas, up, grid=True)
    up.minimum_scale, up.maximum_scale, up.major_unit = scale.low, scale.high, scale.step
    decimals = len(tick_text(tuple(_ticks(scale)))[0].partition(".")[2])
    up.tick_labels.number_format, up.tick_labels.number_format_is_linked = _number(decimals), False


def _draw(canvas: Canvas, series, line: Line) -> None:
    """A stroke; a point only where a value stands alone, and where this year has come to."""
    series.smooth = False
    canvas.edge(series.format, line.role, width=_WIDTHS.get(line.role, 2))
    series.marker.style = XL_MARKER_STYLE.NONE
    last = line_words.last(line)
    for at in range(len(line.values)):
        if (at == last and line.role == "focus") or _alone(line.values, at):
            _mark(canvas, series.points[at].marker, line.role, 9 if at == last else 6)


def _mark(canvas: Canvas, marker, token: str, size: int) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, size
    canvas.fill(marker.format, token)
    canvas.edge(marker.format, "card", width=1)


def _draw_goal(canvas: Canvas, series) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    canvas.edge(series.format, "ink", width=1.5)
    series.format.line.dash_style = MSO_LINE.DASH


def _alone(values: tuple[float | None, ...], at: int) -> bool:
    """Whether a value has none beside it, so that no stroke would show it."""
    beside = values[max(at - 1, 0) : at] + values[at + 1 : at + 2]
    return values[at] is not None and all(value is None for value in beside)
