"""Do the cards of Team needs say what the rows say, to a whole department and to one team, for one need and for many?"""

import pytest

from presentation.findings import brief, cover, needs, pulse

LOG = "Date,Name,Hours\n2026-09-07,Ada North,2\n2026-09-07,Ben South,2\n2026-09-07,Cal West,2\n"
STAFF = """Name,ID,Team,Started
Ada North,E1,Network,2024-01-01
Ben South,E2,Network,2024-01-01
Cal West,E3,Help Desk,2024-01-01
"""
HEADERS = "Raised on,Name,Need,Kind,Cost,Answered on,Answer,Met on\n"
NEEDS = HEADERS + (
    "2026-08-01,Ada North,A cable tester,Equipment,300,2026-08-11,Yes,2026-08-20\n"
    "2026-08-31,Ben South,A mentor,Coaching,,2026-09-10,No,\n"  # no is an answer
    "2026-09-20,Ada North,Renewal fee for CWNA,Money,250,,,\n"  # ten days on 30 September
)
CERTIFICATIONS = """Name,Certification,Issuer,Topic,Earned,Expires
Ada North,CWNA,CWNP,Wireless,2023-10-01,2026-10-20
Ben South,Network+,CompTIA,Networking,2025-08-01,2028-08-01
Cal West,Network+,CompTIA,Networking,2025-08-01,2028-08-01
"""
GOALS = """Name,Goal,Topic,Set on,Due
Ada North,Learn networking,Networking,2026-07-01,2026-12-01
Ben South,Learn wireless,Wireless,2026-07-01,2026-12-01
"""
TABS = {"PD log": LOG, "Staff": STAFF, "Needs": NEEDS, "Certifications": CERTIFICATIONS, "Goals": GOALS}
SURVEY = "Date,Statement,Score,Years of service\n"


def answers(day, scores, band=""):
    return "".join(f"{day},I have time to learn,{score},{band}\n" for score in scores)


def test_one_need_waits_and_no_is_an_answer(read):
    facts = read(TABS)
    head = needs.head(facts)
    assert head.headline == "1 of 3 needs staff have raised is still waiting for an answer, for 10 days"
    assert head.lede == "2 of 3 have been answered, 1 with yes; 1 is met."
    assert needs.waiting(facts).answer == "One need waits, for 10 days"
    assert needs.answers(facts).answer == "2 of 3 needs have been answered, 1 of them with yes; 1 is met"


def test_money_is_counted_of_the_money_asked_for(read):
    money = needs.kpis(read(TABS))[-1]
    assert (money.value, money.of, money.note) == ("$300", "of $550 asked", "2 of 3 needs name a cost")


def test_nothing_is_said_of_money_where_no_need_names_a_cost(read):
    money = needs.kpis(read(TABS | {"Needs": HEADERS + "2026-09-20,Ada North,A mentor,Coaching,,,,\n"}))[-1]
    assert (money.value, money.of, money.note) == ("none", "asked for yet", "no need names a cost")


def test_under_ten_needs_there_is_no_usual_time(read):
    answered = needs.kpis(read(TABS))[1]
    assert (answered.label, answered.value, answered.of) == ("Answered", "2", "of 3 raised")


def test_the_only_need_answered_is_not_every_one_of_the_1_needs(read):
    facts = read(TABS | {"Needs": HEADERS + "2026-08-01,Ada North,A tester,Equipment,300,2026-08-11,Yes,\n"})
    assert needs.head(facts).headline == "The one need raised has been answered"
    assert needs.waiting(facts).answer == "Nothing waits"


def test_before_the_first_need_was_raised_there_is_none(read):
    facts = read(TABS)
    facts = type(facts)(facts.records, facts.as_of.replace(month=7, day=15), facts.settings)
    assert needs.head(facts).headline == "No needs on file yet"
    assert needs.kpis(facts) == ()
    assert needs.waiting(facts).picture is None and needs.answers(facts).picture is None


def test_cover_rests_on_one_person_and_small_teams_stand_together(read):
    card = needs.cover(read(TABS))
    assert card.answer == "One of two topics rests on one person"
    assert card.picture.columns == ("Everyone",)  # two and one are both under five
    assert dict(zip(card.picture.rows, card.picture.cells, strict=True)) == {"Wireless": (1,), "Networking": (2,)}


def test_one_team_says_that_only_its_own_people_are_counted(read):
    facts = read(TABS, team="Network")
    # Cal of the Help Desk holds Network+ too: in Network it rests on Ben.
    assert needs.cover(facts).answer == "Two of two topics rest on one person of Network"
    assert (
        needs.wanted(facts).answer
        == "2 of 2 topics people are working towards are held by nobody or by one person of Network today"
    )
    assert "needs Network staff have raised" in needs.head(facts).headline


def test_a_bare_log_says_what_to_add(read):
    facts = read({"PD log": LOG})
    cards = (
        needs.waiting(facts),
        needs.answers(facts),
        needs.cover(facts),
        needs.wanted(facts),
        pulse.agreement(facts),
    )
    assert needs.head(facts).headline == "No needs on file yet"
    assert all(card.picture is None and card.empty for card in cards)


def test_long_needs_and_a_hundred_topics_are_said_in_full(read):
    long = "A very long need that somebody wrote into one cell of the sheet, to be read on a phone, in full"
    rows = "".join(f"Ada North,Cert {n},Issuer,Topic {n:03},2026-08-01,2029-08-01\n" for n in range(100))
    many = {"Needs": HEADERS + f'2026-09-20,Ada North,"{long}",Money,,,,\n', "Certifications": CERTIFICATIONS.splitlines()[0] + "\n" + rows}  # fmt: skip
    facts = read(TABS | many)
    assert needs.waiting(facts).picture.items[0].title == long
    assert needs.cover(facts).answer == "100 of 100 topics rest on one person"


def test_cover_is_the_same_on_team_needs_and_on_certifications(read):
    lapsed = CERTIFICATIONS + "Ben South,LPIC-1,LPI,Linux,2020-08-01,2024-08-01\n"
    facts = read(TABS | {"Certifications": lapsed})
    card = needs.cover(facts)
    assert card.answer == cover.depth(facts).answer
    assert card.answer.endswith("nobody holds one in Linux any more")
    assert dict(zip(card.picture.rows, card.picture.cells, strict=True))["Linux"] == (0,)


def test_the_rows_behind_the_answers_are_those_raised_by_the_day(read):
    facts = read(TABS)
    earlier = type(facts)(facts.records, facts.as_of.replace(month=8, day=15), facts.settings)
    card = needs.answers(earlier)
    assert len(card.rows) == card.table["Raised"].sum() < len(facts.records.needs)


@pytest.mark.parametrize(
    ("may", "said"),
    [
        ([5, 5, 5, 5], "3 of 6 agree: I have time to learn"),  # four answers: under the limit, not shown
        ([5, 1, 1, 1, 1], "3 of 6 agree: I have time to learn; 1 of 5 in May 2026"),  # five: the limit itself
    ],
)
def test_a_survey_of_too_few_is_not_compared_with(read, may, said):
    survey = SURVEY + answers("2026-05-06", may) + answers("2026-09-16", [5, 4, 4, 3, 2, 1])
    assert pulse.agreement(read(TABS | {"Pulse": survey})).answer == said


def test_fewer_answers_than_the_limit_are_not_shown(read):
    card = pulse.agreement(read(TABS | {"Pulse": SURVEY + answers("2026-09-16", [5, 4, 4, 3])}))
    assert (card.answer, card.picture) == ("Too few answers to show", None)
    assert card.table.empty and card.rows.empty


def test_bands_are_told_apart_only_where_each_has_enough(read):
    five, four = answers("2026-09-16", [5, 4, 4, 3, 2], "0-4"), answers("2026-09-16", [5, 5, 5, 5], "5-9")
    assert set(pulse.agreement(read(TABS | {"Pulse": SURVEY + five + four})).table["Years of service"]) == {"everyone"}
    six = four + answers("2026-09-16", [1], "5-9")
    table = pulse.agreement(read(TABS | {"Pulse": SURVEY + five + six})).table
    assert set(table["Years of service"]) == {"everyone", "0-4", "5-9"}


def test_one_team_is_told_that_the_survey_is_of_the_whole_department(read):
    card = pulse.agreement(read(TABS | {"Pulse": SURVEY + answers("2026-09-16", [5, 4, 4, 3, 2])}, team="Network"))
    assert card.subtitle.startswith("The whole department: anonymous answers")


def test_the_ask_to_renew_names_the_money_that_waits(read):
    renew = next(ask for ask in brief.asks(read(TABS)) if ask.strong == "Renew one certification")
    assert renew.rest == "that runs out by 20 October: CWNA; $250 asked for and not yet answered."


def test_a_need_that_names_another_certification_is_no_cost_of_this_renewal(read):
    other = HEADERS + "2026-09-20,Ada North,Exam voucher for CWNAX,Money,250,,,\n"
    renew = next(ask for ask in brief.asks(read(TABS | {"Needs": other})) if ask.strong == "Renew one certification")
    assert renew.rest == "that runs out by 20 October: CWNA."


def test_the_ask_to_answer_speaks_of_the_team_that_is_looked_at(read):
    answer = next(ask for ask in brief.asks(read(TABS, team="Network")) if ask.strong == "Answer one need")
    assert answer.rest == "that Network staff have raised; it has waited 10 days."
