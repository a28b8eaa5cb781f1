"""Who was here."""

import pandas as pd
import pytest

from analysis.roster import roster


@pytest.fixture
def staff(frame):
    return frame(
        "staff",
        [
            {"name": "Ben", "role": "Technician", "team": "Help Desk", "started_on": "2026-07-15"},
            {
                "name": "Ada",
                "role": "Analyst",
                "team": "Network",
                "weekly_hours": 1.5,
                "on_the_wall": False,
                "left_on": "2026-07-14",
            },
            {"name": "Ada", "role": "Lead", "team": "Network", "started_on": "2026-07-15"},
            {"name": "Cy", "left_on": "2026-07-14"},
        ],
    )


@pytest.fixture
def people():
    return pd.DataFrame({"person": ["ada", "ben", "cy", "eve"], "name": ["Ada", "Ben", "Cy", "Eve"]}).astype("category")


@pytest.fixture
def log(frame):
    return frame(
        "log", [{"date": "2026-07-14", "name": "Eve", "hours": 1}, {"date": "2026-07-15", "name": "Cy", "hours": 1}]
    )


@pytest.mark.parametrize(
    ("as_of", "since", "here"),
    [
        ("2026-07-13", None, ["ada", "cy"]),  # the day before anybody logged
        ("2026-07-14", None, ["ada", "cy", "eve"]),  # the last day of Cy; Eve is not in Staff but logged
        ("2026-07-15", None, ["ada", "ben", "eve"]),  # the first day of Ben; Cy logged, but is in Staff and left
        ("2026-07-15", "2026-07-14", ["ada", "ben", "cy", "eve"]),  # a window has everyone of any of its days
    ],
)
def test_the_roster_of_a_day_and_of_a_window(staff, people, log, as_of, since, here):
    assert list(roster(staff, people, log, as_of=as_of, since=since)["person"]) == here


def test_a_person_is_one_row_with_the_latest_spell_and_the_defaults(staff, people, log):
    table = roster(staff, people, log, as_of="2026-07-15").set_index("person")
    assert list(table) == ["name", "role", "team", "site", "started_on", "left_on", "weekly_seconds", "on_the_wall"]
    assert table.loc["ada", "role"] == "Lead" and table.loc["ada", "weekly_seconds"] == 7200
    assert pd.isna(table.loc["eve", "team"]) and table.loc["eve", "on_the_wall"]
    before = roster(staff, people, log, as_of="2026-07-14").set_index("person")
    assert before.loc["ada", "weekly_seconds"] == 5400 and not before.loc["ada", "on_the_wall"]


def test_without_staff_the_roster_is_everyone_who_ever_logged(staff, people, log):
    assert list(roster(staff.iloc[:0], people, log, as_of="2026-08-01")["name"]) == ["Cy", "Eve"]
    assert roster(staff.iloc[:0], people, log.iloc[:0], as_of="2026-08-01").empty


def test_two_rows_of_one_spell_give_one_answer_in_either_order(frame, people, log):
    staff = frame("staff", [{"name": "Ada", "weekly_hours": 1}, {"name": "Ada", "weekly_hours": 3}])
    for rows in (staff, staff.iloc[::-1]):
        assert roster(rows, people, log.iloc[:0], as_of="2026-07-15")["weekly_seconds"].tolist() == [3 * 3600]
