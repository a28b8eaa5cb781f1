"""Figures of lines: every line names itself, nothing covers anything, and odd data still draws."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation import theme
from presentation.card import Callout, Line, Lines
from presentation.figure_plan import plan
from presentation.placing import Board, Box, spread, text_size, wrapped
from presentation.plotly_figures import CONFIG, figure
from presentation.plotly_words import annotations
from presentation.scales import round_ticks, tick_text

WEEKS = tuple(f"Week {number}" for number in range(1, 13))
MONTHS = ((0, "Jul"), (4, "Aug"), (8, "Sep"))


def lines(*drawn, **more):
    return Lines(WEEKS, drawn, MONTHS, "hours", **more)


def this_year(*values, end="2.0"):
    return Line("This year", values, "focus", end)


def said(drawn):
    return [note.text for note in drawn.layout.annotations]


def test_a_line_is_named_at_its_end_and_nowhere_else():
    drawn = figure(lines(Line("Last year", (1.0,) * 12, "compare", "1.0"), this_year(*(2.0,) * 12)), "light")
    assert said(drawn) == ["Last year<br>1.0", "<b>This year<br>2.0</b>"]
    assert drawn.layout.showlegend is None and drawn.layout.template.layout.showlegend is False
    assert drawn.layout.title.text is None
    assert CONFIG["displayModeBar"] is False


def test_a_line_under_way_is_named_beside_its_last_point():
    note = figure(lines(this_year(1.0, 2.0, 3.0)), "light").layout.annotations[0]
    assert (note.text, note.x, note.y) == ("<b>This year: 2.0</b>", 2, 3.0)


def test_the_goal_is_a_mark_on_the_axis_and_a_dashed_line():
    drawn = figure(lines(this_year(*(1.9,) * 12), goal=2, goal_label="Goal 2"), "light")
    goal = drawn.layout.yaxis.ticktext[drawn.layout.yaxis.tickvals.index(2)]
    assert ">Goal 2</span></b>" in goal
    assert (drawn.layout.shapes[0].y0, drawn.layout.shapes[0].line.dash) == (2, "4px,4px")


def test_a_number_too_near_to_the_goal_gives_way():
    ticks = figure(lines(this_year(*(3.0,) * 12), goal=2.1), "light").layout.yaxis.tickvals
    assert 2.1 in ticks and 2 not in ticks


def test_this_year_lies_on_top_and_wears_the_colour_of_the_mode():
    drawn = figure(lines(this_year(*(2.0,) * 12), Line("Last year", (1.0,) * 12, "compare")), "dark")
    named = [trace for trace in drawn.data if trace.name]
    assert [trace.name for trace in named] == ["Last year", "This year"]
    assert named[-1].line.color == theme.DARK["focus"]


def test_a_running_total_ends_level():
    drawn = figure(lines(this_year(*range(12)), steps=True, decimals=0), "light")
    tail = next(trace for trace in drawn.data if trace.mode == "lines" and not trace.name)
    assert (tail.x[0], tail.y) == (11, (11, 11))
    assert tail.x[1] <= drawn.layout.xaxis.range[1]


def test_a_value_without_neighbours_is_a_dot_and_a_gap_stays_open():
    drawn = figure(lines(this_year(1.0, None, 2.0, 2.0)), "light")
    assert drawn.data[0].y == (1.0, None, 2.0, 2.0)
    assert drawn.data[0].connectgaps is None
    assert drawn.data[1].x == (0,)


@pytest.mark.parametrize(
    "picture",
    [
        lines(this_year(*(0.0,) * 12)),
        lines(this_year(*(None,) * 12)),
        lines(this_year()),
        lines(this_year(-2.0, 3.0, -1.0), goal=0.0),
        Lines(("Week 1",), (this_year(1.5),), ((0, "Jul"),), "hours", goal=2.0),
        Lines((), (), (), "hours"),
        Lines(("5", "5", "7"), (this_year(1.0, 2.0, 3.0),), ((0, "5"), (1, "5")), "hours"),
    ],
)
@pytest.mark.parametrize("mode", theme.MODES)
def test_odd_data_draws(picture, mode):
    json.loads(figure(picture, mode, scale=1.7, height=640).to_json())


def test_equal_names_on_the_axis_stay_apart():
    drawn = figure(Lines(("5", "5", "7"), (this_year(1.0, 2.0, 3.0),), ((0, "5"),), "hours"), "light")
    assert len(set(drawn.data[0].x)) == 3
    assert not any(x.isdigit() for x in drawn.data[0].x)  # a number would be taken for a position


def test_cell_text_in_a_figure_is_inert():
    hostile = "<a href=x>%{y}</a> $1$"
    picture = Lines((hostile,), (Line(hostile, (1.0,), "focus", hostile),), ((0, hostile),), hostile, 1.0, hostile)
    assert "<a" not in figure(picture, "light").to_json()
    assert "%{y}" not in figure(picture, "light").data[0].hovertemplate.removeprefix("%{y:,.1f}")


def test_labels_of_the_axis_thin_out_rather_than_touch():
    year = tuple((x, month) for x, month in enumerate("Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun".split()))
    shown = figure(Lines(WEEKS, (this_year(*(1.0,) * 12),), year, "hours"), "light").layout.xaxis.ticktext
    assert shown == ("Jul", "Sep", "Nov", "Jan", "Mar", "May")


values = st.lists(st.one_of(st.none(), st.floats(-5, 40)), min_size=1, max_size=12)


@given(
    st.lists(st.tuples(values, st.sampled_from(["focus", "compare", "teal"])), max_size=3), st.booleans(), st.booleans()
)
def test_any_three_lines_draw_and_their_labels_keep_apart(drawn, steps, goal):
    named = [Line(f"Line {i}", tuple(line), role, "12.3") for i, (line, role) in enumerate(drawn)]
    picture = lines(*named, steps=steps, goal=2.0 if goal else None)
    measured = plan(picture, 1.0, 300)
    labels = [note for note in annotations(measured, "light") if note.get("xref") == "paper"]
    places = sorted(measured.at(0, note["y"])[1] + note["yshift"] for note in labels)
    assert all(higher - lower >= 34 for lower, higher in itertools.pairwise(places))
    figure(picture, "light")


@given(st.integers(0, 11), st.floats(0, 3), st.booleans(), st.lists(st.floats(0, 3), min_size=12, max_size=12))
def test_a_callout_covers_no_line_or_is_left_out(x, y, above, course):
    measured = plan(lines(this_year(*course), callouts=(Callout(x, y, "School opens", above),)), 1.0, 300)
    annotations(measured, "light")
    for box in measured.board.words:
        for (x0, y0), (x1, y1) in itertools.pairwise(measured.board.lines[0]):
            for step in range(21):
                across, up = x0 + (x1 - x0) * step / 20, y0 + (y1 - y0) * step / 20
                assert not box.meets(Box(across, up, across + 1e-6, up + 1e-6)) or across in (box.left, box.right)


@given(st.integers(0, 11), st.floats(0, 3), st.booleans(), st.lists(st.floats(0, 3), min_size=12, max_size=12))
def test_a_callout_stands_near_its_point_or_is_left_out(x, y, above, course):
    measured = plan(lines(this_year(*course), callouts=(Callout(x, y, "School opens", above),)), 1.0, 300)
    assert all(abs(note["ay"]) <= 60 for note in annotations(measured, "light") if "School" in note["text"])


def test_a_taken_place_is_not_given_twice():
    board = Board(100, 100)
    assert board.first_free([Box(0, 0, 50, 20)])
    assert board.first_free([Box(10, 5, 60, 25), Box(0, 20, 50, 40)]) == Box(0, 20, 50, 40)
    assert board.first_free([Box(0, 90, 50, 110)]) is None


def test_labels_move_as_little_as_they_must():
    assert spread([10, 50], [20, 20], low=0, high=100) == [10, 50]
    assert spread([50, 50, 50], [20, 20, 20], low=0, high=100) == [30, 50, 70]
    assert spread([99, 98], [20, 20], low=0, high=100) == [100, 80]


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("This year", 10, "This year"),
        ("Network and infrastructure services", 10, "Network\nand…"),
        ("Supercalifragilistic", 10, "Supercalifrag…"),
        ("", 10, ""),
    ],
)
def test_a_label_wraps_to_two_short_lines(text, letters, lines):
    assert wrapped(text, letters) == lines


def test_more_lines_are_higher_not_wider():
    assert text_size("ab\nab", 14) == (text_size("ab", 14)[0], 35.0)


@given(st.floats(-1000, 1000), st.floats(0.01, 5000), st.integers(2, 8))
def test_ticks_are_few_even_and_inside(low, reach, most):
    ticks = round_ticks(low, low + reach, most)
    assert len(ticks) <= most
    assert all(low - 1e-3 <= tick <= low + reach + 1e-3 for tick in ticks)
    assert len({round(b - a, 6) for a, b in itertools.pairwise(ticks)}) <= 1
    assert len(set(tick_text(ticks))) == len(ticks)
