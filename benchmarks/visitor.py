"""Somebody who looks at a page and chooses in its sidebar, without a browser: only the server's side of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from benchmarks.server import Server

FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
LINE = {"subprotocols": ["streamlit"], "max_size": None, "compression": None, "ping_interval": None}


def address(server: Server) -> str:
    """Where a tab's line to the server begins."""
    return f"ws://{server.address}/_stcore/stream"


@dataclass
class Tab:
    """What an open tab knows. ``pages`` are those in the menu, by path; ``teams`` are those offered in the sidebar."""

    pages: dict[str, str] = field(default_factory=dict)
    teams: tuple[str, ...] = ()
    page: str = ""
    _widgets: dict[str, str] = field(default_factory=dict)

    def wish(self, *, team: str | None = None, as_of: str | None = None, year: str | None = None) -> bytes:
        """The message that has the page run with what is chosen."""
        message = BackMsg()
        message.rerun_script.page_script_hash = self.page
        for label, choice in (("Team", team), ("School year", year)):
            if choice:
                message.rerun_script.widget_states.widgets.add(id=self._widgets[label], string_value=choice)
        if as_of:
            day = message.rerun_script.widget_states.widgets.add(id=self._widgets["As of"])
            day.string_array_value.data.append(as_of)
        return message.SerializeToString()

    def take(self, said: bytes) -> bool:
        """Take in what the server says; whether that was the last of a run."""
        message = ForwardMsg.FromString(said)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note(message.delta.new_element)
        if kind == "script_finished" and message.script_finished != FINISHED:
            raise RuntimeError(f"The script ended with status {message.script_finished}.")
        return kind == "script_finished"

    def _note(self, element: object) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        if kind in ("selectbox", "date_input"):
            widget = getattr(element, kind)
            self._widgets[widget.label] = widget.id
            if widget.label == "Team":
                self.teams = tuple(widget.options)


class Visitor:
    """One open tab and its line to the server."""

    def __init__(self, server: Server) -> None:
        self._line: ClientConnection = connect(address(server), **LINE)
        self.tab = Tab()
        self.run()

    @property
    def pages(self) -> dict[str, str]:
        return self.tab.pages

    @property
    def teams(self) -> tuple[str, ...]:
        return self.tab.teams

    def go(self, path: str) -> None:
        """Open a page of the menu."""
        self.tab.page = self.pages[path]
        self.run()

    def run(self, **chosen: str) -> None:
        """Have the page run, with what is chosen, and wait until the server has sent all of it."""
        self._line.send(self.tab.wish(**chosen))
        while not self.tab.take(self._line.recv(timeout=60)):
            pass

    def close(self) -> None:
        """Leave."""
        self._line.close()
