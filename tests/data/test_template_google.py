"""Does a Google Sheet become the template, once, and never lose a word to it?"""

import json
from copy import deepcopy

import pytest

from data import SourceError, load, template_places
from data.schema import TABLES
from data.sources.google_road import REHEARSAL
from data.template import KEY_FILE, main, write
from data.template_columns import note
from tests.fake_sheets import Book, FakeGoogle, refusals
from tests.fake_sheets.keys import READER

WRITES = "^(POST|PUT) /v4"


@pytest.fixture
def google(monkeypatch):
    with FakeGoogle() as google:
        monkeypatch.setenv(REHEARSAL, google.address)
        monkeypatch.setattr(template_places, "_ROWS", 20)  # as many as a test looks at
        monkeypatch.setattr(template_places, "_LOG_ROWS", 30)
        yield google


@pytest.fixture
def book(google):
    """An empty sheet, as Google makes it."""
    book = google.add(Book())
    book.write("Sheet1", [])
    return book


@pytest.fixture
def key(google, tmp_path):
    """The path of the service account's key."""
    path = tmp_path / "key.json"
    path.write_text(json.dumps(google.key()), encoding="utf-8")
    return str(path)


def _texts(book, title):
    return book.values(f"'{title}'").get("values", [])


def test_an_empty_sheet_gets_every_tab_with_its_headers_and_keeps_its_own(book, key):
    said = write(book.address, credentials=key)
    assert [sheet.title for sheet in book.sheets] == ["Sheet1", *(table.tab for table in TABLES)]
    for table in TABLES:
        assert _texts(book, table.tab) == [[column.header for column in table.columns]]
    assert said[:2] == ["PD log: added, 17 columns.", "Staff: added, 11 columns."] and len(said) == len(TABLES)


def test_a_header_says_what_belongs_below_it_stays_in_sight_and_warns(book, key):
    write(book.address, credentials=key)
    for table in TABLES:
        sheet = book.tab(table.tab)
        assert [sheet.at(0, at).note for at in range(len(table.columns))] == [note(table, c) for c in table.columns]
        assert sheet.at(0, 0).format["textFormat"] == {"bold": True} and sheet.grid["frozenRowCount"] == 1
        assert [protected["warningOnly"] for protected in sheet.protected] == [True]
        assert len(sheet.rules) == len(table.required_columns)


def test_what_is_picked_typed_and_shown_below_the_headers(book, key):
    write(book.address, credentials=key)
    log = book.tab("PD log")
    day, name, hours, kind = (log.at(29, log_column) for log_column in (0, 1, 2, 6))  # the last row
    assert day.number_format == {"type": "DATE", "pattern": "yyyy-mm-dd"}
    assert name.validation["condition"] == {
        "type": "ONE_OF_RANGE",
        "values": [{"userEnteredValue": "='Staff'!$A$2:$A$20"}],
    }
    assert hours.validation["condition"]["values"] == [{"userEnteredValue": "=($C2*4=INT($C2*4))*($C2>=0)*($C2<=24)"}]
    assert hours.validation["strict"] is True and hours.number_format is None
    assert "Self-study" in str(kind.validation["condition"]["values"])
    assert log.at(0, 1).validation is None  # a header is no entry


def test_the_second_time_nothing_is_written(google, book, key):
    write(book.address, credentials=key)
    assert (len(google.asked("^GET /v4")), len(google.asked(WRITES))) == (2, 1)
    before = deepcopy([vars(sheet) for sheet in book.sheets])
    google.lines.clear()
    said = write(book.address, credentials=key)
    assert google.asked(WRITES) == [] and len(google.asked("^GET /v4")) == 2
    assert [vars(sheet) for sheet in book.sheets] == before
    assert said == [f"{table.tab}: complete, nothing to do." for table in TABLES]


def test_what_people_changed_in_the_template_stays_changed(google, book, key):
    write(book.address, credentials=key)
    book.write("PD log", [["Day"], ["2026-10-05", "Ana Ruiz", "1.5"]])  # Date, renamed to what is read too
    log = book.tab("PD log")
    log.at(0, 2).note, log.at(1, 6).validation = "Please round up.", None
    google.lines.clear()
    write(book.address, credentials=key)
    assert google.asked(WRITES) == []
    assert _texts(book, "PD log")[:1] == [["Day", *(column.header for column in TABLES[0].columns[1:])]]
    assert (log.at(0, 2).note, log.at(1, 6).validation) == ("Please round up.", None)


def test_a_log_in_use_gets_what_it_lacks_on_the_right_and_keeps_every_word(book, key):
    mine = [["Date", "Name", "Hrs", "Mood"], ["2026-10-05", "Ana Ruiz", "1.5", "good", "a remark"]]
    book.write("PD log", mine, gridProperties={"rowCount": 10, "columnCount": 6})
    said = write(book.address, credentials=key)
    header, row = _texts(book, "PD log")
    assert (header[:5], row) == (mine[0] + [""], mine[1])
    assert header[5:8] == ["End date", "Email", "Activity"] and len(header) == 5 + 14
    assert said[0].startswith("PD log: 14 columns added on the right: End date, Email, Activity,")
    log = book.tab("PD log")
    assert log.at(1, 0).validation is None and log.at(1, 5).validation["condition"]["type"] == "DATE_BETWEEN"
    assert not log.protected and not log.rules and "frozenRowCount" not in log.grid


def test_names_are_picked_from_wherever_staff_keeps_them(book, key):
    book.write("Roster", [["ID", "Employee", "Team"], ["007", "Ana Ruiz", "Network"]])
    said = write(book.address, credentials=key)
    assert said[1] == 'Staff: "Roster" is read as this tab, left as it is.' and not book.has("Staff")
    offered = book.tab("PD log").at(1, 1).validation["condition"]["values"]
    assert offered == [{"userEnteredValue": "='Roster'!$B$2:$B$1000"}]


def test_filled_in_it_is_read_without_a_note(google, book, key):
    write(book.address, credentials=key)
    del book.sheets[0]  # Sheet1, as the guide says
    book.write("Staff", [[], ["Ana Ruiz", "007"]])
    book.write("PD log", [[], ["2026-10-05", "Ana Ruiz", "1.5", "", "", "WiFi", "Workshop"]])
    book.write("Pulse", [[], ["2026-10-05", "I have time to learn.", "4"]])
    records = load(book.address, credentials=google.key(), today="2026-11-20")
    assert records.notes.empty and records.refused.empty
    assert (records.log["hours"].tolist(), len(records.staff), len(records.pulse)) == ([1.5], 1, 1)


def test_a_write_that_fails_changes_nothing_and_the_next_one_does_it_all(google, book, key):
    google.fault(":batchUpdate", status=503, body=refusals.UNAVAILABLE.body, times=1)
    with pytest.raises(SourceError, match=r"fault of its own \(error 503\)\. Run this again in a few minutes"):
        write(book.address, credentials=key)
    assert [sheet.title for sheet in book.sheets] == ["Sheet1"]
    assert write(book.address, credentials=key)[0] == "PD log: added, 17 columns."


@pytest.mark.parametrize(
    "match, refusal, says",
    [
        ("GET /v4", refusals.NOT_SHARED, f"not shared with {READER} as Editor. Share it so, then run this again. [not_shared]"),
        (":batchUpdate", refusals.NOT_SHARED, f"not shared with {READER} as Editor"),  # shared, as Viewer
        ("GET /v4", refusals.API_DISABLED, "then run this again. [api_disabled]"),
        ("GET /v4", refusals.NOT_SIGNED_IN, f"Google does not accept the key of {READER}."),
        ("GET /v4", refusals.NOT_FOUND, "There is no Google Sheet at this address any more."),
        ("GET /v4", refusals.OFFICE_FILE, "This is an Excel file in Google Drive."),
        (":batchUpdate", refusals.OVER_QUOTA, "Run this again after that."),
    ],
)  # fmt: skip
def test_what_google_refuses_is_one_line_with_the_remedy(google, book, key, capsys, match, refusal, says):
    google.fault(match, status=refusal.code, body=refusal.body)
    assert main([book.address, "--credentials", key]) == 2
    out, err = capsys.readouterr()
    assert says in err and err.count("\n") == 1 and out == "" and "Refresh" not in err
    assert [sheet.title for sheet in book.sheets] == ["Sheet1"]


@pytest.mark.parametrize("answer", [{}, {"sheets": [{}]}, [], "<html>Sign in</html>"])
def test_an_answer_that_makes_no_sense_is_one_line(google, book, key, answer):
    google.fault("GET /v4", status=200, body=answer)
    with pytest.raises(SourceError) as error:
        write(book.address, credentials=key)
    assert error.value.reason in ("broken_answer", "not_google")


@pytest.mark.parametrize(
    "spoil, says",
    [
        (None, "key.json cannot be read: No such file or directory."),
        ("not JSON", "key.json is not the key of a service account."),
        ('{"installed": {"client_id": "1"}}', "key.json is not the key of a service account."),
        ('{"client_email": "a@b", "private_key": "torn", "token_uri": "x"}', "key.json is not the key of a service account."),
    ],
)  # fmt: skip
def test_a_key_that_is_none_is_said_before_google_is_asked(google, book, tmp_path, monkeypatch, spoil, says):
    monkeypatch.chdir(tmp_path)
    if spoil:
        (tmp_path / "key.json").write_text(spoil, encoding="utf-8")
    with pytest.raises(SourceError) as error:
        write(book.address, credentials="key.json")
    assert says in str(error.value) and google.lines == []


def test_the_key_is_named_on_the_command_line_or_by_googles_own_variable(google, book, key, monkeypatch, capsys):
    monkeypatch.delenv(KEY_FILE, raising=False)
    assert main([book.address]) == 2
    assert "--credentials KEY.json" in capsys.readouterr().err and google.lines == []
    monkeypatch.setenv(KEY_FILE, key)
    assert main([book.address]) == 0
