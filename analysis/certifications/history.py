"""What did people earn, and when?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import calendar
from analysis.calendar import ALWAYS, Day, dates, day, day_number, day_numbers, school_week
from analysis.codes import is_one_of, joined, labelled, picked, together
from analysis.groups import By, groups, names
from data import keys

TEXT = ["person", "name", "certification", "issuer", "topic", "goal"]
DAY_OF_ONE = ["earned_on", "person", "certification"]
OF_LOG = ["person", "name", "certificate", "provider", "topic", "goal", "date", "end_date", "certificate_expires"]
FROM_LOG = {"certificate": "certification", "certificate_expires": "expires_on", "provider": "issuer"}


def history(
    certifications: pd.DataFrame,
    log: pd.DataFrame | None = None,
    *,
    school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START,
) -> pd.DataFrame:
    """Every certification earned or renewed, from the Certifications tab and from log rows that name a certificate.

    A log row counts when it is done or has no status; its certificate was earned on its last day. The same person, certification
    and day twice is once: of two expiry dates the later one is kept, and a date beats a blank.

    Returns
    -------
    DataFrame
        One row per (person, certification, day), by ``earned_on``, ``person``, ``certification``: ``person, name, certification, issuer,
        topic, goal, earned_on, expires_on`` (the last valid day; blank does not expire), ``renewal`` (the person had earned it
        before: not a new plate), ``month``, ``school_year`` of the day.
    """
    both = _stacked(certifications, _from_log(log))
    order, again = _in_order(both)
    once = both.take(order[~again])
    if again.any():
        doubtful = again | np.append(again[1:], False)
        once = pd.concat([both.take(order[~doubtful]), _merged(both.take(order[doubtful]))]).sort_values(DAY_OF_ONE)
    once = once.reset_index(drop=True)
    return once.assign(
        renewal=_again(once),
        month=keys.month(once["earned_on"]),
        school_year=keys.school_year(once["earned_on"], school_year_start),
    )


def earned(history: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = "school_year") -> pd.DataFrame:
    """The certifications people earned for the first time; renewals are counted apart: a renewal is not a new plate.

    Parameters
    ----------
    history : DataFrame
        From :func:`history`.
    as_of, since : date
        The last and the first day that count.

    Returns
    -------
    DataFrame
        One row per ``by`` ("school_year", "month", "topic", "certification", "person", a list, or None), in key order:
        ``earned`` (new), ``renewals``, ``people`` (who earned a new one).
    """
    days = day_numbers(history["earned_on"])
    counts = days <= day_number(as_of)
    if since is not None:
        counts &= days >= day_number(since)
    rows = picked(history, np.flatnonzero(counts), names(by, "person", "name", "renewal"))
    gathered, renewal = groups(rows, by), rows["renewal"].to_numpy()
    return gathered.table(
        earned=gathered.sum(~renewal),
        renewals=gathered.sum(renewal),
        people=gathered.distinct(rows["person"], ~renewal),
    )


def running_total(
    history: pd.DataFrame, *, as_of: Day, school_year_start: tuple[int, int] = keys.SCHOOL_YEAR_START
) -> pd.DataFrame:
    """New certifications added up week by week within each school year, for one step line a year.

    Returns
    -------
    DataFrame
        One row per school year and week, every week from 1 (the first seven days) to the last (53: the odd days at the end), the
        current year to the week of ``as_of``: ``school_year`` (ordered category), ``school_week``, ``earned`` in the week, ``total`` so far.
        From the first year in which anything was earned; nothing earned, no rows. Renewals are left out.
    """
    new = history[~history["renewal"] & (history["earned_on"] <= day(as_of))]
    if new.empty:
        return _weeks_table([], [], [], np.zeros(0, dtype="int64"))
    first = int(calendar.year_of(new["earned_on"].min(), school_year_start)[:4])
    last = int(calendar.year_of(as_of, school_year_start)[:4])
    this_week = int(school_week(pd.Series([day(as_of)]), school_year_start).iloc[0])
    labels = [keys.school_year_label(year) for year in range(first, last + 1)]
    lengths = [53] * (last - first) + [this_week]
    year = np.repeat(np.arange(len(labels)), lengths)
    week = np.concatenate([np.arange(1, length + 1) for length in lengths])
    place = pd.Index(labels).get_indexer(new["school_year"].astype("str"))
    cells = place * 53 + school_week(new["earned_on"], school_year_start).to_numpy() - 1
    return _weeks_table(labels, year, week, np.bincount(cells, minlength=len(labels) * 53)[: len(year)])


def _weeks_table(labels: list[str], year: np.ndarray, week: np.ndarray, new: np.ndarray) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "school_year": labelled(year, labels, ordered=True),
            "school_week": np.asarray(week, dtype="int64"),
            "earned": new.astype("int64"),
        }
    )
    return table.assign(total=table.groupby("school_year", observed=True)["earned"].cumsum())


def _from_log(log: pd.DataFrame | None) -> pd.DataFrame | None:
    if log is None:
        return None
    done = is_one_of(log["status"], ["done"], blank=True)
    rows = np.flatnonzero(done & log["certificate"].notna())
    found = {FROM_LOG.get(name, name): log[name].array.take(rows) for name in OF_LOG}
    first, last = (pd.Series(found.pop(name)) for name in ("date", "end_date"))
    return pd.DataFrame(
        found | {"earned_on": dates(np.maximum(day_numbers(first), day_numbers(last, ALWAYS)))}, copy=False
    )


def _stacked(first: pd.DataFrame, second: pd.DataFrame | None) -> pd.DataFrame:
    """The rows of both tabs, each text column a category over the words of both, in alphabetical order."""
    frames = [first] if second is None else [first, second]
    columns = {column: together([frame[column] for frame in frames]) for column in TEXT}
    for column in ("earned_on", "expires_on"):
        columns[column] = np.concatenate([frame[column].to_numpy("datetime64[us]") for frame in frames])
    return pd.DataFrame(columns)


def _in_order(both: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The rows by day, person and certification; and which of them, in this order, is like the one before it in all three."""
    key = joined([both[column] for column in DAY_OF_ONE])
    order = np.argsort(key, kind="stable")
    return order, np.append(False, np.diff(key[order]) == 0)[: len(key)]


def _again(once: pd.DataFrame) -> pd.Series:
    """Which rows are of a person and certification that an earlier row has."""
    return pd.Series(joined([once["person"], once["certification"]])).duplicated()


def _merged(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each day of one certification: the latest expiry, and the first word that is not blank."""
    order = rows.sort_values(["expires_on", "issuer", "topic", "goal"], ascending=[False, True, True, True])
    return order.groupby(DAY_OF_ONE, as_index=False, observed=True).first()[rows.columns]
