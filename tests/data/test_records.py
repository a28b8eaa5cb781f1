import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import Records, SchemaError, Settings, SourceError, load
from data.frames import dtypes_of
from data.mapping import Mapping
from data.schema import TABLES
from data.tabs import Tab
from data.tidy import tidy

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-23"
FULL = {
    "PD log": "Date,Name,Hours,Status,Certificate,Own time,Timestamp\n2026-10-05,Ana Cruz,1.5,Done,CETL,yes,2026-10-06 08:00\n",
    "Staff": "Name,ID,Email,Team,Started,Weekly hours\nAna Cruz,E1,ana@school.example,Core,2020-01-06,2\nBo Lind,E2,,Field,,\n",
    "Time off": "Name,First day,Last day,Kind\nEveryone,2026-11-23,2026-11-27,Break\nBo Lind,2026-09-07,2026-09-07,Leave\n",
    "Goals": "Name,Goal,Set on,Due,Planned hours\nAna Cruz,Pass CCNA,2026-08-03,2026-12-18,40\nBo Lind,Lead a club,2026-08-03,2027-05-28,\n",
    "Milestones": "Name,Goal,Milestone,Due,Weight\nAna Cruz,Pass CCNA,Book it,2026-10-01,\n",
    "Certifications": "Name,Certification,Earned,Expires\nBo Lind,CETL,2025-02-03,2027-02-03\n",
    "Meetings": "Date,Topic,PD hours,Led by,Present\n2026-10-07,Wifi,1,Ana Cruz,Everyone except Bo Lind\n",
    "Needs": "Raised on,Name,Need,Kind,Cost\n2026-09-01,Ana Cruz,A lab switch,Equipment,$240\n",
    "Service": "Date,Name,Site,Activity,Hours,Students\n2026-10-09,Ana Cruz; Bo Lind,Mesa Elementary,Hour of Code,,31\n",
    "Schools": "Site,Level,Title I\nMesa Elementary,Elementary,Yes\n",
    "Pulse": "Date,Statement,Score\n2026-10-01,I have time for PD,4\n2026-10-01,I have time for PD,4\n",
    "Required": "Role,Certification or topic\nTech,CETL\n",
}


def folder(path, tabs):
    path.mkdir(parents=True, exist_ok=True)
    for name, text in tabs.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def log(path, text, **more):
    path.mkdir(parents=True, exist_ok=True)
    (path / "hours.csv").write_text(text, encoding="utf-8")
    return load(path / "hours.csv", today=TODAY, **more)


def shape(frame):
    return {
        name: "category" if isinstance(dtype, pd.CategoricalDtype) else str(dtype)
        for name, dtype in frame.dtypes.items()
    }


def same(left, right):
    pd.testing.assert_frame_equal(left.reset_index(drop=True), right.reset_index(drop=True))


def test_every_frame_has_the_same_columns_and_dtypes_empty_and_full(tmp_path):
    records, nothing = load(folder(tmp_path, FULL), today=TODAY), Records.empty()
    for table in TABLES:
        full, empty = getattr(records, table.key), getattr(nothing, table.key)
        assert len(full) and not len(empty), table.tab
        assert shape(full) == shape(empty), table.tab
        assert list(full) == list(dtypes_of(table)), table.tab
        for name, column in full.items():
            if isinstance(column.dtype, pd.CategoricalDtype):
                assert column.cat.categories.dtype == "str" == empty[name].cat.categories.dtype, (table.tab, name)
                assert column.cat.ordered == empty[name].cat.ordered
    for name in ("people", "counts", "refused", "notes"):
        assert shape(getattr(records, name)) == shape(getattr(nothing, name)), name


def test_the_log_begins_with_the_columns_of_the_contract():
    start = (
        "date name seconds hours activity type topic provider own_time status goal certificate certificate_expires row"
    )
    assert list(Records.empty().log)[:14] == start.split()


def test_a_full_folder_is_read_tab_by_tab(tmp_path):
    records = load(folder(tmp_path, FULL), today=TODAY)
    assert records.counts["rows"].sum() == records.counts["used"].sum() == 16
    assert all(records.has(table.key) for table in TABLES)
    assert records.log["person"].tolist() == ["E1", "E1"]  # the second was at the meeting
    assert records.log["tab"].tolist() == ["PD log", "Meetings"]
    assert records.time_off["everyone"].tolist() == [True, False]
    assert records.time_off["person"].astype("str").fillna("").tolist() == ["", "E2"]
    assert records.goals["planned_seconds"].tolist() == [144000, pd.NA]
    assert records.milestones["weight"].tolist() == [1.0]
    assert records.meetings["present"].tolist() == [("E1",)]
    assert records.service["people"].tolist() == [("E1", "E2")]
    assert records.service["seconds"].isna().all()
    assert records.staff["weekly_seconds"].tolist() == [7200, pd.NA]
    assert records.staff["on_the_wall"].isna().all()  # nobody was asked
    assert records.needs["cost"].tolist() == [240.0]
    assert len(records.pulse) == 2  # two anonymous answers may be alike
    assert records.people[["person", "in_staff"]].values.tolist() == [["E1", True], ["E2", True]]


def test_dates_bring_their_week_month_and_school_year(tmp_path):
    records = log(tmp_path, "Date,Name,Hours\n2026-06-30,Ana Cruz,1\n2026-07-01,Ana Cruz,1\n2021-01-03,Ana Cruz,1\n")
    keys = records.log[["week_start", "month", "school_year"]].astype("str").values.tolist()
    assert keys == [
        ["2026-06-29", "2026-06-01", "2025-26"],  # the last day of the school year
        ["2026-06-29", "2026-07-01", "2026-27"],
        ["2020-12-28", "2021-01-01", "2020-21"],  # a Sunday in ISO week 53
    ]


@pytest.mark.parametrize(
    "row, reason",
    [
        (",Ana Cruz,1,,", "missing_date"),
        ("soon,,one,,", "invalid_date"),  # the first in column order Date, Name, Hours
        ("2026-10-05,?,x,,", "missing_name"),
        ("2026-10-05,Ana Cruz,,,", "missing_hours"),
        ("2026-10-05,Ana Cruz,one,,", "invalid_hours"),
        ("2026-10-05,Ana Cruz,1e308,,", "hours_out_of_range"),
        ("2026-10-05,Ana Cruz,24.5,,", "hours_out_of_range"),
        ("2026-10-05,Ana Cruz,48.25,2026-10-06,", "hours_out_of_range"),
        ("2026-10-05,Ana Cruz,1,2026-10-04,", "end_before_start"),
        ("2026-11-24,Ana Cruz,1,,", "future_date"),
        ("2026-11-24,Ana Cruz,1,,Done", "future_date"),
        (",Total hours,12,,", "subtotal_row"),
    ],
)
def test_a_row_that_cannot_be_true_is_refused_once_and_changes_nothing(tmp_path, row, reason):
    header, good = "Date,Name,Hours,End date,Status\n", "2026-10-01,Ana Cruz,1,,\n"
    records = log(tmp_path, header + good + row + "\n")
    assert records.counts[["rows", "used", "refused"]].values.tolist() == [[2, 1, 1]]
    assert records.refused[["row", "reason", "whole_row"]].values.tolist() == [[3, reason, True]]
    alone = log(tmp_path / "alone", header + good)
    same(records.log, alone.log)
    same(records.people, alone.people)


@pytest.mark.parametrize(
    "row",
    [
        "2026-11-23,Ana Cruz,1,,",  # today itself
        "2026-11-24,Ana Cruz,1,,Planned",
        "2026-10-05,Ana Cruz,48,2026-10-06,",  # the end date makes room
        "2026-10-05,Ana Cruz,24,,",
        "2026-10-05,Ana Cruz,0,,",
    ],
)
def test_a_row_on_the_edge_is_used(tmp_path, row):
    records = log(tmp_path, "Date,Name,Hours,End date,Status\n" + row + "\n")
    assert records.counts["used"].tolist() == [1]


def test_whole_courses_may_be_longer_than_a_day(tmp_path):
    text = "Date,Name,Hours\n2026-10-05,Ana Cruz,40\n"
    assert log(tmp_path, text).counts["refused"].tolist() == [1]
    assert log(tmp_path, text, mapping={"log": {"whole_courses": True}}).log["hours"].tolist() == [40.0]


def test_an_unreadable_optional_cell_is_blank_and_listed(tmp_path):
    records = log(tmp_path, "Date,Name,Hours,Own time,Link\n2026-10-05,Ana Cruz,1,maybe,see mail\n")
    assert records.counts[["used", "refused"]].values.tolist() == [[1, 0]]
    listed = records.refused[["row", "column", "value", "reason", "whole_row"]].values.tolist()
    assert listed == [[2, "Own time", "maybe", "invalid_yes_no", False], [2, "Link", "see mail", "invalid_link", False]]
    assert records.log["own_time"].isna().all() and records.log["link"].isna().all()


def test_a_refusal_names_its_place_in_the_sheets_own_words(tmp_path):
    refused = log(tmp_path, "Date,Name,Hours\n2026-10-05,Ana Cruz,2-3\n2026-10-05,Ana Cruz,1\n").refused
    assert refused["message"].tolist() == ['PD log, row 2, Hours: "2-3" is a range.']
    assert refused["hint"].str.startswith("Write one number").all()


def test_a_certificate_whose_last_day_is_unclear_is_not_shown_as_valid(tmp_path):
    rows = (
        "2026-08-03,Ana Cruz,1,CETL,never\n2026-08-04,Ana Cruz,1,CCNA,2025-01-01\n2026-08-05,Ana Cruz,1,A+,2027-01-01\n"
    )
    records = log(tmp_path, "Date,Name,Hours,Certificate,Certificate expires\n" + rows)
    assert records.log["certificate"].astype("str").fillna("").tolist() == ["", "CCNA", "A+"]
    assert records.log["seconds"].sum() == 3 * 3600
    assert noted(records)["certificate_date"] == 2


def noted(records):
    return records.notes.groupby("note")["count"].sum().to_dict()


def test_oddities_are_noted_and_used(tmp_path):
    rows = (
        "2026-08-03,Ana Cruz,13,A,1\n2026-08-03,Ana Cruz,12,B,2\n2026-08-04,Ana Cruz,1,A,3\n2026-08-04,Ana Cruz,1,A,4\n"
    )
    records = log(tmp_path, "Date,Name,Hours,Activity,Entry\n" + rows)
    assert records.counts["used"].tolist() == [4]
    assert noted(records) == {"day_over_24h": 1, "possible_duplicate": 1, "unknown_columns": 1}


def test_the_same_upload_twice_is_once(tmp_path):
    header, rows = "Date,Name,Hours,Notes\n", "2026-10-01,Ana Cruz,1,\n2026-10-02,Bo Lind,2,x\n"
    once, twice = log(tmp_path, header + rows), log(tmp_path, header + rows + rows)
    same(once.log, twice.log)
    assert twice.refused["reason"].tolist() == ["duplicate_row"] * 2
    assert twice.refused["row"].tolist() == [4, 5]


def test_a_column_is_read_in_the_order_it_proves_and_what_contradicts_is_refused(tmp_path):
    days = [f"{day}/04/2026" for day in range(13, 29)] + ["03/04/2026", "04/29/2026"]
    records = log(tmp_path, "Date,Name,Hours\n" + "".join(f"{day},Ana Cruz,1\n" for day in days))
    assert records.log["date"].iloc[-1] == pd.Timestamp("2026-04-03")
    assert records.refused[["value", "reason"]].values.tolist() == [["04/29/2026", "invalid_date"]]


def test_a_stored_number_is_read_as_its_cell_shows_it():
    stored = [["46300", "Ana Cruz", "0.0625"], ["46301", "Ana Cruz", "2"]]
    shown = [["2026-10-05", "Ana Cruz", "1:30"], ["2026-10-06", "Ana Cruz", "2"]]
    cells, displayed = (pd.DataFrame(rows, dtype="str").astype("category") for rows in (stored, shown))
    tab = Tab(
        "PD log", ("Date", "Name", "Hours"), cells, np.array([2, 3]), displayed, link=lambda row, at: f"#{row}:{at}"
    )
    tidied = tidy([tab], mapping=Mapping(), today=pd.Timestamp(TODAY), settings=Settings())
    assert tidied.frames["log"]["seconds"].tolist() == [5400, 7200]
    assert tidied.frames["log"]["date"].dt.strftime("%Y-%m-%d").tolist() == ["2026-10-05", "2026-10-06"]


def test_a_refusal_links_to_its_cell():
    cells = pd.DataFrame([["2026-10-05", "Ana Cruz", "x"]], dtype="str").astype("category")
    tab = Tab("PD log", ("Date", "Name", "Hours"), cells, np.array([7]), link=lambda row, at: f"#{row}:{at}")
    tidied = tidy([tab], mapping=Mapping(), today=pd.Timestamp(TODAY), settings=Settings())
    assert tidied.refused[["row", "link"]].values.tolist() == [[7, "#7:2"]]


def test_a_fast_column_of_dates_is_read_as_a_slow_one(tmp_path):
    days = ["2026-10-05", "2026-02-30", "1999-12-31", "2100-01-01", "2026-10-05 08:00", "20261005", "2026-1-5"]
    together = log(tmp_path, "Date,Name,Hours\n" + "".join(f"{day},Ana Cruz,{at}\n" for at, day in enumerate(days)))
    one_by_one = [log(tmp_path, f"Date,Name,Hours\n{day},Ana Cruz,{at}\n") for at, day in enumerate(days)]
    assert together.log["date"].tolist() == [date for one in one_by_one for date in one.log["date"]]
    assert together.refused["reason"].tolist() == [reason for one in one_by_one for reason in one.refused["reason"]]


def test_a_log_needs_rows(tmp_path):
    with pytest.raises(SchemaError) as error:
        log(tmp_path, "Date,Name,Hours\n")
    assert error.value.reason == "no_rows"


def test_a_sudden_drop_in_rows_is_not_believed(tmp_path):
    text = "Date,Name,Hours\n" + "".join(f"2026-10-{day:02d},Ana Cruz,1\n" for day in range(1, 8))
    assert len(log(tmp_path, text, previous_rows=10).log) == 7  # 70 % is enough
    with pytest.raises(SchemaError) as error:
        log(tmp_path, text, previous_rows=11)
    assert error.value.reason == "suspicious_row_drop"


def test_the_version_is_of_the_content_the_mapping_the_day_and_the_settings(tmp_path):
    text = "Date,Name,Hours\n2026-10-05,Ana Cruz,1\n"
    version = log(tmp_path, text).version
    assert version == log(tmp_path, text).version
    others = {
        log(tmp_path, text.replace("1\n", "2\n")).version,
        log(tmp_path, text, mapping={"log": {"whole_courses": True}}).version,
        load(tmp_path / "hours.csv", today="2026-11-24").version,
    }
    assert len(others | {version}) == 4


def test_what_is_not_there_is_a_source_error(tmp_path):
    with pytest.raises(SourceError):
        load(tmp_path / "none.csv")


CELLS = st.tuples(
    st.sampled_from(["2026-10-05", "10/6/2026", "soon", "", "2027-01-01", "2026-09-30"]),
    st.sampled_from(["Ana Cruz", "ana cruz", "Bo Lind", "", "?", "Total"]),
    st.sampled_from(["1", "0", "1:30", "2-3", "", "25", "0.1"]),
    st.sampled_from(["", "ana@school.example", "bo@school.example", "not one"]),
    st.sampled_from(["", "Done", "Planned", "whenever"]),
)


@given(rows=st.lists(CELLS, min_size=1, max_size=12), order=st.randoms())
def test_rows_in_are_rows_used_and_refused_in_any_order(tmp_path_factory, rows, order):
    path = tmp_path_factory.mktemp("log")
    lines = [",".join(row) for row in rows]
    header = "Date,Name,Hours,Email,Status\n"
    shuffled = lines.copy()
    order.shuffle(shuffled)
    try:
        left, right = (log(path, header + "\n".join(text) + "\n") for text in (lines, shuffled))
    except (SchemaError, SourceError):
        return  # every row blank
    for records in (left, right):
        assert (records.counts["rows"] == records.counts["used"] + records.counts["refused"]).all()
        refused = records.refused.loc[records.refused["whole_row"], "row"]
        assert set(records.log["row"]).isdisjoint(refused) and refused.is_unique
        assert len(records.log) + len(refused) == records.counts["rows"].sum()
    figures = ["date", "person", "name", "seconds", "status"]
    same(*(records.log[figures].sort_values(figures) for records in (left, right)))
    same(left.people, right.people)
    assert left.refused["reason"].value_counts().to_dict() == right.refused["reason"].value_counts().to_dict()


@given(
    bad=st.sampled_from(
        ["x,Ana Cruz,1,bo@school.example", "2026-10-05,Аna Cruz,1,", "2027-10-05,Cy Dorn,1,ana@school.example", ",,,,"]
    )
)
def test_a_bad_row_changes_no_figure(tmp_path_factory, bad):
    path = tmp_path_factory.mktemp("log")
    good = "Date,Name,Hours,Email\n2026-10-05,Ana Cruz,1,ana@school.example\n2026-10-06,Ana Cruz,1,\n"
    with_bad, without = log(path, good + bad + "\n"), log(path, good)
    same(with_bad.log, without.log)
    same(with_bad.people, without.people)


def test_case_spaces_and_invisible_characters_in_names_change_nothing(tmp_path):
    plain = log(tmp_path, "Date,Name,Hours\n2026-10-05,Ana Peña,1\n2026-10-06,Ana Peña,1\n")
    odd = log(tmp_path, "Date,Name,Hours\n2026-10-05, ANA  Pen\u0303a,1\n2026-10-06,A\u200bna Peña,1\n")
    same(plain.log, odd.log)


@pytest.mark.parametrize(
    "zone, language", [("UTC", "C"), ("America/Los_Angeles", "de_DE"), ("Pacific/Kiritimati", "C")]
)
def test_time_zone_and_locale_change_nothing(tmp_path, zone, language):
    source = folder(tmp_path, FULL)
    expected = load(source, today=TODAY)
    code = f"from data import load; r = load({str(source)!r}, today={TODAY!r}); print(r.version, r.log.to_csv(), r.counts.to_csv())"
    env = {**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    printed = subprocess.run(
        [sys.executable, "-c", code], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert printed.rstrip() == f"{expected.version} {expected.log.to_csv()} {expected.counts.to_csv()}".rstrip()
