"""The engines are asked the same and say the same, or nothing is timed."""

import re

import pandas as pd
import pytest

from benchmarks import engines, many, questions
from benchmarks.questions import differences

ONE = pd.DataFrame({"topic": ["a", None], "share": [0.5, 0.25], "on": pd.to_datetime(["2026-06-12", None])})


def test_the_engines_say_the_same_and_are_a_row_per_question():
    (printed,) = engines.tables(sizes=(400,), repetitions=1)
    rows = printed.splitlines()[2:]
    assert len(rows) == sum(len(asked) for _, asked in engines.SOURCES)
    assert all(re.search(r"^  [a-z ]+( +\d[\d.,]* ms){3} +\d+\.\d\dx", row) for row in rows)


def test_an_engine_that_says_something_else_is_not_timed(monkeypatch):
    off_by_one = questions.COMPLETION.replace("count(*) AS set", "count(*) + 1 AS set")
    asked = questions.OF_GOALS[1]
    wrong = questions.Question(asked.name, asked.ours, off_by_one, asked.polars)
    monkeypatch.setattr(engines, "SOURCES", ((lambda rows: {"goals": many.goals(rows)}, (wrong,)),))
    with pytest.raises(AssertionError, match=r"^completion by topic: DuckDB says something else in set, of_set\.$"):
        list(engines.tables(sizes=(400,), repetitions=1))


@pytest.mark.parametrize(
    ("column", "other"),
    [
        ("topic", ["a", "b"]),  # a blank is not a word
        ("topic", ["b", None]),
        ("share", [0.5, 0.25 + 1e-8]),
        ("on", pd.to_datetime(["2026-06-13", None])),
    ],
)
def test_what_is_not_the_same_is_named(column, other):
    assert differences(ONE, ONE.assign(**{column: other})) == [column]


def test_the_same_numbers_in_another_type_are_the_same():
    same = ONE.assign(
        topic=ONE["topic"].astype("category"), share=[0.5, 0.25 + 1e-12], on=ONE["on"].astype("datetime64[ms]")
    )
    assert differences(ONE, same) == []
    assert differences(ONE, same.head(1)) == ["['topic', 'share', 'on'] of 2 rows, ['topic', 'share', 'on'] of 1"]
