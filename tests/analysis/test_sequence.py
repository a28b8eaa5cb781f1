"""What came next."""

import pandas as pd
import pytest

from analysis.sequence import next_day

EVENTS = pd.DataFrame(
    {"person": ["ben", "ada", "ada", None, "ada"],
     "on": pd.to_datetime(["2026-01-05", "2026-03-01", "2025-12-31", "2026-02-01", "2026-01-05"])}
)  # fmt: skip


@pytest.mark.parametrize(
    ("person", "start", "found"),
    [
        ("ada", "2026-01-05", "2026-01-05"),  # the same day
        ("ada", "2026-01-06", "2026-03-01"),
        ("ada", "2026-03-02", None),  # nothing of hers any more, and what is Ben's is Ben's
        ("ben", "1969-12-31", "2026-01-05"),  # before the days are counted from
        ("ben", "2026-01-06", None),
        ("cy", "2020-01-01", None),
        (None, "2020-01-01", None),  # a blank is like no other
        ("ada", None, None),
    ],
)
def test_the_next_day_is_the_first_on_or_after_the_start(person, start, found):
    keys = pd.DataFrame({"person": pd.Series([person], dtype="str")})
    day = next_day(keys, pd.to_datetime(pd.Series([start])), EVENTS, EVENTS["on"], on=["person"])
    assert day.tolist() == [pd.Timestamp(found)] if found else day.isna().all()


def test_categories_of_two_tabs_are_compared_by_their_words():
    keys = pd.DataFrame({"person": pd.Categorical(["ada", "zoe"])})
    theirs = EVENTS.astype({"person": "category"})
    start = pd.to_datetime(pd.Series(["2026-01-01"] * 2))
    assert next_day(keys, start, theirs, EVENTS["on"], on=["person"]).isna().tolist() == [False, True]


def test_nothing_in_nothing_out():
    none = EVENTS.iloc[:0]
    assert next_day(none, none["on"], EVENTS, EVENTS["on"], on=["person"]).empty
    assert next_day(EVENTS, EVENTS["on"], none, none["on"], on=["person"]).isna().all()
