"""How is much work done on one machine? In this process, or in others beside it that end when it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import get_context, parent_process
from os import _exit
from threading import Thread
from typing import TypeVar

Task, Answer = TypeVar("Task"), TypeVar("Answer")
_AHEAD = 2  # tasks handed out per worker: more would only fill memory with answers


def mapped(work: Callable[[Task], Answer], tasks: Iterable[Task], *, workers: int) -> Iterator[Answer]:
    """The answers as they come; with one worker, in order and in this process."""
    if workers <= 1:
        yield from map(work, tasks)
        return
    left = iter(tasks)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        under_way = {pool.submit(work, task) for task in islice(left, _AHEAD * workers)}
        while under_way:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            under_way |= {pool.submit(work, task) for task in islice(left, len(done))}
            yield from (one.result() for one in done)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for ever."""
    parent = parent_process()
    Thread(target=lambda: (parent.join(), _exit(1)), daemon=True).start()
