"""How does a story become a file? One slide after another: title, picture, foot, notes; then the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from lxml import etree
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.text.text import _Paragraph
from pptx.util import Inches, Pt

from presentation import words
from presentation.card import Ask
from presentation.literal import clean
from presentation.slides import figures, grid, pictures, template
from presentation.slides.canvas import BOTTOM, LEFT, MIDDLE, RIGHT, TOP, Canvas, Words
from presentation.slides.fitting import fitted, height, lines
from presentation.slides.grid import Area
from presentation.slides.signing import About, same_every_time, sign
from presentation.story import Slide

_NUMBER = 0.7  # in: the room of a number before its ask
_GAP = 0.8  # of a line: between two asks
_HARDLY_SMALLER = 0.88  # of a title's size: so much is given up for one line instead of two


def deck(story: Sequence[Slide], about: About, tokens: Mapping[str, str]) -> bytes:
    """The slides as a file."""
    made = template.blank(tokens)
    for number, slide in enumerate(story, start=1):
        canvas = _add(made, slide, f"{words.date(about.as_of)} · {number} of {len(story)}", tokens)
        if about.logo:
            canvas.picture(grid.LOGO, about.logo, about.logo_of)
    sign(made, about)
    file = BytesIO()
    made.save(file)
    return same_every_time(file)


def _add(made: Deck, slide: Slide, stamp: str, tokens: Mapping[str, str]) -> Canvas:
    """One slide, drawn by what it shows."""
    draw, layout = (
        (_opening, template.OPENING)
        if slide.head
        else (_points, template.POINTS)
        if slide.asks
        else (_card, template.PICTURE)
    )
    canvas = Canvas(made.slides.add_slide(made.slide_layouts[layout]), tokens)
    draw(canvas, slide)
    canvas.text(grid.STAMP, Words(stamp, 10.5, "muted"), align=RIGHT, anchor=BOTTOM)
    canvas.slide.notes_slide.notes_text_frame.text = "\n".join(clean(line, 4000) for line in slide.notes.split("\n"))
    return canvas


def _opening(canvas: Canvas, slide: Slide) -> None:
    """The headline as large as it fits, the lede under it, the large numbers."""
    _kicker(canvas, " · ".join(slide.head.eyebrow), (13, 12, 11), "muted")
    _title(canvas, slide.title, grid.OPENING_TITLE, (40, 36, 32, 28, 24))
    lede = canvas.slide.placeholders[1]
    text, size = fitted(slide.head.lede, (grid.OPENING_LEDE.width, grid.OPENING_LEDE.height), (20, 18, 16, 14))
    canvas.write(lede.text_frame, [[Words(text, size, "muted")]])
    figures.kpis(canvas, grid.OPENING_KPIS, slide.kpis)


def _card(canvas: Canvas, slide: Slide) -> None:
    """Question, answer, subtitle, picture and footnote; or why there is no picture yet."""
    card = slide.card
    body = _head(canvas, slide)
    text, size = fitted(pictures.subtitle(card), (body.width, 0.5), (14, 13, 12, 11))
    down = height(lines(text, size, body.width), size) + 0.15
    canvas.text(body.upper(down), Words(text, size, "muted"))
    if card.empty:
        _empty(canvas, body.below(down + 0.3), card.empty)
    else:
        pictures.draw(canvas, body.below(down), card)
    text, size = fitted(card.footnote, (grid.FOOTNOTE.width, grid.FOOTNOTE.height), (10.5, 9.5, 9))
    canvas.text(grid.FOOTNOTE, Words(text, size, "muted"), anchor=BOTTOM)


def _points(canvas: Canvas, slide: Slide) -> None:
    """The asks as a numbered list in the slide's own placeholder, so that they stand in the outline."""
    body = _head(canvas, slide).inset(0, 0.35)
    holder = canvas.slide.placeholders[1]
    holder.left, holder.top = Inches(body.left), Inches(body.top)
    holder.width, holder.height = Inches(body.width), Inches(body.height)
    wide = body.width - _NUMBER - 0.1
    size = next((size for size in (24, 20, 18, 16) if _high(slide.asks, wide, size) <= body.height), 14)
    most = body.height / len(slide.asks) - height(_GAP, size) if size == 14 else body.height
    canvas.write(holder.text_frame, [_ask_words(ask, size, (wide, most)) for ask in slide.asks])
    for paragraph in holder.text_frame.paragraphs:
        paragraph.space_after = Pt(size * _GAP)
        _number(canvas, paragraph)


def _head(canvas: Canvas, slide: Slide) -> Area:
    """The question over the answer; returns the room under them."""
    _kicker(canvas, slide.question, (15, 14, 13, 12), "focus")
    return grid.under(_title(canvas, slide.title, grid.TITLE, (28, 27, 26, 25, 24, 22, 20, 18)))


def _kicker(canvas: Canvas, words: str, sizes: Sequence[float], token: str) -> None:
    """The line above the title."""
    text, size = fitted(words, (grid.KICKER.width, grid.KICKER.height), sizes, bold=True)
    canvas.text(grid.KICKER, Words(text, size, token, True))


def _title(canvas: Canvas, title: str, area: Area, sizes: Sequence[float]) -> float:
    """The title in the largest type that fits, in the layout's own placeholder; returns its height [in]."""
    text, size = fitted(title, (area.width, area.height), sizes, bold=True)
    one = (one for one in sizes if one >= sizes[0] * _HARDLY_SMALLER and lines(text, one, area.width, bold=True) == 1)
    size = next(one, size)
    canvas.write(canvas.slide.shapes.title.text_frame, [[Words(text, size, "ink", True)]], align=LEFT, anchor=TOP)
    return height(lines(text, size, area.width, bold=True), size)


def _empty(canvas: Canvas, area: Area, why: str) -> None:
    canvas.box(area.upper(1.6), "page", round_=0.1)
    inside = area.upper(1.6).inset(0.4, 0.3)
    text, size = fitted(why, (inside.width, inside.height), (20, 18, 16, 14))
    canvas.text(inside, Words(text, size, "muted"), anchor=MIDDLE)


def _high(asks: Sequence[Ask], wide: float, size: float) -> float:
    """How high [in] the list stands in a size, with the gaps between them."""
    return sum(height(lines(f"{ask.strong} {ask.rest}", size, wide, bold=True) + _GAP, size) for ask in asks)


def _ask_words(ask: Ask, size: float, room: tuple[float, float]) -> list[Words]:
    """The words that matter in bold; what is too long for its room ends in an ellipsis."""
    whole, _ = fitted(f"{ask.strong} {ask.rest}", room, (size,), bold=True)
    strong = clean(ask.strong)
    return [Words(whole[: len(strong)], size, "ink", True), Words(whole[len(strong) :], size, "muted")]


def _number(canvas: Canvas, paragraph: _Paragraph) -> None:
    """A large number before the paragraph, counted by PowerPoint itself."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Inches(_NUMBER)))
    properties.set("indent", str(-Inches(_NUMBER)))
    colour = etree.SubElement(properties, qn("a:buClr"))
    etree.SubElement(colour, qn("a:schemeClr")).set("val", "accent1")
    etree.SubElement(properties, qn("a:buFont")).set("typeface", "+mj-lt")
    etree.SubElement(properties, qn("a:buAutoNum")).set("type", "arabicPlain")
