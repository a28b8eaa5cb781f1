"""What is known of many districts at once: the sums of their parts, and whom they may be shown with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from analysis import calendar
from analysis.parts import PARTS, added
from data import Settings
from presentation.pooling import too_small

SMALLER, OTHERS = "Smaller districts", "Districts without a county"


@dataclass(frozen=True, eq=False)
class Districts:
    """The parts of the districts that somebody may see, by metric, each with its ``district``.

    ``counties`` is the county of each district, "" where it has none; ``people`` how many it has. ``left_out`` are districts of
    which nothing could be computed; ``is_current`` says whether the sums are of the lake as it is.
    """

    sums: Mapping[str, pd.DataFrame]
    counties: Mapping[str, str]
    people: Mapping[str, int]
    as_of: pd.Timestamp
    settings: Settings = Settings()
    left_out: tuple[str, ...] = ()
    is_current: bool = True
    _remembered: dict = field(default_factory=dict, repr=False)

    @cached_property
    def school_year(self) -> str:
        """The school year of the day the sums are of."""
        return calendar.year_of(self.as_of, self.settings.school_year_start)

    @cached_property
    def first_day(self) -> pd.Timestamp:
        """The first day of that school year."""
        return calendar.year_bounds(self.school_year, self.settings.school_year_start)[0]

    @cached_property
    def of_counties(self) -> tuple[str, ...]:
        """The counties, by name; none where no district has one."""
        named = sorted({county for county in self.counties.values() if county})
        return (*named, *([OTHERS] if named and "" in self.counties.values() else []))

    def total(self, metric: str) -> pd.DataFrame:
        """A metric of all districts together."""
        return added([self.sums[metric]], PARTS[metric])

    def each(self, metric: str, county: str | None = None) -> pd.DataFrame:
        """A metric of each county, or of each district of one: the group in ``district``, the small ones together."""
        shown = self._shown(county)
        frame = self.sums[metric]
        groups = frame["district"].map(shown)
        mine = frame[groups.notna()].assign(district=groups[groups.notna()].astype("str"))
        return added([mine], PARTS[metric], by=["district"])

    def _shown(self, county: str | None) -> dict[str, str]:
        """What each district is shown as: its county, or of one county (or where there is none) itself; the small ones pooled."""
        if county not in self._remembered:
            one_by_one = county is not None or not self.of_counties
            mine = {
                name: name if one_by_one else self.county_of(name)
                for name in self.counties
                if county is None or self.county_of(name) == county
            }
            self._remembered[county] = self._pooled(mine)
        return self._remembered[county]

    def county_of(self, district: str) -> str:
        """The county of a district; where others have one and it has none, the group of those."""
        return self.counties[district] or (OTHERS if self.of_counties else "")

    def _pooled(self, shown: Mapping[str, str]) -> dict[str, str]:
        sizes = pd.Series({name: self.people[name] for name in shown}, dtype="int64").groupby(pd.Series(shown)).sum()
        small = too_small(sizes, limit=self.settings.small_group)
        return {name: SMALLER if small[group] else group for name, group in shown.items()}


def named_like(names: Iterable[str], wanted: str) -> list[str]:
    """The names that hold what was typed, whatever the case, in order."""
    return sorted(name for name in names if wanted.strip().casefold() in name.casefold())
