"""The benchmarks run, on sizes that take no time; how fast anything is, no test says."""

import math
import re

import pytest

from benchmarks import __main__, computing, district, district_tabs, exports, people, reading
from benchmarks.table import mb, ms, table, times
from benchmarks.timing import extra_memory, interleaved
from data import load

TABS = {"Staff", "PD log", "Time off", "Goals", "Milestones", "Certifications", "Service", "Schools", "Meetings", "Needs",
        "Pulse"}  # fmt: skip


def test_the_same_seed_writes_the_same_bytes_and_another_seed_others(tmp_path):
    for name, seed in [("a", 1), ("b", 1), ("c", 2)]:
        district.write_log(tmp_path / name, 60, seed)
    a, b, c = (tmp_path.joinpath(name).read_bytes() for name in "abc")
    assert a == b != c


def test_a_log_has_its_rows_and_eleven_columns_and_not_one_is_refused(tmp_path):
    district.write_log(tmp_path / "log.csv", 600)
    records = load(tmp_path / "log.csv", today=district.AS_OF)
    assert records.counts[["rows", "used", "refused"]].values.tolist() == [[600, 600, 0]]
    assert (tmp_path / "log.csv").read_text().splitlines()[0].count(",") == 10
    assert len(records.people) == 600 / district.ROWS_A_PERSON


def test_a_folder_fits_together_without_a_refusal(tmp_path):
    district_tabs.write_folder(tmp_path, 1_000)
    records = load(tmp_path, today=district.AS_OF)
    assert set(records.counts["tab"]) == TABS
    assert records.refused.to_string() == records.refused.head(0).to_string()
    assert records.people["in_staff"].all()


def test_reading_is_a_row_per_size_with_both_ratios():
    (printed,) = reading.tables(sizes=(50,), repetitions=1)
    assert re.search(
        r"^ +50( +\d[\d.,]* ms){2} +\d+\.\d\dx +< 500 ms +\d+\.\d\dx( +\d+ MB){2} +\d+\.\d\dx", printed, re.MULTILINE
    )


def test_computing_is_the_brief_and_a_row_per_analysis():
    brief, printed = computing.tables(sizes=(200,), repetitions=1)
    assert re.search(r"^  all figures +\d[\d.,]* ms", brief, re.MULTILINE)
    lines = printed.splitlines()
    assert len(lines) == 2 + len(computing.ANALYSES)
    assert all(re.search(r"^  [a-z_]+\.\w[\w ]*( +\d[\d.,]* ms){2} +\d+\.\d\dx +\d+ MB", line) for line in lines[2:])


def test_exports_is_a_row_per_file():
    (printed,) = exports.tables(large=400, repetitions=1, keys=("report.html", "tables.xlsx"))
    lines = printed.splitlines()
    assert len(lines) == 4
    assert all(re.search(r"^  \w+\.\w+( +\d[\d.,]* ms( +over)?){3}$", line) for line in lines[2:])


def test_columns_are_as_wide_as_their_widest_cell():
    assert table("Title", ("page", "time"), [("a", "9 ms"), ("longer", "1000 ms")]).splitlines() == [
        "Title",
        "  page       time",
        "  a          9 ms",
        "  longer  1000 ms",
    ]


@pytest.mark.parametrize("repetitions", [1, 3])
def test_what_is_compared_takes_turns_and_the_first_turn_does_not_count(repetitions):
    turns = []
    medians = interleaved({"ours": lambda: turns.append("ours"), "plain": lambda: turns.append("plain")}, repetitions)
    assert turns == ["ours", "plain"] * (1 + repetitions)
    assert set(medians) == {"ours", "plain"}


def test_a_figure_is_printed_and_keeps_its_number():
    printed = table(
        "Reading: a title",
        ("rows", "load", "peak", "peak", ""),
        [("50", ms(0.0123), mb(3 * 2**20), times(0.5), "over")],
    )
    assert printed.splitlines()[2].split() == ["50", "12.3", "ms", "3", "MB", "0.50x", "over"]
    assert printed.name == "Reading"
    assert printed.numbers() == {"50": {"load [s]": 0.0123, "peak [MB]": 3.0, "peak 2 [x]": 0.5}}


def test_the_memory_a_run_wants_is_its_peak_and_not_what_it_leaves():
    answer, extra = extra_memory(lambda: len(bytearray(b"x") * (64 * 2**20)))
    assert answer == 64 * 2**20
    assert math.isnan(extra) or 60 * 2**20 < extra < 200 * 2**20


def test_one_in_twenty_waits_longer_than_what_is_called_late():
    assert people.late([1.0] * 19 + [3.0]) == pytest.approx(1.1)
    assert people.late([2.0, 2.0]) == 2.0


def test_a_soak_begins_only_when_it_is_named(monkeypatch, capsys):
    begun = []
    monkeypatch.setattr(
        __main__,
        "PARTS",
        {name: lambda asked, name=name: begun.append((name, asked.minutes)) or () for name in __main__.PARTS},
    )
    __main__.main([])
    assert "people" in [name for name, _ in begun]
    assert "soak" not in [name for name, _ in begun]
    begun.clear()
    __main__.main(["soak", "--minutes", "0.5"])
    assert begun == [("soak", 0.5)]
