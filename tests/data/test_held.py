import pandas as pd
import pytest

from data import load
from data.held import SINCE, TODAY, UNTIL, held, today
from data.kept_reads import KeptReads
from data.known_as import KnownAs, keys_in, known_as
from data.mentions import REMOVED, Mentions
from data.snapshot import SnapshotStore

NOW = pd.Timestamp("2026-11-18 10:00")
DAY = pd.Timedelta(days=1)
STAFF = "Name,ID,Email\nAna Ruiz,E7001,ana@x.org\nBo Lund,E7002,bo@x.org\n"
MEETINGS = (
    "Date,Topic,PD hours,Led by,Present\n2026-09-03,WiFi,1,Ana Ruiz,Ana Ruiz; Bo Lund\n2026-09-04,Cables,1,,Bo Lund\n"
)
READS = (
    {"PD log": "Date,Name,Hours\n2026-09-01,Ana Ruiz,1\n2026-09-02,Bo Lund,2\n", "Meetings": MEETINGS},
    # A row was put in above, another came; a cell that could not be read, and one of Bo's that names her.
    {
        "Staff": STAFF,
        "PD log": "Date,Name,Hours,Notes\n2026-08-31,Bo Lund,3,\n2026-09-01,Ana Ruiz,1,\n2026-09-02,Bo Lund,2,\n"
        "2026-09-08,Ana Ruiz,4,\n2026-09-09,Ana Ruiz,often,\n2026-09-09,Bo Lund,x,with Ana Ruiz\n",
        "Meetings": MEETINGS,
        "Goals": "Name,Goal,Set on,Due\nBo Lund,Cable a school,2026-08-01,2027-01-01\nAna Ruiz,Teach coding,2026-08-01,2027-01-01\n",
        "Service": "Date,Name,Site,Activity,Learned from\n2026-09-10,Ana Ruiz; Bo Lund,Elm,Club,Cable a school\n"
        "2026-09-11,Ana Ruiz; Bo Lund,Elm,Club,Teach coding\n",
        "Time off": "Name,First day,Last day\nEveryone,2026-12-21,2026-12-31\nAna Ruiz,2026-10-01,2026-10-02\n",
    },
    # Her row of 8 September is gone again.
    {"Staff": STAFF, "PD log": "Date,Name,Hours\n2026-09-01,Ana Ruiz,1\n", "Meetings": MEETINGS},
)


@pytest.fixture(scope="module")
def reads(tmp_path_factory):
    made = []
    for tabs in READS:
        folder = tmp_path_factory.mktemp("log")
        for tab, text in tabs.items():
            (folder / f"{tab}.csv").write_text(text)
        made.append(load(folder, today="2026-11-20"))
    return made


@pytest.fixture(scope="module")
def kept(reads, tmp_path_factory):
    store = SnapshotStore(tmp_path_factory.mktemp("kept"))
    for number, read in enumerate(reads):
        store.save(read, now=NOW + number * DAY)
    return KeptReads(store.folder)


def test_each_row_stands_once_with_the_reads_it_was_in_and_whether_the_log_has_it(kept, reads):
    found = held(kept.who("E7001", reads[2]), reads[2], kept)
    first, second, third = (read.read_at for read in kept.reads)
    log = found.tables["log"]
    told = log[["date", "tab", "row", SINCE, UNTIL, TODAY]].sort_values("date").astype({"date": "str"})
    assert told.to_numpy().tolist() == [
        # The first read knew her by her name: the person key is another, and so the row.
        ["2026-09-01", "PD log", 2, first, first, False],
        ["2026-09-01", "PD log", 2, second, third, True],  # it had moved down, and up again
        ["2026-09-03", "Meetings", 2, first, first, False],
        ["2026-09-03", "Meetings", 2, second, third, True],
        ["2026-09-08", "PD log", 5, second, second, False],  # kept, though the log has it no more
    ]
    assert found.tables["time_off"]["first_day"].tolist() == [
        pd.Timestamp("2026-10-01")
    ]  # days off for all are nobody's
    assert found.reads["number"].tolist() == [1, 2, 3]
    assert found.reads["rows"].tolist() == [4, 12, 5]


def test_of_others_nothing_is_handed_out(kept, reads):
    found = held(kept.who("E7001"), reads[2], kept)
    for name, table in found.tables.items():
        said = table.astype("str").to_csv()
        assert "Bo" not in said and "Cable" not in said and "E7002" not in said and "Cables" not in said, name
    assert found.tables["service"]["learned_from"].fillna("").tolist() == ["", "Teach coding"]  # the first is Bo's goal
    refused = found.tables["refused"]
    assert refused["row"].tolist() == [6, 7] and refused["typed"].tolist()[1] == ""  # the place, not what Bo wrote
    assert "often" in refused["typed"].tolist()[0]


def test_a_repeated_row_is_two_and_a_log_without_reads_is_enough(reads, tmp_path):
    (tmp_path / "log.csv").write_text("Date,Name,Hours\n2026-09-01,Ana Ruiz,1\n2026-09-02,Ana Ruiz,1\n")
    records = load(tmp_path / "log.csv", today="2026-11-20")
    records.log["date"] = records.log["date"].iloc[0]
    records.log["week_start"] = records.log["week_start"].iloc[0]
    nothing = KeptReads(tmp_path / "none")
    found = held(nothing.who("ana ruiz", records), records, nothing)
    assert (
        len(found.tables["log"]) == 2 and found.tables["log"][TODAY].all() and found.tables["log"][SINCE].isna().all()
    )
    assert len(found.reads) == 0 and len(today(nothing.who("ana ruiz", records), records)["log"]) == 2


def test_nobody_has_nothing(kept, reads):
    found = held(kept.who("nobody"), reads[2], kept)
    assert found.tables == {} and len(found.reads) == 0


def test_a_damaged_read_costs_nobody_the_others(kept, reads, tmp_path):
    store = SnapshotStore(tmp_path / "kept")
    for number, read in enumerate(reads):
        store.save(read, now=NOW + number * DAY)
    folders = sorted(store.folder.glob("snap-*"))
    (folders[0] / "manifest.json").write_text("{}")
    (folders[1] / "people.parquet").write_bytes(b"")
    broken = KeptReads(store.folder)
    assert [read.number for read in broken.reads] == [2, 3]
    assert held(broken.who("E7001"), reads[2], broken).reads["number"].tolist()[-1] == 3


def people(*rows):
    return pd.DataFrame(rows, columns=["person", "name", "email"], dtype="str")


NO_STAFF = pd.DataFrame({"person": [], "name": [], "id": [], "email": [], "also_known_as": []}, dtype="str")


@pytest.mark.parametrize(
    ("there", "keys"),
    [
        ([("E1", "Ana Ruiz-Lopez", "new@x.org")], {"E1"}),  # the key says it, whatever else changed
        ([("ana@x.org", "A. Ruiz", "ANA@x.org")], {"ana@x.org"}),  # an address nobody shares
        ([("ana ruiz", "RUIZ ANA", None), ("x", "Ana Ruíz", None)], {"x"}),  # the name, folded
        ([("other@x.org", "Ana Ruiz", "other@x.org")], set()),  # her name and another's address: somebody else
        ([("a", "Ana Ruiz", None), ("b", "Ana Ruiz", None)], set()),  # two of one name: nobody can tell
        ([("desk@x.org", "Cy", "ana@x.org"), ("y", "Dee", "ana@x.org")], set()),  # two at one address
        ([("y", "Ana Ruiz", "ana@x.org"), ("z", "Dee", "ana@x.org")], {"y"}),  # unless the name is hers too
    ],
)
def test_somebody_is_known_in_a_read_by_what_is_theirs_alone(there, keys):
    who = KnownAs(frozenset({"E1"}), frozenset({"ana@x.org"}), frozenset({"ana ruiz"}))
    assert keys_in(people(*there), who) == keys


def test_what_only_a_read_in_between_joins_is_one_person():
    oldest, middle = people(("ana ruiz", "Ana Ruiz", None)), people(("ana@x.org", "Ana Ruiz", "ana@x.org"))
    newest = people(("E1", "Ana Lopez", "ana@x.org"))
    who = known_as("E1", [(newest, NO_STAFF), (oldest, NO_STAFF), (middle, NO_STAFF)])
    assert who.keys == {"E1", "ana@x.org", "ana ruiz"}


def test_a_name_that_two_people_have_joins_nobody():
    both = people(("E1", "Ana Ruiz", "ana@x.org"), ("E2", "Ana Ruiz", "b@x.org"))
    assert known_as("E1", [(both, NO_STAFF)]).names == frozenset()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ask Ana Ruiz.", f"Ask {REMOVED}."),
        ("Ruiz, Ana led it", f"{REMOVED} led it"),
        ("RUIZ ANA", REMOVED),
        ("ána  ruíz", REMOVED),  # cannot be told from the rest by its letters: all of it goes
        ("ana-ruiz.pdf", REMOVED),
        ("mail ANA@x.org now", f"mail {REMOVED} now"),
        ("E7001 said", f"{REMOVED} said"),
        ("李娜一起", f"{REMOVED}一起"),
        ("see May, in may", f"see {REMOVED}, in may"),  # a name of one word only as it is written
        ("Banana Ruiz", "Banana Ruiz"),
        ("Ana Ruizeña", "Ana Ruizeña"),
        ("banana@x.org", "banana@x.org"),
        ("71 min", "71 min"),  # an id that may be any number
        ("", ""),
    ],
)
def test_a_name_is_taken_out_of_a_text_however_it_is_spelt(text, left):
    assert Mentions({"Ana Ruiz", "ana@x.org", "E7001", "李娜", "May", "71"}).out_of(text) == left


def test_nobody_is_mentioned_anywhere():
    assert not Mentions(()).are_in("Ana") and Mentions({" "}).out_of("Ana") == "Ana"
