import pandas as pd
import pytest

from data import SchemaError
from data.access import Access, Identity, NotAdmitted, Standing, check_identity, read_access, standing

NOW = pd.Timestamp("2026-11-24 09:00", tz="UTC")
ACCESS = Access(lead=frozenset({"cto@example.org"}), cabinet=frozenset({"sup@example.org", "ana@example.org"}))
STAFF = pd.DataFrame(
    {
        "person": ["ana", "bo", "cy", "dee", "eli", "eli"],
        "email": ["Ana@example.org", "bo@example.org", "shared@example.org", "shared@example.org", "eli@example.org", "eli@example.org"],
        "left_on": pd.to_datetime([None, "2026-11-23", None, None, "2025-06-30", None]).astype("datetime64[us]"),
    }
).astype({"person": "category", "email": "category"})  # fmt: skip


def signed_in(email="ana@example.org", *, verified=True, since=NOW):
    return Identity(email, verified, since)


def stands(email, access=ACCESS):
    return standing(signed_in(email), access, STAFF, today=pd.Timestamp("2026-11-24"))


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("CTO@Example.org ", Standing("lead")),  # case and spaces make no difference
        ("sup@example.org", Standing("cabinet")),
        ("ana@example.org", Standing("staff", "ana")),  # in Staff and in cabinet: staff see all the cabinet does
        ("eli@example.org", Standing("staff", "eli")),  # one person with two spells is one person
    ],
)
def test_a_role_comes_from_the_secrets_or_from_staff(email, expected):
    assert stands(email) == expected


@pytest.mark.parametrize(
    ("email", "reason"),
    [
        ("eve@example.org", "stranger"),
        ("ana@example.org.evil.test", "stranger"),
        ("bo@example.org", "stranger"),  # left yesterday
        ("shared@example.org", "email_twice"),
    ],
)
def test_whoever_is_on_no_list_is_refused(email, reason):
    with pytest.raises(NotAdmitted) as refused:
        stands(email)
    assert refused.value.reason == reason


def test_a_lead_who_is_on_the_staff_has_a_page_of_their_own():
    assert stands("ana@example.org", Access(lead=frozenset({"ana@example.org"}))) == Standing("lead", "ana")
    assert stands("shared@example.org", Access(lead=frozenset({"shared@example.org"}))) == Standing("lead")


def test_the_last_day_of_a_spell_still_counts():
    assert standing(signed_in("bo@example.org"), ACCESS, STAFF, today=pd.Timestamp("2026-11-23")).person == "bo"


@pytest.mark.parametrize(
    ("identity", "reason"),
    [
        (None, "sign_in"),
        (signed_in(verified=False), "unverified"),
        (signed_in(""), "unverified"),
        (signed_in(since=None), "expired"),
        (signed_in(since=NOW - pd.Timedelta(hours=12)), "expired"),  # to the second
        (signed_in(since=NOW + pd.Timedelta(minutes=6)), "expired"),  # from the future
    ],
)
def test_an_identity_nobody_vouches_for_or_too_old_is_refused(identity, reason):
    with pytest.raises(NotAdmitted) as refused:
        check_identity(identity, ACCESS, now=NOW)
    assert refused.value.reason == reason


@pytest.mark.parametrize("since", [NOW, NOW - pd.Timedelta(hours=11, minutes=59), NOW + pd.Timedelta(minutes=5)])
def test_a_sign_in_lasts_its_hours_and_clocks_may_differ_a_little(since):
    assert check_identity(signed_in(since=since), ACCESS, now=NOW).email == "ana@example.org"


def test_the_section_of_the_secrets_is_read():
    assert read_access({}) == Access()
    assert read_access({"lead": ["A@b.org"], "session_hours": 8}) == Access(frozenset({"a@b.org"}), session_hours=8.0)


@pytest.mark.parametrize(
    ("section", "says"),
    [
        ({"leads": ["a@b.org"]}, 'there is no "leads"'),
        ({"lead": "a@b.org"}, "lead is not a list"),
        ({"lead": ["b.org"]}, "lead is not a list"),
        ({"cabinet": [7]}, "cabinet is not a list"),
        ({"session_hours": 0}, "session_hours"),
        ({"session_hours": True}, "session_hours"),
        ({"session_hours": 721}, "session_hours"),  # Streamlit's cookie lasts 720
    ],
)
def test_a_typing_mistake_in_the_roles_lets_nobody_in(section, says):
    with pytest.raises(SchemaError, match=says):
        read_access(section)


OF_A_LAKE = Access(lead=frozenset({"cto@example.org"}), districts={"Oak": frozenset({"oak@example.org"}), "Elm": frozenset({"oak@example.org", "elm@example.org"})})  # fmt: skip


def in_oak(email):
    return standing(signed_in(email), OF_A_LAKE, STAFF, today=pd.Timestamp("2026-11-24"), district="Oak")


def test_who_leads_a_district_of_a_lake_sees_that_alone():
    assert in_oak("oak@example.org") == Standing("lead", None, frozenset({"Oak", "Elm"}))
    assert in_oak("elm@example.org") == Standing("lead", None, frozenset({"Elm"}))
    assert in_oak("cto@example.org") == Standing("lead")  # of all


def test_staff_of_a_district_of_a_lake_see_that_alone():
    assert in_oak("ana@example.org") == Standing("staff", "ana", frozenset({"Oak"}))


def test_who_leads_a_district_is_nobody_where_there_is_no_lake():
    with pytest.raises(NotAdmitted, match="stranger"):
        standing(signed_in("oak@example.org"), OF_A_LAKE, STAFF, today=pd.Timestamp("2026-11-24"))


def test_the_leads_of_districts_are_lists_of_addresses():
    read = read_access({"lead": ["cto@example.org"], "districts": {"Oak": ["Oak@Example.org"]}})
    assert read.districts == {"Oak": frozenset({"oak@example.org"})}
    assert read.districts_of("OAK@example.org") == {"Oak"} and read.districts_of("cto@example.org") == frozenset()
    for wrong in ({"Oak": "oak@example.org"}, {"Oak": ["oak"]}, ["Oak"]):
        with pytest.raises(SchemaError):
            read_access({"districts": wrong})
