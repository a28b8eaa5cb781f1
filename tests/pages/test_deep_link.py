"""On a fresh server the first request may be for any page: it is that page, inside our frame, and nothing else."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
MENU = ["Cabinet brief", "The chain", "Hours", "Goals and milestones", "Certifications", "Meetings and events",
        "Service to schools", "My progress", "Team needs", "Sheet check", "Add a file", "Privacy", "Method"]  # fmt: skip
PAGES = [("hours", "Hours"), ("chain", "The chain"), ("needs", "Team needs"), ("my_progress", "My progress"), ("privacy", "Privacy"), ("goals", "Goals and milestones"), ("certifications", "Certifications"),
         ("sheet_check", "Sheet check"), ("add_a_file", "Add a file"), ("method", "Method"), ("", "Cabinet brief")]  # fmt: skip

# Writes down every menu entry that was on the screen, be it for one frame.
WITNESS = """
window.menu = new Set();
new MutationObserver(() => document.querySelectorAll('[data-testid="stSidebarNavLink"]')
  .forEach(link => window.menu.add(link.innerText.split("\\n").pop()))).observe(document, {childList: true, subtree: true});
"""


@pytest.mark.parametrize(("path", "title"), PAGES)
def test_the_first_request_of_a_fresh_server_shows_the_page_it_names(fresh_server, page, wait_idle, path, title):
    page.add_init_script(WITNESS)
    page.goto(f"{fresh_server}/{path}")
    wait_idle(page)
    assert page.locator('[data-testid="stSidebarNavLink"][aria-current="page"]').inner_text().split("\n")[-1] == title
    assert page.title() == title
    assert page.locator("h1").count() == 1
    assert sorted(page.evaluate("[...window.menu]")) == sorted(MENU)
    assert page.locator("[role=dialog]").count() == 0  # no "Page not found"


@pytest.mark.parametrize("file", sorted((ROOT / "pages").glob("*.py")), ids=lambda file: file.stem)
def test_a_page_file_that_is_run_by_itself_is_the_whole_dashboard(file):
    assert _drawn(file) == _drawn(ROOT / "pages" / "screen" / "entry.py")


def _drawn(script):
    run = AppTest.from_file(script, default_timeout=30).run()
    assert not run.exception
    assert [choice.label for choice in run.sidebar.selectbox] == ["School year", "Team"]
    return [block.proto.body for block in run.get("html")]
