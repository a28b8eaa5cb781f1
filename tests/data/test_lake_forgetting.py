"""A person is taken out of a district of a lake: out of what is read, what is kept beside it and what was computed."""

import pytest

from analysis import over_lake
from data import Settings, SourceError, load
from data.__main__ import main
from data.lake import store
from data.lake.forgetting import KeptDistrict
from data.lake.partition import unpacked
from tests.data.lake_cases import HERE, LOG, district, lake_of
from tests.data.snapshot_cases import Disk
from tests.data.test_forget import everything_in, texts

STAFF = "Name,ID,Email\nAna Ruiz,E1,ana@x.org\nBen Okafor,E2,ben@x.org\n"


@pytest.fixture
def lake(tmp_path):
    """Two districts with an Ana Ruiz each, of whom Oak has an older copy as well; and what is computed of both."""
    district(tmp_path / "in", "Elm", log="Date,Name,Hours\n2026-09-07,Ana Ruiz,5\n")
    district(tmp_path / "in", "Oak", log=LOG.replace("3", "1"), staff=STAFF)
    lake_of(tmp_path / "in", tmp_path / "lake")
    district(tmp_path / "in", "Oak", log=LOG + "2026-09-09,Ben Okafor,1\n2026-09-09,Ana Ruiz,never\n", staff=STAFF)
    lake, _ = lake_of(tmp_path / "in", tmp_path / "lake")
    over_lake.compute(lake, as_of="2026-10-31", settings=Settings(), mapped=HERE, rows=1)
    return lake.folder


def forget(lake, *more, who="Ana Ruiz", district="Oak"):
    return main(["forget", who, "--lake", str(lake), "--district", district, *more])


def test_it_is_said_first_and_nothing_is_done(lake, capsys):
    before = everything_in(lake)
    assert forget(lake) == 0
    said = capsys.readouterr().out
    assert "among the people of Oak" in said and "Remove their rows from its files first" in said
    assert everything_in(lake) == before


def test_nothing_of_them_is_left_in_their_district_and_all_of_the_other_is(lake, capsys):
    assert forget(lake, "--yes") == 0
    assert "Taken out of Oak. The sums count them until you run: python -m analysis parts" in capsys.readouterr().out
    (oak,) = lake.glob("part-oak-*")  # the older copy is gone too
    assert not [frame for frame in unpacked(oak).frames().values() if "Ana" in texts(frame) or "ana@x" in texts(frame)]
    assert load(lake, district="Oak").log["name"].unique().tolist() == ["Ben Okafor"]
    assert load(lake, district="Elm").log["hours"].tolist() == [5.0]
    batches = [store.table(one, "person_weeks") for one in (lake / store.PARTS).glob("batch-*")]
    assert [set(one["district"]) for one in batches] == [{"Elm"}]


def test_the_next_ingest_of_the_same_files_does_not_bring_them_back(lake, tmp_path):
    forget(lake, "--yes")
    _, tally = lake_of(tmp_path / "in", lake)
    assert (tally.read, tally.there) == (0, 2)
    assert "Ana Ruiz" not in set(load(lake, district="Oak").people["name"])


@pytest.mark.parametrize(
    ("asked", "code", "says"),
    [
        ({"who": "Cy Dee"}, 1, "Nobody is kept here as 'Cy Dee'."),
        ({"district": "Fir"}, 2, 'There is no district "Fir" in lake. [no_such_district]'),
        ({"district": ""}, 2, 'There is no district "" in lake. [no_such_district]'),
    ],
)
def test_whoever_is_not_there_is_said_in_a_line(lake, capsys, asked, code, says):
    assert forget(lake, "--yes", **asked) == code
    assert says in capsys.readouterr().err


def test_a_disk_that_fills_leaves_them_in_or_takes_them_out_whole(lake, monkeypatch, capsys):
    for step in range(1, 30, 3):
        with monkeypatch.context() as patch:
            Disk(patch, step=step, error=OSError(28, "No space left on device"), for_good=True)
            forget(lake, "--yes")
        assert len(load(lake, district="Oak").log) in (4, 2), step
    assert "Not done: the disk refused (No space left on device)." in capsys.readouterr().err
    assert forget(lake, "--yes") in (0, 1)  # taken out now, or before the disk was full
    assert "Ana Ruiz" not in set(load(lake, district="Oak").people["name"])


def test_a_district_that_is_ingested_meanwhile_is_not_put_back(lake, tmp_path):
    kept = KeptDistrict(lake, "Oak")
    who = kept.who("e1")
    district(tmp_path / "in", "Oak", log=LOG, staff=STAFF)
    lake_of(tmp_path / "in", lake)
    with pytest.raises(SourceError, match="^Oak was ingested again in this moment. Ask again.$"):
        kept.forget(who)
    assert len(load(lake, district="Oak").log) == 3
