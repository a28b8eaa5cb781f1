"""How long does a viewer wait? From a click to the changed page, in Chromium."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.server import Server
from benchmarks.table import ms, table, times, verdict

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
QUIET = 400  # [ms] without a change of the page: it is done
REPETITIONS = 6
CLICK_AIM = 0.2  # [s] from a click to a page that somebody has seen before
NEW, SEEN = "brief, new team", "brief, team seen before"

# The page's own clock, from the click to the last change of what it shows.
_WATCH = """() => {
  window.clicked = window.changed = 0;
  addEventListener("click", () => { window.clicked = window.changed = performance.now(); }, true);
  new MutationObserver(() => { window.changed = performance.now(); })
    .observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
}"""
_DONE = """quiet => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app && app.dataset.testScriptState === "notRunning" && !document.querySelector('[data-stale="true"]')
    && performance.now() - window.changed > quiet;
}"""


def click_table(dashboard: Server, hello: Server, of: str, year: str) -> str:
    """The brief with another team, seen before and not, beside an empty page with one button; or why there is none."""
    try:
        with opened() as chromium:
            path = f"?school_year={year}" if year else ""
            brief = _settled(chromium, f"{dashboard.address}/{path}", "h1")
            waits = _waits(brief, _settled(chromium, hello.address, "button >> text=Hello"))
    except NoBrowser as why:
        return f"Click to changed page: skipped, for {why}."
    return _table(of, {view: median(seconds) for view, seconds in waits.items()})


class NoBrowser(Exception):
    """There is nothing to look with; the text says what is missing."""


@contextmanager
def opened(*options: str) -> Iterator[Browser]:
    """A Chromium without a window, until the block ends. Raises :class:`NoBrowser`."""
    executable = next(filter(None, map(shutil.which, filter(None, (os.environ.get("CHROMIUM"), *BROWSERS)))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError as error:
        raise NoBrowser("Playwright is not installed (requirements-dev.txt)") from error
    if executable is None:
        raise NoBrowser("there is no browser here (apt install chromium, or set CHROMIUM)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=[*OPTIONS, *options])
        try:
            yield chromium
        finally:
            chromium.close()


def _table(of: str, medians: dict[str, float]) -> str:
    *_, empty = medians.values()
    aims = {SEEN: CLICK_AIM}
    rows = [
        (view, ms(wait), times(wait / empty), f"<= {ms(aims[view])}" if view in aims else "",
         verdict(wait, aims.get(view, wait)))
        for view, wait in medians.items()
    ]  # fmt: skip
    title = f"{of}, click to changed page: in Chromium, medians of {REPETITIONS}, beside an empty page"
    return table(title, ("page", "time", "ratio", "aim", ""), rows)


def _waits(brief: Page, empty: Page) -> dict[str, list[float]]:
    """The team that was not seen before comes first in each turn; then one that was; then the empty page."""
    waits: dict[str, list[float]] = {NEW: [], SEEN: [], "an empty page": []}
    for nth in range(1, REPETITIONS + 1):
        waits[NEW].append(_wait(brief, _team(brief, nth)))
        waits[SEEN].append(_wait(brief, _team(brief, nth - 1)))
        waits["an empty page"].append(_wait(empty, empty.get_by_role("button", name="Hello").click))
    return waits


def _team(page: Page, nth: int) -> Callable[[], None]:
    """What chooses the nth team. A list that opens while the sidebar still moves would be shut by that."""
    box = page.get_by_role("combobox", name=re.compile("Team"))
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(QUIET)
    box.click()
    option = page.get_by_role("option").nth(nth)
    option.wait_for()
    page.wait_for_timeout(QUIET)
    return option.click


def _settled(chromium: Browser, address: str, shown: str) -> Page:
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"http://{address}")
    page.wait_for_selector(shown)
    page.evaluate(_WATCH)
    page.wait_for_function(_DONE, arg=5 * QUIET)
    return page


def _wait(page: Page, click: Callable[[], None]) -> float:
    click()
    page.wait_for_function(_DONE, arg=QUIET)
    return page.evaluate("window.changed - window.clicked") / 1e3
