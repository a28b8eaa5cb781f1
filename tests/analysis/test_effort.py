"""Which hours are on which goal: one rule."""

import pandas as pd
import pytest

from analysis import completion

AS_OF = "2026-11-20"
GOAL = {"name": "Ada", "goal": "learn", "topic": "WiFi", "set_on": "2026-08-10", "due_on": "2027-06-30"}


@pytest.fixture
def effort(frame):
    def of(goals, rows, **how):
        states = completion.goal_states(frame("goals", goals), as_of=AS_OF)
        table = completion.effort(states, frame("log", [{"name": "Ada", "hours": 1} | row for row in rows]), **how)
        return table.assign(hours=table["seconds"] / 3600)

    return of


@pytest.mark.parametrize(
    ("row", "hours"),
    [
        ({"date": "2026-09-01", "goal": "learn"}, 1),
        ({"date": "2026-08-09", "goal": "learn"}, 1),  # it names the goal: whatever its day
        ({"date": "2026-10-02", "goal": "learn"}, 1),
        ({"date": "2026-08-09", "topic": "WiFi"}, 0),  # the day before it was set
        ({"date": "2026-08-10", "topic": "WiFi"}, 1),  # the day it was set
        ({"date": "2026-10-01", "topic": "WiFi"}, 1),  # the day it was reached
        ({"date": "2026-10-02", "topic": "WiFi"}, 0),  # the day after
        ({"date": "2026-09-01", "topic": "WiFi", "goal": "other"}, 0),  # on its topic for another goal
        ({"date": "2026-09-01", "topic": "Cloud"}, 0),
        ({"date": "2026-09-01"}, 0),
        ({"date": "2026-09-01", "goal": "learn", "name": "Ben"}, 0),  # somebody else's
        ({"date": "2026-09-01", "goal": "learn", "topic": "WiFi"}, 1),  # once, not twice
    ],
)
def test_a_row_is_on_a_goal_by_name_or_by_topic_while_it_is_open(effort, row, hours):
    assert effort([GOAL | {"done_on": "2026-10-01"}], [row])["hours"].tolist() == [hours]


def test_an_open_goal_takes_hours_on_its_topic_to_the_last_day(effort):
    table = effort([GOAL], [{"date": "2026-08-20", "topic": "WiFi"}, {"date": AS_OF, "topic": "WiFi", "hours": 2}])
    assert table["hours"].tolist() == [3]
    assert table[["first_on", "last_on"]].iloc[0].tolist() == [pd.Timestamp("2026-08-20"), pd.Timestamp(AS_OF)]


def test_a_dropped_goal_takes_none_after_it_was_dropped(effort):
    dropped = GOAL | {"dropped_on": "2026-09-01"}
    assert effort([dropped], [{"date": "2026-09-02", "topic": "WiFi"}])["hours"].tolist() == [0]


def test_hours_on_a_topic_are_on_each_open_goal_with_it(effort):
    table = effort([GOAL, GOAL | {"goal": "teach"}, GOAL | {"topic": None}], [{"date": "2026-09-01", "topic": "WiFi"}])
    assert table["hours"].tolist() == [1, 1, 0]


def test_rows_of_no_hours_have_no_day(effort):
    table = effort([GOAL], [{"date": "2026-09-01", "goal": "learn", "hours": 0}])
    assert table[["first_on", "last_on"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("until", "hours"),
    [
        ("2026-09-01", 1),  # the last day that counts
        ("2026-08-31", 0),
        (None, 3),  # all days
    ],
)
def test_hours_can_be_counted_up_to_a_day(effort, until, hours):
    rows = [{"date": "2026-09-01", "goal": "learn"}, {"date": "2026-09-02", "topic": "WiFi", "hours": 2}]
    last = pd.Series(pd.to_datetime([until])).astype("datetime64[us]")
    assert effort([GOAL], rows, until=last)["hours"].tolist() == [hours]


def test_nothing_in_nothing_out(effort):
    for empty in (effort([], [{"date": "2026-09-01", "goal": "learn"}]), effort([], [])):
        assert empty.empty and empty.dtypes.equals(effort([GOAL], [])["first_on last_on seconds hours".split()].dtypes)
    assert effort([GOAL], [])["seconds"].tolist() == [0]
