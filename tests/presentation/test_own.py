import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from data.sample.district import LAST_DAY
from presentation.own import of_person, opaque

PERSONAL = {  # frame: columns whose words are one person's
    "staff": ["name", "id", "email"], "goals": ["goal"], "milestones": ["goal"], "needs": ["need"], "people": ["name", "email"],
    "log": ["name", "email", "notes", "link"], "refused": ["typed"],
}  # fmt: skip


@pytest.fixture(scope="module")
def records():
    return load(FOLDER, today=LAST_DAY)


def said(records):
    """Every text in every frame, the categories that no row has too: they would be sent along."""
    texts = set()
    for frame in records.frames().values():
        for column in frame:
            texts |= set(frame[column].dropna().astype("str"))
            if isinstance(frame[column].dtype, pd.CategoricalDtype):
                texts |= set(frame[column].cat.categories.astype("str"))
    return texts


def words_of(records, person):
    """What only this person's rows say: no row of another has it."""
    mine, others = set(), set()
    for name, columns in PERSONAL.items():
        frame = getattr(records, name)
        own = frame["person"] == person
        for column in columns:
            mine |= set(frame.loc[own, column].dropna().astype("str"))
            others |= set(frame.loc[~own, column].dropna().astype("str"))
    return mine - others - {""}


def test_nobody_finds_a_word_of_anybody_else_in_their_own_records(records):
    people = records.people["person"].tolist()
    theirs = {person: words_of(records, person) for person in people}
    assert min(map(len, theirs.values())) >= 2  # or the test could not fail
    for person in people:
        seen = "\n".join(said(of_person(records, person)))
        assert [word for other in people if other != person for word in theirs[other] if word in seen] == []
        assert all(word in seen for word in theirs[person])


def test_the_frames_are_those_of_the_records_with_fewer_rows(records):
    own = of_person(records, "E1026")
    assert set(own.log["person"]) == {"E1026"} and 0 < len(own.log) < len(records.log)
    assert set(own.meetings["present"]) == {("E1026",)}
    assert {part for column in ("people",) for part in own.service[column]} <= {("E1026",)}
    assert own.time_off["everyone"].sum() == records.time_off["everyone"].sum()
    assert len(own.pulse) == len(own.notes) == len(own.counts) == 0
    assert len(own.refused) == 1 and own.refused["column"].tolist() == ["Own time"]
    for name, frame in records.frames().items():
        assert list(getattr(own, name).columns) == list(frame.columns), name


def test_an_address_names_nobody(records):
    names = {opaque(person) for person in records.people["person"]}
    assert len(names) == len(records.people) and all(len(name) == 8 for name in names)


def test_somebody_unknown_has_no_rows(records):
    own = of_person(records, "nobody")
    assert len(own.log) == len(own.staff) == len(own.people) == len(own.refused) == 0
