"""Is this the same read as before? A short name for what was read and how."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.mapping import Mapping
from data.settings import Settings
from data.tabs import Tab, codes_and_texts


def version_of(tabs: list[Tab], mapping: Mapping, today: pd.Timestamp, settings: Settings) -> str:
    """Twelve letters and digits: the same cells, mapping, day and settings give the same, anything else another."""
    said = hashlib.blake2b(repr((mapping, today.date(), settings)).encode(), digest_size=6)
    for tab in tabs:
        said.update(repr((tab.name, tab.header, tab.blank, tab.refused)).encode("utf-8", "backslashreplace"))
        said.update(np.ascontiguousarray(tab.rows))
        for cells in (tab.cells,) if tab.shown is None else (tab.cells, tab.shown):
            for column in cells:
                _add_column(said, cells[column])
    return said.hexdigest()


def _add_column(said: hashlib.blake2b, column: pd.Series) -> None:
    codes, texts = codes_and_texts(column)
    if isinstance(column.dtype, pd.CategoricalDtype):  # otherwise the codes only count the rows
        said.update(np.ascontiguousarray(codes))
    _add_texts(said, texts)


def _add_texts(said: hashlib.blake2b, texts: pd.Index) -> None:
    """Add Arrow's own memory, however it is parted: a Python string for each text would cost more than reading the file."""
    array = pa.array(texts, pa.large_string())
    chunks = array.chunks if isinstance(array, pa.ChunkedArray) else [array]
    for chunk in chunks:
        said.update(pc.binary_length(chunk).to_numpy())
    for chunk in filter(len, chunks):
        _, ends, letters = chunk.buffers()
        ends = np.frombuffer(ends, "int64")
        said.update(memoryview(letters)[ends[chunk.offset] : ends[chunk.offset + len(chunk)]])
