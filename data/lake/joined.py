"""What does a district say whose people lie in several slices? Its records as if they had been read at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.frames import COUNTS, NOTES, category
from data.records import Records

_ORDER = {"people": ["person"], "refused": ["row", "tab", "column"]}  # of a frame without a row number of the sheet


def joined(slices: Sequence[Records]) -> Records:
    """The records of disjoint sets of people in one: rows in the order of the sheet, counts added up."""
    if len(slices) == 1:
        return slices[0]
    frames = {name: _stacked([getattr(one, name) for one in slices]) for name in slices[0].frames()}
    frames = {name: _in_order(name, frame) for name, frame in frames.items()}
    frames["counts"] = _summed(frames["counts"], ["tab"], COUNTS)
    frames["notes"] = _summed(frames["notes"], ["tab", "column", "note"], NOTES)
    first = slices[0]
    return Records(
        **frames,
        source=first.source,
        read_at=max(one.read_at for one in slices),
        tabs=frozenset().union(*(one.tabs for one in slices)),
    )


def _stacked(frames: list[pd.DataFrame]) -> pd.DataFrame:
    columns = {name: _column([frame[name] for frame in frames]) for name in frames[0]}
    return pd.DataFrame(columns, copy=False)


def _column(parts: list[pd.Series]) -> pd.Series | pd.Categorical:
    if not isinstance(parts[0].dtype, pd.CategoricalDtype):
        return pd.concat(parts, ignore_index=True)
    texts = np.unique(np.concatenate([part.cat.categories.to_numpy(object) for part in parts]).astype(object))
    known = pd.Index(texts, dtype="str")
    codes = [np.append(known.get_indexer(part.cat.categories), -1)[part.cat.codes] for part in parts]
    return category(np.concatenate(codes), known, ordered=bool(parts[0].cat.ordered))


def _in_order(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    by = _ORDER.get(name) or [column for column in ("row",) if column in frame]
    return frame.sort_values(by, kind="stable", ignore_index=True) if by else frame


def _summed(frame: pd.DataFrame, by: list[str], dtypes: dict[str, str]) -> pd.DataFrame:
    return frame.groupby(by, as_index=False, sort=False).sum()[list(dtypes)].astype(dtypes)
