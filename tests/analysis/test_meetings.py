"""Did the weekly meeting become PD, do people come, and who teaches?"""

import math

import pytest

from analysis import meetings
from analysis.roster import roster

AS_OF = "2026-09-30"


@pytest.fixture
def held(frame):
    return frame(
        "meetings",
        [
            {"date": "2026-08-26", "topic": "WiFi", "pd_hours": 0.5, "total_hours": 1, "area": "Network",
             "led_by": ("ada", "ben"), "present": ("ada", "ben", "cy")},
            {"date": "2026-09-02", "topic": "WiFi", "pd_hours": 1, "led_by": ("ada",), "present": ("ben", "cy", "guest", "ben")},
            {"date": "2026-09-09", "topic": "Budget", "pd_hours": 0, "total_hours": 1, "led_by": ("cy",), "present": ("cy",)},
            {"date": "2026-09-16", "topic": "Phones", "pd_hours": 0.75, "total_hours": 0.5, "led_by": ("guest",), "area": "Desk"},
            {"date": "2026-09-30", "topic": "Phones", "pd_hours": 0.5, "total_hours": 2, "present": ("ada",), "area": "Desk"},
            {"date": "2026-10-01", "topic": "Cloud", "pd_hours": 9, "led_by": ("ben",), "present": ("ada",)},  # tomorrow
        ],
    )  # fmt: skip


@pytest.fixture
def tabs(frame):
    """Ada and Ben were always here, Cy joined on 2 September and left on the 9th, Dot was off in August, the guest never was."""
    staff = [
        {"name": "Ada", "team": "Network"},
        {"name": "Ben", "team": "Desk"},
        {"name": "Cy", "team": "Desk", "started_on": "2026-09-02", "left_on": "2026-09-09"},
        {"name": "Dot", "team": "Desk"},
    ]
    off = [{"name": "Dot", "first_day": "2026-08-01", "last_day": "2026-08-26", "kind": "Leave", "everyone": False}]
    return {"staff": frame("staff", staff), "time_off": frame("time_off", off), "log": frame("log", [])}


def test_a_meeting_of_no_pd_hours_is_a_meeting_without_pd(held):
    (found,) = meetings.pd_share(held, as_of=AS_OF).to_dict("records")
    assert (found["meetings"], found["with_pd"], found["meeting_share"]) == (5, 4, 4 / 5)


def test_hours_are_shared_only_where_the_meeting_says_how_long_it_was(held):
    (found,) = meetings.pd_share(held, as_of=AS_OF).to_dict("records")
    assert found["pd_seconds"] == 2.75 * 3600  # 0.5 + 1 + 0 + 0.75 + 0.5
    assert (found["timed"], found["timed_pd_seconds"]) == (4, 1.75 * 3600)  # not the hour on 2 September
    # 1 + 1 + 0.75 + 2: half an hour in all cannot hold three quarters of PD.
    assert (found["total_seconds"], found["hour_share"]) == (4.75 * 3600, 1.75 / 4.75)


def test_the_share_by_area_has_the_meetings_without_one_last(held):
    found = meetings.pd_share(held, as_of=AS_OF, by="area")
    assert found["area"].astype(object).fillna("-").tolist() == ["Desk", "Network", "-"]
    assert found["meetings"].tolist() == [2, 1, 2] and found["with_pd"].tolist() == [2, 1, 1]


@pytest.mark.parametrize(
    ("since", "as_of", "count"),
    [
        ("2026-08-26", AS_OF, 5),  # the first and the last day count
        ("2026-08-27", AS_OF, 4),
        ("2026-08-26", "2026-09-29", 4),
    ],
)
def test_a_window_includes_its_first_and_its_last_day(held, since, as_of, count):
    assert meetings.pd_share(held, as_of=as_of, since=since)["meetings"].tolist() == [count]


def test_attendance_is_out_of_those_on_duty_that_day(held, tabs):
    found = meetings.attendance(held, **tabs, as_of=AS_OF)
    assert found[["present", "on_duty", "others"]].values.tolist() == [
        [2, 2, 1],  # Dot was off until this day, and Cy came a week before the first one
        [2, 4, 1],  # Cy's first day, and a guest
        [1, 4, 0],  # Cy's last day
        [1, 3, 0],  # a meeting that names nobody is not in the table; Cy had left by this one
    ]
    assert found["share"].tolist() == [2 / 2, 2 / 4, 1 / 4, 1 / 3]
    assert found["date"].dt.day.tolist() == [26, 2, 9, 30]


def test_whoever_comes_on_a_day_off_is_counted_beside_and_not_among(held, tabs, frame):
    off = frame("time_off", [
        {"name": "Cy", "first_day": "2026-09-09", "last_day": "2026-09-09", "everyone": False},
        {"name": None, "first_day": "2026-09-30", "last_day": "2026-09-30", "everyone": True},
    ])  # fmt: skip
    found = meetings.attendance(held, **tabs | {"time_off": off}, as_of=AS_OF, since="2026-09-09")
    assert found[["present", "on_duty", "others"]].values.tolist() == [[0, 3, 1], [0, 0, 1]]
    assert found["share"].iloc[0] == 0 and math.isnan(found["share"].iloc[1])  # nobody was on duty


def test_without_staff_people_are_here_from_their_first_row_on(held, tabs, frame):
    log = frame("log", [
        {"date": "2026-09-02", "name": "Ben", "hours": 1},
        {"date": "2026-07-01", "name": "Cy", "hours": 0},
        {"date": "2026-09-03", "name": "Ada", "hours": 1},
    ])  # fmt: skip
    nobody = tabs["staff"].iloc[:0]
    found = meetings.attendance(held, nobody, tabs["time_off"], log, as_of="2026-09-02")
    assert found[["present", "on_duty", "others"]].values.tolist() == [[1, 1, 2], [2, 2, 1]]


def test_a_topic_is_covered_by_those_of_the_roster_who_were_there(held, tabs):
    here = roster(tabs["staff"], tabs["staff"], tabs["log"], as_of=AS_OF)  # Cy has left
    assert meetings.topic_coverage(held, here, as_of=AS_OF).to_dict("records") == [
        # Ben was there twice and is one person. Who led it need not be on the roster.
        {"topic": "WiFi", "people": 2, "roster": 3, "share": 2 / 3, "sessions": 2, "sessions_named": 2, "led_by": ("ada", "ben")},
        {"topic": "Phones", "people": 1, "roster": 3, "share": 1 / 3, "sessions": 2, "sessions_named": 1, "led_by": ("guest",)},
    ]  # fmt: skip


def test_topics_that_reached_as_many_stand_by_name(held, tabs):
    here = roster(tabs["staff"], tabs["staff"], tabs["log"], as_of=AS_OF)
    table = meetings.topic_coverage(held, here, as_of="2026-10-01")  # Cloud and Phones: Ada alone
    assert list(table["topic"]) == ["WiFi", "Cloud", "Phones"]


def test_the_topic_table_counts_sessions_and_agrees_with_the_coverage(held, tabs):
    here = roster(tabs["staff"], tabs["staff"], tabs["log"], as_of=AS_OF)
    found = meetings.topic_people(held, here, as_of=AS_OF)
    assert list(found) == ["topic", "person", "name", "team", "sessions"]
    assert found.astype({"topic": "str"}).values.tolist() == [
        ["Phones", "ada", "Ada", "Network", 1], ["WiFi", "ada", "Ada", "Network", 1], ["WiFi", "ben", "Ben", "Desk", 2],
    ]  # fmt: skip


def test_who_taught_whom_leaves_out_those_who_led_together(held):
    found = meetings.taught(held, as_of=AS_OF)
    assert found.values.tolist() == [["ada", "ben", 1], ["ada", "cy", 2], ["ada", "guest", 1], ["ben", "cy", 1]]


def test_peer_taught_is_out_of_all_meetings_with_pd(held, tabs):
    found = meetings.peer_taught(held, tabs["staff"], tabs["log"], as_of=AS_OF).to_dict("records")
    # Led by nobody named on 30 September, by a guest on the 16th; Cy's meeting had no PD. Ada led twice and is one leader.
    assert found == [{"meetings": 4, "led": 3, "peer_led": 2, "leaders": 2, "share": 2 / 4}]
    by_topic = meetings.peer_taught(held, tabs["staff"], tabs["log"], as_of=AS_OF, by="topic")
    assert by_topic["topic"].tolist() == ["Phones", "WiFi"]
    assert by_topic[["meetings", "led", "peer_led", "leaders"]].values.tolist() == [[2, 1, 0, 0], [2, 2, 2, 2]]


def test_somebody_who_has_left_is_own_staff_only_until_then(held, tabs):
    led_by_cy = held.assign(led_by=[("cy",)] * len(held), pd_seconds=1800)
    found = meetings.peer_taught(led_by_cy, tabs["staff"], tabs["log"], as_of=AS_OF)
    assert (found["led"].tolist(), found["peer_led"].tolist()) == ([5], [2])  # 2 and 9 September


def test_nothing_in_nothing_out(held, tabs):
    here = roster(tabs["staff"], tabs["staff"], tabs["log"], as_of=AS_OF)
    asked = {
        "pd share": lambda tab: meetings.pd_share(tab, as_of=AS_OF),
        "attendance": lambda tab: meetings.attendance(tab, **tabs, as_of=AS_OF),
        "coverage": lambda tab: meetings.topic_coverage(tab, here, as_of=AS_OF),
        "people": lambda tab: meetings.topic_people(tab, here, as_of=AS_OF),
        "taught": lambda tab: meetings.taught(tab, as_of=AS_OF),
        "peer taught": lambda tab: meetings.peer_taught(tab, tabs["staff"], tabs["log"], as_of=AS_OF),
    }
    for name, ask in asked.items():
        empty, full = ask(held.iloc[:0]), ask(held)
        assert empty.empty and empty.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict(), name


def test_each_leader_is_counted_by_the_meetings_led_while_on_the_roster(held, tabs):
    # Ada led with Ben on 26 August and alone on 2 September; Cy's meeting had no PD; the guest is on no roster.
    found = meetings.led(held, tabs["staff"], tabs["log"], as_of=AS_OF)
    assert found.astype({"person": "str"}).values.tolist() == [["ada", 2], ["ben", 1]]


def test_nobody_has_led_where_there_is_no_meeting(held, tabs):
    assert list(meetings.led(held.head(0), tabs["staff"], tabs["log"], as_of=AS_OF)) == ["person", "meetings"]
