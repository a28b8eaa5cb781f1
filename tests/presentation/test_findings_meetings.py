"""Do the cards of Meetings and events say what the rows say, also for one person, one meeting and one team?"""

from presentation.findings import events, meetings

STAFF = """Name,ID,Team,Started,Left
Ada North,E1,Network,2024-01-01,
Ben South,E2,Network,2024-01-01,
Cal West,E3,Help Desk,2024-01-01,
"""
LOG = """Date,Name,Hours,Activity,Type
2025-09-10,Ada North,6,Fall Conference,Conference
2026-09-10,Ada North,6,Fall Conference,Conference
2026-09-10,Ben South,6,Fall Conference,Conference
"""
HEADERS = "Date,Topic,PD hours,Total hours,Led by,Present\n"
MEETINGS = HEADERS + (
    "2026-08-26,WiFi deep dive,0.5,1,Ada North,Everyone\n"
    "2026-09-02,Budget,0,1,,Ada North\n"  # all business
    "2026-09-16,Networking 101,1,1,Ben South,Ben South; Cal West\n"
)
TABS = {"PD log": LOG, "Staff": STAFF, "Meetings": MEETINGS}


def test_meetings_with_pd_are_counted_of_all_meetings(read):
    facts = read(TABS)
    head = meetings.head(facts)
    assert head.headline == "2 of 3 department meetings this school year had PD in them"
    assert head.lede == "1 to 3 people came to each. Own staff led 2 of 2 of those with PD."
    assert meetings.became_pd(facts).answer == "2 of 3 meetings had PD in them"
    assert meetings.attendance(facts).answer == "1 to 3 people came, of 3 on duty"


def test_topics_reach_people_and_those_who_lead_are_counted_not_named(read):
    facts = read(TABS)
    assert meetings.topics(facts).answer == "Each of 2 topics reached at least 2 of 3 people"
    card = meetings.teaching(facts)
    assert card.answer == "2 of 2 meetings with PD were led by own staff, two people in all"
    assert [(bar.label, bar.value) for bar in card.picture.bars] == [("1 meeting", 2.0)]


def test_one_meeting_of_one_person_is_in_the_singular(read):
    facts = read(TABS | {"Meetings": HEADERS + "2026-09-16,WiFi,1,1,Ben South,Ben South\n"})
    assert meetings.head(facts).headline == "1 of 1 department meeting this school year had PD in it"
    assert meetings.attendance(facts).answer == "1 person came, of 3 on duty"
    assert meetings.topics(facts).answer == "The one topic reached 1 of 3 people"


def test_where_some_meetings_name_nobody_the_others_are_counted(read):
    facts = read(TABS | {"Meetings": MEETINGS + "2026-09-23,Phones,1,1,,\n"})
    assert meetings.head(facts).lede.startswith("1 to 3 people came to each of the 3 that say who was present.")


def test_who_led_and_has_left_since_still_led(read):
    left = STAFF.replace("Ada North,E1,Network,2024-01-01,", "Ada North,E1,Network,2024-01-01,2026-09-15")
    facts = read(TABS | {"Staff": left})
    assert meetings.teaching(facts).answer == "2 of 2 meetings with PD were led by own staff, two people in all"


def test_two_people_of_one_name_are_two_rows_behind_the_topics(read):
    namesakes = "Name,ID,Team,Started\nAda North,E1,Network,2024-01-01\nAda North,E2,Help Desk,2024-01-01\n"
    log = "Date,Name,ID,Hours\n2026-09-07,Ada North,E1,2\n"
    held = HEADERS + "2026-09-16,WiFi,1,1,,Everyone\n2026-09-23,Name,1,1,,Everyone\n"  # a topic called as the column
    rows = meetings.topics(read({"PD log": log, "Staff": namesakes, "Meetings": held})).rows
    assert rows["Name"].tolist() == ["Ada North", "Ada North"]
    assert rows[["Name (topic)", "WiFi"]].values.tolist() == [[1, 1], [1, 1]]


def test_a_hundred_long_topics_are_counted_and_ten_are_drawn(read):
    long = "a topic of ninety letters that somebody wrote into one cell and that goes on, and on, and on"
    held = HEADERS + "".join(f'2026-09-{n % 28 + 1:02},"{n:03} {long}",1,1,,Everyone\n' for n in range(100))
    card = meetings.topics(read(TABS | {"Meetings": held}))
    assert card.answer == "Each of 100 topics reached at least 3 of 3 people"
    assert len(card.picture.bars) == 10 and card.footnote.endswith("90 more topics are in the table.")


def test_without_staff_everybody_who_logged_is_the_roster(read):
    facts = read({"PD log": LOG, "Meetings": MEETINGS.replace("Ben South; Cal West", "Ben South")})
    # On 26 August only Ada had ever logged a row; Ben's first is of 10 September.
    assert meetings.attendance(facts).picture is not None
    assert meetings.head(facts).headline == "2 of 3 department meetings this school year had PD in them"


def test_one_team_is_spoken_of_by_its_name(read):
    facts = read(TABS, team="Help Desk")
    assert "Help Desk staff led" in meetings.head(facts).lede
    assert meetings.teaching(facts).picture is None  # Cal has led none


def test_without_meetings_and_in_a_year_without_one_the_page_says_so(read):
    assert meetings.head(read({"PD log": LOG})).headline == "No meetings recorded yet"
    last_year = HEADERS + "2026-05-06,WiFi,1,1,Ben South,Everyone\n"
    facts = read(TABS | {"Meetings": last_year})
    assert meetings.head(facts).headline == "No meeting yet this school year"
    assert "no Meetings tab" not in meetings.head(facts).lede + meetings.became_pd(facts).empty
    assert meetings.kpis(facts) == ()
    assert all(card(facts).picture is None for card in (meetings.became_pd, meetings.attendance, meetings.topics, meetings.teaching))  # fmt: skip


def test_an_event_is_compared_with_its_first_year_and_what_came_later_is_counted(read):
    service = "Date,Name,Site,Activity\n2026-09-10,Ben South,Mesa,Club\n2026-09-11,Ada North,Mesa,Club\n"
    facts = read(TABS | {"Service": service, "Meetings": HEADERS + "2026-09-16,Budget,0,1,Ben South,\n"})
    assert events.reach(facts).answer == "Fall Conference: 2 of 3 people in 2026–27, 1 of 3 in 2025–26"
    # Ben's session was on the day of the conference itself, and his meeting had no PD: only Ada has led one since.
    assert events.afterwards(facts).answer == "2 people went to Fall Conference in 2026–27; one has since led a session"
    assert "nobody led a meeting, one a session at a school" in events.afterwards(facts).picture.items[0].detail


def test_an_event_before_anybody_was_on_the_roster_counts_who_went(read):
    late = "Name,ID,Team,Started\nAda North,E1,Network,2026-09-20\nBen South,E2,Network,2026-09-20\n"
    assert (
        events.reach(read({"PD log": LOG, "Staff": late})).answer
        == "Fall Conference: 2 people in 2026–27, 1 person in 2025–26"
    )


def test_no_event_says_what_would_be_one(read):
    facts = read({"PD log": "Date,Name,Hours\n2026-09-07,Ada North,2\n"})
    assert events.reach(facts).picture is None and events.afterwards(facts).picture is None
