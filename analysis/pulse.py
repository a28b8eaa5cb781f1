"""What do people say, when nobody knows who says it?"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from analysis.calendar import Day, within
from analysis.groups import Groups, groups, rate

AGREE = 4  # of 5
SURVEY = ["statement", "date"]


def distribution(pulse: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """How many answers each score from 1 (disagree) to 5 (agree) got, per statement and date.

    Returns
    -------
    DataFrame
        Five rows per statement and date, in order of statement, date and score: ``statement, date, score``, ``answers`` (0 too),
        ``of`` (all answers to it on that date).
    """
    held = within(pulse, as_of)
    gathered = groups(held, SURVEY)
    asked = gathered.many
    counts = np.bincount(gathered.codes * 5 + held["score"].to_numpy("int64") - 1, minlength=asked * 5).astype("int64")
    return (
        gathered.keys.take(np.repeat(np.arange(asked), 5))
        .reset_index(drop=True)
        .assign(
            score=np.tile(np.arange(1, 6), asked),
            answers=counts,
            of=np.repeat(counts.reshape(asked, 5).sum(axis=1), 5),
        )
    )


def agreement(pulse: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """The answers that agree with a statement (4 or 5 of 5), out of all answers to it on a date.

    Returns
    -------
    DataFrame
        One row per statement and date, in that order: ``statement, date``, ``agree``, ``answers``, ``share`` [0-1].
    """
    held = within(pulse, as_of)
    return _agreeing(held, groups(held, SURVEY))


def agreement_by_band(pulse: pd.DataFrame, *, as_of: Day, smallest: int = 5) -> pd.DataFrame:
    """The answers that agree, by years of service; only for a statement and date where every band has at least five answers.

    Answers without a band are a band: else a small one could be told from the total.

    Parameters
    ----------
    smallest : int
        The small-group limit: the fewest answers a band may have.

    Returns
    -------
    DataFrame
        One row per statement, date and band, in that order, the bands by their first number and a blank one last: ``statement, date,
        years_of_service``, ``agree``, ``answers``, ``share`` [0-1].
    """
    held = within(pulse, as_of)
    held = held.assign(years_of_service=held["years_of_service"].pipe(_by_first_number))
    table = _agreeing(held, groups(held, [*SURVEY, "years_of_service"]))
    asked = groups(table, SURVEY)
    too_small = asked.sum(table["answers"] < smallest) > 0
    return table[~too_small[asked.codes]].reset_index(drop=True)


def _agreeing(held: pd.DataFrame, gathered: Groups) -> pd.DataFrame:
    return gathered.table(
        agree=gathered.sum(held["score"] >= AGREE),
        answers=gathered.rows,
        share=lambda f: rate(f["agree"], f["answers"]),
    )


def _by_first_number(bands: pd.Series) -> pd.Series:
    """The same bands in the order of their first number: "5-9" before "10 or more"."""
    order = sorted(bands.cat.categories, key=lambda band: (int((re.findall(r"\d+", band) or ["0"])[0]), band))
    return bands.cat.set_categories(order, ordered=True)
