"""A finding in a notebook: the words of its page, nothing from elsewhere, nothing that runs."""

import re
from itertools import accumulate

import pandas as pd
import pytest

from presentation import inline
from presentation.card import Bar, Bars, Card, Dots, Head, Line, Lines

HOSTILE = '<script>alert("$x$")</script> & more'
BARS = Bars((Bar("Wireless", 3.0, "3 hours"), Bar("Cloud", 1.0, "1 hour")), "hours")
LINES = Lines(("July", "August"), (Line("This year", (1.0, 2.0), "focus", "2.0"),), ((0, "Jul"),), "hours", goal=2)
HEAD = Head(("Hours", "As of Friday 20 November 2026"), "9 of 19 staff meet the goal", "One person is new.")


def card(picture=BARS, **other):
    said = {
        "question": "What is studied?",
        "answer": "Wireless first",
        "subtitle": "Hours by topic",
        "alt": "Two bars.",
    }
    table = pd.DataFrame({"Topic": ["Wireless", "Cloud"], "Hours": [3, 1]})
    return Card(**{"key": "k", "picture": picture, "table": table, "footnote": "Done rows only.", **said, **other})


def body(shown):
    """What stands there, without its style."""
    return re.sub(r"<style>.*?</style>", "", shown._repr_mimebundle_()["text/html"], flags=re.DOTALL)


def test_a_card_shows_its_words_its_picture_and_its_table():
    shown = body(card())
    for words in ("What is studied?", "Wireless first", "Hours by topic", "3 hours", "Done rows only."):
        assert words in shown
    assert re.findall(r"<t[hd] [^>]*>([^<]*)<", shown) == ["Topic", "Hours", "Wireless", "3", "Cloud", "1"]


def test_a_console_without_html_prints_the_words_alone():
    assert card()._repr_mimebundle_()["text/plain"] == "What is studied?\nWireless first\nHours by topic"
    assert HEAD._repr_mimebundle_()["text/plain"] == (
        "Hours · As of Friday 20 November 2026\n9 of 19 staff meet the goal\nOne person is new."
    )


def test_a_head_shows_its_headline():
    assert "9 of 19 staff meet the goal" in body(HEAD)


def test_lines_are_drawn_in_the_names_of_the_colours_so_that_one_drawing_serves_light_and_dark():
    shown = body(card(LINES))
    assert "<svg" in shown and 'aria-label="Two bars."' in shown
    assert "var(--th-focus)" in shown
    assert re.findall("#[0-9A-Fa-f]{6}", shown) == []


@pytest.mark.parametrize("picture", [BARS, LINES])
def test_nothing_runs_and_nothing_is_asked_for(picture):
    shown = card(picture)._repr_mimebundle_()["text/html"]
    assert (
        re.findall(
            r"<script|\bon\w+=|url\(|@import|https?://|src=|href=", shown.replace("http://www.w3.org/2000/svg", "")
        )
        == []
    )


def test_what_people_typed_stays_as_they_typed_it():
    shown = body(card(question=HOSTILE, footnote=HOSTILE, table=pd.DataFrame({HOSTILE: [HOSTILE]})))
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;alert(&quot;$x$&quot;)&lt;/script&gt; &amp; more") >= 4
    assert 'class="th-inline tex2jax_ignore mathjax_ignore"' in shown  # no formula between two dollars


def test_an_empty_card_says_what_is_missing_and_has_nothing_behind_it():
    shown = body(card(None, empty="Add a Goals tab.", table=pd.DataFrame(), footnote=""))
    assert "Add a Goals tab." in shown
    assert "<details" not in shown


def test_a_card_says_where_the_rows_behind_it_are():
    assert "Rows behind it: 3, in .rows of this card." in body(card(rows=pd.DataFrame({"Row": [1, 2, 3]})))
    assert ".rows" not in body(card())


def test_the_style_holds_inside_of_what_is_shown_only():
    style = re.sub(r"^<style>|</style>$|/\*.*?\*/", "", inline._style(), flags=re.DOTALL)
    assert style.startswith(".th-inline.th-inline{")
    assert list(accumulate({"{": 1, "}": -1}.get(mark, 0) for mark in style)).index(0, 21) == len(style) - 1


def test_a_crowd_is_drawn_in_so_much_room_and_a_long_table_says_that_it_is_cut():
    crowd = Dots(tuple((f"Team {n}", (1.0, 2.0, 3.0, 4.0)) for n in range(100)), "hours", goal=2.0)
    few = Dots(crowd.groups[:5], "hours", goal=2.0)
    long = pd.DataFrame({"Team": [f"Team {n}" for n in range(100)]})
    shown = body(card(crowd, table=long))
    assert "<svg" in shown and len(shown) < 40_000
    assert (
        "The first 60 of 100 lines:" in shown
        and "Team 59<" in shown
        and '<td role="cell" data-label="Team">Team 60<' not in shown
    )
    assert "<svg" not in body(card(few)) and "lines:" not in body(card(few))
