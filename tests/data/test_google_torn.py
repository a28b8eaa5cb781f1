"""People type while the sheet is read: two calls that do not fit together are one more call, not a wrong figure."""

import pytest

from tests.fake_sheets.rehearse import outcome_of, stage
from tests.fake_sheets.spoil import insert_row, rename_tab


@pytest.fixture
def made():
    with stage() as made:
        yield made


def between_the_calls(made, change):
    made.google.fault("batchGet", before=change, after=1, times=1)


def figures(records):
    return records.log[["row", "name", "seconds", "topic"]].astype({"name": str, "topic": str}).to_numpy().tolist()


WHOLE = [[2, "Amy Lee", 5400, "Networks"], [3, "Bo Lind", 7200, "WiFi"], [4, "Amy Lee", 1800, "Cabling"]]


def test_a_row_inserted_between_the_calls_is_read_with_the_others(made):
    between_the_calls(made, insert_row)
    assert figures(made.read()) == [WHOLE[0], [3, "Bo Lind", 3600, "Tickets"], [4, *WHOLE[1][1:]], [5, *WHOLE[2][1:]]]
    assert len(made.google.asked("/v4/")) == 4


def test_a_row_added_below_is_read_too(made):
    between_the_calls(made, lambda book: book.write("PD log", [*[[]] * 5, ["2026-10-09", "Amy Lee", "1", "Tickets"]]))
    assert figures(made.read())[-1] == [6, "Amy Lee", 3600, "Tickets"]


def test_a_row_deleted_between_the_calls_is_gone(made):
    between_the_calls(made, lambda book: book.tab("PD log").insert("ROWS", 2, -1))
    assert figures(made.read()) == [WHOLE[0], [3, *WHOLE[2][1:]]]


def test_a_column_inserted_between_the_calls_moves_no_hours(made):
    between_the_calls(made, lambda book: book.tab("PD log").insert("COLUMNS", 1))
    assert figures(made.read()) == WHOLE


def test_a_tab_renamed_between_the_calls_is_read_under_its_new_name(made):
    between_the_calls(made, rename_tab)
    assert figures(made.read()) == WHOLE
    assert len(made.google.asked("/v4/")) == 4


def test_a_number_shown_as_nothing_is_not_taken_for_a_change(made):
    cell = made.book.tab("PD log").at(1, 2)
    made.book.tab("PD log").put(1, 2, type(cell)(cell.value, {"type": "DATE", "pattern": " "}))
    made.read()
    assert len(made.google.asked("/v4/")) == 3


def test_when_no_request_is_left_to_read_it_again_it_says_so(made):
    between_the_calls(made, insert_row)
    made.google.fault("fields", status=503, body={}, times=1)
    came = outcome_of(made)
    assert (came.outcome, came.requests) == ("torn_read", 4)
