"""Do the cards of The chain, of Service to schools and of what roles ask for say what the rows say?"""

from presentation.findings import chain, origins, requirements, service, upkeep

STAFF = """Name,ID,Role,Team,Started
Ada North,E1,Technician,Network,2024-01-01
Ben South,E2,Technician,Network,2024-01-01
Cal West,E3,Analyst,Help Desk,2024-01-01
"""
LOG = """Date,Name,Hours,Type,Topic,Provider,Own time,Goal
2026-07-08,Ada North,3,Self-study,Networking,,yes,Earn Network+
2026-07-09,Ben South,1,Course,Wireless,Acme,no,
"""
GOALS = """Name,Goal,Topic,Certification,Set on,Due,Done on
Ada North,Earn Network+,Networking,Network+,2026-07-01,2026-12-01,2026-08-01
Ben South,Write the runbook,Service,,2026-07-01,2026-09-01,
"""
CERTIFICATIONS = """Name,Certification,Issuer,Topic,Earned,Expires,Goal
Ada North,Network+,CompTIA,Networking,2026-08-01,2029-08-01,
"""
SERVICE = """Date,Name,Site,Activity,Topic,Students
2026-08-01,Ada North,Mesa Elementary,Club,Networking,1
"""  # on the very day of the certification: since then
SCHOOLS = "Site,Title I\nMesa Elementary,Yes\nAlta High,No\n"
TABS = {"PD log": LOG, "Staff": STAFF, "Goals": GOALS, "Certifications": CERTIFICATIONS, "Service": SERVICE, "Schools": SCHOOLS}  # fmt: skip


def test_the_chain_counts_goals_apart_from_people(read):
    facts = read(TABS)
    assert chain.head(facts).headline == (
        "Of 2 goals, 1 was followed by a certification; 1 of 1 person with one has since led a session at a school"
    )
    assert chain.flow(facts).answer == "1 of 2 goals was reached; 1 of 2 was followed by a certification"
    assert [(s.label, s.count, s.of) for s in chain.flow(facts).picture.stages] == [
        ("Goals set", 2, 0), ("Hours on them", 1, 2), ("A certification since", 1, 2), ("A school since", 1, 1),
    ]  # fmt: skip


def test_no_cause_is_claimed(read):
    facts = read(TABS)
    said = " ".join((chain.head(facts).lede, chain.flow(facts).footnote, chain.of_person(facts, "Ada North").footnote))
    assert "not a cause" in said and "because" not in said


def test_a_certification_took_the_days_from_its_goal(read):
    assert (
        chain.how_long_to_certify(read(TABS)).answer == "One goal certified so far, after 31 days"
    )  # 1 July to 1 August


def test_a_certification_of_the_next_day_took_one_day(read):
    next_day = CERTIFICATIONS.replace("2026-08-01", "2026-07-02")
    assert chain.how_long_to_certify(read(TABS | {"Certifications": next_day})).answer.endswith("after 1 day")


def test_one_person_has_a_chain_and_two_of_one_name_have_two(read):
    facts = read(TABS)
    assert chain.people(facts) == ("Ada North", "Ben South")
    assert chain.of_person(facts, "Ada North").answer == "One goal: one reached, one followed by a certification"
    facts.links["name"] = facts.links["name"].astype("object").replace("Ben South", "Ada North")
    first, second = chain.people(facts)
    assert first != second and first.startswith("Ada North (")
    assert [len(chain.of_person(facts, name).picture.items) for name in (first, second)] == [1, 1]


def test_a_goal_of_ninety_letters_is_said_in_full(read):
    long = "Learn everything there is to know about networks, from the cable in the wall to the cloud and back"
    facts = read(TABS | {"Goals": GOALS.replace("Write the runbook", f'"{long}"')})
    assert chain.of_person(facts, "Ben South").picture.items[0].title == long


def test_without_goals_there_is_no_chain_and_nobody_to_choose(read):
    facts = read({"PD log": "Date,Name,Hours\n2026-09-07,Ada North,2\n"})
    assert chain.head(facts).headline == "No goals on file yet"
    assert (chain.kpis(facts), chain.people(facts)) == ((), ())
    assert chain.flow(facts).picture is None and chain.how_long_to_certify(facts).picture is None


def test_sessions_and_who_leads_them(read):
    facts = read(TABS)
    assert (
        service.head(facts).headline
        == "1 of 1 Title I schools and 1 of 2 schools in all have had a session this school year"
    )
    assert service.head(facts).lede == "1 session led by IT staff since 1 July. 1 of 3 people has led at least one."
    assert service.more_than_last_year(facts).answer == "1 session so far, none at this point last year"
    assert service.who_leads(facts).answer == "1 of 3 people has led at least one session"
    assert service.contacts(facts).answer == "1 student contact; one student at two sessions counts twice"
    assert service.waiting_schools(facts).answer == "One school without a session, none of them Title I"
    assert service.learn_to_serve(facts).answer == "1 of 2 people with PD on a topic has since led a session on it"


def test_no_session_last_year_is_none(read):
    (bar,) = service.more_than_last_year(read(TABS)).picture.bars
    assert (bar.note, bar.before) == ("none last year", None)


def test_schools_not_listed_are_not_counted(read):
    facts = read({key: text for key, text in TABS.items() if key != "Schools"})
    assert service.head(facts).headline == "1 session led by IT staff since 1 July"
    served = service.kpis(facts)[1]
    assert (served.value, served.of) == ("none", "listed yet")


def test_a_session_led_by_somebody_who_left_is_not_no_session(read):
    left = STAFF.replace("Started\n", "Started,Left\n").replace(
        "Ada North,E1,Technician,Network,2024-01-01", "Ada North,E1,Technician,Network,2024-01-01,2026-09-01"
    )
    assert "name nobody who is on the roster" in service.who_leads(read(TABS | {"Staff": left})).empty


def test_the_schools_not_reached_are_no_question_for_one_team(read):
    facts = read(TABS, team="Help Desk")
    assert service.waiting_schools(facts).answer == "Not a question for one team"


def test_one_team_is_not_said_to_be_all_who_went_to_schools(read):
    facts = read(TABS, team="Network")
    assert service.head(facts).headline == (
        "1 of 1 Title I schools and 1 of 2 schools in all have had a session led by Network staff this school year"
    )
    assert service.kpis(facts)[1].note == "sessions led by Network staff"


def test_a_first_week_is_too_early_to_compare(read):
    held = SERVICE + "2026-07-02,Ada North,Mesa Elementary,Club,Networking,1\n"
    facts = read(TABS | {"Service": held})
    early = type(facts)(facts.records, facts.as_of.replace(month=7, day=8), facts.settings)
    assert service.more_than_last_year(early).answer == "1 session so far, too early to compare: week 2"


def test_what_roles_ask_for_is_counted_twice_under_two_names(read):
    required = "Role,Certification or topic\nTechnician,Network+\n"
    assert requirements.required(read(TABS | {"Required": required})).answer == (
        "1 of 2 requirements are met; 1 of 2 people meets all of theirs"
    )
    nobody = "Role,Certification or topic\nPilot,Network+\n"
    assert requirements.required(read(TABS | {"Required": nobody})).empty == requirements.NO_ROLE


def test_what_was_renewed_once_is_in_the_singular(read):
    twice = CERTIFICATIONS + "Ada North,Network+,CompTIA,Networking,2023-08-01,2026-08-15,\n"
    assert (
        upkeep.kept_up(read(TABS | {"Certifications": twice})).answer
        == "1 of 1 still hold; 1 has been renewed at least once"
    )


def test_hours_by_who_gave_them_and_in_whose_time(read):
    facts = read(TABS)
    assert origins.origins(facts).answer == "Self-taught: 3.0 of 4.0 hours (75%)"
    assert origins.own_time(facts).answer == "3.0 of 4.0 hours, from 1 person, were marked as own time"
