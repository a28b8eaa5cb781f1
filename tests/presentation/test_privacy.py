import csv
import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from data import load
from data.access import Access
from data.export_log import KEPT_DAYS
from data.held import held
from data.kept_reads import KeptReads
from data.snapshot import SnapshotStore
from data.snapshot_retention import ALL_DAYS, DAILY_DAYS
from presentation import held as said
from presentation import privacy
from presentation.literal import uncell

NOW = pd.Timestamp("2026-11-18 10:00")
README = Path(__file__).parents[2] / "README.md"
STAFF = "Name,ID,Email\nAna Ruiz,E7001,ana@x.org\nBo Lund,E7002,bo@x.org\n"
LOG = 'Date,Name,Hours,Notes\n2026-09-01,Ana Ruiz,1,"=HYPERLINK(""http://x"",""y"")"\n2026-09-02,E7002,2,\n'


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("log")
    (folder / "Staff.csv").write_text(STAFF)
    (folder / "PD log.csv").write_text(LOG)
    return load(folder, today="2026-11-20")


@pytest.fixture(scope="module")
def kept(records, tmp_path_factory):
    store = SnapshotStore(tmp_path_factory.mktemp("kept"))
    store.save(records, now=NOW)
    return KeptReads(store.folder)


def test_how_long_is_said_from_the_constants_that_make_it_so():
    lasting = " ".join(privacy.what_is_kept()["How long"])
    for days in (f"All for {ALL_DAYS} days", f"one a day for {DAILY_DAYS} days", f"{KEPT_DAYS} days"):
        assert days in lasting
    assert f"{Access.session_hours:g} hours" in lasting


def test_the_readme_says_the_same_times():
    part = README.read_text(encoding="utf-8").split("## What is kept, where and how long")[1].split("\n## ")[0]
    assert all(f"{days} days" in part for days in (ALL_DAYS, DAILY_DAYS, KEPT_DAYS))
    assert all(word in part for word in ("sheet", "python -m data forget", "backup", "Privacy"))


def test_the_file_holds_every_row_and_runs_nothing(kept, records):
    made = said.zipped(held(kept.who("E7001", records), records, kept))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["PD log.csv", "Staff.csv", "People.csv", "Kept reads.csv", "Read me.txt"]
        header, row = csv.reader(io.StringIO(archive.read("PD log.csv").decode("utf-8-sig")))
    assert len(set(header)) == len(header)
    cells = dict(zip(header, row, strict=True))
    assert (cells["Date"], cells["Row"], cells["In the log today"]) == ("2026-09-01", "2", "yes")
    assert cells["Notes"].startswith("'=") and uncell(cells["Notes"]) == '=HYPERLINK("http://x","y")'
    assert cells["In kept reads since"] == cells["In kept reads until"] != ""
    assert made == said.zipped(held(kept.who("E7001", records), records, kept))  # the same content is the same file


def test_two_of_one_name_are_told_apart_in_the_list_and_who_is_gone_is_said():
    people = pd.DataFrame(
        [("E1", "Ana Ruiz", "ana@x.org"), ("ana ruiz", "Ana Ruiz", ""), ("E3", "Cy Orr", "cy@x.org")],
        columns=["person", "name", "email"],
    )
    told = said.labels(people, {"E1", "ana ruiz"})
    assert told == ["Ana Ruiz, ana@x.org", "Ana Ruiz, ana ruiz", "Cy Orr, in kept reads only"]


@pytest.mark.parametrize(
    ("rows", "days", "sentence"),
    [
        (1, [], "1 row in the log as it is today, in no kept read."),
        (12, [20], "12 rows in the log as it is today, and in 1 kept read of 20 Nov 2026."),
        (0, [3, 20, 7], "No rows in the log as it is today, and in 3 kept reads, the first of 3 Nov 2026, the last of 20 Nov 2026."),
    ],
)  # fmt: skip
def test_how_much_is_held_is_one_sentence(rows, days, sentence):
    reads = [pd.Timestamp(2026, 11, day, 9) for day in days]
    assert privacy.held_in_words(rows, reads) == f"{sentence} The file has every one of them."


def test_what_was_done_is_said_as_it_is():
    assert privacy.forgotten_in_words(3) == "Done: taken out of 3 kept reads."
    assert privacy.forgotten_in_words(0) == "No kept read had them in it."
    half = privacy.forgotten_in_words(2, 1)
    assert half.startswith("Not whole: taken out of 2 kept reads, but 1 read could not be opened")
    assert "It has 4 rows of theirs today" in privacy.first_the_sheet(4)
    assert "none of theirs" in privacy.first_the_sheet(0)


def test_the_log_of_files_is_said_in_words():
    columns = ["at", "role", "file", "version", "as_of"]
    entries = pd.DataFrame([(NOW, "lead", "brief.pdf", "1f2e", "2026-11-18")], columns=columns)
    told = privacy.files_taken(entries)
    assert list(told) == ["When", "Role", "File", "Version of the data", "As of"]
    assert told["When"].tolist() == ["18 Nov 2026, 10:00 am"] and len(privacy.files_taken(entries.head(0))) == 0


def test_every_role_is_in_the_table():
    assert privacy.who_sees()["Role"].tolist() == ["Lead", "Staff", "Cabinet", "Everybody else"]
