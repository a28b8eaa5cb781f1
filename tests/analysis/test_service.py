"""What went back to the schools."""

import pandas as pd
import pytest

from analysis import service

AS_OF = "2026-11-20"


@pytest.fixture
def sessions(frame):
    return frame(
        "service",
        [
            {
                "date": "2026-06-30",
                "people": ("ada",),
                "site": "Harbor",
                "activity": "Hour of Code",
                "hours": 1,
                "students": 20,
            },
            {
                "date": "2026-07-01",
                "people": ("ada", "ben"),
                "site": "Harbor",
                "activity": "Hour of Code",
                "hours": 1.5,
                "students": 25,
            },
            {
                "date": "2026-11-20",
                "people": ("ada",),
                "site": "Depot",
                "activity": "Repair day",
                "teachers": 3,
            },  # not a school
            {
                "date": "2026-11-21",
                "people": ("cy",),
                "site": "Tule",
                "activity": "Hour of Code",
                "students": 9,
            },  # tomorrow
        ],
    )


@pytest.fixture
def schools(frame):
    return frame(
        "schools",
        [
            {"site": "Vista", "level": "High"},  # not known whether Title I
            {"site": "Tule", "level": "Middle", "is_title_i": True},
            {"site": "Alder", "level": "High", "is_title_i": False},
            {"site": "Harbor", "level": "Elementary", "is_title_i": True},
        ],
    )


def test_one_row_per_school_with_title_i_first_and_no_session_lost(sessions, schools):
    table = service.schools_reached(sessions, schools, as_of=AS_OF)
    assert list(table["site"]) == ["Harbor", "Tule", "Alder", "Vista", "Depot"]
    assert list(table["sessions"]) == [2, 0, 0, 0, 1] and list(table["contacts"]) == [45, 0, 0, 0, 0]
    assert list(table["listed"]) == [True] * 4 + [False]
    assert table["sessions"].sum() == service.sessions(sessions, as_of=AS_OF)["sessions"].iloc[0]


def test_sites_served_are_out_of_all_schools(sessions, schools):
    reached = service.schools_reached(sessions, schools, as_of=AS_OF)
    assert service.sites_served(reached).to_dict("records") == [{"served": 1, "sites": 4, "share": 1 / 4}]
    by_title = service.sites_served(reached, by="is_title_i")
    assert list(by_title["served"]) == [0, 1, 0] and list(by_title["sites"]) == [1, 2, 1]  # no, yes, not known


@pytest.mark.parametrize(
    ("since", "count"),
    [
        (None, 3),
        ("2026-06-30", 3),  # the first day counts
        ("2026-07-01", 2),
    ],
)
def test_a_window_includes_its_first_and_its_last_day(sessions, since, count):
    assert service.sessions(sessions, as_of=AS_OF, since=since)["sessions"].tolist() == [count]


def test_sessions_add_up_hours_where_there_are_any(sessions):
    assert service.sessions(sessions, as_of=AS_OF, by="activity").to_dict("records") == [
        {"activity": "Hour of Code", "sessions": 2, "seconds": 9000, "hours": 2.5, "timed": 2, "sites": 1},
        {"activity": "Repair day", "sessions": 1, "seconds": 0, "hours": 0.0, "timed": 0, "sites": 1},
    ]


def test_contacts_say_how_many_sessions_have_a_number(sessions):
    assert service.student_contacts(sessions, as_of=AS_OF).to_dict("records") == [
        {"contacts": 45, "teacher_contacts": 3, "sessions": 3, "sessions_counted": 2}
    ]


def test_co_leaders_count_once_each(sessions):
    table = service.led(sessions, as_of=AS_OF)
    assert list(table["person"]) == ["ada", "ben"] and list(table["sessions"]) == [3, 1]
    roster = pd.DataFrame({"person": ["ada", "cy"]})  # Ben has left
    assert service.people_who_led(sessions, roster, as_of=AS_OF).to_dict("records") == [
        {"led": 1, "people": 2, "share": 1 / 2}
    ]


LEARNED, SERVED = {"name": "Ada", "hours": 1, "topic": "WiFi"}, {"people": ("ada",), "site": "Harbor", "topic": "WiFi"}


@pytest.mark.parametrize(
    ("learned", "served", "found"),
    [
        ("2025-10-01", "2025-10-01", True),  # the same day
        ("2025-10-01", "2025-09-30", False),  # served before
        ("2025-10-01", "2026-10-01", True),  # the last day of twelve months
        ("2025-10-01", "2026-10-02", False),  # the day after
        ("2024-02-29", "2025-02-28", True),  # from 29 February to 28 February
        ("2024-02-29", "2025-03-01", False),
        ("2026-10-01", "2026-11-20", True),  # today
        ("2026-11-20", "2026-11-20", True),  # both today
        ("2026-10-01", "2026-11-21", False),  # tomorrow
    ],
)
def test_to_serve_what_was_learned_has_twelve_months(frame, learned, served, found):
    table = service.learn_to_serve(
        frame("service", [SERVED | {"date": served}]), frame("log", [LEARNED | {"date": learned}]), as_of=AS_OF
    )
    assert table.to_dict("records") == [{"topic": "WiFi", "learned": 1, "served": int(found), "share": float(found)}]


def test_learned_and_served_are_matched_by_person_and_topic(frame):
    rows = [
        LEARNED | {"date": "2024-01-01"},  # too long ago by itself
        LEARNED | {"date": "2026-01-01"},  # and learned anew
        LEARNED | {"date": "2026-01-01", "name": "Ben", "hours": 1 / 3600},  # a second is time; he did not lead
        LEARNED | {"date": "2026-01-01", "name": "Cy", "topic": "Cloud"},  # he led on another topic
        LEARNED | {"date": "2026-01-01", "name": "Dot", "hours": 0},  # no hours
        LEARNED | {"date": "2026-11-21", "name": "Eve"},  # tomorrow
        LEARNED | {"date": "2026-01-01", "name": "Ada", "topic": None},
    ]
    held = frame("service", [SERVED | {"date": "2026-05-01", "people": ("ada", "cy", "dot")}])
    log = frame("log", rows)
    assert service.learn_to_serve(held, log, as_of=AS_OF).to_dict("records") == [
        {"topic": "Cloud", "learned": 1, "served": 0, "share": 0.0},
        {"topic": "WiFi", "learned": 2, "served": 1, "share": 1 / 2},
    ]
    assert service.learn_to_serve(held, log, as_of=AS_OF, by=None).to_dict("records") == [
        {"learned": 3, "served": 1, "share": 1 / 3}
    ]
    assert service.learn_to_serve(held, log, as_of=AS_OF, within_months=3, by=None)["served"].tolist() == [0]


def test_a_session_is_there_once_for_each_leader(sessions):
    table = service.leaders(sessions, as_of=AS_OF, since="2026-07-01")
    assert list(zip(table["person"], table["row"], strict=True)) == [("ada", 3), ("ben", 3), ("ada", 4)]


def test_nothing_learned_is_nobody(frame, sessions):
    log = frame("log", [LEARNED | {"date": "2026-01-01"}])
    empty, full = (service.learn_to_serve(sessions, rows, as_of=AS_OF) for rows in (log.iloc[:0], log))
    assert empty.empty and list(empty) == list(full)
    assert service.learn_to_serve(sessions.iloc[:0], log, as_of=AS_OF)["served"].tolist() == [0]


def test_nothing_in_nothing_out(sessions, schools):
    for function in (service.sessions, service.student_contacts, service.led):
        empty, full = function(sessions.iloc[:0], as_of=AS_OF), function(sessions, as_of=AS_OF)
        assert empty.empty and list(empty) == list(full), function.__name__
    untouched = service.schools_reached(sessions.iloc[:0], schools, as_of=AS_OF)
    assert len(untouched) == 4 and not untouched["reached"].any()
    unlisted = service.schools_reached(sessions, schools.iloc[:0], as_of=AS_OF)
    assert list(unlisted["site"]) == ["Depot", "Harbor"] and service.sites_served(unlisted).empty
