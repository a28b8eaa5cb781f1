"""How is Google asked? Only to read, only for so long, and again only when that can help."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import requests
from google.auth.credentials import Credentials
from google.auth.exceptions import RefreshError, TransportError
from google.auth.transport.requests import AuthorizedSession
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from requests import Response
from requests.exceptions import InvalidJSONError

from data.sources.google_road import AnswerTooLarge, TokenRequest, is_page, paved

_MAY_PASS = {408, 500, 502, 503, 504}


@dataclass(frozen=True)
class Patience:
    """How long one read of a sheet may take [s], and how often it may ask.

    ``connect`` and ``silence`` bound one request, ``whole`` the read from its first to its last byte. A call is tried
    ``tries`` times; the read as a whole makes at most ``requests``, of which it needs three.
    """

    connect: float = 3.05
    silence: float = 20.0
    whole: float = 25.0
    tries: int = 3
    requests: int = 4
    first_pause: float = 0.5
    longest_pause: float = 8.0


class ReadingClient(HTTPClient):
    """gspread's client for one read of one sheet: GET only, bounded by a :class:`Patience`.

    What may pass (a 503, a broken line, half an answer) is asked again after a random pause, or after the pause that
    Google names when that still fits. What will not pass is not: a 403, a 404, a quota used up for the minute.
    """

    def __init__(
        self,
        auth: Credentials,
        session: None = None,
        *,
        patience: Patience = Patience(),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._patience, self._sleep = patience, sleep
        self._ends = time.monotonic() + patience.whole
        self.left = patience.requests
        tokens = TokenRequest(paved(requests.Session(), self._ends))
        asking = AuthorizedSession(auth, max_refresh_attempts=1, auth_request=tokens)
        asking.headers["User-Agent"] = "two-hours (gzip)"  # without the word Google does not compress
        super().__init__(auth, paved(asking, self._ends))

    def request(self, method: str, endpoint: str, params: dict[str, Any] | None = None, **other: Any) -> Response:
        """The answer, which is a JSON object.

        Raises what gspread, google-auth and requests raise; :func:`google_failures.failure` says it in words.
        """
        if method.lower() != "get":
            raise PermissionError(f"{method} is not reading")
        tried = 0
        while True:
            tried += 1
            try:
                return self._once(endpoint, params)
            except (APIError, RefreshError, TransportError, requests.RequestException) as error:
                pause = self._pause(error, tried)
                if pause is None:
                    raise
            self._sleep(pause)

    def close(self) -> None:
        """Let go of the connections."""
        self.session.close()

    def _once(self, endpoint: str, params: dict[str, Any] | None) -> Response:
        self.left -= 1
        remaining = self._ends - time.monotonic()
        if remaining <= 0:
            raise requests.ReadTimeout
        self.timeout = min(self._patience.connect, remaining), min(self._patience.silence, remaining)
        answer = super().request("get", endpoint, params={**(params or {}), "prettyPrint": "false"})
        if not isinstance(answer.json(), dict):
            raise InvalidJSONError("not an object")
        return answer

    def _pause(self, error: Exception, tried: int) -> float | None:
        """How long to wait before asking again [s]; None when that cannot help, or there is no time or request left."""
        if tried >= self._patience.tries or self.left <= 0:
            return None
        longest = min(self._patience.longest_pause, self._patience.first_pause * 2**tried)
        pause = _asked_to_wait(error)
        if pause is None:
            pause = random.uniform(0, longest) if _may_pass(error) else None
        return pause if pause is not None and time.monotonic() + pause < self._ends else None


def _may_pass(error: Exception) -> bool:
    match error:
        case APIError():
            return error.response.status_code in _MAY_PASS  # not its .code, which is -1 for a page of HTML
        case RefreshError():
            return is_page(str(error))  # a 502; all else google-auth has tried three times already
        case AnswerTooLarge():
            return False
        case requests.JSONDecodeError():
            return not is_page(error.doc)  # of somebody else's, such as a sign-in
    return True


def _asked_to_wait(error: Exception) -> float | None:
    """The seconds that Retry-After names, by Google's clock where it names a time of day."""
    headers = error.response.headers if isinstance(error, APIError) else {}
    wanted = headers.get("Retry-After", "")
    if wanted.isdecimal():
        return float(wanted)
    try:
        return max(0.0, (parsedate_to_datetime(wanted) - parsedate_to_datetime(headers["Date"])).total_seconds())
    except (KeyError, TypeError, ValueError):
        return None
