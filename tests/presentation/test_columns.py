"""Numbers are numbers and days are days in every table; a reader sees them as the page says them."""

import re

import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from presentation import columns, contents
from presentation.facts import Facts

DAYS = pd.to_datetime(["2026-11-20", None]).to_series(index=[7, 3])
MIXED = columns.days_or(DAYS, "never")
A_COUNT, A_DAY = r"[$−-]?\d[\d,]*(\.\d+)?%?", r"\d{1,2} [A-Z][a-z]{2} \d{4}"
NUMBERS_AS_TYPED = {"Found", "The row as typed"}  # quoted from the sheet, or a count in words


@pytest.fixture(scope="module")
def tables():
    return contents.tables(Facts(load(FOLDER, today="2026-11-20"), pd.Timestamp("2026-11-20")))


def test_no_table_of_any_page_holds_a_number_or_a_day_as_text(tables):
    as_text = {
        (table.key, column, cell)
        for table in tables
        for column in table.frame.columns.difference(NUMBERS_AS_TYPED)
        for cell in table.frame[column]
        if isinstance(cell, str) and re.fullmatch(f"{A_COUNT}|{A_DAY}", cell)
    }
    assert as_text == set()


def test_most_tables_can_be_added_up_and_some_have_days(tables):
    kinds = [{dtype.kind for dtype in table.frame.dtypes} for table in tables]
    assert sum("i" in kind or "f" in kind for kind in kinds) > 40
    assert sum("M" in kind for kind in kinds) > 12


def test_a_column_of_days_and_a_word_holds_both():
    assert MIXED.tolist() == [pd.Timestamp("2026-11-20"), "never"]


def test_days_are_told_in_words_and_other_cells_are_left():
    table = pd.DataFrame({"On": DAYS, "Until": MIXED, "Name": ["Ana", "Ben"], "Hours": [1.5, None]})
    told = columns.in_words(table)
    assert told[["On", "Until", "Name"]].values.tolist() == [
        ["20 Nov 2026", "20 Nov 2026", "Ana"],
        ["", "never", "Ben"],
    ]
    pd.testing.assert_series_equal(told["Hours"], table["Hours"])
    assert list(told.columns) == list(table.columns)


def test_what_sorts_by_itself_on_the_screen_stays_days():
    table = pd.DataFrame({"On": DAYS, "Until": MIXED})
    assert columns.days_of(table) == ["On"]
    assert columns.in_words(table, but=["On"]).dtypes.astype("str").tolist() == [str(DAYS.dtype), "object"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (pd.Timestamp("2026-02-01"), "1 Feb 2026"),
        (pd.NaT, ""),
        (float("nan"), ""),
        (None, ""),
        (0, 0),
        (("Ana", "Ben"), ("Ana", "Ben")),
    ],
)
def test_a_cell_is_said_as_the_page_says_it(value, said):
    assert columns.said(value) == said


def test_seconds_are_hours_and_shares_are_percent():
    assert columns.in_hours(pd.Series([5400, 0])).tolist() == [1.5, 0.0]
    assert columns.in_percent(pd.Series([0.314, 1.0])).tolist() == [31, 100]
