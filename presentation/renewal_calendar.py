"""When does which certification run out? As a calendar file that every calendar reads."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pandas as pd
from icalendar import Alarm, Calendar, Event

from presentation import literal, words
from presentation.facts import Facts

REMIND = timedelta(days=-30)  # before the last valid day


def ics(facts: Facts) -> bytes:
    """The certifications that run out within 180 days as one calendar: a whole day each, a reminder 30 days before.

    A renewal has the same UID every time, so a calendar that reads the file again moves its days and doubles none.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Two Hours//Renewals//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Certifications to renew")
    for row in facts.expiring.itertuples():
        calendar.add_component(_event(row, facts.as_of))
    return calendar.to_ical()


def _event(row: object, as_of: pd.Timestamp) -> Event:
    event = Event()
    what = literal.clean(f"{row.certification} of {row.name} runs out")
    event.add("uid", f"{_uid(row)}@two-hours")
    event.add("dtstamp", as_of.to_pydatetime())
    event.add("dtstart", row.expires_on.date())
    event.add("dtend", (row.expires_on + pd.Timedelta(days=1)).date())
    event.add("summary", what)
    event.add("description", f"Its last valid day is {words.date(row.expires_on)}.")
    event.add("transp", "TRANSPARENT")
    event.add_component(_reminder(what))
    return event


def _reminder(what: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what)
    alarm.add("trigger", REMIND)
    return alarm


def _uid(row: object) -> str:
    return hashlib.sha256(f"{row.person}\n{row.certification}".encode()).hexdigest()[:24]
