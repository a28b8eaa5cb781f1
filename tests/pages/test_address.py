import pytest

from pages.screen import address
from pages.screen.address import Place


@pytest.fixture
def browser(monkeypatch):
    """The address and the session of a visitor, as plain dictionaries."""
    visitor = type("Visitor", (), {"query_params": {}, "session_state": {}})
    monkeypatch.setattr(address, "st", visitor)
    return visitor


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (None, None),
        ("3", Place(3)),
        ("3-rows", Place(3, rows=True)),
        ("", Place(1)),
        ("yes", Place(1)),
        ("3-row", Place(1)),
        ("٣", Place(1)),  # a digit elsewhere, but no number here
        ("99999", Place(1)),  # more digits than any story has slides
    ],
)
def test_a_place_is_read_from_the_address(browser, written, place):
    browser.query_params = {} if written is None else {"present": written}
    assert address.place() == place


@pytest.mark.parametrize("place", [Place(1), Place(12), Place(3, rows=True)])
def test_what_is_written_is_read_again(browser, place):
    address.go(place)
    assert browser.query_params == {}  # not yet: a callback's own writing would be lost
    assert address.place() == place and browser.query_params == {"present": str(place)}
    browser.query_params["present"] = "2"  # Back, say
    assert address.place() == Place(2)


def test_leaving_takes_the_place_away_and_nothing_else(browser):
    browser.query_params = {"present": "4", "team": "Network"}
    address.go(None)
    assert address.place() is None and browser.query_params == {"team": "Network"}


@pytest.mark.parametrize(
    ("place", "nearest"),
    [
        (Place(0), Place(1)),
        (Place(1, rows=True), Place(1, rows=True)),
        (Place(6), Place(6)),
        (Place(7, rows=True), Place(6)),  # those were the rows of another slide
    ],
)
def test_a_place_that_is_not_there_is_the_nearest(place, nearest):
    assert place.within(6) == nearest


def test_the_other_side_of_a_slide_and_its_neighbours():
    assert (Place(3).turned, Place(3, rows=True).turned) == (Place(3, rows=True), Place(3))
    assert (Place(3, rows=True).before, Place(3, rows=True).after) == (Place(2), Place(4))
