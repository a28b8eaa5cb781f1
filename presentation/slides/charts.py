"""What makes a chart native? Its numbers lie in a workbook inside the slide, and whoever edits them edits the chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from presentation.literal import clean
from presentation.slides.canvas import CENTRE, Canvas, Words, describe
from presentation.slides.grid import Area
from presentation.slides.template import FONT

AXIS, LABEL = 14, 15  # points
_BEGINNING = datetime(2000, 1, 1)  # when every workbook was made: the same figures are the same file
_AS_TYPED = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Plot:
    """The chart's place on the slide, and in it the margins [in] that labels need around the plot."""

    area: Area
    left: float = 0.0
    right: float = 0.0
    top: float = 0.1
    bottom: float = 0.0

    @property
    def width(self) -> float:
        return self.area.width - self.left - self.right

    @property
    def height(self) -> float:
        return self.area.height - self.top - self.bottom


def categories(
    labels: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], number: str, *, at: Sequence[str] = ()
) -> _Categories:
    """The figures of a chart: one row per label, one column per series, in one number format.

    ``at`` says in a last column of the workbook what each row is, where the labels of the axis are too few for that.
    """
    data = _Categories(number_format=number)
    data.at = at
    data.categories = labels
    for name, values in series:
        data.add_series(name, values)
    return data


def points(series: Sequence[tuple[str, Sequence[tuple[float, float]]]], number: str) -> _Points:
    """The figures of a chart of points, each with its own x and y."""
    data = _Points(number_format=number)
    for name, places in series:
        one = data.add_series(name)
        for x, y in places:
            one.add_data_point(x, y)
    return data


def add(canvas: Canvas, plot: Plot, kind: XL_CHART_TYPE, data: object, name: str, alt: str) -> Chart:
    """A bare chart with its workbook: no title, no legend, the plot where it is told to be, and a description."""
    place = map(Inches, (plot.area.left, plot.area.top, plot.area.width, plot.area.height))
    frame = canvas.slide.shapes.add_chart(kind, *place, data)
    describe(frame, name, alt)
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.name, chart.font.size = FONT, Pt(AXIS)
    _settle(chart, plot)
    return chart


def quiet(canvas: Canvas, axis, *, line: bool = False, grid: bool = False, token: str = "muted") -> None:
    """An axis of horizontal labels without ticks; ``line`` draws it, ``grid`` draws faint lines across."""
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.font.size = Pt(AXIS)
    canvas.paint(axis.tick_labels.font.color, token)
    axis.has_major_gridlines = grid
    if grid:
        canvas.paint(axis.major_gridlines.format.line.color, "grid")
        axis.major_gridlines.format.line.width = Pt(0.75)
    canvas.edge(axis.format, "hair" if line else "", width=1)


def label(canvas: Canvas, point, words: Sequence[Sequence[Words]], position, *, align=CENTRE, shift=(0.0, 0.0)) -> None:
    """Lines of words at a point, as its data label: they move with it when it is edited. ``shift`` [share of the chart]."""
    mark = point.data_label
    canvas.write(mark.text_frame, words, align=align)
    mark.text_frame.word_wrap = False
    mark.position = position
    if any(shift):
        spot = etree.SubElement(mark._dLbl, qn("c:layout"))
        _manual(spot, {"x": shift[0], "y": shift[1]})
        mark._dLbl.find(qn("c:idx")).addnext(spot)


def _settle(chart: Chart, plot: Plot) -> None:
    """Fix the plot inside the chart, so that what is reckoned here is what is drawn."""
    area = chart._chartSpace.chart.plotArea
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = etree.Element(qn("c:layout"))
        area.insert(0, layout)
    width, height = plot.area.width, plot.area.height
    _manual(
        layout, {"x": plot.left / width, "y": plot.top / height, "w": plot.width / width, "h": plot.height / height}
    )


def _manual(layout, shares: dict[str, float]) -> None:
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    if "w" in shares:
        modes = {"c:layoutTarget": "inner", "c:xMode": "edge", "c:yMode": "edge"}
        for tag, value in modes.items():
            etree.SubElement(manual, qn(tag)).set("val", value)
    for tag, share in shares.items():
        etree.SubElement(manual, qn(f"c:{tag}")).set("val", f"{share:.5f}")


class _AsTyped:
    """Writes a workbook in which no text becomes a formula or a link, and which says nothing of when it was made."""

    @contextmanager
    def _open_worksheet(self, file: BytesIO) -> Iterator[tuple]:
        workbook = Workbook(file, _AS_TYPED)
        workbook.set_properties({"created": _BEGINNING})
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _CategoryBook(_AsTyped, CategoryWorkbookWriter):
    def _populate_worksheet(self, workbook: Workbook, worksheet: Worksheet) -> None:
        super()._populate_worksheet(workbook, worksheet)
        worksheet.write_column(1, 1 + len(self._chart_data), map(clean, self._chart_data.at))


class _PointBook(_AsTyped, XyWorkbookWriter):
    pass


class _Categories(CategoryChartData):
    at: Sequence[str] = ()

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _CategoryBook(self)


class _Points(XyChartData):
    @property
    def _workbook_writer(self) -> XyWorkbookWriter:
        return _PointBook(self)
