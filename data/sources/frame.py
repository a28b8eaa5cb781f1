"""From Arrow's columns to pandas': dictionaries as categories, without a Python object per cell."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

DICTIONARY, PLAIN = pa.dictionary(pa.int32(), pa.string()), pa.large_string()


def frame(table: pa.Table) -> pd.DataFrame:
    """One column per column of the table, labelled 0, 1, ...; categories of str in order of appearance, or plain str."""
    table = table.unify_dictionaries()
    columns = {
        at: _category(column) if column.type == DICTIONARY else pd.array(column, dtype="str")
        for at, column in enumerate(table.columns)
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(table.num_rows), copy=False)


def _category(column: pa.ChunkedArray) -> pd.Categorical:
    codes = np.concatenate([chunk.indices.to_numpy() for chunk in column.chunks])
    texts = pd.Index(pd.Series(pd.arrays.ArrowExtensionArray(column.chunk(0).dictionary), dtype="str"))
    return pd.Categorical.from_codes(codes, texts)
