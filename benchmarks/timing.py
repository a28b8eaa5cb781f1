"""How long does it take, beside something else?

What is compared takes turns, and what counts is CPU time: a machine that is busy with other things is fair to both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from statistics import median


def interleaved(runs: Mapping[str, Callable[[], object]], repetitions: int) -> dict[str, float]:
    """The median CPU time [s] of each of ``runs``, which take turns; a first turn of each is not counted."""
    for run in runs.values():
        run()
    times = [{name: _seconds(run) for name, run in runs.items()} for _ in range(repetitions)]
    return {name: median(turn[name] for turn in times) for name in runs}


def _seconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began
