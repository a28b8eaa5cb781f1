"""The same table gives the same records, whether the sheet is read live or was downloaded as CSV."""

import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from data import SchemaError, load
from data.schema import TABLES
from data.sources.google_road import REHEARSAL
from tests.fake_sheets import Book, FakeGoogle

TODAY = "2026-11-20"

dates = st.sampled_from(
    ["2026-10-05", "2026-10-06", "10/7/2026", "5 Oct 2026", "Mon 5 Oct 2026", "", "tomorrow", "2026-13-40"]
)
names = st.sampled_from(["Amy Lee", "Bo Lind", "Lee, Amy", "AMY LEE", "José Núñez", "", "Total", "everyone"])
hours = st.sampled_from(
    ["1", "1.5", "1:30", "0:45", "90 min", "1h30", "2-3", "0", "-1", "25", "", "25:00:00", "=1/0", "n/a"]
)
topics = st.sampled_from(["Networks", "WiFi, deep dive", 'the "big" one', "", "  ", "TRUE", "101", "007", "50%", "1/2"])
ticks = st.sampled_from(["TRUE", "FALSE", "yes", "no", "maybe", ""])
rows = st.lists(st.tuples(dates, names, hours, topics, ticks), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def google():
    with FakeGoogle() as google, pytest.MonkeyPatch.context() as patch:
        patch.setenv(REHEARSAL, google.address)
        yield google


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("downloaded")


def downloaded(book, folder):
    """Each tab as Google's "Download, CSV" writes it: what is shown, as wide as the widest row."""
    for file in folder.glob("*.csv"):
        file.unlink()
    for sheet in book.sheets:
        lines = book.values(f"'{sheet.title}'").get("values", [])
        width = max(map(len, lines), default=0)
        with (folder / f"{sheet.title}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([*line, *[""] * (width - len(line))] for line in lines)
    return folder


def records_or_reason(source, **how):
    try:
        return load(source, today=TODAY, **how)
    except SchemaError as error:
        return error.reason


def compare(book, google, folder):
    live = records_or_reason(book.address, credentials=google.key())
    file = records_or_reason(downloaded(book, folder))
    if isinstance(live, str) or isinstance(file, str):
        assert live == file
        return
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(live, table.key), getattr(file, table.key), check_categorical=False)
    assert live.counts.to_dict("records") == file.counts.to_dict("records")
    assert live.people.to_dict("records") == file.people.to_dict("records")
    said = ["tab", "row", "column", "reason", "whole_row"]
    assert live.refused[said].to_dict("records") == file.refused[said].to_dict("records")


@given(rows)
@hypothesis_settings(max_examples=30)
def test_any_log_says_the_same_live_and_downloaded(google, folder, rows):
    book = google.add(Book())
    book.write("PD log", [["Date", "Name", "Hours", "Topic", "Own time"], *rows])
    compare(book, google, folder)


def test_every_tab_says_the_same_live_and_downloaded(google, folder):
    book = google.add(Book())
    book.write(
        "PD log", [["Date", "Name", "Hours"], ["2026-10-05", "Amy Lee", "1:30"], [], ["2026-10-06", "Bo Lind", "2"]]
    )
    book.write(
        "Staff",
        [["Staff list of 2026"], ["Name", "Id", "Weekly hours"], ["Amy Lee", "A1", "1.5"], ["Bo Lind", "B2", "2:00"]],
    )
    book.write("Goals", [["Name", "Goal", "Set on", "Due"], ["Amy Lee", "Network+", "9/1/2026", "2027-05-31"]])
    book.write(
        "Needs",
        [["Raised on", "Name", "Need", "Kind", "Cost"], ["2026-09-07", "Bo Lind", "A lab", "Equipment", "1200"]],
    )
    book.write(
        "Pulse",
        [["Date", "Statement", "Score"], ["2026-10-05", "I have time", "4"], ["2026-10-05", "I have time", "4"]],
    )
    compare(book, google, folder)
