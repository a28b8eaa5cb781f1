"""Does the calendar hold what runs out, on its last valid day, and nothing a cell could smuggle in?"""

from datetime import date, timedelta

import pandas as pd
import pytest
from icalendar import Calendar

from data import load
from presentation.facts import Facts
from presentation.renewal_calendar import ics

CERTIFICATIONS = """Name,Certification,Earned,Expires
Ada North,CWNA,2023-10-01,2026-10-20
Ada North,Network+,2026-08-01,2029-08-01
Ben South,"A+
BEGIN:VALARM",2023-11-01,2026-11-01
"""


@pytest.fixture
def facts(tmp_path):
    (tmp_path / "PD log.csv").write_text("Date,Name,Hours\n2026-09-01,Ada North,2\n2026-09-02,Ben South,1\n")
    (tmp_path / "Certifications.csv").write_text(CERTIFICATIONS)
    return Facts(load(tmp_path, today="2026-09-30"), pd.Timestamp("2026-09-30"))


def events(data):
    return Calendar.from_ical(data).walk("VEVENT")


def test_each_certification_that_runs_out_within_180_days_is_a_whole_day(facts):
    days = [(event["dtstart"].dt, event["dtend"].dt) for event in events(ics(facts))]
    assert days == [(date(2026, 10, 20), date(2026, 10, 21)), (date(2026, 11, 1), date(2026, 11, 2))]


def test_a_reminder_comes_thirty_days_before(facts):
    (alarm,) = events(ics(facts))[0].walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-30)


def test_a_cell_starts_no_line_of_its_own(facts):
    second = events(ics(facts))[1]
    assert len(second.walk("VALARM")) == 1
    assert second["summary"] == "A+ BEGIN:VALARM of Ben South runs out"


def test_the_same_renewal_has_the_same_uid_and_the_file_the_same_bytes(facts):
    assert ics(facts) == ics(facts)
    assert len({event["uid"] for event in events(ics(facts))}) == 2


def test_no_renewal_is_a_calendar_without_events(tmp_path):
    (tmp_path / "PD log.csv").write_text("Date,Name,Hours\n2026-09-01,Ada North,2\n")
    nothing = Facts(load(tmp_path, today="2026-09-30"), pd.Timestamp("2026-09-30"))
    assert events(ics(nothing)) == []
