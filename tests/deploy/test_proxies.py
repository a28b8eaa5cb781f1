"""What either proxy does with a request, seen from a dashboard that says what reached it."""

import http.client
import http.server
import json
import shutil
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.deploy.serving import behind_caddy, behind_nginx, trusting

# Who somebody is, as the usual proxies tell it: no client may say so itself.
IDENTITY = ["X-Forwarded-User", "X-Forwarded-Email", "X-Forwarded-Groups", "X-Forwarded-Access-Token", "X-Auth-Request-User",
            "X-Auth-Request-Email", "X-Auth-Request-Groups", "X-Auth-Request-Access-Token", "Remote-User", "X-Remote-User",
            "X-Goog-Authenticated-User-Email", "Cf-Access-Authenticated-User-Email", "X-Forwarded-Host"]  # fmt: skip
EVERY_PATH = [
    "/",
    "/hours",
    "/media/a.csv",
    "/_stcore/upload_file/a/b",
    "/_stcore/stream",
    "/_stcore/health",
    "/app/static/a.woff2",
]


class Saying(http.server.BaseHTTPRequestHandler):
    """Answers what it was asked; /long sets cookies as a sign-in with many claims does."""

    def do_GET(self):
        body = json.dumps(dict(self.headers)).encode()
        self.send_response(200)
        for number in range(3 if "long" in self.path else 1):
            self.send_header("Set-Cookie", f"part{number}={'x' * (3900 if 'long' in self.path else 1)}; Path=/")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_PUT = do_GET

    def log_message(self, *_):
        pass


class AsksFirst(Saying):
    """What oauth2-proxy says to a proxy that asks: 202 with its cookie, 401 without; and its page to sign in."""

    def do_GET(self):
        known = "signed=in" in self.headers.get("Cookie", "")
        status = 200 if self.path.startswith("/oauth2/sign_in") else 202 if known else 401
        self.send_response(status)
        self.send_header("Content-Length", "7")
        self.end_headers()
        self.wfile.write(b"sign in")


@contextmanager
def answering(handler):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def kind(request):
    if not (shutil.which(request.param) or Path(f"/usr/sbin/{request.param}").exists()):
        pytest.skip(f"no {request.param} here")
    return {"nginx": behind_nginx, "caddy": behind_caddy}[request.param]


@pytest.fixture(scope="module")
def proxy(kind, tmp_path_factory):
    with answering(Saying) as dashboard, kind(tmp_path_factory.mktemp("proxy"), dashboard) as address:
        yield address


def ask(address, path="/", method="GET", body=None, **headers):
    """Status, headers and body; nothing is followed."""
    connection = http.client.HTTPSConnection(address.removeprefix("https://"), timeout=10, context=trusting())
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_nobody_says_themselves_who_they_are(proxy):
    status, _, reached = ask(proxy, **dict.fromkeys(IDENTITY, "canary"))
    assert status == 200 and b"canary" not in reached
    assert json.loads(reached)["X-Forwarded-Proto"] == "https"


def test_every_cookie_is_for_https_only(proxy):
    _, headers, _ = ask(proxy, "/long")
    assert len(headers.get_all("Set-Cookie")) == 3
    assert all("; secure" in cookie.lower() for cookie in headers.get_all("Set-Cookie"))


def test_a_sign_in_with_many_claims_is_a_long_cookie_there_and_back(proxy):
    assert ask(proxy, "/long")[0] == 200
    assert ask(proxy, Cookie=f"a={'x' * 12_000}")[0] == 200


def test_forty_people_behind_one_address_sign_in_at_once(proxy):
    assert {ask(proxy, "/auth/login")[0] for _ in range(40)} == {200}


@pytest.mark.parametrize(("path", "size"), [("/_stcore/upload_file/a/b", 12_000_000), ("/hours", 300_000)])
def test_more_than_a_path_takes_is_refused(proxy, path, size):
    # Only said, not sent: it is refused before it is read.
    assert ask(proxy, path, "PUT", Content_Length=str(size))[0] == 413


def test_another_name_reaches_nothing(proxy):
    try:
        status, _, body = ask(proxy, Host="evil.test")
    except (OSError, http.client.HTTPException):
        return  # no answer at all
    assert status == 421 and body == b""


def test_what_failed_is_logged_without_its_query_string(kind, tmp_path):
    with answering(Saying) as dashboard:
        pass  # gone again
    with kind(tmp_path, dashboard) as address:
        assert ask(address, "/oauth2callback?code=canary")[0] == 502
        ask(address, "/hours?person=canary", "PUT", b"x" * 70_000)
        ask(address, "/media/canary-file")
    said = "".join(file.read_text() for file in tmp_path.glob("*.log"))
    assert "/oauth2callback" in said and "canary" not in said.replace(
        "/media/canary-file", "" if kind is behind_caddy else "canary"
    )


@pytest.mark.parametrize("path", EVERY_PATH)
def test_an_authenticating_proxy_stands_before_every_path(kind, tmp_path, path):
    with (
        answering(Saying) as dashboard,
        answering(AsksFirst) as first,
        kind(tmp_path, dashboard, sign_in=first) as address,
    ):
        status, headers, body = ask(address, path)
        assert status == 302 and b"X-Forwarded-Proto" not in body
        assert headers["Location"].removeprefix(address).startswith("/oauth2/sign_in?rd=")
        assert ask(address, "/oauth2/sign_in")[0] == 200
        status, _, body = ask(address, path, Cookie="signed=in")
        assert status == 200 and b"X-Forwarded-Proto" in body
