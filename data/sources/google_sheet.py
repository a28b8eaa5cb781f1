"""What does the shared Google Sheet say? Read in three calls, never written, and in 25 seconds or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from threading import Thread
from typing import TypeVar

import requests
from google.auth.exceptions import GoogleAuthError
from gspread import service_account_from_dict
from gspread.exceptions import APIError

from data.errors import SourceError
from data.sources.google_address import key_of
from data.sources.google_client import Patience, ReadingClient
from data.sources.google_failures import failure, said
from data.sources.google_grids import Grid, grids_of
from data.sources.google_tabs import tab_of
from data.tabs import Note, Tab

READ_ONLY = "https://www.googleapis.com/auth/spreadsheets.readonly"
READING = "reading a Google Sheet"  # the thread that does it
_NEEDED = ("client_email", "private_key", "token_uri")  # of a service account's key

Answer = TypeVar("Answer")


def tabs_of_sheet(
    address: str,
    *,
    credentials: Mapping[str, object] | None,
    known: frozenset[str] = frozenset(),
    patience: Patience = Patience(),
) -> list[Tab]:
    """The tabs of a Google Sheet, in its order; hidden tabs are not read, and noted on the first tab.

    ``credentials`` is the key of the service account with which the sheet is shared, as its JSON file has it.
    ``known`` are header texts beyond those of the data dictionary that mark a header row.

    Raises
    ------
    SourceError
        In one line, what went wrong and what to do. Its reason is ``not_a_sheet``, ``no_key``, ``bad_key``,
        ``bad_endpoint``, or one of those that :mod:`data.sources.google_failures` puts into words.
    """
    key = key_of(address)
    grids = _in_time(partial(_read, key, dict(credentials or {}), patience), patience.whole)
    tabs = [tab_of(grid, key, known) for grid in grids if not grid.hidden]
    passed_over = [Note(grid.title, "", "hidden_sheet: not read") for grid in grids if grid.hidden]
    return [replace(tabs[0], notes=(*tabs[0].notes, *passed_over)), *tabs[1:]] if tabs else []


def _read(key: str, credentials: dict[str, object], patience: Patience) -> list[Grid]:
    client = _client(credentials, patience)
    try:
        return grids_of(client, key)
    except (APIError, GoogleAuthError, requests.RequestException) as error:
        raise failure(error, str(credentials["client_email"])) from error
    except (AttributeError, KeyError, TypeError) as error:  # JSON, but of another shape than Google's
        raise said("broken_answer") from error
    finally:
        client.close()


def _client(credentials: dict[str, object], patience: Patience) -> ReadingClient:
    if not credentials:
        message = "There is no key to the Google Sheet. Put a service account's into the secrets, as the README says."
        raise SourceError("no_key", message)
    if missing := [name for name in _NEEDED if not isinstance(credentials.get(name), str) or not credentials[name]]:
        raise _bad_key(f'it has no "{missing[0]}"')
    build = partial(ReadingClient, patience=patience)
    try:
        return service_account_from_dict(credentials, scopes=[READ_ONLY], http_client=build).http_client
    except (ValueError, TypeError) as error:
        raise _bad_key('its "private_key" is damaged') from error


def _bad_key(what: str) -> SourceError:
    message = f"The Google key in the secrets cannot be used: {what}. Copy the whole JSON key there anew."
    return SourceError("bad_key", message)


def _in_time(work: Callable[[], Answer], seconds: float) -> Answer:
    """What the work gives, if it does within so many seconds; else it is left to end by itself.

    The time-outs of a socket do not bound the whole: a name server alone can take longer.
    """
    answer: Future[Answer] = Future()
    Thread(target=_answered, args=(answer, work), name=READING, daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError as error:
        raise said("timeout") from error


def _answered(answer: Future[Answer], work: Callable[[], Answer]) -> None:
    try:
        answer.set_result(work())
    except BaseException as error:  # it is raised where the answer is awaited  # noqa: BLE001 -- handed on to whoever waits
        answer.set_exception(error)
