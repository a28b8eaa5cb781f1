"""How long does a viewer wait? From a click to the changed page, in Chromium."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.server import Server
from benchmarks.table import ms, table, times

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
QUIET = 400  # [ms] without a change of the page: it is done
REPETITIONS = 6

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


def click_table(dashboard: Server, hello: Server) -> str:
    """The brief with another team, seen before and not, beside an empty page with one button; or why there is none."""
    executable = next(filter(None, map(shutil.which, filter(None, (os.environ.get("CHROMIUM"), *BROWSERS)))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        return "Click to changed page: skipped, for Playwright is not installed (requirements-dev.txt)."
    if executable is None:
        return "Click to changed page: skipped, for there is no browser here (apt install chromium, or set CHROMIUM)."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        waits = _waits(_opened(chromium, dashboard, "h1"), _opened(chromium, hello, "button >> text=Hello"))
        chromium.close()
    return _table({view: median(seconds) for view, seconds in waits.items()})


def _table(medians: dict[str, float]) -> str:
    *_, empty = medians.values()
    rows = [(view, ms(wait), times(wait / empty)) for view, wait in medians.items()]
    title = f"Click to changed page in Chromium, medians of {REPETITIONS}, beside an empty page"
    return table(title, ("page", "time", "ratio"), rows)


def _waits(brief: Page, empty: Page) -> dict[str, list[float]]:
    """The team that was not seen before comes first in each turn; then one that was; then the empty page."""
    waits: dict[str, list[float]] = {"brief, new team": [], "brief, team seen before": [], "an empty page": []}
    for nth in range(1, REPETITIONS + 1):
        waits["brief, new team"].append(_wait(brief, _team(brief, nth)))
        waits["brief, team seen before"].append(_wait(brief, _team(brief, nth - 1)))
        waits["an empty page"].append(_wait(empty, empty.get_by_role("button", name="Hello").click))
    return waits


def _team(page: Page, nth: int) -> Callable[[], None]:
    page.get_by_role("combobox", name=re.compile("Team")).click()
    option = page.get_by_role("option").nth(nth)
    option.wait_for()
    return option.click


def _opened(chromium: Browser, server: Server, shown: str) -> Page:
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"http://{server.address}")
    page.wait_for_selector(shown)
    page.evaluate(_WATCH)
    page.wait_for_function(_DONE, arg=5 * QUIET)
    return page


def _wait(page: Page, click: Callable[[], None]) -> float:
    click()
    page.wait_for_function(_DONE, arg=QUIET)
    return page.evaluate("window.changed - window.clicked") / 1e3
