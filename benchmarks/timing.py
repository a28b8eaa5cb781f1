"""How long does it take, beside something else, and how much memory does it want?

What is compared takes turns. CPU time is fair to both on a machine that is busy with other things; wall time is what somebody
waits, and counts for what runs on several cores.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar


class Took(NamedTuple):
    """The time by the clock on the wall and that of the processor, over all cores [s]."""

    wall: float
    cpu: float


Run = Callable[[], object]
Answer = TypeVar("Answer")


def interleaved(runs: Mapping[str, Run], repetitions: int) -> dict[str, float]:
    """The median CPU time [s] of each of ``runs``, which take turns; a first turn of each is not counted."""
    for run in runs.values():
        run()
    return {name: took.cpu for name, took in side_by_side(runs, repetitions).items()}


def side_by_side(runs: Mapping[str, Run], repetitions: int) -> dict[str, Took]:
    """The median times of each of ``runs``, which take turns; whoever ran each of them before is fair."""
    turns = [{name: _took(run) for name, run in runs.items()} for _ in range(repetitions)]
    return {name: Took(*map(median, zip(*(turn[name] for turn in turns), strict=True))) for name in runs}


def extra_memory(run: Callable[[], Answer]) -> tuple[Answer, float]:
    """What a run answers, and how much more memory [bytes] the process had at its peak than before; NaN where only Linux tells."""
    if not sys.platform.startswith("linux"):
        return run(), float("nan")
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    before = _memory("VmRSS")
    answer = run()
    return answer, max(_memory("VmHWM") - before, 0)


def _took(run: Run) -> Took:
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def _memory(of: str) -> int:
    return 1024 * int(Path("/proc/self/status").read_text(encoding="ascii").split(f"{of}:")[1].split()[0])
