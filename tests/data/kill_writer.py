"""What is left when the writer is killed? ``python -m tests.data.kill_writer 500 FOLDER``

A process keeps one read after the other and removes old ones; it is killed without warning at some moment; what is
left must be whole, and nothing it had reported as kept may be lost. Then the next writer goes on from there.
"""

import multiprocessing
import os
import random
import signal
import sys
import time
from dataclasses import dataclass

from data.snapshot import SnapshotStore
from tests.data.snapshot_cases import DISK_CALLS, HOUR, NOW, generation, number_in

PRUNE_EVERY = 5
_FORKS = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@dataclass
class Tally:
    """What became of the kills; all but the first four must be 0."""

    kills: int = 0
    kept: int = 0
    shown_before_reported: int = 0
    left_unfinished: int = 0
    torn: int = 0
    lost: int = 0


def main(kills, folder, seed=1):
    """Kill as many writers, each in the middle of its first to fourth read; the tally."""
    dice, tally = random.Random(seed), Tally()
    for _ in range(kills):
        kill_one(folder, tally, reads=dice.randint(0, 3), share=dice.uniform(0, 1.2))
        if tally.kills % 50 == 0:
            print(tally, flush=True)
    return tally


def kill_one(folder, tally, *, reads=0, share=0.5, step=None):
    """One writer, killed after some ``reads`` and a ``share`` of the next one, or by itself at its ``step``-th call.

    Whether it was killed: False when it has fewer steps.
    """
    store = SnapshotStore(folder)
    first = store.newest() + 1
    receiver, sender = _context().Pipe(duplex=False)
    writer = _context().Process(target=write_on, args=(str(folder), first, sender, step))
    writer.start()
    sender.close()
    reported = [] if step else _let_it_write(receiver, reads, share)
    if not step:
        writer.kill()
    writer.join()
    reported += _all_of(receiver)
    tally.kills += writer.exitcode == -signal.SIGKILL
    _look(store, first, reported, tally)
    return writer.exitcode == -signal.SIGKILL


def write_on(folder, number, sender, step):
    """Keep one generation after the other, each reported once it is kept; with ``step``, only one, and be killed there."""
    store = SnapshotStore(folder)
    sender.send(0)
    if step:
        _die_at(step)
    while True:
        at = NOW + number * 6 * HOUR
        store.save(generation(number, now=at), now=at)
        sender.send(number)
        if number % PRUNE_EVERY == 0:
            store.prune(at)
        if step:
            return
        number += 1


def _context():
    context = multiprocessing.get_context(_FORKS)
    if _FORKS == "forkserver":
        context.set_forkserver_preload(["tests.data.snapshot_cases", "data.snapshot"])
    return context


def _let_it_write(receiver, reads, share):
    """Wait until it has begun and reported some reads, and for a share of the time that the last one took."""
    reported, took = [receiver.recv()], 0.3
    for _ in range(reads):
        begun = time.perf_counter()
        reported.append(receiver.recv())
        took = time.perf_counter() - begun
    time.sleep(share * took)
    return reported


def _all_of(receiver):
    """The numbers that were reported, up to the one it was killed at."""
    reported = []
    try:
        while True:
            reported.append(receiver.recv())
    except EOFError:
        return reported


def _look(store, first, reported, tally):
    last = max(reported, default=0) or first - 1
    tally.kept += len([number for number in reported if number])
    tally.left_unfinished += len(list(store.folder.glob(".tmp-*")))
    found = store.latest()
    if found is None:
        tally.lost += last > 0
        return
    records, snapshot = found
    try:
        shown = number_in(records)
    except AssertionError:
        tally.torn += 1
        return
    tally.torn += bool(snapshot.skipped) or shown != snapshot.sequence
    tally.lost += shown < last
    tally.shown_before_reported += shown > last


def _die_at(step):
    left = [step]

    def dying(real):
        def call(*args, **more):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **more)

        return call

    for name in DISK_CALLS:
        setattr(os, name, dying(getattr(os, name)))


if __name__ == "__main__":
    tally = main(int(sys.argv[1]), sys.argv[2])
    print(tally)
    sys.exit(bool(tally.torn or tally.lost))
