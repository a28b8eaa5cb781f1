"""How does a picture of the district's get onto a page? Inside an image, where nothing in it can run or be fetched."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from pathlib import Path

_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}


def data_uri(path: str) -> str:
    """An SVG or PNG as the source of an ``<img>``: it has no address of its own that could be opened as a page."""
    return _data_uri(path, Path(path).stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _data_uri(path: str, changed: int) -> str:
    """``changed`` is part of the key: a new logo is seen without a restart."""
    file = Path(path)
    return f"data:{_KINDS[file.suffix.lower()]};base64,{b64encode(file.read_bytes()).decode()}"
