"""Is this column month first or day first? Only its own dates can prove it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from data.parse.dates import DAY_FIRST, MONTH_FIRST, numeric_readings

PROOF = 2  # distinct dates: one alone may be the mistake


class OrderEvidence(NamedTuple):
    """How many distinct dates of a column can only be read month first, only day first, or both ways."""

    month_first: int
    day_first: int
    either: int

    @property
    def order(self) -> str | None:
        """The order the column proves: :data:`PROOF` dates at least, and nine in ten of those that decide."""
        decided = self.month_first + self.day_first
        for order, proofs in ((MONTH_FIRST, self.month_first), (DAY_FIRST, self.day_first)):
            if proofs >= PROOF and proofs * 10 >= decided * 9:
                return order
        return None


def order_evidence(texts: Iterable[str]) -> OrderEvidence:
    """Count what the numeric dates of a column say about its order; 3/3/2016 and all other cells say nothing.

    >>> order_evidence(["13/04/2026", "04/03/2026", "2026-04-03"])
    OrderEvidence(month_first=0, day_first=1, either=1)
    """
    dates = {tuple(readings.items()) for text in set(texts) if (readings := numeric_readings(text))}
    only = [readings[0][0] for readings in dates if len(readings) == 1]
    either = sum(1 for readings in dates if len({day for _, day in readings}) == 2)
    return OrderEvidence(only.count(MONTH_FIRST), only.count(DAY_FIRST), either)


def column_order(texts: Iterable[str]) -> str | None:
    """Say "month first" or "day first" where the column's own dates prove it, else None: the district's setting holds.

    One 13/04/2026 in a column of 3/4/2026 proves nothing: it may be the mistake, and nothing is flipped for it.

    >>> column_order(["13/04/2026", "28/04/2026", "03/04/2026"])
    'day first'
    """
    return order_evidence(texts).order
