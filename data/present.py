"""Who was there? "Everyone" is whoever was on duty that day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.draft import Draft
from data.parse.reading import Unreadable
from data.schema import EVERYONE
from data.typed import object_column

_NOBODY = Unreadable("everyone_off", "Everyone was off that day.", "Check the date of the meeting, or Time off.")


@dataclass(frozen=True)
class Duty:
    """Who is employed and not off on a day: spells of ``staff`` (or who ever logged), and stretches of ``time_off``."""

    staff: pd.DataFrame
    time_off: pd.DataFrame

    def on(self, day: np.datetime64) -> tuple[str, ...]:
        """The keys of everyone on duty, in their order."""
        off = self.time_off[(self.time_off["first_day"] <= day) & (self.time_off["last_day"] >= day)]
        if off["everyone"].any():
            return ()
        here = ~(self.staff["started_on"] > day) & ~(self.staff["left_on"] < day)
        return tuple(sorted(set(self.staff.loc[here, "person"]) - set(off["person"])))


def resolve_everyone(read: Draft, frames: dict[str, pd.DataFrame]) -> None:
    """Put everyone on duty that day in the place of "Everyone", less those excepted; a day on which nobody is, is listed."""
    for column in read.table.columns:
        if column.kind == "names" and column.key in read.read:
            answers = read.read[column.key]
            meant = answers.cells.where(np.array([bool(keys) and keys[0] == EVERYONE for keys in answers.values], bool))
            if meant.any():
                people, days = answers.of_rows(), read.read["date"].of_rows()
                people[meant] = _present(people[meant], days[meant], _duty(frames))
                read.ledger.list_cell(np.flatnonzero(meant & ~people.astype(bool)), answers, _NOBODY)
                read.read[column.key] = answers.by_row(people)


def _duty(frames: dict[str, pd.DataFrame]) -> Duty:
    """Who can be on duty: the spells of Staff; without it everybody who ever logged, always."""
    if not frames["staff"].empty:
        return Duty(frames["staff"], frames["time_off"])
    people = frames["log"]["person"].unique()
    always = pd.Series(pd.NaT, index=range(len(people)), dtype="datetime64[us]")
    return Duty(pd.DataFrame({"person": people, "started_on": always, "left_on": always}), frames["time_off"])


def _present(meant: np.ndarray, days: np.ndarray, duty: Duty) -> np.ndarray:
    on = {day: duty.on(day) for day in np.unique(days)}
    return object_column([
        tuple(key for key in on[day] if key not in excepted) for day, excepted in zip(days, map(set, meant), strict=True)
    ])  # fmt: skip
