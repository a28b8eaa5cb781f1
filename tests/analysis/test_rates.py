"""The rates: each with its numerator and its denominator."""

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import hours

H = 3600


@pytest.fixture
def weeks():
    """Three people, four weeks; hours for hours, so that every figure can be checked in the head."""
    rows = [
        # person, team, Monday, hours, target, reported, closed
        ("ada", "Network", "2026-06-22", 6, 2, True, True),  # crammed
        ("ada", "Network", "2026-06-29", 0, 2, False, True),  # empty
        ("ada", "Network", "2026-07-06", 2, 2, True, True),  # to the second
        ("ada", "Network", "2026-07-13", 9, 2, True, False),  # the open week
        ("ben", "Network", "2026-06-22", 5, 0, True, True),  # on leave, and logged
        ("ben", "Network", "2026-06-29", 0, 1, True, True),  # an explicit 0
        ("ben", "Network", "2026-07-06", 1, 1, True, True),
        ("cy", None, "2026-06-29", 0, 0, False, True),  # nothing was ever expected of Cy
    ]
    table = pd.DataFrame(rows, columns=["person", "team", "week_start", "hours", "target", "reported", "closed"])
    years = np.where(table["week_start"] < "2026-07-01", "2025-26", "2026-27")
    return table.assign(
        person=pd.Categorical(table["person"], ["ada", "ben", "cy", "zoe"]),  # a category nobody is in
        name=table["person"].str.title().astype("category"),
        team=pd.Categorical(table["team"], ["Help Desk", "Network"]),
        week_start=table["week_start"].astype("datetime64[us]"),
        school_year=pd.Categorical(years, ["2024-25", "2025-26", "2026-27"], ordered=True),
        seconds=(table["hours"] * H).astype("int64"),
        target=table["target"] * H,
        employed=True,
        expected=table["closed"] & (table["target"] > 0),
    )


def test_attainment_lets_a_crammed_week_cover_an_empty_one_and_adherence_does_not(weeks):
    year = weeks[weeks["person"] == "ada"]
    assert hours.attainment(year, by=None).to_dict("records") == [
        {"seconds": 8 * H, "target": 6 * H, "people": 1, "attainment": 8 / 6}
    ]
    assert hours.adherence(year, by=None).to_dict("records") == [
        {"kept": 4 * H, "target": 6 * H, "people": 1, "adherence": 4 / 6}
    ]


def test_adherence_by_team_keeps_the_people_without_one(weeks):
    hand = pd.DataFrame(
        {
            "team": pd.Categorical(["Network", None], ["Help Desk", "Network"]),
            "kept": [5 * H, 0],
            "target": [8 * H, 0],
            "people": [2, 0],
            "adherence": [5 / 8, np.nan],
        }
    )
    assert_frame_equal(hours.adherence(weeks, by="team"), hand)


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("week_start", 3),  # the open week is in no rate
        ("school_year", 2),
        ("person", 3),
        (["team", "week_start"], 4),
        (None, 1),
    ],
)
def test_every_rate_has_one_row_per_group_that_occurs(weeks, by, groups):
    for rate in (hours.attainment, hours.adherence, hours.hit_rate, hours.reporting_rate):
        assert len(rate(weeks, by=by)) == groups


def test_name_and_team_ride_along_with_the_person(weeks):
    assert list(hours.hit_rate(weeks, by="person")) == ["person", "name", "team", "hits", "expected", "hit_rate"]


def test_hit_and_reporting_rate_count_expected_person_weeks(weeks):
    by_year = hours.hit_rate(weeks, by="school_year").merge(hours.reporting_rate(weeks, by="school_year"))
    assert by_year.astype({"school_year": "str"}).to_dict("records") == [
        {"school_year": "2025-26", "hits": 1, "expected": 3, "hit_rate": 1 / 3, "reported": 2, "reporting_rate": 2 / 3},
        {"school_year": "2026-27", "hits": 2, "expected": 2, "hit_rate": 1.0, "reported": 2, "reporting_rate": 1.0},
    ]


def test_meeting_the_goal_compares_sums_to_the_second(weeks):
    person = hours.meets_goal(weeks).set_index("name")
    assert list(person.index) == ["Ada", "Ben"]  # nothing was expected of Cy
    assert list(person["meets"]) == [True, False]
    assert list(person["average_hours"]) == [8 / 3, 0.5]
    exact = weeks.assign(seconds=weeks["seconds"].where(weeks["person"] != "ada", weeks["target"]))
    assert hours.meets_goal(exact)["meets"].iloc[0]
    short = exact.assign(seconds=exact["seconds"] - (exact.index == 0))  # one second
    assert not hours.meets_goal(short)["meets"].iloc[0]


def test_people_meeting_the_goal_by_team_and_year(weeks):
    assert hours.people_meeting(weeks).to_dict("records") == [{"met": 1, "people": 2, "share": 0.5}]
    by_year = hours.people_meeting(weeks, by="school_year")
    assert list(by_year["met"]) == [1, 2] and list(by_year["people"]) == [2, 2]


def test_participation_is_out_of_the_roster(weeks):
    little = weeks.assign(seconds=weeks["seconds"].where(weeks["person"] != "ben", 599))  # under an hour in all
    assert hours.participation(little, by=None).to_dict("records") == [
        {"participants": 1, "people": 3, "participation": 1 / 3}
    ]


@pytest.mark.parametrize(
    ("seconds", "took_part"),
    [
        (3599, False),
        (3600, True),  # an hour in all
    ],
)
def test_whoever_logged_an_hour_took_part(weeks, seconds, took_part):
    first = weeks.index[weeks["person"] == "ben"][0]
    little = weeks[weeks["person"] == "ben"].assign(seconds=0)
    little.loc[first, "seconds"] = seconds
    assert hours.participation(little, by=None)["participants"].tolist() == [int(took_part)]


def test_somebody_no_longer_employed_is_in_neither_side_of_participation(weeks):
    gone = weeks.assign(employed=weeks["person"] != "ada")
    assert hours.participation(gone, by=None).to_dict("records") == [
        {"participants": 1, "people": 2, "participation": 0.5}
    ]


def test_totals_count_every_hour(weeks):
    total = hours.totals(weeks, by=None).iloc[0]
    assert (total["hours"], total["people"], total["mean_hours"], total["median_hours"]) == (23, 3, 23 / 3, 6)


def test_the_weekly_average_is_over_the_people_expected(weeks):
    hand = pd.DataFrame(
        {
            "week_start": pd.to_datetime(["2026-06-22", "2026-06-29", "2026-07-06"]).as_unit("us"),
            "school_week": [51, 52, 1],
            "seconds": [6 * H, 0, 3 * H],
            "target": [2 * H, 3 * H, 3 * H],
            "people": [1, 2, 2],
            "average_hours": [6.0, 0.0, 1.5],
            "target_hours": [2.0, 1.5, 1.5],
        }
    )
    assert_frame_equal(hours.weekly_average(weeks).drop(columns="school_year"), hand)


def test_a_week_in_which_nobody_was_expected_is_a_gap(weeks):
    off = weeks.assign(expected=False, target=0)
    assert hours.weekly_average(off)["average_hours"].isna().all()
    assert hours.adherence(off)["adherence"].isna().all()


def test_team_weeks_count_the_people_who_hit(weeks):
    table = hours.team_weeks(weeks)
    assert list(table["hits"]) == [1, 0, 2, 0] and list(table["people"]) == [1, 2, 2, 0]
    assert list(table["reported"]) == [1, 1, 2, 0]


def test_nothing_in_nothing_out(weeks):
    nothing = weeks.iloc[:0]
    for function in (
        hours.attainment, hours.adherence, hours.hit_rate, hours.reporting_rate, hours.participation, hours.totals,
        hours.people_meeting, hours.meets_goal, hours.typical_week, hours.weekly_average, hours.team_weeks, hours.balance,
        hours.streaks,
    ):  # fmt: skip
        empty, full = function(nothing), function(weeks)
        assert empty.empty and list(empty) == list(full), function.__name__


def test_a_typical_week_is_a_range_and_a_middle(weeks):
    assert hours.typical_week(weeks).to_dict("records") == [
        {"people": 2, "lowest_hours": 0.5, "median_hours": (0.5 + 8 / 3) / 2, "highest_hours": 8 / 3}
    ]


def test_the_same_weeks_last_year_are_364_days_earlier(weeks):
    mondays = pd.date_range("2025-06-30", "2026-07-20", freq="7D", unit="us")
    table = pd.DataFrame({"week_start": mondays, "closed": mondays < "2026-07-20"})
    now = hours.so_far(table, as_of="2026-07-22")["week_start"]
    then = hours.same_weeks_last_year(table, as_of="2026-07-22")["week_start"]
    assert list(now) == list(pd.to_datetime(["2026-07-06", "2026-07-13"]))
    assert list(then) == list(pd.to_datetime(["2025-07-07", "2025-07-14"]))
