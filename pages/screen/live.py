"""Is what is shown the newest there is? One refresh at a time for everybody, in the background, at most once a minute."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread

import pandas as pd

from data.errors import ReadError, SourceError
from data.events import note
from data.kept_reads import Forgotten
from data.last_good import Outcome, last_good, refresh
from data.records import Records
from data.snapshot import SnapshotStore

EVERY = pd.Timedelta(minutes=1)


class Live:
    """What a shared source said last, for all viewers of this process; the last good read until it has answered.

    ``read`` gets the source anew; it is called by one thread at a time, whoever asks and however many they are.
    """

    def __init__(self, store: SnapshotStore, read: Callable[[], Records]) -> None:
        self.store = store
        self._read = read
        self._outcome: Outcome | None = last_good(store)
        self._error: ReadError | None = None
        self._refreshing: Thread | None = None
        self._begun: pd.Timestamp | None = None
        self._lock = Lock()

    def current(self, now: pd.Timestamp) -> Outcome:
        """What to show now. Starts a refresh when the last one began a minute ago; waits for it only with nothing to show.

        Raises
        ------
        SourceError, SchemaError
            The source cannot be had or used, and there is no last good read.
        """
        with self._lock:
            refreshing = self._begin(now) if self._is_due(now) else self._refreshing
        if self._outcome is None and refreshing:
            refreshing.join()
        if self._outcome is None:
            raise self._error or SourceError("not_read", "The sheet could not be read. Press Refresh to try again.")
        return self._outcome

    def ask(self, now: pd.Timestamp, *, force: bool = False) -> None:
        """Refresh because a viewer asked, and wait for it; ``force`` accepts a read that would not be accepted."""
        with self._lock:
            under_way = self._refreshing
        if under_way:  # what it will say may be older than the wish
            under_way.join()
        with self._lock:
            mine = self._begin(now, force=force)
        mine.join()

    def forget(self, take_out: Callable[[], Forgotten]) -> Forgotten:
        """Take somebody out of the kept reads, and out of what is shown until the next one."""
        with self._lock:
            under_way = self._refreshing
        if under_way:  # what it writes would be a read with the person in it
            under_way.join()
        done = take_out()
        self._outcome = last_good(self.store)
        return done

    def _is_due(self, now: pd.Timestamp) -> bool:
        return self._begun is None or not pd.Timedelta(0) <= now - self._begun < EVERY  # a clock set back is due too

    def _begin(self, now: pd.Timestamp, *, force: bool = False) -> Thread:
        """The refresh under way, or a new one; only with the lock held."""
        if self._refreshing is None or not self._refreshing.is_alive():
            self._begun = now
            self._refreshing = Thread(target=self._refresh, args=(now, force), name="refresh", daemon=True)
            self._refreshing.start()
        return self._refreshing

    def _refresh(self, now: pd.Timestamp, force: bool) -> None:
        try:
            outcome = refresh(self.store, self._read, now=now, force=force, before=self._outcome)
            self._outcome, self._error = outcome, None
            note(
                "refreshed" if outcome.is_fresh else "held_back",
                reason=outcome.reason or "none",
                version=outcome.records.version,
            )
        except ReadError as error:
            self._error = error
            note("read_failed", reason=error.reason)
