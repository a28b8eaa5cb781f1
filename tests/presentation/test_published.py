import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from data.sample.district import LAST_DAY
from presentation import contents
from presentation.card import Bars, Dots, Items, Stack
from presentation.facts import Facts
from presentation.published import published
from presentation.released import released
from presentation.story import story

AS_OF = pd.Timestamp(LAST_DAY)
TABS = {
    "Staff": """Name,Id,Email,Role,Team,Site,On the wall
Ana Nunez,E1,ana@x.org,Analyst,Data,Elm,yes
Bo Berg,E2,bo@x.org,Technician,Data,Elm,no
Cy Cole,E3,cy@x.org,Technician,Field,Oak,
Dee Dunn,E4,dee@x.org,Technician,Field,Oak,
Eli East,E5,eli@x.org,Technician,Field,Oak,
Fay Frey,E6,fay@x.org,Technician,Field,Oak,
Gus Gray,E7,gus@x.org,Technician,Field,Oak,
""",
    "PD log": """Date,Name,Hours,Activity,Type,Topic,Goal,Notes,Link,Email
2026-11-03,Ana Nunez,2,My own reading,Self-study,Beekeeping,Keep bees,about my health,https://x.org/ana,ana@x.org
2026-11-03,Bo Berg,2,Fair,Event,Making,,,,
2026-11-03,Cy Cole,2,fair,Event,Making,,,,
2026-11-03,Dee Dunn,2,Fair,Event,Making,,,,
2026-11-03,Eli East,2,Fair,Event,Making,,,,
2026-11-03,Fay Frey,2,Fair,Event,Making,,,,
2026-11-04,Gus Gray,2,Secret meet,Event,Making,,,,
""",
    "Goals": "Name,Goal,Topic,Set on,Due\nAna Nunez,Keep bees,Beekeeping,2026-09-01,2026-12-01\n",
    "Milestones": "Name,Goal,Milestone,Due\nAna Nunez,Keep bees,Buy a hive,2026-11-30\n",
    "Certifications": "Name,Certification,Issuer,Topic,Earned,Expires,Link\nAna Nunez,CCNA,Cisco,Networking,2026-10-01,,https://x.org/c\nBo Berg,CCNA,Cisco,Networking,2026-10-01,,\n",
    "Needs": "Raised on,Name,Need,Kind,Cost\n2026-11-01,Ana Nunez,A CCNA voucher for my sister,Money,100\n",
    "Meetings": "Date,Topic,PD hours,Led by,Present\n2026-11-10,WiFi,1,Ana Nunez,Everyone\n",
    "Service": "Date,Name,Site,Activity,Topic,Learned from\n2026-11-12,Ana Nunez; Bo Berg,Elm,Coding club,Coding,Keep bees\n",
}
UNSAID = ["Nunez", "Berg", "x.org", "E1", "Keep bees", "Buy a hive", "my own", "reading", "health", "sister", "Beekeeping",
          "Secret meet", "Analyst", "Technician"]  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    for tab, text in TABS.items():
        (folder / f"{tab}.csv").write_text(text, encoding="utf-8")
    records = load(folder, today="2026-11-20")
    assert len(records.refused) == 0
    return records


@pytest.fixture(scope="module")
def sample():
    return load(FOLDER, today=LAST_DAY)


def said(records):
    """Every text in every frame, the categories that no row has too: they would be sent along."""
    texts = []
    for frame in records.frames().values():
        for column in frame:
            texts += frame[column].astype("str").tolist()
            if isinstance(frame[column].dtype, pd.CategoricalDtype):
                texts += frame[column].cat.categories.astype("str").tolist()
    return "\n".join(map(str, texts))


def test_nothing_that_names_a_person_or_that_a_person_wrote_is_left(small):
    left = said(published(small, limit=5)).casefold()
    assert [word for word in UNSAID if word.casefold() in left] == []


def test_the_records_themselves_stay_as_they_were(small):
    before = said(small)
    published(small, limit=5)
    assert said(small) == before
    assert all(word.casefold() in before.casefold() for word in UNSAID)


def test_what_is_public_stays(small):
    seen = published(small, limit=5)
    assert set(seen.certifications["certification"]) == {"CCNA"}
    assert set(seen.meetings["topic"]) == {"WiFi"}
    assert set(seen.service["activity"]) == {"Coding club"}
    assert "Making" in set(seen.log["topic"])  # five people have had it
    assert {"Fair", "fair"} <= set(seen.log["activity"])  # in any spelling
    assert set(seen.needs["need"]) == {"CCNA"}  # what the money is for, and no more


def test_initials_stay_of_those_who_said_yes_to_the_wall_and_of_nobody_else(small):
    wall = published(small, limit=5).certifications
    assert sorted(wall["name"].str.startswith("Person")) == [False, True]
    assert "A. N." in set(wall["name"])
    assert published(small, limit=5).staff["on_the_wall"].sum() == 1


def test_a_small_team_and_the_one_it_would_show_by_subtraction_stand_together(small):
    assert set(published(small, limit=5).staff["team"]) == {
        "Everyone"
    }  # Data is two people, Field would tell them apart
    assert set(published(small, limit=2).staff["team"]) == {"Data", "Field"}


def test_every_frame_keeps_its_rows_columns_and_kinds(sample):
    seen = published(sample, limit=5).frames()
    for name, frame in sample.frames().items():
        if name not in ("refused", "notes"):
            assert list(seen[name].columns) == list(frame.columns) and len(seen[name]) == len(frame), name
            kinds = [str(kind) for kind in frame.dtypes]
            assert [str(kind) for kind in seen[name].dtypes] == kinds, name


def test_no_figure_depends_on_who_looks(sample):
    # The same headline, numbers and answers for everyone: what differs is only what stands behind them.
    full, open_to_all = Facts(sample, AS_OF), Facts(published(sample, limit=5), AS_OF, published=True)
    shown = contents.pages(open_to_all)
    assert len(shown) == 7
    for page in shown:
        assert page.head(full) == page.head(open_to_all)
        assert page.kpis(full) == page.kpis(open_to_all)
        assert [card.answer for card in page.cards(full)] == [card.answer for card in page.cards(open_to_all)]


def test_published_cards_have_no_rows_no_lists_of_people_and_no_dots(sample):
    facts = Facts(published(sample, limit=5), AS_OF, published=True)
    cards = [card for page in contents.pages(facts) for card in page.cards(facts)]
    assert all(card.rows.empty and not isinstance(card.picture, Dots) for card in cards)
    assert not any("Name" in card.table or "Led by" in card.table for card in cards)
    assert not any(
        "Person " in item.title + item.detail
        for card in cards
        if isinstance(card.picture, Items)
        for item in card.picture.items
    )
    assert all(slide.card is None or slide.card.rows.empty for slide in story(facts))


def test_published_tables_are_those_of_the_pages_that_are_shown(sample):
    facts = Facts(published(sample, limit=5), AS_OF, published=True)
    assert {table.page for table in contents.tables(facts)} == {page.title for page in contents.pages(facts)}
    assert "goal_by_goal" not in {table.key for table in contents.tables(facts)}


def test_dots_become_counts_above_and_below_the_goal():
    from dataclasses import replace

    from presentation.findings.common import nothing

    dots = Dots((("Network", (1.0, 2.0, 2.5)),), unit="hours", goal=2.0, counts_label="meet goal")
    card = replace(nothing("k", "q", "s", ""), picture=dots)
    assert isinstance(released(card).picture, Stack)
    assert [(part.label, part.count) for part in released(card).picture.rows[0][1]] == [
        ("Meet the goal", 2),
        ("Not yet", 1),
    ]
    without = released(replace(card, picture=replace(dots, goal=None)))
    assert isinstance(without.picture, Bars) and without.picture.bars[0].value == 3
