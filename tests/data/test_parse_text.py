"""What cannot be seen decides nothing; what can be seen stays as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.parse import Unreadable, read
from data.parse.reading import quoted
from data.parse.text import LONGEST, clean, is_blank, read_choice, read_text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Gallery\u00a0walk", "Gallery walk"), ("Gallery\twalk", "Gallery walk"), ("Gallery  walk", "Gallery walk"),
        ("Net\u00adworking", "Networking"), ("Networking\u200b", "Networking"), ("\ufeffNetworking", "Networking"),
        ("Net\u200dworking", "Networking"),  # a joiner between Latin letters joins nothing
        ("a\x00b", "ab"), ("a\x0bb", "ab"), ("a\x1fb", "ab"), ("a\x7fb", "ab"), ("a\ufffeb", "ab"), ("a\ud800b", "ab"),
        ("\u202egnp.exe", "gnp.exe"), ("abc\u2066def\u2069", "abcdef"),
        ("Zoe\u0308", "Zoë"), ("one\r\ntwo", "one\ntwo"), ("one \r two", "one\ntwo"), ("  padded  ", "padded"),
    ],
)  # fmt: skip
def test_what_cannot_be_seen_is_removed(text, kept):
    assert read("text", text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "“Wi-Fi” – deep dive…", "• one\n• two", "=1+1", "<i>not HTML</i>", "*stars* and $5", "ﬁbre", "①", "½",
        "👨‍👩‍👧 family night", "🏳️‍🌈", "\u200fשלום", "مرحبا", "می\u200cخواهم",  # joiners and marks that mean something
    ],
)  # fmt: skip
def test_what_can_be_seen_is_kept(text):
    assert read("text", text) == text


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("plain", ()), ("a\x00b", ("control_char_removed",)), ("a\u202eb", ("bidi_control_removed",)),
        ("a\u200bb", ("invisible_char_removed",)), ("a\u200db", ("invisible_char_removed",)), ("e\u0301", ("unicode_nfc",)),
        ("-", ("placeholder_blank",)), ("", ()),
    ],
)  # fmt: skip
def test_what_was_removed_is_noted(text, notes):
    assert read_text(text).notes == notes


@pytest.mark.parametrize("text", ["", " \t\n", "\u200b\u200d", "\x00", "n/a", "–"])
def test_a_cell_that_says_nothing_is_blank(text):
    assert is_blank(text)


def test_a_pasted_document_is_refused():
    with pytest.raises(Unreadable) as refusal:
        read("text", "a" * (LONGEST + 1))
    assert refusal.value.reason == "cell_too_long"
    assert len(str(refusal.value)) < 200


def test_a_message_quotes_one_short_line():
    assert quoted("two\nlines") == '"two lines"'
    assert len(quoted("long " * 1000)) == 42


def test_a_choice_takes_the_offered_spelling_and_says_when_it_is_another():
    assert read_choice("exam prep", ("Exam prep",)) == ("Exam prep", ())
    assert read_choice("Webinar", ("Exam prep",)) == ("Webinar", ("other_choice",))


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    once, _ = clean(text)
    assert clean(once) == (once, ())
