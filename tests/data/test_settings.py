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
        ('asks = "{renew}"', "Write lines in brackets"),
        ('asks = ["{renew}", ""]', "asks has the line ''"),
        ("asks = [1]", "asks has the line 1"),
        ('asks = ["{budget}"]', "asks names {budget}. Known: {protect}, {renew}, {introduce}, {answer}"),
        ('asks = ["Please {renew}"]', "Give {renew} a line of its own"),
        (f'asks = ["{"x" * 201}"]', "a line of 201 characters"),
        (f"asks = {['x'] * 7}", "asks has 7 lines"),
        ('paper = "A3"', "Write letter or a4"),
        ('brand_colour = "blue"', "Write # and six digits"),
        (
            'brand_colour = "#F0C000"',
            "dashboard.toml: brand_colour #F0C000 has 1.7:1 on white; text needs 4.5:1. Try #896E00.",
        ),
    ],
)
def test_a_mistake_is_one_line_that_names_the_setting(tmp_path, text, says):
    with pytest.raises(SchemaError) as error:
        read_settings(written(tmp_path, text))
    assert error.value.reason == "bad_settings"
    assert says in str(error.value)
    assert "\n" not in str(error.value)


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def test_a_logo_lies_beside_the_settings(tmp_path):
    (tmp_path / "seal.svg").write_text(LOGO)
    assert read_settings(written(tmp_path, 'logo = "seal.svg"')).logo == str(tmp_path / "seal.svg")


@pytest.mark.parametrize(
    "name, content, says",
    [
        ("seal.gif", "GIF89a", "Write the name of an SVG or PNG"),
        ("seal.svg", None, "no such file"),
        ("seal.svg", "<html>", "is no SVG"),
        ("seal.svg", LOGO.replace("/>", "><script>x</script></svg>"), "holds a script"),
        ("seal.svg", LOGO.replace("viewBox", " onload = 'x' viewBox"), "holds a script"),
        ("seal.svg", LOGO.replace("/>", "><foreignObject/></svg>"), "holds a script"),
        ("seal.png", LOGO, "is no PNG"),
        ("seal.png", "x" * 300_001, "at most 300 kB"),
    ],
)
def test_a_logo_that_is_no_picture_is_refused(tmp_path, name, content, says):
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(SchemaError) as error:
        read_settings(written(tmp_path, f'logo = "{name}"'))
    assert says in str(error.value)


def test_a_png_is_known_by_its_first_bytes(tmp_path):
    (tmp_path / "seal.PNG").write_bytes(b"\x89PNG\r\n\x1a\n...")
    assert read_settings(written(tmp_path, 'logo = "seal.PNG"')).logo.endswith("seal.PNG")


def test_the_lines_of_what_would_help_are_kept_in_order(tmp_path):
    path = written(tmp_path, 'asks = ["{renew}", "Fund two vouchers: soon.", "{answer}"]\npaper = "a4"')
    assert read_settings(path) == Settings(asks=("{renew}", "Fund two vouchers: soon.", "{answer}"), paper="a4")
