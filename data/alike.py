"""Which of a million numbers are there more than once? Found by their place in a list, without sorting or hashing them."""

from __future__ import annotations

import numpy as np
import pandas as pd

_ROOM = 4  # places for each number: where more would be needed, a number shares its place with a few others


def several(numbers: np.ndarray) -> np.ndarray:
    """Which of these whole numbers from 0 on [int64] are there more than once [bool]."""
    places = _ROOM * len(numbers) | 1  # odd, for numbers made of codes are often even
    shared = _shared(numbers % places if numbers.max(initial=0) >= places else numbers)
    found = np.flatnonzero(shared)  # mostly few, and some of them only share a place
    shared[found] = pd.Series(numbers[found]).duplicated(keep=False)
    return shared


def _shared(places: np.ndarray) -> np.ndarray:
    """Which places are taken by another one too [bool]: whoever comes last takes it, so the others find it taken."""
    order = np.arange(len(places), dtype="int32")
    last = np.empty(int(places.max(initial=0)) + 1, "int32")
    last[places] = order
    lost = last[places] != order
    taken = np.zeros(len(last), bool)
    taken[places[lost]] = True
    return taken[places]
