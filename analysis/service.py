"""What went back to the schools?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, Day, dates, day, day_numbers, within
from analysis.codes import among, codes_in, together
from analysis.groups import By, groups, rate
from analysis.presence import named
from analysis.sequence import next_day
from data.schema import HOUR


def sessions(service: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = None) -> pd.DataFrame:
    """The sessions held at schools, the hours they took and the schools they were at. Service hours are not PD hours.

    Returns
    -------
    DataFrame
        One row per ``by`` ("school_year", "month", "activity", "site" ... or None), in key order: ``sessions``, ``seconds`` [s],
        ``hours`` [h], ``timed`` (sessions with hours), ``sites``.
    """
    held = within(service, as_of, since)
    gathered = groups(held, by)
    return gathered.table(
        sessions=gathered.rows,
        seconds=gathered.sum(held["seconds"].fillna(0)),
        hours=lambda f: f["seconds"] / HOUR,
        timed=gathered.sum(held["seconds"].notna()),
        sites=gathered.distinct(held["site"]),
    )


def student_contacts(service: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = None) -> pd.DataFrame:
    """The students at each session, added up. One student at two sessions counts twice, so these are contacts, not students.

    Returns
    -------
    DataFrame
        One row per ``by``, in key order: ``contacts`` (students), ``teacher_contacts``, ``sessions``, ``sessions_counted`` (with a number
        of students).
    """
    held = within(service, as_of, since)
    gathered = groups(held, by)
    return gathered.table(
        contacts=gathered.sum(held["students"].fillna(0)),
        teacher_contacts=gathered.sum(held["teachers"].fillna(0)),
        sessions=gathered.rows,
        sessions_counted=gathered.sum(held["students"].notna()),
    )


def led(service: pd.DataFrame, *, as_of: Day, since: Day | None = None) -> pd.DataFrame:
    """Who led sessions, and how many.

    Returns
    -------
    DataFrame
        One row per person who led one, in order of ``person``: ``person``, ``sessions``, ``last_on``. A session led by two people
        counts once for each.
    """
    each = leaders(service, as_of=as_of, since=since)
    return each.groupby("person").agg(sessions=("row", "size"), last_on=("date", "max")).reset_index()


def leaders(service: pd.DataFrame, *, as_of: Day, since: Day | None = None) -> pd.DataFrame:
    """Each session once for each person who led it.

    Returns
    -------
    DataFrame
        One row per session and leader: ``person`` (str), ``date``, ``topic``, ``site``, ``row``. Order of the tab.
    """
    held = within(service, as_of, since)
    pairs = named(held, "people")
    each = held[["date", "topic", "site", "row"]].take(pairs["at"]).reset_index(drop=True)
    each.insert(0, "person", pairs["person"])
    return each


def people_who_led(
    service: pd.DataFrame, roster: pd.DataFrame, *, as_of: Day, since: Day | None = None, by: By = None
) -> pd.DataFrame:
    """The people who led at least one session at a school, out of everyone on the roster.

    Returns
    -------
    DataFrame
        One row per ``by`` (columns of the roster, such as "team"), in key order: ``led``, ``people``, ``share`` [0-1].
    """
    gathered = groups(roster, by)
    return gathered.table(
        led=gathered.sum(among(roster["person"], leaders(service, as_of=as_of, since=since)["person"])),
        people=gathered.rows,
        share=lambda f: rate(f["led"], f["people"]),
    )


def schools_reached(
    service: pd.DataFrame, schools: pd.DataFrame, *, as_of: Day, since: Day | None = None
) -> pd.DataFrame:
    """Every school, and whether a session was held there.

    Returns
    -------
    DataFrame
        One row per school, Title I first, then not, then unknown, each by name: ``site``, ``level``, ``is_title_i`` (boolean), ``sessions``,
        ``contacts`` (students), ``last_on``, ``reached`` (bool), ``listed`` (bool: it is in Schools). A site with sessions that is not in
        Schools is a row too, at the end, so that no session is lost; it counts in no rate.
    """
    held = within(service, as_of, since)
    known = schools[["site", "level", "is_title_i"]].drop_duplicates("site", ignore_index=True)
    sites = together([known["site"], held["site"]]).categories
    listed, visited = pd.Index(known["site"]).get_indexer(sites), codes_in(sites, held["site"])
    told = known.reindex(listed)
    last = np.full(len(sites), ALWAYS)
    np.maximum.at(last, visited, day_numbers(held["date"]))
    sessions = np.bincount(visited, minlength=len(sites))
    table = pd.DataFrame(
        {
            "site": sites,
            "level": told["level"].astype("str").array,
            "is_title_i": told["is_title_i"].astype("boolean").array,
            "sessions": sessions,
            "contacts": np.bincount(visited, weights=held["students"].fillna(0), minlength=len(sites)).astype("int64"),
            "last_on": dates(last),
            "reached": sessions > 0,
            "listed": listed >= 0,
        }
    )
    rank = np.where(table["listed"], table["is_title_i"].astype("Int64").fillna(-1), -2)
    return table.take(np.argsort(-rank, kind="stable")).reset_index(drop=True)


def sites_served(reached: pd.DataFrame, *, by: By = None) -> pd.DataFrame:
    """The schools where at least one session was held, out of all schools; Title I schools served out of all Title I schools.

    Parameters
    ----------
    reached : DataFrame
        From :func:`schools_reached`.
    by : str, list of str or None
        "is_title_i", "level", or None for all schools.

    Returns
    -------
    DataFrame
        One row per ``by``, in key order: ``served``, ``sites``, ``share`` [0-1]. Only schools listed in Schools.
    """
    listed = reached[reached["listed"]]
    gathered = groups(listed, by)
    return gathered.table(
        served=gathered.sum(listed["reached"]),
        sites=gathered.rows,
        share=lambda f: rate(f["served"], f["sites"]),
    )


def learn_to_serve(
    service: pd.DataFrame, rows: pd.DataFrame, *, as_of: Day, within_months: int = 12, by: By = "topic"
) -> pd.DataFrame:
    """The people who led a session at a school on a topic within twelve months after PD on that topic, out of all people with PD on it.

    It says what came after, not why; and whoever learned last month still has eleven months.

    Parameters
    ----------
    rows : DataFrame
        The rows of :func:`analysis.hours.counted`. Rows without a topic or without hours are left out.
    within_months : int
        Calendar months from a day of PD: the same day and the last day both count; from 29 February it is to 28 February.
    by : str, list of str or None
        "topic", "person", or None: then people with PD on any topic, who served on a topic they had learned.

    Returns
    -------
    DataFrame
        One row per ``by``, in key order: ``learned`` (people with PD on it), ``served`` (of these), ``share`` [0-1].
    """
    learned = rows.loc[(rows["seconds"] > 0) & (rows["date"] <= day(as_of)), ["person", "topic", "date"]]
    learned = learned.dropna(subset="topic").drop_duplicates(ignore_index=True)
    led = leaders(service, as_of=as_of)
    served_on = next_day(learned, learned["date"], led, led["date"], on=["person", "topic"])
    served = served_on <= learned["date"] + pd.DateOffset(months=within_months)
    gathered = groups(learned, by)
    return gathered.table(
        learned=gathered.distinct(learned["person"]),
        served=gathered.distinct(learned["person"], served),
        share=lambda f: rate(f["served"], f["learned"]),
    )
