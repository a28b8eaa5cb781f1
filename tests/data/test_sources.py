"""A folder of CSV files, one CSV file, and what is neither."""

import pytest

from data.errors import SourceError
from data.sources import tabs_of
from data.tabs import Note

LOG = "Date,Name,Hours\n2026-10-05,Ana Peña,1.5\n2026-10-06,Bo Lind,2\n"
STAFF = "Name,Team\nAna Peña,Network\n"


def write(path, text):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def reason_and_message(source):
    with pytest.raises(SourceError) as error:
        tabs_of(source)
    return error.value.reason, str(error.value)


def test_one_file_is_one_tab_named_after_it(tmp_path):
    (tab,) = tabs_of(write(tmp_path / "PD log.csv", LOG))
    assert (tab.name, tab.header, tab.blank, tab.refused, tab.notes) == ("PD log", ("Date", "Name", "Hours"), 0, (), ())
    assert tab.cells.to_numpy().tolist() == [["2026-10-05", "Ana Peña", "1.5"], ["2026-10-06", "Bo Lind", "2"]]
    assert tab.rows.tolist() == [2, 3]  # the header is line 1


def test_cells_are_categories_of_str_labelled_by_position(tmp_path):
    (tab,) = tabs_of(write(tmp_path / "PD log.csv", LOG))
    assert list(tab.cells) == [0, 1, 2]
    assert {str(dtype) for dtype in tab.cells.dtypes} == {"category"}
    assert all(tab.cells[column].cat.categories.dtype == "str" for column in tab.cells)


def test_a_path_may_be_a_text(tmp_path):
    assert len(tabs_of(str(write(tmp_path / "log.csv", LOG)))) == 1


def test_a_folder_gives_one_tab_per_csv_file_in_the_order_of_their_names(tmp_path):
    write(tmp_path / "Staff.CSV", STAFF)
    write(tmp_path / "PD log.csv", LOG)
    assert [tab.name for tab in tabs_of(tmp_path)] == ["PD log", "Staff"]


def test_hidden_files_are_passed_over_and_tables_of_another_format_noted(tmp_path):
    write(tmp_path / "PD log.csv", LOG)
    write(tmp_path / ".~lock.csv", b"\x00")
    write(tmp_path / "~$Staff.csv", b"\x00")
    write(tmp_path / "make.py", "# No table.")
    write(tmp_path / "Schools.tsv", "Site\tTitle I")
    (tmp_path / "old.csv").mkdir()
    (tab,) = tabs_of(tmp_path)
    assert tab.notes == (Note("", "", "file_ignored: Schools.tsv"),)


def test_a_folder_without_a_csv_file_says_what_to_put_there(tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    message = "empty holds no CSV file. Export each tab of the sheet into it as CSV."
    assert reason_and_message(folder) == ("no_csv_files", message)


def test_one_damaged_file_of_a_folder_is_named(tmp_path):
    write(tmp_path / "PD log.csv", LOG)
    write(tmp_path / "Staff.csv", b"")
    assert reason_and_message(tmp_path) == ("empty_file", "Staff.csv is empty. Export the sheet again as CSV.")


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    message = "There is no file or folder log.csv. Check its name and place."
    assert reason_and_message(tmp_path / "log.csv") == ("not_found", message)


def test_a_message_is_one_line_whatever_the_file_is_called(tmp_path):
    assert reason_and_message(write(tmp_path / "a\nb.csv", b""))[1].startswith("a b.csv is empty.")


def test_a_name_no_file_can_have_is_refused_not_raised():
    assert reason_and_message("log\0.csv")[0] == "unreadable"


def test_a_file_over_the_limit_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("data.sources.csv_files.LARGEST_FILE", 10)
    assert reason_and_message(write(tmp_path / "log.csv", LOG))[0] == "too_large_file"


def test_a_header_without_rows_is_a_tab_without_rows(tmp_path):
    (tab,) = tabs_of(write(tmp_path / "log.csv", "Date,Name,Hours\n"))
    assert tab.header == ("Date", "Name", "Hours")
    assert tab.cells.shape == (0, 3)
    assert tab.cells[0].cat.categories.dtype == "str"
    assert tab.rows.dtype == "int64"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (b"\n\n  \n,,,\n", "empty_file"),
        (b"\xef\xbb\xbf", "empty_file"),  # nothing but a mark
        (bytes(4096), "not_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_text"),
        (b"%PDF-1.7\n", "not_text"),
        (b"PK\x03\x04 a workbook", "not_text"),
        (b" <!DOCTYPE html><html><title>Sign in</title></html>", "looks_like_html"),
        (b"\xff\xfeD", "encoding_unknown"),  # half a letter of UTF-16
        (b"Date,Name,Hours\n2026-10-05,Jos\x81,1\n", "encoding_unknown"),  # 0x81 is a letter in neither
        (b"Date,Name,Hours\n\x01\x02\x03\x04\x05\x06", "not_text"),
    ],
)
def test_what_is_no_table_is_refused_as_a_whole(tmp_path, data, reason):
    found, message = reason_and_message(write(tmp_path / "log.csv", data))
    assert found == reason
    assert message.startswith("log.csv") and "\n" not in message


def test_json_is_read_as_a_header_that_no_table_knows(tmp_path):
    (tab,) = tabs_of(write(tmp_path / "log.csv", '{"error": {"code": 429, "message": "Quota"}}'))
    assert tab.header[0] == '{"error": {"code": 429'
    assert len(tab.cells) == 0
