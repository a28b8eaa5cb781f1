"""Cell text is inert and shown as it was typed, wherever it is shown."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation import literal

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "![](http://tracker.example/x.png)",
    "[click](http://phish.example)",
    "https://phish.example www.phish.example a@phish.example",
    "$5 to $10",
    "3 * 4 * 5",
    ":red[late] :material/home:",
    "%{x} <extra></extra>",
    "=HYPERLINK(1)",
    "# heading",
    "&lt;b&gt;",
    "a\u202egnp.exe",
    "\x00\x07 two\nlines",
    "\ud800 broken",
]


class Page(HTMLParser):
    """Collects what a browser would build from a piece of HTML."""

    def __init__(self, piece):
        super().__init__()
        self.tags, self.words, self.titles = [], "", []
        self.feed(piece)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.titles += [value for name, value in attributes if name == "title"]

    def handle_data(self, data):
        self.words += data


@pytest.mark.parametrize("cell", HOSTILE)
def test_html_holds_no_tag_and_says_what_the_cell_says(cell):
    page = Page(f'<p title="{literal.html(cell)}">{literal.html(cell)}</p>')
    assert page.tags == ["p"]
    assert page.words == page.titles[0] == literal.clean(cell)


@given(st.text())
def test_any_text_is_inert_in_html(cell):
    page = Page(f'<p title="{literal.html(cell)}">{literal.html(cell)}</p>')
    assert page.tags == ["p"]
    assert page.words == literal.clean(cell)


@given(st.text())
def test_every_ascii_mark_of_markdown_is_escaped(cell):
    left = literal.md(cell, 1000)
    for character in "\\`*_{}[]()<>#+-.!|~$:&=@/\"'^":
        left = left.replace("\\" + character, "")
    assert not set(left) & set("`*_{}[]()<>#+-.!|~$:&=@/\"'^")


@pytest.mark.parametrize("cell", ["https://x.example", "WWW.x.example", "a@x.example", "mailto:a@x.example"])
def test_an_address_is_not_a_link_in_markdown(cell):
    shown = literal.md(cell).replace("\\", "").lower()
    assert not any(pattern in shown for pattern in ("https:", "www.", "mailto:", "a@"))
    assert shown.replace("\u2060", "") == cell.lower()  # and reads the same


def test_a_badge_leaves_square_brackets_to_the_badge():
    assert literal.badge("[x](y)") == r"[x]\(y\)"


@given(st.text())
def test_a_label_of_a_figure_holds_no_markup_and_no_maths(cell):
    assert not set("<>$") & set(literal.plotly(cell))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "|x", "\t=1", " =1", "\xa0=1", "＝1", "'=1", "\r\n=1", "\ufeff=1", "%x"]
)
def test_a_formula_is_text_in_a_spreadsheet(cell):
    assert literal.cell(cell) == "'" + cell


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
def test_a_spreadsheet_cell_comes_back_whole(cell):
    assert literal.uncell(literal.cell(cell)) == cell


@given(st.text())
def test_no_spreadsheet_cell_starts_like_a_formula(cell):
    assert not literal.cell(cell).lstrip().startswith(("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠"))


@given(st.text())
def test_what_is_clean_stays_as_it_is(cell):
    once = literal.clean(cell)
    assert literal.clean(once) == once
    assert len(once) <= 300
    once.encode("utf-8")  # no broken halves of characters


def test_text_that_turns_its_direction_does_not_turn_ours():
    assert literal.clean("invoice\u202egnp.exe\u2066") == "invoicegnp.exe"


def test_names_keep_their_joiners_and_accents():
    assert literal.clean("Élise 👩🏽‍🚀 \u0645\u200c\u0639") == "Élise 👩🏽‍🚀 \u0645\u200c\u0639"
