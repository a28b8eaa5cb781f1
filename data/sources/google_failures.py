"""Why could the sheet not be read, and what is to be done? Every failure of Google, as one line for a person."""

from __future__ import annotations

import re
from datetime import timedelta
from email.utils import parsedate_to_datetime

import requests
from google.auth.exceptions import RefreshError, TransportError
from gspread.exceptions import APIError
from requests import Response
from requests.exceptions import ChunkedEncodingError, ContentDecodingError, InvalidJSONError, SSLError
from urllib3.exceptions import ProtocolError

from data.errors import SourceError
from data.sources.google_road import LARGEST_ANSWER, AnswerTooLarge, is_page
from data.sources.wording import shown

_SAYS = {
    "api_disabled": "The Google Sheets API is off for this key. Enable it at {page} then press Refresh.",
    "broken_answer": "Google's answer broke off. Press Refresh.",
    "google_down": "Google has a fault of its own ({what}). Press Refresh in a few minutes.",
    "key_refused": "Google no longer accepts the key of {reader}. Make a new key for it and put that into the secrets.",
    "no_network": "Google cannot be reached from this machine. Check its network, then press Refresh.",
    "not_google": "A web page answered in Google's place, perhaps the sign-in of this network. "
    "Sign in, then press Refresh.",
    "not_shared": "Google refused: the sheet is not shared with {reader}. Share it as Viewer, then press Refresh.",
    "office_file": "This is an Excel file in Google Drive. "
    "In it choose File, Save as Google Sheets, and use the new address.",
    "over_quota": "Google's limit of reads is used up {until}. Press Refresh after that.",
    "refused": "Google refused: {what}",
    "sheet_not_found": "There is no Google Sheet at this address any more. Open it and copy its address again.",
    "timeout": "Google took too long to answer. Press Refresh in a minute.",
    "too_large_answer": "The sheet is over {size} MB, the most that is read. Move old years into another one.",
    "torn_read": "The sheet was being changed while it was read. Press Refresh in a minute.",
    "untrusted_connection": "The connection to Google is not trusted here: the certificate is not Google's. "
    "Ask who runs the network.",
    "wrong_clock": "Google refused the key because the clock of this machine is wrong. Set it, then press Refresh.",
}
_API_PAGE = "https://console.cloud.google.com/apis/library/sheets.googleapis.com"
_ACTIVATION = re.compile(r"https://console\.(developers|cloud)\.google\.com/[\w./?=&%-]+")
_QUOTA = timedelta(minutes=1)  # reads are counted by the minute


def said(reason: str, **words: object) -> SourceError:
    """The failure in words.

    >>> str(said("refused", what="No."))
    'Google refused: No.'
    """
    return SourceError(reason, _SAYS[reason].format(**words))


def failure(error: Exception, reader: str) -> SourceError:
    """What went wrong while Google was asked. ``reader`` is the address of the service account that asks."""
    match error:
        case APIError():
            return _refused(error, reader)
        case RefreshError():
            return _no_token(error, reader)
        case TransportError():
            inner = error.args[0] if error.args else None
            return failure(inner, reader) if isinstance(inner, requests.RequestException) else said("no_network")
        case AnswerTooLarge():
            return said("too_large_answer", size=LARGEST_ANSWER // 1024**2)
        case SSLError():
            return said("untrusted_connection")
        case requests.ReadTimeout():
            return said("timeout")
        case requests.JSONDecodeError() if is_page(error.doc):
            return said("not_google")
        case ChunkedEncodingError() | ContentDecodingError() | InvalidJSONError():
            return said("broken_answer")
        case requests.ConnectionError() if error.args and isinstance(error.args[0], ProtocolError):
            return said("broken_answer")
    return said("no_network")


def tab_is_gone(error: APIError) -> bool:
    """Whether Google refused because a tab no longer has the name it had a moment ago."""
    return error.response.status_code == 400 and "Unable to parse range" in str(error)


def _refused(error: APIError, reader: str) -> SourceError:
    match error.response.status_code:
        case 401:
            return said("key_refused", reader=reader)
        case 403:
            return _forbidden(error, reader)
        case 404:
            return said("sheet_not_found")
        case 429:
            return said("over_quota", until=_until(error.response))
        case status if status >= 500:
            return said("google_down", what=f"error {status}")
    message = str(error.error.get("message", ""))
    return said("office_file") if "Office file" in message else said("refused", what=shown(message))


def _forbidden(error: APIError, reader: str) -> SourceError:
    details = [detail for detail in error.error.get("details", []) if isinstance(detail, dict)]
    reasons = {detail.get("reason") for detail in details}
    if "SERVICE_DISABLED" in reasons:
        pages = (_ACTIVATION.search(str(detail)) for detail in details)
        return said("api_disabled", page=next((page[0] for page in pages if page), _API_PAGE))
    return said("key_refused" if "ACCESS_TOKEN_SCOPE_INSUFFICIENT" in reasons else "not_shared", reader=reader)


def _no_token(error: RefreshError, reader: str) -> SourceError:
    answer = str(error)
    if error.retryable or is_page(answer):
        return said("google_down", what="no sign-in")
    if "Invalid JWT" in answer and "timeframe" in answer:
        return said("wrong_clock")
    return said("key_refused", reader=reader)


def _until(answer: Response) -> str:
    """Until when, by Google's own clock: a minute on, or what Retry-After says."""
    wanted = answer.headers.get("Retry-After", "")
    wait = timedelta(seconds=int(wanted)) if wanted.isdecimal() and len(wanted) < 6 else _QUOTA
    try:
        return f"until about {(parsedate_to_datetime(answer.headers['Date']) + wait).astimezone():%H:%M}"
    except (KeyError, TypeError, ValueError):
        return "for about a minute"
