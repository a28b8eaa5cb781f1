from pathlib import Path

import pytest

from data import SchemaError, load
from data.mapping import Mapping
from data.mapping_file import read_mapping

MAPPINGS = Path(__file__).with_name("mappings")
TODAY = "2026-11-23"


def folder(path, **files):
    for name, text in files.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


TRAINING = """\
record_id,employee_id,course_id,training_start_date,completion_date,completion_status,training_hours
R1,E01,C1,2024-01-30,2024-02-02,Completed,30
R2,E02,C2,2024-02-01,,In Progress,4
R3,E02,C1,2024-03-01,2024-03-09,Completed,6
R4,E01,C9,2024-03-05,,Not Started,2
"""
EMPLOYEES = "employee_id,employee_name,department,job_level,join_date\nE01,Ana Cruz,Field,Lead,2020-01-06\nE02,Bo Lind,Core,Tech,2021-03-01\n"
COURSES = "course_id,course_name,course_category,provider\nC1,Cabling,Networking,Internal\nC2,Tables,Data,Coursera\n"


def test_training_records_are_joined_with_their_courses_and_people(tmp_path):
    source = folder(tmp_path, training_records=TRAINING, employees=EMPLOYEES, courses=COURSES)
    records = load(source, mapping=MAPPINGS / "training_records.toml", today=TODAY)
    log = records.log
    assert log["person"].tolist() == ["E01", "E02", "E02", "E01"]
    assert log["name"].tolist() == ["Ana Cruz", "Bo Lind", "Bo Lind", "Ana Cruz"]
    assert log["activity"].tolist() == ["Cabling", "Tables", "Cabling", "C9"]  # C9 is no course: it stays as typed
    assert log["seconds"].tolist() == [108000, 14400, 21600, 7200]  # 30 hours are right for a whole course
    assert log["status"].tolist() == ["done", "in progress", "done", "not started"]
    assert log["end_date"].dt.strftime("%Y-%m-%d").fillna("").tolist() == ["2024-02-02", "", "2024-03-09", ""]
    assert records.staff["team"].tolist() == ["Field", "Core"]
    assert records.counts["refused"].sum() == 0


def test_the_first_column_that_is_not_blank_fills_the_date(tmp_path):
    source = folder(tmp_path, training_records=TRAINING, employees=EMPLOYEES, courses=COURSES)
    log = load(source, mapping=MAPPINGS / "training_records_by_completion.toml", today=TODAY).log
    assert log["date"].dt.strftime("%Y-%m-%d").tolist() == ["2024-02-02", "2024-02-01", "2024-03-09", "2024-03-05"]


def test_a_source_of_only_certifications_needs_no_log(tmp_path):
    badges = "person,country,first_badge_date\n48,US,2014-05-04\n72,NA,2017-12-08\n75,,2013-07-20\n"
    source = folder(tmp_path, badged_instructors_country=badges, trainers="awarded,country\n2016-02-03,US\n")
    records = load(source, mapping=MAPPINGS / "badges.toml", today=TODAY)
    assert not records.has("log") and records.has("certifications")
    assert records.certifications["person"].tolist() == ["48", "72", "75"]
    assert set(records.certifications["certification"]) == {"Instructor badge"}
    assert records.certifications["expires_on"].isna().all()
    assert len(records.people) == 3


def test_minutes_are_read_as_minutes_and_a_nameless_programme_is_one_persons(tmp_path):
    sessions = (
        "Start Day UTC,Start time UTC,Minutes,Session name,Session type,Room\n"
        '"31 July, 2022",11:00:00 PM,60 ,Tips,Lightning,Room2\n'
        '"1 August, 2022",7:00:00 AM,45,Welcome,,Room1\n'
        '"1 August, 2022",7:00:00 AM,45,Welcome,,Room2\n'
    )
    log = load(
        folder(tmp_path, **{"zoom_session-metadata": sessions}), mapping=MAPPINGS / "sessions.toml", today=TODAY
    ).log
    assert log["seconds"].tolist() == [3600, 2700, 2700]  # two rooms: not the same row twice
    assert log["date"].dt.strftime("%Y-%m-%d").tolist() == ["2022-07-31", "2022-08-01", "2022-08-01"]
    assert log["type"].isna().tolist() == [False, True, True]
    assert log["name"].nunique() == 1


@pytest.mark.parametrize(
    "unit, typed, seconds",
    [
        ({"hours_unit": "minutes"}, "90", 5400),
        ({"hours_unit": "minutes"}, "1.5 h", 5400),  # a unit in the cell wins
        ({"hours_unit": "days", "hours_per_day": 6}, "0.5", 10800),
        ({"hours_unit": "h:mm"}, "1.30", 5400),
        ({"hours_unit": "h:mm"}, "1:30", 5400),
        ({"hours_unit": "decimal hours"}, "1.30", 4680),
    ],
)
def test_the_unit_of_a_bare_number_is_what_the_mapping_says(tmp_path, unit, typed, seconds):
    source = folder(tmp_path, log=f"Date,Name,Hours\n2026-01-05,Ana Cruz,{typed}\n")
    assert load(source, mapping={"log": unit}, today=TODAY).log["seconds"].tolist() == [seconds]


def test_values_are_translated_before_they_are_read(tmp_path):
    source = folder(
        tmp_path, log="Date,Name,Hours,Status\n2026-01-05,Ana Cruz,1,Passed\n2026-01-06,Ana Cruz,1,no show\n"
    )
    mapping = {"log": {"values": {"status": {"passed": "Done", "No show": "Cancelled"}}}}
    assert load(source, mapping=mapping, today=TODAY).log["status"].tolist() == ["done", "cancelled"]


def test_the_order_of_slash_dates_is_the_mappings_before_the_columns(tmp_path):
    source = folder(tmp_path, log="Date,Name,Hours\n03/04/2026,Ana Cruz,1\n05/06/2026,Ana Cruz,1\n")
    day_first = load(source, mapping={"log": {"day_first": True}}, today=TODAY).log
    assert day_first["date"].dt.strftime("%m-%d").tolist() == ["04-03", "06-05"]
    assert load(source, today=TODAY).log["date"].dt.strftime("%m-%d").tolist() == ["03-04", "05-06"]


def test_a_mapped_column_wins_over_a_header_of_that_name(tmp_path):
    source = folder(tmp_path, log="Date,Name,Hours,Booked\n2026-01-05,Ana Cruz,9,2\n")
    records = load(source, mapping={"PD log": {"columns": {"Hours": "booked"}}}, today=TODAY)
    assert records.log["hours"].tolist() == [2.0]


@pytest.mark.parametrize(
    "mapping, says",
    [
        ({"logs": {}}, 'there is no tab "logs"'),
        ({"log": 3}, "Write it as a section"),
        ({"log": {"column": {}}}, 'has no option "column"'),
        ({"log": {"columns": {"hour": "x"}}}, 'PD log has no column "hour"'),
        ({"log": {"columns": {"hours": 3}}}, "Write a header"),
        ({"log": {"columns": {"hours": {"header": "x", "file": "y"}}}}, "header with file, match and take"),
        ({"log": {"columns": {"hours": ["a", 3]}}}, "Write text in quotes"),
        ({"log": {"hours_unit": "weeks"}}, "Write one of hours, minutes"),
        ({"log": {"hours_unit": "days"}}, "Say hours_per_day too"),
        ({"log": {"hours_per_day": 25}}, "up to 24"),
        ({"log": {"day_first": "yes"}}, "Write true or false"),
        ({"log": {"values": {"status": {"a": 1}}}}, 'needs lines such as "Passed" = "Done"'),
        ({"tabs": "logs"}, 'there is no tab "logs"'),
    ],
)
def test_a_mistake_in_a_mapping_is_one_line(mapping, says):
    with pytest.raises(SchemaError) as error:
        read_mapping(mapping)
    assert error.value.reason == "bad_mapping"
    assert says in str(error.value) and "\n" not in str(error.value)


def test_a_mapping_of_what_is_not_there_says_what_is(tmp_path):
    source = folder(tmp_path, log="Day,Name,Hours\n2026-01-05,Ana Cruz,1\n")
    for mapping, says in [
        ({"log": {"columns": {"date": "When"}}}, 'no column "When". It has "Day", "Name", "Hours"'),
        ({"log": {"file": "hours.csv"}}, 'there is no file "hours.csv". There is "log"'),
        ({"log": {"columns": {"activity": {"header": "Name", "file": "c", "match": "a", "take": "b"}}}}, 'no file "c"'),
    ]:
        with pytest.raises(SchemaError, match=says.replace("(", r"\(")) as error:
            load(source, mapping=mapping, today=TODAY)
        assert "\n" not in str(error.value)


def test_a_toml_file_that_cannot_be_read_is_one_line(tmp_path):
    (tmp_path / "bad.toml").write_text("[log\n", encoding="utf-8")
    for path, says in [
        (tmp_path / "bad.toml", "bad.toml is not TOML"),
        (tmp_path / "none.toml", 'no mapping file "none.toml"'),
    ]:
        with pytest.raises(SchemaError, match=says):
            read_mapping(path)


def test_no_mapping_maps_nothing():
    assert read_mapping(None) == read_mapping("") == read_mapping({}) == Mapping()
