"""What changed between two days."""

from dataclasses import dataclass, replace

import pandas as pd
import pytest

from analysis import certifications, changes
from data.schema import TABLES

SINCE, AS_OF = "2026-11-01", "2026-11-20"
FIRST, BEFORE, LAST, AFTER = SINCE, "2026-10-31", AS_OF, "2026-11-21"


@dataclass(frozen=True)
class Tabs:
    """A reading, with only its frames."""

    log: pd.DataFrame
    staff: pd.DataFrame
    time_off: pd.DataFrame
    goals: pd.DataFrame
    milestones: pd.DataFrame
    certifications: pd.DataFrame
    meetings: pd.DataFrame
    needs: pd.DataFrame
    service: pd.DataFrame
    schools: pd.DataFrame
    pulse: pd.DataFrame
    required: pd.DataFrame


@pytest.fixture
def tabs(frame):
    return lambda **rows: Tabs(**{table.key: frame(table.key, rows.get(table.key, [])) for table in TABLES})


@pytest.fixture
def changed(tabs):
    def between(**rows):
        read = tabs(**rows)
        history = certifications.history(read.certifications)
        table = changes.between(read, history, read.log, since=SINCE, as_of=AS_OF)
        found = {row.kind: (row.count, row.people) for row in table.itertuples(index=False)}
        return {kind: counts for kind, counts in found.items() if counts != (0, 0)}

    return between


ADA = {"name": "Ada"}
CERT = ADA | {"certification": "A+"}
GOAL = ADA | {"goal": "learn", "due_on": "2027-06-30"}
STEP = GOAL | {"milestone": "read"}
NEED = ADA | {"need": "a switch"}
SESSION = {"people": ("ada", "ben"), "site": "Harbor", "activity": "Club"}
MEETING = {"topic": "WiFi", "pd_hours": 1, "led_by": ("ada",)}


@pytest.mark.parametrize(
    ("tab", "row", "column", "kind"),
    [
        ("certifications", CERT, "earned_on", "certifications earned"),
        ("goals", GOAL, "set_on", "goals set"),
        ("goals", GOAL | {"set_on": "2026-01-01"}, "done_on", "goals reached"),
        ("milestones", STEP, "done_on", "milestones reached"),
        ("needs", NEED, "raised_on", "needs raised"),
        ("needs", NEED | {"raised_on": "2026-01-01"}, "answered_on", "needs answered"),
        ("meetings", MEETING, "date", "meetings with PD"),
    ],
)
def test_both_days_of_the_window_count(changed, tab, row, column, kind):
    dated = lambda day: changed(**{tab: [row | {column: day}]})  # noqa: E731
    assert dated(FIRST) == dated(LAST) == {kind: (1, 1)}
    assert dated(BEFORE) == dated(AFTER) == {}


@pytest.mark.parametrize(
    ("expires", "lapsed"),
    [
        (BEFORE, True),  # its last valid day: it ran out on the first day of the window
        ("2026-10-30", False),  # it had run out before
        ("2026-11-19", True),
        (LAST, False),  # it still holds
    ],
)
def test_what_ran_out_in_the_window_has_lapsed(changed, expires, lapsed):
    found = changed(certifications=[CERT | {"earned_on": "2023-01-01", "expires_on": expires}])
    assert found == ({"certifications lapsed": (1, 1)} if lapsed else {})


def test_what_was_renewed_late_is_renewed_and_not_lapsed(changed):
    rows = [
        CERT | {"earned_on": "2023-11-05", "expires_on": "2026-11-05"},
        CERT | {"earned_on": "2026-11-10", "expires_on": "2029-11-10"},
    ]
    assert changed(certifications=rows) == {"certifications renewed": (1, 1)}


def test_a_goal_dropped_is_not_reached(changed):
    assert changed(goals=[GOAL | {"set_on": "2026-01-01", "dropped_on": LAST}]) == {}


def test_hours_are_added_up_in_seconds(changed):
    rows = [ADA | {"date": day, "hours": 2} for day in (BEFORE, FIRST, LAST, AFTER)]
    rows += [{"name": "Ben", "date": LAST, "hours": 1.5}, {"name": "Cy", "date": LAST, "hours": 0}]
    assert changed(log=rows) == {"seconds logged": (5.5 * 3600, 2)}


def test_a_meeting_without_pd_is_not_one_with_pd(changed):
    assert changed(meetings=[MEETING | {"date": LAST, "pd_hours": 0}]) == {}


def test_two_leaders_are_two_people_and_one_session(changed):
    found = changed(service=[SESSION | {"date": LAST}, SESSION | {"date": LAST, "people": ("ada",)}])
    assert found == {"sessions at schools": (2, 2)}  # Harbor is in no list of schools


@pytest.mark.parametrize(
    ("days", "first_reached"),
    [
        ([FIRST], True),
        ([LAST, FIRST], True),
        ([BEFORE, LAST], False),  # reached earlier this school year
        (["2026-07-01", LAST], False),  # on its first day
        (["2026-06-30", LAST], True),  # last school year
    ],
)
def test_a_school_is_first_reached_once_a_school_year(changed, days, first_reached):
    found = changed(service=[SESSION | {"date": day} for day in days], schools=[{"site": "Harbor"}, {"site": "Tule"}])
    assert found.get("schools first reached") == ((1, 2) if first_reached else None)


def test_all_kinds_are_there_in_one_order_when_nothing_happened(tabs):
    empty = tabs()
    table = changes.between(empty, certifications.history(empty.certifications), empty.log, since=SINCE, as_of=AS_OF)
    assert table["kind"].tolist() == [
        "certifications earned", "certifications renewed", "certifications lapsed", "goals set", "goals reached",
        "milestones reached", "needs raised", "needs answered", "sessions at schools", "schools first reached",
        "seconds logged", "meetings with PD",
    ]  # fmt: skip
    assert (table[["count", "people"]] == 0).all(axis=None)
    assert table.dtypes.astype("str").tolist() == ["str", "int64", "int64"]


def test_a_reading_is_compared_row_by_row_wherever_a_row_stands(tabs):
    rows = [ADA | {"date": "2026-11-02", "hours": hours} for hours in (1, 1, 2)]
    before = tabs(log=rows, service=[SESSION | {"date": LAST}])
    after = replace(
        tabs(log=[rows[2], rows[0], ADA | {"date": "2026-11-03", "hours": 1}]),
        service=before.service.assign(people=[("ada",)]),
    )
    table = changes.new_rows(before, after).set_index("tab")
    assert table.loc["PD log"].to_dict() == {
        "added": 1,
        "removed": 1,
        "before": 3,
        "after": 3,
    }  # one of two alike is gone
    assert table.loc["Service"].to_dict() == {"added": 1, "removed": 1, "before": 1, "after": 1}  # changed
    assert table.drop(index=["PD log", "Service"]).eq(0).all(axis=None) and len(table) == len(TABLES)
    assert changes.new_rows(after, after)[["added", "removed"]].eq(0).all(axis=None)


def test_a_column_that_one_reading_has_not_is_not_compared(tabs):
    after = tabs(log=[ADA | {"date": LAST, "hours": 1}])
    before = replace(after, log=after.log.drop(columns="notes"))
    assert changes.new_rows(before, after)[["added", "removed"]].eq(0).all(axis=None)
