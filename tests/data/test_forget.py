import json

import pandas as pd
import pytest

from data import forget, load
from data.sample import FOLDER
from data.sample.district import LAST_DAY
from data.snapshot import SnapshotStore
from data.snapshot_files import remove_folder
from data.snapshot_manifest import MANIFEST
from presentation.own import of_person

NOW = pd.Timestamp("2026-11-20 10:00")
WHO, NAME = "E1026", "Peter Lindqvist"


@pytest.fixture(scope="module")
def records():
    return load(FOLDER, today=LAST_DAY)


@pytest.fixture
def store(tmp_path, records):
    """Three reads of the sample, the second without a row of the person."""
    store = SnapshotStore(tmp_path / "reads")
    for hour, read in enumerate((records, forget.without(records, WHO), records)):
        store.save(read, now=NOW + pd.Timedelta(hours=hour))
    return store


def everything_in(folder):
    """Every text of every kept file, decoded by what reads it, and every byte of what is not packed."""
    store = SnapshotStore(folder)
    said = [
        path.read_bytes().decode("utf-8", "replace")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".parquet"
    ]
    for one in store.list():
        for frame in store.load(one.sequence).frames().values():
            for column in frame:
                said += frame[column].astype("str").tolist()
                if isinstance(frame[column].dtype, pd.CategoricalDtype):
                    said += frame[column].cat.categories.astype("str").tolist()
    return "\n".join(map(str, said))


def test_a_person_who_is_taken_out_leaves_no_word_and_everybody_else_every_row(records):
    left = forget.without(records, WHO)
    assert len(of_person(left, WHO).log) == 0
    for name, frame in left.frames().items():
        assert WHO not in frame.to_csv() and "Lindqvist" not in frame.to_csv(), name
    others = records.log[records.log["person"] != WHO]
    assert left.log["seconds"].sum() == others["seconds"].sum() and len(left.log) == len(others)
    assert len(left.meetings) == len(records.meetings)  # a meeting goes on without them
    assert len(left.refused) == len(records.refused) - 2  # their own cell, and a meeting's row that names them
    assert forget.without(left, WHO) is left  # twice is once


def test_every_kept_read_is_rewritten_and_still_proven(store, records):
    before = store.list()
    assert "Lindqvist" in everything_in(store.folder)
    assert store.forget(WHO, now=NOW + pd.Timedelta(days=1)) == 2
    after = store.list()
    assert [one.sequence for one in after] == [one.sequence for one in before]
    assert [(one.read_at, one.checked_at) for one in after] == [(one.read_at, one.checked_at) for one in before]
    assert "Lindqvist" not in everything_in(store.folder) and WHO not in everything_in(store.folder)
    found, snapshot = store.latest()
    assert snapshot.sequence == 3 and snapshot.skipped == () and len(found.log) < len(records.log)
    assert store.forget(WHO, now=NOW + pd.Timedelta(days=2)) == 0  # nothing left to do


def test_a_rewritten_read_says_so_and_the_chain_of_hashes_holds(store):
    store.forget(WHO, now=NOW)
    manifests = [json.loads((store.folder / one.name / MANIFEST).read_text()) for one in reversed(store.list())]
    assert all("rewritten_at" in manifest for manifest in manifests)
    assert [manifest["parent"] for manifest in manifests[1:]] == [
        store._hash(one.name) for one in reversed(store.list()[1:])
    ]


def test_killed_in_the_middle_it_goes_on_when_asked_again(store, monkeypatch):
    calls = iter(range(99))

    def killed(folder):
        if next(calls) == 1:
            raise KeyboardInterrupt
        remove_folder(folder)

    monkeypatch.setattr("data.snapshot.remove_folder", killed)
    with pytest.raises(KeyboardInterrupt):
        store.forget(WHO, now=NOW)
    assert store.latest()[1].skipped == ()  # one of the two is always there
    monkeypatch.undo()
    store.forget(WHO, now=NOW)
    assert len(store.list()) == 3 and "Lindqvist" not in everything_in(store.folder)


def test_a_damaged_read_goes_for_nobody_can_tell_what_is_in_it(store):
    name = store.list()[0].name
    (store.folder / name / "log.parquet").write_bytes(b"PAR1")
    store.forget(WHO, now=NOW)
    assert [one.sequence for one in store.list()] == [2, 1] and not (store.folder / name).exists()


def test_the_command_says_what_it_would_do_before_it_does_it(tmp_path, store, capsys):
    assert forget.main([NAME, "--snapshots", str(tmp_path)]) == 0
    assert "Nothing was changed" in capsys.readouterr().out and "Lindqvist" in everything_in(store.folder)
    assert forget.main(["peter.lindqvist@example.org", "--snapshots", str(tmp_path), "--yes"]) == 0
    assert "Taken out of 2 kept reads" in capsys.readouterr().out and "Lindqvist" not in everything_in(store.folder)
    assert forget.main(["Nobody Here", "--snapshots", str(tmp_path), "--yes"]) == 1
    assert "Nobody is kept here" in capsys.readouterr().err
