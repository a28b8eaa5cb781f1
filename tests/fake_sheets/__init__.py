"""A Google Sheets that runs on this machine: what the unmodified gspread client needs of it, and every way it can fail.

    with FakeGoogle() as google:
        book = google.add(Book())
        book.write("PD log", [["Date", "Name", "Hours"], ["2026-10-05", "Amy Lee", "1:30"]])  # as if typed
        google.fault("batchGet", status=503)

It listens on 127.0.0.1 only. Not modelled: formulas beyond a few, filters, enforcement of validation, Google's speed.
"""

from tests.fake_sheets.book import Book
from tests.fake_sheets.cells import Cell, Wrong
from tests.fake_sheets.server import FakeGoogle

__all__ = ["Book", "Cell", "FakeGoogle", "Wrong"]
