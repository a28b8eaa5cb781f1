"""What is left of the records when a person is taken out of them? And the command that does so to every kept read."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from data.schema import TABLES

if TYPE_CHECKING:
    from data.records import Records

SEVERAL = ("people", "led_by", "present")  # columns of several person keys


def without(records: Records, person: str) -> Records:
    """The records without a person: their rows, their part in meetings and sessions, what was refused of theirs.

    A session that only they led goes whole. A refused row goes too when it holds their name or address, for as text it
    may be anybody's. The counts of the read stay as they were. Records that do not know the person come back as they are.
    """
    known = records.people[records.people["person"] == person]
    if known.empty:
        return records
    frames = {table.key: _without(getattr(records, table.key), person) for table in TABLES}
    names = {str(text).casefold() for text in (*known["name"].dropna(), *known["email"].dropna())}
    typed = records.refused["typed"].str.cat(records.refused["value"], sep=" ").str.casefold()
    theirs = (records.refused["person"] == person) | typed.map(lambda text: any(name in text for name in names)).astype(
        bool
    )
    lists = {"people": records.people[records.people["person"] != person], "refused": records.refused[~theirs]}
    return replace(
        records,
        **{key: worn_off(frame) for key, frame in (frames | lists).items()},
        version=f"{records.version}-without",
    )


def worn_off(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with no category but those its rows use: an unused one is still written and sent along."""
    plain = [name for name, kind in frame.dtypes.items() if isinstance(kind, pd.CategoricalDtype) and not kind.ordered]
    used = {column: frame[column].cat.remove_unused_categories() for column in plain}
    return frame.assign(**used).reset_index(drop=True)


def _without(frame: pd.DataFrame, person: str) -> pd.DataFrame:
    if "person" in frame:
        return frame[~(frame["person"] == person)]
    cut = {
        column: frame[column].map(lambda names: tuple(one for one in names or () if one != person))
        for column in SEVERAL
        if column in frame
    }
    left = frame.assign(**cut)
    return left[left["people"].map(bool).astype(bool)] if "people" in cut else left


def main(arguments: list[str] | None = None) -> int:
    """``python -m data forget PERSON``: 0 done, 1 nobody of that name is kept, 2 not done."""
    from data.snapshot import FOLDER, SnapshotStore  # which needs this module

    parser = argparse.ArgumentParser(
        prog="python -m data forget", description="Take a person out of every read that is kept."
    )
    parser.add_argument("person", help="their id in Staff, else their e-mail address, else their name, as in the log")
    parser.add_argument("--snapshots", type=Path, default=Path(os.environ.get("TWO_HOURS_SNAPSHOTS") or FOLDER), help=f"where reads are kept (default: {FOLDER})")
    parser.add_argument("--yes", action="store_true", help="do it; without it, only say what would be done")
    asked = parser.parse_args(arguments)
    changed = 0
    for folder in sorted(path for path in asked.snapshots.glob("*") if path.is_dir()):
        store = SnapshotStore(folder)
        keys = keys_of(store.latest()[0], asked.person) if store.latest() else ()
        for key in keys:
            reads = store.forget(key, now=pd.Timestamp.now()) if asked.yes else len(store.list())
            print(f"{'Taken out of' if asked.yes else 'Would be looked for in'} {reads} kept reads of one source.")
            changed += 1
    if not changed:
        print(
            f"Nobody is kept here as {asked.person!r}. Write it as in the log: id, e-mail address or name.",
            file=sys.stderr,
        )
        return 1
    if not asked.yes:
        print(
            "Nothing was changed. Remove their rows from the sheet first, or the next read brings them back; then add --yes."
        )
    return 0


def keys_of(records: Records, said: str) -> tuple[str, ...]:
    """The keys of the people who are meant by an id, an address or a name; two of one name are both."""
    wanted, people = said.strip().casefold(), records.people
    columns = [people[column].astype("str").str.casefold() == wanted for column in ("person", "email", "name")]
    return tuple(people.loc[columns[0] | columns[1] | columns[2], "person"].astype("str"))
