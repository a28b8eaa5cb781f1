"""Columns of words and days as whole numbers: where each value stands among those that may occur.

Numbers are compared, joined, sorted and counted many times as fast as what they stand for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

import numpy as np
import pandas as pd

from analysis.calendar import FOREVER, day_numbers, moments


def codes_in(index: pd.Index, values: pd.Series) -> np.ndarray:
    """Where each of ``values`` stands in ``index``; -1 where it is blank or not there."""
    if not isinstance(values.dtype, pd.CategoricalDtype):
        return index.get_indexer(pd.Index(values))
    words, codes = values.array.categories, values.array.codes
    if words is index:
        return codes.astype("int64")
    # The blank has code -1, which picks the last place: a -1 appended for it.
    return np.append(index.get_indexer(words), -1)[codes]


def among(values: pd.Series, others: pd.Series) -> np.ndarray:
    """Which of ``values`` are one of ``others``; a blank is not."""
    return codes_in(pd.Index(used(others)), values) >= 0


def used(words: pd.Series) -> pd.Index:
    """The different words of a column that occur: of a category column in the order of its categories."""
    if not isinstance(words.dtype, pd.CategoricalDtype):
        return pd.Index(words.dropna().unique())
    occurs = np.zeros(len(words.array.categories) + 1, dtype=bool)  # the last place is the blank's
    occurs[words.array.codes] = True
    return words.array.categories if occurs[:-1].all() else words.array.categories[occurs[:-1]]


def together(columns: list[pd.Series]) -> pd.Categorical:
    """Several category columns as one, over the words that occur in any of them, in alphabetical order."""
    words = union([used(column) for column in columns])
    return labelled(np.concatenate([codes_in(words, column) for column in columns]), words)


def labelled(codes: np.ndarray, words: pd.Index | Sequence[str], *, ordered: bool = False) -> pd.Categorical:
    """A category column from the place of each value in ``words``; -1 is blank."""
    index = words if isinstance(words, pd.Index) else _index(tuple(words))
    return pd.Categorical.from_codes(codes, index, ordered=ordered, validate=False)


@cache
def _index(words: tuple[str, ...]) -> pd.Index:
    return pd.Index(words, dtype="str")


def union(several: list[pd.Index]) -> pd.Index:
    """The words of all of these, in alphabetical order. Where the first has them all it is the answer itself, which costs nothing
    and is known to what was numbered by it.
    """
    words, *others = (words if words.dtype == "str" else words.astype("str") for words in several)
    for other in others:
        more = other[words.get_indexer(other) < 0]
        words = words.append(more) if len(more) else words
    return words if words.is_monotonic_increasing else words.sort_values()


def matched(table: pd.DataFrame, rows: pd.DataFrame, on: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """The distinct combinations of values in columns of ``table``, numbered: the number of each row of it, and of each of ``rows``.

    -1 where a value is blank, or a combination is not in ``table``.
    """
    own, other, many = np.zeros(len(table), dtype="int64"), np.zeros(len(rows), dtype="int64"), 1
    for column in on:
        words = table[column].array
        known = words.categories if isinstance(words, pd.Categorical) else used(table[column])
        mine, theirs = codes_in(known, table[column]), codes_in(known, rows[column])
        own = np.where((own < 0) | (mine < 0), -1, own * len(known) + mine)
        other = np.where((other < 0) | (theirs < 0), -1, other * len(known) + theirs)
        many *= len(known)
    if sparse(many, len(own) + len(other)):
        distinct = pd.Index(pd.unique(own[own >= 0]))
        return distinct.get_indexer(own), distinct.get_indexer(other)
    place = np.full(many + 1, -1)  # the last place is for a -1
    place[own[own >= 0]] = 0
    place[place == 0] = np.arange(np.count_nonzero(place == 0))
    return place[own], place[other]


def is_one_of(column: pd.Series, words: Collection[str], *, blank: bool) -> np.ndarray:
    """Which values of a category column are one of ``words``; ``blank`` for those that are blank. Each word is compared once."""
    return np.array([*(word in words for word in column.array.categories), blank])[column.array.codes]


def joined(columns: list[pd.Series]) -> np.ndarray:
    """One whole number [int64] per row for its values in several columns: alike where all of them are, and in their order."""
    key = np.zeros(len(columns[0]), dtype="int64")
    for column in columns:
        ranks, many = ranked(column)
        key = key * many + ranks
    return key


def picked(frame: pd.DataFrame, rows: np.ndarray, columns: Iterable[str]) -> pd.DataFrame:
    """Some rows (their places) of some columns, numbered anew: as :meth:`DataFrame.take`, without copying the other columns."""
    return pd.DataFrame({name: frame[name].array.take(rows) for name in columns}, range(len(rows)), copy=False)


def ordered(frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The rows in the order of these columns, blanks last, numbered anew; rows alike in all of them stay as they are."""
    return frame.take(np.lexsort([_sortable(frame[column]) for column in reversed(by)])).reset_index(drop=True)


def ranked(column: pd.Series) -> tuple[np.ndarray, int]:
    """The rank of each value among those that may occur, a blank last, and how many ranks there are."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        ranks, many = column.array.codes, len(column.array.categories)
    elif column.dtype.kind == "M":
        return _ranked_days(column)
    else:
        ranks, values = pd.factorize(column, sort=True)
        many = len(values)
    # The blank has rank -1, which picks the last place.
    return np.arange(many + 1)[ranks], many + 1


def _ranked_days(column: pd.Series) -> tuple[np.ndarray, int]:
    """The same of days, which are numbers already, and no two of them far apart."""
    days = day_numbers(column, FOREVER)
    known = days[days < FOREVER] if days.max(initial=0) == FOREVER else days
    first, last = (known.min(), known.max()) if len(known) else (0, -1)
    return dense(np.minimum(days, last + 1) - first, int(last - first) + 2)


def dense(codes: np.ndarray, many: int) -> tuple[np.ndarray, int]:
    """The same codes, in the same order, without the numbers that do not occur."""
    if sparse(many, len(codes)):
        codes, distinct = pd.factorize(codes, sort=True)
        return codes, len(distinct)
    occurs = np.zeros(many, dtype=bool)
    occurs[codes] = True
    distinct, place = np.flatnonzero(occurs), np.empty(many, dtype="int32")
    if occurs[: len(distinct)].all():  # those that do not occur come last, such as the blank
        return codes, len(distinct)
    place[distinct] = np.arange(len(distinct))
    return place[codes].astype("int64"), len(distinct)


def sparse(many: int, rows: int) -> bool:
    """Whether a table of ``many`` numbers would be mostly empty."""
    return many > 16 * rows + 1024


def _sortable(column: pd.Series) -> np.ndarray:
    """Numbers in the order of a column's values, a blank last."""
    if column.dtype.kind == "M":
        since = moments(column)
        return np.where(column.isna(), np.iinfo("int64").max, since) if column.hasnans else since
    return column.to_numpy() if column.dtype.kind in "iufb" else ranked(column)[0]
