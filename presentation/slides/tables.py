"""What is a table on a slide? A real one, which can be edited and read aloud, in our type and without bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.table import _Cell
from pptx.util import Inches

from presentation.slides.canvas import CENTRE, MIDDLE, Canvas, Words, describe
from presentation.slides.grid import Area

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's name for "no style, no grid"


@dataclass(frozen=True)
class Cell:
    """One cell: its lines of words, its fill ("" for none), where its words stand."""

    lines: tuple[Words, ...] = ()
    fill: str = ""
    align: PP_ALIGN = CENTRE


def table(
    canvas: Canvas, area: Area, rows: Sequence[Sequence[Cell]], widths: Sequence[float], name: str, alt: str,
    *, row: float, rules: bool = False, head: bool = True,
) -> None:  # fmt: skip
    """Rows of cells, each ``row`` [in] high, from the upper left; ``rules`` draws a hair between rows."""
    place = (area.left, area.top, sum(widths), row * len(rows))
    frame = canvas.slide.shapes.add_table(len(rows), len(widths), *map(Inches, place))
    describe(frame, name, alt)
    made = frame.table
    made.first_row, made.horz_banding = head, False
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Inches(width)
    for line, cells in zip(made.rows, rows, strict=True):
        line.height = Inches(row)
        for drawn, cell in zip(line.cells, cells, strict=True):
            _fill_in(canvas, drawn, cell)
            _edges(canvas, drawn, "hair" if rules else "card")


def _fill_in(canvas: Canvas, drawn: _Cell, cell: Cell) -> None:
    canvas.write(drawn.text_frame, [[line] for line in cell.lines], align=cell.align)
    drawn.margin_left = drawn.margin_right = drawn.margin_top = drawn.margin_bottom = 0
    drawn.vertical_anchor = MIDDLE
    if not cell.lines:  # an empty cell would be as high as the type it does not have
        drawn.text_frame.paragraphs[0].font.size = Inches(0.1)
    canvas.fill(drawn, cell.fill)


def _edges(canvas: Canvas, drawn: _Cell, token: str) -> None:
    """A line under a cell, and the gap between shaded cells; python-pptx knows no borders."""
    properties = drawn._tc.get_or_add_tcPr()
    sides = ("lnL", "lnR", "lnT", "lnB") if token == "card" else ("lnB",)
    for at, side in enumerate(sides):
        line = etree.Element(qn(f"a:{side}"), w="12700")
        solid = etree.SubElement(line, qn("a:solidFill"))
        etree.SubElement(solid, qn("a:srgbClr")).set("val", canvas.tokens[token][1:])
        properties.insert(at, line)
