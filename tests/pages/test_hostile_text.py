"""What somebody types stays what they typed, on every page and slide; no page is more than that, and no log says it."""

import pytest

from presentation.own import opaque
from tests import hostile_source
from tests.hostile_source import HOSTILE, PEOPLE, PLAIN, altered, told
from tests.pages.serving import running

PAGES = [
    "",
    "chain",
    "hours",
    "goals",
    "certifications",
    "meetings",
    "service",
    f"my_progress?person={opaque('E3')}",
    "needs",
    "sheet_check",
    "privacy",
]
SLIDES = [f"?present={slide}{rows}" for slide in range(1, 7) for rows in ("", "-rows")]
FILE = "![p](evil.test) <b>:red[log] $x$.csv"
# A table of Streamlit is painted: its cells are no text of the page, and cannot be markup.
LOOK = """() => {
  const all = [...document.body.querySelectorAll("*")].filter(one => !one.closest("style, script"));
  const addresses = all.flatMap(one => [one.getAttribute("href"), one.getAttribute("src"), one.getAttribute("srcdoc")]);
  const painted = all.map(one => one.getAttribute("style") || "").filter(style => style.includes("url("));
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let said = "";
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("style, script")) said += walk.currentNode.data;
  return {
    said, attributes: all.flatMap(one => [...one.attributes].map(attribute => attribute.value)).join("\\n\\n"),
    reach: [...addresses, ...painted].filter(where => /evil|javascript:/i.test(where)),
    handlers: all.flatMap(one => [...one.attributes].map(attribute => attribute.name)).filter(name => name.startsWith("on")),
    maths: document.querySelectorAll(".katex").length, ran: window.PWN ?? null,
  };
}"""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """The dashboard on what everybody typed. Whatever was looked at: not a word of it is in the log."""
    folder, log = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("log") / "log"
    with running(hostile_source.write(folder), log) as address:
        yield address
    said = log.read_text(encoding="utf-8")
    assert told(said)[0] == set() and "evil" not in said


# The fixture ``page`` adds: nothing was asked of another machine, and no error was on the console.
@pytest.mark.parametrize("path", [*PAGES, *SLIDES])
def test_no_cell_is_more_or_less_than_its_text(house, page, wait_idle, path):
    page.goto(f"{house}/{path}")
    wait_idle(page)
    open_everything(page, wait_idle)
    assert wrong_on(page) == {}


def test_all_that_was_typed_is_there_to_be_seen(house, page, wait_idle):
    texts, columns = set(), set()
    for path in PAGES:
        page.goto(f"{house}/{path}")
        wait_idle(page)
        seen = told(page.evaluate(LOOK)["said"])
        assert seen[0] or path in ("privacy", "sheet_check"), path
        texts, columns = texts | seen[0], columns | seen[1]
    assert len(texts) > 0.7 * len(HOSTILE)
    assert {("staff", "name"), ("staff", "team"), ("log", "topic"), ("goals", "goal"), ("schools", "site")} <= columns


def test_somebody_whose_name_is_hostile_has_a_page_like_anybody(house, page, wait_idle):
    page.goto(f"{house}/my_progress")
    wait_idle(page)
    for person in range(PLAIN, PEOPLE):
        whose = page.get_by_role("combobox", name="Whose page?")
        whose.click()
        page.get_by_role("option").first.wait_for()
        assert altered("\n\n".join(page.get_by_role("option").all_text_contents())) == []
        page.get_by_role("option").filter(has_text=hostile_source.name(person).split()[-1]).first.click()
        page.wait_for_timeout(300)
        wait_idle(page)
        open_everything(page, wait_idle)
        assert wrong_on(page) == {}
        assert ("staff", "name") in told(page.locator("h1").text_content())[1]


@pytest.mark.parametrize("path", PAGES)
def test_a_cell_of_one_long_word_makes_no_page_wider_than_a_phone(house, page, wait_idle, path):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{house}/{path}")
    wait_idle(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth") <= 0


def test_a_file_with_hostile_headers_and_a_hostile_name_is_shown_as_it_is(house, page, wait_idle):
    columns = [hostile_source.cell("log", "notes", at).replace("\n", " ") for at in range(0, len(HOSTILE), 4)]
    head = ["Date", "Name", "Hours", "Status", *columns]
    rows = [
        ["2026-09-01", "Ana Ruiz", "2", hostile_source.cell("log", "status", at), *columns]
        for at in range(0, len(HOSTILE), 3)
    ]
    page.goto(f"{house}/add_a_file")
    wait_idle(page)
    page.locator("input[type=file]").set_input_files(
        {"name": FILE, "mimeType": "text/csv", "buffer": written(head, *rows)}
    )
    page.get_by_text("What would be read?").wait_for()
    wait_idle(page)
    # Streamlit says a label once more as its Markdown was written, backslashes too: to a screen reader, never as markup.
    assert set(wrong_on(page)) <= {"attributes"}
    assert FILE in page.evaluate(LOOK)["said"]


def test_the_search_would_see_it(page):
    page.set_content(
        f"<p onclick='1'>{hostile_source.cell('log', 'topic', 1)[1:]}</p><a href='javascript:1'>x</a><b class=katex></b>"
    )
    assert {"said", "reach", "handlers", "maths"} <= set(wrong_on(page))


def written(*rows):
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\n".join(quoted).encode()


def open_everything(page, wait_idle):
    """Every fold of the page, and in it the rows behind the figures."""
    for shut in (
        '[data-testid="stExpander"] details:not([open]) > summary',
        '[data-testid="stMain"] [data-testid="stCheckbox"] input:not(:checked)',
    ):
        for _ in range(40):
            if not page.locator(shut).count():
                break
            page.locator(shut).first.dispatch_event("click")
            page.wait_for_timeout(150)
            wait_idle(page)
        assert page.locator(shut).count() == 0


def wrong_on(page):
    """What is on a page beyond the text of its cells, and the cells whose text is not all there."""
    seen = page.evaluate(LOOK)
    found = {"said": altered(seen.pop("said")), "attributes": altered(seen.pop("attributes"))} | seen
    return {what: how for what, how in found.items() if how}
