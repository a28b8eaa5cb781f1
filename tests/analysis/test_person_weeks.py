"""The grid: who was asked for how much in which week, and what was logged."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import hours

AS_OF = "2026-07-22"  # a Wednesday: the week of 20 July is open


@pytest.fixture
def staff(frame):
    return frame(
        "staff",
        [
            {"name": "Ada", "team": "Network"},
            {"name": "Ben", "team": "Help Desk", "weekly_hours": 1.5, "started_on": "2026-07-15"},  # a Wednesday
            {"name": "Cy", "left_on": "2026-07-09"},  # no team; last day a Thursday; never logged
        ],
    )


@pytest.fixture
def time_off(frame):
    return frame(
        "time_off",
        [
            {
                "name": None,
                "everyone": True,
                "first_day": "2026-07-10",
                "last_day": "2026-07-12",
            },  # Friday, and a weekend
            {"name": "Ada", "everyone": False, "first_day": "2026-07-09", "last_day": "2026-07-10"},  # the Friday twice
        ],
    )


@pytest.fixture
def log(frame):
    return frame(
        "log",
        [
            {"date": "2026-07-06", "name": "Ada", "hours": 1.2},
            {"date": "2026-07-12", "name": "Ada", "hours": 0.5},  # the Sunday of the same week
            {"date": "2026-07-13", "name": "Ada", "hours": 0},  # a 0 is an answer
            {"date": "2026-07-07", "name": "Ben", "hours": 1},  # before he started: in totals, not in rates
            {"date": "2026-07-14", "name": "Eve", "hours": 2, "status": "in progress"},  # not in Staff
            {"date": "2026-07-20", "name": "Eve", "hours": 3, "status": "done"},
            {"date": "2026-07-21", "name": "Eve", "hours": 4, "status": "planned"},
            {"date": "2026-07-21", "name": "Eve", "hours": 4, "status": "not started"},
            {"date": "2026-07-21", "name": "Eve", "hours": 4, "status": "cancelled"},
            {"date": "2026-07-23", "name": "Eve", "hours": 4},  # after the as-of date
            {"date": "2026-07-21", "name": "Fay", "hours": 4, "status": "planned"},  # has nothing that counts yet
        ],
    )


def test_the_grid_checked_by_hand(log, staff, time_off):
    weeks = hours.person_weeks(log, staff, time_off, as_of=AS_OF)
    # person, Monday, seconds, target, reported, employed, closed, expected
    rows = [
        ("ada", "2026-07-06", 6120, 7200 * 3 // 5, True, True, True, True),  # off on Thursday and Friday
        ("ada", "2026-07-13", 0, 7200, True, True, True, True),
        ("ada", "2026-07-20", 0, 7200, False, True, False, False),  # the open week
        ("ben", "2026-07-06", 3600, 0, True, False, True, False),
        ("ben", "2026-07-13", 0, 5400 * 3 // 5, False, True, True, True),  # from Wednesday on
        ("ben", "2026-07-20", 0, 5400, False, True, False, False),
        ("cy", "2026-07-06", 0, 7200 * 4 // 5, False, True, True, True),  # never logged, and left on Thursday
        ("eve", "2026-07-13", 7200, 7200, True, True, True, True),  # from her first logged week on
        ("eve", "2026-07-20", 10800, 7200, True, True, False, False),
    ]
    columns = ["person", "week_start", "seconds", "target", "reported", "employed", "closed", "expected"]
    hand = pd.DataFrame(rows, columns=columns).astype({"week_start": "datetime64[us]"})
    assert_frame_equal(weeks[columns].astype({"person": "str"}), hand)
    assert list(weeks["name"].unique()) == ["Ada", "Ben", "Cy", "Eve"]
    assert dict(zip(weeks["person"], weeks["team"].astype(object).fillna("-"), strict=True)) == {
        "ada": "Network", "ben": "Help Desk", "cy": "-", "eve": "-",
    }  # fmt: skip


def test_the_columns_are_as_promised(log, staff, time_off):
    weeks = hours.person_weeks(log, staff, time_off, as_of=AS_OF)
    assert list(weeks) == [
        "person", "name", "team", "week_start", "school_year", "seconds", "target", "reported", "employed", "closed", "expected",
    ]  # fmt: skip
    nothing = hours.person_weeks(log.iloc[:0], staff.iloc[:0], time_off.iloc[:0], as_of=AS_OF)
    assert nothing.empty and list(nothing) == list(weeks)
    assert hours.person_weeks(log.iloc[:0], staff, time_off, as_of=AS_OF).empty


def test_a_week_is_in_the_school_year_of_its_monday(frame, staff, time_off):
    log = frame("log", [{"date": "2026-07-01", "name": "Ada", "hours": 1}])
    weeks = hours.person_weeks(log, staff, time_off, as_of="2026-07-08").query("person == 'ada'")
    assert list(weeks["school_year"]) == ["2025-26", "2026-27"]  # 29 June and 6 July


@pytest.mark.parametrize(
    ("as_of", "closed"),
    [
        ("2026-07-12", False),  # Sunday: the week it is in is still open
        ("2026-07-13", True),  # the next Monday
    ],
)
def test_the_week_of_the_as_of_date_is_open(log, staff, time_off, as_of, closed):
    weeks = hours.person_weeks(log, staff, time_off, as_of=as_of)
    assert weeks.loc[weeks["week_start"] == "2026-07-06", "closed"].eq(closed).all()


def test_several_spells_add_up_and_never_overlap(frame, log, time_off):
    staff = frame(
        "staff",
        [
            {"name": "Ada", "team": "Help Desk", "weekly_hours": 2},  # no last day: ends when the next one starts
            {"name": "Ada", "team": "Network", "weekly_hours": 4, "started_on": "2026-07-15", "left_on": "2026-07-20"},
        ],
    )
    weeks = hours.person_weeks(log, staff, time_off.iloc[:0], as_of=AS_OF).query("person == 'ada'")
    assert list(weeks["target"]) == [7200, (2 * 7200 + 3 * 14400) // 5, 14400 // 5]
    assert set(weeks["team"]) == {"Network"}


def test_weekly_hours_that_five_does_not_divide_are_whole_in_a_whole_week(frame, log, time_off):
    staff = frame("staff", [{"name": "Ada", "weekly_hours": 36 * 7 / 3600}])  # 252 s
    weeks = hours.person_weeks(log, staff, time_off, as_of=AS_OF).query("person == 'ada'")
    assert list(weeks["target"]) == [252 * 3 // 5, 252, 252]


def test_a_row_of_several_days_is_spread_over_its_working_days(frame, staff):
    log = frame("log", [{"date": "2026-07-09", "end_date": "2026-07-14", "name": "Ada", "hours": 10 / 3600 * 1000}])
    rows = hours.counted(log, as_of=AS_OF)
    # Thursday, Friday, Monday, Tuesday: 10,000 seconds in four
    assert list(rows["date"].dt.strftime("%a")) == ["Thu", "Fri", "Mon", "Tue"]
    assert list(rows["seconds"]) == [2500, 2500, 2500, 2500]
    assert list(rows["week_start"].dt.day) == [6, 6, 13, 13]


@pytest.mark.parametrize(
    ("first", "last", "shares"),
    [
        (
            "2026-07-11",
            "2026-07-12",
            {"2026-07-11": 50, "2026-07-12": 50},
        ),  # a weekend: no working day, so all its days
        ("2026-07-10", "2026-07-12", {"2026-07-10": 100}),  # one working day takes it all
        ("2026-07-13", "2026-07-15", {"2026-07-13": 34, "2026-07-14": 33, "2026-07-15": 33}),  # not divisible: exact
        (
            "2026-07-21",
            "2026-07-24",
            {"2026-07-21": 25, "2026-07-22": 25},
        ),  # what lies after the as-of date is not counted
        ("2026-07-14", "2026-07-13", {"2026-07-14": 100}),  # an end before its date is no span
    ],
)
def test_the_shares_of_a_row_are_whole_seconds_that_add_up(frame, first, last, shares):
    log = frame("log", [{"date": first, "end_date": last, "name": "Ada", "hours": 100 / 3600}])
    rows = hours.counted(log, as_of=AS_OF)
    assert dict(zip(rows["date"].dt.strftime("%Y-%m-%d"), rows["seconds"], strict=True)) == shares


def test_days_off_get_no_share(frame, time_off):
    log = frame(
        "log", [{"date": "2026-07-08", "end_date": "2026-07-13", "name": name, "hours": 1} for name in ("Ada", "Ben")]
    )
    rows = hours.counted(log, time_off, as_of=AS_OF)
    days = rows["date"].dt.day.groupby(rows["person"].astype("str")).agg(list)
    assert days["ada"] == [8, 13]  # her leave on the 9th, everyone's break on the 10th
    assert days["ben"] == [8, 9, 13]


def test_a_part_of_the_people_begins_where_the_whole_log_does(log, staff, time_off):
    ben = hours.person_weeks(
        log.query("name == 'Eve'"), staff.query("name == 'Cy'"), time_off, as_of=AS_OF, since="2026-07-06"
    )
    assert list(ben["person"]) == ["cy", "eve", "eve"]


def test_nothing_handed_in_is_changed(log, staff, time_off):
    before = [table.copy(deep=True) for table in (log, staff, time_off)]
    hours.person_weeks(log, staff, time_off, as_of=AS_OF)
    for table, copy in zip((log, staff, time_off), before, strict=True):
        assert_frame_equal(table, copy)


def test_people_are_in_order_whatever_the_order_of_the_rows(log, staff, time_off):
    known = log.query("name in ['Ada', 'Ben']")
    weeks = hours.person_weeks(known, staff.iloc[::-1], time_off, as_of=AS_OF)
    assert list(weeks["person"].cat.categories) == ["ada", "ben", "cy"]
    assert weeks["person"].cat.codes.is_monotonic_increasing


def test_a_row_spread_over_two_days_does_not_hide_one_that_does_not_count(frame, staff, time_off):
    row = {"name": "Ada", "hours": 1}
    log = frame(
        "log",
        [
            row | {"date": "2026-07-06", "end_date": "2026-07-07"},  # two days from one row ...
            row
            | {
                "date": "2026-07-13",
                "name": "Ben",
                "status": "planned",
            },  # ... and none from the next: three from three
            row | {"date": "2026-07-13"},
        ],
    )
    weeks = hours.person_weeks(log, staff, time_off, as_of=AS_OF)
    assert weeks.groupby("name", observed=True)["seconds"].sum().to_dict() == {"Ada": 7200, "Ben": 0, "Cy": 0}
