"""``python -m data ingest SOURCE... --to LAKE``: reads the logs of many districts into a lake."""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import date
from pathlib import Path

from data.errors import ReadError
from data.lake.districts import wanted
from data.lake.ingest import Tally, ingest
from data.lake.reading import How
from data.mapping_file import read_mapping
from data.records import day_or_today
from data.settings import read_settings

USED, SOME_REFUSED, NOT_WRITTEN = 0, 1, 2
_WIDTH = 30  # of the bar
_QUIET = 5.0  # [s] between two lines where nobody watches the bar


def main(arguments: list[str]) -> int:
    """Ingest; 0 when every row was used, 1 when rows or districts were refused, 2 when the lake could not be written."""
    asked = _asked(arguments)
    try:
        settings = read_settings(asked.settings)
        how = How(read_mapping(asked.mapping or None), settings, day_or_today(asked.today))
        progress = _Progress()
        tally = ingest(wanted(asked.sources), asked.to, how, workers=asked.workers, say=progress.say)
    except ReadError as error:
        return _failed(f"{error} [{error.reason}]")
    except OSError as error:
        return _failed(f"The lake cannot be written: {error.strerror}. What was in it still is. [not_written]")
    progress.end(tally)
    for failure in tally.failures:
        print(failure, file=sys.stderr)
    print(_summary(tally, asked.to))
    return SOME_REFUSED if tally.refused or tally.failures else USED


class _Progress:
    """A bar on stderr, drawn over itself; where that is no terminal, a line now and then."""

    def __init__(self) -> None:
        self.began = self.said = time.monotonic()
        self.watched = sys.stderr.isatty()

    def say(self, tally: Tally) -> None:
        """Draw how far it is, not more often than anybody can read."""
        now = time.monotonic()
        if now - self.said >= (0.1 if self.watched else _QUIET):
            self.said = now
            print(self._line(tally), end="\r" if self.watched else "\n", file=sys.stderr, flush=True)

    def end(self, tally: Tally) -> None:
        """Draw the bar at its end."""
        print(self._line(tally), file=sys.stderr)

    def _line(self, tally: Tally) -> str:
        full = _WIDTH * tally.done // max(tally.wanted, 1)
        rate = tally.rows / max(time.monotonic() - self.began, 1e-3)
        counts = f"{tally.done:,} of {tally.wanted:,} districts, {tally.rows:,} rows, {rate:,.0f} rows a second"
        return f"[{'#' * full}{'.' * (_WIDTH - full)}] {counts}"


def _summary(tally: Tally, lake: Path) -> str:
    counts = f"{tally.read:,} districts read, {tally.there:,} there already, {len(tally.failures):,} not read"
    return f"{lake}: {counts}; {tally.rows:,} rows = {tally.rows - tally.refused:,} used + {tally.refused:,} refused."


def _failed(message: str) -> int:
    print(message, file=sys.stderr)
    return NOT_WRITTEN


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m data ingest",
        description=__doc__,
        epilog="A folder of tabs or a single file is a district, called after it; of any other folder, each one in it. "
        "It may be stopped or killed at any moment and started again. "
        "Exit code: 0 all used, 1 some refused, 2 not written.",
    )
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="files, folders of tabs, or folders of these")
    parser.add_argument("--to", type=Path, required=True, metavar="LAKE", help="the folder of the lake")
    parser.add_argument("--mapping", default="", help="a TOML file that says which header is which column")
    parser.add_argument("--today", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                        help="the last day that is not in the future")  # fmt: skip
    parser.add_argument("--settings", type=Path, default=Path("dashboard.toml"), help="default: dashboard.toml")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes that read (default: all cores)"
    )
    return parser.parse_args(arguments)
