"""Words are measured before they are written: smaller where they must be, cut with an ellipsis where they cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation.card import Line, Lines
from presentation.slides.fitting import fitted, height, lines, one_line, width
from presentation.slides.grid import Area
from presentation.slides.line_scale import by_month, scale_of, ticks


def test_a_line_is_as_wide_as_arial_draws_it():
    assert width("Hello", 72) == pytest.approx(0.722 + 0.556 + 0.222 + 0.222 + 0.556)
    assert width("Hello", 72, bold=True) == pytest.approx(0.722 + 0.556 + 0.278 + 0.278 + 0.611)
    assert width("é", 72) == width("e", 72) and width("e\u0301", 72) == width("e", 72)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("aaa aaa", 1),  # 7 letters of 0.556 in, a space is 0.278
        ("aaa aaa aaa", 2),
        ("aaaaaaaaaaaa", 2),  # one word longer than a line is broken
        ("aaaaa-aaa", 2),  # a line may end after a hyphen
    ],
)
def test_lines_break_at_spaces_and_hyphens(text, count):
    assert lines(text, 72, 4.2) == count


def test_long_text_shrinks_before_it_is_cut():
    room = (4.0, height(2, 20))
    assert fitted("word " * 5, room, (20, 16, 12)) == ("word word word word word", 20)
    assert fitted("word " * 20, room, (20, 16, 12))[1] == 12
    text, size = fitted("word " * 50, room, (20, 16, 12))
    assert size == 12 and text.endswith("…") and len(text) < 250


@given(st.text(max_size=200), st.floats(0.5, 6))
def test_a_cut_line_fits_and_begins_as_the_text_does(text, room):
    cut = one_line(text, room, 14)
    assert width(cut, 14) <= room or cut == "…"
    assert cut.endswith("…") or cut == one_line(text, 1e9, 14)


@given(st.text(max_size=400), st.floats(1, 6), st.floats(0.3, 2))
def test_fitted_text_is_no_higher_than_its_room(text, wide, high):
    cut, size = fitted(text, (wide, high), (28, 20, 12))
    assert height(lines(cut, size, wide), size) <= high + 1e-6 or cut == "…"


def test_an_area_is_parted_without_gaps_lost():
    left, right = Area(1, 1, 5, 2).columns(2, 1)
    assert (left, right) == (Area(1, 1, 2, 2), Area(4, 1, 2, 2))
    assert Area(0, 0, 4, 4).below(1).lower(1) == Area(0, 3, 4, 1)


def test_a_running_total_keeps_the_last_week_of_each_month_and_its_own_last():
    x = ("By 7 July", "By 28 July", "By 4 August", "By 25 August", "By 1 September", "By 29 September")
    now, before = Line("now", (0.0, 1.0, 2.0), "focus"), Line("before", (0.0, 0.0, 1.0, 3.0, 3.0, 5.0), "compare")
    thin = by_month(Lines(x, (before, now), (), "n", steps=True))
    assert thin.x == ("By 28 July", "By 4 August", "By 29 September")  # this year has come to 4 August
    assert [line.values for line in thin.lines] == [(0.0, 1.0, 5.0), (1.0, 2.0)]
    assert thin.ticks == ((0, "Jul"), (1, "Aug"), (2, "Sep"))


def test_positions_that_name_no_month_are_all_kept():
    picture = Lines(("1", "2"), (Line("a", (0.0, 1.0), "focus"),), (), "n", steps=True)
    assert by_month(picture) is picture


@given(st.lists(st.one_of(st.none(), st.floats(-50, 5000)), min_size=1), st.sampled_from([0, 1]))
def test_the_axis_holds_zero_and_every_value_in_few_round_steps(values, decimals):
    scale = scale_of(Lines(("x",) * len(values), (Line("a", tuple(values), "focus"),), (), "n", decimals=decimals))
    known = [value for value in values if value is not None] + [0.0]
    assert scale.low - 1e-9 * scale.step <= min(known) and max(known) < scale.high  # the dust of binary fractions
    assert 1 <= len(ticks(scale)) <= 8
