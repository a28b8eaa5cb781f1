"""Is it everyone, or a few? One dot per person on a common scale; no two dots touch, however wide the card."""

from presentation.bins import TALLEST, Step, in_words
from presentation.card import Dots
from presentation.dot_plan import DotPlan, DotRow, plan
from presentation.literal import html as text


def dots(picture: Dots, alt: str) -> str:
    """One row per group, one dot per person; filled = reaches the goal, hollow = not yet. Counts at the right."""
    placed = plan(picture)
    rows = "".join(_row(row, placed) for row in placed.rows)
    header = f'<p class="th-top">{text(picture.counts_label)}</p>' if picture.counts_label else ""
    goal = "" if picture.goal is None else f"--th-at:{_css(placed.axis.share(picture.goal))};"
    counted = [f"{row.name}: {in_words(row.steps, picture.unit)}." for row in placed.rows if row.steps]
    key = f'<p class="th-note">{placed.key}</p>' if placed.key else ""
    inside = f'<div class="th-rows">{header}{rows}{_scale(placed)}</div>{key}'
    style = f'style="{goal}--th-dot:{placed.size}px"'
    spoken = text(" ".join([alt, *counted]), 4000)
    return f'<div class="th th-dots" role="img" aria-label="{spoken}" {style}>{inside}</div>'


def _row(row: DotRow, placed: DotPlan) -> str:
    plot = _steps(row, placed) if row.steps else _swarm(row, placed)
    return (
        f'<div class="th-row"><span class="th-name" title="{text(row.name)}">{text(row.name)}</span>'
        f'<span class="th-plot">{plot}</span><span class="th-side">{_count(row.count)}</span></div>'
    )


def _swarm(row: DotRow, placed: DotPlan) -> str:
    highest, pitch = row.lanes[1], placed.size + 1
    marks = "".join(
        f'<i{_hollow(placed.short(value))} style="left:{_left(placed.axis.share(value), move)};'
        f'top:{(highest - lane) * pitch}px" title="{value:.1f} {text(placed.picture.unit)}"></i>'
        for value, (lane, move) in zip(row.values, row.places, strict=True)
    )
    return f'<span class="th-swarm" style="height:{row.height(placed.size)}px">{marks}</span>'


def _steps(row: DotRow, placed: DotPlan) -> str:
    """One bar per step, as high as its people are many; hollow under the goal."""
    marks = "".join(_step(step, placed) for step in row.steps)
    return f'<span class="th-steps" style="height:{TALLEST}px">{marks}</span>'


def _step(step: Step, placed: DotPlan) -> str:
    left, right = placed.axis.share(step.low), placed.axis.share(step.high)
    size = f"left:{_css(left)};width:{_css(right - left)};height:{step.height(placed.most):.0f}px"
    return f'<i{_hollow(step.short)} style="{size}" title="{text(step.said(placed.picture.unit))}"></i>'


def _hollow(short: bool) -> str:
    return " class=th-hollow" if short else ""


def _count(words: str) -> str:
    """ "4 of 9" with its first figure bold."""
    first, space, rest = words.partition(" ")
    return f"<b>{text(first)}</b>{space}{text(rest)}"


def _scale(placed: DotPlan) -> str:
    """The numbers under the rows, the goal bold among them."""
    goal = placed.picture.goal
    plain = "".join(f'<span style="left:{_css(share)}">{words}</span>' for share, words in placed.ticks)
    bold = "" if goal is None else f'<b style="left:{_css(placed.axis.share(goal))}">{text(placed.goal_words)}</b>'
    marked = f'<span class="th-plot">{plain}{bold}</span>'
    return f'<div class="th-row th-scale"><span class="th-name"></span>{marked}<span class="th-side"></span></div>'


def _left(share: float, move: float) -> str:
    """A dot that moved stays on the plot even where it is narrower than any we reckon with."""
    return f"clamp(0%, {_css(share)} {'+' if move > 0 else '-'} {abs(move):.1f}px, 100%)" if move else _css(share)


def _css(share: float) -> str:
    return f"{100 * share:.2f}%"
