"""Change over time: lines that carry their names, a goal marked on the axis, no more."""

from collections.abc import Iterator, Mapping

from presentation import theme
from presentation.card import Line, Lines
from presentation.figure_axes import marks_across
from presentation.figure_plan import BOTTOM, HEIGHT, PEN, PENS, TOP, TYPE, Plan, end, plan, runs
from presentation.figure_words import Words, words_on
from presentation.svg.fitting import fitted, width_of
from presentation.svg.marks import Drawn, block, circle, stroke, words


def lines(picture: Lines, width: float, tokens: Mapping[str, str], height: float | None) -> Drawn:
    """The lines as on the screen, on a plot as wide as it is drawn."""
    measured = plan(picture, 1.0, height or HEIGHT, width)
    marks = [*_up(measured, tokens), *_across(measured, width, tokens)]
    for line in sorted(measured.lines, key=lambda line: line.role == "focus"):  # this year lies on top
        marks += _line(measured, line, tokens)
    marks += [mark for said in words_on(measured) for mark in _said(measured, said, tokens)]
    return Drawn(marks, measured.height)


def _up(measured: Plan, tokens: Mapping[str, str]) -> Iterator[str]:
    """Gridlines with their numbers; the goal dashed and bold."""
    right = measured.left + measured.board.width
    for mark in measured.marks:
        y = _down(measured, measured.at(0, mark.value)[1])
        across = [(measured.left, y), (right, y)]
        if mark.is_goal:
            yield stroke(across, tokens["ink"], 1.8, dash="4 4")
        else:
            yield stroke(across, tokens["grid"], 1)
        colour, weight = (tokens["ink"], 700) if mark.is_goal else (tokens["muted"], 400)
        yield words(measured.left - 8, y, mark.text, colour, anchor="end", weight=weight)


def _across(measured: Plan, width: float, tokens: Mapping[str, str]) -> Iterator[str]:
    """The labels of the x axis, each under its position and none past the edge."""
    for x, label in marks_across(measured.picture.ticks, measured.at(1, 0)[0], TYPE):
        (shown,) = fitted(label, width, TYPE)
        half = width_of(shown, TYPE) / 2
        middle = min(max(measured.left + measured.at(x, 0)[0], half), max(width - half, half))
        yield words(middle, measured.height - BOTTOM / 2 + 3, shown, tokens["muted"], anchor="middle")


def _line(measured: Plan, line: Line, tokens: Mapping[str, str]) -> Iterator[str]:
    """A stroke over each run of values, a dot for a value alone, a larger one where this year stands now."""
    colour, pen = tokens[line.role], PENS.get(line.role, PEN)
    for run in runs(measured, line):
        points = [(measured.left + x, _down(measured, y)) for x, y in run]
        yield stroke(points, colour, pen) if len(points) > 1 else circle(*points[0], pen, colour)
    if line.role == "focus":
        x, y = measured.at(end(line) + measured.tail, line.values[end(line)])
        yield circle(measured.left + x, _down(measured, y), 6.5, colour, stroke=tokens["card"], pen=2)


def _said(measured: Plan, said: Words, tokens: Mapping[str, str]) -> Iterator[str]:
    """The words in their box, with a hair to their point where they are tied to it."""
    box, point, colour = said.box, measured.at(said.x, said.y), tokens[theme.label_token(said.role)]
    share = 0.0 if said.in_margin else round((point[0] - box.left) / (box.right - box.left), 1)
    anchor = {0.0: "start", 1.0: "end"}.get(share, "middle")
    x = box.left + (box.right - box.left) * {"start": 0, "end": 1}.get(anchor, 0.5)
    if said.tied:
        near, far = (box.bottom, point[1] + 5) if box.bottom > point[1] else (box.top, point[1] - 5)
        hair = [(measured.left + point[0], _down(measured, up)) for up in (far, near)]
        yield stroke(hair, colour, 1)
    yield block(
        measured.left + x, _down(measured, box.top), said.text.split("\n"), colour,
        size=said.size, anchor=anchor, weight=700 if said.bold else 400,
    )  # fmt: skip


def _down(measured: Plan, up: float) -> float:
    """From pixels over the plot's foot to pixels under the picture's top."""
    return TOP + measured.board.height - up
