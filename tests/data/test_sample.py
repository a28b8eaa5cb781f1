"""Does the sample tell its story, and is it the same sample every time?"""

import csv
from collections import Counter
from datetime import date

import pandas as pd
import pytest

from analysis import certifications, completion, hours, service
from analysis.roster import roster
from data import load
from data.sample import FOLDER
from data.sample.district import CLOSED_FOR_EVERYONE
from data.sample.make import sample_files, write
from data.schema import BY_KEY

AS_OF = pd.Timestamp("2026-11-20")
A_YEAR_BEFORE = pd.Timestamp("2025-11-20")


@pytest.fixture(scope="module")
def records():
    return load(FOLDER, today=AS_OF)


@pytest.fixture(scope="module")
def weeks(records):
    return hours.person_weeks(records.log, records.staff, records.time_off, as_of=AS_OF)


@pytest.fixture(scope="module")
def here(records):
    return roster(records.staff, records.people, records.log, as_of=AS_OF)


def test_making_the_sample_again_gives_the_same_bytes(tmp_path):
    write(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}
    assert made == sample_files()


@pytest.mark.parametrize("key", list(BY_KEY))
def test_each_file_has_the_headers_of_the_data_dictionary_in_their_order(key):
    table = BY_KEY[key]
    with (FOLDER / f"{table.tab}.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == [column.header for column in table.columns]


def test_breaks_begin_on_a_monday_and_end_on_a_friday():
    breaks = [(first, last) for first, last, kind in CLOSED_FOR_EVERYONE if kind == "Break"]
    assert {(date.fromisoformat(first).weekday(), date.fromisoformat(last).weekday()) for first, last in breaks} == {
        (0, 4)
    }


def test_the_department_has_34_people_in_six_teams_two_of_them_small(records):
    here = records.staff[records.staff["left_on"].isna()]
    assert here["person"].nunique() == 34
    assert here.groupby("team", observed=True)["person"].nunique().to_dict() == {
        "Help Desk": 9, "Field Support": 8, "Network": 6, "Student Systems": 5, "Data and Security": 3,
        "Instructional Tech": 3,
    }  # fmt: skip
    assert (~records.staff["on_the_wall"]).sum() == 2


def test_the_log_has_some_thousand_rows_up_to_a_friday_in_november(records):
    counted = hours.counted(records.log, as_of=AS_OF)
    assert 5_000 <= len(records.log) <= 6_500
    assert counted["date"].max() == AS_OF
    assert AS_OF.day_name() == "Friday"


def test_a_dozen_rows_of_the_log_are_refused_each_for_what_is_wrong_with_it(records):
    whole = records.refused[records.refused["whole_row"]]
    others = whole[whole["tab"] != "PD log"]
    assert others[["tab", "column", "value", "reason"]].values.tolist() == [
        ["Pulse", "Score", "7", "count_out_of_range"]
    ]
    assert Counter(whole.drop(others.index)["reason"]) == {
        "invalid_hours": 4,  # 2-3, all day, ~2, TBD
        "ambiguous_number": 1,  # 1.30
        "missing_hours": 1,
        "invalid_date": 1,  # 31 April
        "future_date": 1,  # 2062
        "unknown_person": 2,  # a slip of the keys, a first name alone
        "duplicate_row": 1,
        "subtotal_row": 1,
    }


def test_some_cells_are_listed_of_rows_that_are_used(records):
    cells = records.refused[~records.refused["whole_row"]]
    assert cells[["column", "reason"]].values.tolist() == [
        ["Link", "invalid_link"],
        ["Own time", "invalid_yes_no"],
        ["Present", "unknown_person"],
        ["Site", "unknown_site"],
    ]
    hints = cells.set_index("column")["hint"]
    assert hints["Present"] == "Did you mean Priya Raghunathan? The others on the list count."
    assert hints["Site"] == "Did you mean Arroyo Elementary?"


def test_the_weekly_meeting_became_pd_and_is_led_more_and_more_by_own_staff(records):
    meetings = records.meetings.assign(led=records.meetings["led_by"].astype(bool))
    before, weekly = meetings[meetings["date"] < "2025-09-03"], meetings[meetings["date"] >= "2025-09-03"]
    assert len(before) >= 3 and not before["pd_seconds"].any()
    with_pd = weekly[weekly["pd_seconds"] > 0]
    assert set(with_pd["pd_seconds"]) == {1800} and set(weekly["total_seconds"]) == {3600}
    assert weekly.groupby("school_year", observed=True)["date"].size().to_dict() == {"2025-26": 39, "2026-27": 16}
    assert with_pd.groupby("school_year", observed=True)["date"].size().to_dict() == {"2025-26": 34, "2026-27": 13}
    led = with_pd.groupby("month")["led"].mean()
    assert led[:"2025-12-31"].mean() < 0.6 < 0.9 < led["2026-03-01":].mean()
    assert with_pd["present"].str.len().between(23, 34).all()


def test_what_was_asked_for_is_met_refused_put_off_or_still_waits(records):
    needs = records.needs
    assert set(needs["kind"]) == {"Time", "Money", "Equipment", "Access", "Coaching"}
    answers = needs["answer"].astype("object").fillna("waits").value_counts().to_dict()
    assert answers == {"Yes": 13, "waits": 4, "No": 3, "Later": 2}
    waiting = needs[needs["answered_on"].isna()]
    fee = waiting[waiting["kind"] == "Money"].iloc[0]
    assert (fee["need"], fee["cost"]) == ("Renewal fee for Apple Deployment", 149)


def test_three_surveys_have_bands_that_may_be_compared_at_two_of_them(records):
    answers = records.pulse.groupby(["date", "statement"], observed=True).size()
    assert len(answers) == 9 and answers.between(27, 32).all()
    smallest = records.pulse.groupby(["date", "years_of_service"], observed=True).size().groupby("date").min() / 3
    assert (smallest >= 5).tolist() == [True, False, True]


def test_the_catalogue_proposes_two_last_days_that_nobody_wrote(records):
    derived = records.certifications[records.certifications["expiry_derived"]]
    assert derived[["name", "certification", "issuer"]].values.tolist() == [
        ["Wesley Thornburg", "Cisco CCNA", "Cisco"], ["Luis Montemayor", "CAPM", "PMI"],
    ]  # fmt: skip


def test_most_roles_have_what_they_must(records):
    here = records.staff[records.staff["left_on"].isna()]
    assert set(records.required["role"]) <= set(here["role"])
    assert records.required["role"].nunique() >= 5


def test_unusual_entries_that_mean_one_thing_only_are_read(records):
    log = records.log.set_index("row")
    assert log.loc[_row_of("Date", "9/4/2025"), "date"] == pd.Timestamp("2025-09-04")
    assert log.loc[_row_of("Date", "Sept 3, 2025"), "date"] == pd.Timestamp("2025-09-03")
    assert [log.loc[_row_of("Hours", typed), "seconds"] for typed in ("90 min", "1h30", "1:30")] == [5400] * 3
    assert log.loc[_row_of("Name", "Steinhoff, Rachel"), "name"] == "Rachel Steinhoff"
    assert log.loc[_row_of("Name", "LUIS MONTEMAYOR"), "name"] == "Luis Montemayor"
    assert log.loc[_row_of("Name", "Tommy Arriaga"), "name"] == "Tomás Arriaga"


def test_planned_rows_are_yet_to_come_and_one_was_called_off(records):
    statuses = records.log["status"].value_counts()
    assert records.log.loc[records.log["status"] == "planned", "date"].min() > AS_OF
    assert (statuses["planned"], statuses["cancelled"]) == (7, 1)


def test_most_entries_are_made_within_a_day_and_some_come_weeks_later(records):
    done = records.log[(records.log["date"] <= AS_OF) & (records.log["tab"] == "PD log")]
    days_late = (done["timestamp"].dt.normalize() - done["end_date"].fillna(done["date"])).dt.days
    assert 0.7 <= (days_late <= 1).mean() <= 0.9
    assert 0.02 <= (days_late > 7).mean() <= 0.1


def test_about_two_thirds_meet_the_goal_and_hardly_anybody_did_a_year_before(weeks):
    assert _met(hours.so_far(weeks, as_of=AS_OF)) == (23, 34)
    assert _met(hours.same_weeks_last_year(weeks, as_of=AS_OF)) == (5, 33)


def test_those_who_do_not_meet_it_are_mostly_in_help_desk_and_field_support(weeks):
    teams = hours.people_meeting(hours.so_far(weeks, as_of=AS_OF), by="team").set_index("team")
    missing = teams["people"] - teams["met"]
    assert missing.to_dict() == {
        "Data and Security": 0, "Field Support": 4, "Help Desk": 5, "Instructional Tech": 0, "Network": 1,
        "Student Systems": 1,
    }  # fmt: skip


def test_the_average_week_is_a_little_over_two_hours_and_was_half_an_hour_before_the_programme(weeks):
    by_year = hours.totals(weeks[weeks["expected"]], by="school_year").set_index("school_year")["seconds"]
    average = by_year / weeks[weeks["expected"]].groupby("school_year", observed=True).size() / 3600
    assert 0.4 <= average["2024-25"] <= 0.7
    assert 1.6 <= average["2025-26"] <= 1.9
    assert 2.05 <= average["2026-27"] <= 2.25


def test_there_is_a_dip_to_about_an_hour_when_school_opens(weeks):
    averages = _averages(weeks)
    dip = averages["2026-08-03":"2026-08-10"]
    assert dip.between(0.8, 1.3).all()
    assert averages["2026-07-01":].nsmallest(2).index.tolist() == dip.index.tolist()
    assert averages["2025-08-04"] == averages["2025-07-01":"2026-06-21"].min()


def test_every_closed_week_since_late_august_is_above_two_hours(weeks):
    averages = _averages(weeks)
    assert len(averages["2026-08-24":]) == 12
    assert averages["2026-08-24":].min() > 2


def test_the_peak_of_the_year_is_the_week_of_the_state_conference(weeks):
    averages = _averages(weeks)["2026-07-01":]
    assert averages.idxmax() == pd.Timestamp("2026-11-09")
    assert 3 <= averages.max() <= 3.6


def test_the_first_year_of_the_programme_begins_slowly_and_rises_after_its_events(weeks):
    averages = _averages(weeks)
    autumn, spring, after_the_faire = (
        averages[first:last].median()
        for first, last in (
            ("2025-09-01", "2025-11-09"),
            ("2026-01-05", "2026-05-10"),
            ("2026-05-18", "2026-06-21"),
        )
    )
    assert autumn < 1.5 < spring < after_the_faire


def test_certifications_were_seventeen_then_twenty_four_and_are_fifteen_by_november(records):
    history = certifications.history(records.certifications, records.log)
    new = certifications.earned(history, as_of=AS_OF).set_index("school_year")["earned"]
    assert new[["2024-25", "2025-26", "2026-27"]].tolist() == [17, 24, 15]
    by_now_last_year = certifications.earned(history, since="2025-07-01", as_of=A_YEAR_BEFORE, by=None)
    assert by_now_last_year.loc[0, "earned"] == 9


def test_the_log_names_the_same_certificates_as_the_certifications_tab(records):
    both = certifications.history(records.certifications, records.log)
    assert len(both) == len(records.certifications)
    assert records.log["certificate"].notna().sum() > 50


def test_about_fifty_certifications_hold_among_three_quarters_of_the_people(records, here):
    history = certifications.history(records.certifications, records.log)
    assert len(certifications.active(history, here, as_of=AS_OF)) == 54
    certified = certifications.certified_people(history, here, as_of=AS_OF).loc[0]
    assert (certified["certified"], certified["people"]) == (25, 34)


def test_three_certifications_run_out_within_ninety_days(records, here):
    history = certifications.history(records.certifications, records.log)
    ahead = certifications.expiring(history, here, as_of=AS_OF)
    assert ahead.loc[ahead["days_left"] <= 90, ["certification", "days_left"]].values.tolist() == [
        ["Apple Deployment", 21], ["Microsoft PL-300", 63], ["Google Educator L1", 79],
    ]  # fmt: skip


def test_some_renewals_were_in_time_some_late_and_some_never_came(records, here):
    history = certifications.history(records.certifications, records.log)
    renewed = certifications.renewal_rate(history, here, since="2025-07-01", as_of=AS_OF).loc[0]
    assert (renewed["on_time"], renewed["late"], renewed["lapsed"]) == (5, 2, 4)


def test_several_topics_rest_on_one_person_and_linux_on_nobody(records, here):
    history = certifications.history(records.certifications, records.log)
    depth = certifications.depth(history, here, as_of=AS_OF).set_index("topic")["people"]
    assert depth[depth == 1].index.tolist() == ["Data privacy", "Project management", "Student systems", "Wireless"]
    assert depth[depth == 0].index.tolist() == ["Linux"]


def test_nearly_everybody_has_a_goal_and_some_goals_are_late_dropped_overdue_or_quiet(records, weeks, here):
    with_goal = completion.goals_set(records.goals, here, since="2026-07-01", as_of=AS_OF).loc[0]
    assert 31 <= with_goal["with_goal"] <= 33
    ends = completion.on_time(records.goals, as_of=AS_OF).loc[0]
    assert ends["on_time"] > 2 * ends["late"] > 0
    assert 2 <= records.goals["dropped_on"].notna().sum() <= 5
    assert 3 <= len(completion.overdue(records.goals, as_of=AS_OF)) <= 8
    rows = hours.counted(records.log, records.time_off, as_of=AS_OF)
    assert 3 <= len(completion.quiet_goals(records.goals, rows, weeks, as_of=AS_OF)) <= 8


def test_each_goal_has_two_to_four_milestones(records):
    steps = records.milestones.groupby(["person", "goal"], observed=True).size()
    assert len(steps) == len(records.goals) == len(records.goals.drop_duplicates(["person", "goal"]))
    assert steps.between(2, 4).all()


def test_nine_of_eleven_title_i_schools_have_had_a_session_and_fewer_had_the_year_before(records):
    this_year = service.schools_reached(records.service, records.schools, since="2026-07-01", as_of=AS_OF)
    last_year = service.schools_reached(records.service, records.schools, since="2025-07-01", as_of="2026-06-30")
    assert _served(this_year) == {True: (9, 11), False: (8, 15)}
    assert _served(last_year) == {True: (6, 11), False: (5, 15)}
    not_yet = this_year[this_year["is_title_i"] & ~this_year["reached"]]
    assert not_yet["site"].tolist() == ["Harbor Elementary", "Tule Middle"]


def test_forty_one_sessions_made_about_two_and_a_half_thousand_student_contacts(records):
    contacts = service.student_contacts(records.service, since="2026-07-01", as_of=AS_OF).loc[0]
    assert contacts["sessions"] == 41
    assert 2_400 <= contacts["contacts"] <= 2_600


def _served(reached):
    return {
        row["is_title_i"]: (row["served"], row["sites"])
        for row in service.sites_served(reached, by="is_title_i").to_dict("records")
    }


def _met(weeks):
    row = hours.people_meeting(weeks).iloc[0]
    return row["met"], row["people"]


def _averages(weeks):
    return hours.weekly_average(weeks).set_index("week_start")["average_hours"].dropna()


def _row_of(column, typed):
    """The sheet's number of the row in which a cell was typed; the header is row 1."""
    cells = pd.read_csv(FOLDER / "PD log.csv", dtype=str, keep_default_na=False)[column]
    return cells[cells == typed].index[0] + 2
