"""How long until the front page stands there, in Chromium, through the proxy as it is shipped?"""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import browser
from benchmarks.server import DASHBOARD, HELLO, serving
from benchmarks.table import ms, table, times, verdict

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

COLD, WARM = "cold", "warm"
AIMS = {COLD: 2.5, WARM: 1.0}  # [s] for a browser that was never here, and for one that comes again
QUIET = 700  # [ms] without a change of the page: it is done

# From the very beginning of a page: when it last changed, on its own clock, which begins with the visit.
_WATCH = """new MutationObserver(() => { window.changed = performance.now(); })
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});"""
_DONE = """([shown, quiet]) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const figures = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  return app && app.dataset.testScriptState === "notRunning" && document.querySelector(shown)
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]')
    && figures.every(figure => figure.querySelector(".main-svg")) && performance.now() - window.changed > quiet;
}"""


def tables(visits: int = 5) -> Iterator[str]:
    """The front page beside an empty one: each time on a server that nobody has visited, then once more."""
    try:
        from tests.deploy.serving import behind_nginx  # what starts the proxy, as it is shipped, on this machine
    except ModuleNotFoundError:
        yield "First page: skipped, for what makes the proxy's certificate is not installed (requirements-dev.txt)."
        return
    if not (shutil.which("nginx") or Path("/usr/sbin/nginx").exists()):
        yield "First page: skipped, for there is no proxy here (apt install nginx-light)."
        return
    waits = {page: {COLD: [], WARM: []} for page in ("brief", "an empty page")}
    try:
        for _ in range(visits):
            for page, script, shown in (("brief", DASHBOARD, "h1"), ("an empty page", HELLO, "button")):
                with TemporaryDirectory() as folder, serving(script) as server:
                    with behind_nginx(Path(folder), f"http://{server.address}") as address:
                        cold, warm = _visits(address, Path(folder), shown)
                waits[page][COLD].append(cold)
                waits[page][WARM].append(warm)
    except browser.NoBrowser as why:
        yield f"First page: skipped, for {why}."
        return
    yield _table({page: {kind: median(each) for kind, each in kinds.items()} for page, kinds in waits.items()}, visits)


def _table(medians: dict[str, dict[str, float]], visits: int) -> str:
    *_, empty = medians.values()
    rows = [_row(page, kinds, empty, AIMS if kinds is not empty else {}) for page, kinds in medians.items()]
    title = (
        f"First page: in Chromium through nginx, until nothing changes any more, medians of {visits}; cold: a new server and a "
        f"browser that was never here; warm: the same browser again"
    )
    return table(title, ("page", COLD, "beside an empty page", "aim", WARM, "beside an empty page", "aim", ""), rows)


def _row(page: str, waits: dict[str, float], empty: dict[str, float], aims: dict[str, float]) -> tuple[str, ...]:
    cells = [page]
    for kind, wait in waits.items():
        cells += [ms(wait), times(wait / empty[kind]), f"<= {ms(aims[kind])}" if aims else ""]
    return (*cells, verdict(max((waits[kind] / aim for kind, aim in aims.items()), default=0), 1))


def _visits(address: str, folder: Path, shown: str) -> tuple[float, float]:
    """The first visit and the second [s], of one browser."""
    with browser.opened(f"--ignore-certificate-errors-spki-list={_fingerprint(folder / 'cert.pem')}") as chromium:
        context = _somebody(chromium)
        return _visit(context, address, shown), _visit(context, address, shown)


def _somebody(chromium: Browser) -> BrowserContext:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.add_init_script(_WATCH)
    return context


def _visit(context: BrowserContext, address: str, shown: str) -> float:
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(_DONE, arg=[shown, QUIET], timeout=60_000)
    took = page.evaluate("window.changed") / 1e3
    page.close()
    return took


def _fingerprint(certificate: Path) -> str:
    """What Chromium knows the key of a certificate by: without it, it would keep no file of a server nobody vouches for."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = x509.load_pem_x509_certificate(certificate.read_bytes()).public_key()
    return base64.b64encode(
        hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()
    ).decode()
