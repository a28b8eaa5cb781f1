"""A district's colour is used only where it can be read, and another is named where not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.branding import GROUNDS, OTHERS, colour_problem, nearest
from data.colours import contrast, distance, shades

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize("colour", ["#0B5CAD", "#00693E", "#4b2e83", "#000000", "#7A1010", "#A6192E"])
def test_a_colour_that_reads_is_taken(colour):
    assert colour_problem(colour) == ""


@pytest.mark.parametrize(
    ("colour", "says"),
    [
        ("#F0C000", "1.7:1 on white"),
        ("#747474", "4.3:1 on the grey of the page"),  # 4.68 on white, 4.35 on the page: cut, not rounded
        ("#BF4D0C", "too near the orange of what is not done yet"),
        ("#B71C1C", "too near the orange"),  # a red that is taken for it
        ("#6B7280", "too near the grey of last year"),
        ("#0B5CA", "six digits"),
        ("0B5CAD", "six digits"),
        ("#0B5CAD;}", "six digits"),  # it goes into a stylesheet
    ],
)
def test_a_colour_that_does_not_is_refused_with_the_reason(colour, says):
    assert says in colour_problem(colour)


@given(COLOURS)
def test_the_shade_that_is_named_would_do_whatever_the_hue(colour):
    shade = nearest(colour)
    assert colour_problem(shade) == ""
    assert all(contrast(shade, ground) >= 4.5 for ground in GROUNDS.values())
    assert all(distance(shade, other) >= 0.1 for other in OTHERS.values())


def test_the_shade_that_is_named_is_the_nearest_of_the_hue():
    hue = shades("#4A90E2")
    lighter = hue[hue.index(nearest("#4A90E2")) + 1 :]
    assert lighter and all(colour_problem(shade) for shade in lighter)


@given(COLOURS, COLOURS)
def test_contrast_and_distance_are_the_same_both_ways(one, other):
    assert contrast(one, other) == contrast(other, one) >= 1
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
