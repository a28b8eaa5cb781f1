import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as np_st

from data.alike import several
from data.parse.stamps import all_stamped

PATTERN = r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d"
STAMP = "2026-11-24 09:30:00"


@given(np_st.arrays("int64", st.integers(0, 40), elements=st.integers(0, 12) | st.integers(0, 2**62)))
def test_what_is_there_more_than_once_is_found_whether_numbers_share_a_place_or_not(numbers):
    assert several(numbers).tolist() == pd.Series(numbers).duplicated(keep=False).tolist()


def test_numbers_that_share_a_place_are_told_apart():
    numbers = np.array([3, 3 + (4 * 5 | 1), 7, 7, 2**62], "int64")
    assert several(numbers).tolist() == [False, False, True, True, False]


@pytest.mark.parametrize(
    "other",
    [
        "2026-11-24T09:30:00", "2126-11-24 09:30:00", "1926-11-24 09:30:00", "2026/11/24 09:30:00", "2026-11-24 09:30:0O",
        "2026-11-24 09.30:00", "2026-11-24 9:30:000", "2026-11-24 09:30", "", "２026-11-24 09:30", "2026-11-24 09:30:0 ",
        "2026-11-24 09:30:0/", "2026-11-24 09:30:0:",
    ],
)  # fmt: skip
def test_a_column_is_stamped_only_where_every_cell_is(other):
    assert all_stamped(pd.Index([STAMP, STAMP], dtype="str"))
    assert not all_stamped(pd.Index([STAMP, other], dtype="str"))
    assert not all_stamped(pd.Index([other, STAMP], dtype="str"))


def test_a_column_without_a_cell_is_not_stamped_and_a_part_of_one_is_judged_alone():
    assert not all_stamped(pd.Index([], dtype="str"))
    assert all_stamped(pd.Index(["no moment", STAMP, STAMP], dtype="str")[1:])


@given(st.lists(st.text("0129-: T", min_size=18, max_size=20) | st.just(STAMP), min_size=1, max_size=4))
def test_it_says_what_the_pattern_says(texts):
    index = pd.Index(texts, dtype="str")
    assert all_stamped(index) == bool(index.str.fullmatch(PATTERN).all())
