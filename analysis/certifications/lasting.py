"""Was it kept up?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import FOREVER, Day, dates, day_number, day_numbers
from analysis.certifications.active import earned_by, reach
from analysis.codes import labelled, ordered
from analysis.groups import groups

STATES = ["held", "lapsed", "never expires"]


def renewal_history(history: pd.DataFrame, roster: pd.DataFrame | None = None, *, as_of: Day) -> pd.DataFrame:
    """How often each person's certification was earned or renewed by the as-of date, until when it holds, and the days between on which it did not.

    Parameters
    ----------
    roster : DataFrame, optional
        Only of these people; without it, of everyone, whoever has left too.

    Returns
    -------
    DataFrame
        One row per (person, certification), in that order: ``person, certification, name, topic``, ``times``, ``first_on``, ``last_on``
        (the first and the last time), ``expires_on`` (the last valid day of all; blank: never), ``gaps`` (times it ran out before
        it was renewed), ``uncovered_days`` in these gaps, ``state`` (category "held", "lapsed", "never expires").
        The days since it lapsed are in no gap.
    """
    known = ordered(earned_by(history, roster, as_of), ["person", "certification", "earned_on"])
    pairs = groups(known, ["person", "certification"])
    start, end = day_numbers(known["earned_on"]), day_numbers(known["expires_on"], FOREVER)
    furthest = reach(pairs.codes, end)
    bare = _bare_days(pairs.codes, start, np.maximum(end, start - 1))
    first, last = np.flatnonzero(_begins(pairs.codes)), np.flatnonzero(_begins(pairs.codes[::-1])[::-1])
    return pairs.table(
        topic=known["topic"].take(last).array,
        times=pairs.rows,
        first_on=known["earned_on"].take(first).to_numpy(),
        last_on=known["earned_on"].take(last).to_numpy(),
        expires_on=dates(furthest[last], FOREVER),
        gaps=pairs.sum(bare > 0),
        uncovered_days=pairs.sum(bare),
        state=_states(furthest[last], as_of),
    )


def _begins(codes: np.ndarray) -> np.ndarray:
    """Where another pair begins."""
    return np.r_[np.ones(len(codes[:1]), dtype=bool), codes[1:] != codes[:-1]]


def _bare_days(codes: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The days after the last valid day so far and before each renewal; none before the first time."""
    before = np.r_[start[:1], reach(codes, end)[:-1]]
    return np.where(_begins(codes), 0, np.maximum(start - 1 - before, 0))


def _states(until: np.ndarray, as_of: Day) -> pd.Categorical:
    return labelled(np.select([until == FOREVER, until < day_number(as_of)], [2, 1], 0), STATES)
