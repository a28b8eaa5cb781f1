"""A state of many districts: what one district wrote, once for each, with people and schools of its own.

Ten times a district of 1,000,000 rows and 20,000 people are 10,000,000 rows and 200,000 people with 50 weeks each: as many
cells of the grid as rows.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from benchmarks.district import AS_OF
from benchmarks.district_tabs import write_folder
from data import Records, load

OF_A_DISTRICT = ("person", "name", "email", "site")  # what no two districts share
LARGEST = 1_000_000  # rows of one district


def records(rows: int) -> Records:
    """An invented department or district with a log of so many rows; more than one district has are a state's."""
    districts = max(rows // LARGEST, 1)
    with TemporaryDirectory() as folder:
        write_folder(Path(folder), rows // districts)
        district = load(folder, today=AS_OF)
    return district if districts == 1 else state(district, districts)


def state(district: Records, districts: int) -> Records:
    """The records of so many districts alike, one after the other; nobody works in two of them."""
    return replace(district, **{name: _repeated(frame, districts) for name, frame in district.frames().items()})


def _repeated(frame: pd.DataFrame, districts: int) -> pd.DataFrame:
    return pd.DataFrame({name: _column(name, frame[name], districts) for name in frame}, copy=False)


def _column(name: str, column: pd.Series, districts: int) -> object:
    if isinstance(column.dtype, pd.CategoricalDtype) and name in OF_A_DISTRICT:
        return _own(column, districts)
    if column.dtype == object:  # several people in one cell
        return [tuple(f"{n:02d} {who}" for who in several) for n in range(districts) for several in column]
    return column.array.take(np.tile(np.arange(len(column)), districts))


def _own(column: pd.Series, districts: int) -> pd.Categorical:
    """The same words, the number of the district before each: in the same order, and no two districts alike."""
    words, codes = column.array.categories, column.array.codes.astype("int32")
    own = pd.Index([f"{n:02d} {word}" for n in range(districts) for word in words], dtype="str")
    shifted = [np.where(codes < 0, -1, codes + n * len(words)) for n in range(districts)]
    return pd.Categorical.from_codes(np.concatenate(shifted), own, ordered=column.array.ordered)
