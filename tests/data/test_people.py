"""A name means one person of the roster, or it is refused; likeness only suggests."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.parse import Unreadable, read
from data.parse.names import check_name, display_name, name_key
from data.people import Roster

STAFF = [
    {"id": "P01", "name": "Inês Prado", "email": "ines.prado@school.example", "also": ""},
    {"id": "P02", "name": "Thomas Reed", "email": "thomas.reed@school.example", "also": "Tom Reed; T. J. Reed"},
    {"id": "P03", "name": "Thomasina Reed", "email": "thomasina.reed@school.example", "also": ""},
    {"id": "P04", "name": "Niamh O'Dowd", "email": "niamh.odowd@school.example", "also": ""},
    {"id": "P05", "name": "Jean-Luc Moreau", "email": "jl.moreau@school.example", "also": ""},
    {"id": "P06", "name": "Alex Kim", "email": "alex.kim@school.example", "also": ""},
    {"id": "P07", "name": "Alex Kim", "email": "alex.kim2@school.example", "also": ""},
    {"id": "P08", "name": "王芳", "email": "wang.fang@school.example", "also": "Wang Fang"},
    {"id": "P09", "name": "Ольга Орлова", "email": "olga.orlova@school.example", "also": ""},
]
ROSTER = Roster.of(STAFF)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Inês Prado", "P01"), ("inês  PRADO ", "P01"), ("Inês\u00a0Prado", "P01"), ("Ine\u0302s Prado", "P01"),
        ("Ines Prado", "P01"), ("Prado, Inês", "P01"), ("PRADO, Ines", "P01"), ("Ms. Inês Prado", "P01"), ("@Inês Prado", "P01"),
        ("In\u200bês Pra\u00addo", "P01"), ("In\u200dês Prado", "P01"), ("Inês\nPrado", "P01"), ("I\x00nês Prado", "P01"),
        ("Tom Reed", "P02"), ("reed, tom", "P02"), ("T. J. Reed", "P02"),  # listed spellings
        ("Thomasina Reed", "P03"), ("Niamh O’Dowd", "P04"), ("Jean‑Luc Moreau", "P05"), ("Jean Luc Moreau", "P05"),
        ("alex.kim2@school.example", "P07"), ("mailto:Alex.Kim@School.example", "P06"), ("Alex Kim <alex.kim2@school.example>", "P07"),
        ("P05", "P05"), ("p05", "P05"), ("王 芳", "P08"), ("Wang Fang", "P08"), ("ольга орлова", "P09"),
    ],
)  # fmt: skip
def test_a_name_finds_its_person(text, key):
    assert ROSTER.find(text) == key
    assert read("name", text, roster=ROSTER) == key


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Alex Kim", "ambiguous_person"), ("Kim, Alex", "ambiguous_person"),
        ("Inês Prado <tom@elsewhere.example>", "unknown_person"), ("Inês Prado <thomas.reed@school.example>", "ambiguous_person"),
        ("Prado Inês", "unknown_person"), ("Inês", "unknown_person"), ("Reed", "unknown_person"), ("Inês P.", "unknown_person"),
        ("I. Prado", "unknown_person"), ("Inez Prado", "unknown_person"), ("Tommy Reed", "unknown_person"),
        ("Niamh ODowd", "unknown_person"), ("Fang Wang", "unknown_person"), ("PO5", "unknown_person"), ("P99", "unknown_person"),
        ("Kit Visitor", "unknown_person"), ("kit@elsewhere.example", "unknown_person"),
        ("Inês Prado & Tom Reed", "several_people"), ("Inês and Tom", "several_people"), ("Inês Prado/Tom Reed", "several_people"),
        ("\u0406nês Prado", "mixed_script_name"), ("Т\u043em Reed", "mixed_script_name"),  # Cyrillic letters in a Latin name
        ("Everyone", "not_a_person"), ("me", "not_a_person"),
        ("", "missing_name"), ("?", "missing_name"), ("-", "missing_name"), ("#N/A", "formula_error"),
    ],
)  # fmt: skip
def test_what_does_not_mean_one_person_is_refused(text, reason):
    with pytest.raises(Unreadable) as refusal:
        ROSTER.find(text)
    assert refusal.value.reason == reason


def test_a_near_miss_is_suggested_never_taken():
    with pytest.raises(Unreadable) as refusal:
        ROSTER.find("Inez Prado")
    assert str(refusal.value) == '"Inez Prado" is nobody in Staff. Did you mean Inês Prado?'


def test_part_of_a_name_suggests_everybody_who_has_it():
    assert ROSTER.suggest("Reed") == ("Thomas Reed", "Thomasina Reed")


def test_looking_for_whom_to_suggest_can_be_left_out():
    with pytest.raises(Unreadable, match="Write the full name as in Staff, or add it there"):
        ROSTER.find("Inez Prado", suggest=False)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Inês Prado", ("P01",)), ("Prado, Inês", ("P01",)), ("Inês Prado; Tom Reed", ("P01", "P02")),
        ("Prado, Inês; Reed, Tom", ("P01", "P02")), ("Inês Prado\nTom Reed\n", ("P01", "P02")),
        ("Tom Reed and Inês Prado", ("P02", "P01")), ("Inês Prado, Tom Reed & p05", ("P01", "P02", "P05")),
        ("Inês Prado; Ines Prado", ("P01",)),  # once
    ],
)  # fmt: skip
def test_several_names_are_found_one_by_one(text, keys):
    assert ROSTER.find_all(text) == keys


@pytest.mark.parametrize("text", ["Inês Prado; Nobody Known", "Inês Prado and Tom", "Inês Prado, Alex Kim", "Everyone"])
def test_one_part_that_is_nobody_refuses_the_cell(text):
    with pytest.raises(Unreadable):
        ROSTER.find_all(text)


def test_a_name_of_two_people_with_the_last_name_first_is_not_taken_apart():
    with pytest.raises(Unreadable) as error:
        ROSTER.find_all("Kim, Alex")
    assert error.value.reason == "ambiguous_person"


def test_those_who_are_found_are_told_apart_from_those_who_are_not():
    found, refused = ROSTER.find_each("Inês Prado; Nobody Known")
    assert found == ROSTER.find_all("Inês Prado")
    assert [refusal.reason for refusal in refused] == ["unknown_person"]


def test_a_roster_can_be_a_frame_a_file_rows_or_a_roster(tmp_path):
    frame = pd.DataFrame(STAFF).rename(columns={"also": "also_known_as"})
    frame.loc[frame["also_known_as"] == "", "also_known_as"] = None
    frame.to_csv(tmp_path / "staff.csv", index=False)
    for source in (frame, tmp_path / "staff.csv", str(tmp_path / "staff.csv"), iter(STAFF), ROSTER):
        assert Roster.of(source) == ROSTER


def test_spells_of_one_person_are_one_person_under_the_last_name():
    roster = Roster.of(
        [
            {"id": "P01", "name": "Eva Stone", "email": ""},
            {"id": "P01", "name": "Eva Marsh", "email": "eva@school.example"},
            {"name": "Omar Diaz", "email": "omar@school.example"},
            {"name": "Omar Diaz", "email": ""},  # a later spell, written shorter
            {"name": "Lee Fox"},
            {"name": "lee fox"},
        ]
    )
    assert [(person.key, person.name) for person in roster.people] == [
        ("P01", "Eva Marsh"), ("omar@school.example", "Omar Diaz"), ("lee fox", "lee fox"),
    ]  # fmt: skip
    assert roster.find("Eva Stone") == "P01"


def test_one_mailbox_of_two_people_tells_neither_apart():
    roster = Roster.of(
        [{"name": "Ada Hill", "email": "desk@school.example"}, {"name": "Ben Moss", "email": "desk@school.example"}]
    )
    assert roster.find("Ada Hill") != roster.find("Ben Moss")
    with pytest.raises(Unreadable) as refusal:
        roster.find("desk@school.example")
    assert refusal.value.reason == "ambiguous_person"


def test_two_of_one_name_with_two_addresses_are_two_people():
    roster = Roster.of(
        [{"name": "Alex Kim", "email": "a@school.example"}, {"name": "Alex Kim", "email": "b@school.example"}]
    )
    assert len(roster.people) == 2


def test_a_roster_written_last_name_first_is_found_either_way():
    roster = Roster.of([{"id": "P01", "name": "Prado, Inês"}])
    assert {roster.find("Inês Prado"), roster.find("Prado, Inês")} == {"P01"}


def test_an_accent_tells_two_people_apart_when_both_are_on_the_roster():
    roster = Roster.of([{"id": "P01", "name": "Jose Vidal"}, {"id": "P02", "name": "José Vidal"}])
    assert (roster.find("Jose Vidal"), roster.find("JOSÉ VIDAL")) == ("P01", "P02")


@pytest.mark.parametrize("text", ["Null", "NA", "None", "True", "Nan", "N/A Jones", "nil"])
def test_a_name_that_looks_like_nothing_is_a_name(text):
    check_name(text)


@given(
    st.sampled_from(STAFF[:5]),
    st.lists(st.sampled_from("\u200b\u00ad\ufeff\u200d\u2060"), max_size=3),
    st.integers(0, 9),
    st.booleans(),
)
def test_case_spaces_and_invisible_characters_change_nobody(row, noise, at, upper):
    name = row["name"].upper() if upper else row["name"].casefold()
    noisy = f"  {name[:at]}{''.join(noise)}{name[at:]}\u00a0".replace(" ", "  ")
    assert ROSTER.find(noisy) == row["id"]


@given(st.text())
def test_folding_a_name_twice_is_folding_it_once(text):
    assert name_key(name_key(text)) == name_key(text)
    assert display_name(display_name(text)[0]) == (display_name(text)[0], ())
