"""Everything that must not open the door: wrong cookies, wrong people, wrong places, and a role that was taken away."""

import re
import time

import httpx2
import pytest
from websockets.exceptions import InvalidHandshake

from tests.pages.sign_in import canary_source
from tests.pages.sign_in.search import canaries
from tests.pages.sign_in.visitor import Visitor, sign_in

USER = "_streamlit_user"


def said(address, cookies=None, path=""):
    """The words of a page, and the canaries in everything that was sent for it."""
    with Visitor(address, cookies) as visitor:
        text = re.sub("<[^>]+>", "", visitor.open(path).text)
        return text, set().union(*map(canaries, visitor.received))


@pytest.mark.parametrize(
    ("who", "headline"),
    [
        ("stranger", "This account is not on the list"),
        ("unverified", "Your e-mail address is not verified"),
        ("hardly verified", "Your e-mail address is not verified"),
        ("nameless", "Your e-mail address is not verified"),
        ("twice", "Your address stands for two people"),
        ("stale", "Your sign-in has ended"),
    ],
)
def test_whoever_may_not_come_in_reads_why_and_nothing_else(house, who, headline):
    cookies = sign_in(house.address, who)
    for path in ("", "hours", "my_progress", "sheet_check", "?present=1"):
        text, words = said(house.address, cookies, path)
        assert headline in text and words == set(), path


def test_a_socket_that_is_opened_without_signing_in_gets_the_door(house):
    text, words = said(house.address)
    assert "Sign in with your district account" in text and words == set()


def test_a_tampered_cookie_is_no_sign_in(house):
    cookies = sign_in(house.address, "lead")
    for wrong in (cookies[USER][:-3] + "abc", cookies[USER][1:], "", "null"):
        text, words = said(house.address, cookies | {USER: wrong})
        assert "Sign in with your district account" in text and words == set()


def test_a_cookie_that_was_copied_is_no_good_after_signing_out(house):
    cookies = sign_in(house.address, "cabinet")
    with Visitor(house.address, cookies) as visitor, Visitor(house.address, cookies) as other_tab:
        visitor.press(visitor.open().button("Sign out"))
        assert "You have signed out" in other_tab.open("hours").text  # a tab that was open all the time
    text, words = said(house.address, cookies)
    assert "You have signed out" in text and words == set()
    time.sleep(1.1)  # a sign-in is told from the one before by its second
    with Visitor(house.address, sign_in(house.address, "cabinet")) as again:
        assert again.open().button("Sign out") is not None


def test_a_role_that_is_taken_away_is_gone_at_the_next_click(fresh_house):
    lead, board = canary_source.LEAD, canary_source.CABINET
    with Visitor(fresh_house.address, sign_in(fresh_house.address, "cabinet")) as visitor:
        assert "IT staff" in visitor.open().text
        file, parts = visitor.drawn.of("download_button")[0], list(visitor.drawn.parts.items())
        assert visitor.fetch(file) and visitor.unfold(*parts[0]).of("dataframe")
        fresh_house.name(lead=[lead], cabinet=[])
        _wait_for(lambda: visitor.fetch(file) is None)  # whose button is still on the screen
        visitor.unfold(*parts[1])  # one card, which alone would be run again
        assert "This account is not on the list" in visitor.drawn.text and not visitor.drawn.of("dataframe")
        assert "This account is not on the list" in visitor.open().text
        fresh_house.name(lead=[lead, board])
        _wait_for(lambda: _has_page(visitor, "sheet_check"))
        fresh_house.secrets.write_text("[auth", encoding="utf-8")
        _wait_for(lambda: "cannot be used" in visitor.open().text or "Sign in" in visitor.open().text)


def test_nothing_is_uploaded_and_nothing_downloaded_without_signing_in(house):
    for method, path in (
        ("PUT", "/_stcore/upload_file/session/file"),
        ("DELETE", "/_stcore/upload_file/session/file"),
        ("GET", "/media/1f2e.csv"),
    ):
        assert httpx2.request(method, house.address + path, content=b"x").status_code == 403
    with Visitor(house.address, sign_in(house.address, "lead")) as lead:
        lead.open("certifications")
        assert lead.fetch(lead.drawn.of("download_button")[0])
        assert httpx2.get(house.address + lead.fetched).status_code == 403  # the same address, without the cookie


@pytest.mark.parametrize("path", ["/app/static/../../dashboard.toml", "/app/static/%2e%2e/%2e%2e/dashboard.toml", "/media/../../../etc/passwd",
                                  "/static/..%2f..%2fdashboard.toml", "//etc/passwd"])  # fmt: skip
def test_no_path_leads_out_of_what_is_served(house, path):
    answer = httpx2.get(house.address + path)
    assert b"weekly_hours" not in answer.content and b"root:" not in answer.content


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.test"}, {"Host": "evil.test"}])
def test_a_page_elsewhere_gets_no_socket(house, headers):
    with pytest.raises((InvalidHandshake, OSError)), Visitor(house.address, sign_in(house.address, "lead"), **headers):
        pass


def _has_page(visitor, path):
    visitor.open()
    return path in visitor.pages


def _wait_for(holds):
    """The server looks at its secrets about once a second."""
    for _ in range(40):
        if holds():
            return
        time.sleep(0.25)
    raise AssertionError("it never came true")
