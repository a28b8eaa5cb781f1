"""How long it takes when some still wait."""

import numpy as np
import pytest

from analysis import kaplan_meier


@pytest.mark.parametrize(
    ("days", "reached", "median"),
    [
        ([5], [True], 5),
        ([5], [False], None),
        ([10, 20, 30], [True, True, True], 20),
        ([10, 20, 30, 40], [True] * 4, 20),  # exactly half by day 20
        # 3 at risk on day 10: 2/3 wait; one leaves on day 15; 1 at risk on day 20: 0 wait
        ([10, 15, 20], [True, False, True], 20),
        # one was last seen waiting on day 10 itself: of 4 at risk 1 reaches, 3/4; then of 2 one, 3/8
        ([10, 10, 20, 30], [True, False, True, False], 20),
        ([10, 20, 20, 20], [True, False, False, False], None),  # a quarter is not half
        ([10, 10, 20, 20], [True, True, False, False], 10),  # half is
        ([0, 0, 9], [True, True, True], 0),  # the very day
        # 6/7 * 5/6 * 4/5 * 3/4 * ... of six: 1/2 exactly on the third day, where floats would say 0.5000000000000001
        ([1, 2, 3, 4, 5, 6], [True] * 6, 3),
        ([], [], None),
    ],
)
def test_the_median_is_the_first_day_by_which_half_have_reached(days, reached, median):
    found = kaplan_meier.median_days(np.array(days, dtype="int64"), np.array(reached, dtype=bool))
    assert found == median if median is not None else np.isnan(found)


def test_each_group_has_its_own():
    codes, days = np.array([1, 0, 1, 0, 2]), np.array([7, 10, 9, 20, 5])
    found = kaplan_meier.medians(codes, days, np.array([True, True, True, True, False]), 3)
    assert found[:2] == [10, 7] and np.isnan(found[2])
    nothing = np.zeros(0, dtype="int64")
    assert kaplan_meier.medians(nothing, nothing, nothing.astype(bool), 0) == []
