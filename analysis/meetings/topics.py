"""What was taught, and who was there?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import Day
from analysis.groups import groups, rate
from analysis.meetings.teaching import with_pd
from analysis.presence import named


def topic_coverage(
    meetings: pd.DataFrame, roster: pd.DataFrame, *, as_of: Day, since: Day | None = None
) -> pd.DataFrame:
    """The people of the roster who were present at PD on a topic in at least one meeting, out of everyone on the roster.
    Being there is not yet having learned it.

    Returns
    -------
    DataFrame
        One row per topic, most people first, then by name: ``topic``, ``people``, ``roster``, ``share`` [0-1], ``sessions`` (meetings
        with PD on it), ``sessions_named`` (those that name who was present), ``led_by`` (tuple of persons, in order).
    """
    held = with_pd(meetings, as_of, since)
    gathered = groups(held, "topic")
    there, leaders = named(held, "present"), named(held, "led_by")
    there = there[pd.Index(roster["person"]).get_indexer(there["person"]) >= 0]
    came = groups(there.assign(topic=gathered.codes[there["at"]]), "topic")
    people = np.zeros(gathered.many, dtype="int64")
    people[came.keys["topic"]] = came.distinct(there["person"])
    return gathered.table(
        people=people,
        roster=len(roster),
        share=lambda f: rate(f["people"], f["roster"]),
        sessions=gathered.rows,
        sessions_named=gathered.sum(held["present"].map(len) > 0),
        led_by=_tuples(leaders["person"], gathered.codes[leaders["at"]], len(people)),
    ).sort_values(["people", "topic"], ascending=[False, True], ignore_index=True)


def topic_people(meetings: pd.DataFrame, roster: pd.DataFrame, *, as_of: Day, since: Day | None = None) -> pd.DataFrame:
    """How many sessions of PD on each topic each person of the roster was present at: the topic x person table, long.

    Returns
    -------
    DataFrame
        One row per topic and person with a session, in that order: ``topic, person, name, team``, ``sessions``.
    """
    held = with_pd(meetings, as_of, since)
    there = named(held, "present")
    place = pd.Index(roster["person"]).get_indexer(there["person"])
    there, place = there[place >= 0], place[place >= 0]
    each = roster[["person", "name", "team"]].take(place).reset_index(drop=True)
    each.insert(0, "topic", held["topic"].take(there["at"]).array)
    gathered = groups(each, ["topic", "person"])
    return gathered.table(sessions=gathered.rows)


def _tuples(person: pd.Series, codes: np.ndarray, many: int) -> pd.Series:
    """The distinct people of each group, in order, as a tuple."""
    found: list[set[str]] = [set() for _ in range(many)]
    for code, who in zip(codes, person, strict=True):
        found[code].add(who)
    return pd.Series([tuple(sorted(people)) for people in found], dtype="object")
