"""The colours: readable in both modes, named once."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import Settings
from data.branding import GROUNDS, OTHERS, nearest
from data.colours import contrast, distance
from presentation import theme

HOUSE = Path(__file__).parents[2]
HEX = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?!;)")


@pytest.mark.parametrize("mode", theme.MODES)
@pytest.mark.parametrize("ground", ["card", "page"])
def test_text_reads_on_every_ground(mode, ground):
    tokens = theme.MODES[mode]
    for name in ("ink", "muted", "focus", "attention", "good", "gold"):
        assert theme.contrast(tokens[name], tokens[ground]) >= 4.5, name


@pytest.mark.parametrize("mode", theme.MODES)
@pytest.mark.parametrize("ground", ["card", "page"])
def test_marks_stand_out_from_every_ground(mode, ground):
    tokens = theme.MODES[mode]
    for name in ("focus", "attention", "compare", "good", "gold", "teal", "plum"):
        assert theme.contrast(tokens[name], tokens[ground]) >= 3, name


@pytest.mark.parametrize("mode", theme.MODES)
def test_text_on_a_fill_reads(mode):
    tokens = theme.MODES[mode]
    fills = (
        "focus",
        "compare",
        "faint",
        "attention",
        "good",
        "gold",
        "teal",
        "plum",
        "shade_1",
        "shade_2",
        "shade_3",
        "shade_4",
    )
    for fill in fills:
        assert theme.contrast(theme.text_on(tokens[fill]), tokens[fill]) >= 4.5, fill
    for role in ("focus", "attention", "good", "gold"):
        assert theme.contrast(tokens[role], tokens[f"{role}_soft"]) >= 4.5, role
    assert theme.contrast(tokens["on_primary"], tokens["primary"]) >= 4.5
    assert theme.contrast(tokens["side_muted"], tokens["side"]) >= 4.5
    assert theme.contrast(tokens["side"], tokens["side_focus"]) >= 4.5
    assert theme.contrast(tokens["muted"], tokens["grid"]) >= 4.5


@pytest.mark.parametrize("mode", theme.MODES)
@pytest.mark.parametrize("role", ["focus", "compare", "faint", "attention", "good", "gold", "teal", "plum"])
def test_the_words_that_name_a_mark_read_as_text(mode, role):
    assert theme.contrast(theme.label_colour(role, mode), theme.MODES[mode]["card"]) >= 4.5


def test_both_modes_have_the_same_tokens():
    assert set(theme.LIGHT) == set(theme.DARK)


def test_contrast_is_the_published_formula():
    assert theme.contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)  # WCAG's well-known near miss


def test_no_colour_is_named_outside_the_theme():
    rooms = [
        path
        for room in ("presentation", "pages")
        for kind in ("py", "css")
        for path in (HOUSE / room).rglob(f"*.{kind}")
    ]
    named = {
        str(path.relative_to(HOUSE)): HEX.findall(path.read_text("utf-8")) for path in rooms if path.name != "theme.py"
    }
    assert {path: found for path, found in named.items() if found} == {}


BRANDS = st.integers(0, 0xFFFFFF).map(lambda number: nearest(f"#{number:06X}"))


def test_a_brand_is_measured_against_the_colours_it_stands_among():
    assert set(GROUNDS.values()) == {theme.LIGHT["card"], theme.LIGHT["page"]}
    assert set(OTHERS.values()) == {theme.LIGHT["attention"], theme.LIGHT["compare"]}


def test_without_a_brand_the_colours_are_ours():
    assert theme.of(Settings(), "light") is theme.LIGHT and theme.of(Settings(), "dark") is theme.DARK


def test_a_brand_takes_the_place_of_our_blue_and_of_nothing_else():
    mine = theme.of(Settings(brand_colour="#00693E"), "light")
    changed = {name for name in theme.LIGHT if mine[name] != theme.LIGHT[name]}
    assert changed == {"focus", "focus_soft", "primary", "shade_1", "shade_2", "shade_3", "shade_4"}
    assert (mine["focus"], mine["primary"]) == ("#00693E", "#00693E")


@given(BRANDS)
def test_whatever_the_brand_everything_reads_in_both_modes(brand):
    for tokens in theme.branded(brand).values():
        for ground in ("card", "page", "focus_soft"):
            assert contrast(tokens["focus"], tokens[ground]) >= 4.5
        for fill in ("focus", "shade_1", "shade_2", "shade_3", "shade_4"):
            assert contrast(theme.text_on(tokens[fill]), tokens[fill]) >= 4.5
        assert contrast(tokens["on_primary"], tokens["primary"]) >= 4.5
        assert contrast(tokens["primary"], tokens["page"]) >= 3


@given(BRANDS)
def test_whatever_the_brand_it_is_told_from_what_is_not_done_and_from_last_year(brand):
    for tokens in theme.branded(brand).values():
        assert min(distance(tokens["focus"], tokens[other]) for other in ("attention", "compare")) >= 0.1


def test_words_and_rules_carry_the_brand():
    assert theme.label_colour("focus", "light", brand="#00693E") == "#00693E"
    assert "--th-focus:light-dark(#00693E," in theme.css_variables("#00693E")
