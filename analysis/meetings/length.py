"""Did the weekly meeting become PD?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import Day, within
from analysis.groups import By, groups, rate


def pd_share(meetings: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = None) -> pd.DataFrame:
    """The meetings that had PD in them, out of all meetings; and the hours of PD, out of all hours of the meetings that say how
    long they were.

    Returns
    -------
    DataFrame
        One row per ``by`` ("month", "school_year", "area" ... or None), in key order: ``meetings``, ``with_pd``, ``meeting_share``
        (with_pd / meetings) [0-1], ``pd_seconds`` [s], ``timed`` (meetings with total hours), ``timed_pd_seconds`` (PD in these)
        and ``total_seconds`` [s], ``hour_share`` (timed_pd_seconds / total_seconds) [0-1]. A meeting is at least as long as its PD.
    """
    held = within(meetings, as_of, since)
    timed = held["total_seconds"].notna().to_numpy()
    taught = held["pd_seconds"].to_numpy("int64")
    gathered = groups(held, by)
    return gathered.table(
        meetings=gathered.rows,
        with_pd=gathered.sum(taught > 0),
        meeting_share=lambda f: rate(f["with_pd"], f["meetings"]),
        pd_seconds=gathered.sum(taught),
        timed=gathered.sum(timed),
        timed_pd_seconds=gathered.sum(taught * timed),
        total_seconds=gathered.sum(np.maximum(held["total_seconds"].fillna(0).to_numpy("int64"), taught) * timed),
        hour_share=lambda f: rate(f["timed_pd_seconds"], f["total_seconds"]),
    )
