"""Weeks, school years and the same day last year."""

import pandas as pd
import pytest

from analysis import calendar


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2026-06-30", "2025-26"),  # the last day of the school year
        ("2026-07-01", "2026-27"),  # the first
        ("2027-01-01", "2026-27"),  # a new calendar year is not a new school year
        ("1999-07-01", "1999-00"),  # the second half of the century turns to 00
    ],
)
def test_a_day_is_in_one_school_year(date, year):
    assert calendar.year_of(date) == year
    first, following = calendar.year_bounds(year)
    assert first <= pd.Timestamp(date) < following


def test_another_first_day_moves_the_year():
    assert calendar.year_of("2026-08-14", (8, 15)) == "2025-26"
    assert calendar.year_of("2026-08-15", (8, 15)) == "2026-27"
    assert calendar.year_bounds("2026-27", (8, 15))[0] == pd.Timestamp("2026-08-15")


@pytest.mark.parametrize(
    ("date", "monday"),
    [
        ("2020-12-27", "2020-12-21"),  # a Sunday belongs to the week before
        ("2020-12-28", "2020-12-28"),  # Monday of 2020-W53
        ("2021-01-03", "2020-12-28"),  # its Sunday, in another calendar year
        ("2021-01-04", "2021-01-04"),  # 2021-W01
    ],
)
def test_a_week_goes_from_monday_to_sunday(date, monday):
    assert calendar.monday(date) == pd.Timestamp(monday)


def test_weeks_are_every_monday_from_the_first_to_the_last():
    assert list(calendar.weeks("2026-07-01", "2026-07-13")) == list(
        pd.to_datetime(["2026-06-29", "2026-07-06", "2026-07-13"])
    )
    assert len(calendar.weeks("2026-07-13", "2026-07-01")) == 0


def test_school_weeks_count_from_the_first_day_of_the_year():
    dates = pd.Series(pd.to_datetime(["2026-07-01", "2026-07-07", "2026-07-08", "2027-06-30", "2024-06-30"]))
    assert list(calendar.school_week(dates)) == [1, 1, 2, 53, 53]  # 2023-24 has a 29 February


def test_the_mondays_of_a_school_year_are_numbered_without_a_hole():
    for label in ("2023-24", "2024-25", "2025-26"):
        first, following = calendar.year_bounds(label)
        mondays = pd.Series(pd.date_range(first, following, freq="W-MON", inclusive="left"))
        assert list(calendar.school_week(mondays)) == list(range(1, len(mondays) + 1))


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2026-11-20", "2025-11-21"),  # Friday and Friday
        ("2026-07-01", "2025-07-02"),  # the first day of the year
        ("2027-06-30", "2026-06-30"),  # 364 days earlier would be in the same year: the last day of the year before
    ],
)
def test_the_same_day_last_year_is_in_last_school_year(as_of, day):
    assert calendar.same_day_last_year(as_of) == pd.Timestamp(day)
    assert calendar.year_of(day) == calendar.previous_year(calendar.year_of(as_of))


def test_an_as_of_may_be_a_date_or_a_moment():
    assert (
        calendar.day("2026-07-01 23:59")
        == calendar.day(pd.Timestamp("2026-07-01").date())
        == pd.Timestamp("2026-07-01")
    )
