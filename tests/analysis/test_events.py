"""Who went, and what have they led since?"""

import pandas as pd
import pytest

from analysis import events, hours
from analysis.spelling import one_spelling

AS_OF = "2026-11-20"


def went(date, name, **more):
    return {"date": date, "name": name, "activity": "Maker Faire", "type": "Event", "hours": 3} | more


@pytest.fixture
def staff(frame):
    return frame("staff", [
        {"name": "Ada"},
        {"name": "Ben", "started_on": "2026-05-17"},  # the day after the second fair began
        {"name": "Cy", "left_on": "2026-05-16"},  # and its first day was Cy's last
        {"name": "Dot", "left_on": "2026-05-15"},
    ])  # fmt: skip


@pytest.fixture
def rows(frame):
    log = frame("log", [
        went("2025-05-17", "Ada"),
        went("2026-05-16", "Ada", activity="Maker faire"),
        went("2026-05-17", "Ada", activity="maker  Faire", hours=1),  # twice, and one person
        went("2026-05-17", "Ben"),
        went("2026-05-16", "Dot", type="Conference"),
        went("2026-05-16", "Cy", status="planned"),
        went("2026-05-16", "Cy", status="cancelled"),
        went("2026-05-16", "Cy", hours=0),
        went("2026-05-16", "Cy", type="Workshop"),
        went("2026-05-16", "Cy", activity=None),
        went("2026-11-20", "Cy", activity="Hour of Code", type="Challenge", hours=2, end_date="2026-11-22"),  # Friday to Sunday
        went("2026-11-21", "Ada", activity="Hour of Code", type="Challenge"),  # tomorrow
    ])  # fmt: skip
    return hours.counted(log, as_of=AS_OF)


def test_one_row_per_event_and_school_year_out_of_the_roster_of_its_first_day(rows, staff):
    found = events.event_reach(rows, staff, as_of=AS_OF)
    assert found.astype({"event": "str", "school_year": "str"})[
        ["event", "school_year", "went", "roster", "others", "seconds"]
    ].values.tolist() == [
        ["Hour of Code", "2026-27", 0, 2, 1, 7200],  # Cy had left
        ["Maker Faire", "2024-25", 1, 3, 0, 10800],
        ["Maker Faire", "2025-26", 1, 2, 2, 36000],  # Ada 3 + 1, Ben 3, Dot 3; Ben came later, Dot had left: the roster is Ada and Cy
    ]  # fmt: skip
    assert found["share"].tolist() == [0, 1 / 3, 1 / 2]


def test_an_event_lasts_from_its_first_row_to_the_end_of_its_last(rows, staff):
    found = events.event_reach(rows, staff, as_of=AS_OF)
    assert found["first_on"].dt.strftime("%m-%d").tolist() == ["11-20", "05-17", "05-16"]
    assert found["last_on"].dt.strftime("%m-%d").tolist() == ["11-22", "05-17", "05-17"]


def test_without_staff_the_roster_is_everyone_who_had_logged_by_then(rows, staff):
    found = events.event_reach(rows, staff.iloc[:0], as_of="2026-10-01")
    assert found[["went", "roster", "others"]].values.tolist() == [
        [1, 1, 0],  # only Ada had
        [2, 3, 1],  # Ada, Dot and Cy; Ben's first row is of the second day
    ]


@pytest.fixture
def led(frame):
    meetings = frame("meetings", [
        {"date": "2025-05-17", "topic": "WiFi", "pd_hours": 1, "led_by": ("ada",)},  # the day of the first fair
        {"date": "2026-05-18", "topic": "WiFi", "pd_hours": 1, "led_by": ("ben", "cy")},
        {"date": "2026-05-19", "topic": "Budget", "pd_hours": 0, "led_by": ("dot",)},  # nothing was taught
    ])  # fmt: skip
    service = frame("service", [
        {"date": "2026-05-17", "people": ("ada",), "site": "Harbor", "activity": "Club"},  # the second fair's last day
        {"date": "2026-06-01", "people": ("ben",), "site": "Harbor", "activity": "Club"},
        {"date": "2026-11-20", "people": ("dot", "ben"), "site": "Harbor", "activity": "Club"},
    ])  # fmt: skip
    return service, meetings


@pytest.mark.parametrize(
    ("as_of", "year", "counts"),
    [
        ("2026-11-20", "2024-25", [1, 0, 1, 1]),  # Ada led at a school a year later, a meeting only on the day itself
        (
            "2026-11-20",
            "2025-26",
            [3, 1, 2, 2],
        ),  # Ben led both and is one person, Dot one; Ada's session was on the last day
        ("2026-11-19", "2025-26", [3, 1, 1, 1]),  # Dot's was tomorrow
        ("2026-05-17", "2025-26", [3, 0, 0, 0]),
    ],
)
def test_of_those_who_went_how_many_have_since_led(rows, led, as_of, year, counts):
    found = events.afterwards(rows, *led, as_of=as_of)
    fair = found[(found["event"] == "Maker Faire") & (found["school_year"] == year)]
    assert fair[["went", "led_meeting", "led_service", "taught"]].values.tolist() == [counts]
    assert fair["share"].tolist() == [counts[-1] / counts[0]]


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["Maker faire", "Maker Faire", "maker faire", "Maker Faire"], ["Maker Faire"] * 4),  # the commonest
        (["maker faire", "Maker Faire"], ["Maker Faire"] * 2),  # equally common: the first in order
        ([" A  b ", "a b", "a b", None], ["a b", "a b", "a b", None]),
        (["Straße", "STRASSE", "Strasse"], ["STRASSE"] * 3),
        (["a b", "ab"], ["a b", "ab"]),
    ],
)
def test_case_and_spaces_make_no_other_event(texts, shown):
    found = one_spelling(pd.Series(texts, dtype="str"))
    assert found.astype(object).where(found.notna(), None).tolist() == shown


def test_nothing_in_nothing_out(rows, staff, led):
    for ask in (
        lambda tab: events.event_reach(tab, staff, as_of=AS_OF),
        lambda tab: events.afterwards(tab, *led, as_of=AS_OF),
    ):
        empty, full = ask(rows.iloc[:0]), ask(rows)
        assert empty.empty and empty.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()
    nobody_led = events.afterwards(rows, led[0].iloc[:0], led[1].iloc[:0], as_of=AS_OF)
    assert nobody_led["taught"].tolist() == [0, 0, 0] and nobody_led["went"].tolist() == [1, 1, 3]
