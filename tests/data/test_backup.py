import io
import os
import sqlite3
import tarfile
from contextlib import closing

import pandas as pd
import pytest

from data import SourceError, backup
from data.__main__ import main
from data.export_log import ExportLog
from data.snapshot import SnapshotStore
from tests.data.snapshot_cases import NOW, generation


@pytest.fixture
def kept(tmp_path):
    """Two sources with two reads each."""
    root = tmp_path / "kept"
    for source in ("a.csv", "b.csv"):
        for number in (1, 2):
            SnapshotStore.of(source, root).save(generation(number, source=source), now=NOW + pd.Timedelta(hours=number))
    return root


def rewritten(file, change):
    """The backup with its members changed by ``change(name, data)``: a pair, or None to leave it out."""
    with tarfile.open(file) as old:
        members = [(one.name, old.extractfile(one).read()) for one in old]
    with tarfile.open(file, "w:gz") as new:
        for name, data in filter(None, (change(*one) for one in members)):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            new.addfile(member, io.BytesIO(data))


def test_what_is_backed_up_is_back_to_the_last_byte(kept, tmp_path):
    file, back = tmp_path / "kept.tar.gz", tmp_path / "back"
    assert backup.backup(kept, file) > 10 and file.stat().st_mode & 0o077 == 0
    assert backup.restore(file, back) == 4
    found = {path.relative_to(back): path.read_bytes() for path in back.rglob("*") if path.is_file()}
    assert found == {
        path.relative_to(kept): path.read_bytes() for path in kept.rglob("*") if path.is_file() and path.name != ".lock"
    }
    assert SnapshotStore.of("a.csv", back).latest()[1].sequence == 2
    assert back.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda name, data: (name, data[:-1] if name.endswith("log.parquet") else data), "not what was written"),
        (lambda name, data: None if name.endswith("log.parquet") else (name, data), "are missing"),
        (lambda name, data: (f"../{name}" if name.endswith("log.parquet") else name, data), "no backup has"),
        (lambda name, data: (f"/tmp/{name}" if name.endswith("log.parquet") else name, data), "no backup has"),
        (lambda name, data: None if name == "backup.json" else (name, data), "does not begin with its list"),
    ],
)
def test_a_backup_that_is_not_whole_restores_nothing(kept, tmp_path, change, why):
    file, back = tmp_path / "kept.tar.gz", tmp_path / "back"
    backup.backup(kept, file)
    rewritten(file, change)
    with pytest.raises(SourceError, match=why):
        backup.restore(file, back)
    assert not back.exists() and not (tmp_path.parent / "log.parquet").exists()


def test_a_torn_file_restores_nothing(kept, tmp_path):
    file = tmp_path / "kept.tar.gz"
    backup.backup(kept, file)
    file.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(SourceError, match="cannot be read to its end"):
        backup.restore(file, tmp_path / "back")


def test_reads_that_are_kept_are_never_written_over(kept, tmp_path, capsys):
    assert main(["backup", str(tmp_path / "b.tar.gz"), "--snapshots", str(kept)]) == 0
    assert "personnel data" in capsys.readouterr().out
    assert main(["restore", str(tmp_path / "b.tar.gz"), "--snapshots", str(kept)]) == 2
    assert "holds kept reads already" in capsys.readouterr().err
    assert main(["restore", str(tmp_path / "none.tar.gz"), "--snapshots", str(tmp_path / "new")]) == 2


def test_the_newest_line_of_the_export_log_comes_along(kept, tmp_path):
    log = ExportLog(kept)
    log.add(role="lead", file="brief", version="v", as_of="2026-10-01", at=pd.Timestamp("2026-10-01"))
    with closing(sqlite3.connect(kept / "exports.sqlite")) as reader:
        reader.execute("select * from exports").fetchone()  # while somebody reads, the next line stays beside the file
        log.add(role="lead", file="tables", version="v", as_of="2026-10-02", at=pd.Timestamp("2026-10-02"))
        backup.backup(kept, tmp_path / "b")
    backup.restore(tmp_path / "b", tmp_path / "back")
    assert list(ExportLog(tmp_path / "back").entries()["file"]) == ["tables", "brief"]


def test_what_a_killed_restore_left_does_not_come_along(kept, tmp_path):
    backup.backup(kept, tmp_path / "b")
    (tmp_path / ".tmp-back").mkdir()
    (tmp_path / ".tmp-back" / "stray").write_text("of another time")
    backup.restore(tmp_path / "b", tmp_path / "back")
    assert not (tmp_path / "back" / "stray").exists()


def test_nobody_else_can_read_a_backup_while_it_is_written(kept, tmp_path, monkeypatch):
    modes, pack = [], backup._pack
    monkeypatch.setattr(
        backup, "_pack", lambda files, out: (modes.append(os.fstat(out.fileno()).st_mode & 0o077), pack(files, out))
    )
    backup.backup(kept, tmp_path / "b")
    assert modes == [0]


@pytest.mark.parametrize("listed", [b"[1]", b"3", b'{"exports.sqlite": 3}', b"[" * 100_000])
def test_a_list_that_is_none_restores_nothing(kept, tmp_path, listed):
    file = tmp_path / "b"
    backup.backup(kept, file)
    rewritten(file, lambda name, data: (name, listed if name == "backup.json" else data))
    with pytest.raises(SourceError, match="is no whole backup"):
        backup.restore(file, tmp_path / "back")
