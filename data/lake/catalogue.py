"""What is in the lake? One small file says which partitions count; it is swapped whole, and nothing else is ever read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from data.errors import SourceError
from data.snapshot_files import read_sealed, remove_folder, write_sealed

CATALOGUE = "LAKE"
FORMAT = 1


@dataclass(frozen=True)
class District:
    """One district of a lake: its partitions by name, and what they hold.

    ``rows`` = ``used`` + ``refused`` [rows of all tabs], ``logged`` [rows of the log], ``first_day`` and ``last_day`` of the log.
    """

    name: str
    partitions: tuple[str, ...]
    rows: int
    used: int
    refused: int
    logged: int
    people: int
    first_day: str | None
    last_day: str | None
    county: str = ""

    @classmethod
    def of(cls, partitions: dict[str, dict]) -> District:
        """The district whose partitions, by name, say this of themselves (:func:`data.lake.partition.about`)."""
        said = list(partitions.values())
        days = [(one["first_day"], one["last_day"]) for one in said if one["last_day"]]
        return cls(
            said[0]["district"],
            tuple(partitions),
            *(sum(one["counts"][count] for one in said) for count in ("rows", "used", "refused")),
            logged=sum(one["logged"] for one in said),
            people=sum(one["people"] for one in said),
            first_day=min((first for first, _ in days), default=None),
            last_day=max((last for _, last in days), default=None),
            county=said[0].get("county", ""),
        )


@dataclass(frozen=True)
class Lake:
    """A lake as it was at one moment: its folder, and its districts by name."""

    folder: Path
    districts: dict[str, District] = field(default_factory=dict)

    def with_districts(self, more: Iterable[District]) -> Lake:
        """The lake with these districts in the place of those of the same name."""
        everything = self.districts | {district.name: district for district in more}
        return replace(self, districts=dict(sorted(everything.items())))

    def partitions(self) -> list[tuple[str, str]]:
        """Every partition that counts, with its district, in order."""
        return [(district.name, name) for district in self.districts.values() for name in district.partitions]

    @property
    def last_day(self) -> str | None:
        """The last day of any log in the lake."""
        return max((district.last_day for district in self.districts.values() if district.last_day), default=None)


def is_lake(folder: str | Path) -> bool:
    """Whether a folder is a lake, whole or damaged."""
    return (Path(folder) / CATALOGUE).is_file()


def opened(folder: str | Path) -> Lake:
    """The lake in a folder.

    Raises
    ------
    SourceError
        ``not_a_lake``; ``damaged_lake``: its file is not what was written; ``other_release``: a newer one wrote it.
    """
    folder = Path(folder)
    if not is_lake(folder):
        message = f"{folder.name} is no lake. Make one: python -m data ingest SOURCE... --to {folder.name}."
        raise SourceError("not_a_lake", message)
    text = read_sealed(folder / CATALOGUE)
    if text is None:
        message = (
            f"{folder.name}/{CATALOGUE} is not what was written. Remove it and ingest again: what is whole is kept."
        )
        raise SourceError("damaged_lake", message)
    said = json.loads(text)
    if said["format"] != FORMAT:
        raise SourceError("other_release", f"{folder.name}: another release wrote this lake. Ingest it again.")
    districts = (District(**one | {"partitions": tuple(one["partitions"])}) for one in said["districts"])
    return Lake(folder).with_districts(districts)


def swap(lake: Lake) -> None:
    """Make this the lake that readers see, at once; only the one writer may. Raises OSError when the disk refuses."""
    said = {"format": FORMAT, "districts": [asdict(district) for district in lake.districts.values()]}
    write_sealed(lake.folder / CATALOGUE, json.dumps(said, separators=(",", ":")))


def sweep(*lakes: Lake) -> None:
    """Remove every partition that none of these names, all of one folder; only the one writer may."""
    named = {name for lake in lakes for _, name in lake.partitions()}
    for folder in lakes[0].folder.glob("part-*"):
        if folder.name not in named:
            remove_folder(folder)
