"""What is left when an ingest, or the computing of parts, is killed? ``python -m tests.data.kill_lake 50 FOLDER``

A process ingests districts of which some have changed, or computes their parts; it is killed without warning at some
moment. What readers then see must be whole; when the next one has come to its end, nothing is lost and nothing doubled.
"""

import multiprocessing
import random
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from analysis import over_lake
from data import SourceError
from data.lake import ingest as ingesting
from data.lake import store, working
from data.lake.catalogue import is_lake, opened
from data.lake.districts import wanted
from data.lake.partition import unpacked
from data.settings import Settings
from tests.data.lake_cases import HOW

DISTRICTS = 16
AS_OF, BATCH = "2026-10-31", 12  # rows: a few districts at a time
_FORKS = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@dataclass
class Tally:
    """What became of the kills; ``torn``, ``lost`` and ``doubled`` must be 0."""

    kills: int = 0
    ended: int = 0
    torn: int = 0
    lost: int = 0
    doubled: int = 0


def main(kills, folder, seed=1):
    """So many kills of ingests, then as many of parts; the tally."""
    dice, tally, folder = random.Random(seed), Tally(), Path(folder)
    for generation in range(kills):
        write_source(folder / "in", generation)
        _kill(_ingest, (folder,), dice, tally)
        _look_at_lake(folder, generation, tally)
    _ingest(folder)
    _look_at_lake(folder, kills - 1, tally, is_done=True)
    expected = _sums(folder, folder / "calm")
    for generation in range(kills):
        as_of = f"2026-10-{31 - generation % 20}"
        _kill(_parts, (folder, as_of), dice, tally)
        _look_at_parts(folder, tally)
    _parts(folder, AS_OF)
    found = over_lake_sums(folder / "lake")
    tally.lost += sum(not found[name].equals(frame) for name, frame in expected.items())
    return tally


def write_source(folder, generation):
    """Each district is one file; a third of them are new in every generation. Hours and rows tell which one it is."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(DISTRICTS):
        if generation == 0 or (number + generation) % 3 == 0:
            rows = [f"2026-09-{day:02d},Person {day % 4},{1 + generation % 5}" for day in range(1, 5 + number)]
            (folder / f"District {number:02d}.csv").write_text("\n".join(["Date,Name,Hours", *rows, ""]))


def over_lake_sums(lake):
    """The sums of a lake that readers see, by metric."""
    found = opened(lake)
    sums = found.folder / store.PARTS / store.computed(found).sums
    return {name: store.table(sums, name) for name in over_lake.PARTS}


def _ingest(folder):
    ingesting.EVERY = 0.0  # a swap after each district
    ingesting.ingest(wanted([folder / "in"]), folder / "lake", HOW)


def _parts(folder, as_of):
    mapped = partial(working.mapped, workers=1)
    over_lake.compute(opened(folder / "lake"), as_of=as_of, settings=Settings(), mapped=mapped, rows=BATCH)


def _sums(folder, calm):
    """What the parts are when nobody is killed."""
    shutil.rmtree(calm, ignore_errors=True)
    shutil.copytree(folder / "lake", calm / "lake", ignore=shutil.ignore_patterns(store.PARTS))
    _parts(calm, AS_OF)
    return over_lake_sums(calm / "lake")


def _kill(work, arguments, dice, tally):
    context = multiprocessing.get_context(_FORKS)
    if _FORKS == "forkserver":
        context.set_forkserver_preload(["analysis.over_lake", "tests.data.lake_cases"])
    receiver, sender = context.Pipe(duplex=False)
    writer = context.Process(target=_begin, args=(sender, work, arguments))
    writer.start()
    receiver.recv()
    writer.join(dice.uniform(0, 2.0))
    writer.kill()
    writer.join()
    tally.kills += writer.exitcode == -signal.SIGKILL
    tally.ended += writer.exitcode == 0


def _begin(sender, work, arguments):
    sender.send(0)
    work(*arguments)


def _look_at_lake(folder, generation, tally, *, is_done=False):
    if not is_lake(folder / "lake"):
        tally.lost += is_done
        return
    lake = opened(folder / "lake")
    for name, district in lake.districts.items():
        try:
            records = [unpacked(lake.folder / one) for one in district.partitions]
        except SourceError:
            tally.torn += 1
            continue
        log = pd.concat([one.log for one in records])
        tally.doubled += len(log) > 4 + int(name.split()[1])
        tally.torn += int(log["seconds"].nunique() != 1)  # of one generation, whichever
        tally.lost += len(log) < 4 + int(name.split()[1])
        tally.lost += int(is_done and log["hours"].iloc[0] != _last(int(name.split()[1]), generation))
    tally.lost += is_done and len(lake.districts) != DISTRICTS


def _last(number, generation):
    """The hours in a district after so many generations."""
    while generation and (number + generation) % 3:
        generation -= 1
    return 1 + generation % 5


def _look_at_parts(folder, tally):
    try:
        sums = over_lake_sums(folder / "lake")
    except SourceError as error:
        tally.torn += error.reason != "no_parts"
        return
    tally.lost += int(sums["adherence"]["district"].nunique() != DISTRICTS)
    tally.doubled += bool(sums["adherence"].duplicated(["district", "week_start"]).any())


if __name__ == "__main__":
    began = time.monotonic()
    tally = main(int(sys.argv[1]), sys.argv[2])
    print(tally, f"{time.monotonic() - began:.0f} s")
    sys.exit(bool(tally.torn or tally.lost or tally.doubled))
