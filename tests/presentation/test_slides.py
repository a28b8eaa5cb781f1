"""The deck, opened again: the page's words, charts that can be edited, notes, and nothing that runs."""

import io
import sys
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from data import load
from data.sample import FOLDER
from presentation.extras import ExtraMissing
from presentation.facts import Facts
from presentation.findings import changes, earning, everyone, schools, weekly
from presentation.slides import pptx
from presentation.slides.fitting import lines
from presentation.story import story

AS_OF = pd.Timestamp("2026-11-20")


def facts_of_sample():
    return Facts(load(FOLDER, today="2026-11-20"), AS_OF)


@pytest.fixture(scope="module")
def sample():
    return facts_of_sample()


@pytest.fixture(scope="module")
def made(sample):
    return pptx(sample)


@pytest.fixture(scope="module")
def slides(made):
    return list(Presentation(io.BytesIO(made)).slides)


def chart_of(slide):
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    return frame.chart


def workbook_of(chart):
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    head, *rows = book.active.iter_rows(values_only=True)
    return pd.DataFrame(rows, columns=head)


def texts_of(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_it_is_wide_and_holds_one_slide_per_part_of_the_story(sample, made, slides):
    deck = Presentation(io.BytesIO(made))
    assert round(deck.slide_width / deck.slide_height, 3) == 1.778
    assert len(slides) == len(story(sample)) == 6


def test_every_title_is_the_answer_in_a_real_title_placeholder(sample, slides):
    titles = [slide.shapes.title for slide in slides]
    assert [title.text_frame.text for title in titles] == [part.title for part in story(sample)]
    kinds = {title.placeholder_format.type for title in titles}
    assert kinds == {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


def test_question_subtitle_and_footnote_are_the_words_of_the_page(sample, slides):
    for part, slide in zip(story(sample), slides, strict=True):
        if part.card and part.card.key != "everyone":  # there the screen speaks of dots
            assert {part.question, part.card.subtitle, part.card.footnote} <= set(texts_of(slide))


def test_the_opening_says_the_head_and_the_large_numbers(sample, slides):
    opening = story(sample)[0]
    assert slides[0].placeholders[1].text_frame.text == opening.head.lede
    groups = [shape for shape in slides[0].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert [group.name for group in groups] == [kpi.label for kpi in opening.kpis]
    for group, kpi in zip(groups, opening.kpis, strict=True):
        words = [shape.text_frame.text for shape in group.shapes if shape.has_text_frame and shape.text_frame.text]
        assert words == [kpi.label, f"{kpi.value}  {kpi.of}", kpi.note]


def test_the_asks_are_a_numbered_list(sample, slides):
    body = slides[-1].placeholders[1].text_frame
    asks = story(sample)[-1].asks
    assert [paragraph.text for paragraph in body.paragraphs] == [f"{ask.strong} {ask.rest}" for ask in asks]
    assert all(paragraph._p.xpath("./a:pPr/a:buAutoNum") for paragraph in body.paragraphs)


def test_the_notes_hold_minutes_and_the_likely_question(sample, slides):
    for part, slide in zip(story(sample), slides, strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.startswith(f"{part.minutes:g} minute") and f"Likely question: {part.likely}" in notes
        assert part.likely_answer in notes


def test_the_foot_says_the_day_and_the_place_in_the_deck(slides):
    for number, slide in enumerate(slides, start=1):
        assert f"20 Nov 2026 · {number} of 6" in texts_of(slide)


def test_the_weekly_average_is_a_native_chart_of_the_cards_weeks(sample, slides):
    card, book = weekly.weekly_average(sample), workbook_of(chart_of(slides[1]))
    assert book.iloc[:, 0].tolist() == list(card.picture.x)
    for line in card.picture.lines:
        assert book[line.label].tolist() == list(line.values)
    assert book["Goal 2"].tolist() == [2] * len(card.picture.x)


def test_the_chart_shows_the_numbers_of_its_workbook(slides):
    for slide in slides[1:4]:
        chart = chart_of(slide)
        book = workbook_of(chart)
        for series in chart.plots[0].series:
            assert [None if pd.isna(v) else v for v in book[series.name]] == list(series.values)


def test_people_are_counted_as_on_the_card(sample, slides):
    card, book = everyone.everyone_or_a_few(sample), workbook_of(chart_of(slides[2]))
    assert book.iloc[:, 0].tolist() == card.table["Team"].tolist()
    assert book["Meet goal"].tolist() == card.table["Meet the goal"].tolist()
    assert (book["Meet goal"] + book["Not yet"]).tolist() == card.table["People"].tolist()


def test_a_running_total_stands_month_by_month_and_ends_where_the_card_does(sample, slides):
    card, book = earning.running_total(sample), workbook_of(chart_of(slides[3]))
    assert book.iloc[:, 0].tolist() == "Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun".split()
    weeks = [card.picture.x.index(week) for week in book.iloc[:, -1]]  # the last column names the week whole
    for line in card.picture.lines:
        expected = [line.values[week] for week in weeks if week < len(line.values)]
        assert book[line.label].dropna().tolist() == expected
        assert book[line.label].dropna().iloc[-1] == line.values[-1]


def test_names_stand_at_the_ends_of_lines_and_not_in_a_legend(slides):
    chart = chart_of(slides[1])
    labels = [s.points[18].data_label.text_frame.text for s in chart.plots[0].series]
    assert not chart.has_legend and not chart.has_title
    assert labels == ["Last year: 2.9", "This year: 3.5\nState EdTech\nConference", "Goal 2"]


def test_schools_are_chips_in_one_described_group(sample, slides):
    (group,) = [shape for shape in slides[4].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    shown = {shape.text_frame.text for shape in group.shapes}
    assert {school for _, _, things in schools.schools(sample).picture.groups for school, _ in things} <= shown


def test_every_chart_table_group_and_picture_says_what_it_shows(slides):
    for shape in (shape for slide in slides for shape in slide.shapes):
        if shape.has_chart or shape.has_table or shape.shape_type in (MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.PICTURE):
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr"), shape.name


def test_every_shape_lies_on_the_slide(slides):
    for slide in slides:
        for shape in slide.shapes:
            assert 0 <= shape.left and shape.left + shape.width <= 12192000, shape.name
            assert 0 <= shape.top and shape.top + shape.height <= 6858000, shape.name


def test_the_file_holds_no_link_no_shadow_and_no_trace_of_the_template(made):
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name or "printer" in name]
        for name in parts.namelist():
            text = parts.read(name).decode("utf-8", "ignore")
            assert "hlinkClick" not in text and 'TargetMode="External"' not in text, name
            assert "<p:style>" not in text or not name.startswith("ppt/slides/"), name


def test_the_theme_carries_our_colours_and_type(made):
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        theme = parts.read("ppt/theme/theme1.xml").decode("utf-8")
    assert '<a:accent1><a:srgbClr val="0B5CAD"/></a:accent1>' in theme
    assert theme.count('<a:latin typeface="Arial"') == 2


def test_the_file_says_whose_it_is_and_of_which_day(made):
    own = Presentation(io.BytesIO(made)).core_properties
    assert (own.title, own.author, own.language) == (
        "IT department: professional development",
        "IT department",
        "en-US",
    )
    assert own.modified == own.created == AS_OF


def test_the_same_facts_are_the_same_bytes(made):
    assert pptx(facts_of_sample()) == made


def test_a_team_is_named_in_the_title_of_its_file(sample):
    own = Presentation(io.BytesIO(pptx(replace(sample, team="Help Desk", _remembered={})))).core_properties
    assert own.title == "Help Desk: professional development"


def test_the_district_shows_in_its_colour_and_its_logo(sample, tmp_path):
    logo = tmp_path / "logo.png"
    Image.new("RGB", (400, 100), "purple").save(logo)
    ours = replace(sample.settings, brand_colour="#6B1D4F", logo=str(logo), district="Canal Unified")
    made = pptx(replace(sample, settings=ours, _remembered={}))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert '<a:accent1><a:srgbClr val="6B1D4F"/>' in parts.read("ppt/theme/theme1.xml").decode("utf-8")
    for slide in Presentation(io.BytesIO(made)).slides:
        (picture,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
        assert picture._element.xpath(".//p:cNvPr")[0].get("descr") == "Logo of Canal Unified"
        assert picture.width / picture.height == pytest.approx(4, rel=0.01)
        assert picture.top + picture.height <= slide.shapes.title.top


def test_six_asks_of_the_district_fit_under_one_another(sample):
    long = (
        "Cover for Help Desk: one hour twice a week, so that everyone there can keep the time that was promised to them"
    )
    ours = replace(sample.settings, asks=(long,) * 6)
    slide = list(Presentation(io.BytesIO(pptx(replace(sample, settings=ours, _remembered={})))).slides)[-1]
    body = slide.placeholders[1]
    runs = [[(run.text, run.font.size.pt) for run in paragraph.runs] for paragraph in body.text_frame.paragraphs]
    high = sum(lines("".join(text for text, _ in line), line[0][1], 11.1) * 1.2 + 1 for line in runs) * runs[0][0][1]
    assert slide.shapes.title.text_frame.text == "Six things would help next"
    assert high / 72 <= body.height / 914400
    assert (body.top + body.height) / 914400 <= 6.5


def test_an_empty_year_says_what_would_start_it(tmp_path):
    (tmp_path / "PD log.csv").write_text("Date,Name,Hours\n2026-05-04,Ada North,2\n", encoding="utf-8")
    facts = Facts(load(tmp_path, today="2026-07-08"), pd.Timestamp("2026-07-08"))
    opening, *cards = Presentation(io.BytesIO(pptx(facts))).slides
    assert opening.shapes.title.text_frame.text == "No full week of hours yet this school year"
    for part, slide in zip(story(facts)[1:], cards, strict=True):
        assert part.card.empty in texts_of(slide)


def test_without_python_pptx_it_says_what_to_install(sample, monkeypatch):
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(ExtraMissing, match="slides.*pip install -r requirements-exports.txt"):
        pptx(sample)


def test_what_has_changed_since_last_time_stands_after_the_opening(sample):
    card = changes.since_then(sample, since=pd.Timestamp("2026-10-01"))
    made = Presentation(io.BytesIO(pptx(sample, more=(card,))))
    assert [slide.shapes.title.text for slide in made.slides][1] == card.answer
