import os
import stat

import numpy as np
import pandas as pd
import pytest

from data import SchemaError, SourceError, load
from data.mapping_draft import Choices, mapping_of, mapping_toml
from data.mapping_file import read_mapping
from data.proposal import are_whole_courses, is_day_first, likeliest, propose, status_words, unit_of
from data.tabs import Tab
from data.upload import Upload

# As a training system exports it: its own headers, minutes, days before months, words of its own.
EXPORT = """Learner,Completed,Duration (minutes),Training title,Result,Region
Ana Ruiz,14/09/2026,90,Network basics,Passed,North
Bo Chen,15/09/2026,120,Help desk,Passed,North
Cy Diaz,02/11/2026,60,Firewalls,No-show,South
Cy Diaz,03/11/2026,45,Firewalls,Odd,South
Ana Ruiz,04/11/2026,,Firewalls,Done,South
"""


def tab(**columns):
    cells = pd.DataFrame({at: pd.Categorical(texts) for at, texts in enumerate(columns.values())})
    return Tab("log", tuple(columns), cells, np.arange(2, 2 + len(cells)))


def guessed(upload):
    """The choices of somebody who leaves the form as it is."""
    log = upload.tabs[likeliest(upload.tabs)]
    found = propose(log)
    unit = unit_of(log, found.columns["hours"])
    return log, Choices(
        found.columns,
        sheet="" if upload.is_one_table else log.name,
        hours_unit=unit,
        day_first=is_day_first(log, found.columns["date"]),
        statuses=status_words(log, found.columns["status"]),
    )


def test_a_training_export_is_understood_by_its_headers_and_cells():
    upload = Upload("export.csv", EXPORT.encode())
    log, choices = guessed(upload)
    assert choices.columns == {
        "name": "Learner", "date": "Completed", "hours": "Duration (minutes)", "activity": "Training title", "status": "Result",
    }  # fmt: skip
    assert (choices.hours_unit, choices.day_first) == ("minutes", True)
    assert choices.statuses == {"Passed": "Done", "No-show": "Cancelled", "Odd": ""}
    read = load(upload.path, mapping=mapping_of(choices, log), today="2026-11-20")
    assert list(read.log["hours"]) == [1.5, 2.0, 1.0, 0.75]
    assert list(read.log["date"].dt.strftime("%d %b")) == ["14 Sep", "15 Sep", "02 Nov", "03 Nov"]
    assert list(read.log["status"].astype("object").fillna("")) == ["done", "done", "cancelled", ""]
    assert list(read.refused["reason"]) == ["invalid_status", "missing_hours"]


def test_our_own_headers_go_before_what_exports_call_them():
    found = propose(tab(Minutes=["90"], Hours=["1.5"], Date=["2026-09-01"], Completed=["2026-09-01"], Name=["Ana"]))
    assert found.columns == {"date": "Date", "name": "Name", "hours": "Hours"}


def test_a_header_is_used_once_and_one_that_is_there_twice_not_at_all():
    found = propose(tab(**{"Date": ["1"], "date:": ["2"], "Who": ["Ana"], "Length": ["1"]}))
    assert (found.headers, found.twice) == (("Who", "Length"), ("Date", "date:"))
    assert found.columns == {"name": "Who", "hours": "Length"}


def test_a_slip_of_the_finger_is_only_a_guess():
    assert propose(tab(Datee=["1"], Nmae=["Ana"], Zebra=["1"])).columns["date"] == "Datee"


@pytest.mark.parametrize(
    ("header", "texts", "unit"),
    [
        ("Minutes", ["1", "2"], "minutes"),  # what the header says counts
        ("Time (days)", ["1"], "days"),
        ("Length", ["30", "45", "90"], "minutes"),
        ("Length", ["1", "2", "24"], "hours"),  # 24 hours are a day
        ("Length", ["1:30", "2 h"], "hours"),
        ("Length", [], "hours"),
    ],
)
def test_the_unit_is_guessed_from_the_header_else_from_the_numbers(header, texts, unit):
    assert unit_of(tab(**{header: texts}), header) == unit


def test_whole_courses_are_guessed_from_lengths_over_a_day():
    assert are_whole_courses(tab(Hours=["40", "1", "2"]), "Hours", "hours")
    assert not are_whole_courses(tab(Hours=["240", *map(str, range(1, 12))]), "Hours", "hours")  # one is a slip
    assert not are_whole_courses(tab(Hours=["24"]), "Hours", "hours")


def test_without_proof_dates_are_as_the_district_writes_them():
    unclear = tab(Date=["03/04/2026", "05/04/2026"])
    assert [is_day_first(unclear, "Date", setting=said) for said in (False, True)] == [False, True]


def test_a_column_that_is_not_wanted_is_not_read_by_its_header():
    upload = Upload("log.csv", b"Date,Name,Hours,Notes\n2026-09-01,Ana Ruiz,2,private\n")
    columns = {"date": "Date", "name": "Name", "hours": "Hours", "notes": ""}
    read = load(upload.path, mapping=mapping_of(Choices(columns), upload.tabs[0]), today="2026-11-20")
    assert read.log["notes"].isna().all()


def test_a_file_of_one_person_takes_the_name_that_is_typed():
    upload = Upload("mine.csv", b"Date,Hours\n2026-09-01,2\n")
    choices = Choices({"date": "Date", "hours": "Hours"}, person=" Ana Ruiz ")
    assert choices.open_columns() == ()
    assert Choices({"date": "Date"}).open_columns() == ("Name", "Hours")
    read = load(upload.path, mapping=mapping_of(choices, upload.tabs[0]), today="2026-11-20")
    assert list(read.log["name"]) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "odd", ['quo"te', "back\\slash", "[table]", "a = b # c", "émoji 🎓", "'''", "tab\there", "\x7f", "ünï.cödé"]
)
def test_a_saved_mapping_reads_the_same_records_whatever_the_headers_say(tmp_path, odd):
    log = tab(**{odd: ["2026-09-01"], "Person": ["Ana Ruiz"], "Days": ["0.5"]})
    columns = {"date": odd, "name": "Person", "hours": "Days"}
    choices = Choices(
        columns, hours_unit="days", hours_per_day=6.5, whole_courses=True, statuses={odd: "Done", "x": ""}
    )
    (tmp_path / "saved.toml").write_text(mapping_toml(mapping_of(choices, log)), encoding="utf-8")
    assert read_mapping(tmp_path / "saved.toml") == read_mapping(mapping_of(choices, log))
    assert read_mapping(tmp_path / "saved.toml").tabs["log"].values["status"] == {odd: "Done"}


def test_from_form_to_file_and_back_the_records_are_the_same(tmp_path):
    upload = Upload("export.csv", EXPORT.encode())
    log, choices = guessed(upload)
    (tmp_path / "saved.toml").write_text(mapping_toml(mapping_of(choices, log)), encoding="utf-8")
    said = mapping_of(choices, log), tmp_path / "saved.toml"
    reads = [load(upload.path, mapping=mapping, today="2026-11-20") for mapping in said]
    assert reads[0].version == reads[1].version
    pd.testing.assert_frame_equal(reads[0].log, reads[1].log)


def test_of_a_workbook_the_sheet_that_looks_like_a_log_is_read(tmp_path):
    lines = [line.split(",") for line in EXPORT.splitlines()]
    upload = Upload("export.xlsx", workbook(tmp_path, {"Cover": [["About"], ["us"]], "Data": lines}))
    log, choices = guessed(upload)
    assert (log.name, choices.sheet) == ("Data", "Data")
    read = load(upload.path, mapping=mapping_of(choices, log), today="2026-11-20")
    assert list(read.log["hours"]) == [1.5, 2.0, 1.0, 0.75]


def workbook(folder, sheets):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append([int(cell) if cell.isdigit() else cell for cell in line])
    book.save(folder / "book.xlsx")
    return (folder / "book.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("log.csv", b"Date,Name,Hours\n" + b"x" * 10 * 1024**2, "too_large_file"),
        ("log.csv", b"Date,Name,Hours\n" + b"1,2,3\n" * 200_001, "too_many_rows"),
        ("log.csv", b",".join(b"c%d" % at for at in range(201)) + b"\n1\n", "too_many_columns"),
        ("log.csv", b"", "empty_file"),
        ("log.csv", b"Date,Name,Hours\n", "no_rows"),
        ("log.csv", b'Date,Name,Hours\n"2026', "unterminated_quote"),
        ("log.csv", b"\x89PNG\r\n\x1a\n", "not_text"),
        ("log.csv", b"PK\x03\x04rest", "not_text"),
        ("log.xlsx", b"Date,Name,Hours\n1,2,3\n", "not_xlsx"),
        ("log.xlsx", b"PK\x03\x04rest", "damaged_file"),
        ("log.xlsm", b"PK\x03\x04rest", "wrong_kind"),
        ("log", b"Date,Name,Hours\n1,2,3\n", "wrong_kind"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line_and_leaves_nothing_behind(
    tmp_path, monkeypatch, name, data, reason
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises((SourceError, SchemaError)) as refused:
        Upload(name, data)
    assert refused.value.reason == reason
    assert "\n" not in str(refused.value)
    del refused
    assert list(tmp_path.iterdir()) == []


def test_200000_rows_and_200_columns_are_not_too_many():
    wide = b",".join(b"c%d" % at for at in range(200))
    assert len(Upload("log.csv", wide + b"\n" + b"," * 199 + b"1\n").tabs[0].header) == 200
    assert len(Upload("log.csv", b"Date\n" + b"2026-09-01\n" * 200_000).tabs[0].rows) == 200_000


def test_the_copy_is_private_and_goes_with_its_last_holder():
    upload = Upload("../../etc/our *log* $HOME.csv", EXPORT.encode())
    path = upload.path
    assert (upload.name, path.name) == ("our *log* $HOME.csv", "our _log_ _HOME.csv")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    del upload
    assert not path.parent.exists()
    upload = Upload("log.csv", EXPORT.encode())
    upload.remove()
    assert not upload.path.parent.exists()


def test_what_a_killed_program_left_behind_is_swept_after_two_days(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    elsewhere = tmp_path / "elsewhere"
    for name in ("two-hours-old", "two-hours-new", "other-old", "elsewhere"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "log.csv").write_text(EXPORT)
    (tmp_path / "two-hours-link").symlink_to(elsewhere)
    for name in ("two-hours-old", "other-old", "two-hours-link"):
        os.utime(tmp_path / name, (1_700_000_000, 1_700_000_000), follow_symlinks=False)
    Upload("log.csv", EXPORT.encode())
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == [
        "elsewhere", "other-old", "two-hours-link", "two-hours-new",
    ]  # fmt: skip
    assert (elsewhere / "log.csv").exists()
