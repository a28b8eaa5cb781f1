import pytest

from data import load

TODAY = "2026-11-23"
STAFF = """\
Name,ID,Email,Also known as,Started,Left
Ana Cruz,E1,ana@school.example,Ana Peña,2020-01-06,
John Smith,E2,john@school.example,,,
John Smith,E3,john2@school.example,,,
Lou Gone,E4,lou@school.example,,2020-01-06,2026-06-30
Bea Back,E5,,,2020-01-06,2024-06-30
Bea Back,E5,,,2026-01-05,
"""


@pytest.fixture
def logged(tmp_path):
    def read(rows, **tabs):
        (tmp_path / "PD log.csv").write_text("Date,Name,Email,Hours\n" + rows, encoding="utf-8")
        for name, text in tabs.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return load(tmp_path, today=TODAY)

    return read


def noted(records):
    return records.notes.loc[records.notes["column"] == "Name"].groupby("note")["count"].sum().to_dict()


def test_one_name_with_two_emails_is_two_people(logged):
    records = logged("2026-10-05,John Smith,a@x.example,1\n2026-10-06,John Smith,b@x.example,2\n")
    assert records.log["person"].tolist() == ["a@x.example", "b@x.example"]
    assert records.people[["person", "name", "email"]].values.tolist() == [
        ["a@x.example", "John Smith", "a@x.example"],
        ["b@x.example", "John Smith", "b@x.example"],
    ]


def test_a_name_of_two_people_without_an_email_is_refused_even_without_staff(logged):
    records = logged(
        "2026-10-05,John Smith,a@x.example,1\n2026-10-06,John Smith,b@x.example,2\n2026-10-07,John Smith,,3\n"
    )
    assert records.refused[["row", "reason"]].values.tolist() == [[4, "ambiguous_person"]]


def test_a_name_without_an_email_is_the_one_person_of_that_name(logged):
    records = logged("2026-10-05,Ana Cruz,a@x.example,1\n2026-10-06,ana  cruz,,2\n")
    assert records.log["person"].tolist() == ["a@x.example"] * 2
    assert records.log["name"].tolist() == ["Ana Cruz"] * 2
    assert noted(records) == {"name_spelling": 1}


def test_a_new_surname_under_the_same_email_is_the_same_person(logged):
    records = logged("2026-10-05,Kim Old,kim@x.example,1.5\n2026-10-06,Kim New,kim@x.example,2\n")
    assert records.log["name"].tolist() == ["Kim New"] * 2  # the latest spelling
    assert noted(records) == {"name_changed": 1}


def test_two_people_at_one_email_are_noted_and_not_merged(logged):
    records = logged("2026-10-05,Ana Cruz,desk@x.example,1\n2026-10-06,Bo Lind,desk@x.example,2\n")
    assert records.log["person"].tolist() == ["ana cruz", "bo lind"]
    assert noted(records) == {"shared_email": 2}


def test_last_name_first_is_put_in_order(logged):
    records = logged('2026-10-05,"Cruz, Ana",,1\n2026-10-06,Ana Cruz,,2\n')
    assert records.log["person"].tolist() == ["ana cruz"] * 2
    assert records.log["name"].tolist() == ["Ana Cruz"] * 2


def test_an_email_that_cannot_be_read_takes_its_row_along(logged):
    records = logged("2026-10-05,Ana Cruz,ana,1\n2026-10-06,Ana Cruz,ana@x.example,1\n")
    assert records.refused[["row", "reason", "whole_row"]].values.tolist() == [[2, "bad_email", True]]


@pytest.mark.parametrize(
    "name, email, person",
    [
        ("Ana Cruz", "", "E1"),
        ("Ana Peña", "", "E1"),  # also known as
        ("ana cruz", "ana@school.example", "E1"),
        ("E1", "", "E1"),
        ("Ana Renamed", "ana@school.example", "E1"),  # found by e-mail
        ("John Smith", "john2@school.example", "E3"),
        ("Bea Back", "", "E5"),  # came back: the last spell is open
    ],
)
def test_staff_says_who_is_meant(logged, name, email, person):
    records = logged(f"2026-10-05,{name},{email},1\n", Staff=STAFF)
    assert records.log["person"].tolist() == [person]


@pytest.mark.parametrize(
    "date, name, email, reason",
    [
        ("2026-10-05", "Visiting Speaker", "v@else.example", "unknown_person"),
        ("2026-10-05", "John Smith", "", "ambiguous_person"),
        ("2026-10-05", "Ana Cruz", "john@school.example", "ambiguous_person"),  # the name says one, the e-mail another
        ("2026-10-05", "Аna Cruz", "", "mixed_script_name"),
        ("2026-07-01", "Lou Gone", "", "after_end_date"),
    ],
)
def test_who_is_not_one_person_of_staff_is_refused(logged, date, name, email, reason):
    records = logged(f"{date},{name},{email},1\n2026-06-30,Lou Gone,,1\n", Staff=STAFF)
    assert records.refused["reason"].tolist() == [reason]
    assert records.log["person"].tolist() == ["E4"]  # the last day still counts


def test_two_spells_are_one_person_and_two_rows(logged):
    records = logged("2026-10-05,Ana Cruz,,1\n", Staff=STAFF)
    assert records.staff["person"].tolist() == ["E1", "E2", "E3", "E4", "E5", "E5"]
    assert records.people["person"].tolist() == ["E1", "E2", "E3", "E4", "E5"]
    assert records.people["in_staff"].all()


def test_a_staff_row_without_a_name_is_refused(logged):
    records = logged("2026-10-05,Ana Cruz,,1\n", Staff="Name,ID\nAna Cruz,E1\n,E2\n")
    assert records.refused[["tab", "row", "reason"]].values.tolist() == [["Staff", 3, "missing_name"]]


def test_without_staff_the_other_tabs_mean_the_people_of_the_log(logged):
    goals = "Name,Goal,Set on,Due\nana cruz,CCNA,2026-08-03,2026-12-18\nCy Dorn,A+,2026-08-03,2026-12-18\n"
    service = 'Date,Name,Site,Activity\n2026-10-09,"Ana Cruz, Cy Dorn",Mesa,Club\n2026-10-09,"Cruz, Ana",Mesa,Club\n'
    records = logged("2026-10-05,Ana Cruz,ana@x.example,1\n", Goals=goals, Service=service)
    assert records.goals["person"].tolist() == ["ana@x.example", "cy dorn"]
    assert records.service["people"].tolist() == [("ana@x.example", "cy dorn"), ("ana@x.example",)]
    assert records.people["name"].tolist() == ["Ana Cruz", "Cy Dorn"]
    assert not records.people["in_staff"].any()


def test_everyone_is_a_person_only_of_time_off(logged):
    goals = "Name,Goal,Set on,Due\nEveryone,CCNA,2026-08-03,2026-12-18\n"
    records = logged("2026-10-05,Ana Cruz,,1\n", Goals=goals)
    assert records.refused[["tab", "reason"]].values.tolist() == [["Goals", "not_a_person"]]
