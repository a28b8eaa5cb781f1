"""How long does a log take to read and to tidy, beside pandas reading the same file as text?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.district import AS_OF, write_log
from benchmarks.table import mb, ms, table, times, verdict

ROOT = Path(__file__).parents[1]
SMALL, LARGE = 5_000, 1_000_000  # rows
SMALL_AIM, TIME_AIM, MEMORY_AIM = 0.5, 0.7, 1.5  # [s], times as long, times as much at the peak
HUGE, HUGE_AIM = 10_000_000, 4 * 2**30  # rows from which on the peak itself counts [bytes]

_READ = {
    "load": f"data.load(path, today='{AS_OF}')",
    "read_csv": "pd.read_csv(path, dtype=str)",
}
# Both import the same and nothing is kept from a read before: a fresh process each time, which says its own peak.
_CHILD = """
import json, sys, time
import pandas as pd, pyarrow.csv, data
path = sys.argv[1]
began = time.perf_counter(), time.process_time()
read = {read}
took = time.perf_counter() - began[0], time.process_time() - began[1]
print(json.dumps({{"seconds": took[0], "cpu": took[1], "peak": {peak}}}))
"""
# Linux hands the peak that getrusage knows of from a process down to the one it starts; VmHWM begins anew.
_PEAK = (
    "1024 * int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    if sys.platform.startswith("linux")
    else "__import__('resource').getrusage(0).ru_maxrss"
)


def tables(sizes: tuple[int, ...] = (SMALL, LARGE), repetitions: int = 7) -> Iterator[str]:
    """One row per size: the medians of both, and their ratios. The aims are for the time it takes, and for the peak.

    The largest sizes are read three times only: pandas takes a minute for each.
    """
    rows = []
    with TemporaryDirectory() as folder:
        for size in sizes:
            write_log(path := Path(folder) / f"{size}.csv", size)
            measured = [
                {name: _in_a_process(read, path) for name, read in _READ.items()}
                for _ in range(repetitions if size < HUGE else min(repetitions, 3))
            ]
            rows.append(_row(size, measured))
    title = f"Reading: load and tidy beside pandas.read_csv(dtype=str), a fresh process each, medians of {repetitions}"
    header = ("rows", "load", "read_csv", "time", "aim", "CPU", "peak", "read_csv", "peak", "aim", "")
    yield table(title, header, rows)


def _in_a_process(read: str, path: Path) -> dict[str, float]:
    child = [sys.executable, "-c", _CHILD.format(read=read, peak=_PEAK), str(path)]
    return json.loads(subprocess.run(child, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def _row(size: int, measured: list[dict[str, dict[str, float]]]) -> tuple[str, ...]:
    def middle(name: str, figure: str) -> float:
        return median(turn[name][figure] for turn in measured)

    seconds, cpu, peak = ((middle("load", figure), middle("read_csv", figure)) for figure in ("seconds", "cpu", "peak"))
    small = size <= SMALL
    over = verdict(seconds[0], SMALL_AIM) if small else verdict(seconds[0] / seconds[1], TIME_AIM)
    return (
        f"{size:,}", ms(seconds[0]), ms(seconds[1]), times(seconds[0] / seconds[1]),
        f"< {ms(SMALL_AIM)}" if small else f"<= {times(TIME_AIM)}", times(cpu[0] / cpu[1]),
        mb(peak[0]), mb(peak[1]), times(peak[0] / peak[1]),
        f"<= {mb(HUGE_AIM)}" if size >= HUGE else f"<= {times(MEMORY_AIM)}",
        over or (verdict(peak[0], HUGE_AIM) if size >= HUGE else verdict(peak[0] / peak[1], MEMORY_AIM)),
    )  # fmt: skip
