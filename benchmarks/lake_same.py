"""Do memory, a stream of partitions and Dask say the same? ``python -m benchmarks.lake_same FOLDER [--districts 40]``

Invents districts, reads them from their files into memory and computes every metric; ingests them into a lake and computes that
a batch at a time, then on Dask workers of this machine; and compares every figure.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import cluster, over_lake
from analysis.over_lake import Mapped
from analysis.parts import PARTS, Basis, Parts, added, parts
from benchmarks.district import AS_OF
from benchmarks.lake import DAY, HOW, invent
from benchmarks.table import table
from data import load
from data.lake import store, working
from data.lake.catalogue import Lake, opened
from data.lake.districts import wanted
from data.lake.ingest import ingest
from data.settings import Settings

WORKERS = 2
AIM = 1e-9  # as a share of the figure


def main(arguments: list[str]) -> int:
    """Print how far apart the three are; 1 when any figure is further than the aim."""
    asked = _asked(arguments)
    names = [f"District {number:05d}" for number in range(asked.districts)]
    invent(names, asked.folder / "files", asked.rows, WORKERS)
    expected = _in_memory(asked.folder / "files")
    ingest(wanted([asked.folder / "files"]), asked.folder / "lake", HOW, workers=WORKERS)
    lake = opened(asked.folder / "lake")
    ways = {
        "streamed": partial(working.mapped, workers=WORKERS),
        "Dask": partial(cluster.mapped, scheduler=cluster.LOCAL, workers=WORKERS),
    }
    apart = {name: _apart(_sums(lake, mapped), expected) for name, mapped in ways.items()}
    rows = sum(district.logged for district in lake.districts.values())
    lines = [(name, f"{figures:,}", f"{most:.1e}") for name, (figures, most) in apart.items()]
    print(table(f"{rows:,} rows, beside what memory says", ("", "figures", "furthest apart"), lines))
    shutil.rmtree(asked.folder)
    return int(any(most > AIM for _, most in apart.values()))


def _in_memory(files: Path) -> Parts:
    found = {name: [] for name in PARTS}
    for one in wanted([files]):
        records = load(one.path, today=AS_OF)
        basis = Basis(records, DAY, since=records.log["date"].min())
        for name, frame in parts(basis).items():
            found[name].append(frame.assign(district=one.name))
    return {name: added(frames, PARTS[name], by=["district"]) for name, frames in found.items()}


def _sums(lake: Lake, mapped: Mapped) -> Parts:
    shutil.rmtree(lake.folder / store.PARTS, ignore_errors=True)
    found = over_lake.compute(lake, as_of=DAY, settings=Settings(), mapped=mapped, rows=200_000)
    return {name: store.table(lake.folder / store.PARTS / found.sums, name) for name in PARTS}


def _apart(found: Parts, expected: Parts) -> tuple[int, float]:
    """How many figures were compared, and how far the furthest are apart, as a share; of other groups: infinitely."""
    many, most = 0, 0.0
    for name, part in PARTS.items():
        keys, figures = ["district", *part.keys], [*part.counts, *part.rates]
        if not _plain(found[name], keys).equals(_plain(expected[name], keys)):
            return many, float("inf")
        one, other = (frames[name][figures].to_numpy("float64") for frames in (found, expected))
        with np.errstate(invalid="ignore"):
            apart = np.abs(one - other) / np.maximum(np.abs(other), 1)
        apart = np.where(np.isnan(one) & np.isnan(other), 0, apart)
        many, most = many + one.size, max(most, float(np.nan_to_num(apart, nan=np.inf).max(initial=0)))
    return many, most


def _plain(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return frame[keys].astype("str")


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lake_same", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that is made, filled and removed")
    parser.add_argument("--districts", type=int, default=40)
    parser.add_argument("--rows", type=int, default=25_000, help="of each log")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
