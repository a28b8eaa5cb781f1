"""Who teaches whom?

A meeting with 0 PD hours is one without PD: it taught nothing, so it is in no figure of topics and of teaching.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import Day, day_numbers, within
from analysis.groups import By, groups, rate
from analysis.presence import named, on_roster


def taught(meetings: pd.DataFrame, *, as_of: Day, since: Day | None = None) -> pd.DataFrame:
    """Who taught whom: how many sessions of PD each person was present at that another led. Those who lead a session together do
    not teach each other in it.

    Returns
    -------
    DataFrame
        One row per leader and learner, in that order: ``leader``, ``learner`` (persons), ``sessions``.
    """
    held = with_pd(meetings, as_of, since)
    leaders, there = named(held, "led_by"), named(held, "present")
    learners = there[~pd.MultiIndex.from_frame(there).isin(pd.MultiIndex.from_frame(leaders))]
    pairs = leaders.rename(columns={"person": "leader"}).merge(learners.rename(columns={"person": "learner"}), on="at")
    gathered = groups(pairs, ["leader", "learner"])
    return gathered.table(sessions=gathered.rows)


def peer_taught(
    meetings: pd.DataFrame,
    staff: pd.DataFrame,
    log: pd.DataFrame,
    *,
    as_of: Day,
    since: Day | None = None,
    by: By = None,
) -> pd.DataFrame:
    """The meetings with PD that were led by somebody on the roster that day, out of all meetings with PD, whether they name who
    led or not; and how many different people led one.

    Returns
    -------
    DataFrame
        One row per ``by`` ("month", "school_year", "topic" ... or None), in key order: ``meetings`` (with PD), ``led`` (naming who
        led), ``peer_led`` (by own staff), ``leaders`` (own staff, each once; co-leads too), ``share`` (peer_led / meetings) [0-1].
    """
    held = with_pd(meetings, as_of, since)
    own = _own_leaders(held, staff, log)
    gathered = groups(held, by)
    lead = groups(own.assign(group=gathered.codes[own["at"]]), "group")
    leading = np.zeros(gathered.many, dtype="int64")
    leading[lead.keys["group"]] = lead.distinct(own["person"])
    return gathered.table(
        meetings=gathered.rows,
        led=gathered.sum(held["led_by"].map(len) > 0),
        peer_led=gathered.sum(np.isin(np.arange(len(held)), own["at"])),
        leaders=leading,
        share=lambda f: rate(f["peer_led"], f["meetings"]),
    )


def led(
    meetings: pd.DataFrame, staff: pd.DataFrame, log: pd.DataFrame, *, as_of: Day, since: Day | None = None
) -> pd.DataFrame:
    """How many meetings with PD each person led who was on the roster that day; a meeting that two led counts for each of them.

    Returns
    -------
    DataFrame
        One row per person who led one, in order: ``person``, ``meetings``.
    """
    own = _own_leaders(with_pd(meetings, as_of, since), staff, log)
    gathered = groups(own, "person")
    return gathered.table(meetings=gathered.rows)


def with_pd(meetings: pd.DataFrame, as_of: Day, since: Day | None = None) -> pd.DataFrame:
    """The meetings with PD in them, dated from ``since`` to ``as_of``. Order of the tab."""
    held = within(meetings, as_of, since)
    return held[held["pd_seconds"] > 0].reset_index(drop=True)


def _own_leaders(held: pd.DataFrame, staff: pd.DataFrame, log: pd.DataFrame) -> pd.DataFrame:
    """One row per meeting and leader on the roster that day: ``at`` (which meeting), ``person``."""
    days, leaders = day_numbers(held["date"]), named(held, "led_by")
    return leaders[on_roster(staff, log).holds(leaders["person"], days[leaders["at"]])].reset_index(drop=True)
