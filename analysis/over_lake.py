"""The parts of a whole lake: computed a batch of districts at a time, here or on the user's Dask, and added up.

With ``__main__.py`` the one place in this room that reads: what it reads goes through the same functions as everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pandas as pd

from analysis import hours
from analysis.calendar import weeks
from analysis.parts import PARTS, Basis, added, parts
from data.errors import SourceError
from data.lake import store
from data.lake.catalogue import District, Lake
from data.lake.partition import unpacked
from data.lake.store import Batch, Computed
from data.settings import Settings
from data.snapshot_files import writing

WEEKS, PERSONS = "person_weeks", "person_years"  # the parts of single people, kept per batch
_GRID = ("team", "week_start", "school_year", "seconds", "target", "reported", "employed", "closed", "expected")

_WEEK = 7 * 86_400_000_000  # [us]

Work = Callable[[Batch], tuple[Batch, dict[str, bytes]]]
Mapped = Callable[[Work, Iterable[Batch]], Iterator[tuple[Batch, dict[str, bytes]]]]
Say = Callable[[int, int], None]


def compute(
    lake: Lake,
    *,
    as_of: str,
    settings: Settings,
    mapped: Mapped,
    say: Say = lambda done, of: None,
    rows: int = store.BATCH,
) -> Computed:
    """Compute what is not computed yet of each batch, then add up; whoever reads meanwhile sees the sums of before.

    ``mapped`` hands the work out. Killed at any moment, it goes on where it was.

    Raises
    ------
    OSError
        The disk refuses. What was computed before is still there.
    """
    folder, every = lake.folder / store.PARTS, list(store.batches(lake, rows))
    with writing(folder):
        named = {store.name_of("batch", store.partitions_of(batch), as_of, settings): batch for batch in every}
        left = {name: batch for name, batch in named.items() if not store.is_kept(folder / name)}
        names = {store.partitions_of(batch): name for name, batch in left.items()}
        work = partial(batch_of, lake=lake.folder, as_of=as_of, settings=settings)
        for done, (batch, files) in enumerate(mapped(work, left.values()), len(named) - len(left) + 1):
            store.keep(folder / names[store.partitions_of(batch)], files)
            say(done, len(named))
        found = _summed(lake, list(named), as_of, settings)
        store.point_at(folder, found)
    return found


def batch_of(batch: Batch, lake: Path, as_of: str, settings: Settings) -> tuple[Batch, dict[str, bytes]]:
    """The parts of some districts, packed. A district with a partition that cannot be used is left out, and said so."""
    found: dict[str, list[pd.DataFrame]] = {name: [] for name in (*PARTS, WEEKS, PERSONS)}
    left_out = []
    for district in batch:
        try:
            frames = [_of_partition(lake / name, district, as_of, settings) for name in district.partitions]
        except SourceError as error:
            left_out.append((district.name, str(error)))
            continue
        for name, frame in ((name, frame) for one in frames for name, frame in one.items()):
            found[name].append(frame.assign(district=district.name))
    found[WEEKS] = list(_numbered(found[WEEKS]))
    stacked = {name: pd.concat(frames, ignore_index=True) for name, frames in found.items() if frames}
    return batch, store.packed(stacked, left_out)


def person_weeks(lake: Lake, columns: list[str] | None = None) -> Iterator[pd.DataFrame]:
    """What each person of a lake logged and was asked for in each closed week, a batch of districts at a time.

    Rows as :func:`analysis.hours.person_weeks` has them, with the ``district``; people are numbers, which are of their batch.
    Raises SourceError when they are not computed, or damaged.
    """
    for batch in store.computed(lake).batches:
        yield weeks_of(lake, batch, columns)


def weeks_of(lake: Lake, batch: str, columns: list[str] | None = None) -> pd.DataFrame:
    """The same of one batch; people and weeks are categories, so that whoever groups by them need not sort them first."""
    frame = store.table(lake.folder / store.PARTS / batch, WEEKS, columns)
    return frame.assign(**{name: _CODED[name](frame[name]) for name in _CODED if name in frame})


def person_years(lake: Lake, columns: list[str] | None = None) -> Iterator[pd.DataFrame]:
    """What each person of a lake did in each school year, as :func:`analysis.hours.meets_goal` has it: medians come from here."""
    for batch in store.computed(lake).batches:
        yield store.table(lake.folder / store.PARTS / batch, PERSONS, columns)


def _people(numbers: pd.Series) -> pd.Categorical:
    return pd.Categorical.from_codes(numbers, pd.RangeIndex(numbers.max() + 1 if len(numbers) else 0), validate=False)


def _weeks(mondays: pd.Series) -> pd.Categorical:
    every = weeks(mondays.min(), mondays.max()) if len(mondays) else pd.DatetimeIndex([], dtype=mondays.dtype)
    moments, first = (
        mondays.to_numpy("datetime64[us]").view("int64"),
        every.to_numpy("datetime64[us]").view("int64")[:1],
    )
    return pd.Categorical.from_codes(((moments - first) // _WEEK).astype("int16"), every, validate=False)


_CODED = {"person": _people, "week_start": _weeks}


def _of_partition(folder: Path, district: District, as_of: str, settings: Settings) -> dict[str, pd.DataFrame]:
    basis = Basis(
        unpacked(folder), as_of, since=district.first_day,
        weekly_hours=settings.weekly_hours, school_year_start=settings.school_year_start,
    )  # fmt: skip
    years = hours.meets_goal(basis.weeks, by=["person", "school_year"])
    closed = basis.weeks[basis.weeks["closed"]]
    grid = closed[list(_GRID)].astype({"seconds": "int32", "target": "int32"})
    return parts(basis) | {
        WEEKS: grid.assign(person=closed["person"].cat.codes.astype("int32")),
        PERSONS: years[["school_year", "weeks", "seconds", "target", "meets"]].astype({"school_year": "str"}),
    }


def _numbered(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Each frame with people of other numbers than those before it."""
    first = 0
    for frame in frames:
        yield frame.assign(person=(frame["person"] + first).astype("int32"))
        first += int(frame["person"].max()) + 1 if len(frame) else 0


def _summed(lake: Lake, names: list[str], as_of: str, settings: Settings) -> Computed:
    """The parts of all batches added up, each district apart, kept under a name of their own."""
    folder, sums = lake.folder / store.PARTS, store.name_of("sums", tuple(names), as_of, settings)
    left_out = [one for name in names for one in store.left_out(folder / name)]
    if len(left_out) == len(lake.districts):
        raise SourceError("no_parts", left_out[0][1] if left_out else f"{lake.folder.name} has no district yet.")
    used = [folder / name for name in names if store.tables(folder / name)]
    tables = {
        name: added([store.table(one, name) for one in used], part, by=["district"]) for name, part in PARTS.items()
    }
    store.keep(folder / sums, store.packed(tables, together=store.FEW))
    return Computed(as_of, store.hash_of(lake), len(lake.districts), tuple(left_out), tuple(names), sums)
