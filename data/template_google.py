"""How does an empty, shared Google Sheet become the template? In two reads and at most one write, never over a word."""

from __future__ import annotations

import json
import time
from functools import partial
from pathlib import Path
from typing import Any

import requests
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import AuthorizedSession
from gspread import service_account_from_dict
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from gspread.utils import absolute_range_name

from data.errors import SourceError
from data.sources.google_address import key_of
from data.sources.google_failures import failure, said
from data.sources.google_road import TokenRequest, paved
from data.sources.wording import shown
from data.template_places import Found, places
from data.template_requests import requests_of

WRITING = "https://www.googleapis.com/auth/spreadsheets"
WHOLE = 120.0  # [s] for all three calls

_TABS = "sheets(properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount,frozenRowCount)))"


def fill(address: str, key_file: str) -> list[str]:
    """Add to a Google Sheet what it lacks of the template: tabs, headers, lists, rules. One line per tab says what was done.

    ``key_file`` is the JSON key of a service account with which the sheet is shared as Editor. All is written in one
    request, which Google does whole or not at all; where nothing is lacking, none is made.

    Raises
    ------
    SourceError
        In one line, what went wrong and what to do.
    """
    key, account = key_of(address), account_of(key_file)
    client = _client(account, key_file)
    try:
        placed = places(_there(client, key))
        if wanted := requests_of(placed):
            client.batch_update(key, {"requests": wanted})
    except (APIError, GoogleAuthError, requests.RequestException) as error:
        raise _in_words(failure(error, account["client_email"]), account["client_email"]) from error
    except (AttributeError, KeyError, TypeError) as error:  # JSON, but of another shape than Google's
        raise _in_words(said("broken_answer"), account["client_email"]) from error
    finally:
        client.session.close()
    return [place.said for place in placed]


def account_of(key_file: str) -> dict[str, Any]:
    """The service account whose key lies in a file. Raises SourceError where it cannot be read or is no such key."""
    if not key_file:
        message = "Say which key to use: --credentials KEY.json, the JSON key of the service account the sheet is shared with."
        raise SourceError("no_key", message)
    try:
        account = json.loads(Path(key_file).read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError("no_key", f"{shown(key_file)} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise _bad_key(key_file) from error
    if not isinstance(account, dict) or not isinstance(account.get("client_email"), str):
        raise _bad_key(key_file)
    return account


def _client(account: dict[str, Any], key_file: str) -> HTTPClient:
    try:
        return service_account_from_dict(account, scopes=[WRITING], http_client=_bounded).http_client
    except (ValueError, TypeError) as error:
        raise _bad_key(key_file) from error


def _bounded(auth: Credentials, session: None = None) -> HTTPClient:
    """gspread's client, each of whose requests ends in time. Nothing is tried again: whoever ran this can."""
    pave = partial(paved, ends=time.monotonic() + WHOLE)
    client = HTTPClient(auth, pave(AuthorizedSession(auth, auth_request=TokenRequest(pave(requests.Session())))))
    client.set_timeout((3.05, WHOLE))
    return client


def _there(client: HTTPClient, key: str) -> list[Found]:
    """The tabs of the sheet with all their cells."""
    tabs = [tab["properties"] for tab in client.spreadsheets_get(key, {"fields": _TABS})["sheets"]]
    ranges = [absolute_range_name(tab["title"]) for tab in tabs if tab.get("sheetType", "GRID") == "GRID"]
    answers = iter(client.values_batch_get(key, ranges)["valueRanges"]) if ranges else iter(())
    return [_found(tab, next(answers) if tab.get("sheetType", "GRID") == "GRID" else {}) for tab in tabs]


def _found(tab: dict[str, Any], answer: dict[str, Any]) -> Found:
    grid = tab.get("gridProperties", {})
    cells = tuple(tuple(row) for row in answer.get("values", []))
    return Found(
        tab["title"], tab.get("sheetId", 0), grid.get("rowCount", 0), grid.get("columnCount", 0),
        frozen=grid.get("frozenRowCount", 0) > 0, cells=cells,
    )  # fmt: skip


def _bad_key(what: str) -> SourceError:
    message = (
        f"{shown(what)} is not the key of a service account. Download its JSON key anew and use that file as it is."
    )
    return SourceError("bad_key", message)


def _in_words(failed: SourceError, writer: str) -> SourceError:
    """What the reader would say, with what the writer is to do."""
    messages = {
        "not_shared": f"Google refused: the sheet is not shared with {writer} as Editor. Share it so, then run this again.",
        "key_refused": f"Google does not accept the key of {writer}. Make a new key for it and use that file.",
    }
    message = messages.get(failed.reason, str(failed))
    for refresh, again in (("Press Refresh", "Run this again"), ("press Refresh", "run this again")):
        message = message.replace(refresh, again)
    return SourceError(failed.reason, message)
