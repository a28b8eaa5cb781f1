"""What does an empty slide of ours look like? 16 to 9, our colours and type as the deck's own theme, real placeholders."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder, MasterPlaceholder
from pptx.slide import SlideLayout
from pptx.util import Inches

from presentation.slides import grid
from presentation.slides.grid import Area

FONT = "Arial"  # the same on Windows, on a Mac and in the browser
TITLE, BODY = 28, 24  # points
OPENING, POINTS, PICTURE = range(3)  # the layouts, in their order

# Which token stands in which place of the theme; a district that changes the theme changes the charts with it.
THEME = {
    "dk1": "ink", "lt1": "card", "dk2": "side", "lt2": "page", "accent1": "focus", "accent2": "attention",
    "accent3": "teal", "accent4": "plum", "accent5": "compare", "accent6": "gold", "hlink": "focus", "folHlink": "plum",
}  # fmt: skip
_KEPT = ("Title Slide", "Title and Content", "Title Only")


def blank(tokens: Mapping[str, str]) -> Deck:
    """A presentation without slides, with three layouts: the opening, a list of points, one picture."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(grid.SLIDE.width), Inches(grid.SLIDE.height)
    deck.part._element.sldSz.attrib.pop("type", None)  # it would say 4 to 3
    _forget_origin(deck)
    _colour(deck, tokens)
    _set_type(deck)
    for layout in list(deck.slide_layouts):
        if layout.name in _KEPT:
            _lay_out(layout)
        else:
            deck.slide_layouts.remove(layout)
    return deck


def _forget_origin(deck: Deck) -> None:
    """Take out the picture of the template that file managers would show, and its printer."""
    package = deck.part.package
    for owner, kind in ((package, RELATIONSHIP_TYPE.THUMBNAIL), (deck.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS)):
        for key in [key for key, to in owner._rels.items() if to.reltype == kind]:
            owner._rels.pop(key)


def _colour(deck: Deck, tokens: Mapping[str, str]) -> None:
    """The tokens and the type in the theme that master, layouts and charts take theirs from."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = part.blob.decode("utf-8")
    for place, token in THEME.items():
        colour = f'<a:{place}><a:srgbClr val="{tokens[token][1:]}"/></a:{place}>'
        xml = re.sub(rf"<a:{place}>.*?</a:{place}>", colour, xml, flags=re.DOTALL)
    xml = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", xml)
    part.blob = xml.encode("utf-8")


def _set_type(deck: Deck) -> None:
    """Titles large, bold and from the left; said once on the master, for every layout."""
    master = deck.slide_master
    style = master._element.find(qn("p:txStyles"))
    title = style.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", str(TITLE * 100))
    title.find(qn("a:defRPr")).set("b", "1")
    style.find(qn("p:bodyStyle")).find(qn("a:lvl1pPr")).find(qn("a:defRPr")).set("sz", str(BODY * 100))
    for holder in master.placeholders:
        _place(holder, _on_master(holder))


def _lay_out(layout: SlideLayout) -> None:
    """Every placeholder of a layout in its place; date, footer and number are written on the slides themselves."""
    for holder in list(layout.placeholders):
        if holder.placeholder_format.idx >= 10:
            holder._element.getparent().remove(holder._element)
        elif layout.name == "Title Slide":
            _place(holder, grid.OPENING_LEDE if holder.placeholder_format.idx else grid.OPENING_TITLE)
        else:
            _place(holder, grid.under(grid.TITLE.height) if holder.placeholder_format.idx else grid.TITLE)


def _on_master(holder: MasterPlaceholder) -> Area:
    """The master's own date, footer and number stay at the foot, spread over the wider slide."""
    known = {"TITLE": grid.TITLE, "BODY": grid.under(grid.TITLE.height)}
    kind = holder.placeholder_format.type.name
    wider = grid.SLIDE.width / 10
    foot = Area(holder.left.inches * wider, 6.95, holder.width.inches * wider, 0.4)
    return known.get(kind, foot)


def _place(holder: MasterPlaceholder | LayoutPlaceholder, area: Area) -> None:
    holder.left, holder.top = Inches(area.left), Inches(area.top)
    holder.width, holder.height = Inches(area.width), Inches(area.height)
    frame = holder.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.TOP, True
