"""Do the cards say what the rows say? Small folders whose figures can be worked out by hand, and every finding on the sample."""

import inspect
import re
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

import pandas as pd
import pytest

from data import load
from data.asks import COMPUTED
from data.sample import FOLDER
from presentation import findings
from presentation.card import Ask, Bars, Card, Head, Lines
from presentation.facts import Facts
from presentation.findings import (
    brief,
    certifications,
    cover,
    deadlines,
    earning,
    everyone,
    goals,
    hours,
    mix,
    quality,
    refusals,
    regularity,
    renewals,
    schools,
    wall,
    weekly,
)

AS_OF = pd.Timestamp("2026-09-30")  # a Wednesday: its week is open

STAFF = """Name,ID,Team,Started,Weekly hours,On the wall
Ada North,E1,Network,2024-01-01,2,
Ben South,E2,Network,2024-01-01,2,No
Cal West,E3,Help Desk,2024-01-01,1,
"""
# Three closed weeks, from the first of the log: 7, 14 and 21 September.
LOG = """Date,Name,Hours,Activity,Type,Topic,Status,Goal
2026-09-07,Ada North,14,Wireless course,Course,Wireless,Done,Learn wireless
2026-09-14,Ada North,10,Fall Conference,Conference,Wireless,Done,
2026-09-21,Ben South,3,Ticket review,Meeting,Service,,
2026-09-21,Cal West,12,Ticket review,Meeting,Service,,
2026-09-28,Ben South,40 min,Ticket review,Meeting,Service,,
2026-11-20,Ben South,6,Spring camp,Conference,,Planned,
2026-09-21,Cal West,two-ish,Ticket review,Meeting,Service,,
"""
CERTIFICATIONS = """Name,Certification,Issuer,Topic,Earned,Expires
Ada North,CWNA,CWNP,Wireless,2023-10-01,2026-10-20
Ada North,Network+,CompTIA,Networking,2026-08-01,2029-08-01
Ben South,Network+,CompTIA,Networking,2025-08-01,2028-08-01
Cal West,A+,CompTIA,Support,2022-08-01,2025-08-01
"""
GOALS = """Name,Goal,Topic,Set on,Due,Done on
Ada North,Learn wireless,Wireless,2026-07-01,2026-12-01,
Ben South,Write the runbook,Service,2026-07-01,2026-09-01,
Cal West,Earn A+,Support,2026-07-01,2026-09-20,2026-09-18
"""
MILESTONES = """Name,Goal,Milestone,Due,Done on
Ada North,Learn wireless,Read the book,2026-08-01,2026-07-30
Ada North,Learn wireless,Survey one school,2026-10-15,
"""
SERVICE = """Date,Name,Site,Activity,Students
2026-09-02,Ada North; Ben South,Mesa Elementary,Hour of Code,25
2026-09-09,Ada North,Mesa Elementary,Hour of Code,20
"""
SCHOOLS = """Site,Title I
Mesa Elementary,Yes
Canal High,Yes
Alta High,No
"""
TABS = {
    "PD log": LOG,
    "Staff": STAFF,
    "Certifications": CERTIFICATIONS,
    "Goals": GOALS,
    "Milestones": MILESTONES,
    "Service": SERVICE,
    "Schools": SCHOOLS,
}


def facts_of(folder, tabs, as_of=AS_OF):
    for name, text in tabs.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return Facts(load(folder, today=as_of), pd.Timestamp(as_of))


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    return facts_of(tmp_path_factory.mktemp("department"), TABS)


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A log of one person and nothing else."""
    log = "Date,Name,Hours\n2026-09-21,Ada North,2\n2026-09-23,Ada North,1\n"
    return facts_of(tmp_path_factory.mktemp("bare"), {"PD log": log})


@pytest.fixture(scope="module")
def last_year_only(tmp_path_factory):
    """A log whose last row is in the school year before."""
    log = "Date,Name,Hours\n2026-05-04,Ada North,2\n2026-05-11,Ada North,1\n"
    return facts_of(tmp_path_factory.mktemp("quiet"), {"PD log": log}, "2026-07-08")


@pytest.fixture(scope="module")
def sample():
    return Facts(load(FOLDER, today="2026-11-20"), pd.Timestamp("2026-11-20"))


def all_findings():
    for module in iter_modules(findings.__path__):
        room = import_module(f"presentation.findings.{module.name}")
        for name, function in vars(room).items():
            if (
                inspect.isfunction(function)
                and hasattr(function, "__wrapped__")
                and function.__module__ == room.__name__
            ):
                yield pytest.param(function, id=f"{module.name}.{name}")


def words_of(card):
    return [card.question, card.answer, card.subtitle, card.alt, card.footnote, card.empty]


def strings_of(finding):
    if isinstance(finding, Card):
        return words_of(finding)
    if isinstance(finding, Head):
        return [*finding.eyebrow, finding.headline, finding.lede]
    parts = finding if isinstance(finding, tuple) else (finding,)
    return [value for part in parts for value in vars(part).values() if isinstance(value, str)]


def test_the_headline_counts_people_who_kept_their_own_promise(facts):
    # Three closed weeks: Ada 24 of 6 hours, Cal 12 of 3 at an hour a week, Ben 3 of 6.
    assert brief.head(facts).headline == "2 of 3 IT staff meet the two-hour goal."


def test_the_lede_says_what_came_since_and_claims_no_cause(facts):
    assert brief.head(facts).lede == (
        "Since July, staff have earned 1 certification and led 2 sessions in 1 of 3 schools."
    )


def test_the_open_week_is_in_no_weekly_rate(facts):
    kept = hours.head(facts).headline
    # 14 + 10 + 3 + 12 hours and Ben's 40 minutes are the year's hours; those 40 minutes are in no weekly rate.
    assert kept.startswith(
        "39.7 hours of professional development since 1 July; 7.0 of the 15.0 hours promised up to 27 September"
    )


def test_hours_are_kept_week_by_week_up_to_the_promise(facts):
    # Ada 2 + 2, Ben 2, Cal 1 of 6 + 6 + 3 promised hours: the log begins in the week of 7 September.
    assert regularity.kept_promise(facts).answer == "7.0 of 15.0 promised hours were kept, week by week"


def test_a_part_time_person_stands_on_the_scale_of_everyone(facts):
    dots = dict(everyone.everyone_or_a_few(facts).picture.groups)
    assert [round(value, 2) for value in sum(dots.values(), ())] == [1.0, 8.0, 8.0]


def test_teams_under_the_limit_are_shown_as_one(facts):
    assert [name for name, _ in everyone.everyone_or_a_few(facts).picture.groups] == ["Everyone"]


def test_a_topic_of_one_person_stands_under_its_own_name_only_when_alone(facts):
    # Wireless is Ada's alone, Service has two people: both under three, so they are one line.
    assert [bar.label for bar in mix.topics(facts).picture.bars] == ["Other topics"]


def test_a_renewal_due_is_named_with_its_date_and_days(facts):
    card = renewals.renewals(facts)
    assert card.answer == "1 renewal due by 20 October"
    (item,) = card.picture.items
    assert (item.title, item.detail, item.when, item.remark) == ("CWNA", "Ada North", "20 Oct 2026", "20 days")


def test_a_lapsed_certification_is_a_gap_and_one_holder_a_single_point(facts):
    assert cover.depth(facts).answer == "One of three topics rests on one person; nobody holds one in Support any more"


def test_who_keeps_off_the_wall_is_counted_and_not_shown(facts):
    plaque = next(plaque for plaque in wall.wall(facts).picture.plaques if plaque.title == "Network+")
    assert ([holder.initials for holder in plaque.holders], plaque.unnamed) == (["AN"], 1)


def test_a_plate_earned_this_school_year_is_marked_and_one_due_for_renewal_too(facts):
    roles = {plaque.title: [holder.role for holder in plaque.holders] for plaque in wall.wall(facts).picture.plaques}
    assert roles == {"Network+": ["gold"], "CWNA": ["attention"]}


def test_goals_are_counted_where_they_stand(facts):
    assert goals.moving(facts).answer == "1 of 3 goals reached this school year, 1 more under way"
    assert goals.three_completions(facts).answer == "1 of 2 goals due by now are reached"


def test_an_open_goal_past_its_date_is_overdue_and_the_next_milestone_is_due(facts):
    assert deadlines.overdue(facts).answer == "1 open goal is 29 days past its due date"
    assert deadlines.due_next(facts).picture.items[0].title == "Survey one school (Learn wireless)"


def test_the_schools_not_reached_are_named(facts):
    assert (
        schools.schools(facts).answer == "1 of 2 Title I schools have had a session led by IT staff; Canal High has not"
    )


def test_what_was_refused_is_listed_with_what_was_found_and_what_to_do(facts):
    rows = refusals.refused_rows(facts)
    assert rows[["Tab", "Row", "Column", "Found"]].values.tolist() == [["PD log", 8, "Hours", "two-ish"]]
    assert rows["What to do"].str.len().gt(0).all()
    assert quality.head(facts).headline == "23 of 24 rows are used; 1 row was refused"


def test_planned_rows_are_in_no_figure(facts):
    assert "Spring camp" not in str(mix.types(facts).rows["Activity"].tolist())


def test_the_first_three_weeks_are_too_early_to_compare(tmp_path):
    log = "Date,Name,Hours\n2025-07-07,Ada North,2\n2026-07-06,Ada North,2\n"
    early = facts_of(tmp_path, {"PD log": log}, "2026-07-15")
    assert "Too early to compare: week 3." in brief.head(early).lede
    assert "last year" not in brief.head(early).headline


def test_the_ask_to_protect_time_names_the_lowest_month(sample):
    protect = brief.asks(sample)[0]
    assert protect.strong == "Protect the two hours"
    assert protect.rest.startswith("in August, when the average fell to ")


def test_a_district_asks_in_its_own_words_and_order(sample):
    protect, renew, *_ = brief.asks(sample)
    lines = ("{renew}", "Fund two vouchers: before the break, at 10:30.", "More of this", " {protect} ")
    mine = brief.asks(replace(sample, settings=replace(sample.settings, asks=lines), _remembered={}))
    own = (Ask("Fund two vouchers:", "before the break, at 10:30."), Ask("More of this", ""))
    assert mine == (renew, *own, protect)


def test_every_computed_ask_has_the_word_that_settings_know():
    assert set(brief._COMPUTED) <= set(COMPUTED)


def test_nothing_is_asked_for_when_nothing_is_known(bare):
    assert brief.asks(bare) == ()


def test_the_highest_week_is_named_after_the_event_in_it(sample):
    callouts = weekly.weekly_average(sample).picture.callouts
    assert "State EdTech Conference" in [callout.text for callout in callouts]


def test_last_year_is_drawn_to_june_beside_a_year_under_way(sample):
    last, this = weekly.weekly_average(sample, whole_year=True).picture.lines
    assert (last.label, len(last.values) > 50, this.label, len(this.values)) == ("Last year", True, "This year", 19)


def test_a_year_of_certifications_ends_at_its_whole_count(sample):
    card = earning.running_total(sample)
    table = card.table.set_index("School year")["Earned in the whole year"]
    for line in card.picture.lines[:-1]:
        assert line.values[-1] == table[line.label]


def test_a_finding_is_computed_once(facts):
    assert weekly.weekly_average(facts) is weekly.weekly_average(facts)
    assert weekly.weekly_average(facts) is not weekly.weekly_average(facts, whole_year=True)


@pytest.mark.parametrize("source", ["facts", "bare", "last_year_only", "sample"])
@pytest.mark.parametrize("finding", list(all_findings()))
def test_every_finding_speaks_in_whole_honest_sentences(finding, source, request):
    said = finding(request.getfixturevalue(source))
    for text in strings_of(said):
        assert not re.search(
            r"\b0 of 0\b|nan|NaT|None$|=None|<NA>|\b1 (people|weeks|rows|certifications|goals|sessions)\b", text
        ), text
        assert "because" not in text and "produced" not in text, text
        for _, whole in re.findall(r"(\d+) of (\d+) \(\d+%\)", text):
            assert int(whole) >= 20, f"a percent of {whole}: {text}"


@pytest.mark.parametrize("source", ["facts", "bare", "last_year_only", "sample"])
@pytest.mark.parametrize("finding", list(all_findings()))
def test_every_card_has_words_for_its_picture_and_a_table(finding, source, request):
    card = finding(request.getfixturevalue(source))
    if not isinstance(card, Card):
        return
    assert card.question.endswith("?") and card.answer and card.alt and len(card.answer) <= 110
    assert bool(card.empty) == (card.picture is None)
    if card.picture is not None:
        assert len(card.table) and card.metrics
        assert all(
            hasattr(import_module(f"analysis.{name.split('.')[0]}"), name.split(".")[1]) for name in card.metrics
        )
    if isinstance(card.picture, Bars):
        assert all(bar.value >= 0 for bar in card.picture.bars)
    if isinstance(card.picture, Lines):
        assert all(len(line.values) <= len(card.picture.x) for line in card.picture.lines)


def test_certifications_can_come_from_the_log_alone(tmp_path):
    log = "Date,Name,Hours,Certificate,Certificate expires\n2026-09-07,Ada North,2,CWNA,2026-10-20\n2026-09-08,Ben South,2,,\n"
    facts = facts_of(tmp_path, {"PD log": log})
    assert certifications.head(facts).headline == "1 active certification is held by 1 of 2 staff"


def test_the_rows_behind_the_wall_leave_out_who_keeps_off_it(facts):
    assert wall.wall(facts).rows["Name"].tolist() == ["Ada North", "Ada North"]
