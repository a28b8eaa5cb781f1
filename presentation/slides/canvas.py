"""What is put on a slide? Words, boxes and charts in the places of the grid, in the tokens of the theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pptx.dml.chtfmt import ChartFormat
from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.connector import Connector
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.text.text import TextFrame, _Run
from pptx.util import Inches, Pt

from presentation import theme
from presentation.literal import clean
from presentation.slides.fitting import width
from presentation.slides.grid import Area
from presentation.slides.template import THEME

LEFT, CENTRE, RIGHT = PP_ALIGN.LEFT, PP_ALIGN.CENTER, PP_ALIGN.RIGHT
TOP, MIDDLE, BOTTOM = MSO_ANCHOR.TOP, MSO_ANCHOR.MIDDLE, MSO_ANCHOR.BOTTOM
_NAMES = {"dk1": "TEXT_1", "lt1": "BACKGROUND_1", "dk2": "TEXT_2", "lt2": "BACKGROUND_2"}
_PLACES = {
    token: MSO_THEME_COLOR[_NAMES.get(place, place.upper().replace("ACCENT", "ACCENT_"))]
    for place, token in THEME.items()
    if "link" not in place.lower()
}
_SWATCH, _APART = 0.3, 0.3  # in: a swatch with its gap, and between two meanings

Mark = Shape | Connector | ChartFormat | _Cell  # what has a fill or an outline


@dataclass(frozen=True)
class Words:
    """A few words in one type: their size [pt], the token of their colour, and whether they are bold."""

    text: str
    size: float
    token: str = "ink"
    bold: bool = False


@dataclass
class Canvas:
    """One slide while it is being drawn, in the tokens of a theme."""

    slide: Slide
    tokens: Mapping[str, str]

    def paint(self, colour: ColorFormat, token: str) -> None:
        """Give a colour of python-pptx the token's place in the theme, or its value where the theme has no place."""
        if token in _PLACES:
            colour.theme_color = _PLACES[token]
        else:
            colour.rgb = RGBColor.from_string(self.tokens[token][1:])

    def words_for(self, role: str) -> str:
        """The token of words that name a mark: its own where that reads as text, else the muted one."""
        return role if theme.contrast(self.tokens[role], self.tokens["card"]) >= 4.5 else "muted"

    def words_on(self, token: str) -> str:
        """The token of words on a filled mark."""
        return max(("card", "ink"), key=lambda words: theme.contrast(self.tokens[words], self.tokens[token]))

    def write(
        self, frame: TextFrame, lines: Sequence[Sequence[Words]], *, align: PP_ALIGN = LEFT, anchor: MSO_ANCHOR = TOP
    ) -> None:
        """Paragraphs of words into a text frame that neither grows nor has a border of its own."""
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for at, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.alignment = align
            for words in line:
                self.style(paragraph.add_run(), words)

    def style(self, run: _Run, words: Words) -> None:
        """One run: its text as it was typed, in size, weight and colour."""
        run.text = _spaced(words.text)
        run.font.size, run.font.bold = Pt(words.size), words.bold
        self.paint(run.font.color, words.token)

    def text(
        self, area: Area, *lines: Sequence[Words] | Words, align: PP_ALIGN = LEFT, anchor: MSO_ANCHOR = TOP
    ) -> None:
        """A text box, one paragraph per line."""
        box = self.slide.shapes.add_textbox(*_emu(area))
        paragraphs = [[line] if isinstance(line, Words) else line for line in lines]
        self.write(box.text_frame, paragraphs, align=align, anchor=anchor)

    def box(self, area: Area, fill: str = "", *, edge: str = "", round_: float = 0.0, dashed: bool = False) -> Shape:
        """A box, filled or hollow; ``round_`` [in] is the radius of its corners."""
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if round_ else MSO_SHAPE.RECTANGLE
        box = self.slide.shapes.add_shape(kind, *_emu(area))
        if round_:
            box.adjustments[0] = min(round_ / min(area.width, area.height), 0.5)
        box._element.remove(box._element.find(qn("p:style")))  # it draws a shadow in LibreOffice and in old Office
        self.fill(box, fill)
        self.edge(box, edge, dashed=dashed)
        return box

    def picture(self, area: Area, path: str, alt: str) -> None:
        """A picture as large as it fits in an area, in its upper right corner."""
        picture = self.slide.shapes.add_picture(path, 0, 0)
        scale = min(Inches(area.width) / picture.width, Inches(area.height) / picture.height)
        picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
        picture.left, picture.top = Inches(area.right) - picture.width, Inches(area.top)
        describe(picture, "Logo", alt)

    def tick(self, x: float, top: float, bottom: float, *, dashed: bool = False) -> None:
        """An upright line."""
        ends = map(Inches, (x, top, x, bottom))
        line = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        line._element.remove(line._element.find(qn("p:style")))
        self.edge(line, "ink", width=2, dashed=dashed)

    def fill(self, mark: Mark, token: str) -> None:
        """Fill a mark with a token; "" leaves it hollow."""
        if not token:
            mark.fill.background()
            return
        mark.fill.solid()
        self.paint(mark.fill.fore_color, token)

    def edge(self, mark: Mark, token: str, *, width: float = 1.25, dashed: bool = False) -> None:
        """Draw the outline of a mark in a token; "" leaves it without."""
        if not token:
            mark.line.fill.background()
            return
        self.paint(mark.line.color, token)
        mark.line.width = Pt(width)
        if dashed:
            mark.line.dash_style = MSO_LINE.SQUARE_DOT

    def key(self, area: Area, meanings: Sequence[tuple[str, str, str]], *, before: str = "") -> None:
        """What each mark means, in a row: a swatch (fill, edge), then its words; ``before`` says what of."""
        said = [before, *(meaning for *_, meaning in meanings)]
        sizes = (14, 13, 12, 11, 10, 9)
        room = area.width - (_SWATCH + _APART) * len(meanings) - _APART
        size = next((size for size in sizes if width("".join(said), size) <= room), sizes[-1])
        left = area.left
        if before:
            left = self._said(left, area, before, size)
        for fill, edge, meaning in meanings:
            self.box(Area(left, area.top + 0.05, 0.2, 0.2), fill, edge=edge)
            left = self._said(left + _SWATCH, area, meaning, size)

    def _said(self, left: float, area: Area, words: str, size: float) -> float:
        """Words in the row of a key; returns where the next may begin."""
        room = width(words, size) + 0.05
        self.text(Area(left, area.top, room, 0.3), Words(words, size, "muted"), anchor=MIDDLE)
        return left + room + _APART - 0.05

    @contextmanager
    def group(self, name: str, alt: str) -> Iterator[None]:
        """Bind what is drawn in the block into one group that is described as a whole."""
        shapes = self.slide.shapes
        before = len(shapes)
        yield
        if drawn := list(shapes)[before:]:
            describe(shapes.add_group_shape(drawn), name, alt)


def describe(shape: BaseShape, name: str, alt: str) -> None:
    """Name a shape, and say what it shows for who cannot see it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", clean(alt, 2000))


def _spaced(text: str) -> str:
    """Clean text that keeps the spaces it begins and ends with: they part it from the words beside it."""
    start, end = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return f"{' ' * start}{clean(text, 2000)}{' ' * end}" if text.strip() else text


def _emu(area: Area) -> tuple[int, int, int, int]:
    return Inches(area.left), Inches(area.top), Inches(area.width), Inches(area.height)
