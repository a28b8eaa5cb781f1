"""Which marks stand on the axes of a figure of lines?"""

from collections.abc import Iterator
from dataclasses import dataclass

from presentation.card import Lines
from presentation.placing import text_size
from presentation.scales import round_ticks, tick_text


@dataclass(frozen=True)
class Mark:
    """A value on the y axis and how it reads; the goal is one of them."""

    value: float
    text: str
    is_goal: bool = False


def marks_up(picture: Lines, goal_words: str, low: float, reach: float, near: float) -> Iterator[Mark]:
    """Round numbers of the y axis and the goal among them; a number within ``near`` of the goal gives way."""
    ticks = round_ticks(low, low + reach, 6)
    ticks = tuple(tick for tick in ticks if picture.decimals or tick == int(tick))
    for tick, text in zip(ticks, tick_text(ticks), strict=True):
        if picture.goal is None or abs(tick - picture.goal) > near:
            yield Mark(tick, text)
    if picture.goal is not None:
        yield Mark(picture.goal, goal_words, is_goal=True)


def marks_across(ticks: tuple[tuple[int, str], ...], pixels: float, size: float) -> list[tuple[int, str]]:
    """As many labels of the x axis as stand side by side: all, every second, every third ...

    ``pixels`` is the room of one position, ``size`` [px] the type.
    """
    widest = max((text_size(text, size)[0] for _, text in ticks), default=0) + size / 3
    reach = (ticks[-1][0] - ticks[0][0]) * pixels if ticks else 0
    every = next((n for n in range(1, len(ticks)) if (len(ticks) - 1) // n * widest <= reach), max(len(ticks), 1))
    return list(ticks[::every])
