"""How are single values drawn where no goal parts them? As a native chart of points, one row per group."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE

from presentation import words
from presentation.card import Dots
from presentation.dot_plan import lanes
from presentation.literal import clean
from presentation.scales import round_step
from presentation.slides import charts, workbooks
from presentation.slides.canvas import MIDDLE, Canvas, Words
from presentation.slides.charts import Plot
from presentation.slides.fitting import one_line, widest
from presentation.slides.grid import POINTS, Area

MOST = 12  # rows
_DOT = 9  # points
_NAME, _COUNT = 3.0, 1.8  # in: at the most
_AXIS = 0.45  # in: the line of numbers under the rows


def dot_chart(canvas: Canvas, area: Area, picture: Dots, alt: str) -> None:
    """One point per value on a common scale, between the name and the count of its group."""
    groups = picture.groups[:MOST]
    left = min(widest((clean(name) for name, _ in groups), 15), _NAME) + 0.3
    plot = Plot(area, left=left, right=_COUNT, top=0.05, bottom=_AXIS)
    step, end = _axis([value for _, values in groups for value in values])
    rows = [
        (clean(name), _places(values, len(groups) - at - 0.5, end, plot, len(groups)))
        for at, (name, values) in enumerate(groups)
    ]
    series = sorted(rows, key=lambda row: -len(row[1]))  # LibreOffice drops a first series shorter than another
    chart = charts.add(canvas, plot, XL_CHART_TYPE.XY_SCATTER, workbooks.points(series, "0.0"), "Dot chart", alt)
    _draw(canvas, chart, len(groups), step, end)
    _name_rows(canvas, plot, picture, groups)


def _axis(values: Sequence[float]) -> tuple[float, float]:
    """The step of the numbers under the rows, and where they end."""
    most = max(values, default=1.0) or 1.0
    step = round_step(most / 6)
    return step, step * math.ceil(most / step + 0.2)


def _places(values: Sequence[float], middle: float, end: float, plot: Plot, rows: int) -> list[tuple[float, float]]:
    """Each value with its height: what would cover another stands above or below it."""
    across = [value / end * plot.width * POINTS for value in values]
    pitch = _DOT / (plot.height / rows * POINTS)
    placed = lanes(across, _DOT, -math.inf)
    return [(value, middle + lane * min(pitch, 0.12)) for value, (lane, _) in zip(values, placed, strict=True)]


def _draw(canvas: Canvas, chart: Chart, rows: int, step: float, end: float) -> None:
    across, up = chart.category_axis, chart.value_axis
    charts.quiet(canvas, across, line=True)
    up.visible = up.has_major_gridlines = False
    up.minimum_scale, up.maximum_scale = 0, rows
    across.minimum_scale, across.maximum_scale, across.major_unit = 0, end, step
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "General", False
    for series in chart.plots[0].series:
        canvas.edge(series.format, "")
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, _DOT
        canvas.fill(series.marker.format, "focus")
        canvas.edge(series.marker.format, "card", width=0.75)


def _name_rows(canvas: Canvas, plot: Plot, picture: Dots, groups: Sequence[tuple]) -> None:
    """Names at the left, counts at the right, the unit and what is left out under the rows."""
    rows = Area(plot.area.left, plot.area.top + plot.top, plot.area.width, plot.height).rows(len(groups), 0)
    counts = picture.counts or ("",) * len(picture.groups)
    for row, (name, _), count in zip(rows, groups, counts, strict=False):
        title = Words(one_line(name, plot.left - 0.15, 15), 15)
        canvas.text(Area(row.left, row.top, plot.left - 0.15, row.height), title, anchor=MIDDLE)
        said = Words(one_line(f"{count} {picture.counts_label}".strip(), _COUNT - 0.2, 14), 14, "muted")
        canvas.text(Area(row.right - _COUNT + 0.15, row.top, _COUNT - 0.15, row.height), said, anchor=MIDDLE)
    foot = plot.area.lower(_AXIS).below(0.09)
    canvas.text(
        Area(foot.right - _COUNT + 0.15, foot.top, _COUNT, foot.height),
        Words(one_line(picture.unit, _COUNT - 0.2, 13), 13, "muted"),
    )
    if len(picture.groups) > MOST:
        rest = Words(f"and {words.num(len(picture.groups) - MOST)} more", 13, "muted")
        canvas.text(Area(foot.left, foot.top, plot.left - 0.15, foot.height), rest)
