from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from data.cells import Cells
from data.pairs import Pairs

TEXTS = pd.Index(["Amy Lee", "Bob Orr", "Cy Ash"], dtype="str")
EMAILS = np.array([None, "amy@school.example", "bob@school.example"], object)


@pytest.mark.parametrize(
    ("names", "emails", "distinct"),
    [
        ([0, 1, 0, 2], [1, 2, 1, 0], 3),  # each name with one e-mail
        ([0, 1, 0, 2], [1, 2, 0, 0], 4),  # Amy with one and without
        ([0, 1, 1, 0], [1, 2, 2, 1], 2),  # nobody is Cy
        ([0, 1, 2, 2], [1, 1, 1, 1], 3),  # one e-mail for all
    ],
)
def test_each_pair_is_there_once_and_each_row_has_its_own(names, emails, distinct):
    names, emails = np.array(names, "int32"), np.array(emails, "int8")
    read = SimpleNamespace(values=EMAILS, cells=SimpleNamespace(codes=emails))
    pairs = Pairs.of(Cells("Name", 0, names, TEXTS), read)
    rows = [(pairs.names[at], pairs.emails[at]) for at in pairs.cells.codes]
    assert rows == [(TEXTS[name], EMAILS[email] or "") for name, email in zip(names, emails, strict=True)]
    assert len(pairs.names) == len(set(zip(pairs.names, pairs.emails, strict=True))) == distinct
