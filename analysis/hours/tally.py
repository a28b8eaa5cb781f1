"""What the log says of each week and person, as whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, FOREVER, Day
from analysis.hours.rows import counted_blocks


@dataclass(frozen=True)
class Tally:
    """The ``seconds`` [s] of each week (rows) and person (columns), and whether a row that counts was ``reported``.

    ``before`` says who has a row that counts before the first week.
    """

    seconds: np.ndarray
    reported: np.ndarray
    before: np.ndarray

    def of(self, *, weeks: slice = slice(None), people: slice | np.ndarray = slice(None)) -> Tally:
        """Only some weeks, or some people (a mask)."""
        return Tally(self.seconds[weeks, people], self.reported[weeks, people], self.before[people])

    def first_weeks(self, mondays: np.ndarray) -> np.ndarray:
        """The Monday of the week of each person's first row that counts: long ago if before the grid, FOREVER without one."""
        none = np.ones((1, len(self.before)), dtype=bool)  # a week after the last, for those who have no other
        first = np.argmax(np.concatenate([self.reported, none]), axis=0)
        return np.where(self.before, ALWAYS, np.append(mondays, FOREVER)[first])


def tally(log: pd.DataFrame, time_off: pd.DataFrame, people: pd.Index, mondays: np.ndarray, *, as_of: Day) -> Tally:
    """Add up the rows that count, a block of the log at a time, in the weeks that begin on ``mondays`` (day numbers)."""
    cells = len(mondays) * len(people)
    seconds = np.zeros(cells + 1, dtype="int64")  # the last cell is for what is in none
    reported = np.zeros(cells + 1, dtype=bool)
    before = np.zeros(len(people) + 1, dtype=bool)  # the last place is for rows of nobody
    begin = mondays[0] if len(mondays) else FOREVER
    places = np.append(people.get_indexer(log["person"].array.categories), -1)
    for part, days, spent in counted_blocks(log, time_off, as_of=as_of):
        place, week = places[part], (days - begin) // 7
        early = week < 0
        # Week by week: a log is mostly in order of the day, so that cells close in time are close in memory.
        cell = np.where((place < 0) | early, cells, week * len(people) + place)
        np.add.at(seconds, cell, spent)
        reported[cell] = True
        before[place[early]] = True
    shape = len(mondays), len(people)
    return Tally(seconds[:cells].reshape(shape), reported[:cells].reshape(shape), before[:-1])
