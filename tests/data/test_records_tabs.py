import pytest

from data import SchemaError, SourceError, load

TODAY = "2026-11-23"
LOG = "Date,Name,Hours\n2026-10-05,Ana Cruz,1\n"
CERTIFICATIONS = "Name,Certification,Earned,Expires\nAna Cruz,CETL,2025-02-03,2027-02-03\n"


def folder(path, tabs):
    for name, text in tabs.items():
        (path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(path, tabs):
    return load(folder(path, tabs), today=TODAY)


@pytest.mark.parametrize(
    "name",
    ["PD log.csv", "pd_log.csv", "PD Tracker.csv", "hours 2026.csv"],  # own name, key, alias, by headers alone
)
def test_a_log_is_found_by_its_name_or_its_headers(tmp_path, name):
    records = read(tmp_path, {name: LOG, "whatever.csv": CERTIFICATIONS})
    assert records.tabs == {"log", "certifications"}


def test_a_lone_table_is_a_log_whatever_its_name(tmp_path):
    assert read(tmp_path, {"staff.csv": LOG}).has("log")


def test_a_folder_without_a_log_says_what_was_found(tmp_path):
    with pytest.raises(SchemaError) as error:
        read(tmp_path, {"certs.csv": CERTIFICATIONS, "menu.csv": "Dish,Price\nSoup,3\n"})
    assert error.value.reason == "missing_tab"
    assert '"certs" (Certifications)' in str(error.value) and "\n" not in str(error.value)


def test_a_lone_table_that_is_clearly_another_tab_is_no_log(tmp_path):
    with pytest.raises(SchemaError) as error:
        load(folder(tmp_path, {"mine.csv": CERTIFICATIONS}) / "mine.csv", today=TODAY)
    assert error.value.reason == "missing_tab"


def test_a_lone_table_is_what_the_mapping_says(tmp_path):
    badges = "person,country,when,a,b,c,d,e,f\n48,US,2014-05-04,,,,,,\n"
    columns = {"name": "person", "earned_on": "when", "certification": {"constant": "Badge"}}
    mapping = {"tabs": ["certifications"], "certifications": {"columns": columns}}
    records = load(folder(tmp_path, {"export.csv": badges}) / "export.csv", mapping=mapping, today=TODAY)
    assert records.certifications["person"].tolist() == ["48"]


def test_a_mapped_tab_is_found_by_the_headers_the_mapping_names(tmp_path):
    tabs = {"a.csv": "When,Who,Spent,x,y,z,u,v\n2026-10-05,Ana Cruz,1,,,,,\n", "b.csv": "Dish,Price\nSoup,3\n"}
    mapping = {"log": {"columns": {"date": "When", "name": "Who", "hours": "Spent"}}}
    assert load(folder(tmp_path, tabs), mapping=mapping, today=TODAY).log["hours"].tolist() == [1.0]


def test_two_logs_are_not_chosen_between(tmp_path):
    with pytest.raises(SchemaError) as error:
        read(tmp_path, {"this year.csv": LOG, "last year.csv": LOG})
    assert error.value.reason == "choose_sheet"


def test_a_log_by_name_wins_over_one_by_headers_and_the_other_is_said(tmp_path):
    records = read(tmp_path, {"PD log.csv": LOG, "copy.csv": LOG.replace("1\n", "9\n")})
    assert records.log["hours"].tolist() == [1.0]
    assert records.notes[["tab", "note"]].values.tolist() == [["copy", "not_read: no tab that is known"]]


@pytest.mark.parametrize(
    "text, reason",
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_text"),
        (b'Name,Certification,Earned\n"Ana Cruz,CETL,2025-02-03\n', "unterminated_quote"),
        (b"Name,Certificate\nAna Cruz,CETL\n", "missing_columns"),
        (b"Name,Certification,Earned,Earned\nAna Cruz,CETL,2025-02-03,2025-02-04\n", "duplicate_header"),
    ],
)
def test_one_bad_tab_cannot_stop_the_others(tmp_path, text, reason):
    records = read(tmp_path, {"PD log.csv": LOG, "Certifications.csv": text})
    assert len(records.log) == 1 and records.certifications.empty and records.has("certifications")
    counts = records.counts.set_index("tab").loc["Certifications"]
    assert counts["rows"] == counts["refused"] == 1 and counts["used"] == 0
    assert records.refused[["tab", "reason"]].values.tolist() == [["Certifications", reason]]


def test_a_bad_log_stops_the_reading(tmp_path):
    with pytest.raises(SourceError) as error:
        read(tmp_path, {"PD log.csv": '"Date,Name\n', "Certifications.csv": CERTIFICATIONS})
    assert error.value.reason == "unterminated_quote"


def test_a_certification_whose_last_day_is_unclear_is_refused(tmp_path):
    records = read(tmp_path, {"PD log.csv": LOG, "Certifications.csv": CERTIFICATIONS.replace("2027-02-03", "never")})
    assert records.refused[["column", "whole_row"]].values.tolist() == [["Expires", True]]


@pytest.mark.parametrize(
    "header, says",
    [
        ("Day off,Name,Hours", 'no column "Date". It has "Day off", "Name", "Hours"'),
        ("Date,Name,Ноurs", 'Did you mean "Ноurs" for Hours?'),  # Cyrillic letters
        ("Date,Name,Huors", 'Did you mean "Huors" for Hours?'),
        ("Date,Name,Mood", 'no column "Hours". It has "Date", "Name", "Mood". Rename'),  # nothing near: no guess
    ],
)
def test_a_missing_column_is_said_with_what_there_is(tmp_path, header, says):
    with pytest.raises(SchemaError) as error:
        read(tmp_path, {"PD log.csv": header + "\n2026-10-05,Ana Cruz,1\n"})
    assert error.value.reason == "missing_columns"
    assert says in str(error.value) and "\n" not in str(error.value)


def test_a_header_of_its_own_beats_an_alias(tmp_path):
    records = read(tmp_path, {"PD log.csv": "Day,Date,Name,Hours\nMonday,2026-10-05,Ana Cruz,1\n"})
    assert records.notes[["column", "note"]].values.tolist() == [["Day", "unknown_columns"]]


def test_two_aliases_of_a_required_column_are_not_chosen_between(tmp_path):
    with pytest.raises(SchemaError) as error:
        read(tmp_path, {"PD log.csv": "Day,PD date,Name,Hours\n2026-10-05,2026-10-06,Ana Cruz,1\n"})
    assert error.value.reason == "duplicate_header"


def test_an_optional_column_that_is_there_twice_is_said_and_not_read(tmp_path):
    records = read(tmp_path, {"PD log.csv": "Date,Name,Hours,Notes,Notes\n2026-10-05,Ana Cruz,1,a,b\n"})
    assert records.log["notes"].isna().all()
    assert records.notes["note"].tolist() == ["duplicate_header: not read, 2 columns mean it"]
