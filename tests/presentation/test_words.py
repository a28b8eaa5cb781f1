"""The wording: counts first, always out of how many, the same on every machine."""

import datetime as dt
import re
import unicodedata

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from presentation import words

people = st.integers(0, 400)
days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))


@st.composite
def part_and_whole(draw):
    whole = draw(people)
    return draw(st.integers(0, whole)), whole


@given(part_and_whole())
def test_a_share_always_has_its_count_and_its_whole(counts):
    k, n = counts
    said = words.share(k, n)
    assert said == "no one yet" if n == 0 else said.startswith(f"{k} of {n}")
    assert "0 of 0" not in said


@given(part_and_whole())
def test_no_percent_is_said_about_fewer_than_twenty(counts):
    k, n = counts
    assert ("%" in words.share(k, n)) == (n >= 20)


@given(part_and_whole())
def test_none_and_all_are_said_only_of_none_and_all(counts):
    k, n = counts
    assume(n >= 20)
    percent = words.share(k, n).partition("(")[2]
    assert (percent == "0%)") == (k == 0)
    assert (percent == "100%)") == (k == n)


@pytest.mark.parametrize(
    ("k", "n", "said"),
    [
        (9, 19, "9 of 19"),
        (24, 34, "24 of 34 (71%)"),
        (1, 300, "1 of 300 (under 1%)"),
        (299, 300, "299 of 300 (over 99%)"),
        (1, 40, "1 of 40 (3%)"),  # 2.5 is rounded up, not to the even neighbour
        (1200, 2489, "1,200 of 2,489 (48%)"),
        (0, 12, "0 of 12"),
    ],
)
def test_a_share_reads(k, n, said):
    assert words.share(k, n) == said


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        ((23, 34), (5, 34), "up from 5 of 34 this time last year"),
        ((24, 34), (23, 33), "about the same as this time last year (23 of 33)"),
        ((7, 34), (5, 34), "about the same as this time last year (5 of 34)"),  # two people are no news
        ((8, 34), (5, 34), "up from 5 of 34 this time last year"),
        ((2, 34), (5, 34), "down from 5 of 34 this time last year"),
        ((55, 100), (50, 100), "about the same as this time last year (50 of 100)"),  # 5 % of 100 people
        ((56, 100), (50, 100), "up from 50 of 100 this time last year"),
        ((5, 34), (0, 0), "no comparison yet"),
        ((0, 0), (5, 34), "no comparison yet"),
    ],
)
def test_a_change_of_people_reads(now, then, said):
    assert words.change_people(*now, *then) == said


@given(part_and_whole(), part_and_whole())
def test_a_change_names_last_years_count_and_no_percent(now, then):
    said = words.change_people(*now, *then)
    assert "%" not in said
    assert said == "no comparison yet" if 0 in (now[1], then[1]) else f"{then[0]} of {then[1]}" in said


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (15, 9, "6 more than at this point last year"),
        (9, 15, "6 fewer than at this point last year"),
        (15, 13, "about as many as at this point last year (13)"),
        (15, 0, "up from none at this point last year"),
        (1, 0, "none at this point last year"),  # under ten: the count, no verdict
        (9, 3, "3 at this point last year"),
        (103, 100, "about as many as at this point last year (100)"),  # within 5 %
        (106, 100, "6 more than at this point last year"),
    ],
)
def test_a_running_total_is_compared_in_words(now, then, said):
    assert words.change_count(now, then) == said


@given(st.lists(st.floats(0, 60), max_size=30))
def test_a_mean_is_said_from_ten_values(values):
    said = words.mean_or_range(values, "hours")
    assert ("average" in said) == (len(values) >= 10)
    assert (said == "no one yet") == (not values)


@given(st.lists(st.sampled_from(["Ana", "Ben", "Chi", "Dov", "Eve"]), max_size=5), st.integers(1, 5))
def test_a_list_hides_two_or_more_or_none(names, most):
    said = words.listed(names, most=most)
    hidden = re.search(r"and (\d+) others", said)
    assert not hidden or int(hidden[1]) == len(names) - most >= 2
    assert said.count(",") + said.count(" and ") == max(min(len(names), most + 1) - 1, 0)


def test_small_groups_are_named_as_pooled():
    assert words.pooled(["Data", "Web", "Print"], 5).endswith("Smaller teams: Data, Web and Print.")
    assert words.pooled([], 5) == ""


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (34, "With 34 people, one person is three percentage points."),
        (80, "With 80 people, one person is one percentage point."),
        (400, ""),
        (0, ""),
    ],
)
def test_the_reference_line_says_what_one_person_is(n, said):
    assert words.about_one_person(n) == said


@given(days)
def test_every_date_reads_back(day):
    assert dt.datetime.strptime(words.date(day), "%d %b %Y").date() == day
    assert dt.datetime.strptime(words.long_date(day), "%A %d %B %Y").date() == day


@given(days)
def test_a_timestamp_reads_like_its_date(day):
    at = pd.Timestamp(day) + pd.Timedelta(hours=13, minutes=5)
    assert (words.date(at), words.long_date(at)) == (words.date(day), words.long_date(day))
    assert words.week_number(at) == words.week_number(day)
    assert words.moment(at) == f"{words.date(day)}, 1:05 pm"


def test_a_missing_date_is_nothing():
    assert words.date(pd.NaT) == words.date(None) == words.due(pd.NaT, dt.date(2026, 11, 20)) == ""


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2026-07-01", 1),  # a Wednesday
        ("2026-07-05", 1),
        ("2026-07-06", 2),
        ("2026-11-20", 21),
        ("2027-06-30", 53),  # the last day of the school year
        ("2026-06-30", 53),
    ],
)
def test_weeks_are_counted_from_the_first_of_july(day, week):
    assert words.week_number(dt.date.fromisoformat(day)) == week


@given(days)
def test_a_week_of_the_year_is_one_to_fifty_four(day):
    assert 1 <= words.week_number(day) <= 54
    before = words.week_number(day - dt.timedelta(days=1))
    new_week, new_year = day.weekday() == 0, (day.month, day.day) == (7, 1)
    assert words.week_number(day) == 1 if new_year else before + new_week


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-12-11", "in 21 days"),
        ("2026-11-21", "tomorrow"),
        ("2026-11-20", "today"),
        ("2026-11-19", "1 day late"),
        ("2026-11-17", "3 days late"),
    ],
)
def test_a_due_date_is_said_from_today(day, said):
    assert words.due(dt.date.fromisoformat(day), pd.Timestamp("2026-11-20 15:00")) == said


@pytest.mark.parametrize(
    ("seconds", "figure", "sentence"),
    [
        (0, "0.0", "0 hours"),
        (3600, "1.0", "1 hour"),
        (9000, "2.5", "2.5 hours"),
        (8100, "2.3", "2.3 hours"),  # 2.25, half up
        (359_820, "100", "100 hours"),  # 99.95 reads as the whole it rounds to
        (4_336_560, "1,205", "1,205 hours"),
        (-1800, "-0.5", "-0.5 hours"),
    ],
)
def test_seconds_read_as_hours(seconds, figure, sentence):
    assert (words.seconds_as_hours(seconds), words.hours_in_words(seconds)) == (figure, sentence)


@given(st.floats(-5000, 5000))
def test_hours_have_one_decimal_below_a_hundred(x):
    said = words.hours(x)
    assert said != "-0.0"
    assert ("." in said) == (abs(float(said.replace(",", ""))) < 100)


@pytest.mark.parametrize(
    ("name", "two"),
    [
        ("Grace Garcia", "GG"),
        ("Ana de la Cruz", "AC"),
        ("García, Élise", "ÉG"),
        ("E\u0301lise N\u0303andu", "ÉÑ"),
        ("Amy King Jr.", "AK"),
        ("King, Jr.", "K"),
        ("Robert Downey III", "RD"),
        ("cher", "C"),
        ("(Bob) O'Neil", "BO"),
        ("משה כהן", "מכ"),
        ("محمد علي", "م\u200cع"),
        ("王小明", "王"),
        ("👩🏽‍🚀 Ada Fox", "👩🏽‍🚀F"),
        ("🇺🇸 Sam", "🇺🇸S"),
        ("3Com Desk", "3D"),
        ("", "?"),
        (" - ", "?"),
    ],
)
def test_initials_read(name, two):
    assert words.initials(name) == two


letters = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("👩🏽\u200d🚀🇺🇸e\u0301\ufe0fक\u094dष한"))
)


@given(letters)
def test_letters_put_together_are_the_text(text):
    assert "".join(words.graphemes(text)) == text


@given(letters, st.integers(1, 20))
def test_an_ellipsis_keeps_whole_letters_only(text, limit):
    short = words.ellipsis(text, limit)
    pieces = words.graphemes(text)
    assert len(words.graphemes(short)) <= limit
    if len(pieces) <= limit:
        assert short == text
    else:
        kept = short.removesuffix("…")
        assert any("".join(pieces[:count]).rstrip() == kept for count in range(limit))


@given(letters)
def test_initials_are_two_whole_letters(name):
    two = words.initials(name)
    assert 1 <= len(words.graphemes(two.replace("\u200c", ""))) <= 4  # ŉ and ﬁ are two letters when large
    assert not unicodedata.combining(two[0])


def test_a_sentence_starts_large_and_keeps_the_rest():
    assert words.capitalised("five of the IT staff") == "Five of the IT staff"
    assert words.capitalised("") == ""
