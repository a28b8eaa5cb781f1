"""Which words stand on a figure of lines, and where? Names at the ends, a few words beside a point; never a legend."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from presentation.card import Line
from presentation.figure_plan import BOLD, NOTE, TOP, TYPE, Plan, callout_words, end, end_words
from presentation.placing import Box, spread, text_size

_REACH = 60  # px between a point and words that are still seen to belong to it
_SHARES = (0.5, 1.0, 0.0)  # how much of a text lies left of its point


@dataclass(frozen=True)
class Words:
    """A few words on the plot: their type, the box they fill in pixels, and the point of the picture they belong to.

    ``role`` gives the colour. ``tied``: a hair leads to the point. ``in_margin``: at the end of a line, past the plot.
    """

    text: str
    role: str
    size: float
    box: Box
    x: float
    y: float
    bold: bool = False
    tied: bool = False
    in_margin: bool = False


def words_on(plan: Plan) -> list[Words]:
    """All words of the figure but its axes; none where somebody has typed nothing that shows."""
    words = (*_end_labels(plan), *_names_under_way(plan), *_callouts(plan))
    return [said for said in words if said.box.right > said.box.left]


def _end_labels(plan: Plan) -> Iterator[Words]:
    """Names and last values in the margin, level with the ends of the lines that reach it, pushed apart."""
    lines = [line for line in plan.lines if not plan.under_way(line)]
    levels = [plan.at(plan.last, line.values[end(line)])[1] for line in lines]
    sizes = [text_size(end_words(line), TYPE * BOLD * plan.scale) for line in lines]
    heights = [height + 2 for _, height in sizes]
    half = max(heights, default=0) / 2 - TOP * plan.scale  # a label stands out over the plot as far as there is air
    places = spread(levels, heights, low=half, high=plan.board.height - half)
    left = plan.board.width + 8 * plan.scale
    for line, place, (width, height) in zip(lines, places, sizes, strict=True):
        box = Box(left, place - height / 2, left + width, place + height / 2)
        yield _name(line, end_words(line), TYPE * plan.scale, box, plan.last, in_margin=True)


def _names_under_way(plan: Plan) -> Iterator[Words]:
    """Name and value beside the last point of a line that ends early; over it, where nothing else is free."""
    for line in (line for line in plan.lines if plan.under_way(line)):
        x, y, size = end(line) + plan.tail, line.values[end(line)], (TYPE + 1) * plan.scale
        wordings = ": ".join(filter(None, (line.label, line.end))), end_words(line)
        box, words = _first_free(plan, plan.at(x, y), size * BOLD, *wordings)
        yield _name(line, words, size, box, x)


def _name(line: Line, words: str, size: float, box: Box, x: float, *, in_margin: bool = False) -> Words:
    y = line.values[end(line)]
    return Words(words, line.role, size, box, x, y, bold=line.role == "focus", in_margin=in_margin)


def _first_free(plan: Plan, point: tuple[float, float], size: float, *wordings: str) -> tuple[Box, str]:
    """The first wording that finds a free place near its point, else the last one over a line, but over no other word."""
    for words in wordings:
        if box := plan.board.first_free(_beside(*point, *text_size(words, size), first_up=True, least=8, most=46)):
            return box, words
    anywhere = _beside(*point, *text_size(words, size), first_up=True, least=8, most=plan.board.height)
    return plan.board.over_lines(list(anywhere)), words


def _callouts(plan: Plan) -> Iterator[Words]:
    """A few words over or under a point, tied to it by a hair; left out where nothing near is free."""
    for callout in plan.picture.callouts:
        words = callout_words(callout)
        x, y = plan.at(callout.x, callout.y)
        size = text_size(words, NOTE * plan.scale)
        beside = _beside(x, y, *size, first_up=callout.above, least=12 * plan.scale, most=_REACH * plan.scale)
        if box := plan.board.first_free(beside):
            yield Words(words, "muted", NOTE * plan.scale, box, callout.x, callout.y, tied=True)


def _beside(
    x: float, y: float, width: float, height: float, *, first_up: bool, least: float, most: float
) -> Iterable[Box]:
    """Places for a text over and under a point, nearest first: centred, then to the left, then to the right."""
    for up in (first_up, not first_up):
        for away in range(round(least), round(most), 6):
            foot = y + away if up else y - away - height
            yield from (Box(x - width * share, foot, x + width * (1 - share), foot + height) for share in _SHARES)
