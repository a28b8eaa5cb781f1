"""What a person's browser shows: every page, on three sources, wide and narrow, light and dark."""

import re

import pytest

PAGES = {"": "Cabinet brief", "chain": "The chain", "hours": "Hours", "goals": "Goals and milestones",
         "certifications": "Certifications", "meetings": "Meetings and events", "service": "Service to schools",
         "my_progress?person=4cb2dac8": "My progress", "needs": "Team needs", "privacy": "Privacy",
         "sheet_check": "Sheet check", "add_a_file": "Add a file", "method": "Method"}  # fmt: skip
EMPTY = "Date,Name,Hours\n"
BROKEN = "Day,Name,Minutes\n2026-09-01,Ana Ruiz,90\n"


@pytest.fixture(scope="session")
def sources(tmp_path_factory):
    """An empty log and one without the columns it needs; None is the sample."""
    folder = tmp_path_factory.mktemp("sources")
    (folder / "empty.csv").write_text(EMPTY)
    (folder / "broken.csv").write_text(BROKEN)
    return {"sample": None, "empty": folder / "empty.csv", "broken": folder / "broken.csv"}


# A source that cannot be shown has one line on every page: of it the two looks furthest apart are enough.
LOOKS = [("light", 1440, 900), ("light", 390, 844), ("dark", 390, 844), ("dark", 1440, 900)]


@pytest.mark.parametrize("path", PAGES, ids=PAGES.values())
@pytest.mark.parametrize("source", ["sample", "empty", "broken"])
def test_a_page_stands_wide_and_narrow_light_and_dark(server, sources, page, wait_idle, axe, source, path):
    page.emulate_media(color_scheme="light")
    page.goto(f"{server(sources[source])}/{path}")
    wait_idle(page)
    assert page.locator("h1").count() == 1
    assert page.locator('[data-testid="stException"]').count() == 0
    for scheme, width, height in LOOKS if source == "sample" else LOOKS[::2]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)  # a change of theme runs the page again
        wait_idle(page)
        assert _overhang(page) <= 0, (scheme, width)
        assert axe(page) == [], (scheme, width)


def _overhang(page):
    """Pixels by which the page is wider than the window."""
    return page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth")


@pytest.mark.parametrize("path", PAGES, ids=PAGES.values())
def test_a_broken_source_is_said_in_one_line_and_the_menu_stays(server, sources, page, wait_idle, path):
    page.goto(f"{server(sources['broken'])}/{path}")
    wait_idle(page)
    assert page.locator('[data-testid="stSidebarNavLink"]').count() == len(PAGES)
    if path not in ("method", "add_a_file"):  # which need no data
        assert 'no column "Hours"' in page.locator('[data-testid="stMain"]').inner_text()


def test_the_font_is_our_own_file(server, page, wait_idle):
    page.goto(server())
    wait_idle(page)
    loaded = (
        "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family))"
    )
    assert any("Public Sans" in family for family in page.evaluate(loaded))


def test_a_choice_is_in_the_address_stays_over_pages_and_can_be_shared(server, page, wait_idle):
    page.goto(f"{server()}/hours")
    wait_idle(page)
    assert "?" not in page.url  # defaults are not spelled out
    _choose(page, wait_idle, "Team", 1)
    team = _choice(page, "Team")
    assert team != "Whole department"
    page.locator('[data-testid="stSidebarNavLink"]', has_text="Certifications").click()
    page.wait_for_url("**/certifications?*")
    wait_idle(page)
    assert "team=" in page.url
    page.goto(page.url)
    wait_idle(page)
    assert _choice(page, "Team") == team
    _choose(page, wait_idle, "Team", 0)
    assert "team=" not in page.url


def test_the_address_of_a_persons_page_names_nobody_and_leads_back_to_it(server, page, wait_idle):
    page.goto(f"{server()}/my_progress")
    wait_idle(page)
    assert page.locator("h1").inner_text() == "Whose page?"  # nobody's page is opened unasked
    _choose(page, wait_idle, "Whose page", 3)
    name = _choice(page, "Whose page")
    assert page.locator("h1").inner_text().startswith(name)
    assert re.fullmatch(r".*/my_progress\?person=[0-9a-f]{8}", page.url)
    page.goto(page.url)
    wait_idle(page)
    page.emulate_media(color_scheme="dark")  # runs the page again
    page.wait_for_timeout(400)
    wait_idle(page)
    assert _choice(page, "Whose page") == name and page.locator("h1").inner_text().startswith(name)
    for there in ("Hours", "My progress"):
        page.locator('[data-testid="stSidebarNavLink"]', has_text=there).click()
        page.wait_for_url(f"**/{there.lower().replace(' ', '_')}*")
        wait_idle(page)
    assert _choice(page, "Whose page") == name
    assert "whose=" not in page.url and name.split()[0] not in page.url


def test_a_past_school_year_is_looked_at_as_of_its_last_day(server, page, wait_idle):
    page.goto(server())
    wait_idle(page)
    _choose(page, wait_idle, "School year", 1)
    year = _choice(page, "School year")
    assert f"As of 30 Jun {int(year[:4]) + 1}" in page.locator('[data-testid="stSidebar"]').inner_text()
    assert re.search(rf"school_year={year}", page.url)
    assert "as_of=" not in page.url


def test_the_day_from_which_changes_are_told_is_in_the_address(server, page, wait_idle):
    page.goto(f"{server()}/?since=2026-11-20")
    wait_idle(page)
    assert page.locator(".st-key-card_changes .th-answer").inner_text().startswith("Since 20 November: ")
    page.locator('[data-testid="stSidebarNavLink"]', has_text="Hours").click()
    page.wait_for_url("**/hours*")
    wait_idle(page)
    page.goto(f"{server()}/?since=2030-01-01")  # a day to come
    wait_idle(page)
    assert page.locator(".st-key-card_changes .th-answer").inner_text().startswith("Since 23 October: ")


@pytest.mark.parametrize(
    "wrong", ["school_year=1066-67", "as_of=tomorrow", "as_of=2999-01-01", "team=<b>", "nonsense=1"]
)
def test_a_wrong_address_is_ignored(server, page, wait_idle, wrong):
    page.goto(f"{server()}/hours?{wrong}")
    wait_idle(page)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert _choice(page, "Team") == "Whole department"


def test_names_of_files_and_teams_are_shown_as_they_are_written(server, tmp_path, page, wait_idle):
    team, folder = "<b>_Net_</b> :red[x] $y$ ![z](zz)", tmp_path / "our *own* log $x$"
    folder.mkdir()
    (folder / "PD log.csv").write_text("Date,Name,Hours\n2026-09-01,Ana Ruiz,2\n")
    (folder / "Staff.csv").write_text(f"Name,Team\nAna Ruiz,{team}\n")
    page.goto(server(folder))
    wait_idle(page)
    assert folder.name in page.locator('[data-testid="stSidebar"]').inner_text()
    _open(page, "Team")
    assert page.get_by_role("option").all_inner_texts() == ["Whole department", team]


def test_a_figure_follows_a_switch_of_theme(server, page, wait_idle):
    colour = "document.querySelector('.js-plotly-plot').data.map(trace => trace.line?.color).join()"
    page.emulate_media(color_scheme="light")
    page.goto(server())
    wait_idle(page)
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"was => document.querySelector('.js-plotly-plot')?.data && {colour} !== was", arg=light)


def _choice(page, label):
    return page.get_by_role("combobox", name=re.compile(label)).input_value()


def _choose(page, wait_idle, label, position):
    _open(page, label)
    page.get_by_role("option").nth(position).click()
    page.wait_for_timeout(300)
    wait_idle(page)


def _open(page, label):
    """A list that opens while the sidebar still moves would be shut by that."""
    box = page.get_by_role("combobox", name=re.compile(label))
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box.click()
    page.get_by_role("option").first.wait_for()
