"""A shared sheet is read as it stands: what is stored beside what is shown, and every row with its place."""

import pytest

from data import load
from data.errors import SourceError
from data.sources import tabs_of
from data.sources.google_address import key_of, links_into
from data.sources.google_road import REHEARSAL
from data.tabs import Note
from tests.fake_sheets import Book, Cell, FakeGoogle, Wrong

HEADER = ["Date", "Name", "Hours", "Topic"]
AMY = ["2026-10-05", "Amy Lee", "1:30", "Networks"]
BO = ["2026-10-06", "Bo Lind", "2", "WiFi"]


@pytest.fixture
def google(monkeypatch):
    with FakeGoogle() as google:
        monkeypatch.setenv(REHEARSAL, google.address)
        yield google


@pytest.fixture
def book(google):
    return google.add(Book())


@pytest.fixture
def read(google, book):
    return lambda: tabs_of(book.address, credentials=google.key())


def texts(frame):
    return frame.to_numpy().tolist()


def test_a_cell_is_handed_over_as_stored_and_as_shown(book, read):
    book.write("PD log", [HEADER, AMY, ["10/6/2026", "Bo Lind", "40%", "TRUE"]])
    (tab,) = read()
    assert (tab.name, tab.header) == ("PD log", tuple(HEADER))
    assert texts(tab.cells) == [["46300", "Amy Lee", "0.0625", "Networks"], ["46301", "Bo Lind", "0.4", "TRUE"]]
    assert texts(tab.shown) == [AMY, ["10/6/2026", "Bo Lind", "40%", "TRUE"]]
    assert {str(dtype) for frame in (tab.cells, tab.shown) for dtype in frame.dtypes} == {"category"}


def test_a_sheet_is_read_in_three_calls_however_many_tabs_it_has(google, book, read):
    for tab in ("PD log", "Staff", "Goals", "it's", "D3", "Service", "Schools"):
        book.write(tab, [HEADER, AMY])
    assert [tab.name for tab in read()] == ["PD log", "Staff", "Goals", "it's", "D3", "Service", "Schools"]
    assert len(google.asked("/v4/")) == len(google.asked("^GET /v4/")) == 3


def test_only_a_sheet_without_visible_tabs_is_not_asked_for_cells(google, book, read):
    book.write("PD log", [HEADER], hidden=True)
    assert read() == []
    assert len(google.asked("/v4/")) == 1


def test_rows_keep_their_numbers_and_blank_ones_are_counted(book, read):
    book.write("PD log", [HEADER, AMY, [], ["", " "], BO, [], []])
    (tab,) = read()
    assert (tab.rows.tolist(), tab.blank) == ([2, 5], 2)
    assert tab.notes == (Note("PD log", "", "blank_lines", 2),)


def test_boxes_that_nobody_has_ticked_make_no_row(book, read):
    book.write(
        "PD log",
        [
            [*HEADER, "Own time"],
            [*AMY, "FALSE"],
            ["", "", "", "", "FALSE"],
            [*BO, "TRUE"],
            *[["", "", "", "", "FALSE"]] * 9,
        ],
    )
    (tab,) = read()
    assert (tab.rows.tolist(), tab.blank) == ([2, 4], 1)
    assert tab.cells[4].tolist() == ["FALSE", "TRUE"]


def test_ragged_rows_are_filled_up(book, read):
    book.write("PD log", [HEADER, AMY[:3], [*BO, "beside the table"]])
    (tab,) = read()
    assert tab.header == (*HEADER, "")
    assert texts(tab.shown) == [[*AMY[:3], "", ""], [*BO, "beside the table"]]


def test_a_banner_above_the_header_is_passed_over(book, read):
    book.write("PD log", [["Our PD log"], [], HEADER, AMY])
    (tab,) = read()
    assert (tab.header, tab.rows.tolist()) == (tuple(HEADER), [4])
    assert Note("PD log", "", "header_row 3") in tab.notes


def test_headers_that_a_mapping_names_mark_the_header(google, book):
    book.write("Export", [["Transcript", "2026"], ["Completed on", "Learner", "Length"], AMY[:3]])
    (tab,) = tabs_of(book.address, credentials=google.key(), known=frozenset({"Completed on", "Learner"}))
    assert tab.header == ("Completed on", "Learner", "Length")


def test_a_refused_cell_has_the_address_that_opens_the_sheet_at_it(google, book):
    book.write("Cover", [["Welcome"]])
    book.write("PD log", [HEADER, AMY, ["2026-10-07", "Bo Lind", "2-3", "WiFi"], ["Total", "", "3.5"]])
    refused = load(book.address, credentials=google.key(), today="2026-11-20").refused
    assert refused[["row", "column", "reason", "link"]].to_numpy().tolist() == [
        [3, "Hours", "invalid_hours", f"{book.address}#gid=1&range=C3"],
        [4, "", "subtotal_row", f"{book.address}#gid=1&range=A4"],
    ]


def test_an_error_says_what_is_shown_and_not_whom_it_was_looking_for(book, read):
    missed = Cell(Wrong("N_A", "Did not find value 'Ana' in VLOOKUP evaluation."))
    book.write("PD log", [HEADER, ["2026-10-05", "Amy Lee", missed, "Networks"]])
    (tab,) = read()
    assert texts(tab.cells) == [["46300", "Amy Lee", "#N/A", "Networks"]]


def test_hidden_rows_are_read_and_said_to_be_hidden(book, read):
    book.write("PD log", [HEADER, AMY, BO]).hidden_rows.update({1, 700})  # the 701st row is empty
    (tab,) = read()
    assert tab.rows.tolist() == [2, 3]
    assert tab.notes == (Note("PD log", "", "hidden_rows", 1),)


def test_merged_cells_below_the_header_are_noted(book, read):
    sheet = book.write("PD log", [["Our PD log"], HEADER, AMY, BO, BO])
    banner = {"endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 4}
    topics = {"startRowIndex": 2, "endRowIndex": 5, "startColumnIndex": 3, "endColumnIndex": 4}
    sheet.merges = [banner, topics]
    (tab,) = read()
    assert tab.notes == (Note("PD log", "", "header_row 2"), Note("PD log", "Topic", "merged_cells: left blank", 2))


def test_a_hidden_tab_is_not_read_and_noted(book, read):
    book.write("PD log", [HEADER, AMY])
    book.write("Draft", [HEADER, BO], hidden=True)
    (tab,) = read()
    assert tab.notes == (Note("Draft", "", "hidden_sheet: not read"),)


def test_an_empty_tab_has_no_header_and_no_rows(book, read):
    book.write("Sheet1", [])
    (tab,) = read()
    assert (tab.header, len(tab.rows), tab.refused) == ((), 0, ())


def test_one_tab_that_cannot_be_used_does_not_stop_the_others(google, book):
    book.write("PD log", [HEADER, AMY])
    book.write("Staff", [["Name", *[""] * 300, "far to the right"], ["Amy Lee"]])
    records = load(book.address, credentials=google.key(), today="2026-11-20")
    assert len(records.log) == 1
    assert records.refused["reason"].tolist() == ["too_many_columns"]


@pytest.mark.parametrize("locale", ["en_US", "en_GB", "de_DE", "fr_FR"])
def test_a_sheet_says_the_same_in_every_locale(google, locale):
    book = google.add(Book(locale=locale))
    half = "1,5" if locale in ("de_DE", "fr_FR") else "1.5"
    book.write("PD log", [HEADER, AMY, ["2026-10-06", "Bo Lind", half, "WiFi"]])
    log = load(book.address, credentials=google.key(), today="2026-11-20").log
    assert log["seconds"].tolist() == [5400, 5400]
    assert log["date"].dt.day.tolist() == [5, 6]


def test_a_lone_half_of_a_letter_does_not_stop_the_read(google, book, read):
    google.fault(
        "batchGet", change=lambda found: {"valueRanges": [{"values": [["Date", "Name", "Hours"], ["", "Amy\ud800"]]}]}
    )
    book.write("PD log", [HEADER])
    (tab,) = read()
    assert tab.cells[1].tolist() == ["Amy?"]


@pytest.mark.parametrize(
    "address",
    [
        "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp_-9/edit#gid=0",
        "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp_-9",
        "https://docs.google.com/spreadsheets/u/1/d/1AbCdEfGhIjKlMnOp_-9/edit?usp=sharing",
        "https://docs.google.com/a/district.example/spreadsheets/d/1AbCdEfGhIjKlMnOp_-9/edit",
        " https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp_-9/edit?gid=7#gid=7\n",
    ],
)
def test_every_address_of_a_sheet_leads_to_its_key(address):
    assert key_of(address) == "1AbCdEfGhIjKlMnOp_-9"


@pytest.mark.parametrize(
    "address",
    [
        "https://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghijklmnop/pubhtml",  # published to the web
        "https://docs.google.com/document/d/1AbCdEfGhIjKlMnOp_-9/edit",
        "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOp_-9/view",
        "http://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp_-9/edit",
        "https://docs.google.com.example.org/spreadsheets/d/1AbCdEfGhIjKlMnOp_-9/edit",
        "https://example.org/log.csv",
    ],
)
def test_the_address_of_something_else_is_refused_in_one_line(address):
    with pytest.raises(SourceError) as error:
        load(address)
    assert error.value.reason == "not_a_sheet"
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("column", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")],  # each the last or first of its length
)
def test_a_column_is_linked_by_its_letters(column, letters):
    assert links_into("KEY", 0)(12, column).endswith(f"#gid=0&range={letters}12")


def test_a_refused_row_is_quoted_as_a_person_sees_it(google, book):
    book.write("PD log", [["Date", "Name", "Hours"], ["2026-10-05", "Amy Lee", "2"], ["2062-10-05", "Amy Lee", "2"]])
    (refused,) = load(book.address, credentials=google.key(), today="2026-11-23").refused.itertuples()
    assert (refused.value, refused.typed, refused.reason) == ("2062-10-05", "2062-10-05 | Amy Lee | 2", "future_date")
    assert refused.link.endswith("range=A3")
