"""The pieces of a page: escaped, in order, sane for a keyboard and a screen reader."""

import itertools
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation import html, html_text
from presentation.bins import binned
from presentation.card import (
    Ask,
    Bar,
    Bars,
    Card,
    Chips,
    Dots,
    Flow,
    Head,
    Heat,
    Holder,
    Item,
    Items,
    Kpi,
    Matrix,
    Part,
    Plaque,
    Stack,
    Stage,
    Wall,
)
from presentation.dot_plan import lanes
from presentation.scales import Axis

VOID = {"img", "br"}


class Page(HTMLParser):
    """Collects what a browser would build, and fails on tags that do not close."""

    def __init__(self, piece):
        super().__init__()
        self.open, self.tags, self.words, self.attributes = [], [], "", []
        self.feed(piece)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        assert tag != "li" or self.open[-1] in ("ul", "ol")
        assert not self.open or self.open[-1] not in ("ul", "ol") or tag == "li"  # a list holds lines only
        self.open += [tag] * (tag not in VOID)
        self.tags.append(tag)
        self.attributes += attributes

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def of(self, name):
        return [value for key, value in self.attributes if key == name]


def card(picture=None, text="Is it so?", empty=""):
    return Card("k", text, text, text, text, picture, pd.DataFrame(), footnote=text, empty=empty or text)


def pieces(text):
    """One of everything, with ``text`` wherever a cell of the sheet may stand."""
    chips = Chips(((text, "1 of 2", ((text, True), (text, False))),))
    bars = Bars((Bar(text, 3.0, "3", text, before=2.0), Bar(text, 0.0, "0", text, "attention")), text, text)
    percents = Bars((Bar(text, 114.0, text, text), Bar(text, 0.0, text, text, "attention")), "%", text)
    stack = Stack(((text, (Part(text, 3, "focus"), Part(text, 0, "compare"))), ("", ())), text)
    items = Items((Item(text, text, text, text, "attention"), Item(text)), text)
    dots = Dots(((text, (1.0, 2.5)), (text, ())), text, 2, text, (text, "0 of 0"), text)
    crowd = Dots(((text, (1.0,) * 61),), text, 2, text, (text,), text)
    heat = Heat((text,), (text, text), (((0, 3), (2, 0)),), ((0, text),))
    wall = Wall((Plaque(text, text, (Holder(text, text, "gold"),), 2, "gold"),), (("gold", text),))
    matrix = Matrix((text,), (text, text, text), ((0, 1, None),))
    flow = Flow((Stage(text, 3, 4, text, text), Stage(text, 0, 0, text)))
    drawn = (chips, bars, percents, stack, items, dots, heat, wall, matrix, flow)
    pictures = [html.picture(picture, text) for picture in drawn]
    spoken = html.picture(crowd, "A crowd.")
    kpi = Kpi(text, text, text, text, 0.7, 0.5, 0.2)
    whole = card(text=text)
    return [
        *pictures,
        spoken,
        html_text.table(pd.DataFrame({text: [text, ""]}), text),
        html.head(Head((text, text), text, text)),
        html.kpis((kpi, Kpi(text, text, text, text))),
        html.card_head(whole),
        html.empty(whole),
        html.footnote(text),
        html.asks((Ask(text, text),)),
        html.note(text),
        html.problem(text, text),
    ]


@pytest.mark.parametrize(
    "text", ["plain", "<script>x</script>", '" onmouseover="x', "</style></p>", "&lt;b&gt;", "צוות 🦊 <i>"]
)
def test_cell_text_is_inert_and_literal_in_every_piece(text):
    for piece, plain in zip(pieces(text), pieces("plain"), strict=True):
        page = Page(piece)
        assert page.tags == Page(plain).tags
        assert text in page.words or text in page.of("aria-label")
        assert not {name for name, _ in page.attributes} - {
            "class",
            "style",
            "title",
            "role",
            "aria-label",
            "aria-hidden",
            "tabindex",
            "scope",
            "data-label",
        }


@given(st.text(max_size=40))
def test_any_text_leaves_every_piece_whole(text):
    for piece in pieces(text):
        Page(piece)


def test_headings_go_down_one_step_at_a_time():
    assert "<h1>" in html.head(Head(("Brief",), "A headline"))
    assert "<h2>" in html.card_head(card())
    assert "<h3>" in html.picture(Wall((Plaque("Cisco", "CCNA", ()),)), "")


def test_a_picture_of_marks_has_its_text_and_a_list_is_a_list():
    dots = Page(html.picture(Dots((("Network", (1.0,)),), "hours"), "One dot, at 1 hour."))
    assert (dots.of("role"), dots.of("aria-label")) == (["img"], ["One dot, at 1 hour."])
    heat = Page(html.picture(Heat(("Network",), ("Week 1",), (((1, 2),),), ()), "One of two."))
    assert (heat.of("role"), heat.of("tabindex")) == (["img"], ["0"])  # it scrolls, so the keyboard must reach it
    assert "img" not in Page(html.picture(Chips((("", "", (("Mesa", True),)),)), "")).of("role")


def test_what_is_not_yet_is_also_said():
    page = Page(html.picture(Chips((("", "", (("Mesa", True), ("Delta", False))),)), ""))
    assert page.words == "MesaDelta (not yet)"


def test_many_reached_are_folded_and_none_of_those_not_yet():
    things = tuple((f"School {n}", n % 4 != 0) for n in range(148))  # 37 not yet, 111 reached
    page = Page(html.picture(Chips((("", "111 of 148", things),)), ""))
    assert (page.of("class").count("th-yes"), page.of("class").count("th-no")) == (40, 37)
    assert "School 53and 71 moreSchool 56 (not yet)" in page.words  # behind the last one that is shown


def test_forty_reached_are_all_shown():
    page = Page(html.picture(Chips((("", "", tuple((f"School {n}", True) for n in range(40))),)), ""))
    assert page.of("class").count("th-yes") == 40 and "more" not in page.words


def test_percents_are_measured_against_a_line_at_a_hundred():
    page = Page(html.picture(Bars((Bar("All hours", 125.0, "5 of 4"), Bar("Kept", 75.0, "3 of 4")), "%"), ""))
    assert page.of("style") == ["--th-whole:80.00%", "--th-share:1.0000", "--th-share:0.6000"]
    assert "100%" in page.words


def test_percents_under_a_hundred_do_not_fill_their_row():
    page = Page(html.picture(Bars((Bar("Kept", 50.0, "2 of 4"),), "%"), ""))
    assert page.of("style") == ["--th-whole:100.00%", "--th-share:0.5000"]


def test_a_long_value_stands_above_its_bar_and_a_short_one_beside_it():
    long = Page(html.picture(Bars((Bar("Kept", 2.0, "1,021 of 1,191 hours", "86%"),), "hours"), ""))
    short = Page(html.picture(Bars((Bar("Kept", 2.0, "412 hours"),), "hours"), ""))
    assert "th th-long-bars" in long.of("class") and "100%" not in long.words
    assert "th th-bars" in short.of("class")


def test_a_cell_of_a_table_carries_the_name_of_its_column():
    page = Page(html_text.table(pd.DataFrame({"Tab": ["PD log"], "Holds": ["hours"]}), "Tabs"))
    assert page.of("data-label") == ["Tab", "Holds"]
    assert (page.of("role")[:2], page.of("tabindex"), page.of("aria-label")) == (["region", "table"], ["0"], ["Tabs"])


def test_the_key_of_heat_says_of_what():
    page = Page(html.picture(Heat(("Network",), ("Week 1",), (((1, 2),),), ()), ""))
    assert "Share of the people at their goal:noneup to a quarter" in page.words


def test_a_cell_of_heat_is_shaded_by_exact_quarters():
    counts = ((0, 8), (1, 8), (2, 8), (3, 8), (4, 8), (6, 8), (7, 8), (8, 8), (0, 0))
    page = Page(html.picture(Heat(("Network",), tuple("abcdefghi"), (counts,), ()), ""))
    shades = [name for name in page.of("class") if name.startswith(("th-shade", "th-none", "th-blank"))]
    assert shades == [
        f"th-{s}"
        for s in ("none", "shade-1", "shade-1", "shade-2", "shade-2", "shade-3", "shade-4", "shade-4", "blank")
    ]
    assert "Network, a: 0 of 8" in page.of("title") and "Network, i: nobody expected" in page.of("title")


def test_the_key_of_a_stack_never_adds_up_different_things():
    goals, steps = ("Goals", (Part("Done", 3, "focus"),)), ("Milestones", (Part("Done", 4, "focus"),))
    assert "Done: 3" in Page(html.picture(Stack((goals,), "goals"), "")).words
    assert "Done: 7" not in Page(html.picture(Stack((goals, steps), "goals and milestones"), "")).words


def test_a_bullet_never_leaves_its_track():
    page = Page(html.kpis((Kpi("Hours", "2.1", "goal 2.0", "", 1.4, -0.2, 0.5),)))
    assert [s for s in page.of("style") if "%" in s] == ["width:100.0%", "left:50.0%", "left:0.0%"]


def test_a_plaque_counts_who_is_not_shown():
    page = Page(html.picture(Wall((Plaque("Cisco", "CCNA", (Holder("GG", "Grace Garcia"),), unnamed=2),)), ""))
    assert "3 holders" in page.words and "2 more, not shown by choice" in page.words


def test_nothing_is_asked_where_nothing_helps():
    assert html.asks(()) == ""


def test_the_stylesheet_knows_every_class_and_every_variable():
    sheet = html.stylesheet()
    used = {name for piece in pieces("x") for names in Page(piece).of("class") for name in names.split()}
    plain = {"th-words-compare", "th-edge-compare"}  # looks like its surroundings
    assert {name for name in used - plain if f".{name}" not in sheet} == set()
    declared = set(_variables(sheet, declared=True)) | {
        "--th-n",
        "--th-room",
        "--th-share",
        "--th-at",
        "--th-dot",
        "--th-cell",
        "--th-whole",
    }
    assert set(_variables(sheet, declared=False)) <= declared


def _variables(sheet, *, declared):
    words = sheet.replace("(", " ( ").replace(")", " ").replace(";", " ").replace("{", " ").replace(",", " ").split()
    for before, word in itertools.pairwise(words):
        if word.startswith("--th-") and (":" in word if declared else before == "("):
            yield word.partition(":")[0]


positions = st.lists(st.floats(0, 250), max_size=60)


@given(positions, st.floats(0, 250), st.sampled_from([250, 316, 700]))
def test_no_two_dots_touch_at_any_width(spots, goal, width):
    placed = lanes(spots, 10, goal)
    shown = [(lane, spot * width / 250 + move) for spot, (lane, move) in zip(spots, placed, strict=True)]
    for (lane, x), (other, y) in itertools.combinations(shown, 2):
        assert lane != other or abs(x - y) >= 10 - 1e-6


@given(positions, st.floats(0, 250))
def test_a_dot_moves_only_away_from_the_goal(spots, goal):
    for spot, (_, move) in zip(spots, lanes(spots, 10, goal), strict=True):
        assert move >= 0 if spot >= goal else move <= 0


def test_dots_with_room_stay_in_the_middle_lane():
    assert lanes([10, 30, 60], 10, 40) == [(0, 0), (0, 0), (0, 0)]


def test_equal_values_stack_before_they_move():
    placed = lanes([50] * 8, 10, 0)
    assert sorted(lane for lane, move in placed if not move) == [-3, -2, -1, 0, 1, 2, 3]
    assert [move for _, move in placed if move] == [10]


def test_a_crowd_is_counted_in_steps_and_all_of_it():
    hours = tuple(round(0.01 * n, 2) for n in range(100, 300))  # 1.00 to 2.99 hours, 100 people under the goal of 2
    page = Page(html.picture(Dots((("Smaller teams", hours),), "hours", 2), "Hours."))
    counts = [int(title.split()[0]) for title in page.of("title") if " from " in title]
    assert sum(counts) == 200
    assert "th-swarm" not in page.of("class") and "th-steps" in page.of("class")
    assert page.of("class").count("th-hollow") == len(counts) / 2
    assert page.of("aria-label")[0].startswith("Hours. Smaller teams: 10 people from 1.0 to 1.1 hours;")
    assert "the tallest is 10 people" in page.words


def test_sixty_are_dots_and_sixty_one_are_steps():
    spread_out = tuple(0.06 * n for n in range(61))
    assert "th-swarm" in html.picture(Dots((("Network", spread_out[:60]),), "hours", 2), "")
    assert "th-swarm" not in html.picture(Dots((("Network", spread_out),), "hours", 2), "")


def test_dots_that_would_leave_the_plot_are_counted_in_steps():
    nobody_yet = (0.0,) * 50 + (3.0,)
    assert "th-swarm" not in html.picture(Dots((("Network", nobody_yet),), "hours", 2), "")


def test_nobody_and_one_alone_have_a_shape_of_their_own():
    page = Page(html.picture(Matrix(("WiFi",), ("Desk", "Field", "Data", "Web"), ((0, 1, 7, None),)), "Cover"))
    assert [kind for kind in page.of("class") if kind in ("th-gap", "th-single", "th-shade-3")] == [
        "th-gap", "th-single", "th-shade-3",
    ]  # fmt: skip
    assert page.of("title") == ["WiFi, Desk: no people", "WiFi, Field: 1 person", "WiFi, Data: 7 people"]


def test_a_stage_says_what_it_is_out_of_and_never_nothing_out_of_nothing():
    stages = (Stage("Goals", 34, 0, "goals set"), Stage("Certified", 21, 34, "goals", "the last on 3 Nov 2026"))
    page = Page(html.picture(Flow(stages), ""))
    assert "34 goals set" in page.words and "21 of 34 goals" in page.words
    assert [style for style in page.of("style") if style.startswith("width")] == ["width:100.0%", "width:61.8%"]


def test_last_year_is_a_tick_and_both_years_fit_on_the_track():
    page = Page(html.picture(Bars((Bar("Hour of Code", 3.0, "3", "5 last year", before=5.0),), "sessions"), ""))
    assert [style for style in page.of("style") if "share" in style] == ["--th-share:0.6000", "--th-share:1.0000"]


amounts = st.lists(st.floats(0, 8), min_size=1, max_size=80)


@given(amounts, st.one_of(st.none(), st.floats(0.5, 4)))
def test_no_step_holds_people_on_both_sides_of_the_goal(hours, goal):
    axis = Axis(min([*hours, goal or 0]) - 0.1, max([*hours, goal or 0]) + 0.1)
    steps = binned(hours, axis, goal)
    assert sum(step.count for step in steps) == len(hours)
    if goal is not None:
        assert sum(step.count for step in steps if not step.short) == sum(value >= goal for value in hours)


@given(st.lists(amounts, min_size=1, max_size=3), st.one_of(st.none(), st.floats(0.5, 4)))
def test_no_mark_stands_off_the_plot(rows, goal):
    page = Page(html.picture(Dots(tuple((f"Team {n}", tuple(row)) for n, row in enumerate(rows)), "hours", goal), ""))
    for style in (style for style in page.of("style") if style.startswith("left:")):
        left, _, rest = style.removeprefix("left:").removeprefix("clamp(0%, ").partition("%")
        width = float(rest.partition("width:")[2].partition("%")[0] or 0)
        assert 0 <= float(left) <= 100.01 and float(left) + width <= 100.02


def test_the_stylesheet_serves_forced_colours_paper_and_the_keyboard():
    sheet = html.stylesheet()
    assert "@media (forced-colors: active)" in sheet and "forced-color-adjust: none" in sheet
    assert '[data-testid="stSidebar"], [data-testid="stHeader"] { display: none !important; }' in sheet
    assert '[data-testid="stSidebarNavLink"]:focus-visible' in sheet
