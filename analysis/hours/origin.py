"""Where is it learned: in the house, outside, or alone? And in whose time?"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.codes import labelled
from analysis.groups import By, groups, rate
from analysis.hours.mix import mix
from analysis.spelling import folded

ORIGINS = ["internal", "external", "self-taught", "not known"]
ALONE = "Self-study"
IN_THE_HOUSE = ("Internal",)


def origin(rows: pd.DataFrame, *, internal: Collection[str] = IN_THE_HOUSE) -> pd.Series:
    """Where each row was learned: "self-taught" when its type is Self-study, whoever made the material; else "internal" when its
    provider is one of ``internal`` (case and spaces make no difference), "external" when it is another, "not known" without one.

    Returns
    -------
    Series
        One of :data:`ORIGINS` per row [category, in that order].
    """
    own = {folded(name) for name in internal}
    provider = rows["provider"]
    of_provider = [0 if folded(name) in own else 1 for name in provider.cat.categories]
    codes = np.array([*of_provider, 3])[provider.cat.codes]
    codes = np.where(rows["type"] == ALONE, 2, codes)
    return pd.Series(labelled(codes, ORIGINS, ordered=True), index=rows.index, name="origin")


def by_origin(rows: pd.DataFrame, *, by: By = None, internal: Collection[str] = IN_THE_HOUSE) -> pd.DataFrame:
    """The hours learned from one another in the house, from others outside it, and alone by self-study, each out of all hours; those
    whose provider nobody wrote down are named as not known.

    Parameters
    ----------
    rows : DataFrame
        The rows of :func:`analysis.hours.counted`, filtered as one likes.
    by : str, list of str or None
        What the shares add up to 1 in, such as "school_year" or "month".
    internal : collection of str
        The providers that are the house itself.

    Returns
    -------
    DataFrame
        One row per ``by`` and ``origin``, as :func:`analysis.hours.mix` has them: most hours first within each ``by``.
    """
    return mix(rows.assign(origin=origin(rows, internal=internal)), by="origin", within=by)


def own_time(rows: pd.DataFrame, *, by: By = None) -> pd.DataFrame:
    """The hours marked as given outside paid time, out of all hours; hours of which nothing is said are not own time. It is
    reported, never praised.

    Parameters
    ----------
    rows : DataFrame
        The rows of :func:`analysis.hours.counted`, filtered as one likes.

    Returns
    -------
    DataFrame
        One row per ``by`` ("school_year", "month", "person" ... or None), in key order: ``own_seconds`` [s], ``unsaid_seconds`` [s, with
        own time left blank], ``seconds`` [s, all], ``people`` (with own time), ``share`` (own_seconds / seconds) [0-1].
    """
    own, unsaid = rows["own_time"].fillna(False).to_numpy(dtype=bool), rows["own_time"].isna().to_numpy()
    seconds = rows["seconds"].to_numpy("int64")
    gathered = groups(rows, by)
    return gathered.table(
        own_seconds=gathered.sum(seconds * own),
        unsaid_seconds=gathered.sum(seconds * unsaid),
        seconds=gathered.sum(seconds),
        people=gathered.distinct(rows["person"], own & (seconds > 0)),
        share=lambda f: rate(f["own_seconds"], f["seconds"]),
    )
