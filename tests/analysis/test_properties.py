"""What must hold whatever the data is."""

import datetime as dt
import locale
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis import calendar, certifications, completion, data_quality, hours
from analysis.roster import roster

# A leap day, a fifty-third ISO week, the turn of a school year and both clock changes.
FIRST, LAST = dt.date(2020, 1, 20), dt.date(2021, 1, 17)
AS_OF = dt.date(2021, 1, 13)
days = st.dates(FIRST, LAST)
names = st.sampled_from(["Ada", "Ben", "Cy", "Dot"])
maybe = lambda strategy: st.none() | strategy  # noqa: E731
few = settings(max_examples=25)
fewer = settings(max_examples=10)

logged = st.fixed_dictionaries(
    {
        "date": days,
        "name": st.sampled_from(["Ada", "Ben", "Cy", "Dot", "Eve", "Fay"]),
        "hours": st.integers(0, 12 * 3600).map(lambda seconds: seconds / 3600) | st.sampled_from([0, 1, 2, 2.5]),
        "status": st.sampled_from([None, None, "done", "in progress", "planned", "not started", "cancelled"]),
        "topic": maybe(st.sampled_from(["WiFi", "Cloud"])),
        "goal": maybe(st.sampled_from(["one", "two"])),
        "certificate": maybe(st.sampled_from(["A+", "CCNA"])),
        "certificate_expires": maybe(days),
        "lasts": st.sampled_from([0, 0, 0, 1, 4, 9, 40]),
    }
).map(lambda row: row | {"end_date": row["date"] + dt.timedelta(days=row["lasts"]) if row["lasts"] else None})
spell = st.fixed_dictionaries(
    {"name": names, "team": maybe(st.sampled_from(["Network", "Help Desk"])), "started_on": maybe(days), "left_on": maybe(days),
     "weekly_hours": maybe(st.sampled_from([0, 1.5, 2, 252 / 3600]))}
)  # fmt: skip
stretch = st.fixed_dictionaries(
    {"name": maybe(names), "first_day": days, "kind": st.just("Leave"), "lasts": st.integers(0, 40)}
).map(
    lambda row: row | {"everyone": row["name"] is None, "last_day": row["first_day"] + dt.timedelta(days=row["lasts"])}
)
goal = st.fixed_dictionaries(
    {"name": names, "goal": st.sampled_from(["one", "two"]), "topic": maybe(st.just("WiFi")), "set_on": days,
     "due_on": days, "done_on": maybe(days), "dropped_on": maybe(days)}
)  # fmt: skip
milestone = st.fixed_dictionaries(
    {"name": names, "goal": st.sampled_from(["one", "two"]), "milestone": st.sampled_from("abc"), "due_on": days,
     "done_on": maybe(days), "weight": st.floats(0.1, 9)}
)  # fmt: skip
tabs = st.fixed_dictionaries(
    {
        "log": st.lists(logged, max_size=12),
        "staff": st.lists(spell, max_size=6),
        "time_off": st.lists(stretch, max_size=4),
    }
)
goal_tabs = st.fixed_dictionaries({"goals": st.lists(goal, max_size=6), "milestones": st.lists(milestone, max_size=8)})


@pytest.fixture(scope="session")
def frames(frame):
    none = frame("certifications", [])
    return lambda rows: {"none": none} | {key: frame(key, table) for key, table in rows.items()}


def grid(tables, **options):
    return hours.person_weeks(tables["log"], tables["staff"], tables["time_off"], **({"as_of": AS_OF} | options))


def figures(tables):
    """Everything computed from a log, its staff and their time off."""
    weeks = grid(tables)
    rows = hours.counted(tables["log"], tables["time_off"], as_of=AS_OF)
    history = certifications.history(tables["none"], tables["log"])
    people = tables["log"][["person", "name"]].drop_duplicates("person")
    here = roster(tables["staff"], people, tables["log"], as_of=AS_OF)
    found = {"weeks": weeks, "roster": here, "history": history}
    for function in (hours.attainment, hours.adherence, hours.hit_rate, hours.reporting_rate, hours.people_meeting, hours.totals,
                     hours.participation, hours.meets_goal):  # fmt: skip
        found |= {f"{function.__name__} {by}": function(weeks, by=by) for by in ("person", ["team", "person"])}
    found |= {
        function.__name__: function(weeks)
        for function in (hours.balance, hours.streaks, hours.team_weeks, hours.weekly_average)
    }
    found |= {"mix": hours.mix(rows, by="topic", within="month")}
    found |= {
        "entry": data_quality.days_to_entry(tables["log"], as_of=AS_OF),
        "last": data_quality.reported_last_week(weeks),
    }
    for function in (certifications.earned, certifications.running_total, certifications.active, certifications.active_by_month,
                     certifications.expiring, certifications.depth):  # fmt: skip
        found[function.__name__] = function(history, as_of=AS_OF)
    found["renewals"] = certifications.renewal_rate(history, as_of=AS_OF, since=FIRST)
    found["wall"] = certifications.wall(history, here, as_of=AS_OF)
    found["certified"] = certifications.certified_people(history, here, as_of=AS_OF, by="team")
    return found


def goal_figures(tables):
    """Everything computed from goals and milestones."""
    goals, milestones = tables["goals"], tables["milestones"]
    by_goal = completion.milestone_progress(milestones, as_of=AS_OF, by=["person", "goal"])
    return {
        "completion": completion.completion(goals, as_of=AS_OF, by="topic"),
        "on time": completion.on_time(goals, as_of=AS_OF),
        "time to finish": completion.time_to_finish(goals, as_of=AS_OF),
        "pace": completion.pace(goals, milestones, as_of=AS_OF).drop(columns="topic"),
        "overdue": completion.overdue(goals, as_of=AS_OF).drop(columns="topic"),
        "progress": by_goal,
        "all": completion.milestone_progress(milestones, as_of=AS_OF),
        "ladder": completion.ladder(goals, milestones, as_of=AS_OF, since=FIRST),
        "due": completion.due_by_month(goals, as_of=AS_OF),
    }


def same(first, second):
    for name in first:
        assert_frame_equal(first[name], second[name], obj=name, check_exact=True)


@fewer
@given(rows=tabs, chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_figure(frames, rows, chance):
    shuffled = {key: chance.sample(table, len(table)) for key, table in rows.items()}
    same(
        figures(frames(rows)),
        figures(frames(shuffled)),
    )


@few
@given(rows=goal_tabs, chance=st.randoms(use_true_random=False))
def test_the_order_of_goals_changes_no_figure(frames, rows, chance):
    shuffled = {key: chance.sample(table, len(table)) for key, table in rows.items()}
    same(goal_figures(frames(rows)), goal_figures(frames(shuffled)))


@few
@given(rows=tabs, cut=st.integers(0, 12))
def test_the_totals_of_two_halves_are_the_total_of_the_whole(frames, rows, cut):
    table = frames(rows)
    person = lambda log: per_person(hours.counted(log, table["time_off"], as_of=AS_OF))  # noqa: E731
    halves = person(table["log"].iloc[:cut]).add(person(table["log"].iloc[cut:]), fill_value=0)
    assert halves.to_dict() == person(table["log"]).to_dict()


@few
@given(rows=tabs, date=st.dates(FIRST, AS_OF), name=names)
def test_a_row_of_zero_hours_changes_no_total_but_is_a_report(frames, rows, date, name):
    before = grid(frames(rows), since=FIRST)
    zero = {"date": date, "name": name, "hours": 0}
    after = grid(frames(rows | {"log": [*rows["log"], zero]}), since=FIRST)
    assert after["seconds"].sum() == before["seconds"].sum()
    cell = lambda weeks: weeks[(weeks["name"] == name) & (weeks["week_start"] == calendar.monday(date))]  # noqa: E731
    assert cell(after)["reported"].all() and len(cell(after)) == 1
    assert after["reported"].sum() == before["reported"].sum() + (not cell(before)["reported"].any())


@few
@given(rows=tabs, row=logged)
def test_another_row_lowers_no_total_and_no_last_day(frames, rows, row):
    before, after = frames(rows), frames(rows | {"log": [*rows["log"], row]})
    counted = [hours.counted(table["log"], table["time_off"], as_of=AS_OF) for table in (before, after)]
    for measure in (per_person, lambda rows: rows.groupby("name", observed=True)["date"].max()):
        less, more = (measure(rows) for rows in counted)
        assert (more.reindex(less.index) >= less).all()


@few
@given(rows=tabs)
def test_fifty_two_weeks_later_everything_is_the_same(frames, rows):
    year = dt.timedelta(days=364)
    later = {
        key: [{k: v + year if isinstance(v, dt.date) else v for k, v in row.items()} for row in table]
        for key, table in rows.items()
    }
    now, then = grid(frames(rows)), grid(frames(later), as_of=AS_OF + year)
    columns = ["person", "week_start", "seconds", "target", "reported", "employed", "closed", "expected"]
    assert_frame_equal(now[columns].assign(week_start=now["week_start"] + year), then[columns])


@few
@given(rows=tabs, renamed=names)
def test_another_name_moves_a_person_and_no_figure(frames, rows, renamed):
    fresh = {
        key: [row | {"name": "Zoe"} if row["name"] == renamed else row for row in table] for key, table in rows.items()
    }
    now, then = grid(frames(rows)), grid(frames(fresh))
    weekly = lambda weeks: hours.adherence(weeks)  # noqa: E731
    assert_frame_equal(weekly(now), weekly(then))
    person = lambda weeks: weeks.groupby("name", observed=True)["seconds"].sum().to_dict()  # noqa: E731
    assert {"Zoe" if name == renamed else name: seconds for name, seconds in person(now).items()} == person(then)


@few
@given(rows=tabs)
def test_people_weeks_and_school_years_add_up_to_the_same_total(frames, rows):
    table = frames(rows)
    weeks, counted = grid(table), hours.counted(table["log"], table["time_off"], as_of=AS_OF)
    total = counted["seconds"].sum()
    for by in ("person", "week_start", "school_year", "team", ["team", "week_start"]):
        assert hours.totals(weeks, by=by)["seconds"].sum() == total
    for by in ("person", "topic", "month", "school_year", "own_time"):
        assert hours.mix(counted, by=by)["seconds"].sum() == total


@few
@given(rows=tabs, row=logged, status=st.sampled_from(["planned", "not started", "cancelled"]))
def test_a_row_that_does_not_count_changes_no_figure(frames, rows, row, status):
    before, after = frames(rows), frames(rows | {"log": [*rows["log"], row | {"status": status, "certificate": None}]})
    assert_frame_equal(grid(before), grid(after))


@given(date=st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_monday_to_sunday_share_a_week_and_neighbours_differ(date):
    monday = calendar.monday(date)
    assert {calendar.monday(monday + pd.Timedelta(days=n)) for n in range(7)} == {monday}
    assert calendar.monday(monday - pd.Timedelta(days=1)) != monday != calendar.monday(monday + pd.Timedelta(days=7))


@given(date=st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_a_day_is_in_one_school_year_and_it_changes_on_the_first_of_july(date):
    first, following = calendar.year_bounds(calendar.year_of(date))
    assert first <= pd.Timestamp(date) < following
    changes = calendar.year_of(date) != calendar.year_of(date - dt.timedelta(days=1))
    assert changes == ((date.month, date.day) == (7, 1))


@fewer
@given(rows=tabs, goals=goal_tabs)
def test_every_rate_is_between_nothing_and_everything(frames, rows, goals):
    found = figures(frames(rows)) | goal_figures(frames(goals))
    rates = ["adherence", "hit_rate", "reporting_rate", "share", "participation", "of_set", "of_due", "of_closed", "on_time_rate",
             "progress", "renewal_rate"]  # fmt: skip
    for name, table in found.items():
        numbers = table.select_dtypes("number").astype("float64")
        assert not np.isinf(numbers).any(axis=None), name
        assert ((numbers.filter(rates) >= 0) & (numbers.filter(rates) <= 1) | numbers.filter(rates).isna()).all(
            axis=None
        ), name


@fewer
@given(rows=tabs, parts=st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_the_parts_of_people_add_up_to_the_whole(frames, rows, parts):
    everyone = ["Ada", "Ben", "Cy", "Dot", "Eve", "Fay"]
    part_of = dict(zip(everyone, parts, strict=True))
    whole = grid(frames(rows), since=FIRST)
    split = [
        {
            key: [row for row in table if row["name"] is None or part_of[row["name"]] == part]
            for key, table in rows.items()
        }
        for part in range(3)
    ]
    grids = [grid(frames(part), since=FIRST) for part in split]
    for function in (hours.attainment, hours.adherence, hours.hit_rate, hours.reporting_rate, hours.people_meeting,
                     hours.participation):  # fmt: skip
        for by in ("week_start", "school_year", "team"):
            merged = pd.concat([function(weeks, by=by).astype({by: "str"}) for weeks in grids])
            counts = function(whole, by=by).select_dtypes("int64").columns
            together = merged.groupby(by, dropna=False)[list(counts)].sum()
            of_whole = function(whole, by=by).astype({by: "str"}).set_index(by)[list(counts)]
            assert_frame_equal(together, of_whole.sort_index(), check_index_type=False)


@few
@given(rows=tabs)
def test_a_leap_day_changes_only_its_own_week(frames, rows):
    leap = {"date": dt.date(2020, 2, 29), "name": "Ada", "hours": 1}
    before = grid(frames(rows | {"log": [*rows["log"], leap | {"hours": 0}]}))
    after = grid(frames(rows | {"log": [*rows["log"], leap]}))
    changed = after[after["seconds"] != before["seconds"]]
    assert list(changed["week_start"]) == [pd.Timestamp("2020-02-24")] and changed["name"].tolist() == ["Ada"]


@pytest.mark.parametrize(
    "date", ["2026-03-08", "2026-03-29", "2026-11-01"]
)  # clocks change in California and in Berlin
def test_a_day_on_which_the_clocks_change_keeps_its_week(frames, date):
    weeks = grid(
        frames({"log": [{"date": date, "name": "Ada", "hours": 1.5}], "staff": [], "time_off": []}), as_of=date
    )
    assert weeks["seconds"].tolist() == [5400]
    assert weeks["week_start"].tolist() == [pd.Timestamp(date) - pd.Timedelta(days=6)]


ROWS = {
    "log": [{"date": "2020-06-30", "end_date": "2020-07-03", "name": "Ada", "hours": 5, "topic": "WiFi", "certificate": "A+"},
            {"date": "2020-11-01", "name": "Ben", "hours": 2.25, "timestamp": "2020-11-01 01:30"}],
    "staff": [{"name": "Ada", "team": "Network", "started_on": "2020-03-08"}],
    "time_off": [{"name": None, "everyone": True, "first_day": "2020-10-25", "last_day": "2020-11-01"}],
}  # fmt: skip


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its time zone while running")
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize("language", ["C", "de_DE.UTF-8"])
def test_neither_time_zone_nor_language_changes_a_figure(frames, monkeypatch, zone, language):
    here = figures(frames(ROWS))
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        spoken = locale.setlocale(locale.LC_ALL)
        try:
            locale.setlocale(locale.LC_ALL, language)
        except locale.Error:
            pytest.skip(f"this system does not speak {language}")
        try:
            same(here, figures(frames(ROWS)))
        finally:
            locale.setlocale(locale.LC_ALL, spoken)
    time.tzset()


def per_person(rows):
    return rows.groupby("name", observed=True)["seconds"].sum()
