from pathlib import Path

import pandas as pd
import pytest

from data.snapshot import SnapshotStore
from data.snapshot_folder import Snapshot
from data.snapshot_retention import kept
from tests.data.snapshot_cases import HOUR, NOW, generation, number_in

TODAY = pd.Timestamp("2027-05-20 12:00")  # a Thursday


def snapshots(*read):
    return [
        Snapshot(f"snap-{n}", n, pd.Timestamp(at), pd.Timestamp(at), 1, 0, "", "", "") for n, at in enumerate(read, 1)
    ]


def staying(*read, now=TODAY, start=(7, 1)):
    found = snapshots(*read)
    stay = kept(found, now=now, school_year_start=start)
    return [str(one.read_at) for one in found if one.sequence in stay]


def test_everything_of_two_weeks_is_kept():
    read = ["2027-05-07 08:00:00", "2027-05-07 09:00:00", "2027-05-20 08:00:00", "2027-05-20 09:00:00"]
    assert staying(*read) == read


def test_before_that_the_last_of_each_day():
    read = ["2027-05-05 08:00:00", "2027-05-05 17:00:00", "2027-05-06 08:00:00", "2027-05-06 17:00:00"]
    assert staying(*read, TODAY) == ["2027-05-05 17:00:00", "2027-05-06 17:00:00", str(TODAY)]


def test_before_that_the_last_of_each_week_of_this_school_year():
    read = [
        "2027-02-08 09:00:00",  # Monday
        "2027-02-14 09:00:00",  # Sunday of the same week
        "2027-02-15 09:00:00",  # Monday, 94 days ago
        "2027-02-16 09:00:00",
        "2027-02-20 09:00:00",  # 89 days ago
        "2027-02-21 09:00:00",
    ]
    assert staying(*read, TODAY) == [read[1], read[4], read[5], str(TODAY)]


def test_before_that_the_last_of_each_school_year_for_ever():
    read = [
        "2019-03-01 09:00:00",
        "2020-06-30 09:00:00",  # the last day of a school year
        "2020-07-01 09:00:00",  # the first of the next
        "2021-02-01 09:00:00",
        "2026-06-29 09:00:00",
    ]
    assert staying(*read, TODAY) == [read[0], read[1], read[3], read[4], str(TODAY)]


def test_the_school_year_begins_when_the_district_says():
    read = ["2025-07-31 09:00:00", "2025-08-01 09:00:00", "2026-02-01 09:00:00"]
    assert staying(*read, TODAY, start=(8, 1)) == [read[0], read[2], str(TODAY)]


def test_a_read_of_a_day_to_come_is_kept_and_takes_no_other_days_place():
    assert staying("2027-05-20 08:00:00", "2031-01-01 08:00:00") == ["2027-05-20 08:00:00", "2031-01-01 08:00:00"]


@pytest.mark.parametrize("now", pd.date_range("2027-05-20", periods=30, freq="17D"))
def test_what_is_newest_always_stays_and_thinning_twice_changes_nothing(now):
    read = pd.date_range("2026-08-01", now, freq="31h").astype(str).tolist()
    once = staying(*read, now=now)
    assert once[-1] == read[-1] and staying(*once, now=now) == once
    assert len(once) < 14 + 91 + 53 + 3


def test_pruning_removes_what_need_not_stay(tmp_path):
    store = SnapshotStore(tmp_path)
    for number in range(1, 7):
        at = NOW + (number // 2) * 24 * HOUR + number * HOUR
        store.save(generation(number, now=at), now=at)
    assert store.prune(NOW + 24 * HOUR) == ()
    assert store.prune(NOW + 60 * 24 * HOUR) == (4, 2)
    assert [one.sequence for one in store.list()] == [6, 5, 3, 1]
    assert not list(tmp_path.glob(".tmp-*"))


def test_a_damaged_snapshot_takes_nobodys_place(tmp_path):
    store = SnapshotStore(tmp_path)
    for number in (1, 2):
        store.save(generation(number, now=NOW + number * HOUR), now=NOW)
    next(tmp_path.glob("snap-00000002-*/goals.parquet")).write_bytes(b"")
    assert store.prune(NOW + 400 * 24 * HOUR) == ()
    assert number_in(store.latest()[0]) == 1
    store.save(generation(3, now=NOW + 3 * HOUR), now=NOW)
    assert store.prune(NOW + 400 * 24 * HOUR) == (2, 1)


def test_what_the_disk_does_not_hand_out_today_is_not_removed(tmp_path, monkeypatch):
    store = SnapshotStore(tmp_path)
    for number in (1, 2):
        store.save(generation(number, now=NOW + number * HOUR), now=NOW)
    real = Path.read_bytes

    def failing(path):
        if path.parent.name.startswith("snap-00000002"):
            raise OSError(5, "Input/output error")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", failing)
    assert store.latest()[1].skipped == ("Read number 2 cannot be used: manifest.json: Input/output error.",)
    assert store.prune(NOW + 400 * 24 * HOUR) == ()
    monkeypatch.undo()
    assert number_in(store.latest()[0]) == 2
