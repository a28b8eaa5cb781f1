"""How do counts per team, magnitudes and parts become charts that can be edited? As horizontal bars from zero."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from presentation import words
from presentation.card import Bar, Bars, Dots, Part, Stack
from presentation.literal import clean
from presentation.slides import charts
from presentation.slides.canvas import Canvas, Words
from presentation.slides.charts import Plot
from presentation.slides.fitting import one_line, widest, width
from presentation.slides.grid import Area

MOST = 12  # rows that are read from the back of a room; the others are said in words
_ROW, _GAP = 0.75, 45  # in: a row's most height; percent: the gap between two bars
_NAME = 3.2  # in: the widest name of a row
_KEY = 0.42  # in: the line that says what each colour means
_REST = 0.34  # in: the line that says what is left out


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


def bars_chart(canvas: Canvas, area: Area, picture: Bars, alt: str) -> None:
    """One bar each from zero with its value in words; where it ended before is a dashed outline."""
    shown, rest = picture.bars[:MOST], len(picture.bars) - MOST
    said = [_value_words(bar, picture.note_label) for bar in shown]
    room = max((_wide(line) for line in said), default=0.0) + 0.3
    plot = _plot(area, [bar.label for bar in shown], rest > 0, right=min(room, area.width / 2))
    before = [bar.before for bar in shown]
    series = [(clean(picture.unit) or "value", [bar.value for bar in shown])]
    series += [("Before", before)] if any(value is not None for value in before) else []
    chart = _bars(canvas, plot, XL_CHART_TYPE.BAR_CLUSTERED, shown, series, "General", alt)
    chart.plots[0].overlap = 100
    chart.value_axis.maximum_scale = _longest(picture, shown)
    now, *then = chart.plots[0].series
    for at, (bar, line) in enumerate(zip(shown, said, strict=True)):
        canvas.fill(now.points[at].format, bar.role)
        charts.label(canvas, now.points[at], [line], XL_LABEL_POSITION.OUTSIDE_END)
    for outline in then:
        canvas.fill(outline.format, "")
        canvas.edge(outline.format, "ink", width=1.5, dashed=True)
    _say_rest(canvas, area, f"and {words.num(rest)} more" if rest > 0 else "")


def _stacked(canvas: Canvas, area: Area, picture: Stack, alt: str, rest: str) -> None:
    kinds = list(dict.fromkeys((part.label, part.role) for _, parts in picture.rows for part in parts))
    shown, more = picture.rows[:MOST], len(picture.rows) > MOST
    names = [name for name, _ in shown]
    plot = _plot(area.below(_KEY), names, more, right=0.2)
    series = [(clean(label), [_count(parts, (label, role)) for _, parts in shown]) for label, role in kinds]
    chart = _bars(canvas, plot, XL_CHART_TYPE.BAR_STACKED, names, series, "#,##0", alt)
    most = max((sum(part.count for part in parts) for _, parts in shown), default=1) or 1
    chart.value_axis.maximum_scale = most
    for (_, role), drawn in zip(kinds, chart.plots[0].series, strict=True):
        _draw_part(canvas, drawn, role, least=_least(most, plot))
    swatches = [(_fill(role), _edge(role), clean(label, 40)) for label, role in kinds]
    canvas.key(area.upper(_KEY), swatches)
    _say_rest(canvas, area, rest if more else "")


def _parts(values: Sequence[float], goal: float | None, label: str) -> tuple[Part, ...]:
    met = sum(goal is None or value >= goal for value in values)
    return Part(label, met, "focus"), Part("Not yet", len(values) - met, "attention")


def _rest_of_groups(picture: Dots) -> str:
    """What is not shown, counted: "and 88 more, in which 401 of 610 meet goal"."""
    left = picture.groups[MOST:]
    values = [value for _, group in left for value in group]
    met = sum(picture.goal is None or value >= picture.goal for value in values)
    return f"and {words.num(len(left))} more, with {words.of(met, len(values))} {clean(picture.counts_label)}".rstrip()


def _plot(area: Area, names: Sequence[str], more: bool, *, right: float) -> Plot:
    """As high as its rows need, as far from the left as its names need."""
    room = area.height - (_REST if more else 0)
    chart = area.upper(min(room, _ROW * max(len(names), 1)))
    left = min(widest(map(clean, names), 16), _NAME) + 0.2
    return Plot(chart, left=left, right=right, top=0.0, bottom=0.0)


def _bars(canvas: Canvas, plot: Plot, kind, rows, series, number: str, alt: str):
    """Horizontal bars, the first row on top, its name at the left, and no other axis."""
    size = 16 if plot.height / max(len(rows), 1) > 0.36 else 13
    names = [row if isinstance(row, str) else row.label for row in rows]
    data = charts.categories([one_line(name, plot.left - 0.2, size) or " " for name in names], series, number)
    chart = charts.add(canvas, plot, kind, data, "Bar chart", alt)
    across, up = chart.category_axis, chart.value_axis
    charts.quiet(canvas, across, token="ink")
    across.tick_labels.font.size, across.reverse_order = Pt(size), True
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    up.visible = up.has_major_gridlines = False
    up.minimum_scale = 0
    chart.plots[0].gap_width = _GAP
    return chart


def _draw_part(canvas: Canvas, series, role: str, *, least: int) -> None:
    """One part in its colour; its count stands in it where there is room."""
    canvas.fill(series.format, _fill(role))
    canvas.edge(series.format, _edge(role) or "card", width=1.5)
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = f"[>={least}]#,##0;", False
    labels.font.size, labels.font.bold = Pt(16), True
    canvas.paint(labels.font.color, canvas.words_on(_fill(role)))


def _fill(role: str) -> str:
    """What is not yet reached is light with an edge, as it is hollow on the screen."""
    return "attention_soft" if role == "attention" else role


def _edge(role: str) -> str:
    return "attention" if role == "attention" else ""


def _least(most: int, plot: Plot) -> int:
    """The smallest count whose figure fits in its part of a bar."""
    inch = most / plot.width
    return next(
        count
        for count in range(1, most + 2)
        if count / inch >= width(words.num(count), 16, bold=True) + 0.06 or count > most
    )


def _count(parts: Sequence[Part], kind: tuple[str, str]) -> int:
    return sum(part.count for part in parts if (part.label, part.role) == kind)


def _value_words(bar: Bar, note_label: str) -> tuple[Words, ...]:
    """The value in bold, then its remark."""
    note = f"{bar.note} {note_label}".strip() if bar.note else ""
    return Words(clean(bar.value_label, 40), 15, "ink", True), Words(f"  {one_line(note, 2.6, 13)}", 13, "muted")


def _wide(line: Sequence[Words]) -> float:
    return sum(width(words.text, words.size, bold=words.bold) for words in line)


def _longest(picture: Bars, shown: Sequence[Bar]) -> float:
    """Percents are measured against a hundred, everything else against the longest bar."""
    ends = [value for bar in shown for value in (bar.value, bar.before or 0)]
    return max([*ends, 100 if picture.unit == "%" else 0]) or 1


def _say_rest(canvas: Canvas, area: Area, rest: str) -> None:
    if rest:
        canvas.text(area.lower(_REST), Words(one_line(rest, area.width, 13), 13, "muted"))
