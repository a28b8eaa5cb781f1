"""Which words stand on a figure of lines? Names at the ends, a few words beside a point; never a legend."""

from collections.abc import Iterable, Iterator

from presentation import literal, theme
from presentation.card import Line
from presentation.figure_plan import BOLD, NOTE, TOP, TYPE, Plan, callout_words, end, end_words
from presentation.placing import Box, spread, text_size

_REACH = 60  # px between a point and words that are still seen to belong to it
_ANCHORS = {0.5: "center", 1.0: "right", 0.0: "left"}  # how much of a text lies left of its point


def annotations(plan: Plan, mode: str, brand: str = "") -> list[dict]:
    """All words of the figure, as Plotly annotations in the colours of ``mode``."""
    colours = {line.role: theme.label_colour(line.role, mode, brand=brand) for line in plan.lines}
    muted = theme.branded(brand)[mode]["muted"]
    return [*_end_labels(plan, colours), *_names_under_way(plan, colours), *_callouts(plan, muted)]


def _end_labels(plan: Plan, colours: dict[str, str]) -> Iterator[dict]:
    """Names and last values in the margin, level with the ends of the lines that reach it, pushed apart."""
    lines = [line for line in plan.lines if not plan.under_way(line)]
    levels = [plan.at(plan.last, line.values[end(line)])[1] for line in lines]
    heights = [text_size(end_words(line), TYPE * plan.scale)[1] + 2 for line in lines]
    tallest = max(heights, default=0)
    places = spread(levels, heights, low=tallest / 2 - 8, high=plan.board.height + TOP - tallest / 2)
    for line, level, place in zip(lines, levels, places, strict=True):
        yield _words(_bold(line, end_words(line)), colours[line.role], TYPE * plan.scale) | {
            "xref": "paper", "x": 1, "xshift": 8 * plan.scale, "xanchor": "left", "align": "left", "showarrow": False,
            "y": line.values[end(line)], "yshift": place - level, "yanchor": "middle",
        }  # fmt: skip


def _names_under_way(plan: Plan, colours: dict[str, str]) -> Iterator[dict]:
    """Name and value beside the last point of a line that ends early; over it, where nothing else is free."""
    for line in (line for line in plan.lines if plan.under_way(line)):
        x, y, size = end(line) + plan.tail, line.values[end(line)], (TYPE + 1) * plan.scale
        box, words = _first_free(
            plan, plan.at(x, y), size * BOLD, f"{line.label}: {line.end}".removesuffix(": "), end_words(line)
        )
        yield _tied(plan, x, y, box) | _words(_bold(line, words), colours[line.role], size)


def _first_free(plan: Plan, point: tuple[float, float], size: float, *wordings: str) -> tuple[Box, str]:
    """The first wording that finds a free place near its point, else the last one right over it."""
    for words in wordings:
        beside = list(_beside(*point, *text_size(words, size), first_up=True, least=8, most=46))
        if box := plan.board.first_free(beside):
            return box, words
    return beside[0], words


def _callouts(plan: Plan, muted: str) -> Iterator[dict]:
    """A few words over or under a point, tied to it by a hair; left out where nothing near is free."""
    for callout in plan.picture.callouts:
        words = callout_words(callout)
        x, y = plan.at(callout.x, callout.y)
        size = text_size(words, NOTE * plan.scale)
        beside = _beside(x, y, *size, first_up=callout.above, least=12 * plan.scale, most=_REACH * plan.scale)
        if box := plan.board.first_free(beside):
            yield (
                _tied(plan, callout.x, callout.y, box)
                | {"arrowcolor": muted}
                | _words(_shown(words), muted, NOTE * plan.scale)
            )


def _beside(
    x: float, y: float, width: float, height: float, *, first_up: bool, least: float, most: float
) -> Iterable[Box]:
    """Places for a text over and under a point, nearest first: centred, then to the left, then to the right."""
    for up in (first_up, not first_up):
        for away in range(round(least), round(most), 6):
            foot = y + away if up else y - away - height
            yield from (Box(x - width * share, foot, x + width * (1 - share), foot + height) for share in _ANCHORS)


def _tied(plan: Plan, x: float, y: float, box: Box) -> dict:
    """An annotation at ``box`` that stays with its point at any width, by an arrow without head or colour."""
    across, up = plan.at(x, y)
    above = box.bottom > up
    left_of_it = round((across - box.left) / (box.right - box.left), 1)
    return {
        "x": x, "y": y, "ax": 0, "ay": up - box.bottom if above else up - box.top,
        "xanchor": _ANCHORS[left_of_it], "yanchor": "bottom" if above else "top",
        "showarrow": True, "arrowhead": 0, "standoff": 4 * plan.scale,
        "arrowwidth": plan.scale, "arrowcolor": "rgba(0,0,0,0)",
    }  # fmt: skip


def _words(text: str, colour: str, size: float) -> dict:
    return {"text": text, "font": {"color": colour, "size": size}}


def _shown(text: str) -> str:
    return "<br>".join(map(literal.plotly, text.split("\n")))


def _bold(line: Line, text: str) -> str:
    return f"<b>{_shown(text)}</b>" if line.role == "focus" else _shown(text)
