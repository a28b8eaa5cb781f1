"""When are two texts the same?"""

from __future__ import annotations

import numpy as np
import pandas as pd


def folded(text: str) -> str:
    """The text without what makes no difference: case, and spaces beyond one.

    >>> folded("  Maker   FAIRE ")
    'maker faire'
    """
    return " ".join(text.casefold().split())


def one_spelling(texts: pd.Series) -> pd.Series:
    """The same texts [category, in order], those that differ only in case and spaces in the commonest spelling.

    Of spellings equally common the first in order is shown. Blanks stay blank.
    """
    column = texts.astype("category").cat
    rows = np.bincount(column.codes[column.codes >= 0], minlength=len(column.categories))
    used = np.flatnonzero(rows)
    ranked = sorted((-count, text) for count, text in zip(rows[used], column.categories[used], strict=True))
    commonest: dict[str, str] = {}
    for _, text in ranked:
        commonest.setdefault(folded(text), text)
    shown = pd.Index(sorted(commonest.values()), dtype="str")
    place = np.full(len(rows) + 1, -1)  # the last place is the blank's
    place[used] = shown.get_indexer([commonest[folded(text)] for text in column.categories[used]])
    return pd.Series(pd.Categorical.from_codes(place[column.codes], shown), index=texts.index)
