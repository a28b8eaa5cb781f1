"""Which districts lie in a lake's folder finished? A writer that was killed may have finished some that no catalogue names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from data.errors import SourceError
from data.lake.partition import Origin, about, is_of, is_whole, origin_of

Group = dict[str, dict]  # the partitions of one read of a district: by name, what each says of itself


def finished(folder: Path) -> dict[str, tuple[Group, ...]]:
    """Every read of every district of which all partitions are there, by district."""
    groups: dict[tuple[str, str], Group] = defaultdict(dict)
    for one in sorted(folder.glob("part-*")):
        try:
            said = about(one)
        except SourceError:  # damaged, or of another release: as if it were not there
            continue
        groups[said["district"], repr(replace(origin_of(said), slice=said["slice"][1]))][one.name] = said
    found: dict[str, tuple[Group, ...]] = defaultdict(tuple)
    for (district, _), group in groups.items():
        if len(group) == next(iter(group.values()))["slice"][1]:
            found[district] += (group,)
    return dict(found)


def same(groups: tuple[Group, ...], origin: Origin, folder: Path) -> Group:
    """The read that this origin would give again, every file of it proven; empty when there is none."""
    for group in groups:
        if all(is_of(said, origin) and is_whole(folder / name, said) for name, said in group.items()):
            return group
    return {}
