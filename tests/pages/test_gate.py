from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
import streamlit as st

from data import Records, SchemaError, Settings, SourceError, load
from data.access import Access, Identity, NotAdmitted
from data.export_log import ExportLog
from pages.screen import gate, lookup, source
from presentation.team import of_team, teams

TABS = {
    "PD log": """Date,Name,Hours,Status
2025-06-30,Ana,1,Done
2025-07-01,Bo,1,Done
2026-11-20,Cy,1,Done
2026-12-24,Bo,1,Planned
""",
    # Cy came to the Help Desk from the Network team.
    "Staff": "Name,Team,Started,Left\nAna,Help Desk,,\nBo,Network,,\nCy,Network,,2026-01-02\nCy,Help Desk,2026-01-05,\n",
    "Service": "Date,Name,Site,Activity\n2026-09-01,Ana; Bo,Elm,Coding club\n2026-09-02,Bo,Oak,Coding club\n",
    "Time off": "Name,First day,Last day\nBo,2026-08-03,2026-08-07\nEveryone,2026-12-21,2026-12-31\n",
    "Schools": "Site\nElm\nOak\n",
}


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("log")
    for tab, text in TABS.items():
        (folder / f"{tab}.csv").write_text(text)
    read = load(folder, today="2026-11-20")
    assert len(read.refused) == 0
    return read


@pytest.fixture
def see(records, monkeypatch):
    """What a viewer with these choices sees, on 20 November 2026."""

    def see(settings=Settings(), path="log.csv", clock=date(2026, 11, 20), **choices):
        monkeypatch.setattr(gate, "date", SimpleNamespace(today=lambda: clock))
        monkeypatch.setattr(gate.sources, "chosen", lambda: source.Source(path, "", settings))
        monkeypatch.setattr(gate.sources, "read", lambda *_: records)
        monkeypatch.setattr(gate.st, "session_state", choices)
        return gate.viewer_and_records()

    return see


def test_by_default_all_is_seen_of_this_school_year_up_to_today(see, records):
    viewer, seen = see()
    assert (viewer.school_year, viewer.as_of, viewer.team, viewer.role) == (
        "2026-27",
        pd.Timestamp("2026-11-20"),
        None,
        "lead",
    )
    assert seen is records


def test_the_sample_is_seen_on_its_own_last_day_whatever_the_clock_says(see):
    viewer, _ = see(path=str(source.SAMPLE), clock=date(2031, 1, 1))
    assert (viewer.is_sample, viewer.today, viewer.as_of) == (True, source.SAMPLE_DAY, pd.Timestamp(source.SAMPLE_DAY))


def test_school_years_are_those_with_a_row_newest_first_and_none_to_come(see):
    see()
    assert gate.choices().school_years == ("2026-27", "2025-26", "2024-25")


@pytest.mark.parametrize(
    ("chosen", "as_of"),
    [
        ({"school_year": "2025-26"}, "2026-06-30"),  # a past year is seen whole
        ({"school_year": "2025-26", "as_of": date(2026, 1, 15)}, "2026-01-15"),
        ({"school_year": "2025-26", "as_of": date(2025, 7, 1)}, "2025-07-01"),  # its first day
        ({"school_year": "2025-26", "as_of": date(2025, 6, 30)}, "2026-06-30"),  # the day before it began
        ({"as_of": date(2026, 11, 21)}, "2026-11-20"),  # tomorrow
        ({"school_year": "1066-67"}, "2026-11-20"),
    ],
)
def test_a_day_outside_the_school_year_is_not_looked_at(see, chosen, as_of):
    assert see(**chosen)[0].as_of == pd.Timestamp(as_of)


def test_a_school_year_begins_when_the_district_says(see):
    viewer, _ = see(Settings(school_year_start=(12, 1)))
    assert (viewer.school_year, gate.choices().days("2025-26")) == (
        "2025-26",
        (pd.Timestamp("2025-12-01"), pd.Timestamp("2026-11-20")),
    )


def test_an_unknown_team_is_the_whole_department(see):
    assert see(team="Accounting")[0].team is None


def test_an_empty_log_has_this_school_year(see, records, monkeypatch):
    see()
    monkeypatch.setattr(gate.sources, "read", lambda *_: Records.empty())
    viewer, _ = gate.viewer_and_records()
    assert (viewer.school_year, gate.choices().school_years, gate.choices().teams) == ("2026-27", ("2026-27",), ())


def test_a_team_sees_its_own_people_and_what_names_nobody(see, records):
    viewer, seen = see(team="Help Desk")
    assert (viewer.team, viewer.since) == ("Help Desk", pd.Timestamp("2025-06-30"))
    assert list(seen.log["name"]) == ["Ana", "Cy"]
    assert list(seen.staff["name"]) == ["Ana", "Cy", "Cy"]
    assert list(seen.service["site"]) == ["Elm"]  # Ana led it, together with somebody else
    assert list(seen.time_off["everyone"]) == [True]
    assert len(seen.schools) == 2
    assert seen.version != records.version  # or a figure kept for all would be shown for one


def test_a_team_changes_nothing_for_the_next_viewer(records):
    of_team(records, "Help Desk")
    assert len(records.log) == 4
    assert teams(records) == ("Help Desk", "Network")


def test_every_frame_that_names_people_is_cut_to_the_team():
    # Columns named otherwise would pass the gate unseen.
    from data.schema import TABLES

    empty = Records.empty()
    naming = {table.key for table in TABLES if any(column.kind in ("name", "names") for column in table.columns)}
    known = {"person", "people", "led_by", "present"}
    assert {key for key in naming if not known & set(getattr(empty, key))} == set()


def test_a_sheet_is_compared_with_how_it_was_before_a_day_began(monkeypatch):
    kept = [SimpleNamespace(read_at=pd.Timestamp(at)) for at in ("2026-11-20 09:00", "2026-11-19 23:59", "2026-11-02")]
    monkeypatch.setattr(gate, "past_reads", lambda: kept)
    assert gate.read_before(pd.Timestamp("2026-11-20")) is kept[1]
    assert gate.read_before(pd.Timestamp("2026-11-21")) is kept[0]
    assert gate.read_before(pd.Timestamp("2026-10-23")) is kept[2]  # none is that old: the oldest says when it is from
    monkeypatch.setattr(gate, "past_reads", lambda: ())
    assert gate.read_before(pd.Timestamp("2026-11-20")) is None


NOW = pd.Timestamp.now("UTC")
SECRETS = Access(lead=frozenset({"cto@x.org"}), cabinet=frozenset({"sup@x.org"}))
PEOPLE = "Name,Email,Team\n" + "".join(f"P{n},p{n}@x.org,{'Data' if n < 6 else 'Field'}\n" for n in range(12))
PERSONAL = {
    "Staff": PEOPLE,
    "PD log": "Date,Name,Hours,Notes\n" + "".join(f"2026-11-{n + 1:02},P{n},1,secret {n}\n" for n in range(12)),
}


@pytest.fixture(scope="module")
def personal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("personal")
    for tab, text in PERSONAL.items():
        (folder / f"{tab}.csv").write_text(text)
    return load(folder, today="2026-11-20")


@pytest.fixture
def as_who(personal, monkeypatch):
    """What somebody signed in with this address sees; "" is nobody."""

    def as_who(email, *, since=NOW, verified=True, access=SECRETS, records=personal, **choices):
        who = Identity(email, verified, since) if email else None
        monkeypatch.setattr(gate, "date", SimpleNamespace(today=lambda: date(2026, 11, 20)))
        monkeypatch.setattr(gate.sources, "chosen", lambda: source.Source("log.csv", "", Settings()))
        monkeypatch.setattr(
            gate.sources, "added", lambda: SimpleNamespace(path="mine.csv", mapping=None, name="mine.csv")
        )
        monkeypatch.setattr(
            gate.sources, "read", lambda source, _: records if source.path == "log.csv" else Records.empty()
        )
        monkeypatch.setattr(gate.st, "session_state", choices)
        monkeypatch.setattr(gate.identity, "is_configured", lambda: True)
        monkeypatch.setattr(gate.identity, "identity", lambda: who)
        monkeypatch.setattr(gate.identity, "access", lambda: access)
        return gate.viewer_and_records()

    yield as_who
    st.cache_resource.clear()
    gate.sign_out._OVER.clear()


def refused(see, *args, **how):
    with pytest.raises(NotAdmitted) as refusal:
        see(*args, **how)
    return refusal.value.reason


def test_staff_and_cabinet_see_published_records_and_are_told_apart(as_who):
    staff, seen = as_who("P3@X.org")
    assert (staff.role, staff.person, staff.is_lead) == ("staff", "p3@x.org", False)
    cabinet, too = as_who("sup@x.org")
    assert (cabinet.role, cabinet.person) == ("cabinet", None)
    assert seen is too  # one published reading for both
    assert not any(text in seen.log.to_csv() + seen.staff.to_csv() for text in ("secret", "@x.org", "P3"))


def test_a_lead_sees_everything_and_the_file_they_added(as_who):
    viewer, seen = as_who("cto@x.org")
    assert viewer.is_lead and len(seen.log) == 0  # their own file stands in
    assert as_who("sup@x.org")[1].log["seconds"].sum() == 12 * 3600  # nobody else looks at it


def test_only_a_lead_chooses_a_team_and_a_day(as_who):
    for email in ("p3@x.org", "sup@x.org"):
        viewer, seen = as_who(email, team="Data", as_of=date(2026, 11, 5), read=3)
        assert (viewer.team, viewer.as_of, len(seen.log)) == (None, pd.Timestamp("2026-11-20"), 12)
        offered = gate.choices()
        assert (offered.teams, offered.free) == ((), False)


def test_whoever_is_not_on_a_list_gets_nothing(as_who):
    assert refused(as_who, "") == "sign_in"
    assert refused(as_who, "eve@x.org") == "stranger"
    assert refused(as_who, "p3@x.org", verified=False) == "unverified"
    assert refused(as_who, "p3@x.org", since=NOW - pd.Timedelta(hours=13)) == "expired"


def test_a_role_that_is_taken_away_is_gone_at_the_next_look(as_who):
    assert as_who("sup@x.org")[0].role == "cabinet"
    assert refused(as_who, "sup@x.org", access=Access()) == "stranger"


def test_a_sign_in_that_was_ended_is_over_for_every_copy_of_its_cookie(as_who, monkeypatch):
    monkeypatch.setattr(gate.sign_out.st, "logout", lambda: None)
    gate.sign_out.sign_out(Identity("P3@x.org", True, NOW))
    assert refused(as_who, "p3@x.org") == "signed_out"
    assert as_who("p3@x.org", since=NOW + pd.Timedelta(seconds=1))[0].role == "staff"  # signed in again


def test_what_is_for_leads_is_refused_to_all_others(as_who):
    as_who("p3@x.org")
    assert refused(gate.for_leads) == refused(gate.for_adding) == refused(gate.as_it_was, None, None) == "leads_only"
    assert gate.past_reads() == ()
    as_who("cto@x.org")
    gate.for_leads()
    gate.for_adding()


def test_a_file_is_made_only_for_who_may_still_see_what_they_saw(as_who, monkeypatch, tmp_path):
    monkeypatch.setattr(gate.sources, "kept", lambda: tmp_path)
    as_who("p3@x.org")
    make = gate.guarded(lambda: b"figures", "brief.pdf")
    monkeypatch.setattr(gate.identity, "is_configured", lambda: False)  # a thread without a session knows of no sign-in
    assert make() == b"figures"
    monkeypatch.setattr(gate.identity, "access", lambda: Access(lead=frozenset({"p3@x.org"})))
    assert refused(make) == "expired"  # another role by now
    taken = ExportLog(tmp_path).entries()
    assert taken[["role", "file", "as_of"]].to_numpy().tolist() == [["staff", "brief.pdf", "2026-11-20"]]


def test_a_department_under_the_limit_is_shown_to_leads_only(as_who, personal, monkeypatch):
    few = replace(personal, people=personal.people.head(4), staff=personal.staff.head(4), version="few")
    with pytest.raises(SourceError, match="fewer than 5 people"):
        as_who("p3@x.org", records=few)


def test_where_others_reach_the_server_people_are_shown_only_to_who_has_signed_in(see, monkeypatch):
    monkeypatch.setattr(gate.identity, "is_configured", lambda: False)
    monkeypatch.setattr(gate.identity, "must_be_configured", lambda: True)
    assert refused(see) == "not_configured"
    viewer, _ = see(path=str(source.SAMPLE))  # the sample is nobody's data
    assert viewer.is_lead
    assert refused(gate.for_adding) == "not_configured"


@pytest.mark.parametrize(
    ("address", "hosts", "required", "must"),
    [
        ("127.0.0.1", ["localhost", "127.0.0.1"], "", False),
        ("localhost", ["localhost"], "0", False),
        ("::1", [], "", False),
        ("127.0.0.1", ["localhost"], "1", True),
        ("0.0.0.0", ["localhost"], "", True),
        (None, [], "", True),  # every network this computer is on
        ("127.0.0.1", ["pd.example.org"], "", True),  # a proxy stands before it
    ],
)
def test_sign_in_must_be_set_up_where_others_can_come(monkeypatch, address, hosts, required, must):
    options = {"server.address": address, "server.allowedHosts": hosts}
    monkeypatch.setattr(gate.identity.st, "get_option", options.get)
    monkeypatch.setenv(gate.identity.REQUIRED, required)
    assert gate.identity.must_be_configured() is must


def test_secrets_that_cannot_be_read_let_nobody_in(monkeypatch, tmp_path):
    (tmp_path / "secrets.toml").write_text("[auth")
    monkeypatch.setattr(gate.identity.st, "secrets", _Unreadable())
    monkeypatch.setattr(gate.identity.st, "get_option", lambda _: [str(tmp_path / "secrets.toml")])
    with pytest.raises(SchemaError, match="not TOML"):
        gate.identity.access()
    monkeypatch.setattr(gate.identity.st, "get_option", lambda _: [str(tmp_path / "none.toml")])
    assert gate.identity.access() == Access()


class _Unreadable:
    def __contains__(self, name):
        raise FileNotFoundError


def test_staff_see_their_own_page_whatever_the_address_says(as_who):
    viewer, seen = as_who("p3@x.org") and gate.viewer_and_own_records()
    assert (viewer.subject, list(seen.log["name"]), list(seen.staff["email"])) == ("p3@x.org", ["P3"], ["p3@x.org"])
    asked = gate.opaque("p5@x.org")
    as_who("p3@x.org", person=asked)
    assert gate.viewer_and_own_records()[0].subject == "p3@x.org"
    assert gate.people() == {}


def test_a_lead_opens_anyones_page_and_an_unknown_mark_is_nobodys(as_who, monkeypatch):
    monkeypatch.setattr(gate.sources, "added", lambda: None)
    for asked, subject, rows in ((gate.opaque("p5@x.org"), "p5@x.org", 1), ("../../etc", None, 0), (None, None, 0)):
        as_who("cto@x.org", person=asked)
        monkeypatch.setattr(gate.sources, "opened", gate.sources.chosen)
        viewer, seen = gate.viewer_and_own_records()
        assert (viewer.subject, len(seen.log), len(seen.people)) == (subject, rows, rows)
        assert gate.chosen() == (asked if subject else "")
    assert refused(lookup.forget, "") == "no_page"  # nobody is chosen, so nobody is taken out
    assert len(gate.people()) == 12 and set(gate.people().values()) == {f"P{n}" for n in range(12)}
    as_who("p4@x.org", access=Access(lead=frozenset({"p4@x.org"})))
    assert next(iter(gate.people().values())) == "P4"  # their own first
    assert gate.viewer_and_own_records()[0].subject == "p4@x.org"  # unless they choose


def test_the_cabinet_has_no_page_of_its_own(as_who):
    as_who("sup@x.org", person=gate.opaque("p5@x.org"))
    assert refused(gate.viewer_and_own_records) == "no_page"


def test_who_is_one_of_a_few_sees_no_figures_of_the_few_but_their_own_page(as_who, records, monkeypatch):
    with pytest.raises(SourceError, match="fewer than 5 people"):
        as_who("ana@x.org", records=_with_address(records, "ana@x.org"))
    viewer, seen = gate.viewer_and_own_records()
    assert (viewer.subject, set(seen.log["name"])) == ("ana", {"Ana"})


def _with_somebody_new(records):
    new = pd.DataFrame({"person": ["new@x.org"], "name": ["Nia"], "email": ["new@x.org"], "in_staff": [True]})
    people = pd.concat([records.people.astype({key: "object" for key in new if key != "in_staff"}), new])
    people = people.astype({key: "category" for key in new if key != "in_staff"}).reset_index(drop=True)
    return replace(records, people=people, version="with somebody new")


def _with_address(records, email):
    emails = pd.Series([email, *[None] * (len(records.staff) - 1)], dtype="category")
    return replace(records, staff=records.staff.assign(email=emails), version="with an address")


@pytest.fixture
def reads(personal, monkeypatch, tmp_path):
    """The log as it is, kept once; and once with somebody who is in it no more."""
    for tab, text in (PERSONAL | {"Staff": PEOPLE + "Eve,eve@x.org,Field\n"}).items():
        (tmp_path / f"{tab}.csv").write_text(text)
    earlier = load(tmp_path, today="2026-11-20")
    monkeypatch.setattr(gate.sources, "kept", lambda: tmp_path / "kept")
    store = gate.sources.store_of(source.Source("log.csv", "", Settings()))
    store.save(earlier, now=pd.Timestamp("2026-11-18"))
    store.save(personal, now=pd.Timestamp("2026-11-19"))
    return store


def test_staff_look_up_themselves_whatever_is_asked_for(as_who, reads):
    as_who("p3@x.org")
    assert lookup.people() == {}
    for mark in (None, gate.opaque("p5@x.org"), gate.opaque("p3@x.org")):
        found = lookup.of(mark)
        assert found.who.keys == {"p3@x.org"} and len(found.rows()["log"]) == 1 and len(found.reads()) == 2
    assert refused(lookup.forget, gate.opaque("p3@x.org")) == "leads_only"


def test_the_cabinet_and_strangers_look_nobody_up(as_who, reads):
    as_who("sup@x.org")
    assert lookup.people() == {} and refused(lookup.of, gate.opaque("p3@x.org")) == "no_page"
    assert refused(as_who, "eve@x.org") == refused(lookup.people) == refused(lookup.of, None) == "stranger"


def test_a_lead_looks_up_anybody_who_is_in_a_kept_read_too(as_who, reads):
    as_who("cto@x.org")  # whose own file stands in elsewhere, and never here
    people = lookup.people()
    assert len(people) == 13 and people[gate.opaque("eve@x.org")] == "Eve, in kept reads only"
    assert len(lookup.of(gate.opaque("eve@x.org")).reads()) == 1
    assert refused(lookup.of, "../../etc") == refused(lookup.of, None) == "no_page"


def test_the_list_of_people_is_made_once_until_another_read_is_kept(as_who, reads, personal, monkeypatch):
    as_who("cto@x.org")
    made, called = [], lookup.labels
    monkeypatch.setattr(lookup, "labels", lambda *people: made.append(1) or called(*people))
    assert lookup.people() == lookup.people()
    assert len(made) == 1
    reads.save(_with_somebody_new(personal), now=pd.Timestamp("2026-11-20"))
    assert gate.opaque("new@x.org") in lookup.people()
    assert len(made) == 2


def test_who_is_forgotten_is_in_no_kept_read_and_sign_ins_that_are_over_stay_so(as_who, reads, monkeypatch):
    monkeypatch.setattr(gate.sign_out.st, "logout", lambda: None)
    gate.sign_out.sign_out(Identity("P3@x.org", True, NOW))
    as_who("cto@x.org")
    assert lookup.forget(gate.opaque("eve@x.org")).changed == 1
    assert gate.opaque("eve@x.org") not in lookup.people() and len(reads.list()) == 2
    assert refused(as_who, "p3@x.org") == "signed_out"


def test_two_people_of_one_name_are_told_apart_in_the_list_of_all(see, monkeypatch, tmp_path):
    (tmp_path / "PD log.csv").write_text("Date,Name,Hours\n2026-09-01,Ana Ruiz,1\n")
    (tmp_path / "Staff.csv").write_text("Name,ID\nBo Chen,E1\nAna Ruiz,E2\nAna Ruiz,E3\n")
    see()
    monkeypatch.setattr(gate.sources, "read", lambda *_: load(tmp_path, today="2026-11-20"))
    assert list(gate.people().values()) == ["Ana Ruiz, E2", "Ana Ruiz, E3", "Bo Chen"]
