"""What does a real server write when something breaks that nobody foresaw? Nothing that anybody has written in a cell."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.pages.serving import ROOT, running, wait_until_idle

BROKEN = Path(__file__).parent / "broken"
MARK = re.compile(r"the mark ([0-9a-f]{8})")


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    return tmp_path_factory.mktemp("log") / "log"


@pytest.fixture(scope="module")
def address(log):
    """The dashboard with a mistake in a page, a fragment, a callback and a download; all it printed is looked at last."""
    variables = {
        "PYTHONPATH": os.pathsep.join((str(BROKEN), str(ROOT))),
        "BREAK_THE_DASHBOARD": "1",
        "TWO_HOURS_LOG": "json",
        "TWO_HOURS_SNAPSHOTS": str(log.parent / "kept"),
    }
    with running(None, log, variables) as address:
        yield address
    said = log.read_text(encoding="utf-8")
    assert "canary" not in said and "Ana-Ruiz" not in said, said[-3000:]
    assert "2026-11-03" not in said and "nobody-asked" not in said  # what was in the address


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def events(log, event="broken"):
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("{")]
    return [line for line in lines if line["event"] == event]


def look(page, address):
    page.goto(address)
    wait_until_idle(page)


def mark_on(page):
    """The mark on the page, beside one plain line that quotes nothing."""
    page.get_by_text("Something went wrong here").wait_for()
    said = page.get_by_role("alert").last.inner_text()
    assert "canary" not in page.content()
    return MARK.search(said)[1]


def assert_noted(log, mark, where):
    (line,) = [line for line in events(log) if line["reference"] == mark]
    assert line["error"] == "ValueError" and re.fullmatch(where, line["where"]), line
    assert line.keys() == {"at", "event", "error", "where", "reference"}


def test_a_page_that_breaks_says_one_line_with_the_mark_that_is_in_the_log(page, address, log):
    look(page, f"{address}/method?as_of=2026-11-03&nobody-asked=canary-query")
    assert_noted(log, mark_on(page), r"pages\.method:\d+")


def test_a_fragment_that_breaks_leaves_the_page_standing(page, address, log):
    look(page, f"{address}/goals?as_of=2026-11-03")
    page.get_by_text("Table and method").first.click()
    assert_noted(log, mark_on(page), r"pages\.screen\.show:\d+")
    assert page.get_by_role("heading", level=1).is_visible()


def test_a_callback_that_breaks_is_one_line_too(page, address, log):
    look(page, address)
    page.get_by_role("button", name="Present").click()
    assert_noted(log, mark_on(page), "elsewhere")  # Streamlit calls it by itself


def test_a_file_that_cannot_be_made_is_not_handed_out_and_not_quoted(page, address, log):
    look(page, address)
    page.get_by_role("button", name="Take away").click()
    page.get_by_role("button", name="All tables (CSV)").click()
    page.get_by_text(re.compile("Failed|error", re.IGNORECASE)).first.wait_for()
    assert "canary" not in page.content()
    assert events(log, "file_taken") == []


def test_what_streamlit_raises_to_stop_a_page_that_is_left_is_no_mistake(page, address, log):
    before = len(events(log))
    look(page, f"{address}/hours")
    for name in ("Meetings and events", "Certifications", "Hours"):  # each left before it is drawn
        page.get_by_role("link", name=name).click()
    wait_until_idle(page)
    assert len(events(log)) == before
