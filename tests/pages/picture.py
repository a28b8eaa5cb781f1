"""Takes the picture of the README: the Cabinet brief on the sample, as a browser shows it.

``python -m tests.pages.picture FILE``
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.pages.serving import QUIET, chromium, running, wait_until_idle

WIDE, HIGH = 1440, 900  # px


def take(file: Path) -> None:
    """Write a PNG of the whole page."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running(None, Path(folder) / "log") as address,
        sync_playwright() as pw,
    ):
        browser = pw.chromium.launch(executable_path=chromium(), args=QUIET)
        page = browser.new_page(viewport={"width": WIDE, "height": HIGH}, reduced_motion="reduce", color_scheme="light")
        page.goto(address)
        wait_until_idle(page)
        whole = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
        page.set_viewport_size({"width": WIDE, "height": whole})
        page.wait_for_timeout(500)
        wait_until_idle(page)
        page.screenshot(path=file)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
