"""Who was here on which day, and not off?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, FOREVER, day_numbers
from analysis.codes import codes_in, used

SPAN = 10**8  # more days than there are: a person and a day in one whole number
OFF = 10**6  # a day off outweighs any number of spells
Moves = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Presence:
    """Everyone known, and the days on which each of them comes or goes, in order: person by person, day by day.

    ``moves`` are a person and a day in one number; ``here`` says whether that person is here from that day on. Days off
    that everyone shares are not among them: ``closed`` are their first days, and the days on which they are over, in order.
    """

    people: pd.Index
    moves: np.ndarray
    here: np.ndarray
    closed: Moves

    def count(self, days: np.ndarray) -> np.ndarray:
        """How many people were here on each of ``days`` (day numbers)."""
        step = np.diff(self.here.astype("int8"), prepend=0)
        came, went = (np.sort(self.moves[step == way] % SPAN) for way in (1, -1))
        return np.where(self._closed(days), 0, _until(came, days - ALWAYS) - _until(went, days - ALWAYS))

    def holds(self, person: pd.Series, days: np.ndarray) -> np.ndarray:
        """Whether each person was here on the day beside them; somebody unknown was not."""
        place = codes_in(self.people, person)
        latest = _until(self.moves, place * SPAN + days - ALWAYS) - 1  # before the first move it picks the last place
        return (place >= 0) & np.append(self.here, False)[latest] & ~self._closed(days)

    def _closed(self, days: np.ndarray) -> np.ndarray:
        begun, over = self.closed
        return _until(begun, days) > _until(over, days)


def on_roster(staff: pd.DataFrame, log: pd.DataFrame, time_off: pd.DataFrame | None = None) -> Presence:
    """Who was on the roster on which days, by the rule of :func:`analysis.roster.roster`.

    Staff in their spells, and whoever is not in Staff from their first row of the log on. With ``time_off``, whoever was
    off on the day is not here.
    """
    known = used(staff["person"]).astype("str")
    outside, first_rows = _outside(log, known)
    people = known.append(outside)
    place = np.concatenate([codes_in(people, staff["person"]), np.arange(len(known), len(people))])
    first = np.concatenate([day_numbers(staff["started_on"], ALWAYS), first_rows])
    last = np.concatenate([day_numbers(staff["left_on"], FOREVER), np.full(len(outside), FOREVER)])
    off, closed = _days_off(time_off, people)
    return Presence(people, *_here(_moves(place, first, last), off), closed)


def named(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Everyone named in a column of several people: ``at`` (the position of the row) and ``person``, each once a row."""
    several = frame[column].to_numpy()
    at = np.repeat(np.arange(len(several)), np.fromiter(map(len, several), "int64", len(several)))
    number, people = pd.factorize(pd.array(list(chain.from_iterable(several)), dtype="str"))
    once = np.flatnonzero(~pd.Series(at * (len(people) + 1) + number).duplicated())
    return pd.DataFrame({"at": at[once], "person": people.take(number[once])})


def _outside(log: pd.DataFrame, known: pd.Index) -> tuple[pd.Index, np.ndarray]:
    """Everyone in the log who is not ``known``, and the day number of the first row of each."""
    logged = log["person"].cat.categories.astype("str")
    outside = np.flatnonzero(known.get_indexer(logged) < 0)
    first = np.full(len(logged) + 1, FOREVER)  # the last place is for rows of nobody
    if len(outside):
        np.minimum.at(first, log["person"].cat.codes.to_numpy(), day_numbers(log["date"], FOREVER))
    return logged[outside], first[outside]


def _days_off(time_off: pd.DataFrame | None, people: pd.Index) -> tuple[Moves, Moves]:
    """The leave of single people, and when everybody's begins and when it is over."""
    if time_off is None:
        nothing = np.zeros(0, dtype="int64")
        return (nothing, nothing), (nothing, nothing)
    first, last = day_numbers(time_off["first_day"]), day_numbers(time_off["last_day"])
    own = codes_in(people, time_off["person"])  # nobody's, where it is everyone's
    everyone = time_off["everyone"].to_numpy(dtype=bool) & (last >= first)
    return _moves(own, first, last), (np.sort(first[everyone]), np.sort(last[everyone] + 1))


def _moves(place: np.ndarray, first: np.ndarray, last: np.ndarray) -> Moves:
    """When somebody's stretches begin (1) and when they are over (-1), each as a person and a day."""
    stretch = (place >= 0) & (last >= first)
    place, first, last = place[stretch], first[stretch], last[stretch]
    when = np.concatenate([place * SPAN + first - ALWAYS, place * SPAN + last + 1 - ALWAYS])
    return when, np.repeat([1, -1], len(place))


def _here(employed: Moves, off: Moves) -> Moves:
    """The days on which something changes, in order, and whether the person is employed and not off from then on."""
    when, step = np.concatenate([employed[0], off[0]]), np.concatenate([employed[1], -OFF * off[1]])
    order = np.argsort(when)
    when, here = when[order], step[order].cumsum() > 0
    settled = np.append(when[1:] != when[:-1], True)[: len(when)]  # only what is so after all changes of the day
    return when[settled], here[settled]


def _until(moments: np.ndarray, days: np.ndarray) -> np.ndarray:
    """How many of ``moments``, which are in order, are on or before each of ``days``."""
    return np.searchsorted(moments, days, side="right")
