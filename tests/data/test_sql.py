import sys

import pandas as pd
import pytest

from data import Records, SourceError, load
from data.sample import FOLDER


@pytest.fixture(scope="module")
def records():
    return load(FOLDER, today="2026-11-20")


@pytest.fixture(scope="module")
def ask(records):
    connection = records.to_duckdb()
    return lambda question: connection.execute(question).fetchall()


def test_every_frame_is_a_table_with_as_many_rows_and_the_same_columns(records, ask):
    for name, frame in records.frames().items():
        assert ask(f'SELECT count(*) FROM "{name}"') == [(len(frame),)], name
        columns = [row[0] for row in ask(f'SELECT column_name FROM (DESCRIBE "{name}")')]
        assert columns == list(frame), name


def test_a_sum_in_sql_is_the_sum_in_pandas(records, ask):
    log = records.log
    in_sql = ask("SELECT topic, sum(seconds) FROM log WHERE own_time GROUP BY topic ORDER BY topic NULLS LAST")
    in_pandas = log[log["own_time"].fillna(False)].groupby("topic", observed=True)["seconds"].sum()
    assert dict(in_sql) == in_pandas.to_dict()
    assert ask("SELECT sum(cost) FROM needs")[0][0] == records.needs["cost"].sum()


def test_columns_have_the_types_of_sql(ask):
    def types(table):
        return dict(ask(f"SELECT column_name, column_type FROM (DESCRIBE {table})"))

    expected = {
        "date": "DATE", "week_start": "DATE", "seconds": "BIGINT", "hours": "DOUBLE", "name": "VARCHAR",
        "own_time": "BOOLEAN", "timestamp": "TIMESTAMP", "school_year": "VARCHAR", "tab": "VARCHAR",
    }  # fmt: skip
    assert expected.items() <= types("log").items()
    assert {"people": "VARCHAR[]", "students": "BIGINT", "seconds": "BIGINT"}.items() <= types("service").items()
    assert {"expires_proposed": "DATE", "expiry_derived": "BOOLEAN"}.items() <= types("certifications").items()
    assert types("refused")["whole_row"] == "BOOLEAN"


def test_blanks_are_null_and_lists_can_be_opened(records, ask):
    blank = int(records.certifications["expires_on"].isna().sum())
    assert ask("SELECT count(*) FROM certifications WHERE expires_on IS NULL") == [(blank,)]
    led = ask("SELECT count(*) FROM (SELECT unnest(people) FROM service)")
    assert led == [(int(records.service["people"].str.len().sum()),)]


def test_names_with_quotes_and_accents_are_asked_for_as_they_are(records, ask):
    rows = int((records.log["name"] == "Shawn O'Rourke").sum())
    assert ask("SELECT count(*) FROM log WHERE name = 'Shawn O''Rourke'") == [(rows,)]
    assert ask("SELECT DISTINCT name FROM log WHERE name = 'Linh Đặng'") == [("Linh Đặng",)]


def test_records_without_rows_have_their_tables_and_columns():
    nothing = Records.empty()
    connection = nothing.to_duckdb()
    for name, frame in nothing.frames().items():
        found = connection.execute(f'FROM "{name}"').df()
        assert list(found) == list(frame) and found.empty, name


def test_a_day_comes_back_as_it_went(records):
    days = records.to_duckdb().execute("SELECT date, timestamp FROM log").df()
    pd.testing.assert_series_equal(days["date"].astype("datetime64[us]"), records.log["date"])
    pd.testing.assert_series_equal(days["timestamp"].astype("datetime64[us]"), records.log["timestamp"])


def test_without_duckdb_one_line_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(SourceError, match="pip install duckdb") as error:
        Records.empty().to_duckdb()
    assert error.value.reason == "needs_duckdb"
