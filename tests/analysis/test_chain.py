"""Goal, hours, milestones, certification, service: each link with its day."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import certifications, chain

AS_OF = "2026-11-20"
SET = {"set_on": "2026-01-01", "due_on": "2026-06-30"}


GOALS = [
    SET | {"name": "Ada", "goal": "Earn A+", "topic": "Hardware", "certification": "A+", "done_on": "2026-03-01"},
    SET | {"name": "Ada", "goal": "Teach", "topic": "Service", "done_on": "2026-11-20"},  # reached today
    SET | {"name": "Ben", "goal": "Earn A+", "certification": "A+", "set_on": "2026-02-01"},
    SET | {"name": "Cy", "goal": "Script", "done_on": "2026-11-21"},  # reached tomorrow
    SET | {"name": "Dot", "goal": "Later", "set_on": "2026-11-21"},  # not set yet
]


@pytest.fixture
def goals(frame):
    return frame("goals", GOALS)


@pytest.fixture
def log(frame):
    return frame(
        "log",
        [
            {"name": "Ada", "date": "2026-01-05", "hours": 2, "goal": "Earn A+"},
            {"name": "Ada", "date": "2026-02-05", "hours": 1, "topic": "Hardware"},
            {"name": "Ben", "date": "2026-02-05", "hours": 0, "goal": "Earn A+"},
            {"name": "Cy", "date": "2026-02-05", "hours": 1 / 3600, "goal": "Script"},  # a second is time
        ],
    )


@pytest.fixture
def milestones(frame):
    step = {"due_on": "2026-06-30"}
    return frame(
        "milestones",
        [
            step | {"name": "Ada", "goal": "Earn A+", "milestone": "course", "done_on": "2026-02-10"},
            step | {"name": "Ada", "goal": "Earn A+", "milestone": "practice", "done_on": "2026-01-20"},
            step | {"name": "Ada", "goal": "Earn A+", "milestone": "exam"},
            step | {"name": "Ben", "goal": "Earn A+", "milestone": "course", "done_on": "2026-11-21"},  # tomorrow
            step | {"name": "Ben", "goal": "Nothing of the kind", "milestone": "course", "done_on": "2026-02-02"},
        ],
    )


@pytest.fixture
def history(frame):
    rows = [("Ada", "2026-03-02", "A+", None), ("Ben", "2026-05-01", "A+", None), ("Cy", "2026-04-01", "Py", "Script")]
    return certifications.history(
        frame(
            "certifications",
            [{"name": who, "earned_on": on, "certification": what, "goal": goal} for who, on, what, goal in rows],
        )
    )


@pytest.fixture
def service(frame):
    rows = [
        ("2026-03-01", ("ada",)),  # the day the goal was reached, the day before the certification
        ("2026-03-02", ("ben", "ada")),  # Ben: before his
        ("2026-05-01", ("cy",)),
        ("2026-11-20", ("ada",)),
        ("2026-11-21", ("ben",)),  # tomorrow
    ]
    return frame("service", [{"date": on, "people": who, "site": "Harbor", "activity": "Club"} for on, who in rows])


@pytest.fixture
def links(goals, log, milestones, history, service):
    return chain.links(goals, log, milestones, history, service, as_of=AS_OF)


def test_each_goal_has_the_day_of_every_link(links):
    days = links.assign(**{c: links[c].dt.strftime("%m-%d").fillna("-") for c in links if links[c].dtype.kind == "M"})
    columns = ["name", "goal", "set_on", "first_hours_on", "seconds", "first_milestone_on", "milestones_done", "milestones",
               "reached_on", "certified_on", "served_on", "served_after_goal"]  # fmt: skip
    assert days[columns].to_numpy().tolist() == [
        ["Ada", "Earn A+", "01-01", "01-05", 10800, "01-20", 2, 3, "03-01", "03-02", "03-02", "03-01"],
        ["Ada", "Teach", "01-01", "-", 0, "-", 0, 0, "11-20", "-", "-", "11-20"],
        ["Cy", "Script", "01-01", "02-05", 1, "-", 0, 0, "-", "04-01", "05-01", "-"],
        ["Ben", "Earn A+", "02-01", "-", 0, "-", 0, 1, "-", "05-01", "-", "-"],
    ]


def test_the_counts_say_what_they_are_a_part_of(links):
    assert chain.stages(links).to_dict("records") == [
        {
            "goals": 4, "with_hours": 2, "with_milestones": 2, "milestone_reached": 1, "reached": 2, "certified": 3,
            "name_topic": 2, "name_certification": 2, "certified_as_named": 2,
            "people": 3, "people_certified": 3, "people_served": 2, "people_reached": 1, "people_served_after_goal": 1,
        }
    ]  # fmt: skip


def test_one_person_with_two_goals_is_one_person(links):
    person = chain.stages(links, by="person")
    columns = ["name", "goals", "reached", "people", "people_served_after_goal"]
    assert person[columns].to_numpy().tolist() == [["Ada", 2, 2, 1, 1], ["Ben", 1, 0, 1, 0], ["Cy", 1, 0, 1, 0]]


@pytest.mark.parametrize(
    ("since", "found"),
    [
        ("2026-02-01", [("Ben", 1), ("Ada", 0)]),  # the first day counts; her milestones are of the goal she set before
        ("2026-02-02", [("Ada", 0)]),
    ],
)
def test_a_goal_set_before_the_window_is_left_out_and_keeps_its_milestones(
    frame, log, milestones, history, service, since, found
):
    goals = frame("goals", [*GOALS, SET | {"name": "Ada", "goal": "Earn A+", "set_on": "2026-06-01"}])
    table = chain.links(goals, log, milestones, history, service, as_of=AS_OF, since=since)
    assert list(zip(table["name"], table["milestones"], strict=True)) == found


def test_a_roster_adds_the_team(goals, log, milestones, history, service, links):
    roster = pd.DataFrame({"person": ["ada", "cy"], "team": pd.Categorical(["Network", "Help Desk"])})  # Ben has left
    table = chain.links(goals, log, milestones, history, service, as_of=AS_OF, roster=roster)
    assert table["team"].astype("object").fillna("-").tolist() == ["Network", "Network", "Help Desk", "-"]
    assert_frame_equal(table.drop(columns="team"), links)
    assert chain.stages(table, by="team")["goals"].tolist() == [1, 2, 1]  # in order of the name, a blank last


def test_nothing_in_nothing_out(goals, log, milestones, history, service, links):
    nothing = chain.links(goals.iloc[:0], log, milestones, history, service, as_of=AS_OF)
    assert nothing.empty and nothing.dtypes.astype("str").equals(links.dtypes.astype("str"))
    assert chain.stages(nothing).empty and list(chain.stages(nothing)) == list(chain.stages(links))
    bare = chain.links(goals, log.iloc[:0], milestones.iloc[:0], history.iloc[:0], service.iloc[:0], as_of=AS_OF)
    assert bare.dtypes.astype("str").equals(links.dtypes.astype("str"))
    assert chain.stages(bare)[["goals", "with_hours", "certified", "people_served"]].to_numpy().tolist() == [
        [4, 0, 0, 0]
    ]
