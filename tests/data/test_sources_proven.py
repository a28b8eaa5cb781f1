"""The fast reading is the strict reading: the same tab, or none."""

import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import ReadError
from data.sources import proven_csv, strict_csv, tabs_of
from data.sources.decode import decoded
from data.sources.head import head_of
from data.sources.sift import sift

HEADER = ["Date", "Name", "Hours", "Notes"]
ONE_LINE = st.text(st.sampled_from('aé😀,";|\t 1'), max_size=4)
TWO_LINES = st.text(st.sampled_from('aé"\n 1'), max_size=4)  # no comma: lines that hold whole rows are refused
TABLES = st.lists(st.lists(ONE_LINE | TWO_LINES, min_size=4, max_size=4), max_size=6)
BYTES = st.lists(
    st.sampled_from(
        [b"a", b"1", b",", b",,,", b'"', b'""', b'","', b"\n", b"\r\n", b"\r", b" ", b"\0", "é".encode(), b"\xff"]
    ),
    max_size=30,
).map(b"".join)


def strictly(data):
    text = decoded(data, "log.csv")
    return strict_csv.read(text, head_of(text.text, "log.csv"), "log", "log.csv")


def proven(data):
    return proven_csv.read(data, "log", "log.csv")


def assert_same(one, other):
    pd.testing.assert_frame_equal(one.cells, other.cells)
    assert all(list(one.cells[at].cat.categories) == list(other.cells[at].cat.categories) for at in one.cells)
    np.testing.assert_array_equal(one.rows, other.rows)
    assert (one.header, one.notes, one.refused, one.blank) == (other.header, other.notes, other.refused, other.blank)


def written(table, **form):
    text = io.StringIO()
    csv.writer(text, **form).writerows([HEADER, *table])
    return text.getvalue().encode()


@pytest.mark.parametrize(
    "data",
    [
        b"Date,Name,Hours\n1,a,2\n1,b,3\n",
        b"Date,Name,Hours\r\n1,a,2\r\n1,b,3",
        b"\xef\xbb\xbfDate;Name;Hours\n1;a;2,5\n",
        b"sep=;\nDate;Name;Hours\n1;a;2\n",
        b"PD log\n\nDate,Name,Hours\n\n1,a,2\n\r\n\n,,\n1,b,3\n\n",  # blank lines of every kind
        b'Date,Name,Hours\n1,"Lee, Amy",2\n"","say ""hi""",""\n',
        b'"Date","Name","Hours"\r\n"1","a","2"\r\n',
        b"Name\na\n\nb\n",  # one column: a blank line is a blank row
        b'Date,Name,"Hours\n(h)"\n1,a,2\n',  # a header of two lines
    ],
)
def test_a_clean_file_proves_itself_and_reads_the_same(data):
    assert_same(proven(data), strictly(data))


@pytest.mark.parametrize(
    "data",
    [
        b"Date,Name,Hours\n1,a\n",  # too narrow
        b"Date,Name,Hours\n1,a,2,3\n",  # too wide
        b"Date,Name,Hours\n1,a,2\n \n",  # a line of one space
        b"Date,Name,Hours\n1,a\0,2\n",
        b"Date,Name,Hours\n1,a,2\r1,b,3\n",
        b"Date,Name,Hours\n1,Jos\xe9,2\n",
        b'Date,Name,Hours\n1,"a\nb",2\n',
        b'Date,Name,Hours\n1,"a"b,2\n',
        b'Date,Name,Hours\n1,a"b,2\n',
        b'Date,Name,Hours\n1,"a,2\n',
        b"Date,Name,Hours\n",
    ],
)
def test_any_doubt_is_left_to_the_strict_reading(data):
    assert proven(data) is None


def test_rows_made_one_by_stray_quotes_prove_nothing_where_two_blocks_meet(monkeypatch):
    monkeypatch.setattr(proven_csv, "_BLOCK", 8)  # the first block ends inside the quotation marks
    assert proven(b'Date,Name,Hours\n1,a,"x\ny,b,c"\n') is None


@pytest.mark.parametrize(
    ("body", "sound"),
    [
        (b'a,"b"\n"","c""d"\r\n"e"', True),
        (b'a,"x\ny"\n', False),  # a line end inside: the row numbers would need a second look
        (b'"a"b\n', False),
        (b'a"b"\n', False),
        (b'"a\n', False),
    ],
)
def test_quotation_marks_are_sound_when_each_pair_holds_one_cell_of_one_line(body, sound):
    assert proven_csv._quotes_are_sound(b"\n" + body, 1, ord(",")) is sound


@given(BYTES)
def test_whatever_proves_itself_reads_the_same_strictly(body):
    data = b"Date,Name,Hours,Notes\n" + body
    if tab := proven(data):
        assert_same(tab, strictly(data))


@given(BYTES)
def test_looking_at_a_few_bytes_at_a_time_proves_the_same(body):
    data = b"Date,Name,Hours,Notes\n" + body
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proven_csv, "_STEP", 3)
        few = proven(data)
    whole = proven(data)
    assert (few is None) == (whole is None)
    if whole is not None:
        assert_same(few, whole)


@given(
    TABLES,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(",;\t|"),
)
def test_what_is_written_is_what_is_read(tmp_path_factory, table, end, quoting, delimiter):
    path = tmp_path_factory.mktemp("written") / "log.csv"
    path.write_bytes(written(table, lineterminator=end, quoting=quoting, delimiter=delimiter))
    (tab,) = tabs_of(path)
    rows = [row for row in table if any(cell.strip() for cell in row)]
    assert list(tab.header) == HEADER
    assert tab.cells.to_numpy().tolist() == rows
    assert (tab.refused, tab.blank) == ((), len(table) - len(rows))


@given(TABLES)
def test_row_numbers_count_every_line_above(table):
    data = written(table, lineterminator="\n")
    heights = [1 + sum(cell.count("\n") for cell in row) for row in table]
    used = [at for at, row in enumerate(table) if any(cell.strip() for cell in row)]
    assert sift(strictly(data)).rows.tolist() == [2 + sum(heights[:at]) for at in used]


@given(st.binary(max_size=200) | BYTES.map(lambda body: b"Date,Name,Hours\n" + body))
def test_no_bytes_can_do_more_than_be_refused(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("bytes") / "log.csv"
    path.write_bytes(data)
    try:
        (tab,) = tabs_of(path)
    except ReadError as error:
        assert error.reason and "\n" not in str(error)
    else:
        numbers = [*tab.rows, *(refusal.row for refusal in tab.refused)]
        assert len(tab.cells) == len(tab.rows)
        assert len(set(numbers)) == len(numbers)  # every row is used or refused, once


def test_a_column_of_many_texts_and_several_blocks_keeps_its_order(monkeypatch):
    monkeypatch.setattr(proven_csv, "_BLOCK", 1000)
    table = [[f"2026-10-{at % 28 + 1:02}", f"Person {at % 7}", str(at), ""] for at in range(500)]
    data = written(table, lineterminator="\n")
    assert_same(proven(data), strictly(data))
