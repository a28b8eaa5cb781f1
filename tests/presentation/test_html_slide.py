"""The pieces of a slide: the strings of its card, inert, under one h1."""

import pandas as pd
import pytest

from presentation import html_slide
from presentation.card import Ask, Bar, Bars, Card, Head, Kpi
from presentation.story import Slide, of_card

BARS = Bars((Bar("Network", 3.0, "3"),), "people")


def slide(text="Is it so?", **shown):
    return Slide("k", text, text, 1.0, (), "", "", **shown)


def card(text="Is it so?", picture=BARS, empty=""):
    return Card("k", text, text, text, text, picture, pd.DataFrame(), empty=empty)


@pytest.mark.parametrize("text", ["<script>x</script>", '" onmouseover="x', "</style></p>"])
def test_text_is_inert_on_every_kind_of_slide(text):
    kinds = [
        slide(text, head=Head((text,), text, text), kpis=(Kpi(text, text, text, text),)),
        of_card(card(text)),
        of_card(card(text, None, text)),
        slide(text, asks=(Ask(text, text),)),
    ]
    for one in kinds:
        page = html_slide.title(one) + html_slide.picture(one)
        assert "<script" not in page and ' onmouseover="' not in page and "</style>" not in page
        assert page.count("<h1>") == 1
    assert "<script" not in html_slide.foot("", text) + html_slide.problem(text, text)


def test_a_slide_says_what_its_card_says():
    page = html_slide.title(of_card(card("23 of 34 people meet the goal")))
    assert page.count("23 of 34 people meet the goal") == 3  # question, answer, subtitle


def test_an_empty_card_says_what_would_start_it():
    assert "Add a Service tab" in html_slide.picture(of_card(card(picture=None, empty="Add a Service tab")))


def test_a_slide_with_nothing_under_its_title_has_no_picture():
    assert html_slide.picture(slide(head=Head(("Brief",), "No full week yet"))) == ""


def test_the_logo_says_nothing_that_the_words_beside_it_do_not():
    foot = html_slide.foot("data:image/png;base64,AAAA", "Rio Alto", "", "Slide 1 of 6")
    assert '<img src="data:image/png;base64,AAAA" alt="">' in foot
    assert foot.count("<span>") == 2
