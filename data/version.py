"""Is this the same read as before? A short name for what was read and how."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd
import pyarrow as pa

from data.mapping import Mapping
from data.settings import Settings
from data.tabs import Tab


def version_of(tabs: list[Tab], mapping: Mapping, today: pd.Timestamp, settings: Settings) -> str:
    """Twelve letters and digits: the same cells, mapping, day and settings give the same, anything else another."""
    said = hashlib.blake2b(repr((mapping, today.date(), settings)).encode(), digest_size=6)
    for tab in tabs:
        said.update(repr((tab.name, tab.header, tab.blank, tab.refused)).encode("utf-8", "backslashreplace"))
        said.update(np.ascontiguousarray(tab.rows))
        for cells in (tab.cells,) if tab.shown is None else (tab.cells, tab.shown):
            for column in cells:
                said.update(np.ascontiguousarray(cells[column].cat.codes.to_numpy()))
                _add_texts(said, cells[column].cat.categories)
    return said.hexdigest()


def _add_texts(said: hashlib.blake2b, texts: pd.Index) -> None:
    """Add Arrow's own memory: a Python string for each text would cost more than reading the file."""
    array = pa.array(texts)
    for chunk in array.chunks if isinstance(array, pa.ChunkedArray) else [array]:
        said.update(repr((len(chunk), chunk.offset)).encode())
        for memory in filter(None, chunk.buffers()):
            said.update(memory)
