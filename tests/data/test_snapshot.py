import stat
from dataclasses import replace
from threading import Thread

import pandas as pd
import pytest

from data import Records, SourceError, load, snapshot_files
from data.sample import FOLDER as SAMPLE
from data.snapshot import SnapshotStore
from data.snapshot_files import sha256
from data.snapshot_manifest import manifest_of
from tests.data.snapshot_cases import HOUR, NOW, generation, number_in, same

DAMAGE = {
    "flipped": lambda data: bytes([*data[:-1], data[-1] ^ 1]) if data else b"?",
    "truncated": lambda data: data[: len(data) // 2],
    "zeroed": lambda data: bytes(len(data)),
    "deleted": None,
}


@pytest.fixture
def store(tmp_path):
    return SnapshotStore(tmp_path / "kept")


def keep(store, *numbers, start=NOW):
    return [store.save(generation(n, now=start + n * HOUR), now=start + n * HOUR) for n in numbers]


def folder_of(store, sequence):
    return next(store.folder.glob(f"snap-{sequence:08d}-*"))


def damage(path, how):
    path.unlink() if DAMAGE[how] is None else path.write_bytes(DAMAGE[how](path.read_bytes()))


def test_what_is_kept_is_what_was_read(store):
    for read in (load(SAMPLE, today="2026-10-14"), generation(7), Records.empty()):
        kept = store.save(read, now=NOW)
        same(store.latest()[0], read)
        same(store.load(kept.sequence), read)


def test_a_snapshot_says_what_it_is(store):
    kept = store.save(generation(7, rows=40, refused=2), now=NOW + HOUR)
    assert (kept.sequence, kept.read_at, kept.checked_at) == (1, NOW, NOW + HOUR)
    assert (kept.rows, kept.refused, kept.source, kept.version) == (40 + 11 * 3, 2, "pd-log.csv", "v7")
    assert store.latest()[1] == kept and store.list() == (kept,)


def test_the_same_again_is_only_checked(store):
    keep(store, 1)
    before = sorted(store.folder.rglob("*"))
    again = store.save(replace(generation(1), version="tomorrow", read_at=NOW + 5 * HOUR), now=NOW + 5 * HOUR)
    assert sorted(store.folder.rglob("*")) == before
    assert (again.sequence, again.read_at, again.checked_at) == (1, NOW + HOUR, NOW + 5 * HOUR)


@pytest.mark.parametrize(
    "other",
    [generation(2), generation(1, without={"pulse"}), generation(1, source="other.csv"), generation(1, refused=1)],
    ids=["cells", "tabs", "source", "refused"],
)
def test_anything_else_is_kept_anew(store, other):
    store.save(generation(1), now=NOW)
    assert store.save(other, now=NOW).sequence == 2


def test_what_comes_back_after_something_else_is_kept_anew(store):
    keep(store, 1, 2, 1)
    assert [kept.sequence for kept in store.list()] == [3, 2, 1]


def test_the_order_is_that_of_keeping_even_when_the_clock_steps_back(store):
    keep(store, 1)
    store.save(generation(2, now=NOW - 24 * HOUR), now=NOW - 24 * HOUR)
    assert number_in(store.latest()[0]) == 2
    assert store.latest()[1].checked_at == NOW - 24 * HOUR


def test_as_of_is_what_was_known_at_the_end_of_that_day(store):
    for days in (0, 1, 1, 5):
        at = NOW + days * 24 * HOUR + len(store.list()) * HOUR
        store.save(generation(len(store.list()) + 1, now=at), now=at)
    known = {
        "2026-10-13": None,  # the day before the first read
        "2026-10-14": 1,
        "2026-10-15": 3,  # the last of two
        "2026-10-18": 3,  # nothing was read since
        "2026-10-19": 4,
        "2027-10-19": 4,
    }
    found = {day: (kept := store.as_of(day)) and number_in(kept[0]) for day in known}
    assert found == known


def test_as_of_tells_only_of_damage_that_matters_to_that_day(store):
    for days in range(4):
        at = NOW + days * 24 * HOUR
        store.save(generation(days + 1, now=at), now=at)
    damage(folder_of(store, 2) / "log.parquet", "flipped")
    damage(folder_of(store, 4) / "log.parquet", "flipped")
    records, kept = store.as_of("2026-10-15")
    assert number_in(records) == 1
    assert kept.skipped == ("Read number 2 cannot be used: log.parquet is not what was written.",)
    assert store.as_of("2026-10-16")[1].skipped == ()


@pytest.mark.parametrize("how", DAMAGE)
def test_no_damaged_file_is_ever_read(store, how):
    keep(store, 1, 2)
    for path in sorted(folder_of(store, 2).iterdir()):
        whole = path.read_bytes()
        damage(path, how)
        records, kept = store.latest()
        assert (records.version, kept.sequence) == ("v1", 1), path.name
        assert kept.skipped == (f"Read number 2 cannot be used: {path.name} is not what was written.",)
        with pytest.raises(SourceError, match=path.name):
            store.load(2)
        path.write_bytes(whole)
    assert number_in(store.latest()[0]) == 2


@pytest.mark.parametrize("how", DAMAGE)
@pytest.mark.parametrize("name", ["CURRENT", "CHECKED"])
def test_a_damaged_pointer_makes_nothing_wrong_and_nothing_look_younger(store, name, how):
    keep(store, 1, 2)
    damage(store.folder / name, how)
    records, kept = store.latest()
    assert number_in(records) == 2 and kept.checked_at == NOW + 2 * HOUR and kept.skipped == ()
    assert keep(store, 3)[0].sequence == 3
    assert number_in(store.latest()[0]) == 3


def test_every_byte_of_a_manifest_counts(store):
    keep(store, 1, 2)
    path = folder_of(store, 2) / "manifest.json"
    whole = path.read_bytes()
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :])
        assert [kept.sequence for kept in store.list()] == [1], at


def test_a_damaged_snapshot_is_kept_anew_though_the_source_says_the_same(store):
    keep(store, 1, 2)
    for name in ("goals.parquet", "manifest.json"):
        newest = store.newest()
        damage(folder_of(store, newest) / name, "deleted")
        assert keep(store, 2)[0].sequence == newest + 1
        assert number_in(store.latest()[0]) == 2 and store.latest()[1].skipped == ()


def test_a_snapshot_that_vanished_is_missed(store):
    keep(store, 1, 2)
    folder_of(store, 2).rename(store.folder.parent / "gone")
    records, kept = store.latest()
    assert number_in(records) == 1
    assert kept.skipped == ("Read number 2 cannot be used: it is gone from the disk.",)


def test_without_a_sound_snapshot_there_is_none(store):
    assert store.latest() is None and store.list() == () and store.as_of("2026-10-14") is None and store.newest() == 0
    keep(store, 1)
    damage(folder_of(store, 1) / "staff.parquet", "zeroed")
    assert store.latest() is None
    with pytest.raises(SourceError, match="Read number 9 is not kept"):
        store.load(9)


def test_each_snapshot_names_the_one_before(store):
    keep(store, 1, 2)
    assert manifest_of(folder_of(store, 1))["parent"] == ""
    assert manifest_of(folder_of(store, 2))["parent"] == sha256((folder_of(store, 1) / "manifest.json").read_bytes())


def test_only_the_owner_may_look(store):
    keep(store, 1)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in store.folder.rglob("*") if path.is_file()}
    assert modes == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (store.folder, folder_of(store, 1))} == {0o700}


def test_what_a_killed_writer_left_is_swept_by_the_next(store):
    keep(store, 1)
    (store.folder / ".tmp-snap-00000002-0123456789ab").mkdir()
    (store.folder / ".tmp-snap-00000002-0123456789ab" / "log.parquet").write_bytes(b"half")
    (store.folder / ".tmp-CURRENT").write_bytes(b"half")
    assert number_in(store.latest()[0]) == 1
    keep(store, 2)
    assert not list(store.folder.glob(".tmp-*"))


def test_writers_at_once_lose_nothing(store):
    def write(first):
        for number in range(first, first + 3):
            store.save(generation(number), now=NOW)

    writers = [Thread(target=write, args=(first,)) for first in (10, 20, 30)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [kept.sequence for kept in store.list()] == list(range(9, 0, -1))
    numbers = [number_in(store.load(kept.sequence)) for kept in reversed(store.list())]
    assert sorted(numbers) == [10, 11, 12, 20, 21, 22, 30, 31, 32]
    assert [number for number in numbers if number < 20] == [10, 11, 12]


def test_a_writer_that_never_finishes_is_not_waited_for_for_ever(store, monkeypatch):
    monkeypatch.setattr(snapshot_files, "_PAUSE", 0)
    keep(store, 1)
    with snapshot_files.writing(store.folder), pytest.raises(OSError):
        keep(store, 2)
    assert number_in(store.latest()[0]) == 1
    assert keep(store, 2)[0].sequence == 2


def test_each_source_has_its_own_snapshots(tmp_path):
    one, other = SnapshotStore.of("one", tmp_path), SnapshotStore.of("other", tmp_path)
    keep(one, 1)
    assert other.latest() is None
    assert SnapshotStore.of("one", tmp_path).newest() == 1


def test_a_read_without_a_time_was_read_when_it_was_kept(store):
    kept = store.save(replace(generation(1), read_at=pd.NaT), now=NOW)
    assert kept.read_at == NOW
    assert store.load(1).read_at is pd.NaT
