"""What was the last good read? Every accepted read, kept on disk, whole or not at all.

A folder holds the reads of one source::

    snap-00000012-9f86d081884c/   log.parquet, staff.parquet, ... and manifest.json: never changed once it is there
    CURRENT                       the name of the one that was last kept
    CHECKED                       when the source last said the same as each
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

import pandas as pd

from data import snapshot_folder as folder_of
from data.errors import SourceError
from data.forget import without
from data.keys import SCHOOL_YEAR_START
from data.known_as import KnownAs
from data.records import Records
from data.snapshot_files import UNFINISHED, remove_folder, sha256, write_folder, write_sealed, writing
from data.snapshot_folder import CHECKED, CURRENT, Snapshot
from data.snapshot_manifest import MANIFEST, manifest_of, number, packed, unpacked
from data.snapshot_retention import ALL_DAYS, kept

FOLDER = Path(".two-hours/snapshots")


class SnapshotStore:
    """The accepted reads of one source in a folder, ordered by their number and never by a clock.

    Reading goes on to the next older snapshot when one is damaged, and says so. Writing raises OSError when the disk
    refuses, and what was there before is still there. Times are local, as everywhere.
    """

    def __init__(self, folder: str | Path, *, school_year_start: tuple[int, int] = SCHOOL_YEAR_START) -> None:
        self.folder = Path(folder)
        self.school_year_start = school_year_start

    @classmethod
    def of(
        cls, source: str, root: str | Path = FOLDER, *, school_year_start: tuple[int, int] = SCHOOL_YEAR_START
    ) -> SnapshotStore:
        """The store of one source: each has its own folder, so that the reads of one never stand in for another's."""
        own = sha256(source.encode("utf-8", "surrogateescape"))[:12]
        return cls(Path(root) / own, school_year_start=school_year_start)

    def save(self, records: Records, *, now: pd.Timestamp) -> Snapshot:
        """Keep a read; when it says the same as the newest one, keep only that this was checked ``now``.

        It is on the disk when this returns. Raises OSError when it cannot be, or another writer does not finish.
        """
        now = pd.Timestamp(now)
        with writing(self.folder):
            newest = next(iter(folder_of.names(self.folder)), "")
            name, files = packed(records, sequence=number(newest) + 1, parent=self._hash(newest), now=now)
            if newest and folder_of.says(self.folder, newest, json.loads(files[MANIFEST])["content"]):
                name = newest
            else:
                write_folder(self.folder / name, files)
            self._point_at(name, now)
            return folder_of.snapshot(self.folder, name)

    def latest(self) -> tuple[Records, Snapshot] | None:
        """The newest read that is still what was written; ``skipped`` says which newer ones are not. None: there is none."""
        found, last_kept = folder_of.newest_until(self.folder, None), number(folder_of.current(self.folder))
        if found is None or last_kept <= self.newest():
            return found
        records, snapshot = found
        gone = f"Read number {last_kept} cannot be used: it is gone from the disk."
        return records, replace(snapshot, skipped=(gone, *snapshot.skipped))

    def as_of(self, day: date | str | pd.Timestamp) -> tuple[Records, Snapshot] | None:
        """What was known at the end of a day: the newest read until then that is still what was written."""
        return folder_of.newest_until(self.folder, pd.Timestamp(day).normalize())

    def list(self) -> tuple[Snapshot, ...]:
        """The reads that are kept, newest first, without those whose manifest is damaged."""
        sound, _ = folder_of.sound_and_damaged(self.folder, proven_before=pd.Timestamp.min)
        return tuple(sound)

    def load(self, sequence: int) -> Records:
        """The records of one read.

        Raises
        ------
        SourceError
            ``no_snapshot``, ``damaged_snapshot``, ``unreadable_snapshot`` or ``other_release``.
        """
        for name in folder_of.names(self.folder):
            if number(name) == sequence:
                return unpacked(self.folder / name)
        raise SourceError("no_snapshot", f"Read number {sequence} is not kept.")

    def newest(self) -> int:
        """The number of the newest read on the disk, unproven; 0 when there is none. Costs one look at the folder."""
        return max(map(number, folder_of.names(self.folder)), default=0)

    def prune(self, now: pd.Timestamp) -> tuple[int, ...]:
        """Remove the reads that need not be kept (:func:`data.snapshot_retention.kept`); their numbers, newest first.

        A damaged one takes nobody's place, and goes once a newer sound one is past the days of keeping all.
        """
        now = pd.Timestamp(now)
        past = now.normalize() - pd.Timedelta(days=ALL_DAYS - 1)
        with writing(self.folder):
            sound, damaged = folder_of.sound_and_damaged(self.folder, proven_before=past)
            staying = kept(sound, now=now, school_year_start=self.school_year_start)
            newest_past = max((one.sequence for one in sound if one.read_at < past), default=0)
            removed = [one.name for one in sound if one.sequence not in staying]
            removed += [name for name in damaged if number(name) < newest_past]
            for name in removed:
                remove_folder(self.folder / name)
        return tuple(sorted(map(number, removed), reverse=True))

    def forget(self, who: KnownAs, *, now: pd.Timestamp) -> tuple[int, int]:
        """Take a person out of every read that is kept (:func:`data.forget.without`).

        Returns how many reads this changed, and how many the disk did not hand out. Each read is written anew under its
        number before the old one goes, so that a reader always finds one of the two; killed in the middle, asking again
        goes on. A damaged read goes: nobody can tell what is in it. Raises OSError.
        """
        changed, unread, moved, hashes = 0, 0, {}, {}
        with writing(self.folder):
            for names in _by_number(folder_of.names(self.folder)):
                # Two of one number: somebody was killed between writing the new one and removing the old.
                try:
                    new, was_in = self._rewritten(min(names, key=self._is_original), who, hashes, pd.Timestamp(now))
                except _NotHandedOut:
                    unread += 1
                    continue
                changed += was_in
                for name in names:
                    if name != new:
                        moved[name] = new
                        remove_folder(self.folder / name)
            self._follow(moved)
            for left in self.folder.glob(f"{UNFINISHED}*"):  # a folder whose files the disk did not let go of at once
                shutil.rmtree(left)
        return changed, unread

    def _is_original(self, name: str) -> bool:
        try:
            return "was" not in manifest_of(self.folder / name)
        except SourceError:
            return True

    def _rewritten(self, name: str, who: KnownAs, hashes: dict[str, str], now: pd.Timestamp) -> tuple[str, bool]:
        """The name of a read once a person is out of it ("" for one that is damaged), and whether they were in it.

        ``hashes`` says what became of the hashes of the manifests before it, which it repeats; its own is added.
        """
        try:
            manifest, records = manifest_of(self.folder / name), unpacked(self.folder / name)
        except SourceError as error:
            if error.reason == "unreadable_snapshot":  # the disk may hand it out tomorrow
                raise _NotHandedOut from error
            return "", False
        left, parent, was = without(records, who), manifest["parent"], self._hash(name)
        new = name
        if left is not records or parent in hashes:
            told = {"rewritten_at": now.isoformat(), "was": was}
            kept_at = pd.Timestamp(manifest["kept_at"])
            new, files = packed(
                left, sequence=manifest["sequence"], parent=hashes.get(parent, parent), now=kept_at, rewritten=told
            )
            write_folder(self.folder / new, files)
            hashes[was] = self._hash(new)
        elif "was" in manifest:  # of an earlier time, perhaps of one that was killed before it came to the next read
            hashes[manifest["was"]] = was
        return new, left is not records

    def _follow(self, moved: dict[str, str]) -> None:
        """The small files beside the reads, with the new names."""
        checked = {moved.get(name, name): at for name, at in folder_of.checked(self.folder).items()}
        write_sealed(self.folder / CHECKED, json.dumps({name: at for name, at in checked.items() if name}))
        current = folder_of.current(self.folder)
        write_sealed(self.folder / CURRENT, moved.get(current, current))

    def _point_at(self, name: str, now: pd.Timestamp) -> None:
        if folder_of.current(self.folder) != name:
            write_sealed(self.folder / CURRENT, name)
        there, checked = set(folder_of.names(self.folder)), folder_of.checked(self.folder)
        checked = {known: at for known, at in checked.items() if known in there} | {name: now.isoformat()}
        write_sealed(self.folder / CHECKED, json.dumps(checked))

    def _hash(self, name: str) -> str:
        """The hash of a manifest, which the next one repeats; "" when there is none to read."""
        try:
            return sha256((self.folder / name / MANIFEST).read_bytes())
        except OSError:
            return ""


class _NotHandedOut(Exception):
    """A read that the disk does not hand out now."""


def _by_number(names: list[str]) -> list[list[str]]:
    """The names of the reads, those of one number together, the oldest first."""
    return [list(same) for _, same in groupby(reversed(names), key=number)]
