"""How do counted parts become a chart that can be edited? As one stacked bar per row, with a key in place of a legend."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from presentation import words
from presentation.card import Dots, Part, Stack
from presentation.literal import clean
from presentation.slides.bar_charts import MOST, bars_of, plot_of, say_rest, size_of
from presentation.slides.canvas import Canvas
from presentation.slides.charts import Plot
from presentation.slides.fitting import width
from presentation.slides.grid import Area

_KEY = 0.42  # in: the line that says what each colour means


def people_chart(canvas: Canvas, area: Area, picture: Dots, alt: str) -> None:
    """The people of each group as a stacked bar: how many reach the goal, and how many not yet."""
    label = words.capitalised(clean(picture.counts_label) or "reach the goal")
    rows = tuple((name, _parts(values, picture.goal, label)) for name, values in picture.groups)
    rest = _rest_of_groups(picture)
    # The words of the alt text are about the same counts; only its first sentence names dots.
    _stacked(canvas, area, Stack(rows, "people"), f"One stacked bar per row. {alt.partition('. ')[2]}", rest)


def stack_chart(canvas: Canvas, area: Area, picture: Stack, alt: str) -> None:
    """Parts of a whole, one stacked bar per row, each part counted in it."""
    _stacked(canvas, area, picture, alt, f"and {words.num(len(picture.rows) - MOST)} more rows")


def _stacked(canvas: Canvas, area: Area, picture: Stack, alt: str, rest: str) -> None:
    kinds = list(dict.fromkeys((part.label, part.role) for _, parts in picture.rows for part in parts))
    shown, more = picture.rows[:MOST], len(picture.rows) > MOST
    names = [name for name, _ in shown]
    plot = plot_of(area.below(_KEY), names, more, right=0.2)
    series = [(clean(label), [_count(parts, (label, role)) for _, parts in shown]) for label, role in kinds]
    chart = bars_of(canvas, plot, XL_CHART_TYPE.BAR_STACKED, names, series, "#,##0", alt)
    most = max((sum(part.count for part in parts) for _, parts in shown), default=1) or 1
    chart.value_axis.maximum_scale = most
    size = size_of(plot, len(shown))
    for (_, role), drawn in zip(kinds, chart.plots[0].series, strict=True):
        _draw_part(canvas, drawn, role, size, least=_least(most, plot, size))
    swatches = [(_fill(role), _edge(role), clean(label, 40)) for label, role in kinds]
    canvas.key(area.upper(_KEY), swatches)
    say_rest(canvas, area, rest if more else "")


def _parts(values: Sequence[float], goal: float | None, label: str) -> tuple[Part, ...]:
    met = sum(goal is None or value >= goal for value in values)
    return Part(label, met, "focus"), Part("Not yet", len(values) - met, "attention")


def _rest_of_groups(picture: Dots) -> str:
    """What is not shown, counted: "and 88 more: 401 of 610 meet goal"."""
    left = picture.groups[MOST:]
    values = [value for _, group in left for value in group]
    met = sum(picture.goal is None or value >= picture.goal for value in values)
    return f"and {words.num(len(left))} more: {words.of(met, len(values))} {clean(picture.counts_label)}".rstrip()


def _draw_part(canvas: Canvas, series: BarSeries, role: str, size: int, *, least: int) -> None:
    """One part in its colour; its count stands in it where there is room."""
    canvas.fill(series.format, _fill(role))
    canvas.edge(series.format, _edge(role) or "card", width=1.5)
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = f"[>={least}]#,##0;", False
    labels.font.size, labels.font.bold = Pt(size), True
    labels._element.find(qn("c:txPr")).find(qn("a:bodyPr")).set("wrap", "none")
    canvas.paint(labels.font.color, canvas.words_on(_fill(role)))


def _fill(role: str) -> str:
    """What is not yet reached is light with an edge, as it is hollow on the screen."""
    return "attention_soft" if role == "attention" else role


def _edge(role: str) -> str:
    return "attention" if role == "attention" else ""


def _least(most: int, plot: Plot, size: int) -> int:
    """The smallest count whose figure fits in its part of a bar."""
    inch = most / plot.width
    return next(
        count
        for count in range(1, most + 2)
        if count / inch >= width(words.num(count), size, bold=True) + 0.06 or count > most
    )


def _count(parts: Sequence[Part], kind: tuple[str, str]) -> int:
    return sum(part.count for part in parts if (part.label, part.role) == kind)
