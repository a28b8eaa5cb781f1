"""What was earned, what holds, what runs out."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import certifications

AS_OF = "2026-11-20"


@pytest.fixture
def tab(frame):
    rows = [
        # name, certification, topic, earned, expires
        ("Ada", "Network+", "Networking", "2023-11-20", "2026-11-20"),  # the last valid day is today
        ("Ada", "A+", "Hardware", "2020-01-01", None),  # for life
        ("Ben", "A+", "Hardware", "2022-09-01", "2025-09-01"),  # renewed in time, below
        ("Ben", "A+", "Hardware", "2025-09-01", "2028-09-01"),
        ("Ben", "Security+", "Security", "2022-08-01", "2025-08-01"),  # renewed a day late, below
        ("Ben", "Security+", "Security", "2025-08-02", "2026-12-20"),  # runs out in 30 days
        ("Cy", "CCNA", "Networking", "2022-10-01", "2025-10-01"),  # lapsed
        ("Cy", "Google Educator", None, "2026-08-01", None),  # this school year, no topic
        ("Dot", "A+", "Hardware", "2026-11-21", None),  # tomorrow
        ("Zed", "CISSP", "Security", "2024-01-01", "2027-01-01"),  # has left
    ]
    return frame(
        "certifications",
        [
            {"name": name, "certification": certification, "topic": topic, "earned_on": earned, "expires_on": expires}
            for name, certification, topic, earned, expires in rows
        ],
    )


@pytest.fixture
def log(frame):
    row = {"date": "2026-08-01", "hours": 1}
    return frame(
        "log",
        [
            row
            | {
                "name": "Cy",
                "certificate": "Google Educator",
                "certificate_expires": "2029-08-01",
            },  # the same, with a date
            row
            | {
                "name": "Ada",
                "certificate": "CWNA",
                "end_date": "2026-08-05",
                "topic": "WiFi",
                "provider": "CWNP",
                "status": "done",
            },
            row | {"name": "Ada", "certificate": "CWSP", "status": "in progress"},
            row | {"name": "Ada", "certificate": "CWAP", "status": "planned"},
            row | {"name": "Ada"},
        ],
    )


@pytest.fixture
def history(tab, log):
    return certifications.history(tab, log)


@pytest.fixture
def roster():
    return pd.DataFrame(
        {"person": ["ada", "ben", "cy", "dot"], "name": ["Ada", "Ben", "Cy", "Dot"], "team": ["N", "N", "H", "H"],
         "role": ["Lead", "Technician", "Technician", None], "on_the_wall": [True, False, True, True]}
    )  # fmt: skip


def test_the_history_joins_both_tabs_and_knows_one_thing_once(history):
    assert len(history) == 11
    cy = history[history["certification"] == "Google Educator"].iloc[0]
    assert cy["expires_on"] == pd.Timestamp("2029-08-01")  # a date beats a blank
    cwna = history[history["certification"] == "CWNA"].iloc[0]
    assert (cwna["earned_on"], cwna["issuer"], cwna["topic"]) == (pd.Timestamp("2026-08-05"), "CWNP", "WiFi")


def test_a_log_alone_has_a_history(frame, log, tab):
    alone = certifications.history(frame("certifications", []), log)
    assert list(alone["certification"]) == ["Google Educator", "CWNA"]
    assert list(alone) == list(certifications.history(tab)) == list(certifications.history(tab.iloc[:0]))
    assert_frame_equal(certifications.history(tab, log.iloc[:0]), certifications.history(tab))


def test_a_renewal_is_not_a_new_plate(history):
    table = certifications.earned(history, as_of=AS_OF).astype({"school_year": "str"}).set_index("school_year")
    assert table["earned"].to_dict() == {"2019-20": 1, "2022-23": 3, "2023-24": 2, "2025-26": 0, "2026-27": 2}
    assert table["renewals"].to_dict() == {"2019-20": 0, "2022-23": 0, "2023-24": 0, "2025-26": 2, "2026-27": 0}
    this_year = certifications.earned(history, as_of=AS_OF, since="2026-07-01", by=None)
    assert this_year.to_dict("records") == [{"earned": 2, "renewals": 0, "people": 2}]


def test_the_running_total_steps_week_by_week_and_stops_today(history):
    table = certifications.running_total(history, as_of="2026-08-10")
    now = table[table["school_year"] == "2026-27"]
    assert list(now["school_week"]) == [1, 2, 3, 4, 5, 6]  # 5-11 August is week 6
    assert list(now["total"]) == [0, 0, 0, 0, 1, 2]
    assert table.groupby("school_year", observed=True)["school_week"].max().iloc[0] == 53
    assert table["total"].groupby(table["school_year"], observed=True).last().sum() == 8
    assert certifications.running_total(history.iloc[:0], as_of=AS_OF).empty


@pytest.mark.parametrize(
    ("as_of", "holds"),
    [
        ("2023-11-19", False),  # the day before it was earned
        ("2023-11-20", True),  # the day it was earned
        ("2026-11-20", True),  # the last valid day
        ("2026-11-21", False),  # the day after
    ],
)
def test_a_certification_holds_from_the_day_it_is_earned_to_its_last_valid_day(history, as_of, holds):
    held = certifications.active(history, as_of=as_of)
    assert held["certification"].eq("Network+").any() == holds


def test_active_is_each_persons_certification_once(history, roster):
    held = certifications.active(history, roster, as_of=AS_OF)
    assert list(zip(held["name"], held["certification"], strict=True)) == [
        ("Ada", "A+"), ("Ada", "CWNA"), ("Ada", "Network+"), ("Ben", "A+"), ("Ben", "Security+"), ("Cy", "Google Educator"),
    ]  # fmt: skip
    ben = held.iloc[3]
    assert (ben["earned_on"], ben["renewed_on"], ben["expires_on"]) == tuple(
        pd.to_datetime(["2022-09-01", "2025-09-01", "2028-09-01"])
    )
    assert held["renewed_on"].isna().sum() == 4


def test_active_by_month_agrees_with_every_single_day(history):
    table = certifications.active_by_month(history, as_of=AS_OF)
    assert table["on"].iloc[-1] == pd.Timestamp(AS_OF)
    for row in table.itertuples():
        held = certifications.active(history, as_of=row.on)
        assert (row.active, row.people) == (len(held), held["person"].nunique())


def test_certified_people_are_out_of_the_roster(history, roster):
    assert certifications.certified_people(history, roster, as_of=AS_OF).to_dict("records") == [
        {"certified": 3, "people": 4, "share": 3 / 4}
    ]
    by_team = certifications.certified_people(history, roster, as_of=AS_OF, by="team")
    assert list(by_team["certified"]) == [1, 2] and list(by_team["people"]) == [2, 2]


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (0, None),  # the last valid day: it holds, and there is nothing left to count
        (1, "within 30 days"),
        (30, "within 30 days"),
        (31, "31 to 60 days"),
        (60, "31 to 60 days"),
        (61, "61 to 90 days"),
        (90, "61 to 90 days"),
        (91, "91 to 180 days"),
        (180, "91 to 180 days"),
        (181, None),
    ],
)
def test_what_runs_out_is_in_one_band(frame, days, band):
    one = {"name": "Ada", "certification": "A+", "earned_on": "2024-01-01"}
    expires = pd.Timestamp(AS_OF) + pd.Timedelta(days=days)
    history = certifications.history(frame("certifications", [one | {"expires_on": expires}]))
    assert list(certifications.expiring(history, as_of=AS_OF)["band"]) == ([band] if band else [])


def test_what_was_renewed_does_not_run_out(frame):
    one = {"name": "Ada", "certification": "A+"}
    rows = [
        one | {"earned_on": "2024-01-01", "expires_on": "2026-12-01"},
        one | {"earned_on": "2026-11-01", "expires_on": "2029-11-01"},
    ]
    assert certifications.expiring(certifications.history(frame("certifications", rows)), as_of=AS_OF).empty


def test_the_renewal_rate_keeps_late_ones_apart(history, roster):
    assert certifications.renewal_rate(history, roster, as_of=AS_OF, since="2025-07-01").to_dict("records") == [
        # in time: A+; late: Security+; not renewed: CCNA, and Network+ whose last valid day is today
        {"on_time": 1, "late": 1, "lapsed": 2, "due": 4, "renewal_rate": 1 / 4}
    ]
    first_day = certifications.renewal_rate(history, roster, as_of="2025-08-01", since="2025-08-01")
    assert first_day[["late", "lapsed"]].to_numpy().tolist() == [[0, 1]]  # not yet renewed on that day
    assert certifications.renewal_rate(history.iloc[:0], roster, as_of=AS_OF, since="2025-07-01").empty


def test_depth_counts_people_and_says_where_there_are_none(history, roster):
    table = certifications.depth(history, roster, as_of=AS_OF, topics=["Cloud", "WiFi"])
    assert list(zip(table["topic"], table["people"], table["depth"], strict=True)) == [
        ("Cloud", 0, "gap"),
        ("Networking", 1, "single point"),
        ("Security", 1, "single point"),
        ("WiFi", 1, "single point"),
        ("Hardware", 2, "covered"),
    ]
    assert (
        certifications.depth(history, roster, as_of="2026-11-21").set_index("topic").loc["Networking", "depth"] == "gap"
    )


def test_depth_by_team_adds_up_to_depth_and_names_every_team(history, roster):
    teams = roster.assign(team=["Desk", "Field", "Field", "Idle"][: len(roster)])
    table = certifications.depth_by_team(history, teams, as_of=AS_OF)
    whole = certifications.depth(history, roster, as_of=AS_OF).set_index("topic")["people"]
    assert table.groupby("topic")["people"].sum().to_dict() == whole.to_dict()
    wide = table.pivot(index="topic", columns="team", values="people")
    assert wide.loc["Hardware"].to_dict() | {"Idle": 0} == {"Desk": 1, "Field": 1, "Idle": 0}  # Ada; Ben, once
    assert wide.loc["Networking"].to_dict() | {"Idle": 0} == {"Desk": 1, "Field": 0, "Idle": 0}  # Cy's has lapsed
    nobody = certifications.depth_by_team(history.iloc[:0], teams, as_of=AS_OF)
    assert nobody.empty and list(nobody) == ["topic", "team", "people"]


def test_what_rests_on_one_person_has_their_name(history, roster):
    table = certifications.single_points(history, roster, as_of=AS_OF)
    assert list(zip(table["certification"], table["name"], strict=True)) == [
        ("CWNA", "Ada"), ("Google Educator", "Cy"), ("Network+", "Ada"), ("Security+", "Ben"),
    ]  # fmt: skip


def test_the_wall_counts_who_does_not_want_to_be_shown(history, roster):
    table = certifications.wall(history, roster, as_of=AS_OF)
    columns = ["certification", "earned_this_year", "renewal_due", "on_the_wall"]
    assert table.assign(name=table["name"].astype(object).fillna("-"))[["name", *columns]].to_numpy().tolist() == [
        ["Ada", "A+", False, False, True],
        ["-", "A+", False, False, False],  # Ben's
        ["Ada", "CWNA", True, False, True],
        ["Cy", "Google Educator", True, False, True],
        ["Ada", "Network+", False, True, True],
        ["-", "Security+", False, True, False],
    ]
    assert table["person"].isna().sum() == 2 and "ben" not in table["person"].cat.categories


def test_coverage_counts_pairs_and_compliance_counts_people(frame, history, roster):
    required = frame(
        "required",
        [
            {"role": "Technician", "requirement": "A+"},
            {"role": "Technician", "requirement": "Security"},  # a topic
            {"role": "Lead", "requirement": "Network+"},
            {"role": "Driver", "requirement": "A+"},  # nobody's role
        ],
    )
    assert certifications.coverage(history, required, roster, as_of=AS_OF).to_dict("records") == [
        {"met": 3, "required": 5, "coverage": 3 / 5}
    ]
    assert certifications.compliance(history, required, roster, as_of=AS_OF).to_dict("records") == [
        {"complete": 2, "people": 3, "compliance": 2 / 3}
    ]
    nothing = certifications.coverage(history, required.iloc[:0], roster, as_of=AS_OF, by="role")
    assert nothing.empty and list(nothing) == ["role", "met", "required", "coverage"]


def test_compliance_can_be_more_than_coverage_when_roles_ask_for_more_or_less(frame, history, roster):
    asks = [("Lead", "Network+")] + [("Technician", word) for word in ("CCNA", "CISSP", "CWNA")]
    required = frame("required", [{"role": role, "requirement": word} for role, word in asks])
    # Ada has the one thing her role asks for; Ben and Cy have none of their three.
    assert certifications.coverage(history, required, roster, as_of=AS_OF)["coverage"].tolist() == [1 / 7]
    assert certifications.compliance(history, required, roster, as_of=AS_OF)["compliance"].tolist() == [1 / 3]


def test_nothing_earned_yet_is_no_error(history, roster):
    nothing = history.iloc[:0]
    for function in (certifications.active, certifications.active_by_month, certifications.expiring, certifications.depth,
                     certifications.single_points, certifications.wall):  # fmt: skip
        empty, full = function(nothing, roster, as_of=AS_OF), function(history, roster, as_of=AS_OF)
        assert empty.empty and list(empty) == list(full), function.__name__
