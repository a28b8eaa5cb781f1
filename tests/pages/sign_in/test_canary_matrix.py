"""Does anybody ever get a byte they may not see? Every role, every page, every choice, every file, in a real browser too."""

import re
from collections import Counter
from contextlib import ExitStack
from urllib.parse import unquote_to_bytes

import pytest

from presentation.own import opaque
from tests.pages.serving import wait_until_idle
from tests.pages.sign_in.canary_source import ALONE, CANARIES, FEW, PEOPLE, SIZES, TEAM, allowed, name, told, word
from tests.pages.sign_in.recorder import Recorder, take_everything, visit
from tests.pages.sign_in.search import canaries
from tests.pages.sign_in.visitor import Visitor, sign_in

VIEWERS = {"lead": ("lead", None), "cabinet": ("cabinet", None), "staff": ("staff", 0), "alone": ("staff", ALONE)}
PATHS = ["", "my_progress", "chain", "hours", "goals", "certifications", "meetings", "service", "needs", "sheet_check",
         "add_a_file", "method", "privacy"]  # fmt: skip
DAY = {"school_year": "2026-27", "as_of": "2026-11-20"}  # on which everything is open, due or just done
SOMEBODY = {"person": opaque(word("id", 9))}  # whose own page a lead opens by this, and nobody else does
SIDE_BY_SIDE = ["", "my_progress", "certifications", "needs"]
EVERY = 4
SLIDES = [*(f"{number}{rows}" for number in range(1, 7) for rows in ("", "-rows")), "0", "99", "x"]

# What the declaration lets everybody see and the pages do show: were it missed, the search would be blind.
SHOWN_TO_ALL = {"team", "event", "topic", "certification", "certification of one", "certificate in the log", "meeting topic",
                "school", "level", "activity at a school", "initials"}  # fmt: skip
SHOWN_TO_LEADS = SHOWN_TO_ALL | {"first name", "last name", "activity", "goal", "dropped goal", "milestone", "need", "topic of four",
                                 "event of two", "type of two", "refused hours", "refused link", "refused day", "unknown name",
                                 "refused note", "kind of need", "statement", "goal topic", "certification aimed at"}  # fmt: skip
# What staff see of themselves: on their own page, and in the file of everything held about them.
SHOWN_TO_ONESELF = {"first name", "last name", "e-mail", "id", "other name", "role", "site", "team", "activity", "topic", "provider", "log link",
                    "note", "goal", "goal topic", "certification aimed at", "benefit", "milestone", "certificate link", "need",
                    "kind of need", "kind of leave", "planned activity", "refused hours", "refused link", "refused day"}  # fmt: skip


@pytest.mark.parametrize("who", ["lead", "cabinet", "alone"])
def test_in_a_browser_nobody_is_sent_a_word_they_may_not_see(house, tab, who):
    page = tab()
    recorder = Recorder(page)
    house.sign_in(page, who)
    menu = [
        link.get_attribute("href").rpartition("/")[2] for link in page.locator('[data-testid="stSidebarNavLink"]').all()
    ]
    for path in [*menu, *(path for path in PATHS if path not in menu)]:
        visit(recorder, page, f"{house.address}/{path}?{_query(DAY | SOMEBODY)}")
        if path in menu:
            take_everything(recorder, page)
    for slide in SLIDES[1:12:3]:
        visit(recorder, page, f"{house.address}/?present={slide}&{_query(DAY)}")
    seen = recorder.seen()
    beyond = {words: seen[code] for code in set(seen) - allowed(*VIEWERS[who]) for words in told([code])}
    assert beyond == {}
    assert _fields(seen) >= (SHOWN_TO_LEADS if who == "lead" else SHOWN_TO_ALL)
    if who == "alone":
        assert {CANARIES[code].field for code in seen if ALONE in CANARIES[code].owners} >= SHOWN_TO_ONESELF
    assert {name.partition("-")[0] for name in _files(recorder)} >= {"brief", "deck", "report", "tables"}


@pytest.mark.parametrize("who", ["cabinet", "staff"])
def test_whatever_is_asked_for_nobody_is_sent_a_word_they_may_not_see(house, who):
    with (
        Visitor(house.address, sign_in(house.address, "lead")) as lead,
        Visitor(house.address, sign_in(house.address, who)) as visitor,
    ):
        for path in _pages(lead):
            lead.open(path, **DAY)
            lead.explore()
        visitor.open()
        visitor.pages = lead.pages | visitor.pages  # whose numbers somebody may have learned
        for nth, path in enumerate(visitor.pages):
            some = list(_queries())[nth % EVERY :: EVERY]  # each is asked for on some pages, and each page for some
            for query in [*some, DAY | SOMEBODY]:
                visitor.open(path, **query)
            visitor.open(path, **DAY)
            visitor.explore()
            _choose_everything(visitor)
            visitor.set(**lead.known)  # what another viewer may set, whether it is on this page or not
            for button in visitor.drawn.of("download_button"):
                visitor.fetch(button)
        seen = set().union(*map(canaries, visitor.received))
    own_words = canaries(repr(list(_queries())).encode())  # an address comes back as it was asked for
    assert told(seen - allowed(*VIEWERS[who]) - own_words) == []
    assert _fields(seen) >= SHOWN_TO_ALL


@pytest.mark.parametrize("order", [("alone", "staff", "cabinet", "lead"), ("lead", "cabinet", "staff", "alone")])
def test_viewers_side_by_side_get_nothing_of_one_another(fresh_house, order):
    at = fresh_house.address
    with ExitStack() as open_tabs:
        visitors = {who: open_tabs.enter_context(Visitor(at, sign_in(at, who))) for who in order}
        for path in SIDE_BY_SIDE * 2:  # nothing is in memory yet, then everything
            for visitor in visitors.values():
                visitor.open(path, **DAY)
                visitor.explore()
    for who, visitor in visitors.items():
        seen = set().union(*map(canaries, visitor.received))
        assert told(seen - allowed(*VIEWERS[who])) == [], who


def test_a_lead_opens_anyones_page_at_an_address_that_names_nobody(house, tab):
    page = tab()
    recorder = Recorder(page)
    house.sign_in(page, "lead")
    visit(recorder, page, f"{house.address}/my_progress?person={opaque(word('id', 9))}")
    assert _whose(page) == {name(9)}
    choice = page.get_by_role("combobox", name="Whose page?")
    choice.click()
    page.get_by_role("option", name=name(4)).click()
    page.wait_for_url(f"**/my_progress?person={opaque(word('id', 4))}")
    wait_until_idle(page)
    assert _whose(page) == {name(4)}
    page.reload()  # what is printed under a name is this person's
    wait_until_idle(page)
    assert _whose(page) == {name(4)}
    recorder.look()
    asked = [where for where, _ in recorder.parts if where.startswith("http")] + [
        data for where, data in recorder.parts if where == "address"
    ]
    assert told(set().union(*(canaries(unquote_to_bytes(address)) for address in asked))) == []


def test_the_search_sees_what_it_should_not_find(house, tab):
    # What a cabinet member would be sent if the gate let one name through: it is found wherever it is.
    stray = word("first name", 7)
    page = tab()
    recorder = Recorder(page)
    house.sign_in(page, "cabinet")
    page.evaluate("word => document.body.append(word)", stray)
    recorder.look()
    assert told(set(recorder.seen()) - allowed("cabinet")) == ["first name of (7,)"]


def _whose(page):
    """The name in the headline, and the one that is chosen."""
    headline = page.locator("h1").inner_text()
    return {
        next(one for one in map(name, range(30)) if one in headline),
        page.get_by_role("combobox", name="Whose page?").input_value(),
    }


def _pages(visitor):
    visitor.open()
    return list(visitor.pages)


def _queries():
    """What an address can ask for: each school year, each team, days, old reads, people under every name, slides."""
    yield from ({"school_year": year} for year in ("2026-27", "2025-26", "1066-67"))
    teams = [
        word("team", *(person for person in PEOPLE if TEAM[person] == team)) + " team" for team in range(len(SIZES))
    ]
    yield from (DAY | {"team": team} for team in [*teams, "Smaller teams"])
    yield from (DAY | {"as_of": day, "since": day} for day in ("2026-10-20", "2026-11-01"))
    yield from (DAY | {"person": person} for person in (word("id", 9), word("first name", 9), "Person 9", "../9"))
    yield from (DAY | {"present": slide} for slide in SLIDES)
    yield {"read": "1", "role": "lead", "subject": word("id", 9)}


def _choose_everything(visitor):
    """Every entry of every list of the page, and a word to look for."""
    for choice in visitor.drawn.of("selectbox"):
        for option in choice.options[:6]:
            visitor.set(**{choice.id: option})
    for question in visitor.drawn.of("text_input"):
        visitor.set(**{question.id: word("activity", FEW[1])})


def _query(choices):
    return "&".join(f"{name}={value}" for name, value in choices.items())


def _fields(codes):
    return set(Counter(CANARIES[code].field for code in codes if code in CANARIES))


def _files(recorder):
    return [where for where, _ in recorder.parts if re.match(r"[\w-]+\.\w+ of ", where)]
