"""Any card is a slide, whatever was typed into the sheet: it opens, nothing runs, nothing leaves the slide."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from presentation import theme
from presentation.card import (
    Bar,
    Bars,
    Callout,
    Card,
    Chips,
    Dots,
    Flow,
    Heat,
    Holder,
    Item,
    Items,
    Line,
    Lines,
    Matrix,
    Part,
    Plaque,
    Stack,
    Stage,
    Wall,
)
from presentation.slides.deck import deck
from presentation.slides.fitting import height, lines, width
from presentation.slides.signing import About
from presentation.story import of_card

ABOUT = About("Title", "Author", datetime(2026, 11, 20))
LONG = "Département des systèmes d'information, de la sécurité et de l'accompagnement pédagogique"
HOSTILE = [
    LONG, "فريق الدعم الفني", "צוות הרשתות", "👩🏽‍🚀🇺🇸 🚀", "技術支援與網路安全", "=1+41", "+1", "@SUM(A1)", "http://evil.example/?a=1&b=2",
    "<b>&amp;</b>", "\x00\x0b\x1f", "\ud800", "W" * 300, "a\nb\tc", "", "  ", "'", "[>=1]#,##0", "mailto:a@b.example", "internal:Sheet1!A1",
]  # fmt: skip


def pictures(text, many=3):
    """One picture of each kind, with ``text`` wherever the sheet's words may stand."""
    names = tuple(f"{text} {at}" for at in range(many)) if many > 3 else (text,) * many
    yield Lines(
        names, (Line(text, (1.0, None, 2.0)[:many], "focus", text), Line(text, (-1.0, 0.5), "compare")), ((0, text),), text,
        goal=2.0, goal_label=text, callouts=(Callout(0, 1.0, text, True), Callout(1, 0.5, text, False)),
    )  # fmt: skip
    yield Lines(names, (Line(text, (1.0,), "focus", text),), (), text, steps=True, decimals=0)
    yield Dots(tuple((name, (1.0, 2.0, 3.0)) for name in names), text, 2.0, text, ("2 of 3",) * many, text)
    yield Dots(tuple((name, (1.0, 1.0, 3.0)) for name in names), text, counts=(text,) * many)
    yield Chips(((text, text, tuple((name, at % 2 == 0) for at, name in enumerate(names))),))
    yield Bars(tuple(Bar(name, 3.0, text, text, before=4.0) for name in names), text, text)
    yield Heat(names, names, (((1, 2), (0, 0), (2, 2))[:many] + ((0, 1),) * (many - 3),) * many, ((0, text),))
    yield Stack(tuple((name, (Part(text, 5, "focus"), Part("b", 0, "attention"))) for name in names), text)
    yield Items((Item(text, text, text, text, "attention"),) * many, text)
    yield Wall((Plaque(text, text, (Holder(text, text, "gold"),) * many, 2, "gold"),) * many, (("gold", text),))
    yield Matrix(names, names, ((0, 1, None)[:many] + (2,) * (many - 3),) * many)
    yield Flow((Stage(text, 3, 4, text, text),) * min(many, 6))


def card_of(picture, text="What they said"):
    return Card("key", text, text, text, text, picture, pd.DataFrame({"a": [1]}), footnote=text, empty="")


def opened(*cards):
    made = deck(tuple(map(of_card, cards)), ABOUT, theme.LIGHT)
    return made, list(Presentation(io.BytesIO(made)).slides)


def workbooks(made):
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return [io.BytesIO(parts.read(name)) for name in parts.namelist() if name.endswith(".xlsx")]


def flat(shapes):
    for shape in shapes:
        yield from flat(shape.shapes) if shape.shape_type == MSO_SHAPE_TYPE.GROUP else (shape,)


def assert_safe(made, slides):
    for shape in (shape for slide in slides for shape in flat(slide.shapes)):
        assert shape.left >= 0 and shape.top >= 0, shape.name
        assert shape.left + shape.width <= 12192000 and shape.top + shape.height <= 6858000, shape.name
    for book in workbooks(made):
        cells = [cell for row in openpyxl.load_workbook(book).active.iter_rows() for cell in row]
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in (name for name in parts.namelist() if name.startswith("ppt/slides/")):
            assert b"hlinkClick" not in parts.read(name) and b"<a:fld" not in parts.read(name)


def assert_no_text_overflows(slides):
    """The words of every box take no more height than the box has."""
    for shape in (shape for slide in slides for shape in flat(slide.shapes)):
        if shape.has_text_frame and shape.text_frame.text and not shape.is_placeholder:
            room = shape.width / 914400 + 0.07  # a box may be drawn as narrow as its words
            high = sum(height_of(paragraph, room) for paragraph in shape.text_frame.paragraphs)
            assert high <= shape.height / 914400 + 0.12, shape.text_frame.text


def height_of(paragraph, room):
    runs = [(run.text, run.font.size.pt, run.font.bold) for run in paragraph.runs]
    largest = max(size for _, size, _ in runs)
    on_one_line = sum(width(text, size, bold=bold) for text, size, bold in runs) <= room
    wrapped = lines(paragraph.text, largest, room, bold=all(bold for *_, bold in runs))
    return height(1 if on_one_line else wrapped, largest)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_stays_text_and_on_the_slide(text):
    made, slides = opened(*(card_of(picture, text or "?") for picture in pictures(text)))
    assert_safe(made, slides)
    assert_no_text_overflows(slides)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=[]), max_size=120))
def test_any_text_opens(text):
    made, slides = opened(*(card_of(picture, text) for picture in pictures(text)))
    assert_safe(made, slides)
    assert_no_text_overflows(slides)


def test_very_many_rows_fit_and_the_rest_is_counted():
    made, slides = opened(*map(card_of, pictures("Team of the district office", many=100)))
    assert_safe(made, slides)
    assert_no_text_overflows(slides)
    said = [shape.text_frame.text for slide in slides for shape in flat(slide.shapes) if shape.has_text_frame]
    assert "and 88 more: 176 of 264 Team of the district office" in said  # people at their goal, in the teams left out
    assert "and 88 more" in said


def test_cut_words_end_in_an_ellipsis():
    _, (slide,) = opened(card_of(Items((Item(LONG * 2, LONG * 2),)), "Short"))
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    title, detail = table.cell(0, 0).text_frame.text.split("\n")
    assert title.endswith("…") and detail.endswith("…") and (LONG * 2).startswith(title[:-1])


def test_a_bar_keeps_its_earlier_value_as_an_outline():
    bars = Bars(
        (Bar("Sessions", 41, "41", "30 last year", before=30), Bar("Schools", 17, "17", "20 last year", before=20)), "n"
    )
    _, (slide,) = opened(card_of(bars))
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    now, before = chart.plots[0].series
    assert (list(now.values), list(before.values)) == ([41, 17], [30, 20])
    # The words stand past whichever reaches farther.
    assert now.points[0].data_label.text_frame.text == "41  30 last year"
    assert before.points[1].data_label.text_frame.text == "17  20 last year"


def test_a_matrix_is_a_table_whose_gaps_have_a_mark():
    matrix = Matrix(("Wireless", "Cloud"), ("Network", "Help Desk"), ((0, 1), (2, None)))
    _, (slide,) = opened(card_of(matrix))
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    cells = [[cell.text_frame.text for cell in row.cells] for row in table.rows]
    assert cells == [["", "Network", "Help Desk"], ["Wireless", "○ 0", "● 1"], ["Cloud", "2", ""]]


def test_a_chain_shows_each_count_with_its_whole():
    flow = Flow((Stage("Goals set", 34, 0, "goals"), Stage("Certified", 21, 34, "goals")))
    _, (slide,) = opened(card_of(flow))
    words = [shape.text_frame.text for shape in flat(slide.shapes) if shape.has_text_frame]
    assert {"34  goals", "21  of 34 goals"} <= set(words)
