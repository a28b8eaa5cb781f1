"""How long do people wait when many look at once, and what does the server hold meanwhile?"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from statistics import median, quantiles

from websockets.asyncio.client import ClientConnection, connect

from benchmarks.server import DASHBOARD, Server, serving
from benchmarks.table import mb, ms, table, times, verdict
from benchmarks.visitor import LINE, Tab, Visitor, address

PAGES = ("", "hours", "goals", "certifications", "service")  # those a cabinet looks at; "" is the brief
PACE, CHANGES, AT_ONCE = 5.0, 5, 5  # [s] between two changes of one person; how many changes; turns all together
PACED_AIM, AT_ONCE_AIM, MEMORY_AIM = 0.3, 2.0, 2**30  # [s] for all but one in twenty, [s], [bytes]
SOAKING, GROWTH_AIM = 50, 1.1  # people; times the memory of the first minutes
PARTS_OF_A_SOAK = 6


class Person:
    """One open tab on one of the pages. The teams are gone through one by one, from another one on for each person."""

    def __init__(self, number: int, line: ClientConnection) -> None:
        self.number, self._line, self._tab, self._turn = number, line, Tab(), 0

    async def arrive(self) -> None:
        """Open the front page, then one's own."""
        await self._run()
        self._tab.page = self._tab.pages[PAGES[self.number % len(PAGES)]]
        await self._run()

    async def change(self) -> float:
        """Choose the next team, and wait until the page has come [s]."""
        self._turn += 1
        began = time.perf_counter()
        await self._run(team=self._tab.teams[(self.number + self._turn) % len(self._tab.teams)])
        return time.perf_counter() - began

    async def _run(self, **chosen: str) -> None:
        await self._line.send(self._tab.wish(**chosen))
        while not self._tab.take(await self._line.recv()):
            pass


def tables(counts: tuple[int, ...] = (10, 50), changes: int = CHANGES, pace: float = PACE) -> Iterator[str]:
    """One row per number of people: paced, then all at once; and what the server holds at its most."""
    if not sys.platform.startswith("linux"):
        yield "People: skipped, for only Linux tells one process the memory of another."
        return
    rows = [_row(count, changes, pace) for count in counts]
    title = (
        f"People: from a choice to the whole page, each on one of {len(PAGES)} pages, views somebody has seen before; paced is "
        f"one change in {pace:g} s. A client in Python waits up to 40 ms more than a browser (delayed ACK)"
    )
    header = ("people", "paced", "p95", "aim", "", "at once", "p95", "aim", "", "memory", "aim", "")
    yield table(title, header, rows)


def _row(count: int, changes: int, pace: float) -> tuple[str, ...]:
    with serving(DASHBOARD) as server:
        _see_everything(server)
        paced, at_once = asyncio.run(_paced(server, count, changes, pace)), asyncio.run(_at_once(server, count))
        held = server.memory()
    slowest, slowest_at_once = late(paced), late(at_once)
    return (
        str(count), ms(median(paced)), ms(slowest), f"<= {ms(PACED_AIM)}", verdict(slowest, PACED_AIM),
        ms(median(at_once)), ms(slowest_at_once), f"<= {ms(AT_ONCE_AIM)}", verdict(slowest_at_once, AT_ONCE_AIM),
        mb(held), f"<= {mb(MEMORY_AIM)}", verdict(held, MEMORY_AIM),
    )  # fmt: skip


def soak(minutes: float = 30, count: int = SOAKING, pace: float = PACE) -> Iterator[str]:
    """One row per part of a long time: what the server holds and how long people wait; beside the first part."""
    if not sys.platform.startswith("linux"):
        yield "Soak: skipped, for only Linux tells one process the memory of another."
        return
    rows, first = [], 0.0
    with serving(DASHBOARD) as server:
        _see_everything(server)
        changes = max(round(minutes * 60 / PARTS_OF_A_SOAK / pace), 1)
        for part, waits in enumerate(_soaked(server, count, changes, pace), 1):
            held, slowest = server.memory(), late(waits)
            first = first or held
            over = verdict(slowest, PACED_AIM) or verdict(held / first, GROWTH_AIM)
            rows.append(
                (
                    f"{minutes * part / PARTS_OF_A_SOAK:.1f}",
                    mb(held),
                    times(held / first),
                    ms(median(waits)),
                    ms(slowest),
                    over,
                )
            )
    title = (
        f"Soak: {count} people for {minutes:g} minutes, one change in {pace:g} s each; aims: <= {times(GROWTH_AIM)} the memory of "
        f"the first part, p95 <= {ms(PACED_AIM)}"
    )
    yield table(title, ("minutes", "memory", "beside the first", "paced", "p95", ""), rows)


def _soaked(server: Server, count: int, changes: int, pace: float) -> Iterator[list[float]]:
    """The waits [s] of each part in turn; people leave and come again between the parts, as tabs do."""
    for _ in range(PARTS_OF_A_SOAK):
        yield asyncio.run(_paced(server, count, changes, pace))


def late(waits: list[float]) -> float:
    """What nineteen in twenty wait at most."""
    return quantiles(waits, n=20, method="inclusive")[-1]


def _see_everything(server: Server) -> None:
    visitor = Visitor(server)
    for path in PAGES:
        visitor.go(path)
        for team in visitor.teams:
            visitor.run(team=team)
    visitor.close()


async def _paced(server: Server, count: int, changes: int, pace: float) -> list[float]:
    """The waits [s] of every change, each person at their own pace."""
    async with _people(server, count) as people:
        waits = await asyncio.gather(*(at_a_pace(person, changes, pace, count) for person in people))
    return [wait for of_one in waits for wait in of_one]


async def _at_once(server: Server, count: int) -> list[float]:
    """The waits [s] of every change, all people at the same moment."""
    async with _people(server, count) as people:
        waits = [await asyncio.gather(*(person.change() for person in people)) for _ in range(AT_ONCE)]
    return [wait for of_all in waits for wait in of_all]


@asynccontextmanager
async def _people(server: Server, count: int) -> AsyncIterator[list[Person]]:
    """So many open tabs, each on its page."""
    async with AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(connect(address(server), **LINE)) for _ in range(count)]
        people = [Person(number, line) for number, line in enumerate(lines)]
        for person in people:
            await person.arrive()
        yield people


async def at_a_pace(person: Person, changes: int, pace: float, count: int) -> list[float]:
    """The waits [s] of one person's changes, one in ``pace`` [s]; no two of ``count`` people begin together."""
    begins, waits = time.perf_counter() + pace * person.number / count, []
    for turn in range(changes):
        await asyncio.sleep(max(begins + turn * pace - time.perf_counter(), 0))
        waits.append(await person.change())
    return waits
