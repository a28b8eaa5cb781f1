"""A real server and a real browser, for what only they can show."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

from data.sources.google_road import REHEARSAL
from tests.fake_sheets.keys import as_toml

ROOT = Path(__file__).parents[2]
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# On a deep link Streamlit's own frontend asks beside the page before it asks at the root: two answers of 404.
OWN_NOISE = re.compile(r"status of 404 .*/[a-z_]+/_stcore/(health|host-config)$")

# What Streamlit 1.67 itself gets wrong, by rule and by the element that breaks it.
UPSTREAM = {
    "list": '[data-testid="stSidebarNavItems"]',
    "listitem": '[data-testid="stSidebarNavItems"] li',
    "presentation-role-conflict": '[data-testid="stFileUploaderDropzone"]',  # on Add a file only
    "target-size": '[data-testid="stDateInput"] [role="spinbutton"]',
}


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A tab that remembers what the console said and what was asked of other machines; both must be nothing."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", locale="en-US")
    page = context.new_page()
    said, asked = [], []
    page.on(
        "console", lambda m: said.append(f"{m.text} {m.location['url']}") if m.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert [text for text in said if not OWN_NOISE.search(text)] == []
    assert [url for url in asked if not re.match(r"(http|ws)://127\.0\.0\.1:|data:|blob:", url)] == []


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Starts the dashboard on a source, once per source, and gives its address."""
    running, addresses = [], {}

    def start(source=None):
        if source not in addresses:
            running.append(_running(source, tmp_path_factory.mktemp("server") / "log"))
            addresses[source] = running[-1].__enter__()
        return addresses[source]

    yield start
    for one in running:
        one.__exit__(None, None, None)


@pytest.fixture
def fresh_server(tmp_path):
    """The address of a server nobody has visited yet."""
    with _running(None, tmp_path / "log") as address:
        yield address


@pytest.fixture
def wait_idle():
    return _wait_idle


@pytest.fixture
def axe():
    return _axe


@pytest.fixture
def sheet_server(tmp_path):
    """Starts the dashboard on a Google Sheet that runs on this machine, and gives its address."""
    running = []

    def start(google, book):
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(as_toml(google.key()), encoding="utf-8")
        kept = {REHEARSAL: google.address, "TWO_HOURS_SNAPSHOTS": str(tmp_path / "kept")}
        running.append(_running(book.address, tmp_path / "log", kept, f"--secrets.files={secrets}"))
        return running[-1].__enter__()

    yield start
    for one in running:
        one.__exit__(None, None, None)


@contextmanager
def _running(source, log, more=None, *options):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    variables = {key: value for key, value in os.environ.items() if not key.startswith("TWO_HOURS_")}
    variables |= {"TWO_HOURS_SOURCE": str(source)} if source else {}
    variables |= more or {}
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "dashboard.py",
        f"--server.port={port}",
        "--server.headless=true",
        *options,
    ]
    with log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, env=variables, stdout=out, stderr=out) as process:
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said, said[-3000:]
    assert "deprecat" not in said.lower(), said[-3000:]


def _wait_until_healthy(address, process):
    for _ in range(300):
        assert process.poll() is None, "the server stopped before it started"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def _chromium():
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    found = next(filter(None, map(shutil.which, filter(None, names))), None)
    if found is None and os.environ.get("TWO_HOURS_BROWSER") == "required":
        pytest.fail("no Chromium here, and TWO_HOURS_BROWSER=required")
    if found is None:
        pytest.skip("no browser: apt install chromium, or set CHROMIUM to a Chromium or Chrome")
    return found


def _wait_idle(page):
    """Until Streamlit has run, nothing is stale or a skeleton, and every figure is drawn."""
    page.wait_for_function(
        """() => {
          const app = document.querySelector('[data-testid="stApp"]');
          const figures = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
          return app && app.dataset.testConnectionState === "CONNECTED" && app.dataset.testScriptState === "notRunning"
            && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]')
            && figures.every(figure => figure.querySelector(".main-svg"));
        }""",
        timeout=20_000,
    )


def _axe(page):
    """What axe finds wrong and is not known to be Streamlit's own: [rule, element] pairs."""
    page.evaluate(AXE)
    return page.evaluate(
        """async ([tags, upstream]) => {
          const options = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], elementRef: true};
          const {violations} = await axe.run(document, options);
          return violations.flatMap(rule => rule.nodes
            .filter(node => !(upstream[rule.id] && node.element.matches(upstream[rule.id])))
            .map(node => [rule.id, node.html.slice(0, 300)]));
        }""",
        [RULES, UPSTREAM],
    )
