"""What must hold of meetings, events, needs, the pulse and the origin of hours, whatever the data is."""

import datetime as dt
import locale
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis import calendar, events, hours, meetings, needs, pulse
from analysis.presence import on_roster
from analysis.roster import roster

# The same days as in test_properties: a leap day, a fifty-third ISO week, the turn of a school year, both clock changes.
FIRST, LAST = dt.date(2020, 1, 20), dt.date(2021, 1, 17)
AS_OF = dt.date(2021, 1, 13)
YEAR = dt.timedelta(days=364)
PEOPLE = ["Ada", "Ben", "Cy", "Dot", "Eve"]
days = st.dates(FIRST, LAST)
later = st.dates(AS_OF + dt.timedelta(days=1), LAST)
names = st.sampled_from(PEOPLE)
several = st.lists(names.map(str.lower) | st.just("guest"), max_size=4, unique=True).map(tuple)
maybe = lambda strategy: st.none() | strategy  # noqa: E731
few = settings(max_examples=10)

logged = st.fixed_dictionaries(
    {
        "date": days,
        "name": names,
        "hours": st.integers(0, 12 * 3600).map(lambda seconds: seconds / 3600) | st.sampled_from([0, 1, 2.5]),
        "status": st.sampled_from([None, None, None, "done", "planned", "cancelled"]),
        "type": st.sampled_from(["Event", "Event", "Conference", "Challenge", "Meeting", "Self-study", None]),
        "activity": st.sampled_from(["Maker Faire", "Maker faire", "maker  faire", "Hour of Code", None]),
        "provider": maybe(st.sampled_from(["Internal", "internal", "County"])),
        "own_time": maybe(st.booleans()),
        "lasts": st.sampled_from([0, 0, 0, 1, 4]),
    }
).map(lambda row: row | {"end_date": row["date"] + dt.timedelta(days=row["lasts"]) if row["lasts"] else None})
spell = st.fixed_dictionaries(
    {"name": names, "team": maybe(st.sampled_from(["Network", "Desk"])), "started_on": maybe(days), "left_on": maybe(days)}
)  # fmt: skip
stretch = st.fixed_dictionaries(
    {"name": maybe(names), "first_day": days, "kind": st.just("Leave"), "lasts": st.integers(0, 40)}
).map(
    lambda row: row | {"everyone": row["name"] is None, "last_day": row["first_day"] + dt.timedelta(days=row["lasts"])}
)
meeting = st.fixed_dictionaries(
    {"date": days, "topic": st.sampled_from(["WiFi", "Cloud"]), "pd_hours": st.sampled_from([0, 0.5, 1]),
     "total_hours": maybe(st.sampled_from([0, 0.75, 1])), "led_by": several, "present": several,
     "area": maybe(st.just("Network"))}
)  # fmt: skip
need = st.fixed_dictionaries(
    {"name": names, "need": st.sampled_from(["Key", "Voucher"]), "kind": maybe(st.sampled_from(["Money", "Time"])), "raised_on": days,
     "cost": maybe(st.integers(0, 10**7).map(lambda cents: cents / 100)), "answered_on": maybe(days),
     "answer": maybe(st.sampled_from(["Yes", "No", "Later"])), "met_on": maybe(days)}
)  # fmt: skip
session = st.fixed_dictionaries(
    {"date": days, "people": several, "site": st.just("Harbor"), "activity": st.just("Club")}
)
answer = st.fixed_dictionaries(
    {"date": st.sampled_from([FIRST, AS_OF]), "statement": st.sampled_from(["Time", "Seen"]), "score": st.integers(1, 5),
     "years_of_service": st.sampled_from(["0-4", "5-9", "10+", None])}
)  # fmt: skip
ROW = {"log": logged, "staff": spell, "time_off": stretch, "meetings": meeting, "needs": need, "service": session, "pulse": answer}  # fmt: skip
MANY = {"log": 12, "pulse": 40}
tabs = st.fixed_dictionaries({key: st.lists(row, max_size=MANY.get(key, 5)) for key, row in ROW.items()})


@pytest.fixture(scope="session")
def frames(frame):
    return lambda rows: {key: frame(key, table) for key, table in rows.items()}


def everyone(staff, log):
    known = [table[["person", "name"]].astype("str") for table in (staff, log)]
    return pd.concat(known).drop_duplicates("person")


def of_hours(tables, *, as_of=AS_OF):
    """What is computed from the hours that count, and who was here."""
    rows = hours.counted(tables["log"], tables["time_off"], as_of=as_of)
    return {
        "reach": events.event_reach(rows, tables["staff"], as_of=as_of),
        "afterwards": events.afterwards(rows, tables["service"], tables["meetings"], as_of=as_of),
        "own time": hours.own_time(rows),
        "own time of each": hours.own_time(rows, by="person"),
        "origin": hours.by_origin(rows),
        "origin of each": hours.by_origin(rows, by="person"),
    }


def of_meetings(tables, *, as_of=AS_OF):
    log, staff, off, held = (tables[key] for key in ("log", "staff", "time_off", "meetings"))
    here = roster(staff, everyone(staff, log), log, as_of=as_of)
    return {
        "pd share": meetings.pd_share(held, as_of=as_of),
        "pd share by area": meetings.pd_share(held, as_of=as_of, by="area"),
        "attendance": meetings.attendance(held, staff, off, log, as_of=as_of),
        "coverage": meetings.topic_coverage(held, here, as_of=as_of),
        "topics": meetings.topic_people(held, here, as_of=as_of),
        "taught": meetings.taught(held, as_of=as_of),
        "peer taught": meetings.peer_taught(held, staff, log, as_of=as_of, by="topic"),
    }


def of_needs(tables, *, as_of=AS_OF):
    asked = tables["needs"]
    found = {"waiting": needs.waiting(asked, as_of=as_of)}
    for by in (None, "kind", "person"):
        found[f"time to answer {by}"] = needs.time_to_answer(asked, as_of=as_of, by=by)
        found[f"met {by}"] = needs.needs_met(asked, as_of=as_of, by=by)
    return found


def of_pulse(tables, *, as_of=AS_OF):
    ask = {"distribution": pulse.distribution, "agreement": pulse.agreement, "by band": pulse.agreement_by_band}
    return {name: function(tables["pulse"], as_of=as_of) for name, function in ask.items()}


def figures(tables, *, as_of=AS_OF):
    found = [of(tables, as_of=as_of) for of in (of_hours, of_meetings, of_needs, of_pulse)]
    return {name: table for part in found for name, table in part.items()}


def same(first, second):
    """The same values; which words a category could have had besides is no figure."""
    assert first.keys() == second.keys()
    for name in first:
        assert_frame_equal(plain(first[name]), plain(second[name]), obj=name, check_exact=True)


def plain(table):
    return table.astype({column: object for column in table if isinstance(table[column].dtype, pd.CategoricalDtype)})


def told(table, renamed):
    """The rows as text, people renamed, whatever their order."""
    say = lambda cell: tuple(sorted(map(say, cell))) if isinstance(cell, tuple) else renamed.get(cell, cell)  # noqa: E731
    return sorted(str([say(cell) for cell in row]) for row in plain(table).astype(object).values.tolist())


def moved(rows, by):
    move = lambda value: value + by if isinstance(value, dt.date) else value  # noqa: E731
    return {
        key: [{column: move(value) for column, value in row.items()} for row in table] for key, table in rows.items()
    }


@few
@given(rows=tabs, chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_figure(frames, rows, chance):
    shuffled = {key: chance.sample(table, len(table)) for key, table in rows.items()}
    same(figures(frames(rows)), figures(frames(shuffled)))


@few
@given(rows=tabs, more=st.fixed_dictionaries({
    "log": logged.flatmap(lambda row: later.map(lambda date: row | {"date": date, "end_date": None})),
    "meetings": meeting.flatmap(lambda row: later.map(lambda date: row | {"date": date})),
    "needs": need.flatmap(lambda row: later.map(lambda date: row | {"raised_on": date})),
    "service": session.flatmap(lambda row: later.map(lambda date: row | {"date": date})),
    "pulse": answer.flatmap(lambda row: later.map(lambda date: row | {"date": date})),
}))  # fmt: skip
def test_what_is_dated_after_the_day_changes_no_figure(frames, rows, more):
    longer = rows | {key: [*rows[key], row] for key, row in more.items()}
    same(figures(frames(rows)), figures(frames(longer)))


@few
@given(rows=tabs, row=logged, status=st.sampled_from(["planned", "not started", "cancelled"]))
def test_a_row_that_does_not_count_changes_no_figure_of_hours_and_events(frames, rows, row, status):
    same(of_hours(frames(rows)), of_hours(frames(rows | {"log": [*rows["log"], row | {"status": status}]})))


@few
@given(rows=tabs, row=logged)
def test_a_row_of_zero_hours_changes_no_hours_and_nobody_went(frames, rows, row):
    # By somebody who is in Staff: a first row would put others on the roster.
    rows = rows | {"staff": [*rows["staff"], {"name": row["name"]}]}
    now, then = (of_hours(frames(rows | {"log": rows["log"] + zero})) for zero in ([], [row | {"hours": 0}]))
    same({name: now[name] for name in ("reach", "afterwards")}, {name: then[name] for name in ("reach", "afterwards")})
    for name in ("own time", "origin"):
        totals = [added([tables], name) for tables in (now, then)]
        logged = [{key: counts for key, counts in total.items() if counts["seconds"]} for total in totals]
        assert logged[0] == logged[1], name


@few
@given(rows=tabs)
def test_every_figure_is_finite_and_every_share_between_nothing_and_everything(frames, rows):
    for name, table in figures(frames(rows)).items():
        numbers = table.select_dtypes("number").astype("float64")
        assert not np.isinf(numbers).any(axis=None) and (numbers.fillna(0) >= 0).all(axis=None), name
        shares = numbers.filter(regex="share")
        assert (shares.isna() | (shares <= 1)).all(axis=None), name


@few
@given(rows=tabs)
def test_what_is_part_of_something_is_never_more_than_it(frames, rows):
    found = figures(frames(rows))
    parts = [
        ("reach", "went", "roster"), ("afterwards", "taught", "went"), ("afterwards", "led_meeting", "taught"),
        ("afterwards", "led_service", "taught"), ("attendance", "present", "on_duty"), ("coverage", "people", "roster"),
        ("peer taught", "peer_led", "led"), ("peer taught", "led", "meetings"), ("pd share", "timed_pd_seconds", "pd_seconds"),
        ("met None", "met", "answered"), ("met None", "cost_granted", "cost_asked"), ("agreement", "agree", "answers"),
    ]  # fmt: skip
    for name, part, whole in parts:
        assert (found[name][part] <= found[name][whole]).all(), (name, part)
    assert (found["reach"]["went"] + found["reach"]["others"] == found["afterwards"]["went"]).all()
    assert found["coverage"]["people"].sum() == len(found["topics"])


COUNTS = {
    "own time": ([], ["own_seconds", "unsaid_seconds", "seconds"]),
    "own time of each": (["person"], ["own_seconds", "unsaid_seconds", "seconds"]),
    "origin": (["origin"], ["seconds"]),
    "origin of each": (["person", "origin"], ["seconds"]),
    "met kind": (["kind"], ["raised", "answered", "yes", "no", "later", "met", "costed"]),
    "time to answer person": (["person"], ["raised", "answered", "open"]),
    "pd share by area": (["area"], ["meetings", "with_pd", "pd_seconds", "timed", "timed_pd_seconds", "total_seconds"]),
    "distribution": (["statement", "date", "score"], ["answers", "of"]),
    "agreement": (["statement", "date"], ["agree", "answers"]),
}  # fmt: skip


def added(found, name, *more):
    """The counts of a table by its keys, those of several added; ``more`` counts where the table has them."""
    keys, counts = COUNTS[name]
    counts = counts + [column for column in more if column in found[0][name]]
    table = pd.concat([plain(tables[name]) for tables in found]).assign(every=0)
    return table.fillna({key: "-" for key in keys}).groupby([*keys, "every"])[counts].sum().to_dict("index")


@few
@given(rows=tabs, cut=st.integers(0, 12))
def test_the_counts_of_two_halves_are_the_counts_of_the_whole(frames, rows, cut):
    halves = [{key: table[part] for key, table in rows.items()} for part in (slice(cut), slice(cut, None))]
    found = [figures(frames(half | {"time_off": rows["time_off"]})) for half in halves]
    whole = figures(frames(rows))
    for name in COUNTS:
        assert added(found, name) == added([whole], name), name


@few
@given(rows=tabs, part_of=st.fixed_dictionaries({name: st.integers(0, 2) for name in PEOPLE}))
def test_the_parts_of_people_merge_into_the_whole(frames, rows, part_of):
    mine = lambda table, part: [row for row in table if row["name"] is None or part_of[row["name"]] == part]  # noqa: E731
    split = [rows | {key: mine(rows[key], part) for key in ("log", "time_off", "needs")} for part in range(3)]
    parts, whole = ([of_hours(tables) | of_needs(tables) for tables in map(frames, each)] for each in (split, [rows]))
    for name in ("own time of each", "origin of each", "time to answer person", "met person"):
        assert sorted(sum((told(part[name], {}) for part in parts), [])) == told(whole[0][name], {}), name
    for name in ("own time", "origin", "met kind"):
        assert added(parts, name, "people") == added(whole, name, "people"), name


@few
@given(rows=tabs, who=names)
def test_another_name_moves_a_person_and_no_figure(frames, rows, who):
    rename = lambda value: (  # noqa: E731
        tuple("zoe" if person == who.lower() else person for person in value) if isinstance(value, tuple)
        else "Zoe" if value == who else value
    )  # fmt: skip
    fresh = {key: [{c: rename(value) for c, value in row.items()} for row in table] for key, table in rows.items()}
    now, then = figures(frames(rows)), figures(frames(fresh))
    for name, table in now.items():
        assert told(table, {who: "Zoe", who.lower(): "zoe"}) == told(then[name], {}), name


@few
@given(rows=tabs)
def test_fifty_two_weeks_later_everything_is_the_same(frames, rows):
    # 364 days after 1 July 2020 it is 30 June 2021: that day changes its school year and is left out.
    turn = dt.date(2020, 7, 1)
    log = [row for row in rows["log"] if not row["date"] <= turn <= (row["end_date"] or row["date"])]
    rows = rows | {"log": log}
    now, then = figures(frames(rows)), figures(frames(moved(rows, YEAR)), as_of=AS_OF + YEAR)
    for name, table in now.items():
        shifted = table.assign(**{column: table[column] + YEAR for column in table if table[column].dtype.kind == "M"})
        assert_frame_equal(
            plain(shifted).drop(columns="school_year", errors="ignore"),
            plain(then[name]).drop(columns="school_year", errors="ignore"),
        )


@few
@given(rows=tabs, dates=st.lists(days, min_size=1, max_size=4))
def test_who_is_on_the_roster_of_many_days_is_who_is_on_the_roster_of_each(frames, rows, dates):
    log, staff, off = (frames(rows)[key] for key in ("log", "staff", "time_off"))
    numbers = np.array([calendar.day_number(date) for date in dates])
    here, at_work = on_roster(staff, log), on_roster(staff, log, off)
    for date, number in zip(dates, numbers, strict=True):
        day = pd.Series(number, index=here.people)
        people = set(roster(staff, everyone(staff, log), log, as_of=date)["person"])
        away = off[(off["first_day"] <= pd.Timestamp(date)) & (off["last_day"] >= pd.Timestamp(date))]
        gone = people if away["everyone"].any() else set(away["person"])
        assert set(here.people[here.holds(here.people.to_series(), day.to_numpy())]) == people
        assert set(at_work.people[at_work.holds(at_work.people.to_series(), day.to_numpy())]) == people - gone
    assert here.count(numbers).tolist() == [len(roster(staff, everyone(staff, log), log, as_of=date)) for date in dates]


@few
@given(rows=tabs, smallest=st.integers(1, 6))
def test_no_band_is_smaller_than_the_limit_and_none_can_be_told_from_the_total(frames, rows, smallest):
    given = frames(rows)["pulse"]
    bands = plain(pulse.agreement_by_band(given, as_of=AS_OF, smallest=smallest))
    assert (bands["answers"] >= smallest).all()
    totals = plain(pulse.agreement(given, as_of=AS_OF)).set_index(["statement", "date"])["answers"]
    shown = bands.groupby(["statement", "date"])["answers"].sum()
    assert shown.to_dict() == totals.reindex(shown.index).to_dict()  # nobody is left over


ROWS = {
    "log": [{"date": "2020-06-30", "end_date": "2020-07-03", "name": "Ada", "hours": 5, "type": "Event", "activity": "Fair", "own_time": True},
            {"date": "2020-11-01", "name": "Ben", "hours": 2.25, "type": "Conference", "activity": "Ärger", "provider": "INTERNAL"}],
    "staff": [{"name": "Ada", "team": "Network", "started_on": "2020-03-08"}],
    "time_off": [{"name": None, "everyone": True, "first_day": "2020-10-25", "last_day": "2020-11-01"}],
    "meetings": [{"date": "2020-03-08", "topic": "WiFi", "pd_hours": 0.5, "total_hours": 1, "led_by": ("ben",), "present": ("ada", "ben")}],
    "needs": [{"name": "Ada", "need": "Key", "raised_on": "2020-10-31", "answered_on": "2020-11-02", "answer": "Yes", "cost": 1234.56},
              {"name": "Ben", "need": "Car", "raised_on": "2020-03-28"}],
    "service": [{"date": "2020-11-02", "people": ("ben",), "site": "Harbor", "activity": "Club"}],
    "pulse": [{"date": "2020-11-01", "statement": "Zeit", "score": 4}, {"date": "2020-11-01", "statement": "ärger", "score": 2}],
}  # fmt: skip


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its time zone while running")
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize("language", ["C", "de_DE.UTF-8"])
def test_neither_time_zone_nor_language_changes_a_figure(frames, monkeypatch, zone, language):
    here = figures(frames(ROWS))
    spoken = locale.setlocale(locale.LC_ALL)
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        try:
            locale.setlocale(locale.LC_ALL, language)
            same(here, figures(frames(ROWS)))
        except locale.Error:
            pytest.skip(f"this system does not speak {language}")
        finally:
            locale.setlocale(locale.LC_ALL, spoken)
    time.tzset()
