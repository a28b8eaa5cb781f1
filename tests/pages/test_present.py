"""In front of a room: real keys in a real browser, on good days and bad ones."""

import re
from datetime import date

import pytest

SLIDES = 6  # of the sample: the opening, four findings, what would help
LOG = "Date,Name,Hours\n{day},Ana Ruiz,2\n"
KEYS = [
    ("ArrowRight", 3, 4), ("ArrowLeft", 3, 2), ("PageDown", 3, 4), ("PageUp", 3, 2), ("Space", 3, 4), ("Home", 3, 1),
    ("End", 3, SLIDES), ("ArrowRight", SLIDES, SLIDES), ("PageUp", 1, 1),
]  # fmt: skip


@pytest.fixture
def present(server, page, wait_idle):
    """Opens a place of the presentation, and then presses keys, each once it has been answered."""

    def press(*keys, place=None, source=None):
        if place is not None:
            page.goto(f"{server(source)}/?present={place}")
            wait_idle(page)
            page.wait_for_timeout(250)  # the keys are a component: they listen a moment after the slide stands
            wait_idle(page)
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(250)
            wait_idle(page)
        return page

    return press


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sources")
    (folder / "empty.csv").write_text("Date,Name,Hours\n")
    (folder / "broken.csv").write_text("Day,Name,Minutes\n2026-09-01,Ana Ruiz,90\n")
    (folder / "first_week.csv").write_text(LOG.format(day=date.today()))
    (folder / "quiet_year.csv").write_text(LOG.format(day="2023-09-01"))
    return {"sample": None} | {file.stem: file for file in folder.iterdir()}


def _slide(page):
    """The number under the slide; the one in the address must be the same."""
    shown = int(re.search(r"Slide (\d+) of", page.locator(".th-foot").inner_text())[1])
    assert f"present={shown}" in page.url
    return shown


@pytest.mark.parametrize(("key", "before", "after"), KEYS)
def test_a_key_turns_the_slides(present, key, before, after):
    assert _slide(present(key, place=before)) == after


def test_a_clicker_pressed_faster_than_the_server_answers_loses_nothing(present, wait_idle):
    page = present(place=1)
    for key in ("PageDown", "PageDown", "PageDown", "PageDown", "PageUp"):
        page.keyboard.press(key)
    page.wait_for_function("document.querySelector('.th-foot').innerText.includes('Slide 4')")
    wait_idle(page)
    assert _slide(page) == 4


def test_the_buttons_turn_them_too(present, wait_idle):
    page = present(place=2)
    page.get_by_role("button", name="Next").click()
    page.wait_for_function("document.querySelector('.th-foot').innerText.includes('Slide 3')")
    wait_idle(page)
    assert _slide(page) == 3
    assert _slide(present("ArrowRight")) == 4  # though a button has the focus


def test_typing_turns_nothing(present):
    page = present(place=2)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<input id=typed>')")
    page.locator("#typed").focus()
    assert _slide(present("Space", "ArrowRight", "End", "PageDown", "t", "f")) == 2
    assert page.locator("#typed").input_value() == " tf"
    assert not page.evaluate("!!document.fullscreenElement")


def test_a_key_held_with_another_turns_nothing(present):
    assert _slide(present("Control+ArrowRight", "Alt+ArrowLeft", place=2)) == 2


def test_p_presents_and_esc_leads_back_with_the_same_choices(server, page, wait_idle, present):
    page.goto(f"{server()}/?team=Network")
    wait_idle(page)
    present("p", "ArrowRight")
    assert _slide(page) == 2 and "team=Network" in page.url
    assert "Six people" in page.locator("h1").inner_text()  # of that team
    assert not page.locator('[data-testid="stSidebar"]').is_visible()
    present("Escape")
    assert "present" not in page.url and "team=Network" in page.url
    assert page.locator('[data-testid="stSidebar"]').is_visible()
    assert "Network staff" in page.locator("h1").inner_text()


def test_a_presentation_leads_back_to_the_page_it_began_on(server, page, wait_idle, present):
    page.goto(f"{server()}/hours?present=2")
    wait_idle(page)
    assert _slide(page) == 2
    present("Escape")
    assert page.url.endswith("/hours") and page.title() == "Hours"


def test_t_opens_the_rows_behind_a_number_and_leads_back(present):
    page = present("t", place=3)
    assert "present=3-rows" in page.url
    tables = page.locator('[data-testid="stDataFrame"]')
    assert (tables.count(), page.locator(".th-dots").count()) == (2, 0)
    assert "23 of 34 people meet the goal" in page.locator("h1").inner_text()
    present("t")
    assert (tables.count(), page.locator(".th-dots").count()) == (0, 1)
    assert _slide(present("t", "ArrowRight")) == 4 and tables.count() == 0  # the next slide is a slide


@pytest.mark.parametrize(("source", "place"), [("sample", 1), ("sample", SLIDES), ("first_week", "3-rows")])
def test_a_slide_that_counts_nothing_has_no_rows(present, sources, source, place):
    page = present("t", place=place, source=sources[source])
    assert page.get_by_role("button", name="Rows behind it").is_disabled()
    assert page.locator('[data-testid="stDataFrame"]').count() == 0


def test_keys_move_about_in_a_table_and_not_on(present):
    page = present("t", place=3)
    page.locator('[data-testid="stDataFrame"] canvas').first.focus()
    assert _slide(present("ArrowRight", "End")) == 3


def test_up_and_down_move_a_long_slide_and_the_next_begins_at_its_top(present):
    page = present(place=1)
    page.set_viewport_size({"width": 390, "height": 500})
    top = "document.querySelector('[data-testid=stMain]').scrollTop"
    present("ArrowDown")
    assert page.evaluate(top) > 0
    assert _slide(present("ArrowUp")) == 1 and page.evaluate(top) == 0
    present("ArrowDown", "ArrowRight")
    assert page.evaluate(top) == 0


@pytest.mark.parametrize("place", ["4", "3-rows"])
def test_a_reload_finds_the_same_place(present, wait_idle, place):
    page = present(place=place)
    shown, title = page.locator('[data-testid="stDataFrame"]').count(), page.locator("h1").inner_text()
    page.reload()
    wait_idle(page)
    assert page.url.endswith(f"present={place}") and page.locator("h1").inner_text() == title
    assert page.locator('[data-testid="stDataFrame"]').count() == shown


def test_back_shows_what_was_shown_before(present, wait_idle):
    page = present("ArrowRight", "ArrowRight", place=1)
    page.go_back()
    page.wait_for_timeout(300)
    wait_idle(page)
    assert _slide(page) == 2
    present("ArrowRight", "Escape")
    page.go_back()
    page.wait_for_timeout(300)
    wait_idle(page)
    assert _slide(page) == 3


@pytest.mark.parametrize(("written", "slide"), [("0", 1), ("99", SLIDES), ("<b>", 1), ("", 1), ("2-row", 1), ("-1", 1)])
def test_a_wrong_number_is_the_nearest_slide(present, written, slide):
    page = present(place=written)
    assert f"Slide {slide} of {SLIDES}" in page.locator(".th-foot").inner_text()
    assert page.locator('[data-testid="stException"]').count() == 0


def test_f_fills_the_screen_and_leaving_gives_it_back(present):
    page = present("f", place=2)
    assert page.evaluate("!!document.fullscreenElement")
    present("ArrowRight")
    assert page.evaluate("!!document.fullscreenElement")
    present("f")
    assert not page.evaluate("!!document.fullscreenElement")
    present("f")
    page.get_by_role("button", name="Dashboard").click()
    page.wait_for_function("!document.fullscreenElement")


LOOKS = [("light", 1920, 1080), ("dark", 1440, 900), ("light", 390, 844), ("dark", 390, 844)]


@pytest.mark.parametrize("place", ["1", "2", "3-rows", "5", "6"])
@pytest.mark.parametrize("source", ["sample", "quiet_year", "first_week"])
def test_a_slide_stands_large_and_small_light_and_dark(present, sources, wait_idle, axe, source, place):
    page = present(place=place, source=sources[source])
    for scheme, width, height in LOOKS if source == "sample" else LOOKS[::3]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(500)  # a change of theme or size runs the slide again
        wait_idle(page)
        assert page.locator("h1").count() == 1 and page.locator('[data-testid="stException"]').count() == 0
        main = "document.querySelector('[data-testid=stMain]')"
        assert page.evaluate(f"{main}.scrollWidth - window.innerWidth") <= 0, (scheme, width)
        if width == 1920:
            assert page.evaluate(f"{main}.scrollHeight - {main}.clientHeight") <= 0
        assert axe(page) == [], (scheme, width)


def test_in_the_first_week_it_says_so_and_esc_leads_back(present, sources):
    page = present(place=1, source=sources["first_week"])
    assert page.locator("h1").inner_text() == "No full week of hours yet this school year"
    present("End", "Escape")
    assert page.locator('[data-testid="stSidebar"]').is_visible()


@pytest.mark.parametrize(("source", "why"), [("empty", "no rows"), ("broken", 'no column "Hours"')])
def test_without_a_log_it_says_so_in_large_type_and_esc_leads_back(present, sources, axe, source, why):
    page = present(place=3, source=sources[source])
    assert page.locator("h1").inner_text() == "The log cannot be shown"
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)") > 40
    assert why in page.locator('[data-testid="stMain"]').inner_text()
    assert axe(page) == []
    present("Escape")
    assert page.locator('[data-testid="stSidebarNavLink"]').count() > 0
