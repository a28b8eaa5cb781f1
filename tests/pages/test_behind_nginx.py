"""The dashboard behind the proxy as it is shipped, in a real browser: everything works, and nothing else may."""

import gzip
import os
import re
import shutil
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.deploy.serving import behind_nginx, trusting
from tests.pages.serving import running, wait_until_idle

PAGES = ["", "hours", "certifications", "my_progress", "sheet_check", "privacy", "add_a_file", "?present=2"]
OWN_NOISE = re.compile(r"status of 404 .*_stcore/(health|host-config)$")  # of Streamlit's own, on every deep link


@pytest.fixture(scope="module")
def proxy(tmp_path_factory):
    if not (shutil.which("nginx") or Path("/usr/sbin/nginx").exists()):
        assert os.environ.get("TWO_HOURS_BROWSER") != "required", "no nginx here, and TWO_HOURS_BROWSER=required"
        pytest.skip("no nginx here: apt install nginx-light")
    folder = tmp_path_factory.mktemp("nginx")
    with running(None, folder / "dashboard.log") as dashboard, behind_nginx(folder, dashboard) as address:
        yield address, folder


def ask(address, method="GET", data=None, **headers):
    request = urllib.request.Request(address, data=data, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10, context=trusting()) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def test_every_page_works_under_the_policy_and_breaks_no_rule_of_it(proxy, browser):
    address, _ = proxy
    context = browser.new_context(viewport={"width": 1440, "height": 900}, ignore_https_errors=True, locale="en-US")
    page, said = context.new_page(), []
    page.on("console", lambda m: said.append(f"{m.text} {m.location['url']}") if m.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PAGES:
        page.goto(f"{address}/{path}")
        wait_until_idle(page)
        assert page.locator("h1").count() == 1, path
    page.goto(address)
    wait_until_idle(page)
    assert page.evaluate("document.fonts.check('16px \"Public Sans\"')")
    page.get_by_role("button", name="Take away").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Report (HTML)").click()
    assert Path(download.value.path()).read_bytes().startswith(b"<!doctype html>")
    page.goto(f"{address}/add_a_file")
    wait_until_idle(page)
    with page.expect_response(re.compile("upload_file")) as taken:
        page.locator("input[type=file]").set_input_files(
            {"name": "log.csv", "mimeType": "text/csv", "buffer": b"Date,Name,Hours\n2026-09-01,Ana,2\n"}
        )
    assert taken.value.status == 204
    page.get_by_text("What would be read?").wait_for()
    context.close()
    assert [text for text in said if not OWN_NOISE.search(text)] == []


def test_the_answer_carries_the_headers_and_is_packed(proxy):
    address, _ = proxy
    status, headers, page = ask(address, **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert {"default-src 'none'", "frame-ancestors 'none'", "object-src 'none'"} <= set(
        headers["Content-Security-Policy"].split("; ")
    )
    assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"], headers["Referrer-Policy"]) == (
        "nosniff",
        "DENY",
        "no-referrer",
    )
    assert headers["Strict-Transport-Security"] and "nginx/" not in headers["Server"]
    script = re.search(
        r'src="\.?(/static/js/index[^"]+\.js)"',
        gzip.decompress(page).decode() if headers["Content-Encoding"] else page.decode(),
    )
    whole, packed = (ask(f"{address}{script[1]}", **how)[2] for how in ({}, {"Accept-Encoding": "gzip"}))
    assert len(packed) < 0.5 * len(whole) and gzip.decompress(packed) == whole


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/script-health-check"])
def test_what_nobody_needs_is_closed(proxy, path):
    assert ask(proxy[0] + path)[0] == 404


def test_more_than_an_upload_may_hold_is_refused_before_it_is_read(proxy):
    address, _ = proxy
    assert ask(f"{address}/_stcore/upload_file/a/b", "PUT", b"x" * 12_000_000)[0] == 413
    assert ask(f"{address}/hours", "POST", b"x" * 70_000)[0] == 413


def test_another_name_gets_no_answer_and_a_foreign_page_no_socket(proxy):
    address, _ = proxy
    with pytest.raises(OSError):
        ask(address, Host="evil.test")
    how = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert ask(f"{address}/_stcore/stream", Origin="https://evil.test", **how)[0] == 403


@pytest.mark.parametrize(
    "path",
    [
        "/app/static/../../dashboard.toml",
        "/media/../../etc/passwd",
        "/app/static/%2e%2e/%2e%2e/dashboard.toml",
        "//etc/passwd",
    ],
)
def test_no_path_leads_out_of_what_is_served(proxy, path):
    status, _, body = ask(proxy[0] + path)
    assert b"root:" not in body and b"weekly_hours" not in body
    assert status in (200, 400, 404)  # 200: the page itself, as for any address


def test_the_log_of_the_proxy_has_no_query_string(proxy):
    address, folder = proxy
    ask(f"{address}/hours?person=canary")
    log = (folder / "access.log").read_text()
    assert '"GET /hours" 200' in log and "canary" not in log
