"""What must hold whatever the data is."""

import datetime as dt
import locale
import time
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis import calendar, certifications, chain, changes, completion, data_quality, hours, service
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
     "due_on": days, "done_on": maybe(days), "dropped_on": maybe(days), "certification": maybe(st.just("A+"))}
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
certificate = st.fixed_dictionaries(
    {"name": names, "certification": st.sampled_from(["A+", "CCNA"]), "topic": maybe(st.just("WiFi")), "earned_on": days,
     "expires_on": maybe(days), "goal": maybe(st.sampled_from(["one", "two"]))}
)  # fmt: skip


def valid(row, earned, expires):
    """No certification runs out before it is earned."""
    return row | {expires: None} if row[expires] and row[expires] < earned else row


leaders = st.lists(st.sampled_from(["ada", "ben", "cy", "dot"]), unique=True, max_size=3).map(tuple)
session = st.fixed_dictionaries(
    {"date": days, "people": leaders, "site": st.sampled_from(["Harbor", "Tule", "Depot"]), "activity": st.just("Club"),
     "topic": maybe(st.sampled_from(["WiFi", "Cloud"]))}
)  # fmt: skip
need = st.fixed_dictionaries(
    {"name": names, "need": st.just("a switch"), "raised_on": days, "answered_on": maybe(days)}
)
meeting = st.fixed_dictionaries(
    {"date": days, "topic": st.just("WiFi"), "pd_hours": st.integers(0, 2), "led_by": leaders}
)
chain_tabs = st.fixed_dictionaries(
    {
        "log": st.lists(logged.map(lambda r: valid(r, r["end_date"] or r["date"], "certificate_expires")), max_size=10),
        "goals": st.lists(goal, max_size=6),
        "milestones": st.lists(milestone, max_size=5),
        "certifications": st.lists(certificate.map(lambda r: valid(r, r["earned_on"], "expires_on")), max_size=8),
        "service": st.lists(session, max_size=6),
        "needs": st.lists(need, max_size=3),
        "meetings": st.lists(meeting, max_size=3),
        "schools": st.just([{"site": "Harbor"}, {"site": "Tule"}]),
    }
)
SINCE = dt.date(2020, 6, 15)  # the window of what changed begins in the school year before
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


def chain_figures(tables, *, as_of=AS_OF, since=SINCE):
    """Everything computed from goals, hours, certifications, service and needs together."""
    goals, given = tables["goals"], tables["service"]
    rows = hours.counted(tables["log"], as_of=as_of)
    history = certifications.history(tables["certifications"], tables["log"])
    links = chain.links(goals, rows, tables["milestones"], history, given, as_of=as_of)
    found = {
        "links": links,
        "stages of each": chain.stages(links, by="person"),
        "aimed": certifications.aimed(history, goals, rows, as_of=as_of),
        "renewal history": certifications.renewal_history(history, as_of=as_of),
        "changes": changes.between(SimpleNamespace(**tables), history, rows, since=since, as_of=as_of),
    }
    for by in (None, "topic"):
        found |= {
            f"stages {by}": chain.stages(links, by=by),
            f"learn to serve {by}": service.learn_to_serve(given, rows, as_of=as_of, by=by),
            f"time to certify {by}": certifications.time_to_certify(history, goals, rows, as_of=as_of, by=by),
        }
    return found


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


@fewer
@given(rows=chain_tabs, chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_link(frames, rows, chance):
    shuffled = {key: chance.sample(table, len(table)) for key, table in rows.items()}
    same(chain_figures(frames(rows)), chain_figures(frames(shuffled)))


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
    now, then = grid(frames(rows)), grid(frames(later_by_a_year(rows)), as_of=AS_OF + year)
    columns = ["person", "week_start", "seconds", "target", "reported", "employed", "closed", "expected"]
    assert_frame_equal(now[columns].assign(week_start=now["week_start"] + year), then[columns])


def words(table):
    """The rows of a table as text, whatever their order."""
    return sorted(map(str, table.astype("str").to_numpy().tolist()))


def later_by_a_year(rows):
    year = dt.timedelta(days=364)
    return {
        key: [{k: v + year if isinstance(v, dt.date) else v for k, v in row.items()} for row in table]
        for key, table in rows.items()
    }


@fewer
@given(rows=chain_tabs)
def test_fifty_two_weeks_later_every_link_is_the_same(frames, rows):
    year = dt.timedelta(days=364)
    now = chain_figures(frames(rows))
    then = chain_figures(frames(later_by_a_year(rows)), as_of=AS_OF + year, since=SINCE + year)
    for name, table in now.items():
        dates = {column: table[column] + year for column in table if table[column].dtype.kind == "M"}
        # A school year is not 52 weeks: which schools are new in it is another question.
        kept = slice(None) if name != "changes" else table["kind"] != "schools first reached"
        assert_frame_equal(table.assign(**dates)[kept], then[name][kept], obj=name)


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


@fewer
@given(rows=chain_tabs, renamed=names)
def test_another_name_moves_a_link_and_no_count(frames, rows, renamed):
    old, new = renamed.lower(), "zoe"
    led = lambda people: tuple(new if person == old else person for person in people)  # noqa: E731
    change = {"name": lambda name: "Zoe" if name == renamed else name, "people": led, "led_by": led}
    fresh = {
        key: [{k: change.get(k, lambda v: v)(v) for k, v in row.items()} for row in table]
        for key, table in rows.items()
    }
    now, then = chain_figures(frames(rows)), chain_figures(frames(fresh))
    for name, table in now.items():
        if "person" not in table:
            assert_frame_equal(table, then[name], obj=name)
        else:
            moved = table.astype({c: "str" for c in ("person", "name") if c in table}).replace(
                {renamed: "Zoe", old: new}
            )
            assert words(moved) == words(then[name]), name


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


@fewer
@given(rows=chain_tabs, after=st.dates(AS_OF + dt.timedelta(days=1), LAST))
def test_what_happens_after_the_last_day_changes_no_link(frames, rows, after):
    later = {
        "log": {"date": after, "name": "Ada", "hours": 2, "topic": "WiFi"},
        "goals": {"name": "Ada", "goal": "three", "set_on": after, "due_on": after, "certification": "A+"},
        "milestones": {"name": "Ada", "goal": "three", "milestone": "a", "due_on": after, "done_on": after},
        "certifications": {"name": "Ada", "certification": "A+", "earned_on": after},
        "service": {"date": after, "people": ("ada",), "site": "Harbor", "activity": "Club", "topic": "WiFi"},
        "needs": {"name": "Ada", "need": "time", "raised_on": after, "answered_on": after},
        "meetings": {"date": after, "topic": "WiFi", "pd_hours": 1, "led_by": ("ada",)},
    }
    more = {key: [*table, later[key]] if key in later else table for key, table in rows.items()}
    now, then = chain_figures(frames(rows)), chain_figures(frames(more))
    for name, table in now.items():  # a word more in a tab is a category more, and no figure
        assert_frame_equal(table, then[name], obj=name, check_categorical=False)


@fewer
@given(rows=chain_tabs, cut=st.dates(SINCE, AS_OF - dt.timedelta(days=1)))
def test_what_changed_in_two_windows_adds_up(frames, rows, cut):
    table = frames(rows)
    window = lambda first, last: chain_figures(table, since=first, as_of=last)["changes"].set_index("kind")["count"]  # noqa: E731
    parts = window(SINCE, cut) + window(cut + dt.timedelta(days=1), AS_OF)
    whole = window(SINCE, AS_OF)
    assert parts["certifications lapsed"] >= whole["certifications lapsed"]  # one may be renewed in the second
    # A goal reached before it was set is known in the second window only, and a school is new once a school year.
    adds_up = whole.index.difference(["certifications lapsed", "goals reached", "schools first reached"])
    assert parts[adds_up].to_dict() == whole[adds_up].to_dict()


@fewer
@given(rows=chain_tabs)
def test_what_lapsed_and_what_was_earned_explain_what_holds(frames, rows):
    table = frames(rows)
    history = certifications.history(table["certifications"], table["log"])
    held = lambda day: {(r.person, r.certification) for r in certifications.active(history, as_of=day).itertuples()}  # noqa: E731
    before, after = held(SINCE - dt.timedelta(days=1)), held(AS_OF)
    changed = chain_figures(table)["changes"].set_index("kind")["count"]
    assert len(before - after) <= changed["certifications lapsed"]
    assert len(after - before) <= changed["certifications earned"] + changed["certifications renewed"]


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
@given(rows=tabs, goals=goal_tabs, links=chain_tabs)
def test_every_rate_is_between_nothing_and_everything(frames, rows, goals, links):
    found = figures(frames(rows)) | goal_figures(frames(goals)) | chain_figures(frames(links))
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


@fewer
@given(rows=chain_tabs, parts=st.lists(st.integers(0, 1), min_size=6, max_size=6))
def test_the_parts_of_people_add_up_to_every_link(frames, rows, parts):
    part_of = dict(zip(["ada", "ben", "cy", "dot", "eve", "fay"], parts, strict=True))
    mine = lambda people, part: tuple(person for person in people if part_of[person] == part)  # noqa: E731

    def kept(row, part):
        return row | {key: mine(row[key], part) for key in ("people", "led_by") if key in row}

    split = [
        {
            key: [kept(row, part) for row in table if "name" not in row or part_of[row["name"].lower()] == part]
            for key, table in rows.items()
        }
        for part in range(2)
    ]
    whole, of_parts = chain_figures(frames(rows)), [chain_figures(frames(part)) for part in split]
    for name in ("stages None", "stages topic", "learn to serve None", "learn to serve topic"):
        counts = list(whole[name].select_dtypes("int64"))
        by = [whole[name]["topic"].astype("str")] if "topic" in whole[name] else [np.zeros(len(whole[name]))]
        merged = pd.concat([table.astype({"topic": "str"}) if "topic" in table else table for table in
                            (part[name] for part in of_parts)])  # fmt: skip
        keys = [merged["topic"]] if "topic" in merged else [np.zeros(len(merged))]
        together = merged.groupby(keys, dropna=False)[counts].sum()
        assert (
            together.to_numpy().tolist() == whole[name].groupby(by, dropna=False)[counts].sum().to_numpy().tolist()
        ), name
    people = lambda found: found["changes"].set_index("kind")["people"].drop("schools first reached")  # noqa: E731
    assert (people(of_parts[0]) + people(of_parts[1])).to_dict() == people(whole).to_dict()
    for name in ("links", "aimed", "renewal history"):
        assert words(whole[name]) == sorted(sum(map(words, (part[name] for part in of_parts)), [])), name


@few
@given(
    rows=tabs,
    asks=st.lists(st.tuples(st.sampled_from(["Network", "Help Desk"]), st.sampled_from(["A+", "CCNA", "WiFi"]))),
)
def test_within_a_role_compliance_is_at_most_coverage(frames, frame, rows, asks):
    tables = frames(rows)
    here = figures(tables)["roster"].pipe(lambda roster: roster.assign(role=roster["team"]))
    required = frame("required", [{"role": role, "requirement": word} for role, word in asks])
    history = certifications.history(tables["none"], tables["log"])
    covered, complete = (
        function(history, required, here, as_of=AS_OF, by="role")
        for function in (certifications.coverage, certifications.compliance)
    )
    assert (complete["compliance"] <= covered["coverage"]).all()
    assert complete["compliance"].between(0, 1).all() and covered["coverage"].between(0, 1).all()


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


LINKS = {
    "log": [{"date": "2020-02-29", "name": "Ada", "hours": 2, "topic": "WiFi", "goal": "one"}],
    "goals": [{"name": "Ada", "goal": "one", "certification": "A+", "set_on": "2020-01-31", "due_on": "2020-12-31"}],
    "milestones": [{"name": "Ada", "goal": "one", "milestone": "a", "due_on": "2020-03-08", "done_on": "2020-03-08"}],
    "certifications": [{"name": "Ada", "certification": "A+", "earned_on": "2020-03-29", "expires_on": "2020-11-01"}],
    "service": [{"date": "2020-11-01", "people": ("ada",), "site": "Harbor", "activity": "Club", "topic": "WiFi"}],
    "needs": [{"name": "Ada", "need": "time", "raised_on": "2020-06-30", "answered_on": "2020-07-01"}],
    "meetings": [{"date": "2020-10-25", "topic": "WiFi", "pd_hours": 1, "led_by": ("ada",)}],
    "schools": [{"site": "Harbor"}],
}  # fmt: skip


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its time zone while running")
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize("language", ["C", "de_DE.UTF-8"])
def test_neither_time_zone_nor_language_changes_a_figure(frames, monkeypatch, zone, language):
    here = figures(frames(ROWS)) | chain_figures(frames(LINKS))
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        spoken = locale.setlocale(locale.LC_ALL)
        try:
            locale.setlocale(locale.LC_ALL, language)
        except locale.Error:
            pytest.skip(f"this system does not speak {language}")
        try:
            same(here, figures(frames(ROWS)) | chain_figures(frames(LINKS)))
        finally:
            locale.setlocale(locale.LC_ALL, spoken)
    time.tzset()


def per_person(rows):
    return rows.groupby("name", observed=True)["seconds"].sum()
