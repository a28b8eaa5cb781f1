"""A real server and a real browser, for what only they can show."""

import re
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

from data.sources.google_road import REHEARSAL
from tests.fake_sheets.keys import as_toml
from tests.pages.serving import QUIET, chromium, running, wait_until_idle

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDE = {"width": 1440, "height": 900}
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
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(browser):
    """What all tabs share: the scripts of the page, which a browser of its own would read anew for every test."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce", locale="en-US")
    yield context
    context.close()


@pytest.fixture
def page(context):
    """A tab that knows nothing of the tests before, and remembers what the console said and what was asked of other
    machines; both must be nothing.
    """
    page = context.new_page()
    said, asked = [], []
    page.on(
        "console", lambda m: said.append(f"{m.text} {m.location['url']}") if m.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    _forget(context, page, asked)
    page.close()
    assert [text for text in said if not OWN_NOISE.search(text)] == []
    assert [url for url in asked if not re.match(r"(http|ws)://127\.0\.0\.1:|data:|blob:", url)] == []


def _forget(context, page, asked):
    """What the servers of a test have left in the browser."""
    context.clear_cookies()
    session = context.new_cdp_session(page)
    for origin in {url.split("/", 3)[2] for url in asked if url.startswith("http:")}:
        kept = {"origin": f"http://{origin}", "storageTypes": "local_storage,indexeddb,cookies"}
        session.send("Storage.clearDataForOrigin", kept)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Starts the dashboard on a source, once per source, and gives its address."""
    started, addresses = [], {}

    def start(source=None):
        if source not in addresses:
            started.append(running(source, tmp_path_factory.mktemp("server") / "log"))
            addresses[source] = started[-1].__enter__()
        return addresses[source]

    yield start
    for one in started:
        one.__exit__(None, None, None)


@pytest.fixture
def fresh_server(tmp_path):
    """The address of a server nobody has visited yet."""
    with running(None, tmp_path / "log") as address:
        yield address


@pytest.fixture
def wait_idle():
    return wait_until_idle


@pytest.fixture
def axe():
    return _axe


@pytest.fixture
def sheet_server(tmp_path):
    """Starts the dashboard on a Google Sheet that runs on this machine, and gives its address."""
    started = []

    def start(google, book):
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(as_toml(google.key()), encoding="utf-8")
        kept = {REHEARSAL: google.address, "TWO_HOURS_SNAPSHOTS": str(tmp_path / "kept")}
        started.append(running(book.address, tmp_path / "log", kept, f"--secrets.files={secrets}"))
        return started[-1].__enter__()

    yield start
    for one in started:
        one.__exit__(None, None, None)


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
