from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from data import Records, Settings, load
from pages.screen import gate, source
from presentation.team import of_team, teams

TABS = {
    "PD log": """Date,Name,Hours,Status
2025-06-30,Ana,1,Done
2025-07-01,Bo,1,Done
2026-11-20,Cy,1,Done
2026-12-24,Bo,1,Planned
""",
    # Cy came to the Help Desk from the Network team.
    "Staff": "Name,Team,Started,Left\nAna,Help Desk,,\nBo,Network,,\nCy,Network,,2026-01-02\nCy,Help Desk,2026-01-05,\n",
    "Service": "Date,Name,Site,Activity\n2026-09-01,Ana; Bo,Elm,Coding club\n2026-09-02,Bo,Oak,Coding club\n",
    "Time off": "Name,First day,Last day\nBo,2026-08-03,2026-08-07\nEveryone,2026-12-21,2026-12-31\n",
    "Schools": "Site\nElm\nOak\n",
}


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("log")
    for tab, text in TABS.items():
        (folder / f"{tab}.csv").write_text(text)
    read = load(folder, today="2026-11-20")
    assert len(read.refused) == 0
    return read


@pytest.fixture
def see(records, monkeypatch):
    """What a viewer with these choices sees, on 20 November 2026."""

    def see(settings=Settings(), path="log.csv", clock=date(2026, 11, 20), **choices):
        monkeypatch.setattr(gate, "date", SimpleNamespace(today=lambda: clock))
        monkeypatch.setattr(gate.sources, "chosen", lambda: source.Source(path, "", settings))
        monkeypatch.setattr(gate.sources, "read", lambda *_: records)
        monkeypatch.setattr(gate.st, "session_state", choices)
        return gate.viewer_and_records()

    return see


def test_by_default_all_is_seen_of_this_school_year_up_to_today(see, records):
    viewer, seen = see()
    assert (viewer.school_year, viewer.as_of, viewer.team, viewer.role) == (
        "2026-27",
        pd.Timestamp("2026-11-20"),
        None,
        "lead",
    )
    assert seen is records


def test_the_sample_is_seen_on_its_own_last_day_whatever_the_clock_says(see):
    viewer, _ = see(path=str(source.SAMPLE), clock=date(2031, 1, 1))
    assert (viewer.is_sample, viewer.today, viewer.as_of) == (True, source.SAMPLE_DAY, pd.Timestamp(source.SAMPLE_DAY))


def test_school_years_are_those_with_a_row_newest_first_and_none_to_come(see):
    see()
    assert gate.choices().school_years == ("2026-27", "2025-26", "2024-25")


@pytest.mark.parametrize(
    ("chosen", "as_of"),
    [
        ({"school_year": "2025-26"}, "2026-06-30"),  # a past year is seen whole
        ({"school_year": "2025-26", "as_of": date(2026, 1, 15)}, "2026-01-15"),
        ({"school_year": "2025-26", "as_of": date(2025, 7, 1)}, "2025-07-01"),  # its first day
        ({"school_year": "2025-26", "as_of": date(2025, 6, 30)}, "2026-06-30"),  # the day before it began
        ({"as_of": date(2026, 11, 21)}, "2026-11-20"),  # tomorrow
        ({"school_year": "1066-67"}, "2026-11-20"),
    ],
)
def test_a_day_outside_the_school_year_is_not_looked_at(see, chosen, as_of):
    assert see(**chosen)[0].as_of == pd.Timestamp(as_of)


def test_a_school_year_begins_when_the_district_says(see):
    viewer, _ = see(Settings(school_year_start=(12, 1)))
    assert (viewer.school_year, gate.choices().days("2025-26")) == (
        "2025-26",
        (pd.Timestamp("2025-12-01"), pd.Timestamp("2026-11-20")),
    )


def test_an_unknown_team_is_the_whole_department(see):
    assert see(team="Accounting")[0].team is None


def test_an_empty_log_has_this_school_year(see, records, monkeypatch):
    see()
    monkeypatch.setattr(gate.sources, "read", lambda *_: Records.empty())
    viewer, _ = gate.viewer_and_records()
    assert (viewer.school_year, gate.choices().school_years, gate.choices().teams) == ("2026-27", ("2026-27",), ())


def test_a_team_sees_its_own_people_and_what_names_nobody(see, records):
    viewer, seen = see(team="Help Desk")
    assert (viewer.team, viewer.since) == ("Help Desk", pd.Timestamp("2025-06-30"))
    assert list(seen.log["name"]) == ["Ana", "Cy"]
    assert list(seen.staff["name"]) == ["Ana", "Cy", "Cy"]
    assert list(seen.service["site"]) == ["Elm"]  # Ana led it, together with somebody else
    assert list(seen.time_off["everyone"]) == [True]
    assert len(seen.schools) == 2
    assert seen.version != records.version  # or a figure kept for all would be shown for one


def test_a_team_changes_nothing_for_the_next_viewer(records):
    of_team(records, "Help Desk")
    assert len(records.log) == 4
    assert teams(records) == ("Help Desk", "Network")


def test_every_frame_that_names_people_is_cut_to_the_team():
    # Columns named otherwise would pass the gate unseen.
    from data.schema import TABLES

    empty = Records.empty()
    naming = {table.key for table in TABLES if any(column.kind in ("name", "names") for column in table.columns)}
    known = {"person", "people", "led_by", "present"}
    assert {key for key in naming if not known & set(getattr(empty, key))} == set()


def test_a_sheet_is_compared_with_how_it_was_before_a_day_began(monkeypatch):
    kept = [SimpleNamespace(read_at=pd.Timestamp(at)) for at in ("2026-11-20 09:00", "2026-11-19 23:59", "2026-11-02")]
    monkeypatch.setattr(gate, "past_reads", lambda: kept)
    assert gate.read_before(pd.Timestamp("2026-11-20")) is kept[1]
    assert gate.read_before(pd.Timestamp("2026-11-21")) is kept[0]
    assert gate.read_before(pd.Timestamp("2026-10-23")) is kept[2]  # none is that old: the oldest says when it is from
    monkeypatch.setattr(gate, "past_reads", lambda: ())
    assert gate.read_before(pd.Timestamp("2026-11-20")) is None
