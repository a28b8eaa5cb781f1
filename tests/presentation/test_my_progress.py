from datetime import date, timedelta

import icalendar
import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from data.sample.district import LAST_DAY
from presentation import html, renewal_calendar, summary
from presentation.facts import Facts
from presentation.findings import my_goals, my_progress, my_records, my_weeks
from presentation.own import of_person

AS_OF = pd.Timestamp("2026-11-20")  # a Friday: the week of 16 November is open
MONDAYS = [pd.Timestamp("2026-07-06") + pd.Timedelta(days=7 * week) for week in range(19)]  # the weeks that are over


@pytest.fixture
def ana(tmp_path):
    """Makes the facts of Ana, asked for two hours a week, from the hours of her weeks and what else is there."""

    def ana(hours, **tabs):
        log = "Date,Name,Hours\n" + "".join(
            f"{monday:%Y-%m-%d},Ana,{logged}\n"
            for monday, logged in zip(MONDAYS, hours, strict=False)
            if logged is not None
        )
        texts = {"Staff": "Name\nAna\nBo\n", "PD log": f"{log}2026-11-18,Bo,2\n"} | {
            key.replace("_", " "): text for key, text in tabs.items()
        }
        for tab, text in texts.items():
            (tmp_path / f"{tab}.csv").write_text(text, encoding="utf-8")
        records = load(tmp_path, today="2026-11-20")
        return Facts(of_person(records, "ana"), AS_OF, since=records.log["date"].min())

    return ana


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ([2] * 18 + [14], "You are 12.0 hours ahead of your goal"),
        ([2] * 18 + [2.5], "You are right on your goal"),  # within half an hour
        ([2] * 18 + [1.5], "You are right on your goal"),
        ([2] * 18 + [2.51], "You are 0.5 hours ahead of your goal"),
        # 2.4 hours in four weeks are 0.6 each: 23 and 30 November, 7 and 14 December.
        ([2] * 17 + [1.6, 0], "You are 2.4 hours behind your goal; 0.6 extra hours a week closes it by 20 December"),
        ([2] * 14 + [0] * 5, "You are 10.0 hours behind your goal; 1 extra hour a week closes it by 31 January"),
    ],
)
def test_the_balance_is_said_with_what_closes_the_gap(ana, hours, said):
    assert my_progress.head(ana(hours)).headline == said


def test_the_gap_closes_in_this_school_year_or_is_only_told(ana):
    # The week of 28 June is the last of the year; of it only three days are.
    behind = ana([0] * 19, Time_off="Name,First day,Last day\nAna,2026-11-23,2027-02-26\n")
    assert my_progress.head(behind).headline.endswith("extra hours a week closes it by 30 June")


@pytest.mark.parametrize(
    ("staff", "hours", "headline", "lede"),
    [
        ("Name,Left\nAna,2026-06-26\nBo,\n", [], "Nothing is asked for any more", "The last day on the staff was 26 Jun 2026."),
        ("Name,Started\nAna,2027-01-11\nBo,\n", [], "Nothing is asked for yet", "The first day on the staff is 11 Jan 2027."),
        ("Name,Started\nAna,2026-11-16\nBo,\n", [], "No full week with a goal yet this school year", "This week, 0.0 of 2.0 hours so far."),
        ("Name,Weekly hours\nAna,0\nBo,2\n", [3], "No full week with a goal yet this school year", "3 hours logged so far. Nothing is asked for this week."),
        # Twelve weeks of two hours until 25 September, and two logged.
        ("Name,Left\nAna,2026-09-25\nBo,\n", [2], "You are 22.0 hours behind your goal", "2.0 hours logged of 24.0 asked for so far. 1 of 12 weeks reached the goal. The last day on the staff was 25 Sep 2026."),
    ],
    ids=["gone", "to come", "new this week", "no goal", "gone in autumn"],
)  # fmt: skip
def test_who_is_new_gone_or_asked_for_nothing_is_told_so(ana, staff, hours, headline, lede):
    facts = ana(hours, Staff=staff, PD_log=_from_july(hours))
    head = my_progress.head(facts)
    assert (head.headline, head.lede) == (headline, lede)
    said = [part for kpi in my_progress.kpis(facts) for part in (kpi.value, kpi.of, kpi.note)]
    assert not any("of 0" in part for part in said)


def test_on_leave_all_year_nothing_is_behind(ana):
    facts = ana([], Time_off="Name,First day,Last day\nAna,2026-07-01,2027-06-30\n", PD_log=_from_july([]))
    assert my_progress.head(facts).headline == "No full week with a goal yet this school year"
    card = my_weeks.weeks(facts)
    assert card.question == "Which weeks did I get my two hours?" and card.answer == "No full week with a goal yet"
    assert [(kpi.label, kpi.value, kpi.note) for kpi in my_progress.kpis(facts)][0] == ("Hours so far", "0.0", "none were asked for")  # fmt: skip


def test_a_log_that_began_in_october_asks_for_nothing_before(ana):
    rows = "".join(f"{monday:%Y-%m-%d},Ana,2\n" for monday in MONDAYS[13:])  # 5 October to 9 November
    facts = ana([], PD_log=f"Date,Name,Hours\n{rows}")
    assert my_progress.head(facts).headline == "You are right on your goal"
    assert my_weeks.weeks(facts).answer == "6 of 6 weeks so far"


def _from_july(hours):
    """A log that begins on 6 July with a row of Bo, so that all weeks of the year are asked for."""
    mine = "".join(f"{monday:%Y-%m-%d},Ana,{logged}\n" for monday, logged in zip(MONDAYS, hours, strict=False))
    return f"Date,Name,Hours\n2026-07-06,Bo,2\n{mine}"


def test_a_lead_reads_the_same_in_the_third_person(ana):
    facts = ana([2] * 18 + [14])
    assert my_progress.head(facts, mine=False).headline == "Ana is 12.0 hours ahead of the goal"
    assert "this person" in my_progress.head(facts, mine=False).eyebrow[-1]
    assert "you" in my_progress.head(facts).eyebrow[-1]


def test_the_hours_of_the_week_that_is_running_are_told_and_not_judged(ana):
    facts = ana([2] * 19 + [None])
    head = my_progress.head(facts)
    assert (
        head.lede
        == "38.0 hours logged of 38.0 asked for so far. 19 of 19 weeks reached the goal. This week, 0.0 of 2.0 hours so far."
    )


def test_every_week_of_the_year_has_its_square(ana):
    off = "Name,First day,Last day\nEveryone,2026-12-21,2027-01-01\n"
    card = my_weeks.weeks(ana([2, 1, 0, None, 3], Time_off=off))
    assert [name for name, _ in card.picture.rows] == ["Jul–Sep", "Oct–Dec", "Jan–Mar", "Apr–Jun"]
    weeks = [week for _, of in card.picture.rows for week in of]
    assert len(weeks) == 52
    assert [(week.figure, week.kind) for week in weeks[:5]] == [
        ("2.0", "full"),
        ("1.0", "some"),
        ("0", "none"),
        ("0", "none"),
        ("3.0", "full"),
    ]
    assert [week.kind for week in weeks[19:21]] == ["now", "ahead"]
    assert [week.kind for week in weeks[24:26]] == ["off", "off"]  # the break
    assert card.answer == "2 of 19 weeks so far"
    assert {kind for kind, _ in card.picture.key} == {week.kind for week in weeks}


def test_somebody_who_came_in_autumn_has_nothing_asked_before(ana):
    card = my_weeks.weeks(ana([None] * 10 + [2] * 9, Staff="Name,Started\nAna,2026-09-14\nBo,\n"))
    weeks = [week for _, of in card.picture.rows for week in of]
    assert [week.kind for week in weeks[8:12]] == ["off", "off", "full", "full"]
    assert card.answer == "9 of 9 weeks so far"


def test_a_part_time_goal_is_named_as_it_is(ana):
    card = my_weeks.weeks(ana([1] * 19, Staff="Name,Weekly hours\nAna,1\nBo,\n"))
    assert card.question == "Which weeks did I get my 1 hour?"
    assert card.answer == "19 of 19 weeks so far"


def test_the_next_milestone_is_the_one_that_falls_due_first_and_lateness_is_said_kindly(ana):
    goals = "Name,Goal,Set on,Due\nAna,Earn CCNA,2026-08-01,2027-03-01\nAna,Write a guide,2026-08-01,2027-05-01\n"
    steps = (
        "Name,Goal,Milestone,Due,Done on\nAna,Earn CCNA,Course,2026-09-01,2026-09-05\nAna,Earn CCNA,Practice exam,2026-12-18,\n"
        "Ana,Earn CCNA,Exam,2027-02-20,\nAna,Write a guide,Draft,2027-01-10,\n"
    )
    card = my_goals.next_milestone(ana([2], Goals=goals, Milestones=steps))
    assert card.answer == "Practice exam by 18 December" and card.subtitle == "Goal: Earn CCNA"
    assert [(step.title, step.when, step.kind) for step in card.picture.steps] == [
        ("Course", "Done 5 September", "done"),
        ("Practice exam", "Due 18 December, in 28 days", "next"),
        ("Exam", "Planned for 20 February", "ahead"),
    ]
    late = my_goals.next_milestone(ana([2], Goals=goals, Milestones=steps.replace("2026-12-18", "2026-11-01")))
    assert late.answer == "Practice exam was due 1 November: finish it, or give it a new date"
    assert late.picture.steps[1].kind == "late"


def test_goals_certifications_and_needs_are_ones_own_with_their_state(ana):
    facts = ana(
        [2],
        Goals="Name,Goal,Set on,Due,Done on\nAna,Earn CCNA,2026-08-01,2026-12-01,2026-11-01\nAna,Write,2026-08-01,2026-11-01,\nBo,Sing,2026-08-01,2027-01-01,\n",
        Certifications="Name,Certification,Earned,Expires\nAna,CCNA,2026-11-01,2027-01-20\nAna,ITIL,2020-01-01,2023-01-01\nBo,Sec,2026-01-01,\n",
        Needs="Raised on,Name,Need,Answered on,Answer,Met on\n2026-10-01,Ana,A lab,2026-10-05,Yes,2026-10-20\n2026-11-01,Ana,A book,,,\n2026-11-01,Bo,A horn,,,\n",
    )  # fmt: skip
    goals = my_goals.goals(facts)
    assert goals.answer == "One goal reached this school year, one under way"
    assert [(item.title, item.remark, item.role) for item in goals.picture.items] == [
        ("Write", "19 days late", "attention"),
        ("Earn CCNA", "reached", "good"),
    ]
    held = my_records.held(facts)
    assert held.answer == "One certification held today; one renewal due within 90 days"
    assert [(item.title, item.remark) for item in held.picture.items] == [
        ("CCNA", "renew within 61 days"),
        ("ITIL", "has run out"),
    ]
    asked = my_records.asked_for(facts)
    assert [(item.title, item.remark) for item in asked.picture.items] == [
        ("A book", "waiting"),
        ("A lab", "yes, met 20 Oct 2026"),
    ]
    assert asked.answer == "1 of 2 needs has an answer"


def test_a_row_that_could_not_be_read_is_on_the_page_of_whose_it_is(ana, tmp_path):
    facts = ana([2, "two or so"])
    card = my_records.not_read(facts)
    assert card.answer == "One row could not be read"
    assert [(item.title, item.remark) for item in card.picture.items] == [("PD log, row 3, Hours", "row left out")]
    assert card.picture.items[0].detail.startswith('Not a number of hours: "two or so". Write one number')
    assert card.table[["Row", "Column", "Found"]].to_numpy().tolist() == [[3, "Hours", "two or so"]]
    bo = Facts(of_person(load(tmp_path, today="2026-11-20"), "bo"), AS_OF)
    assert my_records.not_read(bo).empty == my_records.ALL_READ


def test_of_many_rows_that_could_not_be_read_the_rest_is_counted(ana):
    card = my_records.not_read(ana([2, *["two or so"] * 10]))
    assert card.answer == "Ten rows could not be read"
    assert (len(card.picture.items), card.picture.more, len(card.table)) == (8, "and 2 more in the table", 10)


def test_whoever_has_no_row_yet_reads_what_to_do_and_nothing_fails(ana):
    nobody = Facts(of_person(ana([2]).records, "nobody"), AS_OF)
    assert my_progress.head(nobody).lede == my_progress.NOBODY
    assert my_progress.kpis(nobody) == ()
    cards = [my_weeks.weeks(nobody), my_goals.next_milestone(nobody), my_goals.goals(nobody), my_goals.given_back(nobody), my_records.held(nobody), my_records.asked_for(nobody)]  # fmt: skip
    assert all(card.empty and card.picture is None for card in cards)


def test_reminders_come_a_week_before_a_milestone_and_a_month_before_a_renewal(ana):
    facts = ana(
        [2],
        Goals="Name,Goal,Set on,Due\nAna,Earn CCNA,2026-08-01,2027-03-01\n",
        Milestones="Name,Goal,Milestone,Due,Done on\nAna,Earn CCNA,Course,2026-09-01,\nAna,Earn CCNA,Exam,2026-12-18,\nAna,Earn CCNA,Plan,2026-12-01,2026-10-01\n",
        Certifications="Name,Certification,Earned,Expires\nAna,ITIL,2026-01-01,2029-01-01\n",
    )
    events = list(icalendar.Calendar.from_ical(renewal_calendar.reminders(facts)).walk("VEVENT"))
    assert [(str(event["summary"]), event["dtstart"].dt) for event in events] == [
        ("Exam is due", date(2026, 12, 18)),
        ("ITIL runs out", date(2029, 1, 1)),
    ]
    assert [event.walk("VALARM")[0]["trigger"].dt for event in events] == [timedelta(days=-7), timedelta(days=-30)]
    assert renewal_calendar.reminders(facts) == renewal_calendar.reminders(facts)


def test_two_milestones_of_one_name_are_two_reminders(ana):
    facts = ana(
        [2],
        Goals="Name,Goal,Set on,Due\nAna,Earn CCNA,2026-08-01,2027-03-01\n",
        Milestones="Name,Goal,Milestone,Due\nAna,Earn CCNA,Exam,2026-12-18\nAna,Earn CCNA,Exam,2027-02-18\n",
    )
    events = list(icalendar.Calendar.from_ical(renewal_calendar.reminders(facts)).walk("VEVENT"))
    assert len(events) == len({str(event["uid"]) for event in events}) == 2


@pytest.mark.parametrize("person", ["E1017", "E1021", "E1053", "E1108"])  # without a row, gone, busy, new
def test_no_page_ranks_or_compares_and_none_says_nothing_of_nothing(person):
    records = load(FOLDER, today=LAST_DAY)
    facts = Facts(of_person(records, person), pd.Timestamp(LAST_DAY), since=records.log["date"].min())
    said = summary.html(facts).decode().lower()
    assert [word for word in ("rank", "average", "department's hours", "than others", "0 of 0", "of 0.0", " nan", "nat<") if word in said] == []  # fmt: skip


def test_the_summary_to_print_names_the_person_and_holds_everything_of_the_page():
    records = load(FOLDER, today=LAST_DAY)
    facts = Facts(of_person(records, "E1053"), pd.Timestamp(LAST_DAY), since=records.log["date"].min())
    page = summary.html(facts).decode()
    assert "Amara Nwosu is 24.3 hours ahead of the goal" in page and "<script" not in page
    for card in (
        my_weeks.weeks(facts, mine=False),
        my_goals.goals(facts, mine=False),
        my_records.held(facts, mine=False),
    ):
        assert card.question in page and card.answer in page
    assert "average of" not in page and "rank" not in page.lower()


def test_the_squares_and_steps_can_be_read_without_seeing_them(ana):
    card = my_weeks.weeks(ana([2, 1]))
    drawn = html.picture(card.picture, card.alt)
    assert "Week of 6 July: 2 hours of 2 hours, the goal or more" in drawn
    assert drawn.count('<li class="th-week ') == 52
