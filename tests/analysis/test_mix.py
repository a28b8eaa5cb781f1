"""Where the time goes."""

import pytest

from analysis import hours


@pytest.fixture
def rows(frame):
    log = frame(
        "log",
        [
            {"date": "2026-07-06", "name": "Ada", "hours": 1, "topic": "WiFi", "own_time": True},
            {"date": "2026-07-07", "name": "Ada", "hours": 2, "topic": "WiFi"},
            {"date": "2026-08-06", "name": "Ben", "hours": 4, "topic": "Cloud", "own_time": False},
            {"date": "2026-08-07", "name": "Cy", "hours": 0, "topic": "Cloud"},  # nothing from Cy
            {"date": "2026-08-07", "name": "Cy", "hours": 1},  # no topic
            {"date": "2026-08-07", "name": "Cy", "hours": 9, "topic": "Phones", "status": "planned"},
        ],
    )
    return hours.counted(log, as_of="2026-08-31")


def test_most_hours_first_with_the_people_behind_them_and_the_blank_a_group(rows):
    table = hours.mix(rows, by="topic")
    assert list(table["topic"].astype(object).fillna("-")) == ["Cloud", "WiFi", "-"]
    assert list(table["hours"]) == [4, 3, 1] and list(table["people"]) == [1, 1, 1]
    assert list(table["share"]) == [4 / 8, 3 / 8, 1 / 8] and set(table["of_seconds"]) == {8 * 3600}


def test_shares_within_a_month_add_up_to_one(rows):
    table = hours.mix(rows, by="topic", within="month")
    assert list(table["month"].dt.month) == [7, 8, 8]
    assert list(table["share"]) == [1, 4 / 5, 1 / 5]


def test_own_time_may_be_unknown(rows):
    table = hours.mix(rows, by="own_time")
    assert {(str(own), hour) for own, hour in zip(table["own_time"], table["hours"], strict=True)} == {
        ("True", 1.0), ("False", 4.0), ("<NA>", 3.0),
    }  # fmt: skip


def test_an_empty_log_has_an_empty_mix(rows):
    assert list(hours.mix(rows.iloc[:0], by="topic")) == list(hours.mix(rows, by="topic"))
