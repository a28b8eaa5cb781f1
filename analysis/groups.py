"""Sums and distinct people per group: exact, in the order of the keys, and no group lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

By = str | list[str] | None


@dataclass(frozen=True)
class Groups:
    """The rows of a frame gathered by their keys.

    ``keys`` has one row per group that occurs, in key order, a blank key last. ``codes`` says for every row of the
    frame which group it is in.
    """

    keys: pd.DataFrame
    codes: np.ndarray

    def sum(self, values: pd.Series | np.ndarray) -> np.ndarray:
        """The integer sum of ``values`` in each group; of a condition: how many rows it holds for."""
        # Sums in float64 are exact up to 2**53, which is 285 million years of seconds.
        return np.bincount(self.codes, weights=values, minlength=len(self.keys)).astype("int64")

    def distinct(self, values: pd.Series, where: pd.Series | np.ndarray | None = None) -> np.ndarray:
        """How many different ``values`` each group has, over the rows ``where`` a condition holds; blanks are none."""
        labels = (
            values.cat.codes.to_numpy("int64")
            if isinstance(values.dtype, pd.CategoricalDtype)
            else pd.factorize(values)[0]
        )
        held = (labels >= 0) if where is None else (labels >= 0) & np.asarray(where, dtype=bool)
        many = int(labels.max(initial=0)) + 1
        pairs = self.codes[held] * many + labels[held]
        if len(self.keys) * many > 8 * len(pairs) + 1024:  # a table of all pairs would be mostly empty
            return np.bincount(pd.unique(pairs) // many, minlength=len(self.keys)).astype("int64")
        occurs = np.zeros(len(self.keys) * many, dtype=bool)
        occurs[pairs] = True
        return occurs.reshape(len(self.keys), many).sum(axis=1, dtype="int64")


def groups(frame: pd.DataFrame, by: By) -> Groups:
    """Gather the rows of ``frame`` by one column, several, or none (one group of all rows; no rows, no group).

    Grouped by ``person``, the columns ``name`` and ``team`` ride along where the frame has them.
    """
    columns = names(by)
    riders = [
        column for column in ("name", "team") if "person" in columns and column in frame and column not in columns
    ]
    codes, first = _numbered([frame[column] for column in columns], len(frame))
    return Groups(frame[columns + riders].take(first).reset_index(drop=True), codes)


def rate(numerator: pd.Series, denominator: pd.Series) -> pd.Series:
    """``numerator / denominator``, NaN where there is nothing to divide by."""
    return numerator.astype("float64") / denominator.where(denominator > 0)


def names(by: By, *more: str) -> list[str]:
    """The columns of ``by`` as a list, and ``more`` that are not yet in it."""
    columns = [] if by is None else [by] if isinstance(by, str) else list(by)
    return list(dict.fromkeys([*columns, *more]))


def codes_in(index: pd.Index, values: pd.Series) -> np.ndarray:
    """Where each of ``values`` stands in ``index``; -1 where it is blank or not there."""
    if not isinstance(values.dtype, pd.CategoricalDtype):
        return index.get_indexer(pd.Index(values))
    # The blank has code -1, which picks the last place: a -1 appended for it.
    places = np.append(index.get_indexer(values.cat.categories), -1)
    return places[values.cat.codes.to_numpy()]


def matched(table: pd.DataFrame, rows: pd.DataFrame, on: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """The distinct combinations of values in columns of ``table``, numbered: the number of each row of it, and of each of ``rows``.

    -1 where a value is blank, or a combination is not in ``table``.
    """
    own, other = np.zeros(len(table), dtype="int64"), np.zeros(len(rows), dtype="int64")
    for column in on:
        words = table[column].dtype
        known = (
            words.categories if isinstance(words, pd.CategoricalDtype) else pd.Index(table[column].dropna().unique())
        )
        mine, theirs = codes_in(known, table[column]), codes_in(known, rows[column])
        own = np.where((own < 0) | (mine < 0), -1, own * len(known) + mine)
        other = np.where((other < 0) | (theirs < 0), -1, other * len(known) + theirs)
    distinct = pd.Index(pd.unique(own[own >= 0]))
    return distinct.get_indexer(own), distinct.get_indexer(other)


def repeated(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """[2, 3] -> which [0, 0, 1, 1, 1], nth [0, 1, 0, 1, 2]."""
    which = np.repeat(np.arange(len(counts)), counts)
    return which, np.arange(len(which)) - np.repeat(counts.cumsum() - counts, counts)


def _numbered(columns: list[pd.Series], rows: int) -> tuple[np.ndarray, np.ndarray]:
    """The number of each row's group, in the order of the columns' values, and the first row of each group."""
    codes, many = np.zeros(rows, dtype="int64"), 1
    for column in columns:
        ranks, ranked = _ranked(column)
        codes, many = _dense(codes * ranked + ranks, many * ranked)
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


def _ranked(column: pd.Series) -> tuple[np.ndarray, int]:
    """The rank of each value among those that may occur, a blank last, and how many ranks there are."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        ranks, many = column.cat.codes.to_numpy("int64"), len(column.cat.categories)
    else:
        ranks, values = pd.factorize(column, sort=True)
        many = len(values)
    return np.where(ranks < 0, many, ranks), many + 1


def _dense(codes: np.ndarray, many: int) -> tuple[np.ndarray, int]:
    """The same codes, in the same order, without the numbers that do not occur."""
    if many > 8 * len(codes) + 1024:  # a table of all numbers would be mostly empty
        distinct, codes = np.unique(codes, return_inverse=True)
        return codes, len(distinct)
    occurs = np.zeros(many, dtype=bool)
    occurs[codes] = True
    if occurs[: (distinct := int(occurs.sum()))].all():  # those that do not occur come last, such as the blank
        return codes, distinct
    return (np.cumsum(occurs) - 1)[codes], distinct
