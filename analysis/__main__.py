"""Compute the parts of a lake: ``python -m analysis parts LAKE``, here or on a Dask cluster."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path

from analysis.cluster import LOCAL, NoCluster, mapped
from analysis.over_lake import Mapped, compute
from data.errors import ReadError, SourceError
from data.lake import working
from data.lake.catalogue import Lake, opened
from data.lake.store import Computed
from data.settings import read_settings

DONE, SOME_LEFT_OUT, NOT_DONE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Compute; 0 when every district is in, 1 when some were left out, 2 when nothing could be done or kept."""
    asked = _asked(arguments)
    try:
        lake = opened(asked.lake)
        found = compute(
            lake, as_of=_as_of(lake, asked.as_of), settings=read_settings(asked.settings), mapped=_how(asked), say=_say
        )
    except (ReadError, NoCluster) as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"The parts cannot be kept: {error.strerror}. What was computed before is still there.")
    for district, why in found.left_out:
        print(f"{district} is left out. {why}", file=sys.stderr)
    print(_summary(lake, found))
    return SOME_LEFT_OUT if found.left_out else DONE


def _how(asked: argparse.Namespace) -> Mapped:
    if asked.scheduler:
        return partial(mapped, scheduler=asked.scheduler, workers=asked.workers)
    return partial(working.mapped, workers=asked.workers)


def _as_of(lake: Lake, wanted: date | None) -> str:
    """The day that was asked for, else the last that anybody in the lake has logged."""
    if wanted or lake.last_day:
        return str(wanted or lake.last_day)
    raise SourceError("no_rows", f"{lake.folder.name} has no row in any log yet.")


def _say(done: int, of: int) -> None:
    print(f"{done:,} of {of:,} batches", end="\r" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)


def _summary(lake: Lake, found: Computed) -> str:
    rows = sum(district.logged for district in lake.districts.values())
    return f"{lake.folder}: {rows:,} rows of {found.districts - len(found.left_out):,} districts, as of {found.as_of}."


def _failed(message: str) -> int:
    print(" ".join(message.split()), file=sys.stderr)
    return NOT_DONE


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description=__doc__,
        epilog="It may be stopped or killed at any moment and started again. "
        "Exit code: 0 all districts, 1 some left out, 2 not done.",
    )
    parts = parser.add_subparsers(required=True, metavar="parts").add_parser(
        "parts", help="sums and counts of each district"
    )
    parts.add_argument("lake", type=Path, metavar="LAKE", help="what python -m data ingest has made")
    parts.add_argument(
        "--scheduler", default="", metavar="tcp://...", help=f'a Dask scheduler, or "{LOCAL}" for one of our own'
    )
    parts.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes on this machine (default: all cores)"
    )
    parts.add_argument("--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                       help="the last day that counts (default: the last one logged)")  # fmt: skip
    parts.add_argument("--settings", type=Path, default=Path("dashboard.toml"), help="default: dashboard.toml")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
