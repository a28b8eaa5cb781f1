"""One fault at a time: what becomes of a read, how long it takes, and what Google is asked meanwhile."""

import os
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from unittest import mock

from data import SchemaError, SourceError, load
from data.sources import google_sheet
from data.sources.google_client import Patience
from data.sources.google_road import REHEARSAL
from tests.fake_sheets.book import Book
from tests.fake_sheets.server import FakeGoogle

TODAY = "2026-11-20"
PATIENT = Patience(first_pause=0.01, longest_pause=0.02)  # [s] as it is, but for the pauses
HASTY = Patience(connect=0.2, silence=0.4, whole=1.0, first_pause=0.01, longest_pause=0.02)
TABS = {
    "PD log": [
        ["Date", "Name", "Hours", "Topic"],
        ["2026-10-05", "Amy Lee", "1:30", "Networks"],
        ["2026-10-06", "Bo Lind", "2", "WiFi"],
        ["10/7/2026", "Amy Lee", "0.5", "Cabling"],
        ["2026-10-08", "Bo Lind", "2-3", "WiFi"],
    ],
    "Staff": [["Name", "Team"], ["Amy Lee", "Network"], ["Bo Lind", "Sites"]],
}


@dataclass
class Stage:
    """A Google, a sheet in it, and what somebody who reads it holds: all of it may be spoilt."""

    google: FakeGoogle
    book: Book
    key: dict
    address: str
    endpoint: str = ""
    previous_rows: int | None = None
    patience: Patience = PATIENT
    patches: list = field(default_factory=list)
    sockets: list = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def read(self):
        """The records of the sheet."""
        with ExitStack() as during:
            for patch in (*self.patches, _endpoint(self.endpoint or self.google.address), _patience(self.patience)):
                during.enter_context(patch)
            return load(self.address, credentials=self.key, today=TODAY, previous_rows=self.previous_rows)


def _endpoint(address):
    return mock.patch.dict(os.environ, {REHEARSAL: address})


def _patience(patience):
    hasty = partial(google_sheet.tabs_of_sheet, patience=patience)
    return mock.patch.object(google_sheet, "tabs_of_sheet", hasty)


@contextmanager
def stage():
    """A Google with the invented sheet in it, shared and whole."""
    with FakeGoogle() as google:
        book = google.add(Book())
        for title, rows in TABS.items():
            book.write(title, rows)
        made = Stage(google, book, dict(google.key()), book.address)
        yield made
        made.over.set()
        for each in made.sockets:
            each.close()


@dataclass
class Outcome:
    """What a read came to: "read" or a reason; ``requests`` for the sheet, and ``writes`` among them (no GET)."""

    outcome: str
    message: str
    seconds: float
    requests: int
    writes: int


def outcome_of(stage):
    """Read once and say what happened."""
    before, started = len(stage.google.lines), time.monotonic()
    try:
        stage.read()
        outcome, message = "read", ""
    except (SourceError, SchemaError) as error:
        outcome, message = error.reason, str(error)
    seconds = time.monotonic() - started
    lines = [line for line in stage.google.lines[before:] if "/v4/" in line]
    return Outcome(outcome, message, seconds, len(lines), sum(not line.startswith("GET ") for line in lines))
