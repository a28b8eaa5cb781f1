import pandas as pd
import pytest

from data import load
from data.sample import FOLDER

TODAY = "2026-11-23"
LOG = "Date,Name,Hours,Type,Status,End date\n2026-10-05,Ana Cruz,1,,,\n2026-10-05,Cy Dorn,1,,,\n"
STAFF = "Name,ID,Started,Left\nAna Cruz,E1,,\nBo Lind,E2,2026-10-08,\nCy Dorn,E3,,2026-10-14\nDi Ek,E4,,\n"
HEADER = "Date,Topic,PD hours,Led by,Present,Area\n"


def read(path, meetings, **tabs):
    texts = {"PD log": LOG, "Staff": STAFF, "Meetings": HEADER + meetings, **tabs}
    for name, text in texts.items():
        if text:
            (path / f"{name.replace('_', ' ')}.csv").write_text(text, encoding="utf-8")
    return load(path, today=TODAY)


def present(records):
    return records.meetings["present"].tolist()


def derived(records):
    return records.log[records.log["tab"] == "Meetings"]


@pytest.mark.parametrize(
    "day, who",
    [
        ("2026-10-07", ("E1", "E3", "E4")),  # Bo has not started
        ("2026-10-08", ("E1", "E2", "E3", "E4")),  # his first day
        ("2026-10-14", ("E1", "E2", "E3", "E4")),  # Cy's last day
        ("2026-10-15", ("E1", "E2", "E4")),
        ("2026-10-21", ("E1", "E2")),  # Di is off
    ],
)
def test_everyone_is_whoever_is_on_duty_that_day(tmp_path, day, who):
    time_off = "Name,First day,Last day\nDi Ek,2026-10-21,2026-10-22\n"
    records = read(tmp_path, f"{day},WiFi,1,,Everyone,\n{day},Data,1,,everybody but Ana Cruz,\n", Time_off=time_off)
    assert present(records) == [who, who[1:]]
    assert listed(records) == []


def listed(records):
    return records.refused[["column", "reason", "hint"]].values.tolist()


def test_a_meeting_on_a_day_that_everyone_was_off_is_listed(tmp_path):
    closed = "Name,First day,Last day\nEveryone,2026-10-21,2026-10-21\n"
    records = read(tmp_path, "2026-10-21,WiFi,1,,Everyone,\n", Time_off=closed)
    assert present(records) == [()]
    assert listed(records) == [["Present", "everyone_off", "Check the date of the meeting, or Time off."]]


def test_one_unknown_name_does_not_lose_the_others(tmp_path):
    records = read(tmp_path, "2026-10-21,WiFi,1,,Ana Cruz; Bo Lynd; Di Ek,\n")
    assert present(records) == [("E1", "E4")]
    assert listed(records) == [["Present", "unknown_person", "Did you mean Bo Lind? The others on the list count."]]
    assert records.refused["message"].tolist() == ['Meetings, row 2, Present: "Bo Lynd" is nobody in Staff.']


def test_several_unknown_names_are_told_together(tmp_path):
    names = "; ".join(["Ana Cruz", "Ed Foo", "Fi Goo", "Gus Hoo", "Hal Ioo"])
    records = read(tmp_path, f"2026-10-21,WiFi,1,,{names},\n")
    found = '"Ed Foo" is nobody in Staff. "Fi Goo" is nobody in Staff. "Gus Hoo" is nobody in Staff. And 1 more.'
    assert records.refused["message"].str.endswith(found).all()


@pytest.mark.parametrize(
    "typed, reason",
    [
        ("Everyone except Bo Lynd", "unknown_person"),  # Bo, who was away, would count as there
        ("Everyone except Ana Cruz; Bo Lynd", "unknown_person"),
        ("Everyone exept Bo Lind; Ana Cruz", "unclear_everyone"),
        ("All of Network", "unclear_everyone"),
        ("Bo Lynd", "unknown_person"),
    ],
)
def test_what_does_not_say_who_was_there_is_blank_and_listed(tmp_path, typed, reason):
    records = read(tmp_path, f"2026-10-21,WiFi,1,Bo Lind,{typed},\n")
    assert present(records) == [()] and records.meetings["led_by"].tolist() == [("E2",)]
    assert records.refused[["value", "reason", "whole_row"]].values.tolist() == [[typed, reason, False]]
    assert derived(records).empty


def test_without_staff_everyone_is_who_ever_logged(tmp_path):
    rows = "2026-10-21,WiFi,1,,Everyone,\n2026-10-22,Data,1,,Everyone except Ed Foo,\n2026-10-23,Data,1,,Everyone except cruz, Ana,\n"
    records = read(tmp_path, rows.replace("except cruz, Ana", 'except "Ana Cruz"').replace('"', ""), Staff="")
    assert present(records) == [("ana cruz", "cy dorn"), (), ("cy dorn",)]
    assert records.refused["message"].tolist() == [
        'Meetings, row 3, Present: "Ed Foo" names somebody who never logged.'
    ]
    assert len(records.people) == 2  # who is excepted is nobody new


def test_a_meeting_with_pd_is_a_row_of_the_log_for_each_person_present(tmp_path):
    records = read(tmp_path, "2026-10-21,WiFi deep dive,0.5,Ana Cruz,Bo Lind; Ana Cruz,Wireless\n")
    told = derived(records)
    expected = {
        "date": [pd.Timestamp("2026-10-21")] * 2, "name": ["Bo Lind", "Ana Cruz"], "person": ["E2", "E1"],
        "seconds": [1800, 1800], "hours": [0.5, 0.5], "activity": ["WiFi deep dive"] * 2, "topic": ["Wireless"] * 2,
        "type": ["Meeting"] * 2, "provider": ["Internal"] * 2, "row": [2, 2], "school_year": ["2026-27"] * 2,
        "week_start": [pd.Timestamp("2026-10-19")] * 2, "month": [pd.Timestamp("2026-10-01")] * 2, "tab": ["Meetings"] * 2,
    }  # fmt: skip
    assert {name: told[name].tolist() for name in expected} == expected
    blank = set(told) - set(expected)
    assert told[sorted(blank)].isna().all(axis=None)
    assert len(records.log) == 4
    counts = records.counts.set_index("tab").loc["PD log"]
    assert counts[["rows", "used", "refused"]].tolist() == [2, 2, 0]  # the rows of the sheet only


def test_a_meeting_without_an_area_is_about_its_topic(tmp_path):
    assert derived(read(tmp_path, "2026-10-21,WiFi,1,,Ana Cruz,\n"))["topic"].tolist() == ["WiFi"]


@pytest.mark.parametrize(
    "row",
    [
        "2026-10-21,Budget,0,,Everyone,\n",  # all business
        "2026-10-21,WiFi,1,,,\n",  # nobody knows who came
        "2026-11-24,WiFi,1,,Everyone,\n",  # after today
    ],
)
def test_other_meetings_are_no_rows_of_the_log(tmp_path, row):
    assert derived(read(tmp_path, row)).empty


def test_a_meeting_of_today_has_happened(tmp_path):
    assert len(derived(read(tmp_path, "2026-11-23,WiFi,1,,Ana Cruz,\n"))) == 1


@pytest.mark.parametrize(
    "logged, counts_once",
    [
        ("2026-10-21,Ana Cruz,1,Meeting,,", True),
        ("2026-10-19,Ana Cruz,2,Meeting,Done,2026-10-23", True),  # one row for the meetings of a week
        ("2026-10-19,Ana Cruz,2,Meeting,Done,2026-10-20", False),
        ("2026-10-21,Ana Cruz,1,Course,,", False),
        ("2026-10-21,Cy Dorn,1,Meeting,,", False),
        ("2026-10-21,Ana Cruz,1,Meeting,Cancelled,", False),
        ("2026-10-21,Ana Cruz,1,Meeting,Planned,", False),
    ],
)
def test_a_meeting_that_somebody_logged_counts_once(tmp_path, logged, counts_once):
    staff = STAFF.replace("2026-10-14", "")
    records = read(tmp_path, "2026-10-21,WiFi,1,,Ana Cruz,\n", **{"PD log": f"{LOG}{logged}\n", "Staff": staff})
    assert len(derived(records)) == (0 if counts_once else 1)
    notes = records.notes[records.notes["note"] == "meeting_in_log"]
    assert notes[["tab", "count"]].values.tolist() == ([["Meetings", 1]] if counts_once else [])


def test_the_log_of_the_sample_has_the_dtypes_of_one_without_meetings():
    records, alone = load(FOLDER, today="2026-11-20"), load(FOLDER / "PD log.csv", today="2026-11-20")
    kinds = [(name, str(dtype.name)) for name, dtype in records.log.dtypes.items()]
    assert kinds == [(name, str(dtype.name)) for name, dtype in alone.log.dtypes.items()]
    for name in records.log.columns[[dtype.name == "category" for dtype in records.log.dtypes]]:
        texts = records.log[name].cat.categories
        assert texts.is_monotonic_increasing and texts.dtype == "str", name
    assert len(derived(records)) > 1000
