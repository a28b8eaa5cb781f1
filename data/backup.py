"""The kept reads as one file, and back: ``python -m data backup FILE`` and ``python -m data restore FILE``."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import sys
import tarfile
import zlib
from pathlib import Path

from data.errors import SourceError
from data.snapshot import FOLDER, SnapshotStore
from data.snapshot_files import UNFINISHED, sha256, sync, writing

_LIST = "backup.json"  # every file with its hash: the first in the archive
_NAME = re.compile(r"[0-9a-f]{12}/(CURRENT|CHECKED|snap-\d{8,}-[0-9a-f]{12}/[a-z_]+\.(parquet|json))|exports\.sqlite")
_LARGEST = 2**31  # bytes of one file: more is no kept read


def backup(kept: Path, file: Path) -> int:
    """Write every kept read of every source into one new file, there at once and whole; the number of files in it.

    Nobody writes a store while it is copied. Raises OSError.
    """
    files: dict[str, bytes] = {}
    for store in sorted(path for path in kept.glob("*") if path.is_dir()):
        with writing(store):
            files |= {
                path.relative_to(kept).as_posix(): path.read_bytes()
                for path in sorted(store.rglob("*"))
                if path.is_file()
            }
    files |= {path.name: path.read_bytes() for path in kept.glob("exports.sqlite")}
    files = {name: data for name, data in files.items() if _NAME.fullmatch(name)}
    listed = json.dumps({name: sha256(data) for name, data in files.items()}).encode()
    unfinished = file.with_name(UNFINISHED + file.name)
    try:
        with tarfile.open(unfinished, "x:gz") as archive:
            for name, data in {_LIST: listed, **files}.items():
                member = tarfile.TarInfo(name)
                member.size, member.mode = len(data), 0o600
                archive.addfile(member, io.BytesIO(data))
        os.chmod(unfinished, 0o600)
        os.replace(unfinished, file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return len(files)


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
    for name, data in files.items():
        path = unfinished / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o600)
    unfinished.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished.chmod(0o700)
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
            listed = json.loads(archive.extractfile(first).read(_LARGEST))
            files = {}
            for member in archive:
                if member is not first:
                    files[member.name] = _member(file, archive, member, listed)
    except (tarfile.TarError, OSError, EOFError, ValueError, zlib.error) as error:
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
