from dataclasses import fields
from pathlib import Path

import pytest

from data import SchemaError, Settings, read_settings

SHIPPED = Path(__file__).parents[2] / "dashboard.toml"


def written(folder, text):
    path = folder / "dashboard.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_file_names_every_setting_and_changes_none():
    assert read_settings(SHIPPED) == Settings()
    said = {
        line.split(" = ")[0]
        for line in SHIPPED.read_text(encoding="utf-8").splitlines()
        if " = " in line and line[0] != "#"
    }
    assert said == {field.name for field in fields(Settings)}


def test_no_file_means_all_defaults(tmp_path):
    assert read_settings(tmp_path / "none.toml") == Settings()


def test_what_a_district_sets_is_read(tmp_path):
    path = written(tmp_path, 'school_year_start = "08-15"\nweekly_hours = 3\nday_first = true\ndistrict = "Río Alto"\n')
    expected = Settings(school_year_start=(8, 15), weekly_hours=3.0, day_first=True, district="Río Alto")
    assert read_settings(path) == expected


@pytest.mark.parametrize(
    "text, says",
    [
        ('school_year_start = "02-29"', "school_year_start is '02-29'"),  # no such day in most years
        ('school_year_start = "July 1"', "Write month and day"),
        ("weekly_hours = 0", "above 0 and up to 40"),
        ("weekly_hours = true", "Write a number"),
        ('day_first = "yes"', "Write true or false"),
        ("small_group = 0", "Write 1 or more"),
        ("small_group = 2.5", "Write a number"),
        ("most_hours_a_day = 25", "up to 24"),
        ("department = 7", "Write text in quotes"),
        ("weekly_hour = 2", 'there is no setting "weekly_hour"'),
        ("weekly_hours = = 2", "it is not TOML"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_setting(tmp_path, text, says):
    with pytest.raises(SchemaError) as error:
        read_settings(written(tmp_path, text))
    assert error.value.reason == "bad_settings"
    assert says in str(error.value)
    assert "\n" not in str(error.value)
