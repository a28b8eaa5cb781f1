"""Take a person out of every read that is kept: ``python -m data forget PERSON``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import pandas as pd

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
    kept = [KeptReads(folder) for folder in sorted(asked.snapshots.glob("*")) if folder.is_dir()]
    found = [(one, keys) for one in kept if (keys := keys_of(one.people().to_dict("records"), asked.person))]
    most = max((len(keys) for _, keys in found), default=0)
    if most != 1:
        who = f"{most} people are kept here as" if most else "Nobody is kept here as"
        how = "Write one's id or e-mail address" if most else "Write it as in the log: id, e-mail address or name"
        print(f"{who} {asked.person!r}. {how}.", file=sys.stderr)
        return NOBODY
    if not asked.yes:
        for one, (key,) in found:
            print(
                f"They are among the people of {len(one.having(one.who(key)))} of {len(one.reads)} kept reads of one source."
            )
        print(FIRST)
        return DONE
    return max(_forgotten(one, key) for one, (key,) in found)


def _forgotten(kept: KeptReads, key: str) -> int:
    try:
        done = kept.forget(kept.who(key), now=pd.Timestamp.now())
    except OSError as error:
        print(f"Not done: the disk refused ({error.strerror}). Ask again; what is done stays done.", file=sys.stderr)
        return NOT_DONE
    print(f"Taken out of {done.changed} kept reads of one source.")
    if done.unread:
        print(f"{done.unread} reads could not be opened: they may be in those. Ask again.", file=sys.stderr)
    return NOT_DONE if done.unread else DONE


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data forget", description=__doc__.split(":")[0] + ".")
    parser.add_argument("person", help="their id in Staff, else their e-mail address, else their name, as in the log")
    parser.add_argument(
        "--snapshots",
        type=Path,
        default=Path(os.environ.get("TWO_HOURS_SNAPSHOTS") or FOLDER),
        help=f"where reads are kept (default: {FOLDER})",
    )
    parser.add_argument("--yes", action="store_true", help="do it; without it, only say what would be done")
    return parser.parse_args(arguments)
