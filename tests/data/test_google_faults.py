"""Whatever Google, the network or people do: one line, in time, nothing written, and the next read is well again."""

import threading

import pytest

from data.sources.google_road import REHEARSAL
from data.sources.google_sheet import READING
from tests.fake_sheets.keys import READER
from tests.fake_sheets.kinds import KINDS
from tests.fake_sheets.refusals import API_PAGE
from tests.fake_sheets.rehearse import HASTY, outcome_of, stage


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_fault_ends_as_promised_and_the_next_read_is_well(kind):
    with stage() as made:
        known, book, key, address = dict(made.google.books), made.book, dict(made.key), made.address
        kind.make(made)
        came = outcome_of(made)
        assert (came.outcome, came.writes) == (kind.outcome, 0), came.message
        assert came.requests <= 4
        assert came.seconds < kind.within
        assert came.message == "" if came.outcome == "read" else len(came.message.splitlines()) == 1
        assert "PRIVATE" not in came.message and "Traceback" not in came.message

        made.google.mend()
        made.google.books.update(known)
        book.shared, book.office_file = True, False
        book.write("PD log", [["Date", "Name", "Hours", "Topic"], ["2026-10-05", "Amy Lee", "1:30", "Networks"]])
        made.key, made.address, made.endpoint, made.previous_rows, made.patches = key, address, "", None, []
        assert outcome_of(made).outcome == "read"


def test_there_are_more_than_two_dozen_kinds_of_fault():
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 24


def test_two_reads_at_once_do_not_get_into_each_others_way():
    with stage() as made:
        made.google.fault("batchGet", status=503, body={}, times=1)
        came = []
        readers = [threading.Thread(target=lambda: came.append(len(made.read().log))) for _ in range(4)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        assert came == [3] * 4


def test_a_read_that_was_given_up_ends_by_itself():
    with stage() as made:
        made.patience = HASTY
        made.google.fault(drip=0.05)  # [s] a byte: minutes for the whole
        assert outcome_of(made).outcome == "timeout"
        for thread in threading.enumerate():
            if thread.name == READING:
                thread.join(timeout=2)
                assert not thread.is_alive()


@pytest.mark.parametrize(
    ("kind", "remedy"),
    [
        ("403: no longer shared", f"not shared with {READER}. Share it as Viewer"),
        ("403: the API is disabled", f"Enable it at {API_PAGE} then"),
        ("an .xlsx in Drive", "choose File, Save as Google Sheets"),
        ("the key is cut short", '"private_key" is damaged'),
        ("429 without Retry-After", "is used up until about "),
    ],
)
def test_a_failure_says_what_to_do(kind, remedy):
    with stage() as made:
        next(known for known in KINDS if known.name == kind).make(made)
        assert remedy in outcome_of(made).message


def test_a_rehearsal_never_leads_to_another_machine():
    with stage() as made:
        for endpoint in (
            "http://sheets.example.org",
            "https://127.0.0.1:80",
            "http://127.0.0.1.example.org",
            "http://127.0.0.1:1@example.org",
        ):
            made.endpoint = endpoint
            came = outcome_of(made)
            assert came.outcome == "bad_endpoint" and REHEARSAL in came.message
