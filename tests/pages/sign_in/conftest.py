"""One dashboard with sign-in for all these tests, on a source in which every word says whose it is."""

import pytest

from tests.pages.sign_in import canary_source
from tests.pages.sign_in.house import standing
from tests.pages.sign_in.provider import Claims
from tests.pages.sign_in.search import canaries

PEOPLE = {
    "lead": canary_source.LEAD,
    "cabinet": canary_source.CABINET,
    "staff": canary_source.email(0).upper(),  # as some providers spell it
    "alone": canary_source.email(canary_source.ALONE),
    "twice": canary_source.email(canary_source.TWICE[0]),
    "stranger": "stranger@example.org",
    "unverified": Claims(canary_source.email(0), verified=False),
    "hardly verified": Claims(canary_source.email(0), verified="true"),  # a word is no answer
    "nameless": Claims(None),
    "stale": Claims(canary_source.LEAD, age=13 * 3600),
}


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    return canary_source.write(tmp_path_factory.mktemp("source"))


@pytest.fixture(scope="session")
def house(source, tmp_path_factory):
    roles = {"lead": [canary_source.LEAD], "cabinet": [canary_source.CABINET]}
    with standing(source, tmp_path_factory.mktemp("house"), PEOPLE, **roles) as house:
        yield house
    _nothing_is_written(house)


@pytest.fixture
def fresh_house(source, tmp_path):
    """A dashboard nobody has used yet: nothing is in memory."""
    with standing(source, tmp_path, PEOPLE, lead=[canary_source.LEAD], cabinet=[canary_source.CABINET]) as house:
        yield house
    _nothing_is_written(house)


@pytest.fixture
def tab(browser):
    """Opens tabs, each in a browser of its own."""
    contexts = []

    def open_one():
        contexts.append(browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce"))
        return contexts[-1].new_page()

    yield open_one
    for context in contexts:
        context.close()


def _nothing_is_written(house):
    """What a server has printed and kept in all its life says nothing about anybody: no canary, no address, no question, no cookie."""
    said = house.log.read_bytes()
    kept = [file.read_bytes() for file in house.kept.rglob("*") if file.is_file()]
    assert canary_source.told(set().union(*map(canaries, [said, *kept]))) == []
    for secret in (b"@example", b"school_year=", b"person=", b"code=", b"eyJ"):
        assert not any(secret in written for written in (said, *kept)), said[-2000:]
