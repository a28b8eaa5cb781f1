"""How much work is a page for the server, and how long does a viewer wait, beside the emptiest page there is?"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import browser
from benchmarks.district import AS_OF
from benchmarks.district_tabs import write_folder
from benchmarks.server import DASHBOARD, HELLO, Server, serving
from benchmarks.table import ms, table, times, verdict
from benchmarks.visitor import Visitor
from data.sample.district import LAST_DAY

WARM_AIM, COLD_AIM = 0.06, 0.3  # [s] of CPU for one rerun of the sample
LARGE_AIM = 0.1  # [s] of CPU for one rerun of a district, whatever its size
SETTLES = 0.03  # [s] in which the server tidies up after the last message
UNCHANGED, TEAM_AGAIN, NEW_TEAM, NEW_DAY = "unchanged", "team seen before", "new team", "new day"

Turns = dict[str, list[float]]


@dataclass(frozen=True)
class Log:
    """What is looked at: a folder (None: the sample), the school year to choose ("": its newest), the last day in it.

    ``aims`` [s] are for one rerun, by what was computed before; what has none is only measured.
    """

    title: str
    source: Path | None
    year: str
    last_day: date
    aims: dict[str, float]


SAMPLE = Log(
    "Pages", None, "", LAST_DAY, {UNCHANGED: WARM_AIM, TEAM_AGAIN: WARM_AIM, NEW_TEAM: COLD_AIM, NEW_DAY: COLD_AIM}
)


def tables(rounds: int = 5, sizes: tuple[int, ...] = ()) -> Iterator[str]:
    """The CPU time of a rerun of each page, then the time from a click to the changed page in a browser.

    Of the sample, or of an invented district of each of ``sizes`` [rows].
    """
    if not sys.platform.startswith("linux"):
        yield "Pages: skipped, for only Linux tells one process the CPU time of another."
        return
    with serving(HELLO) as hello:
        for size in sizes or (None,):
            with TemporaryDirectory() as folder:
                log = _district(Path(folder), size) if size else SAMPLE
                with serving(DASHBOARD, log.source) as dashboard:
                    yield _server_table(log, dashboard, hello, rounds)
                    yield browser.click_table(dashboard, hello, log.title, log.year)


def _district(folder: Path, rows: int) -> Log:
    write_folder(folder, rows)
    aims = {UNCHANGED: LARGE_AIM, TEAM_AGAIN: LARGE_AIM}
    return Log(f"Pages of {rows:,} rows", folder, "2025-26", AS_OF - timedelta(days=1), aims)


def _server_table(log: Log, dashboard: Server, hello: Server, rounds: int) -> str:
    nothing, empty = Visitor(hello), []
    turns = {}
    for place, path in enumerate(paths := list(Visitor(dashboard).pages)):
        days = [str(log.last_day - timedelta(days=1 + place + len(paths) * nth)) for nth in range(rounds)]
        turns[path or "brief"] = _turns(dashboard, log, path, days, lambda: empty.append(_cpu(hello, nothing.run)))
    rows = [_row(page, spent, log.aims, median(empty)) for page, spent in turns.items()]
    aims = ", ".join(f"{ms(aim)} or less {kind}" for kind, aim in log.aims.items())
    title = f"{log.title}: the server's CPU for one rerun, medians; aims: {aims}"
    header = ("page", UNCHANGED, "beside an empty page", TEAM_AGAIN, NEW_TEAM, NEW_DAY, "")
    return table(title, header, [*rows, ("an empty page", ms(median(empty)), times(1), "", "", "", "")])


def _turns(server: Server, log: Log, path: str, days: list[str], between: Callable[[], None]) -> Turns:
    """The CPU time of each rerun of a page. No other page looks at these days, so that nobody has computed them before."""
    visitor, turns = Visitor(server), {UNCHANGED: [], TEAM_AGAIN: [], NEW_TEAM: [], NEW_DAY: []}
    visitor.run(year=log.year)
    visitor.go(path)
    whole, *teams = visitor.teams
    for nth, day in enumerate(days):
        two = teams[2 * nth % len(teams)], teams[(2 * nth + 1) % len(teams)]
        views = [(NEW_DAY, whole), *((NEW_TEAM, team) for team in two), *((TEAM_AGAIN, team) for team in two)]
        for kind, team in [*views, (UNCHANGED, two[1]), (UNCHANGED, two[1])]:
            turns[kind].append(
                _cpu(server, lambda team=team, day=day: visitor.run(year=log.year, team=team, as_of=day))
            )
            between()
    visitor.close()
    return turns


def _cpu(server: Server, rerun: Callable[[], None]) -> float:
    before = server.cpu()
    rerun()
    time.sleep(SETTLES)
    return server.cpu() - before


def _row(page: str, turns: Turns, aims: dict[str, float], empty: float) -> tuple[str, ...]:
    medians = {kind: median(spent) for kind, spent in turns.items()}
    first, *others = (ms(spent) for spent in medians.values())
    worst = max(medians[kind] / aim for kind, aim in aims.items())
    return (page, first, times(medians[UNCHANGED] / empty), *others, verdict(worst, 1))
