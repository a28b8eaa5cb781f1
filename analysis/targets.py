"""What was promised, week by week: weekly hours, spells and time off.

The working days of a week are five bits, Monday the lowest. Days employed and days off are two such masks, so a day that is
off twice (a person's leave within everyone's break) is still one day.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, FOREVER, day_numbers
from analysis.groups import codes_in
from data.schema import HOUR

DAYS_IN = np.array([bin(mask).count("1") for mask in range(32)])


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
    table = pd.DataFrame(
        {
            "place": codes_in(people, staff["person"]),
            "first": day_numbers(staff["started_on"], ALWAYS),
            "last": day_numbers(staff["left_on"], FOREVER),
            "weekly_seconds": staff["weekly_seconds"]
            .astype("Float64")
            .fillna(weekly_hours * HOUR)
            .round()
            .to_numpy("int64"),
        }
    )
    table = table[table["place"] >= 0].sort_values(list(table.columns), ignore_index=True)
    following = table["first"].shift(-1).where(table["place"] == table["place"].shift(-1), FOREVER + 1)
    return table.assign(last=np.minimum(table["last"], following - 1).astype("int64"))


def days_off(time_off: pd.DataFrame, people: pd.Index, mondays: np.ndarray) -> np.ndarray:
    """The working days off of each of ``people`` (rows) in each week (columns, by the day number of its Monday): masks."""
    masks = np.zeros((len(people), len(mondays)), dtype="uint8")
    stretches, weeks = _stretches_by_week(time_off, mondays)
    if not len(stretches):
        return masks
    first, last = day_numbers(time_off["first_day"])[stretches], day_numbers(time_off["last_day"])[stretches]
    off = working_days(first, last, mondays[weeks])
    everyone = time_off["everyone"].to_numpy(dtype=bool)[stretches]
    places = codes_in(people, time_off["person"])[stretches]
    own = ~everyone & (places >= 0)
    np.bitwise_or.at(masks, (places[own], weeks[own]), off[own])
    common = np.zeros(len(mondays), dtype="uint8")
    np.bitwise_or.at(common, weeks[everyone], off[everyone])
    return masks | common


def promised(spells: pd.DataFrame, off: np.ndarray, mondays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The target of each person and week [s], and whether the person was employed on a working day of it.

    The target is weekly hours x (working days employed and not off) / 5, added over the spells of the week and then rounded
    down to the second: five days give exactly the weekly hours.
    """
    first, last = spells["first"].to_numpy()[:, None], spells["last"].to_numpy()[:, None]
    place = spells["place"].to_numpy()
    employed = working_days(first, last, mondays)
    fifths = DAYS_IN[employed & ~off[place]] * spells["weekly_seconds"].to_numpy()[:, None]
    if len(place) == len(off) and (place == np.arange(len(off))).all():  # one spell each: nothing to add
        return fifths // 5, employed > 0
    target, ever = np.zeros(off.shape, dtype="int64"), np.zeros(off.shape, dtype=bool)
    np.add.at(target, place, fifths)
    np.logical_or.at(ever, place, employed > 0)
    return target // 5, ever


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
