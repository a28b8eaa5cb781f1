"""Dates: one reading, the reading the column proves, or a refusal; never flipped, never guessed."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.parse import Unreadable, read
from data.parse.column_order import OrderEvidence, column_order, order_evidence
from data.parse.dates import DAY_FIRST, FIRST, LAST, MONTH_FIRST, SERIAL_ZERO, read_date, read_moment

IN_RANGE = st.dates(FIRST, LAST)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-05", " 2026-10-05\n", "2026-10-5", "2026/10/05", "2026.10.05", "20261005", "2026–10–05",
        "2026-10-05 14:30", "2026-10-05T23:30:00-08:00", "2026-10-05T06:00:00.000Z",  # the written day
        "5 October 2026", "5th Oct 2026", "5 Oct, 2026", "5-Oct-2026", "Oct 5, 2026", "October 5th, 2026", "OCT 5,2026",
        "Oct. 5 2026", "2026 Oct 5", "Monday, October 5, 2026", "Mon 5 Oct 2026", "2:30 PM Oct 5, 2026",
        "Oct 5, 2026 at 2:30 pm", "‘2026-10-05’",
    ],
)  # fmt: skip
def test_a_date_with_one_reading_is_read(text):
    assert read("date", text) == date(2026, 10, 5)


@pytest.mark.parametrize("text", ["25/10/2026", "10/25/2026", "25.10.2026", "10-25-2026", "10/25/2026 2:30 PM"])
def test_a_day_over_twelve_has_one_reading(text):
    assert read("date", text) == date(2026, 10, 25)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10/5/2026", "ambiguous_date"), ("05.10.2026", "ambiguous_date"), ("10-05-2026", "ambiguous_date"),
        ("10/25/26", "ambiguous_date"), ("5-Oct-26", "ambiguous_date"),  # a two-digit year
        ("26-10-05", "invalid_date"), ("Oct-26", "invalid_date"), ("5 Oct", "invalid_date"), ("10/5", "invalid_date"),
        ("2026-10", "invalid_date"), ("October 2026", "invalid_date"), ("2026", "invalid_date"), ("Spring 2026", "invalid_date"),
        ("last Friday", "invalid_date"), ("today", "invalid_date"), ("tba", "invalid_date"), ("?", "invalid_date"),
        ("5-7 Oct 2026", "invalid_date"), ("2026-10-05 to 2026-10-07", "invalid_date"), ("~2026-10-05", "invalid_date"),
        ("2026-10-05 pm", "invalid_date"), ("2026-10-05 25:00", "invalid_date"), ("5 Okt 2026", "invalid_date"),
        ("Oct 5, 20266", "invalid_date"), ("46300", "invalid_date"), ("1791158400", "invalid_date"), ("2:30", "invalid_date"),
        ("2026-02-30", "invalid_date"), ("2025-02-29", "invalid_date"), ("2026-13-01", "invalid_date"), ("31 June 2026", "invalid_date"),
        ("0000-01-01", "invalid_date"), ("Tuesday, October 5, 2026", "invalid_date"),  # it was a Monday
        ("0026-10-05", "date_out_of_range"), ("1999-12-31", "date_out_of_range"), ("2100-01-01", "date_out_of_range"),
        ("#REF!", "formula_error"), ("#N/A", "formula_error"),
    ],
)  # fmt: skip
def test_what_is_no_one_day_is_refused(text, reason):
    with pytest.raises(Unreadable) as refusal:
        read("date", text)
    assert refusal.value.reason == reason


def test_an_ambiguous_date_is_refused_with_both_ways_to_write_it():
    with pytest.raises(
        Unreadable, match='"10/5/2026" can be month first or day first. Write 2026-10-05 or 2026-05-10.'
    ):
        read_date("10/5/2026")


@pytest.mark.parametrize("text", ["", " ", "n/a", "-"])
def test_a_blank_date_is_none(text):
    assert read("date", text) is None


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("10/5/2026", MONTH_FIRST, date(2026, 10, 5)),
        ("10/5/2026", DAY_FIRST, date(2026, 5, 10)),
        ("10/05/26", MONTH_FIRST, date(2026, 10, 5)),
        ("05.10.26", DAY_FIRST, date(2026, 10, 5)),
        ("5-Oct-26", MONTH_FIRST, date(2026, 10, 5)),
        ("2026-10-05", DAY_FIRST, date(2026, 10, 5)),  # year first is never turned
        ("10/5/2026 14:30:00", MONTH_FIRST, date(2026, 10, 5)),
    ],
)
def test_a_column_s_order_settles_the_date(text, order, day):
    assert read_date(text, order=order).value == day


@pytest.mark.parametrize(
    ("text", "order"), [("25/10/2026", MONTH_FIRST), ("10/25/2026", DAY_FIRST), ("26-10-05", MONTH_FIRST)]
)
def test_a_date_against_its_column_is_refused_not_flipped(text, order):
    with pytest.raises(Unreadable) as refusal:
        read_date(text, order=order)
    assert refusal.value.reason == "invalid_date"


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["25/10/2026", "26/10/2026", "3/4/2026"], DAY_FIRST),
        (["10/25/2026", "10/26/2026", "3/4/2026"], MONTH_FIRST),
        (["25/10/2026", "3/4/2026", "2026-10-05"], None),  # one date may be the mistake
        (["25/10/2026 9:00", "25/10/2026 10:00"], None),  # one day, twice
        (["10/25/2026", "10/26/2026", "26/10/2026", "27/10/2026"], None),  # both ways: the setting holds
        ([f"10/{day}/2026" for day in range(13, 23)] + ["25/10/2026"], MONTH_FIRST),  # nine in ten
        (["3/3/2026", "4/4/2026", "Oct 25, 2026", "soon", ""], None),
        ([], None),
    ],
)
def test_a_column_proves_its_order_or_does_not(texts, order):
    assert column_order(texts) == order


def test_evidence_counts_what_can_be_read_one_way_and_both_ways():
    assert order_evidence(["10/25/2026", "25/10/2026", "26/10/2026", "3/4/2026", "5/5/2026"]) == OrderEvidence(1, 2, 1)


@pytest.mark.parametrize(
    ("text", "day"), [("46300", date(2026, 10, 5)), ("46300.75", date(2026, 10, 5)), ("36526", FIRST), ("73050", LAST)]
)
def test_a_serial_is_a_date_only_where_the_column_says_so(text, day):
    assert read_date(text, serials=True).value == day
    with pytest.raises(Unreadable):
        read_date(text)


@pytest.mark.parametrize(
    ("stored", "shown", "day"),
    [
        ("46300", "10/5/2026", date(2026, 10, 5)), ("46300.5", "5-Oct", date(2026, 10, 5)),
        ("46300", "46300", date(2026, 10, 5)),  # the column lost its date format
        ("10/25/2026", "10/25/2026", date(2026, 10, 25)), ("", "", None),
    ],
)  # fmt: skip
def test_a_date_cell_is_read_from_its_serial(stored, shown, day):
    assert read("date_pair", stored, shown=shown) == day


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("0.5", "12:00"), ("1", "12/31/1899"), ("2026", "2026"), ("9e99", "####"), ("-5", "-5"), ("true", "TRUE")],
)
def test_a_cell_that_is_no_day_is_refused(stored, shown):
    with pytest.raises(Unreadable):
        read("date_pair", stored, shown=shown)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("2026-10-05", ()), ("10/25/2026", ("date_format",)), ("2026-10-05 14:30", ("time part dropped",)),
        ("Oct 5, 2026 2:30 pm", ("date_format", "time part dropped")),
    ],
)  # fmt: skip
def test_the_way_a_date_was_written_is_noted(text, notes):
    assert read_date(text).notes == notes


def test_a_serial_is_noted():
    assert read_date("46300.75", serials=True).notes == ("excel_serial", "time part dropped")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-01 08:00:03", datetime(2026, 11, 1, 8, 0, 3)), ("11/1/2026 8:00:03", datetime(2026, 11, 1, 8, 0, 3)),
        ("2026-11-01T08:00Z", datetime(2026, 11, 1, 8)), ("Nov 1, 2026 12:05 am", datetime(2026, 11, 1, 0, 5)),
        ("Nov 1, 2026 12:05 pm", datetime(2026, 11, 1, 12, 5)), ("2026-11-01", datetime(2026, 11, 1)), ("", None),
    ],
)  # fmt: skip
def test_a_timestamp_keeps_its_time(text, moment):
    assert read_moment(text, order=MONTH_FIRST).value == moment


@given(IN_RANGE)
def test_every_day_reads_the_same_however_it_is_written(day):
    spellings = [
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        f"{day.day} {day:%B %Y}",
        f"{day:%b} {day.day}, {day.year}",
    ]
    assert {read_date(text).value for text in spellings} == {day}
    assert read_date(f"{day.month}/{day.day}/{day.year}", order=MONTH_FIRST).value == day
    assert read_date(f"{day:%d.%m.%Y}", order=DAY_FIRST).value == day
    assert read_date(str((day - SERIAL_ZERO.date()) // timedelta(days=1)), serials=True).value == day


@given(IN_RANGE)
def test_a_slash_date_without_an_order_is_right_or_refused(day):
    for text, right in ((f"{day.month}/{day.day}/{day.year}", day), (f"{day.day}/{day.month}/{day.year}", day)):
        try:
            assert read_date(text).value == right
        except Unreadable as refusal:
            assert refusal.reason == "ambiguous_date"
