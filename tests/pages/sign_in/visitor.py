"""Somebody who speaks with the server without a browser: every byte it sends is kept, and everything can be asked for."""

import re
import socket
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode, urlsplit

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PRESS = object()  # what is done to a button


@dataclass
class Drawn:
    """What one run has put on the page."""

    elements: list = field(default_factory=list)  # (kind, element)
    folded: list = field(default_factory=list)  # ids of what can be opened
    parts: dict = field(default_factory=dict)  # fragment: the id of what can be opened in it

    def of(self, kind):
        return [element for drawn, element in self.elements if drawn == kind]

    def button(self, label):
        return next((button for button in self.of("button") if button.label == label), None)

    @property
    def text(self):
        """The words of the page, in the order they were sent."""
        return " ".join(element.body for kind, element in self.elements if kind in ("html", "markdown"))


class Visitor:
    """One open tab. ``received`` is every frame and file that ever came; ``known`` is all that could ever be chosen.

    ``cookies`` are those of a browser; without them nobody is signed in. ``headers`` go before what a browser sends.
    """

    def __init__(self, address, cookies=None, **headers):
        self.address, self.cookies = address, dict(cookies or {})
        self.received, self.known, self.pages, self.session, self.redirect = [], {}, {}, "", ""
        self._page, self._name, self._query, self._states, self.drawn = "", "", "", {}, Drawn()
        said = {"Origin": address, "Host": urlsplit(address).netloc, "Cookie": _as_header(self.cookies)} | headers
        said = {name: value for name, value in said.items() if value}
        to, xsrf = urlsplit(address), self.cookies.get("_streamlit_xsrf")
        self._opening = connect(
            f"ws://{said.pop('Host')}/_stcore/stream", sock=socket.create_connection((to.hostname, to.port)),
            origin=said.pop("Origin", None), subprotocols=["streamlit", *([xsrf] if xsrf else [])],
            additional_headers=said, max_size=None, compression=None, ping_interval=None,
        )  # fmt: skip

    def __enter__(self):
        self._line = self._opening.__enter__()
        return self

    def __exit__(self, *how):
        self._opening.__exit__(*how)

    def open(self, path="", **query):
        """Open a page as an address says it, with no choice made yet but those in the address."""
        self._states = {}
        if not self.pages:
            self._run()
        self._page, self._name, self._query = self.pages.get(path, ""), path, urlencode(query)
        return self._run()

    def set(self, **states):
        """Set widgets, by id, and run the page again; what was set before stays."""
        self._states |= states
        return self._run()

    def press(self, button):
        """Press a button."""
        return self._run({button.id: PRESS})

    def unfold(self, part, folded):
        """Open what is folded in one part of the page, which alone is run again."""
        self._states |= {folded: True}
        return self._run(part=part)

    def explore(self):
        """Open everything that can be opened on the page, until nothing new appears."""
        while more := {one: True for one in _shut(self.drawn) if one not in self._states}:
            self.set(**more)
        return self.drawn

    def fetch(self, button):
        """The file behind a button, made first where it is made on click; None when the server makes none."""
        url = button.url
        if button.deferred_file_id:
            message = BackMsg()
            message.backend_operation_request.request_id = "one"
            message.backend_operation_request.session_id = self.session
            message.backend_operation_request.deferred_file.file_id = button.deferred_file_id
            self._line.send(message.SerializeToString())
            url = self._until("backend_operation_response").backend_operation_response.deferred_file.url
        if not url:
            return None
        self.fetched = url
        self.received.append(
            httpx2.get(self.address + url, cookies=self.cookies, verify=False).raise_for_status().content
        )
        return self.received[-1]

    def _run(self, states=None, part=""):
        message = BackMsg()
        run = message.rerun_script
        run.page_script_hash, run.page_name, run.query_string, run.fragment_id = (
            self._page,
            self._name,
            self._query,
            part,
        )
        for name, value in (self._states | (states or {})).items():
            _put(run.widget_states.widgets.add(id=name), value)
        self._line.send(message.SerializeToString())
        self.drawn = Drawn()
        while self._until("script_finished").script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.drawn = Drawn()  # it sent itself back to the beginning
        return self.drawn

    def _until(self, kind):
        while True:
            frame = self._line.recv(timeout=30)
            self.received.append(frame)
            message = ForwardMsg.FromString(frame)
            self._note(message.WhichOneof("type"), message)
            if message.WhichOneof("type") == kind:
                return message

    def _note(self, kind, message):
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
        elif kind == "navigation":
            self.pages |= {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "auth_redirect":
            self.redirect = message.auth_redirect.url
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            what = message.delta.new_element.WhichOneof("type")
            element = getattr(message.delta.new_element, what)
            self.drawn.elements.append((what, element))
            for value in _choices(what, element):
                self.known[element.id] = value
        elif kind == "delta" and message.delta.add_block.WhichOneof("type") == "expandable":
            if folded := message.delta.add_block.expandable.id or message.delta.add_block.id:
                self.drawn.folded.append(folded)
                self.drawn.parts[message.delta.fragment_id] = folded
                self.known[folded] = True


def sign_in(address, who):
    """The cookies of somebody who has signed in by hand: the button, the provider's form, the way back."""
    with httpx2.Client(follow_redirects=True, verify=False) as browser:
        browser.get(f"{address}/_stcore/health")  # hands out the first cookie
        with Visitor(address, browser.cookies) as visitor:
            visitor.press(visitor.open().button("Sign in"))
            while not visitor.redirect:  # said once the run is over
                visitor._until("auth_redirect")
        form = browser.get(address + visitor.redirect)
        fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form.text.split("<button")[0]))
        browser.post(str(form.url), data={name: unescape(value) for name, value in fields.items()} | {"who": who})
        return dict(browser.cookies)


def _choices(what, element):
    """What can be chosen there, the last of it if it is a list."""
    if what == "selectbox":
        return element.options[-1:]
    return [True] if what == "checkbox" else [["2026-10-15"]] if what == "date_input" else []


def _shut(drawn):
    """The ids of everything that can be opened."""
    return [*filter(None, drawn.folded), *(box.id for box in drawn.of("checkbox"))]


def _put(state, value):
    if value is PRESS:
        state.trigger_value = True
    elif isinstance(value, bool):
        state.bool_value = value
    elif isinstance(value, list):
        state.string_array_value.data.extend(value)
    else:
        state.string_value = value


def _as_header(cookies):
    return "; ".join(f"{name}={value}" for name, value in cookies.items())
