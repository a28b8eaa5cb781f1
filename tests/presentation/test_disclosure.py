"""Properties 17 and 21: what is published is nobody's, and no difference of two published groups is one either."""

from dataclasses import replace
from itertools import chain, combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import load
from data.sample import FOLDER
from data.sample.district import LAST_DAY
from presentation import contents
from presentation.card import Heat
from presentation.facts import Facts
from presentation.findings import everyone, meetings, regularity, service
from presentation.findings.common import told_apart
from presentation.pooling import SMALLER_TEAMS, pooled, too_small
from presentation.published import published
from presentation.story import story

LIMIT = 5
DAYS = [
    pd.Timestamp(LAST_DAY),
    pd.Timestamp("2026-06-30"),
    pd.Timestamp("2025-06-30"),
]  # what others than leads may choose
SIZES = st.lists(st.integers(1, 12), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def records():
    return load(FOLDER, today=LAST_DAY)


def shown(records, day=DAYS[0]):
    """Everything that is published of these records on a day."""
    facts = Facts(published(records, limit=LIMIT), day, published=True)
    pages = [
        (page.head(facts), page.kpis(facts), [_card(card) for card in page.cards(facts)])
        for page in contents.pages(facts)
    ]
    return repr((pages, [slide.title for slide in story(facts)]))


def changed(records, frame, rows, **cells):
    """The records with these cells of these rows changed."""
    table = getattr(records, frame)
    plain = table.astype({column: "object" for column in cells})
    for column, value in cells.items():
        plain.loc[rows, column] = value
    return replace(
        records, **{frame: plain.astype({column: table[column].dtype.name for column in cells})}, version="changed"
    )


def small(records):
    """The rows of Staff whose teams are pooled, and the names of those teams."""
    latest = pooled(records.staff["team"], limit=LIMIT)
    pool = records.staff[(latest == SMALLER_TEAMS).to_numpy()]
    return pool, sorted(pool["team"].astype("str").unique())


def test_a_cell_inside_a_pooled_group_changes_nothing_that_is_published(records):
    before = shown(records)
    pool, teams = small(records)
    assert len(teams) >= 2  # or there is nothing to pool
    first = pool.index[0]
    other = next(team for team in teams if team != pool.loc[first, "team"])
    for cells in ({"team": other}, {"email": "new@example.org"}, {"site": "Elsewhere"}, {"also_known_as": "New"}):
        assert shown(changed(records, "staff", first, **cells)) == before, cells
    mine = records.log["person"] == pool.loc[first, "person"]
    for cells in ({"notes": "said in confidence"}, {"link": "https://example.org/x"}):
        assert shown(changed(records, "log", mine, **cells)) == before, cells
    goals = records.needs["person"] == pool.loc[first, "person"]
    assert shown(changed(records, "needs", goals, need="A reason of my own")) == before


def test_a_cell_that_is_in_a_figure_does_change_it(records):
    # Or the test before could not fail.
    assert shown(changed(records, "log", records.log.index[-1], seconds=360_000)) != shown(records)


@pytest.mark.parametrize("day", DAYS)
def test_no_published_group_nor_any_difference_of_two_is_under_the_limit(records, day):
    facts = Facts(published(records, limit=LIMIT), day, published=True)
    teams = everyone.everyone_or_a_few(facts).table
    assert _smallest_difference(teams["People"].tolist()) >= LIMIT
    picture = regularity.regularity(facts).picture
    assert isinstance(picture, Heat)
    expected = facts.weeks[facts.weeks["expected"]].groupby("week_start")["person"].nunique()
    for week, whole in enumerate(
        expected.reindex(sorted(facts.weeks["week_start"].unique())[: len(picture.columns)]).fillna(0)
    ):
        told = [row[week][1] for row in picture.cells if row[week][1]]
        assert all(size >= LIMIT for size in told)
        assert (hidden := int(whole) - sum(told)) == 0 or hidden >= LIMIT


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("finding", [regularity.runs, service.who_leads, meetings.teaching])
def test_no_published_band_of_people_is_under_the_limit(records, day, finding):
    table = finding(Facts(published(records, limit=LIMIT), day, published=True)).table
    assert table.empty or all(people == 0 or people >= LIMIT for people in table["People"])
    told = finding(Facts(records, day)).table  # to leads each band is told
    assert table.empty or table["People"].sum() == told["People"].sum()


def test_where_every_band_is_of_few_people_they_are_called_all_of_them(records):
    facts = Facts(published(records, limit=LIMIT), DAYS[0], published=True)
    assert told_apart(facts, pd.Series({"often": 2, "once": 4})).to_dict() == {"All of them": 6}
    assert told_apart(facts, pd.Series({"often": 2, "twice": 6, "once": 4})).to_dict() == {"twice": 6, "All others": 6}


@given(SIZES, st.integers(2, 6))
@settings(max_examples=200, deadline=None)
def test_pooling_leaves_no_group_alone_whatever_the_sizes(sizes, limit):
    teams = pd.Series([f"team {at}" for at, size in enumerate(sizes) for _ in range(size)])
    groups = pooled(teams, limit=limit).value_counts().tolist()
    assert sum(groups) == sum(sizes)
    assert len(groups) == 1 or _smallest_difference(groups) >= limit


@given(SIZES, st.integers(2, 6))
@settings(max_examples=200, deadline=None)
def test_what_is_not_told_apart_is_large_enough_together(sizes, limit):
    groups = pd.Series(sizes, index=[f"team {at}" for at in range(len(sizes))])
    hidden = groups[too_small(groups, limit=limit).to_numpy()]
    assert (groups.drop(hidden.index) >= limit).all()
    assert hidden.empty or (hidden.sum() >= limit and len(hidden) > 1) or len(hidden) == len(groups)


def _smallest_difference(sizes):
    """The smallest group that is shown or can be had by taking some groups from the whole."""
    some = chain.from_iterable(combinations(sizes, count) for count in range(len(sizes)))
    return min(sum(sizes) - sum(groups) for groups in some)


def _card(card):
    return card.answer, card.subtitle, card.alt, card.picture, card.table.to_csv(), len(card.rows)
