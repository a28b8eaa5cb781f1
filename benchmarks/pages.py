"""How much work is a page for the server, and how long does a viewer wait, beside the emptiest page there is?"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from statistics import median

from benchmarks import browser
from benchmarks.server import DASHBOARD, HELLO, Server, serving
from benchmarks.table import ms, table, times, verdict
from benchmarks.visitor import Visitor
from data.sample.district import LAST_DAY

WARM_AIM, COLD_AIM = 0.06, 0.3  # [s] of CPU for one rerun
SETTLES = 0.03  # [s] in which the server tidies up after the last message
UNCHANGED, TEAM_AGAIN, NEW_TEAM, NEW_DAY = "unchanged", "team seen before", "new team", "new day"

Turns = dict[str, list[float]]


def tables(rounds: int = 5) -> Iterator[str]:
    """The CPU time of a rerun of each page, then the time from a click to the changed page in a browser."""
    if not sys.platform.startswith("linux"):
        yield "Pages: skipped, for only Linux tells one process the CPU time of another."
        return
    with ExitStack() as stack:
        dashboard, hello = (stack.enter_context(serving(script)) for script in (DASHBOARD, HELLO))
        yield _server_table(dashboard, hello, rounds)
        yield browser.click_table(dashboard, hello)


def _server_table(dashboard: Server, hello: Server, rounds: int) -> str:
    nothing, empty = Visitor(hello), []
    turns = {}
    for place, path in enumerate(paths := list(Visitor(dashboard).pages)):
        days = [str(LAST_DAY - timedelta(days=1 + place + len(paths) * nth)) for nth in range(rounds)]
        turns[path or "brief"] = _turns(dashboard, path, days, lambda: empty.append(_cpu(hello, nothing.run)))
    rows = [_row(page, spent, median(empty)) for page, spent in turns.items()]
    title = (
        f"Pages: the server's CPU for one rerun, medians; aim {ms(WARM_AIM)} or less, "
        f"and {ms(COLD_AIM)} or less where nothing was computed before"
    )
    header = ("page", UNCHANGED, "beside an empty page", TEAM_AGAIN, NEW_TEAM, NEW_DAY, "")
    return table(title, header, [*rows, ("an empty page", ms(median(empty)), times(1), "", "", "", "")])


def _turns(server: Server, path: str, days: list[str], between: Callable[[], None]) -> Turns:
    """The CPU time of each rerun of a page. No other page looks at these days, so that nobody has computed them before."""
    visitor, turns = Visitor(server), {UNCHANGED: [], TEAM_AGAIN: [], NEW_TEAM: [], NEW_DAY: []}
    visitor.go(path)
    whole, *teams = visitor.teams
    for nth, day in enumerate(days):
        two = teams[2 * nth % len(teams)], teams[(2 * nth + 1) % len(teams)]
        views = [(NEW_DAY, whole), *((NEW_TEAM, team) for team in two), *((TEAM_AGAIN, team) for team in two)]
        for kind, team in [*views, (UNCHANGED, two[1]), (UNCHANGED, two[1])]:
            turns[kind].append(_cpu(server, lambda team=team, day=day: visitor.run(team=team, as_of=day)))
            between()
    visitor.close()
    return turns


def _cpu(server: Server, rerun: Callable[[], None]) -> float:
    before = server.cpu()
    rerun()
    time.sleep(SETTLES)
    return server.cpu() - before


def _row(page: str, turns: Turns, empty: float) -> tuple[str, ...]:
    medians = {kind: median(spent) for kind, spent in turns.items()}
    aims = {UNCHANGED: WARM_AIM, TEAM_AGAIN: WARM_AIM, NEW_TEAM: COLD_AIM, NEW_DAY: COLD_AIM}
    first, *others = (ms(medians[kind]) for kind in aims)
    worst = max(medians[kind] / aim for kind, aim in aims.items())
    return (page, first, times(medians[UNCHANGED] / empty), *others, verdict(worst, 1))
