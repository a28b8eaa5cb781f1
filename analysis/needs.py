"""What did people ask for, was it answered, and what still waits?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import FOREVER, Day, dates, day_number, day_numbers, within
from analysis.codes import is_one_of, labelled, ordered, picked
from analysis.groups import By, groups, rate

STATES = ["open", "answered", "met"]


def need_states(needs: pd.DataFrame, *, as_of: Day, since: Day | None = None) -> pd.DataFrame:
    """The needs raised by ``as_of`` (and not before ``since``), each with its state on that day.

    An answer is one when its day is there: "Yes" without a day is still waited for. A need that was met was answered by then,
    whether the day of an answer is there or not. What happened after ``as_of`` is not known yet.

    Returns
    -------
    DataFrame
        One row per need, its columns, with ``answered_on``, ``answer`` and ``met_on`` as known on the day, and ``state`` (category "open",
        "answered", "met"), ``days`` (from raised to answered; while open, to ``as_of``). Order of the tab.
    """
    known = within(needs, as_of, since, column="raised_on")
    last = day_number(as_of)
    met, answered = day_numbers(known["met_on"], FOREVER), day_numbers(known["answered_on"], FOREVER)
    is_met = met <= last
    answered = np.where(answered <= last, answered, met)
    is_answered = answered <= last
    return known.assign(
        answered_on=dates(np.where(is_answered, answered, FOREVER), FOREVER),
        answer=known["answer"].where(is_answered),
        met_on=dates(np.where(is_met, met, FOREVER), FOREVER),
        state=labelled(np.where(is_met, 2, is_answered), STATES, ordered=True),
        days=np.maximum(np.minimum(answered, last) - day_numbers(known["raised_on"]), 0),
    )


def waiting(needs: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """The needs nobody has answered by the as-of date, and how many days each has waited. "No" and "Later" are answers, once they
    have a day.

    Returns
    -------
    DataFrame
        One row per open need, the oldest first: ``raised_on, person, name, need, kind, goal``, ``cost`` [dollars], ``days``.
    """
    states = need_states(needs, as_of=as_of)
    columns = ["raised_on", "person", "name", "need", "kind", "goal", "cost", "days"]
    is_open = is_one_of(states["state"], ["open"], blank=False)
    return ordered(picked(states, np.flatnonzero(is_open), columns), columns)


def time_to_answer(needs: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = None) -> pd.DataFrame:
    """The days from raising a need to its answer; the middle one of those answered, and the middle one of all, in which the needs
    still open count with the days they have waited so far.

    Parameters
    ----------
    since : date, optional
        Only needs raised on or after this day.
    by : str, list of str or None
        Columns of the needs, such as "kind" or "person".

    Returns
    -------
    DataFrame
        One row per ``by``, in key order, a blank kind last: ``raised``, ``answered``, ``open`` (needs), ``median_days_answered`` (of the
        answered), ``median_days`` (of all), ``longest_open_days`` [days; NaN for none].
    """
    states = need_states(needs, as_of=as_of, since=since)
    is_open = (states["state"] == "open").to_numpy()
    gathered = groups(states, by)
    return gathered.table(
        raised=gathered.rows,
        answered=gathered.sum(~is_open),
        open=gathered.sum(is_open),
        median_days_answered=gathered.spread(states["days"], ~is_open).median,
        median_days=gathered.spread(states["days"]).median,
        longest_open_days=gathered.spread(states["days"], is_open).highest,
    )


def needs_met(needs: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = None) -> pd.DataFrame:
    """The needs that were met by the as-of date, out of all needs raised; what they would have cost, and the cost of those answered
    with Yes.

    Parameters
    ----------
    since : date, optional
        Only needs raised on or after this day.
    by : str, list of str or None
        Columns of the needs, such as "kind" or "person".

    Returns
    -------
    DataFrame
        One row per ``by``, in key order, a blank kind last: ``raised``, ``answered``, ``yes``, ``no``, ``later`` (answers), ``met``, ``share``
        (met / raised) [0-1], ``costed`` (needs with a cost), ``cost_asked`` (of all) and ``cost_granted`` (of those answered Yes)
        [dollars, added in whole cents].
    """
    states = need_states(needs, as_of=as_of, since=since)
    cents = (states["cost"].fillna(0) * 100).round()
    gathered = groups(states, by)
    return gathered.table(
        raised=gathered.rows,
        answered=gathered.sum(states["state"] != "open"),
        **{answer.lower(): gathered.sum(states["answer"] == answer) for answer in ("Yes", "No", "Later")},
        met=gathered.sum(states["state"] == "met"),
        share=lambda f: rate(f["met"], f["raised"]),
        costed=gathered.sum(states["cost"].notna()),
        cost_asked=gathered.sum(cents) / 100,
        cost_granted=gathered.sum(cents.where(states["answer"] == "Yes", 0)) / 100,
    )
