"""What can be shown now? The fresh read when it is good, else the last good one, with its true age."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from data.acceptance import judge
from data.errors import ReadError, SchemaError
from data.records import Records
from data.snapshot import SnapshotStore
from data.snapshot_folder import Snapshot


@dataclass(frozen=True)
class Outcome:
    """What to show after a refresh, and why it is that.

    ``is_fresh``: it is what the source said at this refresh. ``checked_at`` is when the source last said it.
    ``reason`` is a stable code and ``why`` a sentence: why the last good read is shown, or why the fresh one could not
    be kept; both "" when there is nothing to say. ``snapshot`` is None for a read that is not on the disk.
    """

    records: Records
    checked_at: pd.Timestamp
    is_fresh: bool
    snapshot: Snapshot | None = None
    reason: str = ""
    why: str = ""

    def age(self, now: pd.Timestamp) -> pd.Timedelta | None:
        """How old what is shown may be; None when the clock says an earlier time than at the read: then nobody knows."""
        age = pd.Timestamp(now) - self.checked_at
        return age if age >= pd.Timedelta(0) else None

    @property
    def skipped(self) -> tuple[str, ...]:
        """Newer reads that are damaged on the disk, a sentence each."""
        return () if self.is_fresh or self.snapshot is None else self.snapshot.skipped


def refresh(
    store: SnapshotStore,
    read: Callable[[], Records],
    *,
    now: pd.Timestamp,
    force: bool = False,
    before: Outcome | None = None,
) -> Outcome:
    """Read anew and keep it when it is good; when it is not, or cannot be had, hold on to the last good read.

    ``now`` is the time before reading, so that no age is ever too small. ``force`` accepts a read that
    :func:`data.acceptance.judge` would not. ``before`` is what is shown so far: it outlives a disk that is full or
    broken, and spares reading it back.

    Raises
    ------
    SourceError, SchemaError
        It cannot be had or used, and there is no last good read.
    """
    try:
        new = read()
    except ReadError as error:
        return _held(_last(store, before), error)
    last = _last(store, before)
    verdict = judge(new, last and last.records)
    if not (verdict.accepted or force):
        return _held(last, SchemaError(verdict.reason, verdict.sentence))
    return _kept(store, new, pd.Timestamp(now), last)


def last_good(store: SnapshotStore) -> Outcome | None:
    """The last good read on the disk, as a dashboard that starts can show it before the first refresh; None: none."""
    if not (found := store.latest()):
        return None
    records, snapshot = found
    return Outcome(records, snapshot.checked_at, is_fresh=False, snapshot=snapshot)


def _last(store: SnapshotStore, before: Outcome | None) -> Outcome | None:
    """The newest accepted read that is known: in memory, unless the disk has a newer sound one."""
    if before and (before.snapshot is None or before.snapshot.sequence >= store.newest()):
        return before
    found = last_good(store)
    if before and (found is None or found.snapshot.sequence < before.snapshot.sequence):
        return before
    return found


def _held(last: Outcome | None, error: ReadError) -> Outcome:
    if last is None:
        raise error
    return replace(last, is_fresh=False, reason=error.reason, why=str(error))


def _kept(store: SnapshotStore, new: Records, now: pd.Timestamp, last: Outcome | None) -> Outcome:
    snapshot = None
    try:
        snapshot = store.save(new, now=now)
        if last is None or last.checked_at.normalize() < now.normalize():
            store.prune(now)  # once a day is enough
    except OSError as error:
        why = f"The dashboard cannot write its disk ({error.strerror}). What is shown is the fresh read."
        return Outcome(new, now, is_fresh=True, snapshot=snapshot, reason="disk", why=why)
    return Outcome(new, now, is_fresh=True, snapshot=snapshot)
