"""Goals and milestones."""

import pandas as pd
import pytest

from analysis import completion, hours

AS_OF = "2026-09-30"


@pytest.fixture
def goals(frame):
    rows = [
        # goal, set, due, done, dropped
        ("on the day", "2026-07-01", "2026-08-31", "2026-08-31", None),
        ("a day late", "2026-07-01", "2026-08-31", "2026-09-01", None),
        ("not yet due", "2026-07-01", "2026-12-31", None, None),
        ("due today", "2026-07-01", "2026-09-30", None, None),
        ("overdue", "2026-07-01", "2026-09-29", None, None),
        ("dropped", "2026-07-01", "2026-09-01", None, "2026-08-01"),
        ("done early", "2026-08-01", "2026-12-31", "2026-09-30", None),
        ("done tomorrow", "2026-08-01", "2026-09-30", "2026-10-01", None),
        ("set tomorrow", "2026-10-01", "2026-12-31", None, None),
    ]
    return frame(
        "goals",
        [
            {"name": "Ada" if i % 2 else "Ben", "goal": goal, "topic": "WiFi" if i < 4 else None,
             "set_on": set_on, "due_on": due, "done_on": done, "dropped_on": dropped}
            for i, (goal, set_on, due, done, dropped) in enumerate(rows)
        ],
    )  # fmt: skip


def test_a_state_is_two_columns_beside_those_of_the_goal(goals):
    states = completion.goal_states(goals, as_of=AS_OF, since="2026-08-01")
    assert list(states) == [*goals, "state", "closed_on"]
    assert states.index.tolist() == [0, 1] and states["goal"].tolist() == ["done early", "done tomorrow"]
    assert states["state"].tolist() == ["done", "open"]


def test_completion_is_three_figures(goals):
    assert completion.completion(goals, as_of=AS_OF).to_dict("records") == [
        {"set": 8, "done": 3, "dropped": 1, "open": 4, "due": 6, "done_of_due": 2, "closed": 4,
         "of_set": 3 / 8, "of_due": 2 / 6, "of_closed": 3 / 4}
    ]  # fmt: skip


def test_completion_by_topic_keeps_the_goals_without_one(goals):
    table = completion.completion(goals, as_of=AS_OF, by="topic")
    assert list(table["set"]) == [4, 4] and table["topic"].isna().tolist() == [False, True]


def test_on_time_is_out_of_all_that_fell_due(goals):
    assert completion.on_time(goals, as_of=AS_OF).to_dict("records") == [
        {"on_time": 1, "late": 1, "not_done": 4, "due": 6, "on_time_rate": 1 / 6}
    ]
    assert completion.on_time(goals, as_of=AS_OF, since="2026-09-01")["due"].tolist() == [4]
    by_one = completion.on_time(goals, as_of=AS_OF, by="goal").set_index("goal")
    assert by_one.index[by_one["late"] > 0].tolist() == ["a day late"]


@pytest.mark.parametrize(
    ("as_of", "late"),
    [
        ("2026-09-29", []),  # the day it is due
        ("2026-09-30", [("overdue", 1)]),  # the day after
        ("2026-10-01", [("overdue", 2), ("due today", 1)]),  # latest first; the other was done that day
    ],
)
def test_overdue_begins_the_day_after(goals, as_of, late):
    table = completion.overdue(goals, as_of=as_of)
    assert list(zip(table["goal"], table["days_late"], strict=True)) == late


def test_what_is_due_next_includes_today(goals):
    table = completion.due_next(goals, as_of=AS_OF, within_days=92)
    assert list(zip(table["goal"], table["days_left"], strict=True)) == [
        ("done tomorrow", 0), ("due today", 0), ("not yet due", 92),
    ]  # fmt: skip
    assert len(completion.due_next(goals, as_of=AS_OF, within_days=91)) == 2
    months = completion.due_by_month(goals, as_of=AS_OF)
    assert (
        list(months["month"].dt.month) == [9, 12] and list(months["due"]) == [2, 1] and list(months["people"]) == [1, 1]
    )


def test_the_time_to_finish_says_how_many_are_open(goals):
    row = completion.time_to_finish(goals, as_of=AS_OF).iloc[0]
    assert (row["finished"], row["open"], row["dropped"], row["set"]) == (3, 4, 1, 8)
    assert (row["shortest_days"], row["median_days"], row["longest_days"]) == (60, 61, 62)
    assert list(completion.finished(goals, as_of=AS_OF)["days"]) == [60, 61, 62]


def test_goals_set_are_people_out_of_the_roster(goals):
    roster = pd.DataFrame({"person": ["ada", "ben", "cy"], "team": ["Network", "Network", None]})
    assert completion.goals_set(goals, roster, as_of=AS_OF).to_dict("records") == [
        {"with_goal": 2, "people": 3, "share": 2 / 3}
    ]
    dropped = goals[goals["goal"] == "dropped"]
    assert completion.goals_set(dropped, roster, as_of=AS_OF)["with_goal"].tolist() == [0]
    assert completion.goals_set(dropped, roster, as_of=AS_OF, since="2026-08-01")["with_goal"].tolist() == [1]
    assert completion.goals_set(dropped, roster, as_of=AS_OF, since="2026-08-02")["with_goal"].tolist() == [0]


@pytest.fixture
def milestones(frame):
    rows = [
        # goal, milestone, due, done, weight
        ("not yet due", "read", "2026-08-01", "2026-08-01", 1),
        ("not yet due", "practise", "2026-09-01", None, 2),
        ("not yet due", "sit the exam", "2026-12-01", "2026-10-01", 1),  # done tomorrow
        ("due today", "read", "2026-08-01", "2026-08-09", 9),
        ("due today", "teach", "2026-09-30", None, 1),
        ("dropped", "read", "2026-08-01", None, 1),
    ]
    owner = {"not yet due": "Ben", "due today": "Ada", "dropped": "Ada"}
    return frame(
        "milestones",
        [
            {
                "name": owner[goal],
                "goal": goal,
                "milestone": milestone,
                "due_on": due,
                "done_on": done,
                "weight": weight,
            }
            for goal, milestone, due, done, weight in rows
        ],
    )


def test_milestone_progress_goes_by_weight(milestones):
    table = completion.milestone_progress(milestones, as_of=AS_OF, by=["person", "goal"])
    assert list(table["goal"]) == ["dropped", "due today", "not yet due"]
    assert list(table["progress"]) == [0, 9 / 10, 1 / 4] and list(table["milestones"]) == [1, 2, 3]
    assert list(table)[:4] == ["person", "goal", "name", "done"]


def test_pace_is_on_track_while_less_than_a_tenth_behind(goals, milestones):
    table = completion.pace(goals, milestones, as_of=AS_OF).set_index("goal")
    assert list(table.index) == ["not yet due", "due today", "overdue", "done tomorrow"]
    assert table.loc["not yet due", "expected"] == 91 / 183 and table.loc["not yet due", "actual"] == 1 / 4
    # 9/10 done, all the time passed: exactly a tenth behind is not on track, whatever floats make of it
    assert not table.loc["due today", "on_track"]
    assert table.loc["overdue"].isna().loc[["actual", "pace", "on_track"]].all()  # no milestones: no pace
    heavier = milestones.assign(weight=milestones["weight"].replace(9, 9.1))
    assert completion.pace(goals, heavier, as_of=AS_OF).set_index("goal").loc["due today", "on_track"]


def test_milestones_of_a_dropped_goal_are_not_waited_for(goals, milestones):
    states = completion.milestone_states(milestones, goals, as_of=AS_OF)
    assert list(states["state"]) == ["done", "open", "open", "done", "open", "dropped"]
    assert list(completion.overdue(states, as_of=AS_OF)["milestone"]) == ["practise"]
    assert list(completion.due_next(states, as_of=AS_OF)["milestone"]) == ["teach", "sit the exam"]


def test_the_ladder_puts_each_goal_on_one_step(goals, milestones):
    row = completion.ladder(goals, milestones, as_of=AS_OF, since="2026-09-01").iloc[0]
    assert row.to_dict() == {
        "not_started": 2, "under_way": 2, "done": 2, "done_before": 1, "dropped": 1, "people": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "quiet"),
    [
        (None, True),  # no hours at all in the 13 weeks since
        ({"goal": "learn"}, False),  # hours that name the goal
        ({"topic": "WiFi"}, False),  # hours on its topic that name no goal
        ({"topic": "WiFi", "goal": "other"}, True),  # hours on its topic for another goal
        ({"goal": "learn", "hours": 0}, True),  # no hours
        ({"goal": "learn", "date": "2026-08-16"}, True),  # six expected weeks ago: 17 August ... 21 September
        ({"goal": "learn", "date": "2026-08-17"}, False),  # five
        ({"goal": "learn", "name": "Ben"}, True),  # somebody else's
    ],
)
def test_a_goal_without_hours_for_six_expected_weeks_is_quiet(frame, row, quiet):
    goals = frame(
        "goals", [{"name": "Ada", "goal": "learn", "topic": "WiFi", "set_on": "2026-07-01", "due_on": "2027-06-30"}]
    )
    first = {"date": "2026-07-01", "name": "Ada", "hours": 1, "topic": "Phones"}
    log = frame("log", [first] + ([{"date": "2026-09-20", "name": "Ada", "hours": 1} | row] if row else []))
    staff = frame("staff", [{"name": "Ada"}, {"name": "Ben"}])
    weeks = hours.person_weeks(log, staff, frame("time_off", []), as_of=AS_OF)
    table = completion.quiet_goals(goals, hours.counted(log, as_of=AS_OF), weeks, as_of=AS_OF)
    assert len(table) == quiet


def test_weeks_of_leave_are_not_quiet_weeks(frame):
    goals = frame("goals", [{"name": "Ada", "goal": "learn", "set_on": "2026-07-01", "due_on": "2027-06-30"}])
    log = frame("log", [{"date": "2026-07-01", "name": "Ada", "hours": 1, "goal": "learn"}])
    away = frame("time_off", [{"name": "Ada", "everyone": False, "first_day": "2026-07-06", "last_day": "2026-08-23"}])
    weeks = hours.person_weeks(log, frame("staff", [{"name": "Ada"}]), away, as_of=AS_OF)
    five = completion.quiet_goals(goals, log, weeks, as_of=AS_OF, quiet_weeks=5)
    assert five["quiet_weeks"].tolist() == [5] and five["last_on"].tolist() == [pd.Timestamp("2026-07-01")]
    assert completion.quiet_goals(goals, log, weeks, as_of=AS_OF).empty


def test_nothing_in_nothing_out(goals, milestones, frame):
    none, no_milestones = goals.iloc[:0], milestones.iloc[:0]
    for function in (completion.completion, completion.on_time, completion.overdue, completion.due_next, completion.finished,
                     completion.time_to_finish, completion.due_by_month):  # fmt: skip
        empty, full = function(none, as_of=AS_OF), function(goals, as_of=AS_OF)
        assert empty.empty and list(empty) == list(full), function.__name__
    assert completion.pace(none, no_milestones, as_of=AS_OF).empty
    assert completion.pace(goals, no_milestones, as_of=AS_OF)["on_track"].isna().all()
    assert completion.milestone_progress(no_milestones, as_of=AS_OF).empty
    assert completion.ladder(none, no_milestones, as_of=AS_OF, since=AS_OF).empty
    assert completion.milestone_states(no_milestones, none, as_of=AS_OF).empty


def test_two_goals_of_one_name_and_day_give_one_answer_in_either_order(frame):
    one = {"name": "Ada", "goal": "learn", "set_on": "2026-07-01", "due_on": "2026-12-31"}
    goals = frame("goals", [one, one | {"dropped_on": "2026-08-01"}])
    step = frame(
        "milestones", [{"name": "Ada", "goal": "learn", "milestone": "read", "due_on": AS_OF, "done_on": AS_OF}]
    )
    first, second = (completion.ladder(rows, step, as_of=AS_OF, since=AS_OF) for rows in (goals, goals.iloc[::-1]))
    assert first.to_dict() == second.to_dict()
