"""A log that is read in slices of its people says what it says when it is read whole."""

from dataclasses import replace
from functools import partial

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from benchmarks.district import write_log
from data import load
from data.lake import slices
from data.lake.blocks import ReadWhole, blocks, tabs
from data.lake.joined import joined
from data.lake.kinship import Kinship
from data.sources import proven_csv
from tests.data.lake_cases import HOW, lake_of, records_in

HEADER = "Date,Name,Hours,Email,Activity\n"
SMALL = replace(HOW, large=0, slice_rows=12)


@pytest.fixture(autouse=True)
def blocks_of_a_few_lines(monkeypatch):
    monkeypatch.setattr(slices, "blocks", partial(blocks, size=200))


def both(tmp_path, text, how=SMALL):
    """The records of a log read in slices, joined; those of the same log read whole; and how many slices there were."""
    file = tmp_path / "Oak.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    lake, tally = lake_of(file, tmp_path / "lake", how)
    assert not tally.failures
    parts = list(records_in(lake).values())
    return joined(parts), load(file, today=how.today, settings=how.settings), len(parts)


def say_the_same(sliced, whole):
    for name, frame in whole.frames().items():
        one, other = (_plain(records.frames()[name]) for records in (sliced, whole))
        by = [column for column in ("row", "person", "note", "column", "reason") if column in frame]
        ordered = [each.sort_values(by, ignore_index=True) if by else each for each in (one, other)]
        assert_frame_equal(*ordered, obj=name)


def _plain(frame):
    return frame.astype({name: "str" for name in frame if isinstance(frame[name].dtype, pd.CategoricalDtype)})


def rows(*more):
    usual = [f"2026-09-{day:02d},Person {day % 5},{day % 3},," for day in range(1, 29)]
    return HEADER + "\n".join([*usual, *more]) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        rows(),
        rows().replace("\n", "\r\n"),
        "\ufeff" + rows(),
        rows("2026-09-03,Person 3,0,,", "2026-09-04,person  4,9,,"),  # a row twice; a name in another spelling
        rows("2026-09-03,Ana Ruiz,1,a@x.org,", "2026-09-04,Anna Ruiz,1,a@x.org,", "2026-09-05,Anna Ruiz,1,,"),  # tied by name and address
        rows("2026-09-03,Ana Ruiz,1,a@x.org,", "2026-09-04,Ana Ruiz,1,b@x.org,", "2026-09-04,Ana Ruiz,1,,"),  # two people of one name
        rows("", "2026-09-31,Person 1,1,,", ",,,,", "Total,,99,,", "2026-09-03,,1,,", "1999-09-03,Person 2,1,,"),  # refused and blank
        rows('2026-09-03,Ana Ruiz,1,,"two\nlines, and a ""mark"""', "2026-09-04,Ana Ruiz,2,,"),
        rows("2026-09-03,Ana Ruiz,1", "2026-09-04,Ana Ruiz,2,,,extra"),  # too narrow, too wide
        rows("13/9/2026,Ana Ruiz,1,,", "14/9/2026,Ben Oka,1,,", "3/9/2026,Cy Dee,1,,"),  # day first, which others prove
    ],
)  # fmt: skip
def test_slices_say_what_the_whole_says(tmp_path, text):
    sliced, whole, many = both(tmp_path, text)
    assert many > 1
    say_the_same(sliced, whole)


def test_a_column_that_some_blocks_read_as_plain_text_says_what_the_whole_says(tmp_path, monkeypatch):
    monkeypatch.setattr(proven_csv, "_SAMPLE", 200)
    monkeypatch.setattr(slices, "blocks", partial(blocks, size=1000))
    moments = [f"2026-09-{at % 28 + 1:02d},Person {at % 9},1,2026-10-06 08:{at:02d}:00" for at in range(60)]
    last = [f"2026-09-{at + 1:02d},Person {at % 9},2," for at in range(28)] * 3  # no moment: a category
    text = "\n".join(["Date,Name,Hours,Timestamp", *moments, *last, ""])
    (tmp_path / "log.csv").write_text(text)
    read = list(tabs(file := tmp_path / "log.csv", blocks(file, size=1000), frozenset()))
    assert {str(tab.cells[3].dtype) for tab in read} == {"str", "category"}
    sliced, whole, many = both(tmp_path, text)
    assert many > 1
    say_the_same(sliced, whole)


def test_a_large_log_in_many_blocks_says_what_the_whole_says(tmp_path, monkeypatch):
    monkeypatch.setattr(slices, "blocks", partial(blocks, size=50_000))
    write_log(tmp_path / "log.csv", 3000)
    sliced, whole, many = both(tmp_path, (tmp_path / "log.csv").read_bytes(), replace(SMALL, slice_rows=1000))
    assert many == 3
    say_the_same(sliced, whole)


@pytest.mark.parametrize(
    "text",
    [
        rows('2026-09-03,Ana Ruiz,1,,5" disk', "2026-09-04,Ana Ruiz,2,,", '2026-09-05,Ana Ruiz,2,,"multi\nline"'),  # a mark that opens nothing
        rows('2026-09-03,Ana Ruiz,1,,"a" b', "2026-09-04,Ana Ruiz,2,,"),  # a mark out of place
        rows("2026-09-03,Ana Ruiz,1,,caf\xe9").encode("cp1252"),
        rows("2026-09-03,Ana Ruiz,1,,").encode("utf-16"),
        rows("2026-09-03,Ana Ruiz,1,,").replace("\n", "\r"),
    ],
)  # fmt: skip
def test_what_has_not_proved_itself_is_read_whole_and_says_the_same(tmp_path, text):
    sliced, whole, _ = both(tmp_path, text)
    say_the_same(sliced, whole)


def test_a_file_is_parted_after_lines_outside_of_quotation_marks(tmp_path):
    file = tmp_path / "log.csv"
    file.write_text('a,b\n1,"x\ny\nz"\n2,b\n3,c\n')
    found = blocks(file, size=6)
    assert [file.read_bytes()[one.start : one.end] for one in found] == [b'a,b\n1,"x\ny\nz"\n2,b\n', b"3,c\n"]
    assert [one.lines for one in found] == [0, 5]


def test_rows_are_numbered_as_in_the_whole_file(tmp_path):
    file = tmp_path / "Oak.csv"
    file.write_text("an export\n\n" + rows("oops,Person 1,1,,"))
    numbers = [number for tab in tabs(file, blocks(file, size=200), frozenset()) for number in tab.rows]
    assert numbers == [*range(4, 33)]


def test_an_open_quotation_mark_is_no_end_of_a_block(tmp_path):
    file = tmp_path / "Oak.csv"
    file.write_text(rows('2026-09-03,Ana Ruiz,1,,"never closed'))
    with pytest.raises(ReadWhole):
        list(tabs(file, blocks(file, size=200), frozenset()))


def test_people_are_tied_by_name_and_address_however_many_steps():
    known = Kinship()
    assert known.numbered([("ana", "a@x"), ("anna", "a@x"), ("anna", ""), ("bo", "b@x"), ("", "b@x")]).tolist() == [
        *range(5)
    ]
    part = known.parts(1000)
    assert len(set(part[:3])) == 1 and len(set(part[3:])) == 1 and part[0] != part[3]
    again = Kinship()
    again.numbered([("bo", "b@x"), ("anna", ""), ("anna", "a@x")])
    assert again.parts(1000)[0] == part[3]  # not by the order of the file


def test_rows_without_name_and_address_tie_nobody():
    known = Kinship()
    known.numbered([("", ""), ("", "a@x"), ("ana", "")])
    assert len(set(known.parts(1000))) == 3


def test_what_slices_need_beside_the_lake_is_removed(tmp_path):
    both(tmp_path, rows())
    assert not list((tmp_path / "lake").glob(".tmp-*"))
