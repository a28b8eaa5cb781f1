"""The colours: readable in both modes, named once."""

import re
from pathlib import Path

import pytest

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
