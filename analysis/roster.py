"""Who was here?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, FOREVER, Day, day, day_numbers
from data.schema import HOUR

COLUMNS = ["person", "name", "role", "team", "site", "started_on", "left_on", "weekly_seconds", "on_the_wall"]


def roster(
    staff: pd.DataFrame,
    people: pd.DataFrame,
    log: pd.DataFrame,
    *,
    as_of: Day,
    since: Day | None = None,
    weekly_hours: float = 2.0,
) -> pd.DataFrame:
    """Everyone who was here between ``since`` and ``as_of``: started on or before its end, not left before its start.

    Parameters
    ----------
    staff, people, log : DataFrame
        The Staff tab (one row per spell), everyone known (``person, name``), and the log.
    as_of, since : date
        The last and the first day of the window; without ``since`` the window is the one day ``as_of``.
    weekly_hours : float
        What a blank target means [h].

    Returns
    -------
    DataFrame
        One row per person, in order of ``person``: ``person, name, role, team, site, started_on, left_on`` (the last
        day), ``weekly_seconds`` [s], ``on_the_wall`` (bool; blank is yes), from the person's latest spell in the window.
        Whoever is not in Staff but has a row of the log dated ``as_of`` or before is here too, with blanks: without a
        Staff tab the roster is everyone who ever logged.
    """
    last, first = day(as_of), day(as_of if since is None else since)
    here = ~(staff["started_on"] > last) & ~(staff["left_on"] < first)
    known = latest_spells(staff[here])
    logged = log.loc[log["date"] <= last, "person"].unique()
    outside = people[people["person"].isin(logged) & ~people["person"].isin(staff["person"])]
    both = pd.concat([_plain(known, COLUMNS), _plain(outside, ["person", "name"])], ignore_index=True).reindex(
        columns=COLUMNS
    )
    return (
        both.assign(
            weekly_seconds=both["weekly_seconds"].astype("Float64").fillna(weekly_hours * HOUR).round().astype("int64"),
            on_the_wall=both["on_the_wall"].astype("boolean").fillna(True).astype(bool),
            **{column: both[column].astype("datetime64[us]") for column in ("started_on", "left_on")},
        )
        .sort_values("person", ignore_index=True)
        .pipe(_categories, ["person", "name", "role", "team", "site"])
    )


def latest_spells(staff: pd.DataFrame) -> pd.DataFrame:
    """The latest spell of each person: the one that started last (a blank start is the earliest) and, of these, ended last."""
    order = np.lexsort(
        (
            staff["name"].cat.codes,
            staff["team"].cat.codes,
            staff["weekly_seconds"].fillna(-1),
            day_numbers(staff["left_on"], FOREVER),
            day_numbers(staff["started_on"], ALWAYS),
        )
    )
    return staff.take(order).drop_duplicates("person", keep="last")


def _plain(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Category columns as their values: two tabs have two sets of categories."""
    return frame[columns].astype({c: object for c in columns if isinstance(frame[c].dtype, pd.CategoricalDtype)})


def _categories(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    return frame.astype({column: "str" for column in columns}).astype({column: "category" for column in columns})
