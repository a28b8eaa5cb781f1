"""Of a lake, each viewer sees the districts that are theirs: one at a time, or those beside each other."""

from functools import partial

import pytest
import streamlit as st

from analysis import over_lake
from data import Settings, SourceError
from data.access import NotAdmitted, Standing
from data.lake import opening, store, working
from pages.screen import gate, source
from tests.data.lake_cases import district, lake_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("lake")
    staff = "Name,Email\nAna Ruiz,ana@oak.example.org\nBen Okafor,ben@oak.example.org\n"
    district(where / "in", "Oak", staff=staff)
    district(where / "in", "Elm", log="Date,Name,Hours\n2026-09-07,Cy Dee,5\n")
    lake, _ = lake_of(where / "in", where / "lake")
    mapped = partial(working.mapped, workers=1)
    over_lake.compute(lake, as_of="2026-10-31", settings=Settings(small_group=1), mapped=mapped)
    return where / "lake"


@pytest.fixture
def see(folder, monkeypatch):
    """The gate as somebody of this standing finds it, with what is asked for in the address."""

    def see(who=Standing("lead"), **asked):
        monkeypatch.setattr(gate, "admitted", lambda: who)
        monkeypatch.setattr(gate.sources, "chosen", lambda: source.Source(str(folder), "", Settings(small_group=1)))
        monkeypatch.setattr(gate.sources, "opened", gate.sources.chosen)
        monkeypatch.setattr(gate.st, "session_state", {})
        monkeypatch.setattr(gate.st, "query_params", asked)
        return gate

    return see


def test_a_lead_of_all_opens_one_district_at_a_time_and_all_beside_each_other(see):
    assert see().districts() == ("Elm", "Oak")
    viewer, records = see(district="Oak").viewer_and_records()
    assert (viewer.source, set(records.people["name"])) == ("Oak", {"Ana Ruiz", "Ben Okafor"})
    assert see().viewer_and_records()[0].source == "Elm"  # the first, where none is asked for
    assert set(see().viewer_and_districts()[1].counties) == {"Elm", "Oak"} and gate.compares_districts()


def test_who_leads_one_district_gets_no_other_whatever_the_address_says(see):
    gate = see(Standing("lead", districts=frozenset({"Oak"})), district="Elm")
    assert gate.districts() == ("Oak",)
    assert gate.viewer_and_records()[0].source == "Oak"
    _, now = gate.viewer_and_districts()
    assert {name for frame in now.sums.values() for name in frame["district"]} == {"Oak"}
    assert not gate.compares_districts()


def test_of_no_other_district_is_a_partition_or_a_row_of_sums_read(see, monkeypatch):
    st.cache_resource.clear()
    opened, asked = [], set()
    unpacked, table = opening.unpacked, store.table
    monkeypatch.setattr(opening, "unpacked", lambda folder: unpacked(opened.append(folder.name) or folder))
    monkeypatch.setattr(store, "table", lambda *of, **how: table(*of, **how | _noted(asked, how["districts"])))
    gate = see(Standing("lead", districts=frozenset({"Elm"})))
    gate.viewer_and_records()
    gate.viewer_and_districts()
    assert len(opened) == 1 and opened[0].startswith("part-elm-")
    assert asked == {("Elm",)}


def _noted(asked, districts):
    asked.add(districts)
    return {}


def test_who_leads_one_district_looks_nobody_of_another_up(see):
    gate = see(Standing("lead", districts=frozenset({"Oak"})), district="Elm")
    source, records = gate.district_log()
    assert source.district == "Oak" and "Cy Dee" not in set(records.people["name"])


def test_staff_have_their_own_district_and_no_comparison(see):
    gate = see(Standing("staff", "ana ruiz", frozenset({"Oak"})), district="Elm")
    assert gate.viewer_and_records()[0].source == "Oak"
    assert not gate.compares_districts()
    with pytest.raises(NotAdmitted, match="no_page"):
        gate.viewer_and_districts()


def test_a_district_that_is_not_there_yet_is_said_so(see):
    with pytest.raises(SourceError, match="not in this lake yet"):
        see(Standing("lead", districts=frozenset({"Fir"}))).viewer_and_records()


def test_a_log_that_is_no_lake_has_no_districts(see, monkeypatch, tmp_path):
    gate = see()
    monkeypatch.setattr(gate.sources, "opened", lambda: source.Source(str(tmp_path), "", Settings()))
    assert gate.districts() == () and not gate.compares_districts()
