"""Who is signed in? The only place that asks Streamlit, and the only one that reads the roles in the secrets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path

import pandas as pd
import streamlit as st

from data.access import Access, Identity, read_access
from data.errors import SchemaError
from pages.screen.this_run import once

REQUIRED = "TWO_HOURS_REQUIRE_SIGN_IN"


@once
def is_configured() -> bool:
    """Whether the secrets name a provider to sign in with."""
    return "is_logged_in" in st.user


def must_be_configured() -> bool:
    """Whether people may only be shown to who has signed in: it is asked for, or others can reach this server."""
    names = [st.get_option("server.address"), *st.get_option("server.allowedHosts")]
    return os.environ.get(REQUIRED, "") not in ("", "0") or not all(map(_is_local, names))


def identity() -> Identity | None:
    """Who the provider of this session's cookie says it is; None before anybody has signed in."""
    if not st.user.is_logged_in:
        return None
    since = st.user.get("iat")
    return Identity(
        str(st.user.get("email") or ""),
        st.user.get("email_verified") is True,
        pd.Timestamp(since, unit="s", tz="UTC") if isinstance(since, (int, float)) else None,
    )


def access() -> Access:
    """The roles, as the secrets say now: Streamlit reads them again when their file has changed. Raises SchemaError."""
    return read_access(_section("access"))


def _section(name: str) -> Mapping[str, object]:
    """A section of the secrets, empty where there are none. A file that is there and cannot be read lets nobody in."""
    try:
        return st.secrets[name].to_dict() if name in st.secrets else {}
    except FileNotFoundError as error:
        if any(Path(file).exists() for file in st.get_option("secrets.files")):
            raise SchemaError(
                "bad_secrets", "The file of secrets is not TOML. Mend it, and reload the page."
            ) from error
        return {}


def _is_local(address: str | None) -> bool:
    if address == "localhost":
        return True
    try:
        return ip_address(address or "").is_loopback
    except ValueError:  # a name, or none: every network this computer is on
        return False
