"""The one list of what the pages show: nothing on a page is missing from it, and nothing in it is on no page."""

import ast
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from presentation import contents
from presentation.contents import PAGES, Listed
from presentation.facts import Facts

FINDINGS = "presentation.findings"
PAGE_FILES = Path(__file__).parents[2] / "pages"
# Another file's rows, our own words, the brief's findings, one person's page, other districts: none of it goes into the files of all.
NOT_OF_THE_RECORDS = {"add_a_file", "method", "privacy", "present", "my_progress", "districts"}
NOT_A_FINDING = {
    "chain.people",  # a choice
    "chain.of_person",  # one person's part of chain.every_chain
    "brief.asks",  # words, no table
    "refusals.refused_rows",  # refused_rows_in_full with two columns fewer
    "changes.usual_day",  # a choice
}


@pytest.fixture(scope="module")
def sample():
    return Facts(load(FOLDER, today="2026-11-20"), pd.Timestamp("2026-11-20"))


def on_the_page(slug):
    """What a page computes, in the order it is written down: "weekly.weekly_average(whole_year=True)"."""
    tree = ast.parse((PAGE_FILES / f"{slug}.py").read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == FINDINGS]
    modules = {alias.name for node in found for alias in node.names}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _of(node.func, modules)]
    calls.sort(key=lambda node: (node.lineno, node.col_offset))
    return [name for name in map(_written, calls) if name not in NOT_A_FINDING]


def _of(function, modules):
    return isinstance(function, ast.Attribute) and getattr(function.value, "id", "") in modules


def _written(call):
    how = ", ".join(f"{k.arg}={k.value.value}" for k in call.keywords if isinstance(k.value, ast.Constant))
    return f"{ast.unparse(call.func)}({how})" if how else ast.unparse(call.func)


def in_the_contents(page):
    top = page.top.__name__.split(".")[-1]
    return [f"{top}.head", f"{top}.kpis", *(_named(show) for show in page.findings)]


def _named(show):
    show = show.rows if isinstance(show, Listed) else show
    how = {}
    if isinstance(show, partial):
        show, how = show.func, {name: value for name, value in show.keywords.items() if value != ""}
    name = f"{show.__module__.split('.')[-1]}.{show.__name__}"
    return f"{name}({', '.join(f'{key}={value}' for key, value in how.items())})" if how else name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_the_findings_of_a_page_are_those_of_the_contents_in_their_order(page):
    assert on_the_page(page.slug) == [name for name in in_the_contents(page) if name != "chain.every_chain"]


def test_every_page_about_the_records_is_in_the_contents_under_its_title():
    menu = ast.parse((PAGE_FILES.parent / "dashboard.py").read_text(encoding="utf-8"))
    titles = {
        ast.unparse(call.args[0]).removesuffix(".page"): next(k.value.value for k in call.keywords if k.arg == "title")
        for call in ast.walk(menu)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page"
    }
    assert len(titles) > 5
    assert {slug: title for slug, title in titles.items() if slug not in NOT_OF_THE_RECORDS} == {
        page.slug: page.title for page in PAGES
    }


def test_a_finding_on_two_pages_is_one_table_on_the_first_of_them(sample):
    tables = contents.tables(sample)
    keys = [table.key for table in tables]
    assert len(keys) == len(set(keys))
    assert {table.key: table.page for table in tables}["everyone"] == "Cabinet brief"
    assert keys[:5] == ["weekly_average", "everyone", "running_total", "schools", "changes"]


def test_two_findings_never_share_a_key(sample):
    shown = [(table.key, table.question) for page in PAGES for table in contents._tables(page, sample)]
    assert len(set(shown)) == len({key for key, _ in shown})


def test_the_table_is_the_one_that_the_page_shows(sample):
    by_key = {table.key: table for table in contents.tables(sample)}
    for page in PAGES:
        for card in page.cards(sample):
            assert by_key[card.key].frame is card.table
            assert (by_key[card.key].question, by_key[card.key].answer) == (card.question, card.answer)
