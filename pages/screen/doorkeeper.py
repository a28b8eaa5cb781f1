"""Files that leave and files that come in: Streamlit serves and takes them without asking who it is; here that is asked.

With sign-in set up, a download needs the cookie of a sign-in, and so does an upload. What is in the cookie is judged
where pages get their data; here it only has to be one this server has signed.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

GUARDED = ("/media/", "/_stcore/upload_file/")
CLOSED = ("/_stcore/metrics", "/_stcore/agent/", "/_stcore/script-health-check")  # nothing a viewer needs


class Doorkeeper:
    """Answers 403 for files without a sign-in, 404 for what nobody needs; everything else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            if scope["path"].startswith(CLOSED):
                return await PlainTextResponse("Not here", 404)(scope, receive, send)
            if scope["path"].startswith(GUARDED) and _asks() and not _is_signed_in(Headers(scope=scope)):
                return await PlainTextResponse("Sign in first", 403)(scope, receive, send)
        return await self._app(scope, receive, send)


def _asks() -> bool:
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def _is_signed_in(headers: Headers) -> bool:
    """Whether one of the cookies is a sign-in that this server has signed: whole, or the first part of a long one."""
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return False
    held = cookies.get(AUTH_COOKIE_NAME)
    return held is not None and decode_signed_value(get_cookie_secret(), AUTH_COOKIE_NAME, held.value) is not None
