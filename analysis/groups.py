"""Sums and distinct people per group: exact, in the order of the keys, and no group lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from analysis.codes import dense, ranked, sparse

By = str | list[str] | None
Column = pd.Series | ExtensionArray | np.ndarray
Columns = dict[str, Column]
WIDE = 10**9  # with a thousand million groups, a whole number of 64 bits still holds both


@dataclass(frozen=True)
class Groups:
    """The rows of a frame gathered by their keys.

    ``columns`` has the keys of each group that occurs, in key order, a blank key last; ``keys`` is the same as a frame.
    ``codes`` says for every row of the frame which group it is in, ``first`` for every group which row of the frame is
    its first.
    """

    columns: Mapping[str, ExtensionArray | np.ndarray]
    codes: np.ndarray
    first: np.ndarray

    @cached_property
    def keys(self) -> pd.DataFrame:
        return pd.DataFrame(self.columns, range(self.many))

    @property
    def many(self) -> int:
        """How many groups there are."""
        return len(self.first)

    @property
    def rows(self) -> np.ndarray:
        """How many rows each group has."""
        return np.bincount(self.codes, minlength=self.many)

    def sum(self, values: pd.Series | np.ndarray) -> np.ndarray:
        """The integer sum of ``values`` in each group; of a condition: how many rows it holds for."""
        # Sums in float64 are exact up to 2**53, which is 285 million years of seconds.
        return np.bincount(self.codes, weights=values, minlength=self.many).astype("int64")

    def distinct(self, values: pd.Series, where: pd.Series | np.ndarray | None = None) -> np.ndarray:
        """How many different ``values`` each group has, over the rows ``where`` a condition holds; blanks are none."""
        labels = (
            values.cat.codes.to_numpy("int64")
            if isinstance(values.dtype, pd.CategoricalDtype)
            else pd.factorize(values)[0]
        )
        held = (labels >= 0) if where is None else (labels >= 0) & np.asarray(where, dtype=bool)
        width = int(labels.max(initial=0)) + 1
        pairs = self.codes[held] * width + labels[held]
        if self.many * width > 8 * len(pairs) + 1024:  # a table of all pairs would be mostly empty
            return np.bincount(pd.unique(pairs) // width, minlength=self.many).astype("int64")
        occurs = np.zeros(self.many * width, dtype=bool)
        occurs[pairs] = True
        return occurs.reshape(self.many, width).sum(axis=1, dtype="int64")

    def lowest(self, numbers: np.ndarray) -> np.ndarray:
        """The lowest of whole ``numbers`` in each group."""
        lowest = numbers[self.first]
        np.minimum.at(lowest, self.codes, numbers)
        return lowest

    def highest(self, numbers: np.ndarray) -> np.ndarray:
        """The highest of whole ``numbers`` in each group."""
        highest = numbers[self.first]
        np.maximum.at(highest, self.codes, numbers)
        return highest

    def last(self, where: np.ndarray) -> np.ndarray:
        """The last row of each group ``where`` a condition holds, as its place in the frame; -1 where it holds for none."""
        last, rows = np.full(self.many, -1), np.flatnonzero(where)
        last[self.codes[rows]] = rows
        return last

    def spread(self, values: pd.Series, where: pd.Series | np.ndarray | None = None) -> Spread:
        """The lowest, middle and highest of ``values`` in each group, over the rows ``where`` a condition holds; blanks are none."""
        numbers = values.to_numpy("float64")
        held = ~np.isnan(numbers) if where is None else ~np.isnan(numbers) & np.asarray(where, dtype=bool)
        codes = self.codes[held]
        count = np.bincount(codes, minlength=self.many)
        first, known = count.cumsum() - count, count > 0
        numbers = np.append(_in_each(codes, numbers[held]), np.nan)  # the last place is for a group of none

        def nth(place: np.ndarray) -> np.ndarray:
            return numbers[np.where(known, first + place, -1)]

        return Spread(nth(0 * count), (nth((count - 1) // 2) + nth(count // 2)) / 2, nth(count - 1))

    def table(self, **columns: Column | Callable[[Columns], Column]) -> pd.DataFrame:
        """The keys, and beside them these columns; one may be made of those before it, as in ``DataFrame.assign``."""
        made: Columns = dict(self.columns)
        for name, column in columns.items():
            made[name] = column(made) if callable(column) else column
        return pd.DataFrame({name: getattr(column, "array", column) for name, column in made.items()}, range(self.many))


class Spread(NamedTuple):
    """One number per group each, NaN for a group of none."""

    lowest: np.ndarray
    median: np.ndarray
    highest: np.ndarray


def groups(frame: pd.DataFrame, by: By) -> Groups:
    """Gather the rows of ``frame`` by one column, several, or none (one group of all rows; no rows, no group).

    Grouped by ``person``, the columns ``name`` and ``team`` ride along where the frame has them.
    """
    columns = names(by)
    riders = [
        column for column in ("name", "team") if "person" in columns and column in frame and column not in columns
    ]
    codes, first = _numbered([frame[column] for column in columns], len(frame))
    keys = {name: frame[name].array.take(first) for name in columns + riders}
    return Groups(keys, codes, first)


def rate(numerator: Column, denominator: Column) -> np.ndarray:
    """``numerator / denominator``, NaN where there is nothing to divide by."""
    over, under = np.asarray(numerator, dtype="float64"), np.asarray(denominator, dtype="float64")
    return np.divide(over, under, out=np.full(len(over), np.nan), where=under > 0)


def names(by: By, *more: str) -> list[str]:
    """The columns of ``by`` as a list, and ``more`` that are not yet in it."""
    columns = [] if by is None else [by] if isinstance(by, str) else list(by)
    return list(dict.fromkeys([*columns, *more]))


def repeated(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """[2, 3] -> which [0, 0, 1, 1, 1], nth [0, 1, 0, 1, 2]."""
    which = np.repeat(np.arange(len(counts)), counts)
    return which, np.arange(len(which)) - np.repeat(counts.cumsum() - counts, counts)


def _numbered(columns: list[pd.Series], rows: int) -> tuple[np.ndarray, np.ndarray]:
    """The number of each row's group, in the order of the columns' values, and the first row of each group."""
    codes, many = np.zeros(rows, dtype="int64"), 1
    for column in columns:
        ranks, ranking = ranked(column)
        codes, many = (ranks, ranking) if many == 1 else (codes * ranking + ranks, many * ranking)
        if sparse(many, rows):
            codes, many = dense(codes, many)
    codes, many = dense(codes, many)
    return codes, _first(codes, many if rows else 0)


def _first(codes: np.ndarray, many: int) -> np.ndarray:
    """The first row of each of so many groups; mostly every group is met early, and the rest need not be looked at."""
    first = np.full(many, -1)
    for rows in (64 * many, len(codes)):
        head = codes[:rows]
        first[head[::-1]] = np.arange(len(head))[::-1]
        if (first >= 0).all():
            break
    return first


def _in_each(codes: np.ndarray, numbers: np.ndarray) -> np.ndarray:
    """The numbers of each group in order, group after group."""
    lowest, highest = numbers.min(initial=0), numbers.max(initial=0)
    width = int(highest - lowest) + 1
    if width < WIDE and (numbers == np.rint(numbers)).all():
        # Whole numbers, such as days, in one number with their group: sorted several times as fast.
        return np.sort(codes * width + (numbers - lowest).astype("int64")) % width + lowest
    return numbers[np.lexsort((numbers, codes))]
