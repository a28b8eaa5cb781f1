"""What is left of the records when one team is looked at?"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.roster import latest_spells
from data import Records
from data.schema import TABLES


def teams(records: Records) -> tuple[str, ...]:
    """The teams people are in, by name."""
    return tuple(sorted(latest_spells(records.staff)["team"].dropna().unique()))


def of_team(records: Records, team: str) -> Records:
    """The records of the people of a team: those whose latest spell in Staff is in it, as in the figures by team.

    Rows that name nobody of the team are gone; rows that name nobody at all (schools, closed days, pulse) stay, and
    so does what was refused, for it may belong to anyone.
    """
    spells = latest_spells(records.staff)
    members = set(spells.loc[spells["team"] == team, "person"])
    frames = {table.key: _naming(getattr(records, table.key), members) for table in TABLES}
    people = _naming(records.people, members)
    return replace(records, **frames, people=people, version=f"{records.version} {team}")


def _naming(frame: pd.DataFrame, members: set[str]) -> pd.DataFrame:
    if "person" in frame:
        return frame[frame["person"].isin(members) | frame.get("everyone", False)]
    several = [column for column in ("people", "led_by", "present") if column in frame]
    if not several:
        return frame
    named = [frame[column].map(lambda names: not members.isdisjoint(names or ())) for column in several]
    return frame[pd.concat(named, axis=1).any(axis=1)]
