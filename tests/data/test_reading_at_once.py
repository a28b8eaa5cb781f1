"""What is read a column at a time is what would be read cell by cell."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data import load
from data.pairs import Found, in_order
from data.parse.links import LONGEST_EMAIL, PLAIN_EMAIL, read_email
from data.parse.names import GROUPS, PLAIN_NAME, check_name, name_key
from data.rows import repeated
from data.sources import proven_csv, tabs_of
from data.tabs import codes_and_texts

TODAY = "2026-11-23"
HEADER = "Date,Name,Email,Hours,Activity,Timestamp\n"
ROWS = [f"2026-10-0{at % 5 + 1},Amy Lee,amy@school.example,{at % 3 + 1},Book {at % 7},2026-10-06 08:{at:02}:00" for at in range(60)]  # fmt: skip
NEXT = "2026-10-05,Amy Lee,amy@school.example,1,Book,"


@pytest.fixture
def log(tmp_path, monkeypatch):
    """A log of whose rows the first 200 bytes are looked at, so that few rows make a large file."""
    monkeypatch.setattr(proven_csv, "_SAMPLE", 200)

    def write(rows):
        path = tmp_path / "log.csv"
        path.write_text(HEADER + "\n".join(rows), encoding="utf-8")
        return path

    return write


def kinds(path):
    (tab,) = tabs_of(path)
    return [str(tab.cells[at].dtype) for at in tab.cells]


def test_a_long_column_of_moments_is_no_category(log):
    assert kinds(log(ROWS)) == ["category"] * 5 + ["str"]


@pytest.mark.parametrize(
    "moment",
    [
        "2026-10-06",  # a day is no moment
        "2026-10-06 08:00:00",  # the same moment in each row
        "at ten",
        "",
    ],
)
def test_any_other_column_is_a_category(log, moment):
    assert kinds(log([row[: row.rindex(",") + 1] + moment for row in ROWS])) == ["category"] * 6


def test_a_short_log_has_only_categories(log, monkeypatch):
    monkeypatch.setattr(proven_csv, "_SAMPLE", 1 << 18)
    assert kinds(log(ROWS)) == ["category"] * 6


@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        [*ROWS, ROWS[3], ROWS[3]],  # the same row again
        [*ROWS, ROWS[3].replace("08:03", "09:03")],  # entered again an hour later: another row
        [*ROWS, ",,,,,", HEADER.strip(), "Total,,,99,,"],
        [*ROWS, NEXT + "yesterday at ten"],
        [*ROWS, NEXT + "2026-02-30 10:00:00"],  # no day of the calendar
        [*ROWS, NEXT + "2026-10-05T10:00:00"],
        [*ROWS, NEXT + "9" * 10_001],
        [row.replace("2026-10-06 ", "10/6/2026 ") for row in ROWS],
        [row.replace("2026-10-06 08", "no day") for row in ROWS],
    ],
)
def test_a_log_with_moments_is_read_as_the_strict_reading_reads_it(log, monkeypatch, rows):
    path = log(rows)
    fast = load(path, today=TODAY)
    monkeypatch.setattr(proven_csv, "read", lambda *_: None)
    strict = load(path, today=TODAY)
    for name, frame in strict.frames().items():
        pd.testing.assert_frame_equal(fast.frames()[name], frame)


def test_the_version_of_a_log_with_moments_is_of_all_its_cells(log):
    version = load(log(ROWS), today=TODAY).version
    assert load(log(ROWS), today=TODAY).version == version
    assert load(log([*ROWS[:-1], ROWS[-1].replace("08:59", "08:58")]), today=TODAY).version != version


def test_a_column_without_categories_has_a_code_for_each_row():
    codes, texts = codes_and_texts(pd.Series(["b", "a", "b"], dtype="str"))
    assert (codes.tolist(), texts.tolist()) == ([0, 1, 2], ["b", "a", "b"])


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("ab"), st.sampled_from("ab")), max_size=8))
def test_a_row_is_the_same_again_when_every_cell_is(rows):
    mixed = {0: "category", 1: "category", 2: "str"}
    frame = pd.DataFrame(rows, columns=list(mixed), dtype="str")
    expected = np.array([row in rows[:at] for at, row in enumerate(rows)], bool)
    for dtypes in (mixed, dict.fromkeys(mixed, "category"), dict.fromkeys(mixed, "str")):
        np.testing.assert_array_equal(repeated(frame.astype(dtypes)), expected)


def test_rows_of_more_texts_than_one_number_holds_are_compared_in_every_column():
    texts = [str(number) for number in range(5000)] * 2  # 5000 texts in six columns: more than 2**63 rows could differ
    frame = pd.DataFrame({at: texts for at in range(6)})
    frame.loc[5000, 5] = "1"  # the last column, which no longer fits in, tells this one apart
    assert repeated(frame.astype("category")).sum() == 4999


@given(st.from_regex(PLAIN_NAME, fullmatch=True))
def test_a_plain_name_is_shown_and_folded_as_it_is(name):
    assume(name.lower() not in GROUPS)
    check_name(name)
    assert in_order(name) == name
    assert name_key(name) == name.lower().replace("-", " ")


@given(st.from_regex(PLAIN_EMAIL, fullmatch=True))
def test_a_plain_address_is_read_as_it_is(address):
    assume(len(address) <= LONGEST_EMAIL)
    assert read_email(address) == (address, ())


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("amy.lee+pd@it.school-a.example", True),
        ("amy@school.example\n", False),  # the end of the text, not of a line
        ("Amy@school.example", False),
        ("amy@school", False),
        ("'amy@school.example'", False),
        ("zoë@school.example", False),
    ],
)
def test_an_address_of_any_other_form_is_looked_at_alone(address, plain):
    assert bool(pd.Index([address], dtype="str").str.fullmatch(PLAIN_EMAIL)[0]) is plain


NAMES = st.sampled_from(
    ["Amy Lee", "Bob Orr", "amy lee", "Lee, Amy", "AMY LEE", "Zoë Orr", "The team", "Amy-Lee Orr", "Amy Lee Orr", "?"]
)
EMAILS = st.sampled_from(["", "amy@school.example", "bob@school.example", "Amy@School.Example", "nobody"])


@given(st.lists(st.tuples(NAMES, EMAILS), min_size=1, max_size=6))
def test_people_are_told_apart_alike_with_and_without_the_short_way(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("log") / "log.csv"
    lines = [f'2026-10-0{at % 5 + 1},"{name}",{email},1,,' for at, (name, email) in enumerate(rows)]
    path.write_text(HEADER + "\n".join(lines), encoding="utf-8")
    short = load(path, today=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Found, "as_typed", lambda *_: False)
        patch.setattr("data.pairs.PLAIN_NAME", "never")
        patch.setattr("data.answers.PLAIN_EMAIL", "never")
        long = load(path, today=TODAY)
    assert short.version == long.version
    for name, frame in long.frames().items():
        pd.testing.assert_frame_equal(short.frames()[name], frame)


def test_a_line_end_after_a_text_is_no_part_of_it(tmp_path):
    (tmp_path / "log.csv").write_text('Date,Name,Hours,Activity\n2026-10-05,Amy Lee,1,"Book\n"\n', encoding="utf-8")
    assert load(tmp_path / "log.csv", today=TODAY).log["activity"].tolist() == ["Book"]
