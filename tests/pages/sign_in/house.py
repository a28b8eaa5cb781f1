"""A dashboard with sign-in: its provider, its roles, its log, and the way in through a real browser."""

import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe

from tests.pages.serving import free_port, running, wait_until_idle
from tests.pages.sign_in.provider import CLIENT, SECRET, Claims, Provider


@dataclass
class House:
    """A running dashboard. What is asked of the provider is asked of ``provider``; ``log`` is all it has printed, ``kept`` where it keeps files."""

    address: str
    provider: Provider
    secrets: Path
    log: Path
    kept: Path

    def name(self, *, lead=(), cabinet=(), session_hours=12):
        """Say anew who has a role; the server notices by itself."""
        self.secrets.write_text(_secrets(self.address, self.provider, lead, cabinet, session_hours), encoding="utf-8")

    def sign_in(self, page, who, path=""):
        """Sign in as one of the provider's people, from the page of this path; the tab then shows what they see."""
        page.goto(f"{self.address}/{path}")
        wait_until_idle(page)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(re.compile(re.escape(self.provider.address)))
        page.locator(f'button[value="{who}"]').click()
        page.wait_for_url(re.compile(re.escape(self.address)))
        wait_until_idle(page)
        return page

    def cookies(self, page):
        """What this browser would send along."""
        return page.context.cookies(self.address)


@contextmanager
def standing(source, folder, people, **roles):
    """The dashboard on a source, with these people at the provider (by name) and these roles."""
    port = free_port()
    with Provider() as provider:
        provider.people |= {who: Claims(said) if isinstance(said, str) else said for who, said in people.items()}
        house = House(f"http://127.0.0.1:{port}", provider, folder / "secrets.toml", folder / "log", folder / "kept")
        house.name(**roles)
        more = {"TWO_HOURS_REQUIRE_SIGN_IN": "1", "TWO_HOURS_SNAPSHOTS": str(house.kept)}
        with running(source, house.log, more, f"--secrets.files={house.secrets}", port=port):
            yield house


_KEYS = {}  # of the cookies, by address


def _secrets(address, provider, lead, cabinet, session_hours):
    """The secrets as a district writes them; the key of the cookies stays while the server runs."""
    key = _KEYS.setdefault(address, token_urlsafe(32))
    return f"""
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{key}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.metadata}"

[access]
lead = {json.dumps(list(lead))}
cabinet = {json.dumps(list(cabinet))}
session_hours = {session_hours}
"""
