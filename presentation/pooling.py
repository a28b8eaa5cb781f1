"""Which people are shown together, so that nobody can be picked out?"""

from __future__ import annotations

import pandas as pd

SMALLER_TEAMS = "Smaller teams"
WHOLE_DEPARTMENT = "Everyone"
PICKED_OUT_UNDER = 10  # people: in a group this small "none of them" says something about each


def pooled(teams: pd.Series, *, limit: int, met: pd.Series | None = None) -> pd.Series:
    """The team each person is shown with: their own, or the pool of the small ones.

    Teams under ``limit`` people are pooled, and so is a team under ten of whom nobody ``met`` the goal. A pool that is
    itself under the limit takes in the next smallest team, so that no group is shown alone by what is left over.
    People without a team are one group, "Everyone" where nobody has one.

    Parameters
    ----------
    teams : Series
        The team of each person, one row per person; blank where unknown.
    met : Series of bool, optional
        Whether each person met the goal.
    """
    named = teams.astype("object").where(teams.notna(), "No team" if teams.notna().any() else WHOLE_DEPARTMENT)
    sizes = named.value_counts().sort_index().sort_values(kind="stable")
    small = set(sizes.index[sizes < limit])
    if met is not None:
        none_met = ~met.groupby(named).any()
        small |= {team for team in sizes.index if none_met[team] and sizes[team] < PICKED_OUT_UNDER}
    small = _with_company(small, sizes, limit)
    if len(small) < 2:  # one team is the whole department: there is nobody to pool it with
        return named
    return named.where(~named.isin(small), SMALLER_TEAMS if len(small) < len(sizes) else WHOLE_DEPARTMENT)


def too_small(sizes: pd.Series, *, limit: int) -> pd.Series:
    """Which groups are not told apart: those under ``limit`` people, and whatever else would give them away by subtraction.

    ``sizes`` is the number of people of each group; a group of nobody says nothing and hides nothing.
    """
    some = sizes[sizes > 0].sort_index().sort_values(kind="stable")
    return sizes.index.to_series().isin(_with_company(set(some.index[some < limit]), some, limit))


def _with_company(small: set, sizes: pd.Series, limit: int) -> set:
    """The small groups and, until they are ``limit`` people in more than one group, the next smallest."""
    small = set(small)
    for group in sizes.index:
        if not small or (len(small) > 1 and sizes[list(small)].sum() >= limit):
            break
        small.add(group)
    return small
