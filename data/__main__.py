"""Read a source and say what was read, used and refused: ``python -m data SOURCE``.

``python -m data template TARGET`` writes the empty log instead; ``python -m data forget PERSON`` takes somebody out of
every read that is kept; ``python -m data backup FILE`` and ``restore FILE`` carry those to another disk and back;
``python -m data ingest SOURCE... --to LAKE`` keeps the logs of many districts in a lake.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from data.errors import ReadError
from data.records import load
from data.report import report
from data.settings import read_settings

USED, SOME_REFUSED, NOT_READ = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Print the report; 0 when every row was used, 1 when some were refused, 2 when the source could not be read."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["template"]:
        from data import template  # only here: it brings what writes workbooks and Google Sheets

        return template.main(arguments[1:])
    if arguments[:1] in (["backup"], ["restore"]):
        from data import backup

        return backup.main(arguments)
    if arguments[:1] == ["forget"]:
        from data import forget_command

        return forget_command.main(arguments[1:])
    if arguments[:1] == ["ingest"]:
        from data.lake import command  # only here: who reads one log needs none of it

        return command.main(arguments[1:])
    asked = _asked(arguments)
    try:
        settings = read_settings(asked.settings)
        source = asked.source or settings.source
        if not source:
            print("Say what to read: python -m data SOURCE, or set source in dashboard.toml.", file=sys.stderr)
            return NOT_READ
        records = load(source, mapping=asked.mapping or settings.mapping, today=asked.today, settings=settings)
    except ReadError as error:
        print(f"{error} [{error.reason}]", file=sys.stderr)
        return NOT_READ
    print(report(records))
    return SOME_REFUSED if records.counts["refused"].any() else USED


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m data", description=__doc__, epilog="Exit code: 0 all used, 1 some refused, 2 not read."
    )
    parser.add_argument("source", nargs="?", default="", help="a folder of CSV files, or one CSV with the PD log")
    parser.add_argument("--mapping", default="", help="a TOML file that says which header is which column")
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=None,
        metavar="YYYY-MM-DD",
        help="the last day that is not in the future",
    )
    parser.add_argument(
        "--settings",
        type=Path,
        default=Path("dashboard.toml"),
        help="the district's settings (default: dashboard.toml)",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
