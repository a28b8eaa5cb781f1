"""Where does the time go?"""

from __future__ import annotations

import pandas as pd

from analysis.groups import By, groups, names, rate
from data.schema import HOUR


def mix(rows: pd.DataFrame, *, by: By = "type", within: By = None) -> pd.DataFrame:
    """The hours by type, topic, provider or own time, each with the people behind it and its share of all hours.

    Own time is reported, never praised: it is hours given outside paid time.

    Parameters
    ----------
    rows : DataFrame
        The rows of :func:`analysis.hours.counted`, filtered as one likes (a school year, a team).
    by : str or list of str
        "type", "topic", "provider", "own_time", "month", "school_year" ...; blanks are a group of their own.
    within : str or list of str, optional
        What the shares add up to 1 in, such as "month"; everything, when it is left out.

    Returns
    -------
    DataFrame
        One row per ``within`` and ``by``: these columns, ``seconds`` [s], ``hours`` [h], ``people`` (with any of them),
        ``of_seconds`` [s, all of the ``within``], ``share`` [0-1]. In order of ``within``, then most hours first.
    """
    gathered = groups(rows, names(within, *names(by)))
    parts = gathered.table(
        seconds=gathered.sum(rows["seconds"]),
        hours=lambda f: f["seconds"] / HOUR,
        people=gathered.distinct(rows["person"], rows["seconds"] > 0),
    )
    whole = groups(parts, within)
    return parts.assign(
        of_seconds=whole.sum(parts["seconds"])[whole.codes],
        share=lambda f: rate(f["seconds"], f["of_seconds"]),
        _within=whole.codes,
    ).pipe(_most_first)


def _most_first(parts: pd.DataFrame) -> pd.DataFrame:
    # Stable: equal hours stay in the order of their keys.
    order = parts.sort_values("seconds", ascending=False, kind="stable").sort_values("_within", kind="stable")
    return order.drop(columns="_within").reset_index(drop=True)
