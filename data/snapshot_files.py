"""Will it still be there after the power goes? Files that are wholly written or not there at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if os.name == "nt":
    import msvcrt
else:
    import fcntl

UNFINISHED = ".tmp-"  # what a name begins with until it is whole
_TRIES, _PAUSE = 100, 0.1  # [s]: a writer that waits longer gives up
_BUSY = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Be the only writer of a folder, which is made (0700) if need be and swept of what a killed writer left.

    Raises
    ------
    OSError
        Another writer holds it for ten seconds, or the disk cannot be written.
    """
    if not root.is_dir():
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync(root.parent)
    held = os.open(root / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(held)
        sweep(root)
        yield
    finally:
        os.close(held)  # which lets go of the lock, as does being killed


def sweep(root: Path) -> None:
    """Remove what was never finished. Only the one writer may: what is unfinished may be another's work."""
    for left in root.glob(f"{UNFINISHED}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """A new folder (0700) of files (0600), there at once and whole; on failure nothing is there."""
    unfinished = folder.with_name(UNFINISHED + folder.name)
    os.mkdir(unfinished, 0o700)
    try:
        for name, data in files.items():
            _write(unfinished / name, data)
        sync(unfinished)
        os.rename(unfinished, folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    sync(folder.parent)


def remove_folder(folder: Path) -> None:
    """Remove a folder: gone at once by its name, so that nobody ever sees half of it."""
    gone = folder.with_name(UNFINISHED + folder.name)
    os.rename(folder, gone)
    sync(folder.parent)
    shutil.rmtree(gone, ignore_errors=True)


def write_sealed(path: Path, text: str) -> None:
    """A small file with the hash of its text, there at once in place of the one before."""
    unfinished = path.with_name(UNFINISHED + path.name)
    try:
        _write(unfinished, f"{sha256(text.encode())}\n{text}".encode())
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync(path.parent)


def read_sealed(path: Path) -> str | None:
    """The text of a small file; None when it is not there or not what was written."""
    try:
        seal, _, text = path.read_bytes().partition(b"\n")
        return text.decode() if seal.decode() == sha256(text) else None
    except (OSError, UnicodeDecodeError):
        return None


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def sync(folder: Path) -> None:
    """Make the names in a folder last. Windows has no such call and keeps them itself."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _write(path: Path, data: bytes) -> None:
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(opened, left) :]  # the system may take only a part
        os.fsync(opened)
    finally:
        os.close(opened)


def _lock(opened: int) -> None:
    for last in [False] * (_TRIES - 1) + [True]:
        try:
            return _try_lock(opened)
        except OSError as error:
            if last or error.errno not in _BUSY:
                raise
        time.sleep(_PAUSE)


def _try_lock(opened: int) -> None:
    if os.name == "nt":
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
