"""The client is bounded: it only reads, asks again only when that can help, and waits no longer than it may."""

import threading
from datetime import UTC, datetime

import pytest
import requests
from google.auth.exceptions import RefreshError, TransportError
from gspread import service_account_from_dict
from gspread.exceptions import APIError

from data.sources.google_client import Patience, ReadingClient
from data.sources.google_failures import failure
from data.sources.google_road import REHEARSAL, AnswerTooLarge
from data.sources.google_sheet import READ_ONLY
from tests.fake_sheets import Book, FakeGoogle
from tests.fake_sheets.refusals import NOT_SHARED, OVER_QUOTA, SIGN_IN_PAGE, UNAVAILABLE

FIELDS = {"fields": "sheets(properties(title))"}


@pytest.fixture
def google(monkeypatch):
    with FakeGoogle() as google:
        monkeypatch.setenv(REHEARSAL, google.address)
        google.add(Book()).write("PD log", [["Date"]])
        yield google


@pytest.fixture
def pauses():
    return []


@pytest.fixture
def client(google, pauses):
    def bounded(auth, session):
        return ReadingClient(auth, session, patience=Patience(), sleep=pauses.append)

    client = service_account_from_dict(google.key(), scopes=[READ_ONLY], http_client=bounded).http_client
    yield client
    client.close()


def ask(client):
    return client.spreadsheets_get(Book().key, FIELDS)


def test_it_asks_once_when_all_is_well(client, google, pauses):
    assert ask(client) == {"sheets": [{"properties": {"title": "PD log"}}]}
    assert len(google.asked("/v4/")) == 1 and pauses == []


def test_it_never_writes(client, google):
    for write in (
        lambda: client.batch_update(Book().key, {"requests": []}),
        lambda: client.values_update(Book().key, "'PD log'!A1", {"valueInputOption": "RAW"}, {"values": [["x"]]}),
    ):
        with pytest.raises(PermissionError):
            write()
    assert google.asked("/v4/") == []


def test_it_holds_a_token_that_cannot_write_either(client, google):
    ask(client)
    assert list(google.tokens.values()) == [{READ_ONLY}]


def test_it_asks_again_after_pauses_that_differ(client, google, pauses):
    google.fault(status=503, body=UNAVAILABLE.body, times=2)
    ask(client)
    assert len(pauses) == 2 and 0 <= pauses[0] <= 1 and 0 <= pauses[1] <= 2
    assert pauses[0] != pauses[1]


def test_it_gives_up_after_the_third_try(client, google, pauses):
    google.fault(status=503, body="<html>")
    with pytest.raises(APIError) as error:
        ask(client)
    assert (error.value.response.status_code, len(pauses)) == (503, 2)


def test_it_waits_as_long_as_google_asks_if_there_is_time(client, google, pauses):
    google.fault(status=429, body=OVER_QUOTA.body, headers={"Retry-After": "7"}, times=1)
    ask(client)
    assert pauses == [7.0]


def test_it_reads_a_time_of_day_by_googles_own_clock(client, google, pauses):
    dates = {"Retry-After": "Fri, 20 Nov 2026 10:00:09 GMT", "Date": "Fri, 20 Nov 2026 10:00:00 GMT"}
    google.fault(status=503, body=UNAVAILABLE.body, headers=dates, times=1)
    ask(client)
    assert pauses == [9.0]


def test_it_does_not_wait_longer_than_it_may(client, google, pauses):
    google.fault(status=429, body=OVER_QUOTA.body, headers={"Retry-After": "26"})  # [s] of 25
    with pytest.raises(APIError):
        ask(client)
    assert pauses == [] and len(google.asked("/v4/")) == 1


def test_what_will_not_pass_is_not_asked_again(client, google, pauses):
    google.fault(status=403, body=NOT_SHARED.body)
    with pytest.raises(APIError):
        ask(client)
    assert pauses == [] and len(google.asked("/v4/")) == 1


def test_a_page_of_somebody_elses_is_not_asked_for_again(client, google, pauses):
    google.fault(status=200, body=SIGN_IN_PAGE)
    with pytest.raises(requests.JSONDecodeError):
        ask(client)
    assert pauses == [] and len(google.asked("/v4/")) == 1


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (
            requests.exceptions.SSLError("certificate verify failed"),
            "untrusted_connection",
        ),  # a proxy that looks inside
        (requests.exceptions.ProxyError("Cannot connect to proxy"), "no_network"),
        (TransportError(requests.exceptions.SSLError("certificate verify failed")), "untrusted_connection"),
        (TransportError("no reason given"), "no_network"),
        (RefreshError("('internal_failure', {})", retryable=True), "google_down"),
        (AnswerTooLarge(), "too_large_answer"),
    ],
)
def test_what_the_fake_cannot_do_has_its_reason_too(error, reason):
    said = failure(error, "reader@invented.example")
    assert (said.reason, len(str(said).splitlines())) == (reason, 1)


def test_the_quota_is_said_to_last_until_googles_clock_has_gone_on_a_minute(client, google):
    google.fault(status=429, body=OVER_QUOTA.body, headers={"Date": "Fri, 20 Nov 2026 10:00:00 GMT"})
    with pytest.raises(APIError) as error:
        ask(client)
    here = datetime(2026, 11, 20, 10, 1, tzinfo=UTC).astimezone()
    assert f"until about {here:%H:%M}." in str(failure(error.value, ""))


def test_google_auth_starts_no_thread_and_asks_nobody_else(client, google):
    before = {thread for thread in threading.enumerate() if "process_request" not in thread.name}
    ask(client)
    after = {thread for thread in threading.enumerate() if "process_request" not in thread.name}
    assert after <= before
    assert google.asked("^(?!POST /token|GET /v4/)") == []
