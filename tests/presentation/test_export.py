"""A table that leaves the screen opens as written and runs nowhere."""

import csv
import io

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from presentation import literal
from presentation.export import csv_bytes


def read(written):
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), strict=True))


def test_each_kind_of_value_is_written_plainly():
    table = pd.DataFrame(
        {
            "row": [14, 15],
            "hours": [-2.5, np.nan],
            "date": pd.to_datetime(["2026-11-20", None]),
            "at": pd.to_datetime(["2026-11-20 13:05", None]),
            "yes": pd.array([True, None], dtype="boolean"),
            "=value": ["=1+41", None],
            "people": [("Ana", "Ben"), ()],
        }
    )
    assert read(csv_bytes(table)) == [
        ["row", "hours", "date", "at", "yes", "'=value", "people"],
        ["14", "-2.5", "2026-11-20", "2026-11-20 13:05:00", "yes", "'=1+41", "Ana; Ben"],
        ["15", "", "", "", "", "", ""],
    ]


def test_it_opens_in_a_spreadsheet_as_it_is():
    written = csv_bytes(pd.DataFrame({"name": ["Élise"]}))
    assert written == b"\xef\xbb\xbfname\r\n\xc3\x89lise\r\n"


def test_nothing_is_one_header_line():
    assert csv_bytes(pd.DataFrame({"row": [], "reason": []})) == b"\xef\xbb\xbfrow,reason\r\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])), min_size=1))
def test_text_comes_back_whole_and_never_runs(cells):
    table = pd.DataFrame({"cell": pd.Series(cells, dtype="str"), "row": range(len(cells))})
    back = [cell for cell, _ in read(csv_bytes(table))[1:]]
    assert [literal.uncell(cell) for cell in back] == cells
    assert not any(cell.startswith(("=", "+", "-", "@", "|", "%")) for cell in back)
