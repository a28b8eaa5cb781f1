"""Who is in the reads of a source that are kept? And out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data import snapshot_folder as folder_of
from data.errors import SourceError
from data.events import note
from data.known_as import KnownAs, keys_in, known_as
from data.parse.names import name_key
from data.records import Records
from data.snapshot import SnapshotStore
from data.snapshot_manifest import FRAMES, frame_of, manifest_of


class KeptRead:
    """One read as it lies on the disk, opened frame by frame. Raises SourceError when it is not what was written."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._manifest = folder, manifest_of(folder)
        self.number: int = self._manifest["sequence"]
        self.read_at = pd.Timestamp(self._manifest["read_at"] or self._manifest["kept_at"])

    def mark(self, name: str) -> str:
        """What two reads with the same frame of this name have in common."""
        return self._manifest["files"].get(f"{name}.parquet", {}).get("sha256", "")

    def frame(self, name: str) -> pd.DataFrame:
        """One of its frames; an empty one where it is not what was written."""
        try:
            return frame_of(self._folder, self._manifest, name)
        except SourceError:
            return FRAMES[name]


@dataclass(frozen=True)
class Forgotten:
    """How many reads a person was taken out of, and how many the disk did not hand out: they may still be in those."""

    changed: int
    unread: int


class KeptReads:
    """The reads of one source that are kept in a folder, the oldest first; damaged ones are passed over.

    A list of people that many reads have is opened once.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)
        self._known: dict[tuple[str, str], pd.DataFrame] = {}
        self._keys: dict[tuple[str, KnownAs], frozenset[str]] = {}
        self.reads = tuple(self._sound())

    def who(self, key: str, records: Records | None = None) -> KnownAs:
        """What the person of a key is known by in all of them, and in the ``records`` of today."""
        today = [(records.people, records.staff)] if records is not None else []
        return known_as(key, [*today, *self._distinct("people", "staff")])

    def people(self, records: Records | None = None) -> pd.DataFrame:
        """Everybody in them and in the ``records``, each once: ``person``, ``name``, ``email``, those of today first."""
        today = [records.people] if records is not None else []
        found = [*today, *(people for (people,) in reversed(self._distinct("people")))]
        known: list[dict[str, str]] = []
        seen: set[str] = set()
        for people in found:
            new = [one for one in _told(people) if not seen & _telling(one)]
            known += new
            seen |= {mark for one in _told(people) for mark in _telling(one, named=True)}
        return pd.DataFrame(known, columns=["person", "name", "email"], dtype="str")

    def having(self, who: KnownAs) -> tuple[KeptRead, ...]:
        """Those whose list of people has them."""
        return tuple(read for read in self.reads if self.keys(read, who))

    def keys(self, read: KeptRead, who: KnownAs) -> frozenset[str]:
        """The person's keys in one of the reads."""
        mark = (read.mark("people"), who)
        if mark not in self._keys:
            self._keys[mark] = keys_in(self._frame(read, "people"), who)
        return self._keys[mark]

    def forget(self, who: KnownAs, *, now: pd.Timestamp) -> Forgotten:
        """Take the person out of every read (:func:`data.forget.without`). Raises OSError."""
        changed, unread = SnapshotStore(self._folder).forget(who, now=now)
        note("forgotten", count=changed, refused=unread)
        return Forgotten(changed, unread)

    def _sound(self) -> Iterator[KeptRead]:
        for name in reversed(folder_of.names(self._folder)):
            with suppress(SourceError):
                yield KeptRead(self._folder / name)

    def _distinct(self, *names: str) -> list[tuple[pd.DataFrame, ...]]:
        each = {tuple(read.mark(name) for name in names): read for read in self.reads}
        return [tuple(self._frame(read, name) for name in names) for read in each.values()]

    def _frame(self, read: KeptRead, name: str) -> pd.DataFrame:
        mark = (name, read.mark(name))
        if mark not in self._known:
            self._known[mark] = read.frame(name)
        return self._known[mark]


def _told(people: pd.DataFrame) -> list[dict[str, str]]:
    texts = people[["person", "name", "email"]].astype("object")
    return texts.where(texts.notna(), "").sort_values(["name", "person"]).to_dict("records")


def _telling(one: dict[str, str], *, named: bool = False) -> set[str]:
    """What tells whether somebody was met before: the key, the address; the name of who has no address, or once it is known."""
    name = {f"name {name_key(one['name'])}"} if named or not one["email"] else set()
    return {f"key {one['person']}"} | ({f"email {one['email'].casefold()}"} if one["email"] else set()) | name


def keys_of(people: Iterable[dict[str, str]], said: str) -> tuple[str, ...]:
    """The keys of those who are meant by an id, an address or a name; two of one name are both."""
    wanted = name_key(said)
    return tuple(one["person"] for one in people if wanted in {name_key(text) for text in one.values() if text})
