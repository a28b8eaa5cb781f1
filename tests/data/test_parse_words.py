"""Short answers, numbers, links and ids."""

import pytest

from data.parse import Unreadable, read
from data.parse.headers import read_header
from data.parse.links import read_id
from data.parse.numbers import read_count
from data.schema import STAFF

YES = ["TRUE", "true", "Yes", " yes", "y", "1", "✔", "☑️", "✅", "yes."]
NO = ["FALSE", "No", "n", "0", "☐", "✘", "❌", "NO."]


@pytest.mark.parametrize(("text", "flag"), [*((text, True) for text in YES), *((text, False) for text in NO)])
def test_yes_and_no_are_read(text, flag):
    assert read("yesno", text) is flag


@pytest.mark.parametrize(
    "text", ["x", "X", "3", "finished", "Yes (half)", "yes?", "yeah", "sí", "off", "YES!", "maybe"]
)
def test_an_unsure_answer_is_neither_yes_nor_no(text):
    with pytest.raises(Unreadable) as refusal:
        read("yesno", text)
    assert refusal.value.reason == "invalid_yes_no"


@pytest.mark.parametrize(
    ("stored", "shown", "flag"), [("true", "TRUE", True), ("false", "☐", False), ("1.0", "1", True), ("", "", None)]
)
def test_a_checkbox_is_read(stored, shown, flag):
    assert read("yesno_pair", stored, shown=shown) is flag


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("done", "done"), ("FINISHED", "done"), ("Attended", "done"), ("✅", "done"), ("In  progress", "in progress"),
        ("in-progress…", "in progress"), ("Ongoing", "in progress"), ("started", "in progress"), ("signed-up", "planned"),
        ("Planned.", "planned"), ("To-do", "not started"), ("Not Started", "not started"), ("canceled", "cancelled"),
        ("", None), ("n/a", None),
    ],
)  # fmt: skip
def test_a_status_is_read_from_the_agreed_words(text, status):
    assert read("status", text) == status


@pytest.mark.parametrize(
    "text", ["Finished, no cert", "nearly done", "No", "x", "on hold", "Done/Planned", "?", "in_progress"]
)
def test_another_status_is_refused(text):
    with pytest.raises(Unreadable) as refusal:
        read("status", text)
    assert refusal.value.reason == "invalid_status"


def test_a_mistyped_status_is_suggested_not_taken():
    with pytest.raises(Unreadable, match=r'"finnished" is not a known status\. Did you mean Done\?'):
        read("status", "finnished")


@pytest.mark.parametrize(
    ("text", "share"),
    [("35%", 0.35), ("35 %", 0.35), ("12,5%", 0.125), ("0.35", 0.35), ("0", 0), ("1", 1), ("100%", 1), ("-", None)],
)
def test_a_percentage_is_a_share(text, share):
    assert read("percent", text) == share


@pytest.mark.parametrize("text", ["35", "101%", "-1%", "a third", "~35%", "%", "3 of 9", "3/9", "1.01"])
def test_a_bare_or_impossible_percentage_is_refused(text):
    with pytest.raises(Unreadable):
        read("percent", text)


@pytest.mark.parametrize(("stored", "shown", "share"), [("0.35", "35%", 0.35), ("0.35", "0.35", 0.35), ("", "", None)])
def test_a_stored_percentage_is_read(stored, shown, share):
    assert read("percent_pair", stored, shown=shown) == share


@pytest.mark.parametrize(("stored", "shown"), [("35", "3500%"), ("46113", "4/1/2026"), ("-0.1", "-10%")])
def test_a_stored_number_over_one_is_no_share(stored, shown):
    with pytest.raises(Unreadable):
        read("percent_pair", stored, shown=shown)


@pytest.mark.parametrize(
    ("text", "count"), [("24", 24), ("0", 0), ("24.0", 24), ("1,250", 1250), ("２４", 24), ("", None)]
)
def test_a_count_is_whole(text, count):
    assert read("count", text) == count


@pytest.mark.parametrize("text", ["24.5", "-1", "about 24", "24+", "1,25", "two dozen", "1e3"])
def test_another_count_is_refused(text):
    with pytest.raises(Unreadable) as refusal:
        read("count", text)
    assert refusal.value.reason == "invalid_count"


def test_a_count_over_the_scale_is_refused():
    with pytest.raises(Unreadable) as refusal:
        read_count("6", most=5)
    assert refusal.value.reason == "count_out_of_range"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1200", 1200), ("$1200", 1200), ("$1,200", 1200), ("1,200.50", 1200.5), ("$ 1,200.50", 1200.5), ("1,234,567", 1234567),
        ("1.5", 1.5), ("1,5", 1.5), ("0.125", 0.125), ("-5", -5), ("-$5", -5), ("", None),
    ],
)  # fmt: skip
def test_a_number_is_read_where_its_comma_has_one_meaning(text, number):
    assert read("number", text) == number


@pytest.mark.parametrize(
    ("text", "reason"),
    [("1,200", "ambiguous_number"), ("1.200", "ambiguous_number"), ("nan", "invalid_number"), ("1e3", "invalid_number"), ("5 USD", "invalid_number"), ("(5)", "invalid_number"), ("#NUM!", "formula_error")],
)  # fmt: skip
def test_another_number_is_refused(text, reason):
    with pytest.raises(Unreadable) as refusal:
        read("number", text)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://school.example/a", "https://school.example/a"), ("www.school.example", "https://www.school.example"),
        ("school.example/a?b=1#c", "https://school.example/a?b=1#c"), ("HTTP://School.Example/A", "http://school.example/A"),
        ("https://school.example/a).", "https://school.example/a"), ("https://school.example/(a)", "https://school.example/(a)"),
        ("<https://school.example:8443/a>", "https://school.example:8443/a"), ("", None), ("n/a", None),
    ],
)  # fmt: skip
def test_a_link_is_completed_and_trimmed(text, link):
    assert read("url", text) == link


@pytest.mark.parametrize(
    "text",
    [
        "school.example", "badge.pdf", "https://", "https:/school.example", "ftp://school.example/a", "javascript:alert(1)",
        "file:///home/kim/badge.pdf", "D:\\badges\\kim.pdf", "\\\\nas\\badges", "http://10.0.0.5/a", "https://localhost/a",
        "kim.lund@school.example", "mailto:kim.lund@school.example", "see notes", "https://school.example/a https://b.example/c",
        "https://sch\u043eol.example/", "https://school.example@evil.example/", "https://\u017fchool.example/", "https://a..example/", "https://-a.example/",
    ],
)  # fmt: skip
def test_what_is_not_one_web_address_is_refused(text):
    with pytest.raises(Unreadable) as refusal:
        read("url", text)
    assert refusal.value.reason == "invalid_link"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Kim.Lund@School.Example ", "kim.lund@school.example"), ("mailto:kim.lund@school.example", "kim.lund@school.example"),
        ("Kim Lund <kim.lund@school.example>", "kim.lund@school.example"), ("kim+pd@school.example", "kim+pd@school.example"),
        ("", None),
    ],
)  # fmt: skip
def test_an_address_is_lower_case_and_bare(text, address):
    assert read("email", text) == address


@pytest.mark.parametrize(
    "text", ["kim.lund", "kim@school", "kim@sch\u043eol.example", "kim lund@school.example", "a@b.example, c@d.example"]
)
def test_another_address_is_refused(text):
    with pytest.raises(Unreadable) as refusal:
        read("email", text)
    assert refusal.value.reason == "bad_email"


@pytest.mark.parametrize(
    ("text", "known"), [("e0042", "E0042"), (" E-42 ", "E-42"), ("0042", "0042"), ("104233", "104233"), ("", None)]
)
def test_an_id_is_text_in_upper_case(text, known):
    assert read("id", text) == known


@pytest.mark.parametrize("text", ["42", "0", "4e2", "42.0", "1234567890123456", "E 42", "kim", "E42-"])
def test_an_id_that_may_have_lost_digits_is_refused(text):
    with pytest.raises(Unreadable) as refusal:
        read("id", text)
    assert refusal.value.reason == "invalid_id"


def test_short_numbers_are_ids_where_the_column_counts():
    assert read_id("42", short_numbers=True).value == "42"


@pytest.mark.parametrize(
    ("text", "key"),
    [("Hours", "hours"), (" HRS ", "hours"), ("Hours*", "hours"), ("Hours:", "hours"), ("Hours (e.g. 2.5)", "hours"), ("Hours\n(decimal)", "hours"), ("Day", "date"), ("", None)],
)  # fmt: skip
def test_a_header_names_its_column(text, key):
    assert read("header", text) == key


@pytest.mark.parametrize("text", ["Hours left", "Column 3", "\u041d\u043eurs", "Unnamed: 3"])
def test_a_likeness_is_not_a_header(text):
    with pytest.raises(Unreadable) as refusal:
        read("header", text)
    assert refusal.value.reason == "unknown_column"


def test_a_header_is_looked_up_in_its_own_table():
    assert read_header("Job title", STAFF).value == "role"
