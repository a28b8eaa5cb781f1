import errno
import json
import os
import signal
import sys

import pandas as pd
import pytest

from data import SourceError, forget_command, load
from data.forget import without
from data.kept_reads import KeptReads
from data.known_as import KnownAs
from data.sample import FOLDER
from data.sample.district import LAST_DAY
from data.snapshot import SnapshotStore
from data.snapshot_files import remove_folder
from data.snapshot_manifest import MANIFEST
from presentation.own import of_person
from tests.data import kill_writer
from tests.data.snapshot_cases import Disk

NOW = pd.Timestamp("2026-11-20 10:00")
HOUR = pd.Timedelta(hours=1)
WHO, NAME = "E1026", "Peter Lindqvist"
LINDQVIST = KnownAs(
    keys=frozenset({WHO}),
    written=frozenset({NAME, WHO, "peter.lindqvist@example.org"}),
)

# The same Ana, as three reads know her: by name, by an id and an address, and no more.
LOG = "Date,Name,Hours,Notes\n2026-09-01,Ana Ruiz,1,mine\n2026-09-02,Bo Lund,1,with RUIZ-Ana and ana ruiz\n"
STAFF = "Name,ID,Email,Also known as\n{}Bo Lund,E7002,bo@x.org,\n"
FIRST = {"PD log": LOG, "Meetings": "Date,Topic,PD hours,Present\n2026-09-03,WiFi,1,Ana Ruiz; Bo Lund\n"}
SECOND = FIRST | {"Staff": STAFF.format("Ana Ruiz,E7001,ana@x.org,Anita Ruiz\n")}
THIRD = {
    "Staff": STAFF.format(""),
    "PD log": "Date,Name,Hours,Notes,Link\n2026-09-02,Bo Lund,1,Thanks ána ruiz!,https://x.org/ana-ruiz.pdf\n"
    "2026-09-05,Anita Ruiz,1,not in Staff,\n2026-09-06,Bo Lund,often,ask ana@x.org,\n2026-09-07,Bo Lund,x,Banana Ruizeña,\n",
}


@pytest.fixture(scope="module")
def records():
    return load(FOLDER, today=LAST_DAY)


@pytest.fixture(scope="module")
def ana(tmp_path_factory):
    """Three reads in the order they were made."""
    return [read_of(tmp_path_factory.mktemp("log"), tabs) for tabs in (FIRST, SECOND, THIRD)]


@pytest.fixture
def store(tmp_path, records):
    """Three reads of the sample, the second without a row of the person."""
    store = SnapshotStore(tmp_path / "reads")
    for hour, read in enumerate((records, without(records, LINDQVIST), records)):
        store.save(read, now=NOW + hour * HOUR)
    return store


@pytest.fixture
def anas(tmp_path, ana):
    store = SnapshotStore(tmp_path / "anas")
    for hour, read in enumerate(ana):
        store.save(read, now=NOW + hour * HOUR)
    return store


def read_of(folder, tabs):
    for tab, text in tabs.items():
        (folder / f"{tab}.csv").write_text(text, encoding="utf-8")
    return load(folder, today="2026-11-20")


def texts(frame):
    """Every text of a frame, the categories that no row has too."""
    said = [str(cell) for column in frame for cell in frame[column]]
    for column in frame:
        if isinstance(frame[column].dtype, pd.CategoricalDtype):
            said += frame[column].cat.categories.astype("str").tolist()
    return "\n".join(said)


def everything_in(folder):
    """Every text of every kept file, decoded by what reads it, and every byte of what is not packed."""
    store = SnapshotStore(folder)
    said = [path.read_bytes().decode("utf-8", "replace") for path in folder.rglob("*") if path.is_file() and path.suffix != ".parquet"]  # fmt: skip
    said += [texts(frame) for one in store.list() for frame in store.load(one.sequence).frames().values()]
    return "\n".join(said)


def test_a_person_who_is_taken_out_leaves_no_word_and_everybody_else_every_row(records):
    left = without(records, LINDQVIST)
    for name, frame in left.frames().items():
        assert WHO not in texts(frame) and "Lindqvist" not in texts(frame), name
    others = records.log[records.log["person"] != WHO]
    assert left.log["seconds"].sum() == others["seconds"].sum() and len(left.log) == len(others)
    assert len(left.meetings) == len(records.meetings)  # a meeting goes on without them
    assert len(left.refused) == len(records.refused) - 2  # their own cell, and a meeting's row that names them
    assert (
        left.log.drop(columns="row").dtypes.astype("str").equals(records.log.drop(columns="row").dtypes.astype("str"))
    )
    assert without(left, LINDQVIST) is left  # twice is once
    assert len(of_person(left, WHO).log) == 0


def test_a_version_stays_a_short_code_however_many_are_taken_out(records):
    left = records
    for key in records.people["person"].tolist()[:12]:
        left = without(left, KnownAs(keys=frozenset({key})))
    assert len(left.people) == len(records.people) - 12 and len(left.version) == 12


def test_their_name_goes_from_what_others_wrote_and_nobody_elses_does(ana):
    left = without(ana[2], KnownAs(written=frozenset({"Ana Ruiz", "Anita Ruiz", "E7001", "ana@x.org"})))
    assert left.log["notes"].tolist() == ["Thanks [name removed]!"] or left.log["notes"].tolist() == ["[name removed]"]
    assert left.log["link"].tolist() == ["[name removed]"]
    # Gone: a row under another name of theirs, and one that has their address. Left: one that only looks like it.
    assert left.refused["row"].tolist() == [5] and "Banana Ruizeña" in left.refused["typed"].iloc[0]


def test_a_row_that_was_not_read_goes_when_it_is_theirs_though_no_name_is_in_it(tmp_path):
    staff = "Name,ID\nAna Ruiz,71\nBo Lund,72\n"  # as words such ids may be anything
    records = read_of(tmp_path, {"Staff": staff, "PD log": "Date,Name,Hours\n2026-09-01,71,often\n2026-09-02,72,often\n2026-09-02,72,1\n"})  # fmt: skip
    left = without(records, KnownAs(keys=frozenset({"71"}), written=frozenset({"Ana Ruiz", "71"})))
    assert left.refused["person"].tolist() == ["72"]


def test_they_are_taken_out_of_every_read_under_every_name_they_had(anas):
    kept = KeptReads(anas.folder)
    assert kept.people()["person"].tolist() == ["E7002", "E7001"]  # those of the newest read first; Ana once
    who = kept.who("E7001")
    assert who.keys == {"E7001", "ana ruiz"} and who.emails == {"ana@x.org"}
    assert [read.number for read in kept.having(who)] == [1, 2]
    assert kept.forget(who, now=NOW).changed == 3  # the third names her in rows that could not be read
    said = everything_in(anas.folder).casefold().replace("banana ruizeña", "")  # who is somebody else
    names = ("ana ruiz", "ana-ruiz", "ruiz-ana", "anita", "e7001", "ana@x.org", "ána ruiz")
    assert [name for name in names if name in said] == []
    assert "Bo Lund" in everything_in(anas.folder)
    assert [len(anas.load(number).log) for number in (1, 2, 3)] == [2, 2, 1]  # Bo's row, and his part in the meeting


def test_every_kept_read_is_rewritten_and_still_proven(store, records):
    before = store.list()
    assert "Lindqvist" in everything_in(store.folder)
    assert store.forget(LINDQVIST, now=NOW + pd.Timedelta(days=1)) == (2, 0)
    after = store.list()
    assert [one.sequence for one in after] == [one.sequence for one in before]
    assert [(one.read_at, one.checked_at) for one in after] == [(one.read_at, one.checked_at) for one in before]
    assert "Lindqvist" not in everything_in(store.folder) and WHO not in everything_in(store.folder)
    found, snapshot = store.latest()
    assert snapshot.sequence == 3 and snapshot.skipped == () and len(found.log) < len(records.log)
    assert store.forget(LINDQVIST, now=NOW + pd.Timedelta(days=2)) == (0, 0)
    assert store.list() == after  # nothing left to do


def test_a_rewritten_read_says_so_and_the_chain_of_hashes_holds(store):
    store.forget(LINDQVIST, now=NOW)
    manifests = manifests_of(store)
    assert all("rewritten_at" in manifest for manifest in manifests)
    hashes = [store._hash(one.name) for one in reversed(store.list())]
    assert [manifest["parent"] for manifest in manifests] == ["", *hashes[:-1]]


def test_a_read_after_one_that_need_not_be_kept_any_more_keeps_its_place_in_the_chain(store):
    remove_folder(store.folder / store.list()[-1].name)  # the oldest, as after two weeks
    before = manifests_of(store)[0]["parent"]
    store.forget(KnownAs(keys=frozenset({"nobody"})), now=NOW)
    assert not any("was" in manifest for manifest in manifests_of(store))
    store.forget(LINDQVIST, now=NOW)
    second, third = manifests_of(store)
    assert (second["parent"], "was" in second, "was" in third) == (before, False, True)


def manifests_of(store):
    return [json.loads((store.folder / one.name / MANIFEST).read_text()) for one in reversed(store.list())]


def test_killed_in_the_middle_it_goes_on_when_asked_again(store, monkeypatch):
    calls = iter(range(99))

    def killed(folder):
        if next(calls) == 1:
            raise KeyboardInterrupt
        remove_folder(folder)

    monkeypatch.setattr("data.snapshot.remove_folder", killed)
    with pytest.raises(KeyboardInterrupt):
        store.forget(LINDQVIST, now=NOW)
    assert store.latest()[1].skipped == ()  # one of the two is always there
    monkeypatch.undo()
    store.forget(LINDQVIST, now=NOW)
    assert len(store.list()) == 3 and "Lindqvist" not in everything_in(store.folder)
    assert_chained(store)


def assert_chained(store):
    hashes = ["", *(store._hash(one.name) for one in reversed(store.list()))]
    assert [manifest["parent"] for manifest in manifests_of(store)] == hashes[:-1]


STEPS = 120  # of taking Ana out of three reads: more than a disk is asked


@pytest.mark.parametrize("step", range(2, STEPS, 17))
def test_a_disk_that_refuses_any_step_leaves_whole_reads_and_the_next_time_it_is_done(anas, monkeypatch, step):
    who = KeptReads(anas.folder).who("E7001")
    with monkeypatch.context() as patch:
        disk = Disk(patch, step=step, error=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        try:
            anas.forget(who, now=NOW)
        except OSError:
            pass
        else:  # it let go of a file at the second try
            assert "ana@x.org" not in everything_in(anas.folder) and not list(anas.folder.glob(".tmp-*"))
    assert disk.steps >= step
    assert anas.latest()[1].skipped == () and {one.sequence for one in anas.list()} == {1, 2, 3}
    anas.forget(who, now=NOW)
    assert "ana@x.org" not in everything_in(anas.folder) and not list(anas.folder.glob(".tmp-*"))
    assert_chained(anas)


@pytest.mark.skipif(sys.platform == "win32", reason="a writer there cannot kill itself")
@pytest.mark.parametrize("step", (6, 61, 110))
def test_killed_at_any_step_it_leaves_whole_reads_and_goes_on(anas, step):
    writer = kill_writer._context().Process(target=forget_and_die, args=(str(anas.folder), step))
    writer.start()
    writer.join()
    assert writer.exitcode == -signal.SIGKILL
    assert anas.latest()[1].skipped == () and {one.sequence for one in anas.list()} == {1, 2, 3}
    kept = KeptReads(anas.folder)
    anas.forget(kept.who("E7001") | KnownAs(written=frozenset({"Ana Ruiz", "Anita Ruiz", "ana@x.org"})), now=NOW)
    assert "ana@x.org" not in everything_in(anas.folder) and not list(anas.folder.glob(".tmp-*"))
    assert_chained(anas)


def forget_and_die(folder, step):
    who = KeptReads(folder).who("E7001")
    kill_writer._die_at(step)
    SnapshotStore(folder).forget(who, now=NOW)


def test_a_damaged_read_goes_for_nobody_can_tell_what_is_in_it(store):
    name = store.list()[0].name
    (store.folder / name / "log.parquet").write_bytes(b"PAR1")
    store.forget(LINDQVIST, now=NOW)
    assert [one.sequence for one in store.list()] == [2, 1] and not (store.folder / name).exists()


def test_a_read_that_the_disk_does_not_hand_out_stays_and_is_said(store, monkeypatch):
    name, real = store.list()[0].name, SnapshotStore.forget.__globals__["unpacked"]

    def not_today(folder):
        if folder.name == name:
            raise SourceError("unreadable_snapshot", "not today")
        return real(folder)

    monkeypatch.setattr("data.snapshot.unpacked", not_today)
    assert store.forget(LINDQVIST, now=NOW) == (1, 1)
    monkeypatch.undo()
    assert store.forget(LINDQVIST, now=NOW) == (1, 0) and "Lindqvist" not in everything_in(store.folder)


def test_the_command_says_what_it_would_do_before_it_does_it(tmp_path, store, capsys):
    assert forget_command.main([NAME, "--snapshots", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "2 of 3 kept reads" in said and "Nothing was changed" in said and "Lindqvist" in everything_in(store.folder)
    assert forget_command.main(["peter.lindqvist@example.org", "--snapshots", str(tmp_path), "--yes"]) == 0
    assert "Taken out of 2 kept reads" in capsys.readouterr().out and "Lindqvist" not in everything_in(store.folder)
    assert forget_command.main(["Nobody Here", "--snapshots", str(tmp_path), "--yes"]) == 1
    assert "Nobody is kept here" in capsys.readouterr().err


def test_the_command_finds_who_is_in_the_sheet_no_more(tmp_path, anas, capsys):
    assert forget_command.main(["Ruiz Ana", "--snapshots", str(tmp_path)]) == 1
    assert forget_command.main(["Ana Ruiz", "--snapshots", str(tmp_path), "--yes"]) == 0
    assert "Taken out of 3 kept reads" in capsys.readouterr().out


def test_two_of_one_name_are_not_taken_out_together(tmp_path, capsys):
    staff = "Name,Email\nAna Ruiz,ana@x.org\nAna Ruiz,other@x.org\n"
    log = "Date,Name,Hours,Email\n2026-09-01,Ana Ruiz,1,ana@x.org\n2026-09-01,Ana Ruiz,2,other@x.org\n"
    (tmp_path / "log").mkdir()
    store = SnapshotStore(tmp_path / "kept" / "abc")
    store.save(read_of(tmp_path / "log", {"Staff": staff, "PD log": log}), now=NOW)
    assert forget_command.main(["Ana Ruiz", "--snapshots", str(tmp_path / "kept"), "--yes"]) == 1
    assert "2 people are kept here" in capsys.readouterr().err
    assert forget_command.main(["other@x.org", "--snapshots", str(tmp_path / "kept"), "--yes"]) == 0
    assert store.load(1).log["person"].tolist() == ["ana@x.org"]
