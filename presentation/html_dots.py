"""Is it everyone, or a few? One dot per person on a common scale; no two dots touch, however wide the card.

A row with too many people for that is drawn in counted steps instead: a dot out of its place would say other hours.
"""

import math
from collections.abc import Sequence

from presentation.card import Dots
from presentation.html_distribution import binned, distribution, in_words
from presentation.literal import html as text
from presentation.scales import Axis, round_ticks, tick_text

_NARROWEST = 250  # px: the plot on a phone 390 px wide, with some room to spare
_SPARSE = 24  # more people than this in one row get smaller dots
_TALLEST = 7  # lanes; past that, dots move away from the goal along the axis
_CROWD = 60  # more people than this in one row are counted in steps


def dots(picture: Dots, alt: str) -> str:
    """One row per group, one dot per person; filled = reaches the goal, hollow = not yet. Counts at the right."""
    axis = _axis(picture)
    sizes = [len(values) for _, values in picture.groups if len(values) <= _CROWD]
    size = 13 if max(sizes, default=0) <= _SPARSE else 9
    counted = {
        name: binned(values, axis, picture.goal)
        for name, values in picture.groups
        if len(values) > _CROWD or not _fits(values, axis, size, picture.goal)
    }
    most = max((count for steps in counted.values() for *_, count in steps), default=1)
    plots = (
        distribution(counted[name], axis, picture.goal, picture.unit, most)
        if name in counted
        else _swarm(values, axis, size, picture)
        for name, values in picture.groups
    )
    counts = picture.counts or ("",) * len(picture.groups)
    names = (name for name, _ in picture.groups)
    rows = "".join(_row(*row) for row in zip(names, plots, counts, strict=True))
    header = f'<p class="th-top">{text(picture.counts_label)}</p>' if picture.counts_label else ""
    goal = "" if picture.goal is None else f"--th-at:{_css(axis.share(picture.goal))};"
    spoken = " ".join([alt, *(f"{name}: {in_words(steps, picture.unit)}." for name, steps in counted.items())])
    inside = f'<div class="th-rows">{header}{rows}{_scale(axis, picture)}</div>{_key(most) if counted else ""}'
    style = f'style="{goal}--th-dot:{size}px"'
    return f'<div class="th th-dots" role="img" aria-label="{text(spoken, 4000)}" {style}>{inside}</div>'


def lanes(positions: Sequence[float], pitch: float, goal: float) -> list[tuple[int, float]]:
    """For each position [px], the lane it stands in (0 is the middle, then 1, -1, 2 ...) and how far it moves [px].

    No two come nearer than ``pitch``, here or on any wider plot: within a lane the order is kept. A dot only moves when
    every lane is full there, and then away from ``goal`` [px], never across it. The result is in the order given.
    """
    placed: dict[int, tuple[int, float]] = {}
    ends: dict[int, float] = {}
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    for i in reversed([i for i in order if positions[i] < goal]):
        placed[i] = _settle(-positions[i], ends, pitch, mirrored=True)
    ends = {lane: max(positions[i] + move for i, (at, move) in placed.items() if at == lane) for lane in ends}
    for i in (i for i in order if positions[i] >= goal):
        placed[i] = _settle(positions[i], ends, pitch)
    return [placed[i] for i in range(len(positions))]


def _settle(position: float, ends: dict[int, float], pitch: float, *, mirrored: bool = False) -> tuple[int, float]:
    """Take the lane nearest to the middle where the dot need not move, else the one where it moves least."""
    free = sorted(range(-(_TALLEST // 2), _TALLEST // 2 + 1), key=lambda lane: (abs(lane), -lane))
    moves = {lane: max(0.0, ends.get(lane, -math.inf) + pitch - position) for lane in free}
    lane = min(free, key=lambda lane: moves[lane])
    ends[lane] = position + moves[lane]
    return lane, -moves[lane] if mirrored else moves[lane]


def _axis(picture: Dots) -> Axis:
    """Half a step of air on both sides; it need not start at zero, for position is read, not length."""
    values = [value for _, values in picture.groups for value in values]
    values += [] if picture.goal is None else [picture.goal]
    low, high = min(values, default=0), max(values, default=1)
    air = 0.06 * (high - low) or 0.5
    return Axis(max(low - air, 0) if low >= 0 else low - air, high + air)


def _fits(values: Sequence[float], axis: Axis, size: int, goal: float | None) -> bool:
    """Whether every dot of a row stands on the narrowest plot."""
    spots = [axis.share(value) * _NARROWEST for value in values]
    placed = _places(values, axis, size, goal)
    return all(0 <= spot + move <= _NARROWEST for spot, (_, move) in zip(spots, placed, strict=True))


def _places(values: Sequence[float], axis: Axis, size: int, goal: float | None) -> list[tuple[int, float]]:
    spots = [axis.share(value) * _NARROWEST for value in values]
    return lanes(spots, size + 1, -math.inf if goal is None else axis.share(goal) * _NARROWEST)


def _swarm(values: Sequence[float], axis: Axis, size: int, picture: Dots) -> str:
    goal = -math.inf if picture.goal is None else picture.goal
    places = _places(values, axis, size, picture.goal)
    lowest, highest = min((lane for lane, _ in places), default=0), max((lane for lane, _ in places), default=0)
    marks = "".join(
        f'<i{" class=th-hollow" if value < goal else ""} style="left:{_left(axis.share(value), move)};'
        f'top:{(highest - lane) * (size + 1)}px" title="{value:.1f} {text(picture.unit)}"></i>'
        for value, (lane, move) in zip(values, places, strict=True)
    )
    return f'<span class="th-swarm" style="height:{(highest - lowest) * (size + 1) + size}px">{marks}</span>'


def _row(name: str, plot: str, count: str) -> str:
    return (
        f'<div class="th-row"><span class="th-name" title="{text(name)}">{text(name)}</span>'
        f'<span class="th-plot">{plot}</span><span class="th-side">{_count(count)}</span></div>'
    )


def _key(most: int) -> str:
    people = f"{most:,} {'person' if most == 1 else 'people'}"
    return f'<p class="th-note">Bars stand where a row has too many people for dots; the tallest is {people}.</p>'


def _count(words: str) -> str:
    """ "4 of 9" with its first figure bold."""
    first, space, rest = words.partition(" ")
    return f"<b>{text(first)}</b>{space}{text(rest)}"


def _scale(axis: Axis, picture: Dots) -> str:
    """The numbers under the rows, the goal bold among them; a number too near to the goal gives way."""
    ticks = round_ticks(axis.low, axis.high, 5)
    marks = list(zip(ticks, tick_text(ticks), strict=True))
    if picture.goal is not None:
        marks = [(tick, words) for tick, words in marks if abs(axis.share(tick) - axis.share(picture.goal)) > 0.17]
    plain = "".join(f'<span style="left:{_css(axis.share(tick))}">{words}</span>' for tick, words in marks)
    label = picture.goal_label or ("" if picture.goal is None else f"Goal {picture.goal:g}")
    goal = f'<b style="left:{_css(axis.share(picture.goal))}">{text(label)}</b>' if picture.goal is not None else ""
    marked = f'<span class="th-plot">{plain}{goal}</span>'
    return f'<div class="th-row th-scale"><span class="th-name"></span>{marked}<span class="th-side"></span></div>'


def _left(share: float, move: float) -> str:
    """A dot that moved stays on the plot even where it is narrower than any we reckon with."""
    return f"clamp(0%, {_css(share)} {'+' if move > 0 else '-'} {abs(move):.1f}px, 100%)" if move else _css(share)


def _css(share: float) -> str:
    return f"{100 * share:.2f}%"
