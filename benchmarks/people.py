"""How long do people wait when many look at once, and what does the server hold meanwhile?"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator
from statistics import median, quantiles

from websockets.asyncio.client import ClientConnection, connect

from benchmarks.server import DASHBOARD, Server, serving
from benchmarks.table import ms, table, verdict
from benchmarks.visitor import LINE, Tab, Visitor, address

PAGES = ("", "hours", "goals", "certifications", "service")  # those a cabinet looks at; "" is the brief
PACE, CHANGES, AT_ONCE = 5.0, 5, 5  # [s] between two changes of one person; how many changes; turns all together
PACED_AIM, AT_ONCE_AIM, MEMORY_AIM = 0.3, 2.0, 2**30  # [s] for all but one in twenty, [s], [bytes]


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
        paced, at_once = asyncio.run(_watch(server, count, changes, pace))
        held = server.memory()
    slowest, slowest_at_once = late(paced), late(at_once)
    return (
        str(count), ms(median(paced)), ms(slowest), f"<= {ms(PACED_AIM)}", verdict(slowest, PACED_AIM),
        ms(median(at_once)), ms(slowest_at_once), f"<= {ms(AT_ONCE_AIM)}", verdict(slowest_at_once, AT_ONCE_AIM),
        f"{held / 2**20:.0f} MB", f"<= {MEMORY_AIM / 2**20:.0f} MB", verdict(held, MEMORY_AIM),
    )  # fmt: skip


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


async def _watch(server: Server, count: int, changes: int, pace: float) -> tuple[list[float], list[float]]:
    """The waits [s] of every change: first each person at their own pace, then all at the same moment."""
    lines = [await connect(address(server), **LINE) for _ in range(count)]
    people = [Person(number, line) for number, line in enumerate(lines)]
    for person in people:
        await person.arrive()
    paced = await asyncio.gather(*(at_a_pace(person, changes, pace, count) for person in people))
    at_once = [await asyncio.gather(*(person.change() for person in people)) for _ in range(AT_ONCE)]
    for line in lines:
        await line.close()
    return [wait for waits in paced for wait in waits], [wait for waits in at_once for wait in waits]


async def at_a_pace(person: Person, changes: int, pace: float, count: int) -> list[float]:
    """The waits [s] of one person's changes, one in ``pace`` [s]; no two of ``count`` people begin together."""
    begins, waits = time.perf_counter() + pace * person.number / count, []
    for turn in range(changes):
        await asyncio.sleep(max(begins + turn * pace - time.perf_counter(), 0))
        waits.append(await person.change())
    return waits
