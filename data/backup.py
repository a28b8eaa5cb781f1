"""The kept reads as one file, and back: ``python -m data backup FILE`` and ``python -m data restore FILE``."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
import sqlite3
import sys
import tarfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from data.errors import SourceError
from data.snapshot import FOLDER, SnapshotStore
from data.snapshot_files import UNFINISHED, sha256, sync, writing

_LIST = "backup.json"  # every file with its hash: the first in the archive
_NAME = re.compile(r"[0-9a-f]{12}/(CURRENT|CHECKED|snap-\d{8,}-[0-9a-f]{12}/[a-z_]+\.(parquet|json))|exports\.sqlite")
_LARGEST = 2**31  # bytes of one file: more is no kept read


def backup(kept: Path, file: Path) -> int:
    """Write every kept read of every source into one new file, there at once, whole and proven; the number of files in it.

    Nobody writes a store while it is copied, and nobody but its owner can read the file at any moment. Raises OSError,
    or SourceError where what was written cannot be read back.
    """
    files: dict[str, bytes] = {}
    for store in sorted(path for path in kept.glob("*") if path.is_dir()):
        with writing(store):
            files |= {
                path.relative_to(kept).as_posix(): path.read_bytes()
                for path in sorted(store.rglob("*"))
                if path.is_file()
            }
    files |= {path.name: _whole_log(path) for path in kept.glob("exports.sqlite")}
    files = {name: data for name, data in files.items() if _NAME.fullmatch(name)}
    listed = json.dumps({name: sha256(data) for name, data in files.items()}).encode()
    unfinished = file.with_name(UNFINISHED + file.name)
    unfinished.unlink(missing_ok=True)  # what a killed backup left
    try:
        opened = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(opened, "wb") as out:
            _pack({_LIST: listed, **files}, out)
            out.flush()
            os.fsync(out.fileno())
        _proven(unfinished)
        os.replace(unfinished, file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync(file.parent)
    return len(files)


def _whole_log(path: Path) -> bytes:
    """The export log with its newest lines, which may still be in a file of their own beside it."""
    with closing(sqlite3.connect(path)) as log:
        return log.serialize()


def _pack(files: dict[str, bytes], out: BinaryIO) -> None:
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(data), 0o600
            archive.addfile(member, io.BytesIO(data))


def restore(file: Path, kept: Path) -> int:
    """Put the reads of a backup where none are kept; the number of reads. All of it is proven before any of it is there.

    Raises
    ------
    SourceError
        ``bad_backup``: it is not a whole backup. ``not_empty``: reads are kept there already.
    """
    if kept.exists() and any(kept.iterdir()):
        raise SourceError(
            "not_empty", f"{kept} holds kept reads already. Move them away, or name another folder with --snapshots."
        )
    files = _proven(file)
    unfinished = kept.with_name(UNFINISHED + kept.name)
    shutil.rmtree(unfinished, ignore_errors=True)  # what a killed restore left
    unfinished.mkdir(mode=0o700, parents=True)
    for name, data in files.items():
        path = unfinished / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o600)
    if kept.exists():
        kept.rmdir()
    os.rename(unfinished, kept)
    sync(kept.parent)
    return sum(len(SnapshotStore(store).list()) for store in kept.iterdir() if store.is_dir())


def _proven(file: Path) -> dict[str, bytes]:
    """Every file of a backup, each as its list says: no other name, no link, none missing, none changed."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            first = archive.next()
            if first is None or first.name != _LIST or not first.isfile():
                raise _bad(file, "it does not begin with its list")
            listed = dict(json.loads(archive.extractfile(first).read(_LARGEST)))
            files = {}
            for member in archive:
                if member is not first:
                    files[member.name] = _member(file, archive, member, listed)
    except (tarfile.TarError, OSError, EOFError, ValueError, TypeError, RecursionError, zlib.error) as error:
        raise _bad(file, "it cannot be read to its end") from error
    if missing := set(listed) - set(files):
        raise _bad(file, f"{len(missing)} of its files are missing")
    return files


def _member(file: Path, archive: tarfile.TarFile, member: tarfile.TarInfo, listed: dict[str, str]) -> bytes:
    if not (member.isfile() and _NAME.fullmatch(member.name) and member.size < _LARGEST and member.name in listed):
        raise _bad(file, "it holds a file that no backup has")
    data = archive.extractfile(member).read()
    if sha256(data) != listed[member.name]:
        raise _bad(file, "one of its files is not what was written")
    return data


def _bad(file: Path, why: str) -> SourceError:
    return SourceError("bad_backup", f"{file.name} is no whole backup: {why}. Nothing was restored.")


def main(arguments: list[str]) -> int:
    """0 done, 2 not done."""
    parser = argparse.ArgumentParser(prog=f"python -m data {arguments[0]}", description=__doc__)
    parser.add_argument("file", type=Path, help="the backup: one file")
    parser.add_argument(
        "--snapshots",
        type=Path,
        default=Path(os.environ.get("TWO_HOURS_SNAPSHOTS") or FOLDER),
        help=f"where reads are kept (default: {FOLDER})",
    )
    asked = parser.parse_args(arguments[1:])
    try:
        if arguments[0] == "backup":
            print(
                f"{backup(asked.snapshots, asked.file)} files are in {asked.file}. It holds personnel data: keep it as you keep the log."
            )
        else:
            print(f"{restore(asked.file, asked.snapshots)} reads are back in {asked.snapshots}.")
    except SourceError as error:
        print(f"{error} [{error.reason}]", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{asked.file}: {error.strerror}.", file=sys.stderr)
        return 2
    return 0
