"""Sheets v4 and the door where tokens are given, over HTTP, on this machine only."""

import json
import re
import secrets
import socket
import threading
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from tests.fake_sheets import refusals
from tests.fake_sheets.faults import Fault
from tests.fake_sheets.keys import scopes_asked_for, throw_away_key
from tests.fake_sheets.masks import masked, reaches_cells
from tests.fake_sheets.refusals import Refusal, bad
from tests.fake_sheets.resource import resource
from tests.fake_sheets.updates import batch_update

READ, WRITE = (f"https://www.googleapis.com/auth/spreadsheets{only}" for only in (".readonly", ""))
_PARAMETERS = {"fields", "prettyPrint", "ranges", "valueRenderOption", "dateTimeRenderOption", "valueInputOption"}
_JSON = "application/json; charset=UTF-8"


class FakeGoogle:
    """``with FakeGoogle() as google:`` it answers at ``google.address``; ``google.lines`` is what it was asked."""

    def __init__(self, port=0):
        self.books, self.faults, self.lines, self.tokens = {}, [], [], {}
        self._server = _Server(("127.0.0.1", port), type("Handler", (_Handler,), {"google": self}))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.mend()
        self._server.shutdown()
        self._server.server_close()

    def serve(self):
        self._server.serve_forever(poll_interval=0.02)

    def add(self, book):
        self.books[book.key] = book
        return book

    def fault(self, match="/v4/", **what):
        """From now on requests whose line matches go wrong: see :class:`Fault`."""
        self.faults.append(Fault(match=match, **what))

    def mend(self):
        """Everything works again."""
        for fault in self.faults:
            fault.times = 0
        self.faults.clear()

    def asked(self, pattern=""):
        """The request lines that match, such as "GET /v4/..."."""
        return [line for line in self.lines if re.search(pattern, line)]

    def key(self):
        """The key of the service account that may read the books."""
        return throw_away_key()


class _Server(ThreadingHTTPServer):
    daemon_threads, block_on_close, request_queue_size = True, False, 32

    def handle_error(self, request, client_address):
        """A client that has hung up is no news here."""


class _Handler(BaseHTTPRequestHandler):
    google: FakeGoogle
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms

    def log_message(self, *_):
        pass

    def _answer(self):
        line = f"{self.command} {unquote(self.path)}"
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.google.lines.append(line)
        fault = next((fault for fault in self.google.faults if re.search(fault.match, line) and fault.takes()), Fault())
        fault.wait()
        if fault.hang_up:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        status, body = (fault.status, fault.body) if fault.status else self._true_answer(raw, fault)
        data = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
        data = data if fault.cut is None else data[: fault.cut]
        self.send_response_only(status)
        kind = "text/html; charset=UTF-8" if isinstance(body, str) else _JSON
        usual = {"Date": self.date_time_string(), "Content-Type": kind, "Content-Length": str(len(data))}
        for name, value in {**usual, **fault.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        return fault.send(self, data)

    do_GET = do_POST = do_PUT = _answer

    def _true_answer(self, raw, fault):
        try:
            if fault.before:
                fault.before(next(iter(self.google.books.values())))
            found = self._routed(raw)
            return 200, fault.change(found) if fault.change else found
        except Refusal as refusal:
            return refusal.code, refusal.body
        except Exception as error:  # a mistake in the fake must be loud
            traceback.print_exc()
            return 500, {"error": {"code": 500, "message": f"mistake in the fake: {error!r}", "status": "INTERNAL"}}

    def _routed(self, raw):
        address = urlsplit(self.path)
        asked = parse_qs(address.query)
        if address.path == "/token":
            return self._token(parse_qs(raw.decode()))
        if address.path == "/typed":
            return self._typed(json.loads(raw))
        found = re.fullmatch(
            r"/v4/spreadsheets/([^/:]+)(:batchUpdate|/values:batchGet|/values:batchUpdate|/values/.+)?",
            unquote(address.path),
        )
        if not found:
            raise refusals.NOT_FOUND
        if unknown := asked.keys() - _PARAMETERS:
            raise bad(f'Invalid JSON payload received. Unknown name "{min(unknown)}": Cannot bind query parameter.')
        book = self._allowed(found[1])
        with book.lock:
            return self._sheets(book, found[2] or "", asked, json.loads(raw) if raw else {})

    def _token(self, form):
        token = f"fake.{secrets.token_urlsafe(12)}"
        self.google.tokens[token] = scopes_asked_for(form["assertion"][0])
        return {"access_token": token, "expires_in": 3599, "token_type": "Bearer"}

    def _allowed(self, key):
        scopes = self.google.tokens.get((self.headers.get("Authorization") or "").removeprefix("Bearer "))
        if scopes is None:
            raise refusals.NOT_SIGNED_IN
        if not scopes & ({READ, WRITE} if self.command == "GET" else {WRITE}):
            raise refusals.SCOPE_MISSING
        book = self.google.books.get(key)
        if book is None:
            raise refusals.NOT_FOUND
        if not book.shared:
            raise refusals.NOT_SHARED
        if book.office_file:
            raise refusals.OFFICE_FILE
        return book

    def _sheets(self, book, what, asked, body):
        one = {name: values[0] for name, values in asked.items()}
        match self.command, what:
            case "GET", "":
                whole = resource(book, grid="fields" in one and reaches_cells(one["fields"]))
                return masked(whole, one["fields"]) if "fields" in one else whole
            case "GET", "/values:batchGet":
                render = one.get("valueRenderOption", "FORMATTED_VALUE")
                return {
                    "spreadsheetId": book.key,
                    "valueRanges": [book.values(name, render) for name in asked["ranges"]],
                }
            case "POST", "/values:batchUpdate":
                done = [book.update(part["range"], part["values"], body["valueInputOption"]) for part in body["data"]]
                return {"spreadsheetId": book.key, "responses": done}
            case "POST", ":batchUpdate":
                return batch_update(book, body["requests"])
            case "PUT", _:
                return book.update(what.removeprefix("/values/"), body["values"], one["valueInputOption"])
        return book.values(what.removeprefix("/values/"), one.get("valueRenderOption", "FORMATTED_VALUE"))

    def _typed(self, said):
        """Somebody types into a cell: not Google's, but ``python -m tests.fake_sheets set``."""
        book = next(iter(self.google.books.values()))
        with book.lock:
            if not book.has(said["tab"]):
                raise bad(
                    f"There is no tab {said['tab']!r}. There is {', '.join(sheet.title for sheet in book.sheets)}."
                )
            title = said["tab"].replace("'", "''")
            return book.update(f"'{title}'!{said['cell']}", [[said["text"]]], "USER_ENTERED")
