"""Which certifications hold on a day, and how did that number move?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, FOREVER, Day, dates, day, day_number, day_numbers
from analysis.codes import among, picked, ranked
from analysis.groups import By, groups, rate


def active(history: pd.DataFrame, roster: pd.DataFrame | None = None, *, as_of: Day) -> pd.DataFrame:
    """The certifications that hold on the as-of date: earned by then and not expired; each person's certification once.

    The last valid day still counts. A certification without an expiry date does not expire.

    Parameters
    ----------
    history : DataFrame
        From :func:`analysis.certifications.history`.
    roster : DataFrame, optional
        Only of these people; without it, of everyone, whoever has left too.

    Returns
    -------
    DataFrame
        One row per (person, certification), in that order: ``person, name, certification, issuer, topic``, ``earned_on`` (the first
        time), ``renewed_on`` (the last time, blank if never), ``expires_on`` (the last valid day of all that hold; blank: never).
    """
    known = earned_by(history, roster, as_of)
    pairs = groups(known, ["person", "certification"])
    earned, end = day_numbers(known["earned_on"]), day_numbers(known["expires_on"], FOREVER)
    until = pairs.highest(end)
    # The history is in order of the day: of the rows that hold longest, and of all that hold, the last one speaks.
    longest, latest = pairs.last(end == until[pairs.codes]), pairs.last(end >= day_number(as_of))
    holds = np.flatnonzero(latest >= 0)
    first, again = earned[pairs.first[holds]], earned[latest[holds]]
    held = picked(known, longest[holds], ["person", "name", "certification", "issuer", "topic"])
    return held.assign(
        earned_on=dates(first),
        renewed_on=dates(np.where(again > first, again, ALWAYS)),
        expires_on=dates(until[holds], FOREVER),
    )


def active_by_month(history: pd.DataFrame, roster: pd.DataFrame | None = None, *, as_of: Day) -> pd.DataFrame:
    """How many certifications held, and how many people held one, on the last day of each month.

    Returns
    -------
    DataFrame
        One row per month from the first certification to ``as_of``, in order: ``month`` (its first day), ``on`` (its last day;
        ``as_of`` in the last), ``active`` (distinct person and certification), ``people`` (with at least one). Nothing yet: no rows.
    """
    known = earned_by(history, roster, as_of)
    if known.empty:
        return pd.DataFrame({"month": [], "on": [], "active": [], "people": []}).astype(
            {"month": "datetime64[us]", "on": "datetime64[us]", "active": "int64", "people": "int64"}
        )
    months = pd.Series(pd.date_range(known["month"].min(), day(as_of), freq="MS", unit="us"))
    ends = (months + pd.offsets.MonthEnd(0)).clip(upper=day(as_of)).astype("datetime64[us]")
    days, (certification, many) = day_numbers(ends), ranked(known["certification"])
    pair = ranked(known["person"])[0] * many + certification
    start, end = day_numbers(known["earned_on"]), day_numbers(known["expires_on"], FOREVER)
    pairs = _stretches(pair, start, np.minimum(end, days[-1]) + 1)
    people = _stretches(pairs.key // many, pairs.start, pairs.past)
    return pd.DataFrame({"month": months, "on": ends, "active": pairs.holding(days), "people": people.holding(days)})


def certified_people(history: pd.DataFrame, roster: pd.DataFrame, *, as_of: Day, by: By = None) -> pd.DataFrame:
    """The people who hold at least one certification on the as-of date, out of everyone on the roster.

    Returns
    -------
    DataFrame
        One row per ``by`` (columns of the roster, such as "team"), in key order: ``certified``, ``people``, ``share`` [0-1].
    """
    holders = active(history, roster, as_of=as_of)["person"].unique()
    gathered = groups(roster, by)
    return gathered.table(
        certified=gathered.sum(roster["person"].isin(holders)),
        people=gathered.rows,
        share=lambda f: rate(f["certified"], f["people"]),
    )


def earned_by(history: pd.DataFrame, roster: pd.DataFrame | None, as_of: Day) -> pd.DataFrame:
    """What was earned by the day, by the people asked about."""
    known = day_numbers(history["earned_on"], FOREVER) <= day_number(as_of)
    return history[known if roster is None else known & among(history["person"], roster["person"])]


def reach(key: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The furthest end so far of the same key; keys in order, ends as day numbers."""
    return np.maximum.accumulate(key * 10 * FOREVER + end) - key * 10 * FOREVER


class _Stretches(NamedTuple):
    """Days in a row on which something holds: whose they are, the first, and the day after the last; in this order."""

    key: np.ndarray
    start: np.ndarray
    past: np.ndarray

    def holding(self, days: np.ndarray) -> np.ndarray:
        """In how many stretches each of ``days``, which are in order, is: in all that have started and are not past."""
        return _by_then(self.start, days) - _by_then(self.past, days)


def _stretches(key: np.ndarray, start: np.ndarray, past: np.ndarray) -> _Stretches:
    """Rows of one key that touch or overlap, as one stretch. A row that is past before it starts holds on no day."""
    first = start.min(initial=FOREVER)
    bits = int(max(start.max(initial=first), past.max(initial=first)) - first).bit_length()
    # All three in one whole number, which is sorted several times as fast as rows; a thousand million keys have room.
    packed = np.sort((key << bits | start - first) << bits | np.maximum(past, start) - first)
    key, start, past = packed >> 2 * bits, packed >> bits & (1 << bits) - 1, packed & (1 << bits) - 1
    furthest = np.maximum.accumulate(key << bits | past) & (1 << bits) - 1
    opens = np.append(True, (key[1:] != key[:-1]) | (start[1:] >= furthest[:-1]))[: len(key)]
    closes = np.append(opens[1:], True)[: len(key)]
    return _Stretches(key[opens], start[opens] + first, furthest[closes] + first)


def _by_then(moments: np.ndarray, days: np.ndarray) -> np.ndarray:
    """How many of ``moments`` are on or before each of ``days``, which are in order."""
    return np.bincount(np.searchsorted(days, moments), minlength=len(days) + 1)[:-1].cumsum()
