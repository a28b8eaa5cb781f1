"""What is computed of a lake, here or on Dask, is what its districts say when they are read at once."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import cluster, hours, over_lake
from analysis.__main__ import main
from analysis.cluster import NoCluster
from analysis.parts import PARTS, Basis, added, parts
from benchmarks.district import AS_OF
from benchmarks.district_tabs import write_folder
from data import Settings, SourceError
from data.lake import store
from data.lake.partition import unpacked
from tests.data.lake_cases import HERE, HOW, lake_of

ROOT = Path(__file__).parents[2]
DAY = f"{AS_OF:%Y-%m-%d}"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Three districts, whose people have the same names."""
    folder = tmp_path_factory.mktemp("lake")
    for seed, name in enumerate(["Ash", "Elm", "Oak"]):
        (folder / "in" / name).mkdir(parents=True)
        write_folder(folder / "in" / name, 200, seed=seed)
    return lake_of(folder / "in", folder / "lake", replace(HOW, today=pd.Timestamp(AS_OF)))[0]


@pytest.fixture
def lake(made, tmp_path):
    """The same lake, for this test alone."""
    (tmp_path / "lake").mkdir()
    for one in made.folder.iterdir():
        if one.name != store.PARTS:
            (tmp_path / "lake" / one.name).symlink_to(one)
    return replace(made, folder=tmp_path / "lake")


def computed(lake, mapped=HERE, **more):
    return over_lake.compute(lake, as_of=DAY, settings=Settings(), mapped=mapped, **more)


def sums(lake):
    folder = lake.folder / store.PARTS / store.computed(lake).sums
    return {name: store.table(folder, name) for name in PARTS}


def at_once(lake):
    """The figures of each district, all read into memory and computed without a lake."""
    found = {name: [] for name in PARTS}
    for district in lake.districts.values():
        records = unpacked(lake.folder / district.partitions[0])
        for name, frame in parts(Basis(records, DAY, since=district.first_day)).items():
            found[name].append(frame.assign(district=district.name))
    return {name: added(found[name], part, by=["district"]) for name, part in PARTS.items()}


def same(found, expected):
    for name, frame in expected.items():
        assert_frame_equal(found[name], frame, check_dtype=False, rtol=1e-9, atol=0, obj=name)
        counts = list(PARTS[name].counts)
        assert found[name][counts].astype("int64").equals(frame[counts].astype("int64")), name


def test_streamed_a_district_at_a_time_the_figures_are_those_of_memory(lake):
    computed(lake, rows=1)  # a batch for each
    assert len(store.computed(lake).batches) == 3
    same(sums(lake), at_once(lake))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_dask_worker_that_is_killed_in_the_middle_changes_nothing(lake):
    from distributed import Client, LocalCluster

    computed(lake, rows=1)
    expected = sums(lake)
    for batch in (lake.folder / store.PARTS).glob("batch-*"):
        (batch / store.ABOUT).unlink()  # so that each is computed again
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as running, Client(running) as client:
        killed = []

        def kill_one(done, of):
            if not killed and done < of:
                killed.extend(client.run(os.getpid).values())
                os.kill(killed[0], signal.SIGKILL)

        here = partial(cluster.mapped, scheduler=running.scheduler_address)
        computed(lake, here, rows=1, say=kill_one)
        assert killed[0] not in client.run(os.getpid).values()
    assert {name: frame.equals(expected[name]) for name, frame in sums(lake).items()} == dict.fromkeys(PARTS, True)


def test_a_scheduler_that_is_not_there_is_said_in_a_line(lake, monkeypatch, capsys):
    monkeypatch.setattr(cluster, "WAITS", 0.2)
    assert main(["parts", str(lake.folder), "--scheduler", "tcp://127.0.0.1:9"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "No Dask scheduler answers at tcp://127.0.0.1:9. Start one (dask scheduler), or leave --scheduler out."
    ]


def test_without_dask_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match="pip install -r requirements-scale.txt"):
        list(cluster.mapped(len, [()], scheduler="local"))


def test_the_weeks_of_single_people_answer_what_nobody_has_summed(lake):
    computed(lake, rows=500)  # two districts, then one
    weeks = list(over_lake.person_weeks(lake))
    assert len(weeks) == 2
    found = added([hours.adherence(each) for each in weeks], PARTS["adherence"])
    assert_frame_equal(found, added([sums(lake)["adherence"]], PARTS["adherence"]))
    people = sum(
        unpacked(lake.folder / district.partitions[0]).people["person"].nunique()
        for district in lake.districts.values()
    )
    assert sum(each["person"].nunique() for each in weeks) <= people
    assert max(each["person"].nunique() for each in weeks) > 4  # people of one name in two districts are two


def test_medians_come_from_single_people(lake):
    computed(lake)
    years = pd.concat(over_lake.person_years(lake))
    this = years[years["school_year"] == "2025-26"]
    found = [unpacked(lake.folder / district.partitions[0]) for district in lake.districts.values()]
    each = [
        hours.meets_goal(Basis(records, DAY, since=records.log["date"].min()).weeks, by=["school_year", "person"])
        for records in found
    ]
    expected = pd.concat(each).query("school_year == '2025-26'")
    assert this["seconds"].median() == expected["seconds"].median()


def test_what_is_computed_is_not_computed_again_and_what_has_changed_is(lake, monkeypatch):
    asked = []
    watched = lambda work, tasks: (asked.append(len(tasks := list(tasks))), HERE(work, tasks))[1]  # noqa: E731
    computed(lake, watched, rows=1)
    computed(lake, watched, rows=1)
    computed(replace(lake, districts=dict(list(lake.districts.items())[:2])), watched, rows=1)
    over_lake.compute(lake, as_of="2026-05-01", settings=Settings(), mapped=watched, rows=1)
    assert asked == [3, 0, 0, 3]


def test_a_damaged_district_is_left_out_and_named(lake, capsys):
    file = lake.folder / lake.districts["Elm"].partitions[0]
    target = file.resolve()
    file.unlink()
    file.mkdir()
    for one in target.iterdir():
        (file / one.name).write_bytes(one.read_bytes()[: -1 if one.name == "log.parquet" else None])
    assert main(["parts", str(lake.folder), "--workers", "1"]) == 1
    said = capsys.readouterr().err
    assert "Elm is left out. Elm: log.parquet is not what was written. Ingest it again." in said
    assert set(sums(lake)["adherence"]["district"]) == {"Ash", "Oak"}


def test_a_batch_that_is_cut_off_or_lacks_a_district_is_computed_again(lake):
    computed(lake, rows=1)
    expected = sums(lake)
    cut, lacking = sorted((lake.folder / store.PARTS).glob("batch-*"))[:2]
    (file := cut / "adherence.parquet").write_bytes(file.read_bytes()[:-20])
    store.keep(lacking, store.packed({}, [("Oak", "it could not be read")]))
    computed(lake, rows=1)
    assert store.left_out(lacking) == []
    assert {name: frame.equals(expected[name]) for name, frame in sums(lake).items()} == dict.fromkeys(PARTS, True)


def test_sums_that_are_cut_off_or_not_there_are_said_so(lake):
    with pytest.raises(SourceError, match="Nothing is computed of lake yet. Run: python -m analysis parts lake."):
        store.computed(lake)
    found = computed(lake)
    file = lake.folder / store.PARTS / found.sums / "adherence.parquet"
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(SourceError, match="adherence.parquet is not what was written"):
        sums(lake)


def test_a_viewer_of_one_district_reads_its_rows_alone(lake):
    found = computed(lake)
    mine = store.table(lake.folder / store.PARTS / found.sums, "adherence", districts=["Elm"])
    assert set(mine["district"]) == {"Elm"}


def test_the_sums_say_when_the_lake_has_changed(lake):
    found = computed(lake)
    assert store.is_current(lake, found)
    assert not store.is_current(replace(lake, districts={"Ash": lake.districts["Ash"]}), found)


def test_a_lake_that_is_none_is_said_in_a_line(tmp_path, capsys):
    assert main(["parts", str(tmp_path)]) == 2
    assert "is no lake" in capsys.readouterr().err


def test_nothing_of_dask_is_loaded_unless_it_is_asked_for():
    code = "import sys, dashboard, analysis.__main__, data.lake.command; print(sorted({'dask', 'distributed'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
