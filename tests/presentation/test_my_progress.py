from datetime import date, timedelta

import icalendar
import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from data.sample.district import LAST_DAY
from presentation import html, renewal_calendar, summary
from presentation.facts import Facts
from presentation.findings import my_goals, my_progress, my_records
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
    card = my_progress.weeks(ana([2, 1, 0, None, 3], Time_off=off))
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
    card = my_progress.weeks(ana([None] * 10 + [2] * 9, Staff="Name,Started\nAna,2026-09-14\nBo,\n"))
    weeks = [week for _, of in card.picture.rows for week in of]
    assert [week.kind for week in weeks[8:12]] == ["off", "off", "full", "full"]
    assert card.answer == "9 of 9 weeks so far"


def test_a_part_time_goal_is_named_as_it_is(ana):
    card = my_progress.weeks(ana([1] * 19, Staff="Name,Weekly hours\nAna,1\nBo,\n"))
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
    assert my_records.not_read(facts)[["Row", "Column", "Found"]].to_numpy().tolist() == [[3, "Hours", "two or so"]]
    assert my_records.read_in_words(facts) == my_records.WHICH_ROWS
    bo = Facts(of_person(load(tmp_path, today="2026-11-20"), "bo"), AS_OF)
    assert len(my_records.not_read(bo)) == 0 and my_records.read_in_words(bo) == my_records.ALL_READ


def test_whoever_has_no_row_yet_reads_what_to_do_and_nothing_fails(ana):
    nobody = Facts(of_person(ana([2]).records, "nobody"), AS_OF)
    assert my_progress.head(nobody).lede == my_progress.NOBODY
    assert my_progress.kpis(nobody) == ()
    cards = [my_progress.weeks(nobody), my_goals.next_milestone(nobody), my_goals.goals(nobody), my_goals.given_back(nobody), my_records.held(nobody), my_records.asked_for(nobody)]  # fmt: skip
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


def test_the_summary_to_print_names_the_person_and_holds_everything_of_the_page():
    records = load(FOLDER, today=LAST_DAY)
    facts = Facts(of_person(records, "E1053"), pd.Timestamp(LAST_DAY), since=records.log["date"].min())
    page = summary.html(facts).decode()
    assert "Amara Nwosu is 24.3 hours ahead of the goal" in page and "<script" not in page
    for card in (
        my_progress.weeks(facts, mine=False),
        my_goals.goals(facts, mine=False),
        my_records.held(facts, mine=False),
    ):
        assert card.question in page and card.answer in page
    assert "average of" not in page and "rank" not in page.lower()


def test_the_squares_and_steps_can_be_read_without_seeing_them(ana):
    card = my_progress.weeks(ana([2, 1]))
    drawn = html.picture(card.picture, card.alt)
    assert "Week of 6 July: 2 hours of 2 hours, the goal or more" in drawn
    assert drawn.count('<li class="th-week ') == 52
