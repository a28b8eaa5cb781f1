"""Do the parts of disjoint sets of people give the figures of all of them?"""

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis import certifications, completion, hours, service
from analysis.parts import PARTS, Basis, added, parts
from tests.analysis.test_properties import AS_OF, FIRST, certificate, goal, logged, need, session, spell, stretch, valid

OF_A_PERSON = ("log", "staff", "time_off", "certifications", "goals", "needs")
EVERYBODY = ["ada", "ben", "cy", "dot", "eve", "fay"]

everything = st.fixed_dictionaries(
    {
        "log": st.lists(logged.map(lambda r: valid(r, r["end_date"] or r["date"], "certificate_expires")), max_size=12),
        "staff": st.lists(spell, max_size=6),
        "time_off": st.lists(stretch, max_size=4),
        "certifications": st.lists(certificate.map(lambda r: valid(r, r["earned_on"], "expires_on")), max_size=6),
        "goals": st.lists(goal, max_size=5),
        "needs": st.lists(need, max_size=3),
        "service": st.lists(session, max_size=4),
        "schools": st.just([{"site": "Harbor", "is_title_i": True}, {"site": "Tule"}]),
    }
)


@pytest.fixture(scope="session")
def basis(frame):
    def of(tables):
        tabs = {key: frame(key, rows) for key, rows in tables.items()}
        known = [
            (person, name)
            for key in ("staff", "log")
            for person, name in tabs[key][["person", "name"]].astype(str).values
        ]
        people = pd.DataFrame(sorted(dict(known).items()), columns=["person", "name"]).astype("category")
        return Basis(SimpleNamespace(**tabs, people=people), AS_OF, since=FIRST)

    return of


def of_people(tables, wanted, *, is_first):
    """The rows of some people; days off for everyone are everybody's, and what is of no person is in the first part."""
    mine = {
        key: [row for row in tables[key] if row["name"] is None or row["name"].lower() in wanted] for key in OF_A_PERSON
    }
    return mine | {key: tables[key] if is_first else [] for key in ("service", "schools")}


@given(everything, st.lists(st.integers(0, 1), min_size=len(EVERYBODY), max_size=len(EVERYBODY)))
@settings(max_examples=5)
def test_the_parts_of_any_partition_by_person_give_the_figures_of_all(basis, tables, place):
    whole = parts(basis(tables))
    split = [
        parts(
            basis(
                of_people(tables, {p for p, at in zip(EVERYBODY, place, strict=True) if at == nth}, is_first=nth == 0)
            )
        )
        for nth in range(2)
    ]
    for name, part in PARTS.items():
        assert_frame_equal(added([one[name] for one in split], part), added([whole[name]], part), obj=name)


@given(everything)
@settings(max_examples=3)
def test_a_part_of_everybody_is_what_the_analysis_itself_says(basis, tables):
    one = basis(tables)
    found = {name: added([frame], PARTS[name]) for name, frame in parts(one).items()}
    for name, expected in {
        "adherence": hours.adherence(one.weeks),
        "hit_rate": hours.hit_rate(one.weeks),
        "people_meeting": hours.people_meeting(one.weeks, by="school_year"),
        "certified_people": certifications.certified_people(one.history, one.roster, as_of=AS_OF),
        "completion": completion.completion(one.tabs.goals, as_of=AS_OF),
        "sessions": service.sessions(one.tabs.service, as_of=AS_OF, by="school_year"),
    }.items():
        keys = {key: "str" for key in PARTS[name].keys if isinstance(expected[key].dtype, pd.CategoricalDtype)}
        assert_frame_equal(found[name], expected[list(found[name])].astype(keys), obj=name)


def test_a_rate_is_divided_from_the_sums_and_not_averaged():
    one = pd.DataFrame({"week_start": pd.to_datetime(["2026-09-07"]), "kept": [1], "target": [1], "people": [1]})
    many = one.assign(kept=0, target=9, people=9)
    assert added([one, many], PARTS["adherence"])["adherence"].tolist() == [0.1]  # not (1 + 0) / 2


def test_what_is_kept_apart_is_not_added():
    week = pd.DataFrame({"week_start": pd.to_datetime(["2026-09-07"]), "kept": [1], "target": [2], "people": [1]})
    both = added([week.assign(district="Elk"), week.assign(district="Ash")], PARTS["adherence"], by=["district"])
    assert both[["district", "kept", "adherence"]].values.tolist() == [["Ash", 1, 0.5], ["Elk", 1, 0.5]]


def test_parts_of_nothing_have_their_columns_and_no_row(basis):
    nothing = parts(
        basis(
            {key: [] for key in ("log", "staff", "time_off", "certifications", "goals", "needs", "service", "schools")}
        )
    )
    for name, part in PARTS.items():
        empty = added([nothing[name], nothing[name]], part)
        assert list(empty) == [*part.keys, *part.counts, *part.rates] and empty.empty
