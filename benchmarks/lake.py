"""How long does a state take? ``python -m benchmarks.lake fill FOLDER``, then ``python -m benchmarks.lake cores FOLDER``

``fill`` invents districts and ingests them a batch at a time, so the disk holds the lake and one batch of files; run again,
it goes on where it stopped. What each batch took stands in ``ingest.jsonl`` beside the lake. ``cores`` ingests and computes
one batch with one process and with two; ``one`` ingests a single log of ``--rows``; ``ask`` asks a lake for adherence.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd

from analysis import hours
from analysis.over_lake import weeks_of
from analysis.parts import PARTS, added
from benchmarks.district import AS_OF, log_cells, people_of, write_csv
from benchmarks.district_tabs import write_folder
from benchmarks.table import table
from data.lake import store
from data.lake.catalogue import Lake, is_lake, opened
from data.lake.districts import wanted
from data.lake.ingest import ingest
from data.lake.reading import How
from data.lake.working import mapped
from data.mapping import Mapping
from data.settings import Settings

BATCH = 100  # districts on the disk as CSV at a time
HOW = How(Mapping(), Settings(), pd.Timestamp(AS_OF))
DAY = f"{AS_OF:%Y-%m-%d}"
PIECE = 250_000  # rows of one log that are invented at a time
TOOK = ("seconds", "rows/s", "CPU", "peak")
ASKED = ["person", "week_start", "seconds", "target", "closed", "expected"]


def main(arguments: list[str]) -> None:
    """Fill a lake, or measure."""
    asked = _asked(arguments)
    if asked.what == "fill":
        fill(asked.folder, asked.districts, asked.rows, asked.workers)
    elif asked.what == "ask":
        print(ask(asked.folder))
    else:
        print(cores(asked.folder, asked.rows) if asked.what == "cores" else one(asked.folder, asked.rows))


def fill(folder: Path, districts: int, rows: int, workers: int) -> None:
    """Ingest so many invented districts of so many rows each, but those that are there."""
    lake = folder / "lake"
    there = set(opened(lake).districts) if is_lake(lake) else set()
    names = [f"District {number:05d}" for number in range(districts)]
    for first in range(0, len(names), BATCH):
        if batch := [name for name in names[first : first + BATCH] if name not in there]:
            said = _batch(batch, folder, rows, workers)
            with (folder / "ingest.jsonl").open("a") as kept:
                print(json.dumps(said), file=kept)


def cores(folder: Path, rows: int) -> str:
    """Rows of logs a second and the peak of the largest process, with one and with two processes."""
    invent([f"District {number:05d}" for number in range(BATCH)], folder / "files", rows, workers=2)
    measured = [line for workers in (1, 2) for line in _with(workers, folder)]
    shutil.rmtree(folder / "files")
    return table(f"{BATCH} districts of {rows:,} rows", ("step", "workers", *TOOK), measured)


def one(folder: Path, rows: int) -> str:
    """What it takes to ingest a single log of so many rows, which is read in slices of its people."""
    folder.mkdir(parents=True, exist_ok=True)
    file, lake, people = folder / "One.csv", folder / "one", people_of(rows)
    pieces = max(rows // PIECE, 1)
    for number in range(pieces):  # one beside the other: a piece at a time is in memory
        cells = log_cells(rows // pieces, np.random.default_rng(number), people[number::pieces])
        write_csv(folder / "piece", cells)
        with file.open("ab") as whole, (folder / "piece").open("rb") as piece:
            whole.writelines(piece if number == 0 else islice(piece, 1, None))
    size = file.stat().st_size
    measured = [("ingest", *_took(["data", "ingest", str(file), "--to", str(lake), "--today", DAY], lake))]
    shutil.rmtree(folder)
    return table(f"One log of {rows:,} rows, {size / 1e6:,.0f} MB", ("step", *TOOK), measured)


def ask(folder: Path) -> str:
    """How long it takes to say how much of the promise was kept, week by week, from the weeks of each person and from the sums."""
    lake = opened(folder / "lake")
    found = store.computed(lake)
    folder = lake.folder / store.PARTS
    ways = {
        "each person's weeks, one thread": lambda: _adherence(lake, found.batches, 1),
        "each person's weeks, two threads": lambda: _adherence(lake, found.batches, 2),
        "the sums": lambda: added([store.table(folder / found.sums, "adherence")], PARTS["adherence"]),
    }
    counted = sum(len(weeks_of(lake, batch, ["person"])) for batch in found.batches)
    took = [(name, *(f"{seconds:.2f} s" for seconds in _time_and_cpu(way))) for name, way in ways.items()]
    return table(f"Adherence of {counted:,} person-weeks", ("from", "time", "CPU"), took)


def _with(workers: int, folder: Path) -> Iterator[tuple[str, ...]]:
    lake, by = folder / f"cores-{workers}", ["--workers", str(workers)]
    read = ["data", "ingest", str(folder / "files"), "--to", str(lake), "--today", DAY, *by]
    for step, command in (("ingest", read), ("parts", ["analysis", "parts", str(lake), *by])):
        yield step, str(workers), *_took(command, lake)
    shutil.rmtree(lake)


def _took(command: list[str], lake: Path) -> tuple[str, ...]:
    """Time, rows a second, CPU and the largest process of a command and the processes it starts."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    took, cpu = time.perf_counter() - began, used.ru_utime + used.ru_stime
    rows = sum(district.logged for district in opened(lake).districts.values())
    return f"{took:.1f}", f"{rows / took:,.0f}", f"{cpu:.1f}", f"{used.ru_maxrss // 1024} MB"


def _adherence(lake: Lake, batches: tuple[str, ...], threads: int) -> pd.DataFrame:
    with ThreadPoolExecutor(threads) as pool:
        return added(list(pool.map(partial(_of_batch, lake), batches)), PARTS["adherence"])


def _of_batch(lake: Lake, batch: str) -> pd.DataFrame:
    return hours.adherence(weeks_of(lake, batch, ASKED))


def _time_and_cpu(way: Callable[[], object]) -> tuple[float, float]:
    """The median time of five, and the median of what all processes computed in it [s]."""
    taken = []
    for _ in range(5):
        began, before = time.perf_counter(), sum(os.times()[:4])
        way()
        taken.append((time.perf_counter() - began, sum(os.times()[:4]) - before))
    return tuple(map(median, zip(*taken, strict=True)))


def invent(names: list[str], folder: Path, rows: int, workers: int) -> int:
    """Write the folders of districts; the bytes of them."""
    numbered = [(int(name.split()[1]), name) for name in names]
    return sum(mapped(partial(_invented, folder=folder, rows=rows), numbered, workers=workers))


def _invented(number_and_name: tuple[int, str], folder: Path, rows: int) -> int:
    """Write the folder of one district; the bytes of it."""
    number, name = number_and_name
    (folder / name).mkdir(parents=True, exist_ok=True)
    write_folder(folder / name, rows, seed=number)
    return sum(file.stat().st_size for file in (folder / name).iterdir())


def _batch(names: list[str], folder: Path, rows: int, workers: int) -> dict:
    files = folder / "files"
    size = invent(names, files, rows, workers)
    began = time.perf_counter()
    tally = ingest(wanted([files]), folder / "lake", HOW, workers=workers)
    took = time.perf_counter() - began
    shutil.rmtree(files)
    return {
        "districts": len(names), "rows": tally.rows, "refused": tally.refused, "failures": len(tally.failures),
        "bytes": size, "workers": workers, "seconds": round(took, 2), "load": round(os.getloadavg()[0], 1),
    }  # fmt: skip


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lake", description=__doc__)
    parser.add_argument("what", choices=("fill", "cores", "one", "ask"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--districts", type=int, default=4000)
    parser.add_argument("--rows", type=int, default=25_000, help="of each log")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
