"""Hours as people write them: one reading, or a refusal that says why."""

import pytest

from data.parse import Unreadable, read
from data.parse.hours import HOUR, read_seconds


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("3", 3), ("0", 0), ("-0", 0), ("0.5", 0.5), ("2.25", 2.25), ("4.", 4), (".5", 0.5), ("24", 24),
        ("\u00a02.5 ", 2.5),  # a no-break space from a paste
        ("2,5", 2.5), ("0,25", 0.25),  # decimal comma
        ("0.125", 0.125), ("1.3334", 4800 / HOUR),  # no thousands: a decimal, to the nearest second
        ("3 h", 3), ("3hrs", 3), ("2.5 Hours", 2.5), ("2,5 h", 2.5),
        ("75 min", 1.25), ("75m", 1.25), ("2h15", 2.25), ("2h05", 2 + 5 / 60), ("2 hr 15 mins", 2.25),
        ("2 hours, 15 minutes", 2.25), ("2 h and 15 min", 2.25), ("1h5m", 1 + 5 / 60),
        ("0:45", 0.75), ("02:15", 2.25), ("2:15:00", 2.25), ("2:15 h", 2.25),
        ("2½", 2.5), ("2 1/2", 2.5), ("¾ hr", 0.75), ("3/4 h", 0.75), ("½", 0.5),
        ("three", 3), ("Three hours", 3), ("an hour", 1), ("half an hour", 0.5),
        ("an hour and a half", 1.5), ("two and a half hours", 2.5),
        ("２.５", 2.5), ("٣", 3),  # digits of other scripts, one by one
        ("“2.5”", 2.5), ("'2.5", 2.5), ("2.5\n", 2.5),
    ],
)  # fmt: skip
def test_a_length_with_one_reading_is_read(text, hours):
    assert read("hours", text) == pytest.approx(hours, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2.30", "ambiguous_number"), ("0.45", "ambiguous_number"), ("3,15", "ambiguous_number"),  # h.mm or decimal?
        ("2.30 h", "ambiguous_number"), ("2.500", "ambiguous_number"), ("2,500", "ambiguous_number"),
        ("-3", "negative_hours"), ("(3)", "negative_hours"), ("\u22123", "negative_hours"), ("-1:30", "negative_hours"),
        ("24.01", "hours_out_of_range"), ("90", "hours_out_of_range"), ("24:01", "hours_out_of_range"),
        ("#VALUE!", "formula_error"), ("Loading...", "formula_error"), ("#N/A (not found)", "formula_error"),
        ("1-2", "invalid_hours"), ("1 to 2", "invalid_hours"), ("3+", "invalid_hours"), ("~3", "invalid_hours"),
        ("1+2", "invalid_hours"), ("1/2", "invalid_hours"), ("3/week", "invalid_hours"), ("2 days", "invalid_hours"),
        ("8am-noon", "invalid_hours"), ("1:7", "invalid_hours"), ("1h7", "invalid_hours"), (":45", "invalid_hours"),
        ("1:60", "invalid_hours"), ("60'", "invalid_hours"), ("3 (plus prep)", "invalid_hours"), ("3\n4", "invalid_hours"),
        ("nan", "invalid_hours"), ("-inf", "invalid_hours"), ("1e3", "hours_out_of_range"), ("1e400", "hours_out_of_range"), ("1e0", "invalid_hours"), ("1_0", "invalid_hours"),
        ("0x3", "invalid_hours"), ("true", "invalid_hours"), ("3%", "invalid_hours"), ("$3", "invalid_hours"),
        ("³", "invalid_hours"), ("③", "invalid_hours"), ("46000", "invalid_hours"), ("5/6/2026", "invalid_hours"),
        ("=B2*2", "invalid_hours"), ("a", "invalid_hours"), ("3.5.1", "invalid_hours"), ("1 5", "invalid_hours"),
    ],
)  # fmt: skip
def test_what_has_no_reading_or_two_is_refused(text, reason):
    with pytest.raises(Unreadable) as refusal:
        read("hours", text)
    assert refusal.value.reason == reason
    assert str(refusal.value).endswith(refusal.value.hint)


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\n", "n/a", "N/A", "-", "—"])
def test_a_blank_is_none_and_not_zero(text):
    assert read("hours", text) is None


def test_a_refusal_says_what_was_found_and_what_to_do():
    with pytest.raises(Unreadable) as refusal:
        read_seconds("2-3")
    assert str(refusal.value) == '"2-3" is a range. Write one number of hours, such as 1.5, 1:30 or 90 min.'


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("1.5", ()), ("1.5 h", ("hours_unit",)), ("1:30", ("hours_unit",)), ("1,5", ("decimal_comma",)),
        ("٣", ("unicode_digits",)), ("one", ("number_word",)), ("one hour", ("hours_unit",)),
        ("1.3334", ("rounded_to_second",)), ("1\u200b.5", ("invisible_char_removed",)), ("n/a", ("placeholder_blank",)),
    ],
)  # fmt: skip
def test_what_was_normalised_is_noted(text, notes):
    assert read_seconds(text).notes == notes


@pytest.mark.parametrize(
    ("text", "how", "seconds"),
    [
        ("60 ", {"unit": "minutes"}, 3600),
        ("1.5 h", {"unit": "minutes"}, 5400),  # a written unit wins
        ("2.30", {"unit": "h:mm"}, 9000),
        ("2.30", {"unit": "decimal hours"}, 8280),
        ("1.500", {"unit": "decimal hours"}, 5400),
        ("0.5", {"unit": "days", "hours_per_day": 7.5}, 13_500),
        ("40", {"most": None}, 144_000),
        ("120:30", {"most": 2000}, 433_800),
    ],
)
def test_a_mapped_column_says_what_its_numbers_count(text, how, seconds):
    assert read_seconds(text, **how).value == seconds


@pytest.mark.parametrize(
    ("stored", "shown", "hours"),
    [
        ("2.3", "2.30", 2.3),  # a stored number is decimal, however it is shown
        ("2.3", "2,3", 2.3),
        ("0.09375", "2:15:00", 2.25),  # a duration is stored in days
        ("0.09375", "2:15:00 AM", 2.25),  # the same in a column of clock times
        ("1.3333333333333333", "1.33", 4800 / HOUR),
        ("2 h", "2 h", 2),  # stayed text
        ("", "", None),
    ],
)
def test_a_stored_number_is_read_by_how_it_is_shown(stored, shown, hours):
    assert read("hours_pair", stored, shown=shown) == hours


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("0.09375", "0.09"),  # 2:15 typed into a number column
        ("0.59375", "2:15 PM"), ("46054", "2/1/2026"), ("46054", "1-Feb"), ("46054", "46054"), ("2", "$2.00"), ("0.02", "2%"),
        ("-2", "(2.00)"), ("true", "TRUE"), ("2.30", "2.30"), ("#REF! (gone)", "#REF!"),
    ],
)  # fmt: skip
def test_a_date_a_price_or_a_clock_time_is_not_a_length(stored, shown):
    with pytest.raises(Unreadable):
        read("hours_pair", stored, shown=shown)


@pytest.mark.parametrize("quarters", range(97))
def test_every_quarter_hour_reads_the_same_in_each_spelling(quarters):
    minutes = quarters * 15
    spellings = (
        f"{minutes} min",
        f"{minutes // 60}:{minutes % 60:02d}",
        f"{minutes // 60} h {minutes % 60:02d} min",
        f"{minutes / 60}",
    )
    assert {read_seconds(text).value for text in spellings} == {minutes * 60}
