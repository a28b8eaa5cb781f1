"""Which certifications hold on a day, and how did that number move?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import FOREVER, Day, day, day_numbers
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
    first = known.drop_duplicates(["person", "certification"]).set_index(["person", "certification"])["earned_on"]
    holds = known[~(known["expires_on"] < day(as_of))]
    # By the last valid day with "never" at the end: the last row of each pair says how long it holds.
    longest = holds.sort_values(["person", "certification", "expires_on", "earned_on"]).drop_duplicates(
        ["person", "certification"], keep="last"
    )
    latest = holds.drop_duplicates(["person", "certification"], keep="last").set_index(["person", "certification"])[
        "earned_on"
    ]
    pairs = pd.MultiIndex.from_frame(longest[["person", "certification"]])
    return (
        longest[["person", "name", "certification", "issuer", "topic"]]
        .assign(
            earned_on=first.reindex(pairs).to_numpy(),
            renewed_on=lambda f: (
                latest.reindex(pairs).where(latest.reindex(pairs).to_numpy() > f["earned_on"].to_numpy()).to_numpy()
            ),
            expires_on=longest["expires_on"],
        )
        .reset_index(drop=True)
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
    person = known["person"].cat.codes.to_numpy("int64")
    certification = known["certification"].cat.codes.to_numpy("int64")
    return pd.DataFrame(
        {
            "month": months,
            "on": ends,
            "active": _holding(person * (certification.max() + 1) + certification, known, ends),
            "people": _holding(person, known, ends),
        }
    )


def certified_people(history: pd.DataFrame, roster: pd.DataFrame, *, as_of: Day, by: By = None) -> pd.DataFrame:
    """The people who hold at least one certification on the as-of date, out of everyone on the roster.

    Returns
    -------
    DataFrame
        One row per ``by`` (columns of the roster, such as "team"), in key order: ``certified``, ``people``, ``share`` [0-1].
    """
    holders = active(history, roster, as_of=as_of)["person"].unique()
    gathered = groups(roster, by)
    return gathered.keys.assign(
        certified=gathered.sum(roster["person"].isin(holders)),
        people=gathered.sum(np.ones(len(roster))),
        share=lambda f: rate(f["certified"], f["people"]),
    )


def earned_by(history: pd.DataFrame, roster: pd.DataFrame | None, as_of: Day) -> pd.DataFrame:
    """What was earned by the day, by the people asked about."""
    known = history["earned_on"] <= day(as_of)
    return history[known if roster is None else known & history["person"].isin(roster["person"])]


def reach(key: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The furthest end so far of the same key; keys in order, ends as day numbers."""
    return np.maximum.accumulate(key * 10 * FOREVER + end) - key * 10 * FOREVER


def _holding(key: np.ndarray, known: pd.DataFrame, days: pd.Series) -> np.ndarray:
    """On how many distinct keys at least one row holds, on each day.

    Rows of one key that touch or overlap are one stretch; a day is in as many stretches as have begun and not ended.
    """
    start, end = day_numbers(known["earned_on"]), day_numbers(known["expires_on"], FOREVER)
    order = np.lexsort((end, start, key))
    key, start, end = key[order], start[order], np.maximum(end, start - 1)[order]
    furthest = reach(key, end)
    begins = np.r_[True, (key[1:] != key[:-1]) | (start[1:] > furthest[:-1])]
    ends = furthest[np.r_[begins[1:], True]]
    numbers = day_numbers(days)
    begun = np.searchsorted(np.sort(start[begins]), numbers, side="right")
    return (begun - np.searchsorted(np.sort(ends), numbers, side="left")).astype("int64")
