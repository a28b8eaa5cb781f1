"""Every table leaves as it is: numbers as numbers, days as days, text as text, and nothing that runs."""

import csv
import io
import zipfile
from datetime import datetime
from unittest.mock import patch

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import load
from data.sample import FOLDER
from presentation import contents, literal, workbook
from presentation.about import ABOUT, named
from presentation.contents import Table
from presentation.facts import Facts

AS_OF = pd.Timestamp("2026-11-20")


@pytest.fixture(scope="module")
def sample():
    return Facts(load(FOLDER, today="2026-11-20"), AS_OF)


@pytest.fixture(scope="module")
def made(sample):
    return workbook.xlsx(sample, source="Sample data", read_at=pd.Timestamp("2026-11-20 09:30"))


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quiet")
    (folder / "PD log.csv").write_text("Date,Name,Hours\n2026-05-04,Ada North,2\n", encoding="utf-8")
    return Facts(load(folder, today="2026-07-08"), pd.Timestamp("2026-07-08"))


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def of_tables(facts, *frames, make=workbook.xlsx):
    tables = tuple(Table(f"table_{n}", "Hours", "Which?", "", frame) for n, frame in enumerate(frames))
    with patch.object(contents, "tables", lambda _: tables):
        return make(facts)


def as_read(cell):
    """A cell as it reads back: nothing for a blank, names as one text."""
    if isinstance(cell, tuple):
        return "; ".join(cell)
    return None if pd.isna(cell) or cell == "" else cell


def test_every_table_comes_back_cell_by_cell(sample, made):
    book = opened(made)
    sheets = named(contents.tables(sample))
    assert book.sheetnames == [ABOUT, *(name for name, _ in sheets)]
    for name, table in sheets:
        head, *rows = book[name].iter_rows(values_only=True)
        assert list(head) == list(table.frame.columns)
        assert rows == [tuple(map(as_read, row)) for row in table.frame.itertuples(index=False, name=None)], name


def test_counts_are_numbers_days_are_days_and_the_header_stays_in_sight(made):
    sheet = opened(made)["Schools"]
    _, title_one, sessions, _, last = (cell for cell in sheet[2])
    assert (title_one.data_type, sessions.data_type, last.is_date) == ("s", "n", True)
    assert (sessions.number_format, last.number_format) == ("#,##0", "d mmm yyyy")
    assert sheet.freeze_panes == "A2" and sheet.column_dimensions["A"].width > 15


def test_the_first_sheet_says_whose_as_of_when_from_where_and_what_the_words_mean(made):
    lines = [tuple(cell or "" for cell in row) for row in opened(made)[ABOUT].iter_rows(values_only=True)]
    assert {
        ("As of", "Friday 20 November 2026"),
        ("Source", "Sample data"),
        ("School year", "2026–27, week 21"),
    } <= set(lines)
    assert dict(lines)["Read"].startswith("20 Nov 2026")
    assert dict(lines)["adherence"].startswith("How much of the promised time was kept")
    assert "Groups under 5 people are shown together" in " ".join(said for _, said in lines)
    assert "23 of 34 people meet the goal" in next(said for what, said in lines if what == "Everyone")


def test_one_team_is_named(sample):
    one = Facts(sample.records, AS_OF, team="Help Desk")
    assert ("Team", "Help Desk") in [row[:2] for row in opened(workbook.xlsx(one))[ABOUT].iter_rows(values_only=True)]


def test_the_same_figures_are_the_same_bytes(sample):
    again = Facts(sample.records, AS_OF)
    assert workbook.xlsx(sample) == workbook.xlsx(again)
    assert workbook.csvs(sample) == workbook.csvs(again)


def test_what_is_not_there_yet_has_no_sheet_but_a_line_that_says_what_to_add(quiet):
    book = opened(workbook.xlsx(quiet))
    lines = [tuple(cell or "" for cell in row) for row in book[ABOUT].iter_rows(values_only=True)]
    assert "Schools" not in book.sheetnames
    said = dict(lines[lines.index(("Nothing there yet", "")) :])
    assert said["What went back to schools?"].startswith("There is no Service tab yet.")


def test_a_sheet_has_a_name_of_its_own_that_excel_takes():
    frame = pd.DataFrame({"n": [1]})
    keys = ("about", "a_very_long_key_of_more_than_31_letters_one", "a_very_long_key_of_more_than_31_letters_two", "in/out: [x]?", "history", "ABOUT")  # fmt: skip
    names = [name for name, _ in named(Table(key, "", "", "", frame) for key in keys)]
    assert names == ["About 2", "A very long key of more than 31", "A very long key of more than 2", "In out   x", "History 2", "ABOUT 3"]  # fmt: skip
    assert all(len(name) <= 31 for name in names)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_no_text_becomes_a_formula_a_link_or_a_number(quiet, texts):
    frame = pd.DataFrame({"cell": pd.Series(texts, dtype="object"), texts[0]: range(len(texts))})
    data = of_tables(quiet, frame)
    sheet = opened(data)["Table 0"]
    assert {cell.data_type for row in sheet.iter_rows(max_col=1) for cell in row} <= {"s", "n"}
    assert all(cell.data_type == "s" or cell.value is None for row in sheet.iter_rows(max_col=1) for cell in row)
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        assert not [name for name in pack.namelist() if b"<f>" in pack.read(name) or b"<hyperlink" in pack.read(name)]


@pytest.mark.parametrize("text", ["=1+41", "+1", "-1", "@SUM(A1)", "http://x.org", "1,5", "0012", "{=1}", "file://C:/x", "𝒳 עברית 👩‍💻", "_x0041_"])  # fmt: skip
def test_text_that_looks_like_something_else_comes_back_as_it_was(quiet, text):
    cell = opened(of_tables(quiet, pd.DataFrame({"cell": [text]})))["Table 0"]["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.value == text


def test_each_kind_of_value_is_what_it_is(quiet):
    frame = pd.DataFrame(
        {
            "day": [pd.Timestamp("2026-11-20"), pd.NaT],
            "moment": [pd.Timestamp("2026-11-20 13:05:10"), pd.NaT],
            "day or word": [pd.Timestamp("2026-11-20"), "never expires"],
            "hours": [-2.5, float("nan")],
            "people": pd.array([3, None], dtype="Int64"),
            "yes": pd.array([True, None], dtype="boolean"),
            "names": [("Ana", "Ben"), ()],
            "word": ["20 Nov 2026", ""],
        }
    )
    sheet = opened(of_tables(quiet, frame))["Table 0"]
    day, moment = datetime(2026, 11, 20), datetime(2026, 11, 20, 13, 5, 10)
    assert [cell.value for cell in sheet[2]] == [day, moment, day, -2.5, 3, "yes", "Ana; Ben", "20 Nov 2026"]
    assert [cell.value for cell in sheet[3]] == [None, None, "never expires", None, None, None, "", None]
    assert [cell.number_format for cell in sheet[2]][:5] == ["d mmm yyyy", "d mmm yyyy h:mm", "d mmm yyyy", "#,##0.0#", "#,##0"]  # fmt: skip


def test_the_csvs_are_the_same_tables_with_a_text_that_says_what_they_are(sample):
    with zipfile.ZipFile(io.BytesIO(workbook.csvs(sample, source="Sample data"))) as pack:
        names = [name for name, _ in named(contents.tables(sample))]
        assert pack.namelist() == ["About.txt", *(f"{name}.csv" for name in names)]
        assert {entry.date_time for entry in pack.infolist()} == {(2026, 11, 20, 0, 0, 0)}
        assert "Source: Sample data" in pack.read("About.txt").decode("utf-8-sig").splitlines()
        rows = list(csv.reader(io.StringIO(pack.read("Schools.csv").decode("utf-8-sig"), newline="")))
    assert rows[:2] == [["School", "Title I", "Sessions", "Student contacts", "Last session"], ["Arroyo Elementary", "Yes", "3", "183", "2026-11-17"]]  # fmt: skip


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])), min_size=1))
def test_text_in_a_csv_comes_back_whole_and_never_runs(quiet, texts):
    frame = pd.DataFrame({"cell": pd.Series(texts, dtype="object"), "n": range(len(texts))})
    with zipfile.ZipFile(io.BytesIO(of_tables(quiet, frame, make=workbook.csvs))) as pack:
        _, *rows = csv.reader(io.StringIO(pack.read("Table 0.csv").decode("utf-8-sig"), newline=""))
    assert [literal.uncell(cell) for cell, _ in rows] == texts
    assert not any(cell.startswith(("=", "+", "-", "@", "|", "%")) for cell, _ in rows)
