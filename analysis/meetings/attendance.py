"""Do people come?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import Day, day_numbers, within
from analysis.codes import ordered
from analysis.groups import rate
from analysis.presence import named, on_roster


def attendance(
    meetings: pd.DataFrame,
    staff: pd.DataFrame,
    time_off: pd.DataFrame,
    log: pd.DataFrame,
    *,
    as_of: Day,
    since: Day | None = None,
) -> pd.DataFrame:
    """The people present at each meeting, out of those on duty: on the roster that day and not off. Guests, and whoever came on a
    day off, are counted beside it.

    Parameters
    ----------
    log : DataFrame
        Says since when somebody who is not in Staff is on the roster: from their first row on.

    Returns
    -------
    DataFrame
        One row per meeting that names who was present, in order of date and topic: ``date, topic, area``, ``present`` (of those on
        duty), ``on_duty``, ``share`` [0-1; NaN when nobody was on duty], ``others`` (present, and not on duty).
    """
    held = within(meetings, as_of, since)
    held = held[held["present"].map(len).astype(bool)].reset_index(drop=True)
    days, there = day_numbers(held["date"]), named(held, "present")
    duty = on_roster(staff, log, time_off)
    counts = duty.holds(there["person"], days[there["at"]])
    table = held[["date", "topic", "area"]].assign(
        present=np.bincount(there["at"][counts], minlength=len(held)),
        on_duty=duty.count(days),
        share=lambda f: rate(f["present"], f["on_duty"]),
        others=np.bincount(there["at"][~counts], minlength=len(held)),
    )
    return ordered(table, list(table))
