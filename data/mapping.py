"""Which header is which column, in a log that somebody else designed?

A mapping is a small TOML file (or the same as a dict)::

    tabs = ["log", "staff"]                  # the tabs there are; a source of only Certifications needs no log

    [log]
    file = "training_records.csv"
    hours_unit = "minutes"                   # hours, minutes, days, h:mm, decimal hours
    hours_per_day = 6                        # for days
    day_first = true                         # else the column's own evidence, else the district's setting
    whole_courses = true                     # an entry may be longer than a day

    [log.columns]
    date = ["completed", "started"]          # the first that is not blank
    name = { constant = "Ana Cruz" }         # a one-person file
    activity = { header = "course_id", file = "courses.csv", match = "course_id", take = "course_name" }

    [log.values.status]
    "Passed" = "Done"
"""

from __future__ import annotations

from dataclasses import dataclass, field

from data.schema import Table


@dataclass(frozen=True)
class Fill:
    """What fills one column: the first header that is not blank, or a constant, perhaps looked up in another file."""

    headers: tuple[str, ...] = ()
    constant: str = ""
    file: str = ""
    match: str = ""
    take: str = ""


@dataclass(frozen=True)
class TabMapping:
    """How one tab is read. ``columns`` and ``values`` are by column key; what they leave out is read by its header."""

    file: str = ""
    columns: dict[str, Fill] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    hours_unit: str = "hours"
    hours_per_day: float | None = None
    day_first: bool | None = None
    whole_courses: bool = False


@dataclass(frozen=True)
class Mapping:
    """How a source is read, tab by tab. ``only`` names the tabs there are; None means whatever is found."""

    tabs: dict[str, TabMapping] = field(default_factory=dict)
    only: tuple[str, ...] | None = None

    def of(self, table: Table) -> TabMapping:
        """How this tab is read; by its headers where the mapping says nothing."""
        return self.tabs.get(table.key, TabMapping())

    def wants(self, table: Table) -> bool:
        """Whether this tab is to be read at all."""
        return self.only is None or table.key in self.only

    def headers(self) -> frozenset[str]:
        """Every header the mapping names, so that a source can tell which line is the header."""
        fills = [fill for said in self.tabs.values() for fill in said.columns.values()]
        return frozenset(name for fill in fills for name in (*fill.headers, fill.match, fill.take) if name)
