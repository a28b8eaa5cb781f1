"""Everything a browser is sent, and everything it can be made to ask for, page by page."""

import re

from tests.pages.serving import wait_until_idle
from tests.pages.sign_in.search import canaries

_OURS = re.compile(
    r"http://127\.0\.0\.1:\d+/(?!static/|auth/|oauth2callback)"
)  # static: Streamlit's own, the same for all


class Recorder:
    """Listens to one tab: socket frames in both directions, answers of the server, the page itself, what was downloaded.

    ``parts`` are (where, bytes).
    """

    def __init__(self, page):
        self.parts, self._page, self._asked, self._answered = [], page, set(), set()
        page.on("websocket", self._listen)
        page.on("request", lambda request: self._asked.add(request.url))
        page.on("console", lambda message: self._keep("console", message.text))

    def look(self):
        """Keep the page as it stands, and what stands at every address it has asked for."""
        self._keep("page", self._page.content())
        self._keep("address", self._page.url)
        for url in filter(_OURS.match, self._asked - self._answered):
            self._keep(url, self._page.request.get(url).body())  # with its cookies; its own answer goes with the page
        self._answered |= self._asked

    def download(self, button):
        """Press a button, and keep the file."""
        with self._page.expect_download(timeout=60_000) as coming:
            button.evaluate("button => button.click()")  # the menu shuts when a file comes
        file = coming.value
        self._keep(f"{file.suggested_filename} of {file.url}", file.path().read_bytes())

    def seen(self):
        """The canaries in all of it, and in which parts."""
        found = {}
        for where, data in self.parts:
            for code in canaries(data):
                found.setdefault(code, set()).add(where)
        return found

    def _listen(self, socket):
        socket.on("framereceived", lambda frame: self._keep("received", frame))
        socket.on("framesent", lambda frame: self._keep("sent", frame))

    def _keep(self, where, data):
        self.parts.append((where, data.encode() if isinstance(data, str) else data))


def visit(recorder, page, address):
    """Open a page as its address says, then everything on it that can be opened, and take away what can be taken."""
    page.goto(address)
    wait_until_idle(page)
    _press_all(page, '[data-testid="stExpander"] details:not([open]) summary')
    _press_all(page, '[data-testid="stExpander"] [data-testid="stCheckbox"] input:not(:checked)')
    recorder.look()


def take_everything(recorder, page):
    """Every file that the page offers, those of the menu too."""
    if (menu := page.locator('[data-testid="stPopoverButton"]')).count():
        menu.click()
        page.locator('[data-testid="stPopoverBody"] [data-testid="stDownloadButton"] button').first.wait_for()
    for button in page.locator('[data-testid="stDownloadButton"] button').all():
        recorder.download(button)


def _press_all(page, what):
    if page.locator(what).count():
        page.evaluate("what => document.querySelectorAll(what).forEach(one => one.click())", what)
        page.wait_for_timeout(150)  # until the server has heard of it
        wait_until_idle(page)
