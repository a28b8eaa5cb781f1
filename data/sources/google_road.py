"""How does a request get to Google? Over a road that ends in time: no body is waited for, or kept, without limit."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from functools import partial

from google.auth.transport.requests import Request
from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from requests.exceptions import ReadTimeout, RequestException
from urllib3 import BaseHTTPResponse

from data.errors import SourceError

REHEARSAL = "TWO_HOURS_SHEETS_ENDPOINT"  # a Google that runs on this machine, for tests and for trying things out
LARGEST_ANSWER = 64 * 1024**2  # bytes: a sheet ten times as full as a large department's

_THIS_MACHINE = re.compile(r"http://127\.0\.0\.1(:\d{1,5})?")


class AnswerTooLarge(RequestException):
    """More bytes than any sheet of a department holds."""


class TokenRequest(Request):
    """Asks for tokens, and for nothing else.

    google-auth copies it for a thread of its own, which would ask Google where the service account may be used from. It
    cannot be copied, so there is no such thread.
    """

    def __deepcopy__(self, memo: dict) -> TokenRequest:
        raise TypeError("not to be copied for another thread")


class Road(HTTPAdapter):
    """Sends what a session asks, and reads the answer until the clock (``time.monotonic``) says ``ends``.

    The time-out of requests bounds only the silence between two bytes: a byte a second would go on for days.
    """

    def __init__(self, ends: float, rehearsal: str = "") -> None:
        super().__init__()
        self._ends, self._rehearsal = ends, rehearsal

    def send(self, request: PreparedRequest, *args: object, **kwargs: object) -> Response:
        """As requests does; the body comes in whatever pieces arrive, the clock and a scale looked at after each."""
        if self._rehearsal:
            request.url = self._rehearsal + request.path_url
            kwargs["proxies"] = {}
        answer = super().send(request, *args, **kwargs)
        answer.raw.stream = partial(_pieces, answer.raw, self._ends)
        return answer


def is_page(text: str) -> bool:
    """Whether an answer is a page of HTML where JSON was promised, perhaps quoted by google-auth."""
    return text.lstrip("('\" \n\ufeff").startswith("<")


def paved(session: Session, ends: float) -> Session:
    """The session, with no other way to anywhere than a :class:`Road`."""
    road = Road(ends, rehearsal())
    session.mount("https://", road)
    session.mount("http://", road)
    return session


def rehearsal() -> str:
    """The address of the Google on this machine that is asked instead of the real one; mostly "".

    Raises
    ------
    SourceError
        ``bad_endpoint``: it names another machine, which would be handed the key of the sheet.
    """
    address = os.environ.get(REHEARSAL, "").rstrip("/")
    if address and not _THIS_MACHINE.fullmatch(address):
        message = f"{REHEARSAL} may only name this machine, such as http://127.0.0.1:8765. Unset it."
        raise SourceError("bad_endpoint", message)
    return address


def _pieces(body: BaseHTTPResponse, ends: float, size: int, decode_content: bool) -> Iterator[bytes]:
    taken = 0
    while piece := body.read1(size, decode_content=decode_content):
        taken += len(piece)
        if taken > LARGEST_ANSWER or time.monotonic() > ends:
            body.close()
            raise AnswerTooLarge if taken > LARGEST_ANSWER else ReadTimeout
        yield piece
