"""Streamlit's own parts wear the same colours as ours."""

import tomllib
from pathlib import Path

import pytest

from presentation.theme import FONT, MODES

ROOT = Path(__file__).parents[2]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
TOKENS = {
    "primaryColor": "primary",
    "backgroundColor": "page",
    "secondaryBackgroundColor": "card",
    "textColor": "ink",
    "borderColor": "hair",
    "linkColor": "focus",
    "dataframeBorderColor": "hair",
    "dataframeHeaderBackgroundColor": "page",
}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_settings_repeat_the_tokens(mode):
    colours = {option: value for option, value in THEME[mode].items() if option != "sidebar"}
    assert colours == {option: MODES[mode][token] for option, token in TOKENS.items()}
    assert THEME[mode]["sidebar"]["backgroundColor"] == MODES[mode]["side"]


def test_the_font_is_the_tokens_font_and_a_file_of_ours():
    assert THEME["font"] == THEME["headingFont"] == FONT
    for face in THEME["fontFaces"]:
        assert (ROOT / "static" / "fonts" / face["url"].removeprefix("app/static/")).is_file()
    assert (ROOT / "static" / "fonts" / "OFL.txt").is_file()
