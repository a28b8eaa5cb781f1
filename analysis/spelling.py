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
    column = texts.astype("category").cat.remove_unused_categories()
    spelled = pd.DataFrame({"text": column.cat.categories, "rows": column.value_counts(sort=False).to_numpy()})
    spelled["folded"] = [folded(text) for text in spelled["text"]]
    commonest = spelled.sort_values(["rows", "text"], ascending=[False, True]).drop_duplicates("folded")
    shown = pd.Index(commonest["text"].sort_values(), dtype="str")
    place = shown.get_indexer(spelled["folded"].map(commonest.set_index("folded")["text"]))
    return pd.Series(pd.Categorical.from_codes(np.append(place, -1)[column.cat.codes], shown), index=texts.index)
