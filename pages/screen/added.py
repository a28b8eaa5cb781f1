"""Which file did this viewer add? It is theirs alone: kept with their session, and gone with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import streamlit as st

from data import Records, Settings, load
from data.errors import ReadError
from data.events import note
from data.upload import Upload

_DROPPED, _OPENED, _READ, _ADDED = "added_dropped", "added_opened", "added_read", "added"  # in the session


@dataclass(frozen=True)
class Added:
    """A file that is this session's log: its ``name``, the ``path`` of a private copy, its ``mapping``, a ``version``.

    The copy lies there as long as somebody holds this.
    """

    upload: Upload
    mapping: dict | None
    version: str

    @property
    def name(self) -> str:
        """The file's name, as it was when it was dropped."""
        return self.upload.name

    @property
    def path(self) -> str:
        """Where the private copy lies."""
        return str(self.upload.path)


def added() -> Added | None:
    """The file that stands in for the district's log in this session; None when none does."""
    return st.session_state.get(_ADDED)


def use(mine: Added) -> None:
    """Show this file on every page of this session."""
    _forget(_ADDED)
    st.session_state[_ADDED] = mine


def back() -> None:
    """Show the district's log again."""
    _forget(_ADDED)


def drop(key: str) -> None:
    """Remember what the uploader of this key holds now, be it nothing; what was dropped before is forgotten."""
    st.session_state.pop(_READ, None)
    _forget(_OPENED)
    st.session_state[_DROPPED] = st.session_state[key]


def opened() -> Upload | None:
    """The file that was dropped last, opened once; None when there is none.

    Raises
    ------
    SourceError, SchemaError
        It is no file that can be used, and why.
    """
    dropped = st.session_state.get(_DROPPED)
    if dropped is not None:
        st.session_state[_OPENED] = _accepted(dropped.name, dropped.getvalue())
        st.session_state[_DROPPED] = None  # what is kept is our copy
    found = st.session_state.get(_OPENED)
    if isinstance(found, ReadError):  # kept as well, so that a file that is refused is not opened again at every click
        raise found.with_traceback(None)
    return found


def read(upload: Upload, mapping: dict, settings: Settings) -> tuple[Added, Records]:
    """The file as this mapping reads it, and what it says; read again only when one of the three changes.

    Raises what :func:`data.load` raises.
    """
    version = hashlib.sha256(repr((upload.version, mapping, settings)).encode("utf-8", "replace")).hexdigest()[:12]
    if st.session_state.get(_READ, (None,))[0] != version:
        records = load(upload.path, mapping=mapping, settings=settings)
        st.session_state[_READ] = version, Added(upload, mapping, version), records
    return st.session_state[_READ][1:]


def _accepted(name: str, data: bytes) -> Upload | ReadError:
    """The file, or why it is none that can be used; one event either way."""
    try:
        upload = Upload(name, data)
    except ReadError as error:
        note("upload_refused", reason=error.reason)
        return error
    note("upload_accepted", file=upload.path.suffix[1:], rows=sum(len(tab.rows) for tab in upload.tabs))
    return upload


def _forget(what: str) -> None:
    """Let go of a file, and remove the copy that neither the form nor the pages need."""
    gone = _upload(what)
    st.session_state.pop(what, None)
    if gone and gone is not _upload(_OPENED) and gone is not _upload(_ADDED):
        gone.remove()


def _upload(what: str) -> Upload | None:
    held = st.session_state.get(what)
    return held.upload if isinstance(held, Added) else held if isinstance(held, Upload) else None
