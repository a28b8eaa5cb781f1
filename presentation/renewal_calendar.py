"""When does which certification run out, and what is due before? As a calendar file that every calendar reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import timedelta

import pandas as pd
from icalendar import Alarm, Calendar, Event

from presentation import literal, words
from presentation.facts import Facts

REMIND = timedelta(days=-30)  # before the last valid day
REMIND_STEP = timedelta(days=-7)  # before a milestone falls due


def ics(facts: Facts) -> bytes:
    """The certifications that run out within 180 days as one calendar: a whole day each, a reminder 30 days before.

    A renewal has the same UID every time, so a calendar that reads the file again moves its days and doubles none.
    """
    return _calendar(
        "Certifications to renew", (_renewal(row, f" of {row.name}", facts) for row in facts.expiring.itertuples())
    )


def reminders(facts: Facts) -> bytes:
    """One person's own: every open milestone that is still to come, 7 days before, and every last valid day, 30 days before."""
    steps = facts.milestones[(facts.milestones["state"] == "open") & (facts.milestones["due_on"] >= facts.as_of)]
    held = facts.active[facts.active["expires_on"] > facts.as_of]
    steps = steps.sort_values(["due_on", "goal", "milestone"], kind="stable")
    again = steps.groupby(["goal", "milestone"], observed=True).cumcount()  # a step of the same name is another one
    events = [_milestone(row, time, facts) for row, time in zip(steps.itertuples(), again, strict=True)]
    return _calendar("My milestones and renewals", [*events, *(_renewal(row, "", facts) for row in held.itertuples())])


def _calendar(name: str, events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Two Hours//Renewals//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def _renewal(row: object, whose: str, facts: Facts) -> Event:
    what = f"{row.certification}{whose} runs out"
    said = f"Its last valid day is {words.date(row.expires_on)}."
    return _event(f"{row.person}\n{row.certification}", row.expires_on, what, said, REMIND, facts)


def _milestone(row: object, time: int, facts: Facts) -> Event:
    key = f"{row.person}\n{row.goal}\n{row.milestone}" + (f"\n{time}" if time else "")
    return _event(key, row.due_on, f"{row.milestone} is due", f"Goal: {row.goal}.", REMIND_STEP, facts)


def _event(key: str, day: pd.Timestamp, what: str, said: str, remind: timedelta, facts: Facts) -> Event:
    event, what = Event(), literal.clean(what)
    event.add("uid", f"{hashlib.sha256(key.encode()).hexdigest()[:24]}@two-hours")
    event.add("dtstamp", facts.as_of.to_pydatetime())
    event.add("dtstart", day.date())
    event.add("dtend", (day + pd.Timedelta(days=1)).date())
    event.add("summary", what)
    event.add("description", literal.clean(said))
    event.add("transp", "TRANSPARENT")
    event.add_component(_reminder(what, remind))
    return event


def _reminder(what: str, remind: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what)
    alarm.add("trigger", remind)
    return alarm
