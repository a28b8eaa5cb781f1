"""Which rows of a frame are a person's, and what is left of it without them?"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

SEVERAL = ("people", "led_by", "present")  # columns of several person keys


def own(frame: pd.DataFrame, persons: Collection[str]) -> pd.DataFrame:
    """The rows of these keys; of a meeting or a session that others were at too, only their own part."""
    if "person" in frame:
        return frame[frame["person"].isin(persons)]
    cut = {
        column: frame[column].map(lambda names: _part(names, persons, True)) for column in SEVERAL if column in frame
    }
    return frame.assign(**cut)[pd.DataFrame(cut).map(bool).any(axis=1)] if cut else frame.head(0)


def others(frame: pd.DataFrame, persons: Collection[str]) -> pd.DataFrame:
    """The frame without these keys, the same one where they are not in it; a session that only they led goes whole."""
    if "person" in frame:
        theirs = frame["person"].isin(persons)
        return frame[~theirs] if theirs.any() else frame
    columns = [column for column in SEVERAL if column in frame]
    if not any(set(persons).intersection(names or ()) for column in columns for names in frame[column]):
        return frame
    left = frame.assign(**{column: frame[column].map(lambda names: _part(names, persons, False)) for column in columns})
    return left[left["people"].map(bool).astype(bool)] if "people" in columns else left


def without_goals_of_others(service: pd.DataFrame, mine: pd.DataFrame, goals: pd.DataFrame) -> pd.DataFrame:
    """A session two people led may have been learned from the goal of the other one: then it is blank.

    ``mine`` are the person's own among the ``goals``.
    """
    theirs = set(goals["goal"].dropna()) - set(mine["goal"].dropna())
    return service.assign(learned_from=service["learned_from"].where(~service["learned_from"].isin(theirs)))


def worn_off(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with no category but those its rows use: an unused one is still written and sent along."""
    plain = [name for name, kind in frame.dtypes.items() if isinstance(kind, pd.CategoricalDtype) and not kind.ordered]
    used = {column: frame[column].cat.remove_unused_categories() for column in plain}
    return frame.assign(**used).reset_index(drop=True)


def _part(names: tuple[str, ...] | None, persons: Collection[str], theirs: bool) -> tuple[str, ...]:
    return tuple(name for name in names or () if (name in persons) == theirs)
