"""What may be said to ``python -m presentation``?"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from data.settings import PAPERS
from data.template import KEY_FILE
from presentation.exports import EXPORTS

_CODES = "Exit code: 0 done, 1 source not read, 2 wrongly asked or not written, 3 something has to be installed."


def arguments_of(command: list[str] | None) -> argparse.Namespace:
    """The words of a command line, or None for this one; what is wrong with them ends it with code 2."""
    parser = argparse.ArgumentParser(
        prog="python -m presentation", description="Make a file without opening the dashboard.", epilog=_CODES
    )
    add = parser.add_argument
    add("file", choices=EXPORTS, metavar="FILE", help=f"which file to make: {', '.join(EXPORTS)}")
    add(
        "source",
        nargs="?",
        default="",
        help="a CSV, a folder, a workbook or a sheet's address (default: dashboard.toml's, else the sample)",
    )
    add("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the last day that counts (default: today)")
    add("--team", default="", help="one team instead of the whole department")
    add("--paper", choices=PAPERS, default="", help="for the one page (default: dashboard.toml's)")
    add("--out", type=Path, help="where to write it (default: here, under a name with the day in it)")
    add("--mapping", default="", help="a TOML file that says which header is which column")
    add(
        "--credentials",
        default="",
        metavar="KEY.json",
        help=f"the key a Google Sheet is shared with (default: the file that {KEY_FILE} names)",
    )
    add(
        "--previous",
        default="",
        metavar="SOURCE",
        help="an older read, to say what has changed since: not for the tables",
    )
    add(
        "--settings",
        type=Path,
        default=Path("dashboard.toml"),
        help="the district's settings (default: dashboard.toml)",
    )
    return parser.parse_args(command)  # fmt: skip
