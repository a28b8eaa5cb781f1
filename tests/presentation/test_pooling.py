"""Is nobody picked out?"""

import pandas as pd
import pytest

from presentation.pooling import pooled


def teams(**sizes):
    return pd.Series([name for name, size in sizes.items() for _ in range(size)])


def shown(people, **how):
    return pooled(people, limit=5, **how).value_counts().to_dict()


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ({"A": 5, "B": 6}, {"A": 5, "B": 6}),  # five is not under five
        ({"A": 4, "B": 6, "C": 7}, {"C": 7, "Smaller teams": 10}),  # one small team alone takes in the next smallest
        ({"A": 2, "B": 3, "C": 9}, {"C": 9, "Smaller teams": 5}),
        ({"A": 1, "B": 2, "C": 9}, {"Everyone": 12}),  # three are still under five, so the last joins: it is everyone
        ({"A": 3}, {"A": 3}),  # one team is the whole department
    ],
)
def test_teams_under_the_limit_are_shown_as_one(sizes, said):
    assert shown(teams(**sizes)) == said


def test_a_small_team_of_whom_nobody_met_the_goal_is_not_shown_alone():
    people = teams(A=6, B=7, C=12)
    met = people != "A"
    assert shown(people, met=met) == {"Smaller teams": 13, "C": 12}


def test_without_teams_everybody_is_one_group():
    assert shown(pd.Series([None, None, None], dtype="object")) == {"Everyone": 3}
