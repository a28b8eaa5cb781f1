"""How does change over time become a chart that can be edited? Lines, the goal as a line of its own, names at the ends."""

from __future__ import annotations

import math
from itertools import pairwise

from pptx.chart.axis import CategoryAxis
from pptx.chart.chart import Chart
from pptx.chart.marker import Marker
from pptx.chart.series import LineSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE

from presentation.card import Line, Lines
from presentation.literal import clean
from presentation.scales import tick_text
from presentation.slides import charts, line_words, workbooks
from presentation.slides.canvas import CENTRE, Canvas, Words
from presentation.slides.charts import AXIS, Plot
from presentation.slides.fitting import one_line, widest
from presentation.slides.grid import Area
from presentation.slides.line_scale import Scale, by_month, scale_of, ticks

_WIDTHS = {"focus": 3.5, "compare": 2.5}  # points; every other line 2
_TICK = 1.5  # in: the widest name of a position


def line_chart(canvas: Canvas, area: Area, picture: Lines, alt: str) -> None:
    """The lines as a native chart; a running total by month, everything else at every position."""
    picture = by_month(picture) if picture.steps else picture
    lines = [line for line in picture.lines if any(value is not None for value in line.values)]
    scale = scale_of(picture)
    words = line_words.labels(picture, lines, canvas)
    numbers = tick_text(ticks(scale))
    plot = Plot(area, left=widest(numbers, AXIS) + 0.15, right=line_words.margin(words, picture), top=0.15, bottom=0.4)
    whole = picture.x if _every_tick(picture) else ()  # what a short label leaves out
    data = workbooks.categories(_labels(picture), _series(picture, lines), _number(picture.decimals), whole=whole)
    chart = charts.add(canvas, plot, XL_CHART_TYPE.LINE, data, "Line chart", alt)
    _draw_axes(canvas, chart, plot, scale)
    if not _every_tick(picture):
        _name_ticks(canvas, chart.category_axis, picture, plot)
    series = list(chart.plots[0].series)
    for drawn, line in zip(series, lines, strict=False):
        _draw(canvas, drawn, line)
    if picture.goal is not None:
        _draw_goal(canvas, series[-1], alone=len(picture.x) == 1)
    line_words.write(canvas, series, words, lines, line_words.Room(picture, plot, scale.low, scale.high))


def _every_tick(picture: Lines) -> bool:
    """Whether each position has its tick, so that the axis can write them by itself."""
    return len(picture.ticks) == len(picture.x)


def _labels(picture: Lines) -> list[str]:
    """What each position is called: by its tick where every one has a tick, else by its whole name."""
    if _every_tick(picture):
        return [one_line(tick, _TICK, AXIS) or " " for _, tick in picture.ticks]
    return [clean(x) or " " for x in picture.x]


def _name_ticks(canvas: Canvas, axis: CategoryAxis, picture: Lines, plot: Plot) -> None:
    """The ticks as text under the plot: programs turn, cut or break the labels of so many positions, each its own way."""
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    slot = plot.width / len(picture.x)
    named = [(at, one_line(text, _TICK, AXIS)) for at, text in picture.ticks]
    wide = widest((text for _, text in named), AXIS) + 0.2
    apart = min((after - at for (at, _), (after, _) in pairwise(named)), default=1) * slot
    with canvas.group("Axis", ", ".join(text for _, text in named)):
        for at, text in named[:: math.ceil(wide / apart)]:
            middle = plot.area.left + plot.left + (at + 0.5) * slot
            place = Area(middle - wide / 2, plot.area.bottom - plot.bottom + 0.05, wide, 0.3)
            canvas.text(place, Words(text, AXIS, "muted"), align=CENTRE)


def _series(picture: Lines, lines: list[Line]) -> list[tuple[str, list[float | None]]]:
    """The lines with values, then the goal at every position."""
    count = len(picture.x)
    series = [(clean(line.label), [*line.values, *[None] * (count - len(line.values))]) for line in lines]
    goal = [(line_words.goal_name(picture), [picture.goal] * count)] if picture.goal is not None else []
    return [*series, *goal]


def _number(decimals: int) -> str:
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def _draw_axes(canvas: Canvas, chart: Chart, plot: Plot, scale: Scale) -> None:
    across, up = chart.category_axis, chart.value_axis
    charts.quiet(canvas, across, line=True)
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # at the foot also where values are under zero
    charts.quiet(canvas, up, grid=True)
    up.minimum_scale, up.maximum_scale, up.major_unit = scale.low, scale.high, scale.step
    decimals = len(tick_text(ticks(scale))[0].partition(".")[2])
    up.tick_labels.number_format, up.tick_labels.number_format_is_linked = _number(decimals), False


def _draw(canvas: Canvas, series: LineSeries, line: Line) -> None:
    """A stroke; a point only where a value stands alone, and where this year has come to."""
    series.smooth = False
    canvas.edge(series.format, line.role, width=_WIDTHS.get(line.role, 2))
    series.marker.style = XL_MARKER_STYLE.NONE
    last = line_words.last(line)
    for at in range(len(line.values)):
        if (at == last and line.role == "focus") or _alone(line.values, at):
            _mark(canvas, series.points[at].marker, line.role, 9 if at == last else 6)


def _mark(canvas: Canvas, marker: Marker, token: str, size: int) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, size
    canvas.fill(marker.format, token)
    canvas.edge(marker.format, "card", width=1)


def _draw_goal(canvas: Canvas, series: LineSeries, *, alone: bool) -> None:
    """A dashed line; at a single position, where no line can be drawn, a dash."""
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.DASH if alone else XL_MARKER_STYLE.NONE
    if alone:
        series.marker.size = 18
        canvas.fill(series.marker.format, "ink")
        canvas.edge(series.marker.format, "")
    canvas.edge(series.format, "ink", width=1.5)
    series.format.line.dash_style = MSO_LINE.DASH


def _alone(values: tuple[float | None, ...], at: int) -> bool:
    """Whether a value has none beside it, so that no stroke would show it."""
    beside = values[max(at - 1, 0) : at] + values[at + 1 : at + 2]
    return values[at] is not None and all(value is None for value in beside)
