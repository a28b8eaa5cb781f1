"""Is a frame the same after a night on disk? To Parquet and back, to the last category."""

from __future__ import annotations

import base64
import json
import zlib

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.errors import SourceError

# Parquet forgets the order of categories and those that no row uses: of an empty table, all of them.
_NEVER = ("expiry_derived",)  # true of no row before there was the column
_CATEGORIES = b"two_hours.categories"


def to_parquet(frame: pd.DataFrame) -> bytes:
    """The frame as the bytes of a Parquet file; the same frame gives the same bytes.

    The categories of each category column, in their order, ride along in the file's metadata.
    """
    table = pa.Table.from_pandas(frame, nthreads=1)
    categories = {
        name: {"texts": dtype.categories.tolist(), "ordered": bool(dtype.ordered)}
        for name, dtype in frame.dtypes.items()
        if isinstance(dtype, pd.CategoricalDtype)
    }
    table = table.replace_schema_metadata({**table.schema.metadata, _CATEGORIES: _folded(categories)})
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def from_parquet(data: bytes) -> pd.DataFrame:
    """The frame that :func:`to_parquet` wrote, with its dtypes, categories and tuples.

    Raises
    ------
    SourceError
        ``damaged_snapshot``: these are not the bytes of such a file.
    """
    try:
        table = pq.read_table(pa.BufferReader(data), use_threads=False)
        frame = table.to_pandas(use_threads=False)
        categories = _unfolded(table.schema.metadata[_CATEGORIES])
    except (pa.ArrowException, OSError, KeyError, TypeError, ValueError, zlib.error) as error:
        raise SourceError("damaged_snapshot", "It is not a table of Two Hours.") from error
    return frame.assign(
        **{name: _category(frame[name], **said) for name, said in categories.items()},
        **{name: _tuples(column) for name, column in frame.items() if column.dtype == object},
    )


def as_of_today(frame: pd.DataFrame, today: pd.DataFrame) -> pd.DataFrame:
    """A frame of an older release with the columns of ``today``, an empty frame: what was unknown then is blank.

    Raises
    ------
    SourceError
        ``other_release``: a column means something else today, or cannot be blank.
    """
    if _kinds(frame) == _kinds(today):
        return frame
    blank = today.reindex(frame.index)
    fitted = pd.DataFrame({name: frame[name] if name in frame else _blank(blank[name]) for name in today})
    if _kinds(fitted) != _kinds(today):
        raise SourceError("other_release", "An older release wrote it, with other columns.")
    return fitted


def _folded(categories: dict[str, dict]) -> bytes:
    """Parquet compresses its columns but not its metadata, and writes that twice."""
    return base64.b64encode(zlib.compress(json.dumps(categories).encode()))


def _unfolded(written: bytes) -> dict[str, dict]:
    return json.loads(zlib.decompress(base64.b64decode(written)))


def _category(column: pd.Series, texts: list[str], ordered: bool) -> pd.Series:
    categories = pd.Index(texts, dtype="str")
    return pd.Series(pd.Categorical(column, categories=categories, ordered=ordered), index=column.index)


def _tuples(column: pd.Series) -> pd.Series:
    cells = [None if cell is None else tuple(cell) for cell in column]
    return pd.Series(cells, index=column.index, dtype=object)


def _blank(column: pd.Series) -> pd.Series:
    if column.name in _NEVER:
        return pd.Series(False, index=column.index, dtype="bool")
    return pd.Series([()] * len(column), index=column.index, dtype=object) if column.dtype == object else column


def _kinds(frame: pd.DataFrame) -> list[tuple[str, str, bool]]:
    return [(name, dtype.name, bool(getattr(dtype, "ordered", False))) for name, dtype in frame.dtypes.items()]
