"""Pictures that leave the screen: well formed whatever is typed, no two words on each other, none past the edge."""

import itertools
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation import placing, svg, theme
from presentation.card import (
    Bar,
    Bars,
    Callout,
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
from presentation.literal import clean

SPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "text", "tspan", "rect", "circle", "polyline"}
LONG = "Plan and run the district's summer institute for classroom technology, all ten of its sites"  # 90 letters
HOSTILE = [
    '<script>alert("1")</script>',
    'R&D & "more"',
    "]]>",
    "a\x00\x0b\ufffe\ud800b",
    "עברית ועוד",
    "👩🏽‍🚀 🇺🇸",
    LONG,
    "",
]


def pictures(text, more=1):
    """One picture of each kind with a text wherever one can stand; ``more`` times as many rows."""
    names = [f"{text} {n}".strip() for n in range(more)] if more > 1 else [text]
    lines = (Line(text, (1.0, 2.0, 3.0), "focus", text), Line(text, (2.0, None, 1.0, 2.0), "compare", text))
    holders = (Holder(text[:2], text, "gold"), Holder("BS", text, "attention"), Holder("CW", text))
    return [
        Lines(("1", "2", "3", "4"), lines, ((0, text), (2, text)), text, 2.0, text, (Callout(1, 2.0, text, True),)),
        Dots(tuple((name, (1.0, 2.5, 2.5)) for name in names), text, 2.0, "Goal 2", ("1 of 3",) * len(names), "meet goal"),
        Chips(tuple((name, "1 of 2", ((text, True), (text, False))) for name in names)),
        Bars(tuple(Bar(name, 3.0, "3 h", text, before=2.0) for name in names), "h", text),
        Bars(tuple(Bar(name, 75.0, "3 of 4", text) for name in names), "%"),
        Stack(tuple((name, (Part(text, 3, "focus"), Part("Late", 1, "attention"))) for name in names), text),
        Heat(tuple(names), ("a", "b"), (((1, 2), (0, 2)),) * len(names), ((0, text), (1, text))),
        Items(tuple(Item(name, text, "20 Nov 2026", text, "attention") for name in names), text),
        Wall(tuple(Plaque(text, name, holders, 2, "gold") for name in names), (("gold", text),)),
        Matrix(tuple(names), (text, "Web"), ((0, 1),) * (len(names) - 1) + ((7, None),)),
        Flow(tuple(Stage(name, 2, 3, text, text) for name in names)),
    ]  # fmt: skip


KINDS = [pytest.param(at, id=f"{type(picture).__name__}{at}") for at, picture in enumerate(pictures("x"))]


def drawn(picture, width=430, **how):
    return ElementTree.fromstring(svg.drawing(picture, width=width, **how))


def said(tree):
    return ["".join(mark.itertext()) for mark in tree.iter(f"{SPACE}text")]


def boxes(tree):
    """Where each line of words stands: left, top, right, bottom."""
    for mark in tree.iter(f"{SPACE}text"):
        text, size = "".join(mark.itertext()), float(mark.get("font-size"))
        wide, x, y = placing.text_size(text, size)[0], float(mark.get("x")), float(mark.get("y"))
        left = x - {"end": wide, "middle": wide / 2}.get(mark.get("text-anchor"), 0)
        yield text, left, y - 0.72 * size, left + wide, y + 0.2 * size


def meet(one, other):
    (_, left, top, right, bottom), (_, left2, top2, right2, bottom2) = one, other
    return left < right2 - 1 and left2 < right - 1 and top < bottom2 - 0.5 and top2 < bottom - 0.5


def collisions(tree):
    return [(one[0], other[0]) for one, other in itertools.combinations(boxes(tree), 2) if meet(one, other)]


def cut(tree):
    _, _, width, height = map(float, tree.get("viewBox").split())
    return [
        box[0] for box in boxes(tree)
        if box[1] < -1 or box[2] < -1 or box[3] > width + 1 or box[4] > height + 1
    ]  # fmt: skip


def hollow(tree, name):
    return [mark for mark in tree.iter(f"{SPACE}{name}") if mark.get("stroke")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [300, 430, 780])
def test_nothing_is_cut_and_no_two_words_meet_whatever_is_typed(kind, text, width):
    tree = drawn(pictures(text, more=4)[kind], width)
    assert cut(tree) == [] and collisions(tree) == []


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.text(max_size=40))
def test_any_text_is_inert_and_well_formed(kind, text):
    tree = drawn(pictures(text)[kind], alt=text)
    assert {mark.tag.removeprefix(SPACE) for mark in tree.iter()} <= ELEMENTS
    assert not any(name.startswith("on") or name in ("style", "href") for mark in tree.iter() for name in mark.attrib)


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_the_picture_are_on_it(kind):
    words = " ".join(said(drawn(pictures("Network")[kind])))
    assert "Network" in words and "…" not in words


@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_rows_stay_apart(kind):
    tree = drawn(pictures("Team", more=100)[kind])
    assert cut(tree) == [] and collisions(tree) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_draw_draws(kind):
    picture = pictures("x")[kind]
    empty = {Lines: {"lines": (), "callouts": ()}, Dots: {"groups": (), "counts": ()}, Chips: {"groups": ()}, Bars: {"bars": ()}, Items: {"items": ()}, Wall: {"plaques": ()}, Flow: {"stages": ()}}  # fmt: skip
    drawn(
        replace(
            picture, **empty.get(type(picture), {"rows": ()} | ({"cells": ()} if hasattr(picture, "cells") else {}))
        )
    )


def test_what_it_shows_is_said_or_it_is_hidden():
    chips = Chips((("", "", (("Mesa", True),)),))
    spoken, silent = drawn(chips, alt="One <school>."), drawn(chips)
    assert (spoken.get("role"), spoken.find(f"{SPACE}title").text) == ("img", "One <school>.")
    assert (silent.get("aria-hidden"), silent.find(f"{SPACE}title")) == ("true", None)


def test_not_yet_has_a_shape_of_its_own():
    tree = drawn(Dots((("Network", (1.0, 2.5)),), "hours", 2.0))
    (short,) = hollow(tree, "circle")
    assert (short.get("stroke"), short.get("fill")) == (theme.LIGHT["attention"], theme.LIGHT["card"])


def test_a_picture_wears_the_tokens_it_is_given():
    bar = Bars((Bar("Hour of Code", 3.0, "3"),), "sessions")
    assert theme.DARK["focus"] in svg.drawing(bar, width=400, tokens=theme.DARK)
    assert theme.LIGHT["focus"] not in svg.drawing(bar, width=400, tokens=theme.DARK)


def test_lines_are_as_high_as_they_are_asked_to_be():
    assert drawn(pictures("x")[0], height=222).get("viewBox") == "0 0 430 222"


@pytest.mark.parametrize("height", [180, 300, 500])
def test_too_many_teams_are_one_row_together_and_nobody_is_lost(height):
    teams = Dots(tuple((f"Team {n}", (1.0, 2.5)) for n in range(100)), "hours", 2.0, "Goal 2", ("1 of 2",) * 100)
    tree = drawn(teams, height=height)
    words = said(tree)
    shown = sum(word.startswith("Team") for word in words)
    assert float(tree.get("viewBox").split()[3]) <= height
    assert f"{100 - shown} more" in words and f"{100 - shown} of {2 * (100 - shown)}" in words


def test_too_many_schools_are_counted_and_none_is_lost():
    things = tuple((f"Elementary number {n}", n < 45) for n in range(60))
    tree = drawn(Chips((("Schools", "45 of 60", things),)), height=240)
    more = [int(word.split()[1]) for word in said(tree) if word.startswith("and ")]
    assert float(tree.get("viewBox").split()[3]) <= 240
    assert sum(word.startswith("Elementary") for word in said(tree)) + sum(more) == 60


def test_the_heat_of_a_year_is_two_bands_in_which_every_week_is_once():
    year = tuple(f"Week {n}" for n in range(52))
    tree = drawn(Heat(("Network",), year, (tuple((n, 60) for n in range(52)),), ((0, "Jul"),)))
    assert [word for word in said(tree) if word.isdigit()] == [str(n) for n in range(52)]
    assert said(tree).count("Network") > 1


def test_last_year_is_a_dashed_tick_and_its_value_does_not_stand_on_it():
    tree = drawn(Bars((Bar("Hour of Code", 3.0, "3", before=5.0),), "sessions"))
    (tick,) = [mark for mark in tree.iter(f"{SPACE}polyline") if mark.get("stroke-dasharray")]
    value = next(box for box in boxes(tree) if box[0] == "3")
    assert float(tick.get("points").split(",")[0]) < value[1]


def test_more_than_the_whole_crosses_the_line_at_a_hundred():
    tree = drawn(Bars((Bar("All hours", 125.0, "5 of 4"),), "%"), 400)
    bar = next(tree.iter(f"{SPACE}rect"))
    marks = {mark.get("points").split(",")[0] for mark in tree.iter(f"{SPACE}polyline")}
    assert (bar.get("width"), "319" in marks) == ("400", True)


def test_cleaned_words_are_what_is_shown():
    assert said(drawn(Chips((("", "", (("two\n lines \u202e turned", True),)),)))) == [
        clean("two\n lines \u202e turned")
    ]


values = st.lists(st.one_of(st.none(), st.floats(0, 40)), min_size=1, max_size=12)


@given(
    st.lists(st.tuples(values, st.text("Network ", max_size=30)), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 11), st.floats(0, 40), st.booleans()), max_size=2),
    st.booleans(),
    st.sampled_from([316, 430, 780]),
)
def test_no_two_labels_of_lines_meet(courses, callouts, steps, width):
    lines = tuple(Line(name, tuple(course), "focus", "12.3") for course, name in courses)
    weeks = tuple(f"Week {n}" for n in range(12))
    notes = tuple(Callout(x, y, "School opens", above) for x, y, above in callouts)
    months = ((0, "Jul"), (4, "Aug"), (8, "Sep"))
    tree = drawn(Lines(weeks, lines, months, "hours", 2.0, "Goal 2", notes, steps), width)
    assert collisions(tree) == [] and cut(tree) == []
