"""How do counts per team, magnitudes and parts become charts that can be edited? As horizontal bars from zero."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.chart.chart import Chart
from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from presentation import words
from presentation.card import Bar, Bars
from presentation.literal import clean
from presentation.slides import charts, workbooks
from presentation.slides.canvas import Canvas, Words
from presentation.slides.charts import Plot
from presentation.slides.fitting import one_line, widest, width
from presentation.slides.grid import Area

MOST = 12  # rows that are read from the back of a room; the others are said in words
_ROW, _GAP = 0.75, 45  # in: a row's most height; percent: the gap between two bars
_NAME = 3.6  # in: the widest name of a row
_REST = 0.34  # in: the line that says what is left out


def bars_chart(canvas: Canvas, area: Area, picture: Bars, alt: str) -> None:
    """One bar each from zero with its value in words; where it ended before is a dashed outline."""
    shown, rest = picture.bars[:MOST], len(picture.bars) - MOST
    said = [_value_words(bar, picture.note_label) for bar in shown]
    room = max(map(_wide, said), default=0.0) + 0.3
    names = [bar.label for bar in shown]
    plot = plot_of(area, names, rest > 0, right=min(room, area.width / 2))
    series = _series(picture, shown)
    chart = bars_of(canvas, plot, XL_CHART_TYPE.BAR_CLUSTERED, names, series, "General", alt)
    chart.plots[0].overlap = 100
    chart.value_axis.maximum_scale = _longest(picture, shown)
    _draw(canvas, list(chart.plots[0].series), shown, said)
    say_rest(canvas, area, f"and {words.num(rest)} more" if rest > 0 else "")


def _series(picture: Bars, shown: Sequence[Bar]) -> list[tuple[str, list[float | None]]]:
    """The values, and where they ended before where that is known of any."""
    before = [bar.before for bar in shown]
    series = [(clean(picture.unit) or "value", [bar.value for bar in shown])]
    return series + ([("Before", before)] if any(value is not None for value in before) else [])


def _draw(canvas: Canvas, series: list[BarSeries], shown: Sequence[Bar], said: Sequence[Sequence[Words]]) -> None:
    """Each bar in its colour, its words past the end of whichever reaches farther: the bar or its outline."""
    now, *then = series
    for at, (bar, line) in enumerate(zip(shown, said, strict=True)):
        canvas.fill(now.points[at].format, bar.role)
        longer = then[0] if (bar.before or 0) > bar.value else now
        charts.label(canvas, longer.points[at], [line], XL_LABEL_POSITION.OUTSIDE_END)
    for outline in then:
        canvas.fill(outline.format, "")
        canvas.edge(outline.format, "ink", width=1.5, dashed=True)


def plot_of(area: Area, names: Sequence[str], more: bool, *, right: float) -> Plot:
    """As high as its rows need, as far from the left as its names need."""
    room = area.height - (_REST if more else 0)
    chart = area.upper(min(room, _ROW * max(len(names), 1)))
    left = min(widest(map(clean, names), 16), _NAME) + 0.3  # a name too long for that is written smaller
    return Plot(chart, left=left, right=right, top=0.0, bottom=0.0)


def bars_of(
    canvas: Canvas, plot: Plot, kind: XL_CHART_TYPE, names: Sequence[str], series: Sequence, number: str, alt: str
) -> Chart:
    """Horizontal bars, the first row on top, its name at the left, and no other axis."""
    size = _name_size(plot, names)
    data = workbooks.categories([one_line(name, plot.left - 0.15, size) or " " for name in names], series, number)
    chart = charts.add(canvas, plot, kind, data, "Bar chart", alt)
    across, up = chart.category_axis, chart.value_axis
    charts.quiet(canvas, across, token="ink")
    across.tick_labels.font.size, across.reverse_order = Pt(size), True
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    up.visible = up.has_major_gridlines = False
    up.minimum_scale = 0
    chart.plots[0].gap_width = _GAP
    return chart


def size_of(plot: Plot, rows: int) -> int:
    """The type of names and counts: large, or as high as a narrow bar."""
    return 16 if plot.height / max(rows, 1) > 0.42 else 12


def _name_size(plot: Plot, names: Sequence[str]) -> int:
    """The largest type in which every name is whole, else the smallest."""
    sizes = [size for size in (16, 14, 12) if size <= size_of(plot, len(names))]
    return next((size for size in sizes if widest(map(clean, names), size) <= plot.left - 0.3 + 1e-6), sizes[-1])


def _value_words(bar: Bar, note_label: str) -> tuple[Words, ...]:
    """The value in bold, then its remark."""
    note = f"{bar.note} {note_label}".strip() if bar.note else ""
    return Words(clean(bar.value_label, 40), 15, "ink", True), Words(f"  {one_line(note, 2.6, 13)}", 13, "muted")


def _wide(line: Sequence[Words]) -> float:
    return sum(width(part.text, part.size, bold=part.bold) for part in line)


def _longest(picture: Bars, shown: Sequence[Bar]) -> float:
    """Percents are measured against a hundred, everything else against the longest bar."""
    ends = [value for bar in shown for value in (bar.value, bar.before or 0)]
    return max([*ends, 100 if picture.unit == "%" else 0]) or 1


def say_rest(canvas: Canvas, area: Area, rest: str) -> None:
    """What is left out, in words at the foot of the area; nothing for ""."""
    if rest:
        canvas.text(area.lower(_REST), Words(one_line(rest, area.width, 13), 13, "muted"))
