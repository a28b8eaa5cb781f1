from datetime import date

import pytest

from data import Records, SchemaError, Settings
from pages.screen import source

TODAY = date(2026, 11, 20)


@pytest.fixture
def home(tmp_path):
    (tmp_path / "dashboard.toml").write_text('source = "our-log.csv"\nmapping = "our-map.toml"\nweekly_hours = 1.5\n')
    return tmp_path


def test_with_nothing_said_the_sample_opens(tmp_path):
    opened = source.chosen({}, tmp_path)
    assert (opened.is_sample, opened.label, opened.mapping, opened.settings) == (True, "Sample data", "", Settings())


def test_the_settings_name_a_source_beside_them(home):
    opened = source.chosen({}, home)
    assert (opened.path, opened.mapping) == (str(home / "our-log.csv"), str(home / "our-map.toml"))
    assert (opened.is_sample, opened.label, opened.settings.weekly_hours) == (False, "our-log.csv", 1.5)


def test_a_variable_goes_before_the_settings(home):
    opened = source.chosen({"TWO_HOURS_SOURCE": "other.csv", "TWO_HOURS_MAPPING": "other.toml"}, home)
    assert (opened.path, opened.mapping, opened.settings.weekly_hours) == ("other.csv", "other.toml", 1.5)


def test_an_empty_variable_says_nothing(home):
    assert source.chosen({"TWO_HOURS_SOURCE": ""}, home).label == "our-log.csv"


def test_the_page_never_names_the_folders_a_source_lies_in():
    assert source.chosen({"TWO_HOURS_SOURCE": "/home/ana.ruiz/pd/log.csv"}).label == "log.csv"


def test_a_wrong_setting_is_said_not_ignored(tmp_path):
    (tmp_path / "dashboard.toml").write_text("weekly_hors = 2\n")
    with pytest.raises(SchemaError, match="weekly_hors"):
        source.chosen({}, tmp_path)


def test_a_source_is_read_once_until_its_file_its_settings_or_the_day_change(tmp_path, monkeypatch):
    reads = []
    monkeypatch.setattr(source, "load", lambda path, **how: reads.append(how) or Records.empty(version=str(len(reads))))
    log = tmp_path / "log.csv"
    log.write_text("Date,Name,Hours\n")
    opened = source.Source(str(log), "", Settings())
    assert [source.read(opened, TODAY).version, source.read(opened, TODAY).version] == ["1", "1"]
    log.write_text("Date,Name,Hours\n2026-09-01,Ana,2\n")
    assert source.read(opened, TODAY).version == "2"
    assert source.read(opened, date(2026, 11, 21)).version == "3"
    assert source.read(source.Source(str(log), "", Settings(weekly_hours=1)), TODAY).version == "4"
    assert reads[0] == {"mapping": None, "today": TODAY, "settings": Settings(), "district": None}


def test_a_file_added_to_a_folder_is_a_change(tmp_path, monkeypatch):
    reads = []
    monkeypatch.setattr(source, "load", lambda path, **how: reads.append(how) or Records.empty(version=str(len(reads))))
    opened = source.Source(str(tmp_path), "", Settings())
    assert source.read(opened, TODAY).version == "1"
    (tmp_path / "Staff.csv").write_text("Name\nAna\n")
    assert source.read(opened, TODAY).version == "2"


def test_the_frame_looks_as_the_district_set_it(tmp_path):
    (tmp_path / "dashboard.toml").write_text('brand_colour = "#00693E"\n')
    assert source.looks(tmp_path).brand_colour == "#00693E"


def test_a_wrong_setting_leaves_the_frame_ours_and_is_said_on_the_page(tmp_path):
    (tmp_path / "dashboard.toml").write_text('brand_colour = "#F0C000"\n')
    assert source.looks(tmp_path) == Settings()
    with pytest.raises(SchemaError, match="Try #896E00"):
        source.chosen({}, tmp_path)


def test_the_state_of_a_lake_is_that_of_its_one_file(tmp_path):
    for name in ("LAKE", "notes.txt"):
        (tmp_path / name).write_text("")
    assert [name for name, *_ in source.state_of(str(tmp_path))] == ["LAKE"]
