"""From a goal to its certification."""

import pandas as pd
import pytest

from analysis import certifications, completion

AS_OF = "2026-11-20"
SET = {"set_on": "2026-01-01", "due_on": "2026-12-31"}


@pytest.fixture
def goals(frame):
    return frame(
        "goals",
        [
            SET
            | {"name": "Ada", "goal": "Earn A+", "certification": "A+", "topic": "Hardware"},  # earned after 10 days
            SET | {"name": "Ben", "goal": "Earn A+", "certification": "A+", "topic": "Hardware"},  # after 30
            SET | {"name": "Cy", "goal": "Earn A+", "certification": "A+", "topic": "Hardware"},  # still open
            SET | {"name": "Dot", "goal": "Earn A+", "certification": "A+", "dropped_on": "2026-03-01"},
            SET | {"name": "Dot", "goal": "Teach WiFi", "topic": "WiFi"},  # aims at no certification
        ],
    )


@pytest.fixture
def history(frame):
    rows = [
        ("Ada", "A+", "2025-12-31", None),  # the day before the goal was set
        ("Ada", "A+", "2026-01-11", None),
        ("Ben", "Sec+", "2026-01-20", "Learn A+"),  # another certification, another goal
        ("Ben", "CCT", "2026-01-31", "Earn A+"),  # another certification that names the goal
        ("Ben", "A+", "2026-02-01", None),
        ("Cy", "A+", "2026-11-21", None),  # tomorrow
    ]
    return certifications.history(
        frame(
            "certifications",
            [{"name": who, "certification": what, "earned_on": on, "goal": goal} for who, what, on, goal in rows],
        )
    )


@pytest.fixture
def log(frame):
    rows = [
        ("Ada", "2026-01-05", 4),
        ("Ada", "2026-01-11", 2),  # the day it was earned
        ("Ada", "2026-01-12", 9),  # the day after: no longer for it
        ("Ben", "2026-01-05", 1),
        ("Cy", "2026-11-20", 5),
    ]
    return frame("log", [{"name": who, "date": on, "hours": hours, "goal": "Earn A+"} for who, on, hours in rows])


@pytest.mark.parametrize(
    ("earned", "certification", "goal", "found"),
    [
        ("2026-01-01", "A+", None, True),  # on the day the goal was set
        ("2025-12-31", "A+", None, False),  # the day before
        ("2026-11-20", "A+", None, True),  # today
        ("2026-11-21", "A+", None, False),  # tomorrow
        ("2026-05-01", "CCT", "Earn A+", True),  # it names the goal
        ("2026-05-01", "CCT", None, False),
    ],
)
def test_a_certification_is_for_a_goal_by_its_name_or_by_the_goals(frame, goals, earned, certification, goal, found):
    one = {"name": "Ada", "certification": certification, "earned_on": earned, "goal": goal}
    states = completion.goal_states(goals, as_of=AS_OF)
    days = certifications.certified_on(states, certifications.history(frame("certifications", [one])), as_of=AS_OF)
    assert days.notna().tolist() == [found, False, False, False, False]


def test_each_goal_that_names_a_certification_is_counted_with_its_days_and_hours(history, goals, log):
    table = certifications.aimed(history, goals, log, as_of=AS_OF)
    assert table[["name", "outcome", "days", "seconds"]].to_numpy().tolist() == [
        ["Ada", "certified", 10, 6 * 3600],
        ["Ben", "certified", 30, 3600],
        ["Cy", "open", 323, 5 * 3600],
        ["Dot", "without", 59, 0],
    ]


def test_the_time_to_certify_counts_those_still_waiting(history, goals, log):
    assert certifications.time_to_certify(history, goals, log, as_of=AS_OF).to_dict("records") == [
        {"certified": 2, "open": 1, "without": 1, "goals": 4, "median_days": 20, "median_hours": 3.5,
         "median_days_all": 30, "longest_open_days": 323}
    ]  # fmt: skip
    by_topic = certifications.time_to_certify(history, goals, log, as_of=AS_OF, by="topic")
    assert by_topic["goals"].tolist() == [3, 1]  # Dot's names no topic
    assert by_topic["median_days_all"].isna().tolist() == [False, True]


def test_where_fewer_than_half_have_it_there_is_no_median_of_all(history, goals, log):
    table = certifications.time_to_certify(history, goals, log, as_of="2026-01-30")
    assert (
        table[["certified", "median_days"]].to_numpy().tolist() == [[1, 10]] and table["median_days_all"].isna().all()
    )


def test_nothing_in_nothing_out(history, goals, log):
    for function in (certifications.aimed, certifications.time_to_certify):
        empty, full = function(history, goals.iloc[:0], log, as_of=AS_OF), function(history, goals, log, as_of=AS_OF)
        assert empty.empty and list(empty) == list(full), function.__name__
    bare = certifications.time_to_certify(history.iloc[:0], goals, log.iloc[:0], as_of=AS_OF)
    assert bare[["certified", "open", "without"]].to_numpy().tolist() == [[0, 3, 1]]
    assert bare["longest_open_days"].tolist() == [(pd.Timestamp(AS_OF) - pd.Timestamp("2026-01-01")).days]
