from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import Records, SourceError
from data.snapshot import SnapshotStore
from data.snapshot_tables import as_of_today, from_parquet, to_parquet
from tests.data.snapshot_cases import NOW, generation, same

EMPTY = {name: frame for name, frame in vars(Records.empty()).items() if isinstance(frame, pd.DataFrame)}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
WHOLE = st.integers(-(2**63), 2**63 - 1)
MOMENTS = st.none() | st.datetimes(
    pd.Timestamp("1700-01-01").to_pydatetime(), pd.Timestamp("2200-01-01").to_pydatetime()
)


@st.composite
def column(draw, dtype, rows):
    """A column of a dtype, with blanks where it may have them, and categories that no row uses."""

    def cells(each):
        return draw(st.lists(each, min_size=rows, max_size=rows))

    if isinstance(dtype, pd.CategoricalDtype):
        texts = draw(st.lists(TEXTS, unique=True, max_size=4))
        codes = cells(st.integers(-1, len(texts) - 1))
        return pd.Categorical.from_codes(np.array(codes, "int8"), pd.Index(texts, dtype="str"), ordered=dtype.ordered)
    each = {
        "object": st.lists(TEXTS, max_size=3).map(tuple),
        "bool": st.booleans(),
        "boolean": st.none() | st.booleans(),
        "int64": WHOLE,
        "Int64": st.none() | WHOLE,
        "float64": st.floats(allow_nan=True),
        "str": st.none() | TEXTS,
        "datetime64[us]": MOMENTS,
    }[dtype.name]
    return pd.Series(cells(each), dtype=dtype)


@st.composite
def frames(draw, name):
    rows = draw(st.integers(0, 4))
    return pd.DataFrame({key: draw(column(dtype, rows)) for key, dtype in EMPTY[name].dtypes.items()})


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_frame_comes_back_as_it_went(name):
    pd.testing.assert_frame_equal(from_parquet(to_parquet(EMPTY[name])), EMPTY[name], check_exact=True)


@given(st.sampled_from(sorted(EMPTY)).flatmap(frames))
def test_every_frame_comes_back_as_it_went(frame):
    found = from_parquet(to_parquet(frame))
    pd.testing.assert_frame_equal(found, frame, check_exact=True)
    assert to_parquet(found) == to_parquet(frame)
    for name in frame.columns[[column.dtype.name == "object" for _, column in frame.items()]]:
        assert found[name].tolist() == frame[name].tolist()


def test_many_categories_keep_their_order_past_the_size_of_a_dictionary_page():
    texts = [f"{number:07d} {'long ' * 30}" for number in np.random.default_rng(1).permutation(20_000)]
    column = pd.Categorical.from_codes(np.arange(0, 20_000, 2), pd.Index(texts, dtype="str"))
    frame = pd.DataFrame({"notes": column})
    pd.testing.assert_frame_equal(from_parquet(to_parquet(frame)), frame)


@given(st.binary(max_size=64))
def test_other_bytes_are_no_table(data):
    with pytest.raises(SourceError, match="not a table"):
        from_parquet(data)


@pytest.mark.parametrize("column", ["topic", "own_time", "end_date", "tab"])
def test_a_column_that_was_unknown_then_is_blank_today(column):
    then = generation(3).log.drop(columns=column)
    today = as_of_today(then, EMPTY["log"])
    assert list(today) == list(EMPTY["log"]) and today[column].isna().all()
    assert today[column].dtype == EMPTY["log"][column].dtype
    pd.testing.assert_frame_equal(today.drop(columns=column), then)


def test_a_certification_of_an_older_release_has_no_proposal():
    then = generation(3).certifications.drop(columns=["expires_proposed", "expiry_derived"])
    today = as_of_today(then, EMPTY["certifications"])
    assert today["expires_proposed"].isna().all() and today["expiry_derived"].tolist() == [False] * 3


def test_tuples_of_people_that_were_unknown_then_are_empty():
    then = generation(3).service.drop(columns="people")
    assert as_of_today(then, EMPTY["service"])["people"].tolist() == [(), (), ()]


def test_a_column_that_is_gone_today_is_left_out():
    then = generation(3).log
    pd.testing.assert_frame_equal(as_of_today(then.assign(mood="calm"), EMPTY["log"]), then)


@pytest.mark.parametrize(
    "then",
    [generation(3).log.drop(columns="seconds"), generation(3).log.astype({"seconds": "float64"})],
    ids=["cannot be blank", "meant something else"],
)
def test_a_frame_of_another_kind_is_not_used(then):
    with pytest.raises(SourceError, match="older release"):
        as_of_today(then, EMPTY["log"])


def test_a_snapshot_of_another_release_is_stepped_over_with_a_note(tmp_path):
    store = SnapshotStore(tmp_path)
    store.save(generation(1), now=NOW)
    odd = generation(2)
    store.save(replace(odd, log=odd.log.astype({"seconds": "float64"})), now=NOW)
    records, kept = store.latest()
    same(records, generation(1))
    assert kept.skipped == ("Read number 2 cannot be used. An older release wrote it, with other columns.",)
