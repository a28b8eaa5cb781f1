import errno
import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from data import SchemaError, SourceError
from data.last_good import last_good, refresh
from data.snapshot import SnapshotStore
from tests.data.snapshot_cases import HOUR, NOW, Disk, generation

FULL_DISK = OSError(errno.ENOSPC, "No space left on device")
REFUSED = SourceError("no_answer", "Google does not answer.")


class Killed(BaseException):
    """The power is gone: nothing after this is done, not even tidying up."""


def says(number, **more):
    return lambda: generation(number, **more)


def fails():
    raise REFUSED


@pytest.fixture
def store(tmp_path):
    return SnapshotStore(tmp_path)


def test_a_good_read_is_shown_and_kept(store):
    shown = refresh(store, says(1), now=NOW)
    assert (shown.is_fresh, shown.records.version, shown.reason, shown.why) == (True, "v1", "", "")
    assert shown.age(NOW + HOUR) == HOUR
    assert last_good(store).records.version == "v1"


def test_when_it_cannot_be_read_the_last_good_read_is_shown_with_its_age_and_the_reason(store):
    refresh(store, says(1), now=NOW)
    shown = refresh(store, fails, now=NOW + 2 * HOUR)
    assert (shown.is_fresh, shown.records.version, shown.snapshot.sequence) == (False, "v1", 1)
    assert (shown.reason, shown.why) == ("no_answer", "Google does not answer.")
    assert shown.age(NOW + 3 * HOUR) == 3 * HOUR


def test_without_a_last_good_read_the_reason_is_raised(store):
    with pytest.raises(SourceError, match="Google does not answer"):
        refresh(store, fails, now=NOW)
    with pytest.raises(SchemaError, match='no rows in "PD log"'):
        refresh(store, says(1, rows=0), now=NOW)
    assert last_good(store) is None


def test_a_suddenly_small_read_is_not_shown_until_a_lead_accepts_it(store):
    refresh(store, says(1, rows=100), now=NOW)
    held = refresh(store, says(2, rows=10), now=NOW + HOUR)
    assert (held.records.version, held.reason, held.age(NOW + HOUR)) == ("v1", "suspicious_row_drop", HOUR)
    accepted = refresh(store, says(2, rows=10), now=NOW + 2 * HOUR, force=True)
    assert (accepted.records.version, accepted.is_fresh, accepted.why) == ("v2", True, "")
    assert refresh(store, says(3, rows=10), now=NOW + 3 * HOUR).records.version == "v3"


def test_the_same_again_is_fresh(store):
    refresh(store, says(1), now=NOW)
    refresh(store, says(1), now=NOW + HOUR)
    shown = refresh(store, fails, now=NOW + 2 * HOUR)
    assert shown.age(NOW + 2 * HOUR) == HOUR and len(store.list()) == 1


def test_a_full_disk_is_no_reason_to_show_less(store, monkeypatch):
    refresh(store, says(1), now=NOW)
    with monkeypatch.context() as patch:
        Disk(patch, step=3, error=FULL_DISK, for_good=True)
        shown = refresh(store, says(2), now=NOW + HOUR)
    assert (shown.records.version, shown.is_fresh, shown.snapshot, shown.reason) == ("v2", True, None, "disk")
    assert shown.why == (
        "The dashboard cannot write its disk (No space left on device). What is shown is the fresh read."
    )
    held = refresh(store, fails, now=NOW + 2 * HOUR, before=shown)
    assert (held.records.version, held.why) == ("v2", "Google does not answer.")
    assert refresh(store, fails, now=NOW + 2 * HOUR).records.version == "v1"  # after a restart


def test_what_is_in_memory_outlives_what_is_damaged_on_the_disk(store):
    refresh(store, says(1), now=NOW)
    shown = refresh(store, says(2), now=NOW)
    next(store.folder.glob("snap-00000002-*/log.parquet")).write_bytes(b"")
    assert refresh(store, fails, now=NOW, before=shown).records.version == "v2"
    older = refresh(store, fails, now=NOW)
    assert (older.records.version, older.why) == ("v1", "Google does not answer.")
    assert older.skipped == ("Read number 2 cannot be used: log.parquet is not what was written.",)
    shutil.rmtree(store.folder)
    assert refresh(store, fails, now=NOW, before=shown).records.version == "v2"


def test_what_another_process_has_kept_since_is_newer_than_memory(store):
    shown = refresh(store, says(1), now=NOW)
    refresh(store, says(2), now=NOW + HOUR)
    assert refresh(store, fails, now=NOW + 2 * HOUR, before=shown).records.version == "v2"


def test_nobody_knows_an_age_before_the_read(store):
    refresh(store, says(1), now=NOW)
    assert refresh(store, fails, now=NOW).age(NOW - HOUR) is None
    assert refresh(store, fails, now=NOW).age(NOW) == pd.Timedelta(0)


def test_once_a_day_what_need_not_be_kept_goes(store):
    for number in (1, 2, 3):
        refresh(store, says(number, now=NOW + number * HOUR), now=NOW + number * HOUR)
    later = NOW + 30 * 24 * HOUR
    refresh(store, says(4, now=later), now=later)
    assert [kept.sequence for kept in store.list()] == [4, 3]


@dataclass
class Read:
    """What the model knows of an accepted read."""

    version: str
    rows: int
    refused: int
    goals: bool
    checked_at: pd.Timestamp
    sequence: int = 0
    sound: bool = True


class Dashboard(RuleBasedStateMachine):
    """Property 24: whatever happens in whatever order, the newest sound accepted read is shown, at its true age."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store, self.now, self.number = SnapshotStore(self.folder), NOW, 0
        self.disk, self.memory, self.shown = [], None, None

    def teardown(self):
        shutil.rmtree(self.folder)

    @rule(
        again=st.booleans(),
        rows=st.sampled_from([30, 30, 28, 10, 0]),
        refused=st.sampled_from([0, 0, 0, 10]),
        goals=st.sampled_from([True, True, True, False]),
        force=st.sampled_from([False, False, True]),
        fate=st.sampled_from(["well", "well", "disk full", "killed"]),
        step=st.integers(1, 75),
    )
    def refresh(self, again, rows, refused, goals, force, fate, step):
        self.number += not again
        name = f"{self.number}, {rows} rows, {refused} refused, goals: {goals}"
        new = Read(name, rows, min(refused, rows), goals, self.now)
        last = self.last()
        told = {"rows": new.rows, "refused": new.refused, "without": () if goals else {"goals"}, "now": self.now}
        read = replace(generation(self.number, **told), version=name)
        try:
            shown = self.with_fate(fate, step, lambda: read, force)
        except Killed:
            assert self.accepted(new, last) or force
            self.memory = self.shown = None
            self.look_at_the_disk(new)
            return
        except SchemaError:
            assert last is None and rows == 0 and not force
            return
        if not (self.accepted(new, last) or force):
            return self.holds(shown, last)
        assert shown.is_fresh and shown.records.version == new.version and shown.checked_at == self.now
        assert shown.reason in ("", "disk") if fate == "disk full" else shown.reason == ""
        self.look_at_the_disk(new, must=shown.snapshot is not None)
        self.memory, self.shown = new, shown

    @rule(error=st.sampled_from([REFUSED, SchemaError("no_rows", "There are no rows.")]))
    def cannot_be_read(self, error):
        def read():
            raise error

        last = self.last()
        if last is None:
            with pytest.raises(type(error)):
                refresh(self.store, read, now=self.now, before=self.shown)
        else:
            shown = refresh(self.store, read, now=self.now, before=self.shown)
            assert (shown.reason, shown.why) == (error.reason, str(error))
            self.holds(shown, last)

    @rule()
    def restarts(self):
        self.memory = self.shown = None

    @precondition(lambda self: self.disk and self.disk[-1].sound)
    @rule(name=st.sampled_from(["log.parquet", "manifest.json", "notes.parquet"]))
    def newest_is_damaged(self, name):
        path = next(self.folder.glob(f"snap-{self.disk[-1].sequence:08d}-*")) / name
        path.write_bytes(path.read_bytes()[:-1])
        self.disk[-1].sound = False

    @rule(hours=st.integers(-3, 30))
    def time_passes(self, hours):
        self.now += hours * HOUR

    @invariant()
    def what_a_restart_would_show_is_the_newest_sound_read(self):
        found, known = last_good(self.store), next((one for one in reversed(self.disk) if one.sound), None)
        assert (found and (found.records.version, found.checked_at)) == (known and (known.version, known.checked_at))

    def last(self):
        return self.memory or next((one for one in reversed(self.disk) if one.sound), None)

    def accepted(self, new, last):
        if last is None:
            return new.rows > 0
        few_refused = new.refused <= 0.2 * new.rows or new.refused * last.rows <= last.refused * new.rows
        emptied = last.rows > last.refused and new.rows == new.refused
        return new.rows >= 0.7 * last.rows and few_refused and not emptied and new.goals >= last.goals

    def holds(self, shown, last):
        assert not shown.is_fresh and shown.why
        assert (shown.records.version, shown.checked_at) == (last.version, last.checked_at)
        assert shown.age(self.now) == (self.now - last.checked_at if self.now >= last.checked_at else None)
        self.memory, self.shown = last, shown

    def with_fate(self, fate, step, read, force):
        error = {"well": None, "disk full": FULL_DISK, "killed": Killed()}[fate]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", lambda opened: None)  # the order of steps is tested elsewhere
            Disk(patch, step=step if error else 0, error=error, for_good=fate == "killed")
            return refresh(self.store, read, now=self.now, force=force, before=self.shown)

    def look_at_the_disk(self, new, *, must=False):
        """What a save that may have been cut short has left: what was there before, or that and the new read."""
        there = {kept.sequence: kept for kept in self.store.list()}
        newest = max(there, default=0)
        known = {one.sequence: one for one in self.disk}
        if newest > max(known, default=0):
            assert there[newest].version == new.version and there[newest].checked_at == new.checked_at
            new.sequence = newest
            self.disk.append(new)
        elif newest and known[newest].sound and known[newest].version == new.version:
            assert there[newest].checked_at in {known[newest].checked_at, new.checked_at}
            known[newest].checked_at = new.checked_at if must else there[newest].checked_at
        else:
            assert not must
        sound = [one.sequence for one in self.disk if one.sound]
        assert set(sound[-1:]) <= set(there)
        self.disk = [one for one in self.disk if one.sequence in there or not one.sound]


TestDashboard = Dashboard.TestCase
TestDashboard.settings = settings(max_examples=10, stateful_step_count=12, deadline=None)
