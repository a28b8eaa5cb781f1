"""How is work done on the user's Dask? Task by task, each answer as it comes; a worker that dies loses nothing but its turn.

Nothing else imports Dask, and this only when it is asked for: it is an extra, ``requirements-scale.txt``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from distributed import Client

Task, Answer = TypeVar("Task"), TypeVar("Answer")
LOCAL = "local"  # a cluster of processes on this machine
RETRIES = 5  # of a task whose worker died or lost its way
AHEAD = 2  # tasks handed out per worker: more would only fill memory with answers
WAITS = 10  # [s] for a scheduler to answer


class NoCluster(Exception):
    """There is no such scheduler, or it went away; its message is one line."""


def mapped(
    work: Callable[[Task], Answer], tasks: Iterable[Task], *, scheduler: str, workers: int = 1
) -> Iterator[Answer]:
    """The answers of a Dask cluster as they come: the scheduler at this address, or ``local`` ones with so many workers.

    Raises
    ------
    NoCluster
        Dask is not installed, nobody answers at the address, or the work died again and again.
    """
    with _client(scheduler, workers) as client:
        yield from _answers(client, work, iter(tasks))


def _answers(client: Client, work: Callable[[Task], Answer], left: Iterator[Task]) -> Iterator[Answer]:
    from distributed import as_completed
    from distributed.client import FutureCancelledError
    from distributed.scheduler import KilledWorker

    ahead = AHEAD * max(len(client.scheduler_info(n_workers=-1)["workers"]), 1)
    under_way = as_completed(_submitted(client, work, islice(left, ahead)))
    try:
        for future in under_way:
            yield future.result()
            under_way.update(_submitted(client, work, islice(left, 1)))
    except (KilledWorker, FutureCancelledError, OSError) as error:
        raise NoCluster(
            f"The cluster lost the work: {type(error).__name__}. Run it again: what is done is kept."
        ) from error


def _submitted(client: Client, work: Callable[[Task], Answer], tasks: Iterable[Task]) -> list:
    return [client.submit(work, task, pure=False, retries=RETRIES) for task in tasks]


@contextmanager
def _client(scheduler: str, workers: int) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as error:
        raise NoCluster("Dask is not installed: pip install -r requirements-scale.txt -c constraints.txt.") from error
    if scheduler == LOCAL:
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=WAITS)
    except (OSError, ValueError) as error:
        message = f"No Dask scheduler answers at {scheduler}. Start one (dask scheduler), or leave --scheduler out."
        raise NoCluster(message) from error
    with client:
        yield client
