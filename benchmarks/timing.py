"""How long does it take, beside something else? What is compared takes turns, so that a busy machine is fair to both."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from statistics import median


def interleaved(runs: Mapping[str, Callable[[], object]], repetitions: int) -> dict[str, float]:
    """The median time [s] of each of ``runs``, which take turns; a first turn of each is not counted."""
    for run in runs.values():
        run()
    times = [{name: _seconds(run) for name, run in runs.items()} for _ in range(repetitions)]
    return {name: median(turn[name] for turn in times) for name in runs}


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began
