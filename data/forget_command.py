"""Take a person out of every read that is kept: ``python -m data forget PERSON``.

With ``--lake LAKE --district NAME``, out of that district as it is kept in a lake.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import pandas as pd

from data.errors import ReadError
from data.kept_reads import KeptReads, keys_of
from data.snapshot import FOLDER

DONE, NOBODY, NOT_DONE = 0, 1, 2
FIRST = (
    "Nothing was changed. Remove their rows from the sheet first, or the next read brings them back; then add --yes. "
    "Backups made before still hold them: make a new one and delete the old."
)


def main(arguments: list[str] | None = None) -> int:
    """0 done (or, without --yes, said what would be done), 1 nobody of that name is kept, 2 not done whole: ask again."""
    asked = _asked(arguments)
    try:
        return _in_a_lake(asked) if asked.lake else _in_kept_reads(asked)
    except ReadError as error:
        print(f"{error} [{error.reason}]", file=sys.stderr)
        return NOT_DONE


def _in_kept_reads(asked: argparse.Namespace) -> int:
    kept = [KeptReads(folder) for folder in sorted(asked.snapshots.glob("*")) if folder.is_dir()]
    found = [(one, keys) for one in kept if (keys := keys_of(one.people().to_dict("records"), asked.person))]
    if (most := max((len(keys) for _, keys in found), default=0)) != 1:
        return _not_one(asked.person, most)
    if not asked.yes:
        for one, (key,) in found:
            print(
                f"They are among the people of {len(one.having(one.who(key)))} of {len(one.reads)} kept reads of one source."
            )
        print(FIRST)
        return DONE
    return max(_forgotten(one, key) for one, (key,) in found)


def _in_a_lake(asked: argparse.Namespace) -> int:
    from data.lake.forgetting import KeptDistrict  # only here: who reads one log needs none of it

    district = KeptDistrict(asked.lake, asked.district)
    keys = keys_of(district.people().to_dict("records"), asked.person)
    if len(keys) != 1:
        return _not_one(asked.person, len(keys))
    if not asked.yes:
        print(f"They are among the people of {asked.district}.", FIRST.replace("the sheet", "its files"))
        return DONE
    try:
        district.forget(district.who(*keys))
    except OSError as error:
        return _refused(error)
    print(f"Taken out of {asked.district}. The sums count them until you run: python -m analysis parts {asked.lake}")
    return DONE


def _not_one(person: str, many: int) -> int:
    who = f"{many} people are kept here as" if many else "Nobody is kept here as"
    how = "Write one's id or e-mail address" if many else "Write it as in the log: id, e-mail address or name"
    print(f"{who} {person!r}. {how}.", file=sys.stderr)
    return NOBODY


def _forgotten(kept: KeptReads, key: str) -> int:
    try:
        done = kept.forget(kept.who(key), now=pd.Timestamp.now())
    except OSError as error:
        return _refused(error)
    print(f"Taken out of {done.changed} kept reads of one source.")
    if done.unread:
        print(f"{done.unread} reads could not be opened: they may be in those. Ask again.", file=sys.stderr)
    return NOT_DONE if done.unread else DONE


def _refused(error: OSError) -> int:
    print(f"Not done: the disk refused ({error.strerror}). Ask again; what is done stays done.", file=sys.stderr)
    return NOT_DONE


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data forget", description=__doc__.split(":")[0] + ".")
    parser.add_argument("person", help="their id in Staff, else their e-mail address, else their name, as in the log")
    parser.add_argument(
        "--snapshots",
        type=Path,
        default=Path(os.environ.get("TWO_HOURS_SNAPSHOTS") or FOLDER),
        help=f"where reads are kept (default: {FOLDER})",
    )
    parser.add_argument("--lake", type=Path, metavar="LAKE", help="a lake, in the place of the kept reads")
    parser.add_argument("--district", default="", metavar="NAME", help="whose log in the lake")
    parser.add_argument("--yes", action="store_true", help="do it; without it, only say what would be done")
    return parser.parse_args(arguments)
