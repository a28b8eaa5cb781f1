"""Many districts become a lake: each whole or not at all, read once, and never half."""

import errno
import json
import os
from dataclasses import replace

import pandas as pd
import pyarrow.parquet as pq
import pytest

from analysis import over_lake
from data import SchemaError, SourceError, load
from data.__main__ import main
from data.lake import partition
from data.lake.catalogue import CATALOGUE, is_lake, opened
from data.lake.districts import wanted
from data.lake.ingest import ingest
from data.lake.partition import about, refused, unpacked
from data.settings import Settings
from tests.data.lake_cases import HERE, HOW, LOG, TODAY, district, lake_of, records_in
from tests.data.snapshot_cases import Disk, same


@pytest.fixture
def source(tmp_path):
    district(tmp_path / "in", "Oak", staff="Name,Team\nAna Ruiz,Desk\nBen Okafor,Desk\n")
    district(tmp_path / "in", "Elm", log="Date,Name,Hours\n2026-09-07,Ana Ruiz,5\n2026-13-07,Ana Ruiz,5\n")
    return tmp_path / "in"


def test_a_district_of_a_lake_is_what_its_files_say(source, tmp_path):
    lake, tally = lake_of(source, tmp_path / "lake")
    found = load(lake.folder, district="Oak")
    same(replace(found, read_at=pd.NaT, version="", source=""),
         replace(load(source / "Oak", today=TODAY), read_at=pd.NaT, version="", source=""))  # fmt: skip
    assert (tally.rows, tally.refused, tally.failures) == (7, 1, ())


def test_what_is_in_a_lake_is_said_by_its_catalogue(source, tmp_path):
    lake, _ = lake_of(source, tmp_path / "lake")
    elm = lake.districts["Elm"]
    assert list(lake.districts) == ["Elm", "Oak"]
    assert (elm.rows, elm.used, elm.refused, elm.logged, elm.people) == (2, 1, 1, 1, 1)
    assert (elm.first_day, elm.last_day, lake.last_day) == ("2026-09-07", "2026-09-07", "2026-09-14")


def test_a_day_that_is_only_planned_is_no_last_day(tmp_path):
    district(tmp_path / "in", "Oak", "Date,Name,Hours,Status\n2026-09-07,Ana,2,Done\n2027-01-07,Ana,2,Planned\n")
    assert lake_of(tmp_path / "in", tmp_path / "lake")[0].last_day == "2026-09-07"


def test_two_districts_with_the_same_person_have_two_people(source, tmp_path):
    lake, _ = lake_of(source, tmp_path / "lake")
    logs = [pq.read_table(lake.folder / name / "log.parquet").to_pandas() for _, name in lake.partitions()]
    both = pd.concat(logs)
    assert set(both["person"]) == {"ana ruiz", "ben okafor"}
    assert both.groupby(["district", "person_key"], observed=True).ngroups == 3


def test_the_log_lies_with_the_keys_that_are_asked_for(source, tmp_path):
    lake, _ = lake_of(source, tmp_path / "lake")
    schema = pq.read_schema(lake.folder / lake.districts["Oak"].partitions[0] / "log.parquet")
    assert str(schema.field("person_key").type) == "int32"
    assert {str(schema.field(key).type) for key in ("date", "week_start", "month")} == {"timestamp[us]"}
    assert "school_year" in schema.names


def test_a_refused_row_is_kept_with_its_file_and_row(source, tmp_path):
    lake, _ = lake_of(source, tmp_path / "lake")
    kept = refused(lake.folder / lake.districts["Elm"].partitions[0])
    assert kept[["file", "row", "column", "value"]].values.tolist() == [["PD log.csv", 3, "Date", "2026-13-07"]]
    assert refused(lake.folder / lake.districts["Oak"].partitions[0]).empty


def test_the_same_files_are_not_read_again(source, tmp_path):
    before, _ = lake_of(source, tmp_path / "lake")
    after, tally = lake_of(source, tmp_path / "lake")
    assert (tally.read, tally.there, tally.rows) == (0, 2, 7)
    assert after.partitions() == before.partitions()


def test_a_changed_file_is_read_again_and_the_other_districts_are_left_alone(source, tmp_path):
    before, _ = lake_of(source, tmp_path / "lake")
    district(source, "Elm", log="Date,Name,Hours\n2026-09-07,Ana Ruiz,4\n")
    after, tally = lake_of(source, tmp_path / "lake")
    assert (tally.read, tally.there) == (1, 1)
    assert after.districts["Oak"] == before.districts["Oak"]
    assert load(after.folder, district="Elm").log["hours"].tolist() == [4.0]


def test_what_was_replaced_stays_until_the_ingest_after_the_next(source, tmp_path):
    before, _ = lake_of(source, tmp_path / "lake")
    old = before.folder / before.districts["Elm"].partitions[0]
    district(source, "Elm", log="Date,Name,Hours\n2026-09-07,Ana Ruiz,4\n")
    lake_of(source, tmp_path / "lake")
    assert old.is_dir()  # somebody may be reading it
    lake_of(source, tmp_path / "lake")
    assert not old.exists()


def test_a_row_that_had_to_wait_for_its_day_is_read_again_once_it_has_come(tmp_path):
    district(tmp_path / "in", "Oak", "Date,Name,Hours\n2026-09-07,Ana,2\n2026-11-02,Ana,2\n")
    assert lake_of(tmp_path / "in", tmp_path / "lake")[1].refused == 1
    later = replace(HOW, today=pd.Timestamp("2026-11-03"))
    assert lake_of(tmp_path / "in", tmp_path / "lake", later)[1].refused == 0


def test_other_settings_read_the_files_anew(source, tmp_path):
    lake_of(source, tmp_path / "lake")
    american = replace(HOW, settings=Settings(school_year_start=(8, 1)))
    assert lake_of(source, tmp_path / "lake", american)[1].read == 2


def test_a_district_that_cannot_be_read_keeps_what_was_read_of_it_before(source, tmp_path):
    lake_of(source, tmp_path / "lake")
    (source / "Elm" / "PD log.csv").write_bytes(b"\x89PNG")
    lake, tally = lake_of(source, tmp_path / "lake")
    assert tally.failures == ('Elm: "PD log" cannot be read. [not_text]',) or "Elm: " in tally.failures[0]
    assert load(lake.folder, district="Elm").log["hours"].tolist() == [5.0]


def test_processes_beside_this_one_read_the_same(source, tmp_path):
    one, _ = lake_of(source, tmp_path / "one")
    two, tally = lake_of(source, tmp_path / "two", workers=2)
    assert tally.read == 2
    for left, right in zip(records_in(one).values(), records_in(two).values(), strict=True):
        same(replace(left, read_at=pd.NaT, version=""), replace(right, read_at=pd.NaT, version=""))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (["Oak/PD log.csv", "Elm/Staff.csv"], {"Oak": "", "Elm": ""}),
        (["Oak.csv", "Elm.xlsx", "notes.txt"], {"Oak": "", "Elm": ""}),
        (["PD log.csv", "Staff.csv"], {"in": ""}),  # the folder itself is one district
        (["Kern/Oak/log.csv", "Kern/Elm/log.csv", "Lake/Ash/log.csv"], {"Oak": "Kern", "Elm": "Kern", "Ash": "Lake"}),
        (["Kern/Oak.csv", "Kern/Elm.csv"], {"Oak": "Kern", "Elm": "Kern"}),  # several files of no tab's name: a county
        (["Oak/export.csv"], {"Oak": ""}),  # a lone file is the district's log
        ([".Oak.csv", "~$Elm.xlsx", "Ash.csv"], {"Ash": ""}),
    ],
)
def test_a_district_is_called_after_its_folder_or_its_file(made, expected, tmp_path):
    for name in made:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(LOG)
    assert {one.name: one.county for one in wanted([tmp_path / "in"])} == expected


def test_two_districts_of_one_name_and_no_district_at_all_are_said_so(tmp_path):
    for name in ("Kern/Oak.csv", "Kern/Elm.csv", "Lake/oak.csv", "Lake/Ash.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LOG)
    with pytest.raises(SchemaError, match='Two districts are called "oak"'):
        wanted([tmp_path])
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="holds no table"):
        wanted([tmp_path / "empty"])


def test_a_lake_is_opened_by_district(source, tmp_path):
    lake, _ = lake_of(source, tmp_path / "lake")
    assert is_lake(lake.folder) and not is_lake(source)
    with pytest.raises(SchemaError, match="holds 2 districts"):
        load(lake.folder)
    with pytest.raises(SourceError, match='no district "Fir"'):
        load(lake.folder, district="Fir")
    alone, _ = lake_of(source / "Oak", tmp_path / "alone")
    assert load(alone.folder).source == "Oak"


def test_two_districts_with_one_id_have_two_people(tmp_path):
    for name, who in {"Elm": "Cy Dee", "Oak": "Ana Ruiz"}.items():
        log = f"Date,Name,Hours\n2026-09-07,{who},2\n"
        district(tmp_path / "in", name, log=log, staff=f"Name,ID,Email\n{who},E1,one@x.org\n")
    lake, tally = lake_of(tmp_path / "in", tmp_path / "lake")
    assert (tally.refused, tally.failures) == (0, ())
    named = {name: load(lake.folder, district=name).log[["person", "name"]].astype("str") for name in ("Elm", "Oak")}
    assert {name: one.values.tolist() for name, one in named.items()} == {
        "Elm": [["E1", "Cy Dee"]],
        "Oak": [["E1", "Ana Ruiz"]],
    }
    over_lake.compute(lake, as_of="2026-10-31", settings=Settings(), mapped=HERE)
    (weeks,) = over_lake.person_weeks(lake)
    assert weeks.groupby("district", observed=True)["person"].unique().map(list).to_dict() == {"Elm": [0], "Oak": [1]}


def test_what_is_damaged_is_said_in_a_line_and_read_anew(source, tmp_path):
    lake, _ = lake_of(source, tmp_path / "lake")
    file = lake.folder / lake.districts["Oak"].partitions[0] / "log.parquet"
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(SourceError, match="^Oak: log.parquet is not what was written. Ingest it again.$"):
        load(lake.folder, district="Oak")
    assert lake_of(source, tmp_path / "lake")[1].read == 1
    assert len(load(lake.folder, district="Oak").log) == 3


def test_a_lake_whose_catalogue_is_damaged_is_never_half_read(source, tmp_path):
    lake, _ = lake_of(source, tmp_path / "lake")
    (lake.folder / CATALOGUE).write_bytes((lake.folder / CATALOGUE).read_bytes()[:-3])
    with pytest.raises(SourceError, match="is not what was written"):
        opened(lake.folder)
    (lake.folder / CATALOGUE).unlink()
    with pytest.raises(SourceError, match="is no lake"):
        opened(lake.folder)
    again, tally = lake_of(source, tmp_path / "lake")
    assert tally.there == 2 and again.districts == lake.districts  # nothing had to be read


def test_a_partition_of_an_older_schema_is_read_with_blanks_or_refused_in_a_line(source, tmp_path, monkeypatch):
    lake, _ = lake_of(source, tmp_path / "lake")
    folder = lake.folder / lake.districts["Oak"].partitions[0]
    today = dict(partition.FRAMES)
    monkeypatch.setitem(
        partition.FRAMES, "log", today["log"].assign(room=pd.Series([], dtype="str").astype("category"))
    )
    assert unpacked(folder).log["room"].isna().all()
    monkeypatch.setitem(partition.FRAMES, "log", today["log"].astype({"hours": "str"}))
    with pytest.raises(SourceError, match="^Oak: an older release wrote this, with other columns. Ingest it again.$"):
        unpacked(folder)


def test_a_partition_of_an_older_schema_is_read_anew_by_an_ingest(source, tmp_path, monkeypatch):
    lake_of(source, tmp_path / "lake")
    monkeypatch.setattr(partition, "SCHEMA", "another")
    assert lake_of(source, tmp_path / "lake")[1].read == 2


def test_a_partition_of_a_newer_release_is_refused_in_a_line(source, tmp_path, monkeypatch):
    lake, _ = lake_of(source, tmp_path / "lake")
    monkeypatch.setattr(partition, "FORMAT", 0)
    with pytest.raises(SourceError, match="^Oak: another release wrote this. Ingest it again.$"):
        about(lake.folder / lake.districts["Oak"].partitions[0])


def test_a_disk_that_fills_at_any_step_leaves_the_lake_as_it_was_or_as_it_is(source, tmp_path, monkeypatch):
    for lake in ("trial", "lake"):
        lake_of(source, tmp_path / lake)
    district(source, "Elm", log="Date,Name,Hours\n2026-09-07,Ana Ruiz,4\n")
    with monkeypatch.context() as patch:
        disk = Disk(patch)
        ingest(wanted([source]), tmp_path / "trial", HOW)
    for step in range(1, disk.steps, 5):
        full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        with monkeypatch.context() as patch, pytest.raises(OSError, match="No space left"):
            Disk(patch, step=step, error=full, for_good=True)
            lake_of(source, tmp_path / "lake")
        assert load(tmp_path / "lake", district="Elm").log["hours"].tolist() in ([5.0], [4.0]), step
        assert len(load(tmp_path / "lake", district="Oak").log) == 3
    after, _ = lake_of(source, tmp_path / "lake")
    assert load(after.folder, district="Elm").log["hours"].tolist() == [4.0]
    assert not list(after.folder.glob(".tmp-*"))


def test_the_command_says_how_far_it_is_and_what_became_of_it(source, tmp_path, capsys):
    asked = ["ingest", str(source), "--to", str(tmp_path / "lake"), "--today", f"{TODAY:%Y-%m-%d}", "--workers", "1"]
    assert main(asked) == 1  # a row was refused
    said = capsys.readouterr()
    assert said.out.endswith("2 districts read, 0 there already, 0 not read; 7 rows = 6 used + 1 refused.\n")
    assert "2 of 2 districts, 7 rows" in said.err


def test_the_command_says_in_a_line_why_not(tmp_path, capsys, monkeypatch):
    lake = str(tmp_path / "lake")
    assert main(["ingest", str(tmp_path / "nothing"), "--to", lake]) == 2
    (tmp_path / "Oak.csv").write_text(LOG)
    with monkeypatch.context() as patch:
        Disk(patch, step=1, error=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), for_good=True)
        assert main(["ingest", str(tmp_path / "Oak.csv"), "--to", lake, "--workers", "1"]) == 2
    missing, full = capsys.readouterr().err.splitlines()
    assert missing.startswith("There is no file or folder")
    assert full == "The lake cannot be written: No space left on device. What was in it still is. [not_written]"


def test_a_partition_says_what_it_is_about(source, tmp_path):
    lake, _ = lake_of(source, tmp_path / "lake")
    said = json.loads((lake.folder / lake.districts["Oak"].partitions[0] / "partition.json").read_text())
    assert said["schema"] == partition.SCHEMA and set(said["files"]) == {"PD log.csv", "Staff.csv"}
