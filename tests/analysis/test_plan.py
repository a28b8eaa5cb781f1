import pandas as pd
import pytest

from analysis import hours
from data import load
from data.sample import FOLDER
from data.sample.district import LAST_DAY
from data.schema import HOUR

TABS = {
    "Staff": "Name,Started,Left,Weekly hours\nAna,,,2\nBo,2026-07-15,,1\n",
    "PD log": "Date,Name,Hours\n2026-07-07,Ana,2\n2026-07-14,Ana,0.5\n2026-07-28,Ana,2\n2026-07-16,Bo,3\n2026-08-04,Ana,9\n",
    # 3 August is as of: its week is now. Ana is off in the week of 20 July and in that of 17 August.
    "Time off": "Name,First day,Last day\nAna,2026-07-20,2026-07-24\nAna,2026-08-17,2026-08-21\nEveryone,2027-06-01,2027-06-30\n",
}


@pytest.fixture
def plan(tmp_path):
    for tab, text in TABS.items():
        (tmp_path / f"{tab}.csv").write_text(text)
    read = load(tmp_path, today="2026-08-31")
    return hours.year_plan(read.log, read.staff, read.time_off, as_of="2026-08-03")


def test_the_plan_has_every_week_of_the_school_year_and_counts_nothing_to_come(plan):
    ana = plan[plan["person"] == "ana"]
    # The first Monday of 2026-27 is 6 July, the last 28 June.
    assert (ana["week_start"].min(), ana["week_start"].max()) == (
        pd.Timestamp("2026-07-06"),
        pd.Timestamp("2027-06-28"),
    )
    assert ana["school_week"].tolist() == list(range(1, 53)) or len(ana) == 52
    assert (ana["seconds"] / HOUR).tolist()[:6] == [2, 0.5, 0, 2, 0, 0]  # the nine hours of 4 August are still to come
    assert (ana["target"] / HOUR).tolist()[:7] == [2, 2, 0, 2, 2, 2, 0]
    assert ana["state"].tolist()[:6] == ["over"] * 4 + ["now", "ahead"]


def test_who_came_later_has_no_weeks_before(plan):
    bo = plan[plan["person"] == "bo"]
    assert bo["week_start"].iloc[0] == pd.Timestamp("2026-07-13")
    assert bo["target"].iloc[0] == 0.6 * HOUR  # Wednesday to Friday of an hour a week


def test_what_is_behind_is_made_up_in_the_weeks_ahead(plan):
    ways = hours.catch_up(plan).set_index("person")
    # Ana is 1.5 hours behind: in four weeks 0.4 more each, the week of leave not among them: 10, 24, 31 Aug, 7 Sep.
    assert ways.loc["ana", ["balance", "extra", "weeks"]].tolist() == [-1.5 * HOUR, 0.4 * HOUR, 4]
    assert ways.loc["ana", "until"] == pd.Timestamp("2026-09-13")
    assert ways.loc["bo", ["extra", "weeks"]].tolist() == [0, 0] and pd.isna(ways.loc["bo", "until"])  # ahead


@pytest.mark.parametrize(
    ("behind", "weeks", "extra", "needed"),
    [
        (6 * HOUR, 40, HOUR, 6),  # an hour more a week, no more than that
        (6 * HOUR, 3, 2 * HOUR, 3),  # unless the year is too short for it
        (HOUR // 10, 40, HOUR // 10, 1),  # a tenth of an hour needs one week
        (1, 40, HOUR // 10, 1),
        (0, 40, 0, 0),
        (6 * HOUR, 0, 0, 0),  # the year is over
    ],
)
def test_no_more_is_asked_than_an_hour_a_week_where_there_is_time(behind, weeks, extra, needed):
    from analysis.hours.plan import _way

    mondays = pd.Series(pd.date_range("2026-08-10", periods=weeks, freq="7D"))
    assert _way(behind, mondays)[:2] == (extra, needed)


def test_nothing_in_nothing_out(plan):
    none = plan.head(0)
    assert list(hours.catch_up(none).columns) == list(hours.catch_up(plan).columns)


def test_nothing_is_asked_for_in_the_weeks_before_the_log_began(tmp_path):
    (tmp_path / "PD log.csv").write_text("Date,Name,Hours\n2026-07-28,Ana,2\n")
    (tmp_path / "Staff.csv").write_text("Name\nAna\n")
    read = load(tmp_path, today="2026-08-31")
    plan = hours.year_plan(read.log, read.staff, read.time_off, as_of="2026-08-03", since="2026-07-28")
    assert plan["week_start"].min() == pd.Timestamp("2026-07-27")  # the Monday of the first row
    assert hours.catch_up(plan)["balance"].tolist() == [0]
    before = hours.year_plan(read.log, read.staff, read.time_off, as_of="2026-08-03", since="2025-01-06")
    assert before["week_start"].min() == pd.Timestamp("2026-07-06")  # the school year's first Monday


@pytest.mark.parametrize("day", ["2026-11-20", "2026-06-30", "2025-09-01"])
def test_the_plan_and_the_pages_of_the_department_say_the_same_of_everyone(day):
    read = load(FOLDER, today=LAST_DAY)
    how = {"as_of": day, "since": read.log["date"].min()}
    plan = hours.year_plan(read.log, read.staff, read.time_off, **how)
    over = plan[plan["state"] == "over"].drop(columns=["school_week", "state"]).reset_index(drop=True)
    weeks = hours.so_far(hours.person_weeks(read.log, read.staff, read.time_off, **how), as_of=day)
    pd.testing.assert_frame_equal(over, weeks[list(over)].reset_index(drop=True), check_categorical=False)
    ends = hours.balance(weeks).groupby("person", observed=True)["balance"].last()
    ways = hours.catch_up(plan).set_index("person")["balance"]
    assert ways[ends.index.astype("str")].tolist() == ends.tolist()
