"""Who went to the conferences, fairs and challenges, and what have they led since?

An event is the activity of rows of type Conference, Event or Challenge: all rows of one activity in one school year are one
occasion of it. Case and spaces make no difference; it is shown as it is spelled most often. Rows without hours went nowhere.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import ALWAYS, Day, dates, day, day_numbers, within
from analysis.codes import is_one_of
from analysis.groups import Groups, groups, rate
from analysis.meetings import with_pd
from analysis.presence import named, on_roster
from analysis.spelling import one_spelling

EVENT_TYPES = ("Conference", "Event", "Challenge")
OCCASION = ["event", "school_year"]
COLUMNS = ["date", "end_date", "person", "seconds", "school_year", "activity"]


def event_reach(rows: pd.DataFrame, staff: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """The people who went to an event in a school year, out of everyone on the roster on its first day. Whoever went without
    being on the roster that day is counted beside it.

    Parameters
    ----------
    rows : DataFrame
        The rows of :func:`analysis.hours.counted`, all of them: whoever is not in Staff is on the roster from their first row on.

    Returns
    -------
    DataFrame
        One row per event and school year, in that order: ``event, school_year, first_on, last_on``, ``went`` (of the roster),
        ``roster``, ``share`` [0-1], ``others`` (went, and not on the roster), ``seconds`` [s, of all who went].
    """
    held = _attended(rows, as_of)
    gathered = groups(held, OCCASION)
    occasions = _occasions(held, gathered)
    days = day_numbers(occasions["first_on"])
    here = on_roster(staff, rows)
    own = here.holds(held["person"], days[gathered.codes])
    return occasions.assign(
        went=gathered.distinct(held["person"], own),
        roster=here.count(days),
        share=lambda f: rate(f["went"], f["roster"]),
        others=gathered.distinct(held["person"], ~own),
        seconds=gathered.sum(held["seconds"]),
    )


def afterwards(rows: pd.DataFrame, service: pd.DataFrame, meetings: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """Of the people who went to an event, how many have since led the PD of a meeting or a session at a school. It says what came
    later, not what came of it.

    Parameters
    ----------
    rows : DataFrame
        The rows of :func:`analysis.hours.counted`.

    Returns
    -------
    DataFrame
        One row per event and school year, in that order: ``event, school_year, first_on, last_on``, ``went`` (everyone, on the roster
        or not), ``led_meeting`` and ``led_service`` (of these, after the last day of it), ``taught`` (either), ``share`` (taught /
        went) [0-1].
    """
    held = _attended(rows, as_of)
    gathered = groups(held, OCCASION)
    occasions = _occasions(held, gathered)
    over = day_numbers(occasions["last_on"])[gathered.codes]
    in_meeting = _last_led(with_pd(meetings, as_of), "led_by", held["person"]) > over
    in_service = _last_led(within(service, as_of), "people", held["person"]) > over
    return occasions.assign(
        went=gathered.distinct(held["person"]),
        led_meeting=gathered.distinct(held["person"], in_meeting),
        led_service=gathered.distinct(held["person"], in_service),
        taught=gathered.distinct(held["person"], in_meeting | in_service),
        share=lambda f: rate(f["taught"], f["went"]),
    )


def _attended(rows: pd.DataFrame, as_of: Day) -> pd.DataFrame:
    """The rows of events that have hours, each with the name of its ``event``."""
    at_events = is_one_of(rows["type"], EVENT_TYPES, blank=False) & (rows["seconds"] > 0) & (rows["date"] <= day(as_of))
    held = rows[COLUMNS].take(np.flatnonzero(at_events & rows["activity"].notna())).reset_index(drop=True)
    return held.assign(event=one_spelling(held["activity"]))


def _occasions(held: pd.DataFrame, gathered: Groups) -> pd.DataFrame:
    days, ends = day_numbers(held["date"]), day_numbers(held["end_date"], ALWAYS)
    # A weekend at the end of a conference has no row of its own: its hours are on the working days.
    last = gathered.highest(np.maximum(days, ends))
    return gathered.table(first_on=dates(gathered.lowest(days)), last_on=dates(last))


def _last_led(sessions: pd.DataFrame, column: str, person: pd.Series) -> np.ndarray:
    """The number of the last day on which each of ``person`` led one of ``sessions``; long ago if never."""
    leaders, people = named(sessions, column), person.cat.categories
    last = np.full(len(people) + 1, ALWAYS)  # the last place is for leaders who are none of them
    np.maximum.at(last, people.get_indexer(leaders["person"]), day_numbers(sessions["date"])[leaders["at"]])
    return last[person.cat.codes]
