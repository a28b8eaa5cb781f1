"""Who was here on which day, and not off?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, FOREVER, day_numbers
from analysis.groups import codes_in


@dataclass(frozen=True)
class Presence:
    """Everyone known on some days: ``here`` is True where on one of ``days`` (rows) one of ``people`` (columns) was here."""

    people: pd.Index
    days: np.ndarray  # distinct day numbers, in order
    here: np.ndarray

    def count(self, days: np.ndarray) -> np.ndarray:
        """How many people were here on each of ``days``."""
        return self.here.sum(axis=1)[np.searchsorted(self.days, days)]

    def holds(self, person: pd.Series, days: np.ndarray) -> np.ndarray:
        """Whether each person was here on the day beside them; somebody unknown was not."""
        place = codes_in(self.people, person)
        known = np.flatnonzero(place >= 0)
        held = np.zeros(len(place), dtype=bool)
        held[known] = self.here[np.searchsorted(self.days, days[known]), place[known]]
        return held


def on_roster(
    days: np.ndarray, staff: pd.DataFrame, log: pd.DataFrame, time_off: pd.DataFrame | None = None
) -> Presence:
    """Who was on the roster on each of ``days`` (day numbers), by the rule of :func:`analysis.roster.roster`.

    Staff in their spells, and whoever is not in Staff from their first row of the log on. With ``time_off``, whoever was
    off on the day is not here.
    """
    distinct = np.unique(days)
    known = pd.Index(staff["person"].dropna().unique()).astype("str")
    outside, first_rows = _outside(log, known)
    people = known.append(outside)
    place = np.concatenate([codes_in(people, staff["person"]), np.arange(len(known), len(people))])
    first = np.concatenate([day_numbers(staff["started_on"], ALWAYS), first_rows])
    last = np.concatenate([day_numbers(staff["left_on"], FOREVER), np.full(len(outside), FOREVER)])
    here = _covered(place, first, last, len(people), distinct)
    return Presence(people, distinct, here if time_off is None else here & ~_off(time_off, people, distinct))


def named(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Everyone named in a column of several people: ``at`` (the position of the row) and ``person``, each once a row."""
    several = frame[column].to_numpy()
    at = np.repeat(np.arange(len(several)), np.fromiter(map(len, several), "int64", len(several)))
    pairs = pd.DataFrame({"at": at, "person": pd.Series(list(chain.from_iterable(several)), dtype="str")})
    return pairs.drop_duplicates(ignore_index=True)


def _outside(log: pd.DataFrame, known: pd.Index) -> tuple[pd.Index, np.ndarray]:
    """Everyone in the log who is not ``known``, and the day number of the first row of each."""
    logged = log["person"].cat.categories.astype("str")
    outside = np.flatnonzero(known.get_indexer(logged) < 0)
    first = np.full(len(logged) + 1, FOREVER)  # the last place is for rows of nobody
    if len(outside):
        np.minimum.at(first, log["person"].cat.codes.to_numpy(), day_numbers(log["date"], FOREVER))
    return logged[outside], first[outside]


def _covered(place: np.ndarray, first: np.ndarray, last: np.ndarray, people: int, days: np.ndarray) -> np.ndarray:
    """Which of ``days`` (rows) each person (columns) has in one of their stretches from ``first`` to ``last``, both included."""
    begins, ends = np.searchsorted(days, first), np.searchsorted(days, last, side="right")
    stretch = (place >= 0) & (ends > begins)
    under_way = np.zeros((len(days) + 1, people), dtype="int16")
    np.add.at(under_way, (begins[stretch], place[stretch]), 1)
    np.add.at(under_way, (ends[stretch], place[stretch]), -1)
    return under_way.cumsum(axis=0, dtype="int16")[:-1] > 0


def _off(time_off: pd.DataFrame, people: pd.Index, days: np.ndarray) -> np.ndarray:
    first, last = day_numbers(time_off["first_day"]), day_numbers(time_off["last_day"])
    own = codes_in(people, time_off["person"])  # nobody's, where it is everyone's
    common = np.where(time_off["everyone"], 0, -1)
    return _covered(own, first, last, len(people), days) | _covered(common, first, last, 1, days)
