"""What makes a chart native? Its numbers lie in a workbook inside the slide, and whoever edits them edits the chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from pptx.chart.axis import _BaseAxis
from pptx.chart.chart import Chart
from pptx.chart.point import Point
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.util import Inches, Pt

from presentation.slides.canvas import CENTRE, Canvas, Words, describe
from presentation.slides.grid import Area
from presentation.slides.template import FONT

AXIS, LABEL = 14, 15  # points


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


def quiet(canvas: Canvas, axis: _BaseAxis, *, line: bool = False, grid: bool = False, token: str = "muted") -> None:
    """An axis of horizontal labels without ticks; ``line`` draws it, ``grid`` draws faint lines across."""
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.font.size = Pt(AXIS)
    canvas.paint(axis.tick_labels.font.color, token)
    axis.has_major_gridlines = grid
    if grid:
        canvas.paint(axis.major_gridlines.format.line.color, "grid")
        axis.major_gridlines.format.line.width = Pt(0.75)
    canvas.edge(axis.format, "hair" if line else "", width=1)


def label(
    canvas: Canvas, point: Point, words: Sequence[Sequence[Words]], position: XL_LABEL_POSITION,
    *, align: PP_ALIGN = CENTRE, shift: tuple[float, float] = (0.0, 0.0),
) -> None:  # fmt: skip
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


def _manual(layout: BaseOxmlElement, shares: dict[str, float]) -> None:
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    if "w" in shares:
        modes = {"c:layoutTarget": "inner", "c:xMode": "edge", "c:yMode": "edge"}
        for tag, value in modes.items():
            etree.SubElement(manual, qn(tag)).set("val", value)
    for tag, share in shares.items():
        etree.SubElement(manual, qn(f"c:{tag}")).set("val", f"{share:.5f}")
