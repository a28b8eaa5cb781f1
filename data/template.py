"""The empty log, ready to be filled in: ``python -m data template TARGET``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from data.errors import ReadError, SourceError
from data.sources.google_address import is_address
from data.template_files import write_folder
from data.template_google import fill
from data.template_workbook import write_workbook

KEY_FILE = "GOOGLE_APPLICATION_CREDENTIALS"  # where Google's own tools look for the path of a service account's key
WRITTEN, NOT_WRITTEN = 0, 2


def write(target: str, *, credentials: str = "") -> list[str]:
    """Write the template to a Google Sheet's address, an .xlsx or a folder; one line per tab says what was done.

    Nothing that is there is changed: a file is left as it is, a sheet gets what it lacks. Doing it again does nothing.

    Raises
    ------
    SourceError
        In one line, why not and what to do.
    """
    if is_address(target):
        return fill(target, credentials or os.environ.get(KEY_FILE, ""))
    path = Path(target)
    if path.suffix.casefold() == ".xlsx":
        return write_workbook(path)
    if path.suffix or path.is_file():
        message = (
            "The template goes into a Google Sheet (its address), a file ending in .xlsx, or a folder for CSV files."
        )
        raise SourceError("no_target", message)
    return write_folder(path)


def main(arguments: list[str] | None = None) -> int:
    """Print what was done; 0 when the template is there, 2 when it could not be written."""
    asked = _asked(arguments)
    try:
        print("\n".join(write(asked.target, credentials=asked.credentials)))
    except ReadError as error:
        print(f"{error} [{error.reason}]", file=sys.stderr)
        return NOT_WRITTEN
    return WRITTEN


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data template", description=__doc__)
    parser.add_argument("target", help="the address of a Google Sheet, a file ending in .xlsx, or a folder")
    parser.add_argument(
        "--credentials",
        default="",
        metavar="KEY.json",
        help=f"the service account's key, for a Google Sheet (default: the file that {KEY_FILE} names)",
    )
    return parser.parse_args(arguments)
