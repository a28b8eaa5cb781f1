"""Can we trust this week's number?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, Day, day, day_numbers
from analysis.groups import By, groups, rate
from analysis.hours.rows import has_hours


def rows_used(counts: pd.DataFrame) -> pd.DataFrame:
    """The rows the figures are made of, out of all rows in the sheet that are not blank.

    Returns
    -------
    DataFrame
        One row per tab, in the order given: ``tab``, ``used``, ``refused``, ``rows``, ``share`` (used / rows) [0-1].
    """
    return counts[["tab", "used", "refused", "rows"]].assign(share=lambda f: rate(f["used"], f["rows"]))


def refused_by_reason(refused: pd.DataFrame) -> pd.DataFrame:
    """The rows that could not be used and the cells that were left blank, by the reason.

    Returns
    -------
    DataFrame
        One row per reason, most rows first: ``reason``, ``rows`` (left out whole), ``cells`` (left blank in a row that was used).
    """
    told = refused.assign(place=refused["tab"].astype("str") + "\n" + refused["row"].astype("str"))
    gathered = groups(told, "reason")
    table = gathered.table(
        rows=gathered.distinct(told["place"], told["whole_row"].astype(bool)),
        cells=gathered.sum(~told["whole_row"].astype(bool)),
    )
    return table.sort_values(["rows", "cells", "reason"], ascending=[False, False, True], ignore_index=True)


def days_to_entry(log: pd.DataFrame, *, as_of: Day, by: By = None) -> pd.DataFrame:
    """The days from the day of a piece of PD to the day its row was written; the middle one, and how many came within a week.

    Figures for the last days usually rise for this long.

    Returns
    -------
    DataFrame
        One row per ``by`` ("month", "school_year" or None), in key order: ``entered`` (rows with a timestamp), ``rows`` (counted rows),
        ``within_a_week``, ``median_days``, ``longest_days`` [days], ``share`` (within_a_week / entered) [0-1].
    """
    rows, days = _delays(log, as_of)
    gathered = groups(rows, by)
    spread = gathered.spread(days)
    return gathered.table(
        entered=gathered.sum(days.notna()),
        rows=gathered.rows,
        within_a_week=gathered.sum(days <= 7),
        median_days=spread.median,
        longest_days=spread.highest,
        share=lambda f: rate(f["within_a_week"], f["entered"]),
    )


def entry_delays(log: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """How many rows were written how many days later: the dots behind :func:`days_to_entry`.

    Returns
    -------
    DataFrame
        One row per number of days, in order: ``days`` (0: the same day), ``rows``. Rows without a timestamp are left out.
    """
    _, days = _delays(log, as_of)
    rows = np.bincount(days.dropna().astype("int64"))
    return pd.DataFrame({"days": np.flatnonzero(rows), "rows": rows[rows > 0]})


def reported_last_week(weeks: pd.DataFrame) -> pd.DataFrame:
    """The people with a row in the last closed week in which time was expected of anybody, out of those it was expected of.

    Returns
    -------
    DataFrame
        One row (none when there was no such week): ``week_start``, ``reported``, ``expected`` (people), ``share`` [0-1].
    """
    expected = weeks[weeks["expected"]]
    last = expected[expected["week_start"] == expected["week_start"].max()]
    gathered = groups(last, "week_start")
    return gathered.table(
        reported=gathered.sum(last["reported"]),
        expected=gathered.sum(last["expected"]),
        share=lambda f: rate(f["reported"], f["expected"]),
    )


def _delays(log: pd.DataFrame, as_of: Day) -> tuple[pd.DataFrame, pd.Series]:
    """The counted rows, and the whole days from the last day of each to its entry; an entry before that day is 0 days late."""
    counts = np.flatnonzero(has_hours(log) & (log["date"] <= day(as_of)).to_numpy())
    rows = log[["date", "end_date", "timestamp", "month", "school_year"]].take(counts).reset_index(drop=True)
    ended = np.maximum(day_numbers(rows["date"]), day_numbers(rows["end_date"], ALWAYS))
    late = np.maximum(day_numbers(rows["timestamp"]) - ended, 0)
    return rows, pd.Series(np.where(rows["timestamp"].isna(), np.nan, late), name="days")
