"""What is left when the disk refuses, or the power goes, at each single step of keeping a read?"""

import errno
import os
import sys

import pytest

from data.snapshot import SnapshotStore
from tests.data import kill_writer
from tests.data.snapshot_cases import HOUR, NOW, Disk, generation, number_in

REFUSALS = {
    errno.ENOSPC: "No space left on device",
    errno.EIO: "Input/output error",
    errno.EROFS: "Read-only file system",
}
STEPS_OF_A_SAVE = 70
# One file is written like another: the steps of the first two and all that is not a file of a frame.
TELLING = [*range(1, 10), *range(STEPS_OF_A_SAVE - 17, STEPS_OF_A_SAVE + 1)]


@pytest.fixture
def store(tmp_path):
    store = SnapshotStore(tmp_path)
    store.save(generation(1), now=NOW)
    return store


def test_a_save_has_as_many_steps_as_are_tried_here(store, monkeypatch):
    with monkeypatch.context() as patch:
        disk = Disk(patch)
        store.save(generation(2), now=NOW)
    assert disk.steps == STEPS_OF_A_SAVE


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "from then on"])
def test_a_disk_that_refuses_any_step_leaves_a_whole_read_and_the_next_save_works(store, monkeypatch, for_good):
    last = "v1"
    for number, step in enumerate(TELLING, 2):
        error = list(REFUSALS)[number % 3]
        with monkeypatch.context() as patch, pytest.raises(OSError, match=REFUSALS[error]):
            Disk(patch, step=step, error=OSError(error, os.strerror(error)), for_good=for_good)
            store.save(generation(number), now=NOW + number * HOUR)
        records, kept = store.latest()
        assert records.version in (last, f"v{number}") and kept.skipped == (), step
        assert for_good or not list(store.folder.glob(".tmp-*")), step
        last = records.version
    assert store.save(generation(99), now=NOW).sequence == store.newest()
    assert number_in(store.latest()[0]) == 99 and not list(store.folder.glob(".tmp-*"))


def test_a_disk_that_takes_a_few_bytes_at_a_time_is_given_them_all(store, monkeypatch):
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda opened, data: real(opened, data[:999]))
        store.save(generation(2), now=NOW)
    assert number_in(store.latest()[0]) == 2


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    store = SnapshotStore(tmp_path / "file" / "kept")
    with pytest.raises(OSError):
        store.save(generation(1), now=NOW)
    assert store.latest() is None


def test_everything_is_on_the_disk_before_its_name_is(store, monkeypatch):
    """Files, then their folder, then the name, then the folder of names: a review of the order, not of the disk."""
    done = []
    with monkeypatch.context() as patch:
        for name in ("write", "fsync", "rename", "replace"):
            real = getattr(os, name)
            patch.setattr(os, name, lambda *args, _name=name, _real=real: (done.append(_name), _real(*args))[1])
        store.save(generation(2), now=NOW)
    files, sealed = ["write", "fsync"] * 17, ["write", "fsync", "replace", "fsync"]
    assert done == [*files, "fsync", "rename", "fsync", *sealed, *sealed]


@pytest.mark.skipif(sys.platform == "win32", reason="a writer there cannot kill itself")
def test_a_writer_killed_at_any_step_leaves_nothing_torn_and_nothing_lost(tmp_path):
    tally = kill_writer.Tally()
    for step in TELLING[::4]:
        assert kill_writer.kill_one(tmp_path, tally, step=step), step
    assert not kill_writer.kill_one(tmp_path, tally, step=STEPS_OF_A_SAVE * 3)
    assert (tally.kills, tally.torn, tally.lost, tally.kept) == (len(TELLING[::4]), 0, 0, 1)


def test_writers_killed_at_any_moment_leave_nothing_torn_and_nothing_lost(tmp_path):
    tally = kill_writer.main(8, tmp_path)
    assert (tally.torn, tally.lost) == (0, 0)
    assert tally.kills == 8 and tally.kept > 0
