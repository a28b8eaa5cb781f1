"""What was promised, week by week: weekly hours, spells and time off.

The working days of a week are five bits, Monday the lowest. Days employed and days off are two such masks, so a day that is
off twice (a person's leave within everyone's break) is still one day.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, FOREVER, day_numbers
from analysis.codes import codes_in
from data.schema import HOUR

DAYS_IN = np.array([bin(mask).count("1") for mask in range(32)], dtype="uint8")


def spells(staff: pd.DataFrame, people: pd.Index, *, weekly_hours: float = 2.0) -> pd.DataFrame:
    """Who was employed from when to when, and for how many hours a week.

    Parameters
    ----------
    staff : DataFrame
        ``person, started_on, left_on`` (the last day), ``weekly_seconds`` [s]; blanks are always, still, and ``weekly_hours``.
    people : Index
        The people of the grid; rows of others are left out.

    Returns
    -------
    DataFrame
        One row per spell: ``place`` in ``people``, ``first`` and ``last`` (day numbers), ``weekly_seconds`` [s], in that order.
        A spell ends the day before the person's next one starts: a day never has two targets.
    """
    weekly = staff["weekly_seconds"].astype("Float64").fillna(weekly_hours * HOUR).round().to_numpy("int64")
    place, first, last = (
        codes_in(people, staff["person"]),
        day_numbers(staff["started_on"], ALWAYS),
        day_numbers(staff["left_on"], FOREVER),
    )
    order = np.lexsort((weekly, last, first, place))
    order = order[place[order] >= 0]
    place, first, last, weekly = (column[order] for column in (place, first, last, weekly))
    next_starts = np.where(np.diff(place, append=-1) == 0, np.append(first[1:], 0)[: len(first)], FOREVER + 1)
    return pd.DataFrame(
        {"place": place, "first": first, "last": np.minimum(last, next_starts - 1), "weekly_seconds": weekly}
    )


def days_off(time_off: pd.DataFrame, people: pd.Index, mondays: np.ndarray) -> np.ndarray:
    """The working days off in each week (rows, by the day number of its Monday) of each of ``people`` (columns): masks."""
    masks = np.zeros((len(mondays), len(people)), dtype="uint8")
    stretches, weeks = _stretches_by_week(time_off, mondays)
    if not len(stretches):
        return masks
    first, last = day_numbers(time_off["first_day"])[stretches], day_numbers(time_off["last_day"])[stretches]
    off = working_days(first, last, mondays[weeks])
    everyone = time_off["everyone"].to_numpy(dtype=bool)[stretches]
    places = codes_in(people, time_off["person"])[stretches]
    own = ~everyone & (places >= 0)
    np.bitwise_or.at(masks, (weeks[own], places[own]), off[own])
    common = np.zeros((len(mondays), 1), dtype="uint8")
    np.bitwise_or.at(common, (weeks[everyone], 0), off[everyone])
    return np.bitwise_or(masks, common, out=masks)


def promised(spells: pd.DataFrame, off: np.ndarray, mondays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The target of each week and person [s], and whether the person was employed on a working day of it.

    The target is weekly hours x (working days employed and not off) / 5, added over the spells of the week and then rounded
    down to the second: five days give exactly the weekly hours.

    Parameters
    ----------
    spells : DataFrame
        What :func:`spells` says: at least one of each person, in order.
    off : ndarray
        What :func:`days_off` says: a row per week, a column per person.
    """
    place = spells["place"].to_numpy()
    employed = _days_of_spells(spells, mondays)
    alone = len(place) == off.shape[1]  # one spell each: nothing to add
    worked = DAYS_IN[employed & ~(off if alone else off[:, place])]
    fifths = worked * spells["weekly_seconds"].to_numpy("int64")
    if not alone:
        begins = np.flatnonzero(np.diff(place, prepend=-1))
        fifths, employed = np.add.reduceat(fifths, begins, axis=1), np.bitwise_or.reduceat(employed, begins, axis=1)
    fifths //= 5
    return fifths, employed > 0


def _days_of_spells(spells: pd.DataFrame, mondays: np.ndarray) -> np.ndarray:
    """The working days of each week (rows) that lie in each spell (columns): masks."""
    if not len(mondays):
        return np.zeros((0, len(spells)), dtype="uint8")
    monday = mondays[:, None]
    # Few spells begin or end within the grid: the days are worked out once for all that begin, or end, on one day.
    of_first, first = pd.factorize(np.maximum(spells["first"].to_numpy(), mondays[0]))
    of_last, last = pd.factorize(np.minimum(spells["last"].to_numpy(), mondays[-1] + 6))
    since, until = working_days(first, np.int64(FOREVER), monday), working_days(np.int64(ALWAYS), last, monday)
    return since[:, of_first] & (until if len(last) == 1 else until[:, of_last])


def working_days(first: np.ndarray, last: np.ndarray, monday: np.ndarray) -> np.ndarray:
    """The days Monday to Friday from ``first`` to ``last`` (day numbers, inclusive) in the week of ``monday``: a mask."""
    start, stop = np.clip(first - monday, 0, 5), np.clip(last - monday + 1, 0, 5)
    return np.maximum((1 << stop) - (1 << start), 0).astype("uint8")


def _stretches_by_week(time_off: pd.DataFrame, mondays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each stretch once per week it touches: the position of the stretch, the position of the week."""
    if not len(mondays):
        return np.zeros(0, dtype="int64"), np.zeros(0, dtype="int64")
    first = np.maximum((day_numbers(time_off["first_day"]) - mondays[0]) // 7, 0)
    last = np.minimum((day_numbers(time_off["last_day"]) - mondays[0]) // 7, len(mondays) - 1)
    touched = np.maximum(last - first + 1, 0)
    stretch = np.repeat(np.arange(len(time_off)), touched)
    nth = np.arange(touched.sum()) - np.repeat(touched.cumsum() - touched, touched)
    return stretch, first[stretch] + nth
