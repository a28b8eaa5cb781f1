"""A workbook is read like any other source: what its cells mean, which rows it has, what it says against some of them."""

import csv
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data import SchemaError, SourceError, load
from data.schema import TABLES
from data.sources import tabs_of, workbook

HEADER = ["Date", "Name", "Hours", "Notes"]
ROWS = [
    ["2026-10-05", "Ana Peña", 1.5, "Ports"],
    ["2026-10-06", "Bo Lind", 2, None],
    ["2026-10-07", "Cy Roe", 0.75, "VLAN"],
]
TODAY = "2026-11-20"


def saved(path, sheets, finish=None):
    """A workbook of the given sheets, each a list of rows; ``finish`` changes it before it is saved."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if finish:
        finish(book)
    book.save(path / "log.xlsx")
    return path / "log.xlsx"


def log_of(path, rows, finish=None):
    return saved(path, {"Log": [HEADER, *rows]}, finish and (lambda book: finish(book["Log"])))


def reasons(records):
    return records.refused[["row", "column", "reason"]].values.tolist()


def notes(records):
    return records.notes[["column", "note", "count"]].values.tolist()


def test_a_sheet_is_a_tab_with_the_row_numbers_of_the_sheet(tmp_path):
    (tab,) = tabs_of(log_of(tmp_path, ROWS))
    assert (tab.name, tab.header, tab.blank, tab.refused, tab.notes) == ("Log", tuple(HEADER), 0, (), ())
    assert tab.cells.to_numpy().tolist()[1:] == [
        ["2026-10-06", "Bo Lind", "2", ""],
        ["2026-10-07", "Cy Roe", "0.75", "VLAN"],
    ]
    assert tab.rows.tolist() == [2, 3, 4]  # the header is row 1
    assert tab.shown.equals(tab.cells)
    assert {str(dtype) for dtype in tab.cells.dtypes} == {"category"}
    assert all(tab.cells[column].cat.categories.dtype == "str" for column in tab.cells)


def test_the_sheets_of_a_workbook_are_the_tabs_of_one_source(tmp_path):
    staff = [["Name", "Team"], ["Ana Peña", "Network"], ["Bo Lind", "Desktop"], ["Cy Roe", "Desktop"]]
    records = load(
        saved(tmp_path, {"About": [["Our log"]], "PD log": [HEADER, *ROWS], "Staff": staff, "Empty": []}), today=TODAY
    )
    assert list(records.staff["team"]) == ["Network", "Desktop", "Desktop"]
    assert list(records.log["hours"]) == [1.5, 2, 0.75]
    assert ["", "sheet PD log", 1] in notes(records)


def test_two_sheets_that_fit_are_a_question_to_the_reader(tmp_path):
    with pytest.raises(SchemaError, match='"Log 2025", "Log 2026" could each be') as error:
        load(saved(tmp_path, {"Log 2025": [HEADER, *ROWS], "Log 2026": [HEADER, *ROWS]}), today=TODAY)
    assert error.value.reason == "choose_sheet"


def test_hidden_rows_and_columns_are_read_and_a_hidden_sheet_is_not_and_each_is_said(tmp_path):
    def hide(book):
        book["Log"].row_dimensions[3].hidden = book["Log"].column_dimensions["D"].hidden = True
        book["Log 2025"].sheet_state = "hidden"

    records = load(saved(tmp_path, {"Log": [HEADER, *ROWS], "Log 2025": [HEADER, *ROWS]}, hide), today=TODAY)
    assert len(records.log) == 3
    assert notes(records)[1:] == [
        ["", "hidden_rows", 1],
        ["Notes", "hidden_column", 1],
        ["", "hidden_sheet: not read", 1],
    ]


def test_a_banner_is_passed_over_and_rows_keep_their_numbers(tmp_path):
    records = load(saved(tmp_path, {"Log": [["PD log of 2026"], [], HEADER, ROWS[0], [], [], ROWS[1]]}), today=TODAY)
    assert list(records.log["row"]) == [4, 7]
    assert records.counts[["rows", "blank"]].values.tolist() == [[2, 2]]
    assert notes(records) == [["", "header_row 3", 1], ["", "blank_lines", 2]]


def test_formatted_empty_rows_below_the_table_are_nothing(tmp_path):
    def colour(sheet):
        for row in range(5, 2000):
            sheet.cell(row, 1).number_format = "yyyy-mm-dd"

    records = load(log_of(tmp_path, ROWS, colour), today=TODAY)
    assert records.counts[["rows", "used", "blank"]].values.tolist() == [[3, 3, 0]]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904], ids=["1900", "1904"])
def test_a_date_cell_is_its_day_in_both_date_systems(tmp_path, epoch):
    def set_epoch(sheet):
        sheet.parent.epoch = epoch or sheet.parent.epoch
        for at, day in enumerate([date(2026, 10, 5), datetime(2026, 10, 6, 8, 30), "10/7/2026"], start=2):
            sheet.cell(at, 1, day)

    records = load(log_of(tmp_path, ROWS, set_epoch), today=TODAY)
    assert list(records.log["date"].dt.day) == [5, 6, 7]
    assert [["", "1904 dates", 1]] * bool(epoch) == notes(records)[: bool(epoch)]
    assert ["Date", "time part dropped", 1] in notes(records)


@pytest.mark.parametrize("cell", [timedelta(hours=1, minutes=30), time(1, 30), "1:30", "1.5", 1.5, "90 min"])
def test_an_hour_and_a_half_is_that_however_the_cell_holds_it(tmp_path, cell):
    records = load(log_of(tmp_path, [["2026-10-05", "Ana Peña", cell]]), today=TODAY)
    assert list(records.log["seconds"]) == [5400]


def test_what_is_displayed_decides_what_a_number_of_hours_is(tmp_path):
    def set_formats(sheet):
        for row, number_format in enumerate(['0 "min"', "$0.00", "0%", "d-mmm", "0.00"], start=2):
            sheet.cell(row, 3).number_format = number_format

    rows = [[f"2026-10-0{day}", "Ana Peña", hours] for day, hours in enumerate([90, 1.5, 0.5, 46083, 1.3], start=1)]
    records = load(log_of(tmp_path, rows, set_formats), today=TODAY)
    assert reasons(records) == [[row, "Hours", "invalid_hours"] for row in (2, 3, 4, 5)]
    assert list(records.log["hours"]) == [1.3]  # a stored number is decimal: 1.30 cannot mean 1 h 30 min


def test_two_thirty_typed_into_a_number_column_is_not_a_tenth_of_an_hour(tmp_path):
    assert reasons(load(log_of(tmp_path, [*ROWS, ["2026-10-08", "Ana Peña", 2.5 / 24]]), today=TODAY)) == [
        [5, "Hours", "invalid_hours"]
    ]


def test_numbers_of_a_mapped_column_of_minutes_are_minutes(tmp_path):
    book = log_of(tmp_path, [["2026-10-05", "Ana Peña", 20], ["2026-10-06", "Ana Peña", timedelta(minutes=20)]])
    records = load(book, mapping={"log": {"hours_unit": "minutes"}}, today=TODAY)
    assert list(records.log["seconds"]) == [1200, 1200]


def test_a_formula_error_is_refused_by_its_name(tmp_path):
    records = load(
        log_of(
            tmp_path, [*ROWS, ["#N/A", "Ana Peña", 1], ["2026-10-08", "#REF!", 1], ["2026-10-09", "Bo Lind", "#DIV/0!"]]
        ),
        today=TODAY,
    )
    assert reasons(records) == [
        [5, "Date", "formula_error"],
        [6, "Name", "formula_error"],
        [7, "Hours", "formula_error"],
    ]


def test_a_formula_that_was_never_computed_is_neither_zero_nor_blank(tmp_path):
    def add(sheet):
        sheet["C3"] = "=1+0.5"  # openpyxl stores no value beside it, as any program that does not compute
        sheet["D4"] = '="VL"&"AN"'

    records = load(log_of(tmp_path, ROWS, add), today=TODAY)
    assert reasons(records) == [[3, "Hours", "formula_without_value"]]
    assert notes(records) == [["Notes", "formula_without_value: left blank", 1]]
    assert records.counts[["rows", "used", "refused"]].values.tolist() == [[3, 2, 1]]


def test_a_row_of_nothing_but_formulas_never_computed_is_refused_not_lost(tmp_path):
    def add(sheet):
        sheet["A5"], sheet["B5"], sheet["C5"] = "=A2", "=B2", "=C2"

    assert reasons(load(log_of(tmp_path, ROWS, add), today=TODAY)) == [[5, "Date", "formula_without_value"]]


def test_a_formula_never_computed_is_refused_under_a_header_that_a_mapping_names_too(tmp_path):
    book = saved(tmp_path, {"Log": [["Day", "Who", "Minutes", "Room"], ["2026-10-05", "Ana Peña", "=60+30", "12"]]})
    mapping = {"log": {"hours_unit": "minutes", "columns": {"date": "Day", "name": "Who", "hours": "Minutes"}}}
    assert reasons(load(book, mapping=mapping, today=TODAY)) == [[2, "Minutes", "formula_without_value"]]


def test_a_name_merged_over_rows_is_neither_filled_down_nor_read_from_under_it(tmp_path):
    def merge(sheet):
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("D2:D4")
        del sheet._cells[4, 2]
        sheet.cell(4, 2, "Cy Roe")
        sheet.cell(5, 1).value, sheet.cell(5, 2).value, sheet.cell(5, 3).value = "2026-10-08", "Bo Lind", 1

    records = load(log_of(tmp_path, ROWS, merge), today=TODAY)
    assert reasons(records) == [[3, "Name", "merged_cell_blank"], [4, "Name", "merged_cell_blank"]]
    assert list(records.log["row"]) == [2, 5]


def test_notes_merged_over_rows_are_blank_and_said_even_if_a_program_kept_what_lies_under_it(tmp_path):
    def merge(sheet):
        sheet.merge_cells("D2:D4")
        del sheet._cells[4, 4]
        sheet.cell(4, 4, "VLAN")

    records = load(log_of(tmp_path, ROWS, merge), today=TODAY)
    assert records.log["notes"].isna().tolist() == [False, True, True]
    assert notes(records) == [["Notes", "merged_cells: left blank", 2]]


def test_what_is_shown_stays_beside_its_cell_when_rows_are_sifted_out(tmp_path):
    def add(sheet):
        sheet["C6"].number_format = '0 "min"'

    (tab,) = tabs_of(
        log_of(tmp_path, [ROWS[0], HEADER, ["Total", None, 3], ["2026-10-09", "Bo Lind", 45], ROWS[1]], add)
    )
    assert [refusal.reason for refusal in tab.refused] == ["repeated_header", "subtotal_row"]
    assert tab.rows.tolist() == [2, 5, 6]
    assert tab.cells[2].tolist() == ["1.5", "45", "2"]
    assert tab.shown[2].tolist() == ["1.5", "45", "2 min"]


def test_a_cell_far_from_the_table_is_named_and_spoils_only_its_own_sheet(tmp_path):
    def stray(book):
        book["Staff"]["XFD1048576"] = 1

    records = load(saved(tmp_path, {"PD log": [HEADER, *ROWS], "Staff": [["Name", "Team"]]}, stray), today=TODAY)
    assert len(records.log) == 3
    assert records.refused["message"].str.contains("a cell at XFD1048576").any()


def test_a_number_that_is_an_id_keeps_its_zeros_and_has_no_decimals(tmp_path):
    def pad(book):
        book["Staff"]["B2"].number_format = "00000"

    staff = [["Name", "ID"], ["Ana Peña", 123], ["Bo Lind", 45678]]
    records = load(saved(tmp_path, {"PD log": [HEADER, *ROWS[:2]], "Staff": staff}, pad), today=TODAY)
    assert list(records.staff["id"]) == ["00123", "45678"]


def test_ticked_cells_are_yes_and_no(tmp_path):
    rows = [
        ["Date", "Name", "Hours", "Own time"],
        ["2026-10-05", "Ana Peña", 1, True],
        ["2026-10-06", "Ana Peña", 1, False],
    ]
    assert list(load(saved(tmp_path, {"Log": rows}), today=TODAY).log["own_time"]) == [True, False]


def test_a_workbook_without_a_visible_cell_is_empty(tmp_path):
    with pytest.raises(SourceError) as error:
        tabs_of(saved(tmp_path, {"Log": []}))
    assert error.value.reason == "empty_file"


def test_an_upload_may_be_held_to_a_smaller_size(tmp_path):
    with pytest.raises(SourceError, match="log.xlsx is over 0 MB") as error:
        workbook.one_file(log_of(tmp_path, ROWS), largest=1000)
    assert error.value.reason == "too_large_file"


def test_a_missing_workbook_is_said_to_be_missing(tmp_path):
    with pytest.raises(SourceError, match="no file or folder gone.xlsx"):
        tabs_of(tmp_path / "gone.xlsx")


def test_the_dashboard_itself_never_loads_the_library_that_reads_workbooks(tmp_path):
    code = f"import sys, data; data.load({str(log_of(tmp_path, ROWS))!r}, today={TODAY!r}); sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2]).returncode == 0


WORDS = st.text(alphabet="aé李😀 '\"=,;|<&-+#_x0041.5\t", max_size=12)
TABLE = st.lists(
    st.tuples(
        st.dates(date(2026, 7, 1), date(2026, 11, 19)) | st.none(),
        st.sampled_from(["Ana Peña", "bo lind", " Bo Lind", "Lind, Bo", "李 娜", ""]),
        st.integers(0, 40).map(lambda quarters: quarters / 4) | st.sampled_from(["1:30", "45 min", "two", None]),
        WORDS,
        st.sampled_from([True, False, None]),
        st.sampled_from(["Done", "planned", "Perhaps", None]),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=8)
@given(table=TABLE)
def test_a_table_gives_the_same_records_as_csv_and_as_workbook(tmp_path_factory, table):
    folder = tmp_path_factory.mktemp("same")
    header = ["Date", "Name", "Hours", "Activity", "Own time", "Status"]
    with (folder / "PD log.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *(["" if cell is None else cell for cell in row] for row in table)])

    def as_text(book):  # openpyxl would take "=a" for a formula
        for row in book["PD log"].iter_rows():
            for cell in row:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type

    book = saved(folder, {"PD log": [header, *table]}, as_text)
    try:
        expected = load(folder / "PD log.csv", today=TODAY)
    except SchemaError as error:
        with pytest.raises(SchemaError) as raised:
            load(book, today=TODAY)
        assert raised.value.reason == error.reason
        return
    found = load(book, today=TODAY)
    for key in [table.key for table in TABLES] + ["people"]:
        pd.testing.assert_frame_equal(getattr(found, key), getattr(expected, key))
    assert reasons(found) == reasons(expected)
    assert found.counts[["rows", "used", "refused"]].equals(expected.counts[["rows", "used", "refused"]])
