"""Where it is learned, and in whose time."""

import pytest

from analysis import hours


@pytest.fixture
def rows(frame):
    log = frame("log", [
        {"date": "2026-06-30", "name": "Ada", "hours": 1, "type": "Self-study", "provider": "Internal", "own_time": True},
        {"date": "2026-07-01", "name": "Ada", "hours": 2, "type": "Self-study", "own_time": False},
        {"date": "2026-07-02", "name": "Ben", "hours": 4, "type": "Meeting", "provider": " internal"},
        {"date": "2026-07-03", "name": "Ben", "hours": 3, "type": "Course", "provider": "County", "own_time": True},
        {"date": "2026-07-04", "name": "Cy", "hours": 0, "type": "Course", "provider": "County", "own_time": True},
        {"date": "2026-07-05", "name": "Cy", "hours": 5, "type": "Meeting"},  # nobody wrote who gave it
        {"date": "2026-07-06", "name": "Dot", "hours": 1.5},
    ])  # fmt: skip
    return hours.counted(log, as_of="2026-07-31")


def test_self_study_is_self_taught_whoever_made_the_material(rows):
    assert hours.origin(rows).tolist() == [
        "self-taught", "self-taught", "internal", "external", "external", "not known", "not known",
    ]  # fmt: skip


def test_a_district_may_name_who_is_in_the_house(rows):
    found = hours.origin(rows, internal=("internal", "COUNTY"))
    assert found.tolist()[2:5] == ["internal"] * 3


def test_hours_by_origin_are_out_of_all_hours(rows):
    found = hours.by_origin(rows)
    assert found["origin"].tolist() == ["not known", "internal", "external", "self-taught"]  # equal hours in this order
    assert found["hours"].tolist() == [6.5, 4, 3, 3] and found["people"].tolist() == [2, 1, 1, 1]
    assert found["share"].tolist() == [6.5 / 16.5, 4 / 16.5, 3 / 16.5, 3 / 16.5]
    by_year = hours.by_origin(rows, by="school_year")
    assert by_year.groupby("school_year", observed=True)["share"].sum().tolist() == [1, 1]


def test_own_time_is_out_of_all_hours_and_blank_is_not_own(rows):
    (found,) = hours.own_time(rows).to_dict("records")
    assert found == {"own_seconds": 4 * 3600, "unsaid_seconds": 10.5 * 3600, "seconds": 16.5 * 3600,
                     "people": 2, "share": 4 / 16.5}  # fmt: skip
    by_year = hours.own_time(rows, by="school_year")
    assert by_year["own_seconds"].tolist() == [3600, 3 * 3600] and by_year["people"].tolist() == [1, 1]


def test_nothing_in_nothing_out(rows):
    for function in (hours.by_origin, hours.own_time):
        empty, full = function(rows.iloc[:0]), function(rows)
        assert empty.empty and empty.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()
    assert hours.origin(rows.iloc[:0]).empty
