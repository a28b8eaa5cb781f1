"""Which round numbers stand on an axis, and where?"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Axis:
    """From ``low`` to ``high``, in shares of the plot's width."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """Where a value stands, 0 at the left end and 1 at the right; what lies outside stands at the end."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)


def round_ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """At most ``most`` evenly spaced round numbers from ``low`` to ``high``, both ends included where they are round.

    >>> round_ticks(0, 3.2, 5), round_ticks(0, 24, 4)
    ((0, 1, 2, 3), (0, 10, 20))
    """
    step = round_step((high - low) / max(most - 1, 1))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(_plain(number * step) for number in range(first, last + 1))


def tick_text(ticks: tuple[float, ...]) -> list[str]:
    """The ticks as they are printed, all with the decimals the finest of them needs.

    >>> tick_text((0, 0.5, 1)), tick_text((0, 1000, 2000))
    (['0.0', '0.5', '1.0'], ['0', '1,000', '2,000'])
    """
    decimals = max((len(f"{tick:.3f}".rstrip("0").partition(".")[2]) for tick in ticks), default=0)
    return [f"{tick:,.{decimals}f}" for tick in ticks]


def round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10 ... that is at least ``least``.

    >>> round_step(0.13), round_step(3)
    (0.2, 5.0)
    """
    if least <= 0:
        return 1
    size = 10.0 ** math.floor(math.log10(least))
    return next(size * times for times in (1, 2, 5, 10) if size * times >= least * (1 - 1e-9))


def _plain(number: float) -> float:
    """Without the dust of binary fractions."""
    number = round(number, 9)
    return int(number) if number == int(number) else number
