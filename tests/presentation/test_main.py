"""``python -m presentation``: a file for a scheduled job, or one line that says why not."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from data.snapshot import SnapshotStore
from presentation import exports
from presentation.__main__ import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(capsys):
    """Runs the command and gives its code, what it printed and what it said of a failure."""

    def command(*words):
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("Date,Name,Hours\n2026-01-05,Ada North,2\n", encoding="utf-8")
    return path


def about(path):
    return {row[0]: row[1] for row in openpyxl.load_workbook(path)["About"].iter_rows(values_only=True)}


def test_it_writes_the_file_and_prints_where_it_is(run, tmp_path):
    path = tmp_path / "report.html"
    assert run("report.html", "--out", path) == (0, f"{path}\n", "")
    assert path.read_bytes().startswith(b"<!doctype html>") and [file.name for file in tmp_path.iterdir()] == [
        path.name
    ]


def test_without_a_name_it_lies_here_under_one_with_the_day(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, printed, _ = run("tables.zip", "--as-of", "2026-10-01")
    assert code == 0 and printed.startswith("tables-2026-10-01-") and (tmp_path / printed.strip()).exists()


def test_the_sample_is_read_as_of_its_last_day_named_or_not(run, tmp_path):
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    assert run("tables.xlsx", "--out", one)[0] == run("tables.xlsx", FOLDER, "--out", two)[0] == 0
    assert one.read_bytes() == two.read_bytes()
    assert (about(one)["As of"], about(one)["Source"]) == ("Friday 20 November 2026", "Sample data")
    assert "Read" not in about(one)


def test_a_log_of_ones_own_is_named_without_its_folders(run, log, tmp_path):
    out = tmp_path / "tables.xlsx"
    assert run("tables.xlsx", log, "--as-of", "2026-01-31", "--out", out)[0] == 0
    assert (about(out)["Source"], about(out)["As of"]) == ("log.csv", "Saturday 31 January 2026")
    assert about(out)["Read"]


def test_one_team_is_told_by_its_own_people(run, tmp_path):
    out = tmp_path / "tables.xlsx"
    assert run("tables.xlsx", "--team", "Help Desk", "--out", out)[0] == 0
    assert about(out)["Team"] == "Help Desk"
    assert "With 9 people" in about(out)["Everyone"]


def test_a_mapping_says_which_header_is_which(run, tmp_path):
    (tmp_path / "theirs.csv").write_text("Day,Who,Minutes\n2026-01-05,Ada North,90\n", encoding="utf-8")
    (tmp_path / "map.toml").write_text('[log]\nhours_unit = "minutes"\n[log.columns]\ndate = "Day"\nname = "Who"\nhours = "Minutes"\n')  # fmt: skip
    out = tmp_path / "report.html"
    assert run("report.html", tmp_path / "theirs.csv", "--out", out)[0] == 1
    assert run("report.html", tmp_path / "theirs.csv", "--mapping", tmp_path / "map.toml", "--out", out)[0] == 0


def test_dashboard_toml_names_the_source_from_where_it_lies(run, log, tmp_path):
    (tmp_path / "dashboard.toml").write_text('source = "log.csv"\ndistrict = "Rio Valley"\n', encoding="utf-8")
    out = tmp_path / "tables.xlsx"
    assert run("tables.xlsx", "--settings", tmp_path / "dashboard.toml", "--out", out)[0] == 0
    assert (about(out)["Source"], about(out)["District"]) == ("log.csv", "Rio Valley")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere.csv"], 1, "There is no file or folder nowhere.csv."),
        (["--team", "Accounting"], 2, 'There is no team "Accounting". There are: Data and Security, Field Support'),
        (["--as-of", "2031-01-01"], 2, "--as-of 2031-01-01 is after the last day there is, 2026-11-20."),
        (["--out", "/nowhere/at/all.html"], 2, "/nowhere/at/all.html cannot be written: No such file"),
        (["https://docs.google.com/spreadsheets/d/1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x/edit"], 1, "Say which key to use"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_line_and_a_code(run, words, code, said, monkeypatch):
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    got, printed, error = run("report.html", *words)
    assert (got, printed) == (code, "")
    assert error.startswith(said) and error.count("\n") == 1


def test_a_missing_extra_is_code_three(run, monkeypatch, tmp_path):
    monkeypatch.setattr(exports, "is_there", lambda package: package == "")
    code, _, error = run("deck.pptx", "--out", tmp_path / "deck.pptx")
    assert (code, error.count("\n")) == (3, 1) and "requirements-exports.txt" in error
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words", [[], ["nothing.doc"], ["brief.pdf", "--paper", "a5"], ["brief.pdf", "--as-of", "May"]]
)
def test_an_unknown_word_is_code_two(words):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


def test_a_failed_write_leaves_what_was_there(run, tmp_path, monkeypatch):
    path = tmp_path / "report.html"
    path.write_bytes(b"the last good one")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    assert run("report.html", "--out", path)[0] == 2
    assert path.read_bytes() == b"the last good one" and [file.name for file in tmp_path.iterdir()] == [path.name]


def test_it_is_a_command(tmp_path):
    out = tmp_path / "report.eml"
    done = subprocess.run([sys.executable, "-m", "presentation", "report.eml", "--out", str(out)], cwd=ROOT, capture_output=True, text=True, check=False)  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}\n", "")


def test_an_older_read_says_what_has_changed_since(run, log, tmp_path):
    older = tmp_path / "older.csv"
    older.write_text(log.read_text(encoding="utf-8"), encoding="utf-8")
    os.utime(older, (0, datetime(2026, 1, 6, 9, 30).timestamp()))
    log.write_text(
        log.read_text(encoding="utf-8") + "2026-01-07,Ben South,1\n2026-01-08,Ben South,1\n", encoding="utf-8"
    )
    out = tmp_path / "report.html"
    assert run("report.html", log, "--as-of", "2026-01-31", "--previous", older, "--out", out)[0] == 0
    report = out.read_text(encoding="utf-8")
    assert "2 rows are new and 0 are gone since it was read on 6 Jan 2026" in report
    assert report.count("<h2>What has changed since 6 January?</h2>") == 1  # in place of the page's four weeks


def test_a_read_that_was_kept_is_an_older_read(run, log, tmp_path):
    read = replace(load(log, today="2026-01-31"), read_at=pd.Timestamp("2026-01-06 09:30"))
    SnapshotStore(tmp_path / "kept").save(read, now=read.read_at)
    out = tmp_path / "report.html"
    assert run("report.html", log, "--as-of", "2026-01-31", "--previous", tmp_path / "kept", "--out", out)[0] == 0
    assert "Nothing has changed since it was read on 6 Jan 2026" in out.read_text(encoding="utf-8")


def test_an_older_read_that_is_not_there_is_code_one(run, log):
    assert run("report.html", log, "--previous", "nowhere.csv")[0] == 1
