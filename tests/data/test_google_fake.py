"""The Google on this machine behaves like Google where it matters, and can be tried out by hand."""

import subprocess
import sys
from pathlib import Path

import gspread
import pytest

from data import load
from data.sources.google_road import REHEARSAL
from tests.fake_sheets import Book, FakeGoogle
from tests.fake_sheets.cells import typed

ROOT = Path(__file__).parents[2]
WRITE = "https://www.googleapis.com/auth/spreadsheets"
PYTHON = [sys.executable, "-m", "tests.fake_sheets"]


@pytest.fixture
def google(monkeypatch):
    with FakeGoogle() as google:
        monkeypatch.setenv(REHEARSAL, google.address)
        yield google


@pytest.fixture
def client(google):
    """gspread as it comes, allowed to write, on a road that leads here."""
    from google.auth.transport.requests import AuthorizedSession
    from google.oauth2.service_account import Credentials
    from requests import Session

    from data.sources.google_road import TokenRequest, paved

    key = Credentials.from_service_account_info(google.key(), scopes=[WRITE])
    session = paved(AuthorizedSession(key, auth_request=TokenRequest(paved(Session(), float("inf")))), float("inf"))
    yield gspread.Client(auth=None, session=session).http_client
    session.close()


@pytest.mark.parametrize(
    ("text", "stored", "shown"),
    [
        ("2026-10-05", 46300, "2026-10-05"),
        ("1:30", 0.0625, "1:30"),
        ("1/2", 46024, "1/2"),  # a fraction becomes the 2nd of January
        ("40%", 0.4, "40%"),
        ("1,500", 1500, "1500"),
        ("true", True, "TRUE"),
        ("'007", "007", "007"),
        ("2-3", "2-3", "2-3"),
        ("=1/0", "#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)", "#DIV/0!"),
        ('=""', "", ""),
    ],
)
def test_what_is_typed_becomes_what_google_makes_of_it(text, stored, shown):
    cell = typed(text)
    assert (cell.stored(), cell.shown()) == (stored, shown)


def test_a_comma_is_a_decimal_where_it_is_written_so():
    assert (typed("1,5", "de_DE").stored(), typed("1,5", "de_DE").shown("de_DE")) == (1.5, "1,5")


def test_values_are_cut_after_the_last_that_is_there(google, client):
    google.add(Book()).write("it's", [["a", "", "b"], [], ["c"], ["", ""]])
    (found,) = client.values_batch_get(Book().key, ["'it''s'"])["valueRanges"]
    assert found["values"] == [["a", "", "b"], [], ["c"]]
    assert "values" not in client.values_get(Book().key, "'it''s'!E1:F9")


def test_what_google_does_not_know_is_refused_as_google_does(google, client):
    google.add(Book()).write("PD log", [["Date"]])
    for ask, said in (
        (
            lambda: client.spreadsheets_get(Book().key, {"fields": "sheets.sheetProperties"}),
            "Cannot find matching fields for path 'sheets.sheetProperties'",
        ),
        (lambda: client.spreadsheets_get(Book().key, {"colour": "red"}), 'Unknown name "colour"'),
        (lambda: client.values_get(Book().key, "'Staff'"), "Unable to parse range: 'Staff'"),
        (lambda: client.spreadsheets_get("another"), "Requested entity was not found."),
    ):
        with pytest.raises(gspread.exceptions.APIError) as error:
            ask()
        assert said in str(error.value)


def test_a_sheet_can_be_filled_as_a_template_does(google, client):
    book = google.add(Book())
    book.write("Sheet1", [])
    area = {"sheetId": 1, "startRowIndex": 1, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 1}
    rule = {"condition": {"type": "BOOLEAN"}, "strict": True}
    style = {"userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}}
    client.batch_update(
        book.key,
        {"requests": [{"addSheet": {"properties": {"title": "PD log", "gridProperties": {"frozenRowCount": 1}}}}]},
    )
    client.values_batch_update(
        book.key, {"valueInputOption": "RAW", "data": [{"range": "'PD log'!A1", "values": [["Date", "Name"]]}]}
    )
    client.batch_update(
        book.key,
        {
            "requests": [
                {"addProtectedRange": {"protectedRange": {"range": area, "description": "ours", "warningOnly": True}}},
                {"setDataValidation": {"range": area, "rule": rule}},
                {"repeatCell": {"range": area, "cell": style, "fields": "userEnteredFormat.numberFormat"}},
                {
                    "updateCells": {
                        "start": {"sheetId": 1},
                        "fields": "note",
                        "rows": [{"values": [{"note": "The day"}, {}]}],
                    }
                },
                {"addNamedRange": {"namedRange": {"name": "days", "range": area}}},
                {"addConditionalFormatRule": {"index": 0, "rule": {"ranges": [area]}}},
            ]
        },
    )
    client.values_update(book.key, "'PD log'!A2", {"valueInputOption": "USER_ENTERED"}, {"values": [["10/5/2026"]]})
    sheet = book.tab("PD log")
    assert sheet.at(0, 0).note == "The day" and sheet.at(1, 0).validation == rule and len(sheet.rules) == 1
    assert (sheet.at(1, 0).stored(), sheet.at(1, 0).shown()) == (46300, "2026-10-05")
    about = client.spreadsheets_get(
        book.key,
        {
            "fields": "namedRanges(name),sheets(properties(title,gridProperties.frozenRowCount),"
            "protectedRanges.description)"
        },
    )
    assert about["namedRanges"] == [{"name": "days"}]
    assert about["sheets"][1] == {
        "properties": {"title": "PD log", "gridProperties": {"frozenRowCount": 1}},
        "protectedRanges": [{"description": "ours"}],
    }


def test_a_batch_of_changes_happens_whole_or_not_at_all(google, client):
    book = google.add(Book())
    book.write("Sheet1", [])
    with pytest.raises(gspread.exceptions.APIError):
        client.batch_update(
            book.key,
            {
                "requests": [
                    {"addSheet": {"properties": {"title": "Goals"}}},
                    {"addSheet": {"properties": {"title": "Sheet1"}}},
                ]
            },
        )
    assert [sheet.title for sheet in book.sheets] == ["Sheet1"]


def test_a_cell_typed_from_the_command_line_is_in_the_next_read(tmp_path, monkeypatch):
    (tmp_path / "PD log.csv").write_text("Date,Name,Hours\n2026-10-05,Amy Lee,1\n", encoding="utf-8")
    command = [*PYTHON, "serve", str(tmp_path), "--port", "0", "--secrets", str(tmp_path / "secrets.toml")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as served:
        try:
            said = dict(served.stdout.readline().rstrip().split("=", 1) for _ in range(2))
            monkeypatch.setenv(REHEARSAL, said[REHEARSAL])
            put = [*PYTHON, "set", "PD log", "2", "c", "2:15", "--port", said[REHEARSAL].rpartition(":")[2]]
            subprocess.run(put, cwd=ROOT, check=True)
            key = _secrets(tmp_path / "secrets.toml")
            assert load(said["TWO_HOURS_SOURCE"], credentials=key, today="2026-11-20").log["hours"].tolist() == [2.25]
            wrong = subprocess.run([*put[:4], "No tab", *put[5:]], cwd=ROOT, capture_output=True, text=True)
            assert (wrong.returncode, wrong.stderr) == (1, "There is no tab 'No tab'. There is PD log.\n")
        finally:
            served.terminate()


def _secrets(file):
    import tomllib

    return tomllib.loads(file.read_text(encoding="utf-8"))["gcp_service_account"]
