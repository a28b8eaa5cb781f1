import pytest

from data import load

TODAY = "2026-11-23"
LOG = "Date,Name,Hours\n2026-10-05,Ana Cruz,1\n"
STAFF = "Name,ID,Role\nAna Cruz,E1,Tech\nBo Lind,E2,Lead\n"


def read(path, **tabs):
    for name, text in {"PD log": LOG, "Staff": STAFF, **tabs}.items():
        (path / f"{name.replace('_', ' ')}.csv").write_text(text, encoding="utf-8")
    return load(path, today=TODAY)


def listed(records):
    return records.refused[["column", "value", "reason", "whole_row"]].values.tolist()


def noted(records):
    return records.notes[["tab", "column", "note", "count"]].values.tolist()


@pytest.mark.parametrize(
    "tab, text, column, value, reason",
    [
        ("Time off", "Name,First day,Last day\nAna Cruz,2026-09-08,2026-09-07", "Last day", "2026-09-07", "end_before_start"),
        ("Certifications", "Name,Certification,Earned,Expires\nAna Cruz,CETL,2026-02-03,2026-02-02", "Expires", "2026-02-02", "expires_before_earned"),
        ("Goals", "Name,Goal,Set on,Due\nAna Cruz,Pass CCNA,2026-08-03,2026-08-02", "Due", "2026-08-02", "due_before_set"),
        ("Pulse", "Date,Statement,Score\n2026-10-01,I have time,7", "Score", "7", "count_out_of_range"),
        ("Pulse", "Date,Statement,Score\n2026-10-01,I have time,0", "Score", "0", "count_out_of_range"),
    ],
)  # fmt: skip
def test_a_row_whose_required_cell_is_impossible_is_refused(tmp_path, tab, text, column, value, reason):
    records = read(tmp_path, **{tab: text})
    assert listed(records) == [[column, value, reason, True]]
    assert records.counts.set_index("tab").loc[tab, ["rows", "used", "refused"]].tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    "tab, text",
    [
        ("Time off", "Name,First day,Last day\nAna Cruz,2026-09-07,2026-09-07"),  # one day
        ("Certifications", "Name,Certification,Earned,Expires\nAna Cruz,CETL,2026-02-03,2026-02-03"),
        ("Certifications", "Name,Certification,Earned,Expires\nAna Cruz,CETL,2026-02-03,"),
        ("Goals", "Name,Goal,Set on,Due,Done on\nAna Cruz,Pass CCNA,2026-08-03,2026-08-03,2026-08-03"),
        ("Needs", "Raised on,Name,Need,Answered on,Met on\n2026-09-01,Ana Cruz,A switch,2026-09-01,2026-09-01"),
        ("Pulse", "Date,Statement,Score\n2026-10-01,I have time,5\n2026-10-01,I have time,1"),
    ],
)
def test_the_same_day_is_not_before(tmp_path, tab, text):
    assert listed(read(tmp_path, **{tab: text})) == []


@pytest.mark.parametrize("header, key", [("Done on", "done_on"), ("Dropped on", "dropped_on")])
def test_a_goal_that_ended_before_it_was_set_counts_as_open(tmp_path, header, key):
    goals = f"Name,Goal,Set on,Due,{header}\nAna Cruz,Pass CCNA,2026-08-03,2026-12-18,2026-08-02\nBo Lind,Lead,2026-08-03,2026-12-18,2026-09-01\n"
    records = read(tmp_path, Goals=goals)
    assert listed(records) == [[header, "2026-08-02", "ended_before_set", False]]
    assert records.goals[key].isna().tolist() == [True, False]


def test_a_need_that_was_answered_or_met_before_it_was_raised_keeps_the_rest_of_its_row(tmp_path):
    needs = "Raised on,Name,Need,Answered on,Answer,Met on\n2026-09-02,Ana Cruz,A switch,2026-09-01,Yes,2026-08-31\n"
    records = read(tmp_path, Needs=needs)
    reason = "answered_before_raised"
    assert listed(records) == [["Answered on", "2026-09-01", reason, False], ["Met on", "2026-08-31", reason, False]]
    assert records.needs[["answered_on", "met_on"]].isna().all(axis=None) and records.needs["answer"].tolist() == [
        "Yes"
    ]


def test_a_milestone_for_no_goal_is_used_and_told_which_goal_was_meant(tmp_path):
    goals = (
        "Name,Goal,Set on,Due\nAna Cruz,Pass CCNA,2026-08-03,2026-12-18\nBo Lind,Lead a club,2026-08-03,2026-12-18\n"
    )
    steps = "Name,Goal,Milestone,Due\nAna Cruz,Pas CCNA,Book it,2026-10-01\nAna Cruz,Lead a club,Ask,2026-10-01\nBo Lind,Lead a club,Ask,2026-10-01\n"
    records = read(tmp_path, Goals=goals, Milestones=steps)
    assert listed(records) == [
        ["Goal", "Pas CCNA", "no_such_goal", False],
        ["Goal", "Lead a club", "no_such_goal", False],
    ]
    assert records.refused["hint"].tolist() == [
        "Did you mean Pass CCNA?",
        "Write the goal as in Goals, or add it there.",
    ]
    assert len(records.milestones) == 3
    assert listed(read(tmp_path, Goals="Name,Goal,Set on,Due\n", Milestones=steps)) == []  # no goals to look it up in


@pytest.mark.parametrize(
    "typed, hint",
    [
        ("Mesa Elementry", "Did you mean Mesa Elementary?"),
        ("mesa", "Did you mean Mesa Elementary?"),
        ("Zenith", "Write the school as in Schools, or add it there."),
    ],
)
def test_a_session_at_a_school_that_is_not_in_schools_is_used_as_typed(tmp_path, typed, hint):
    service = f"Date,Name,Site,Activity\n2026-10-09,Ana Cruz,{typed},Club\n2026-10-10,Ana Cruz,Mesa Elementary,Club\n"
    records = read(tmp_path, Service=service, Schools="Site\nMesa Elementary\nAlta High\n")
    assert listed(records) == [["Site", typed, "unknown_site", False]]
    assert records.refused["hint"].tolist() == [hint]
    assert records.refused["message"].tolist() == [f'Service, row 2, Site: "{typed}" is not in Schools.']
    assert records.service["site"].tolist() == [typed, "Mesa Elementary"]


def test_a_session_led_by_somebody_unknown_is_refused(tmp_path):
    records = read(tmp_path, Service="Date,Name,Site,Activity\n2026-10-09,Ana Cruz; Bo Lynd,Mesa,Club\n")
    assert listed(records) == [["Name", "Ana Cruz; Bo Lynd", "unknown_person", True]]


def test_without_a_list_of_schools_any_school_is_one(tmp_path):
    assert listed(read(tmp_path, Service="Date,Name,Site,Activity\n2026-10-09,Ana Cruz,Anywhere,Club\n")) == []


def test_a_contradiction_in_a_row_that_is_refused_anyway_is_not_listed(tmp_path):
    goals = "Name,Goal,Set on,Due,Done on\n?,Pass CCNA,2026-08-03,2026-12-18,2026-08-02\n"
    assert listed(read(tmp_path, Goals=goals)) == [["Name", "?", "missing_name", True]]


def test_a_role_that_nobody_has_is_noted(tmp_path):
    records = read(tmp_path, Required="Role,Certification or topic\nTech,CETL\nWebmaster,CETL\nWebmaster,\n")
    assert noted(records) == [["Required", "Role", "role_not_in_staff", 1]]


def test_days_to_come_are_used_and_noted(tmp_path):
    records = read(
        tmp_path,
        Meetings="Date,Topic,PD hours,Present\n2026-11-23,WiFi,1,Ana Cruz\n2026-11-24,WiFi,1,Ana Cruz\n2026-11-25,WiFi,?,\n",
        Pulse="Date,Statement,Score\n2026-11-24,I have time,4\n",
    )
    assert noted(records) == [["Meetings", "Date", "future_dated", 1], ["Pulse", "Date", "future_dated", 1]]
    assert len(records.meetings) == 2 and len(records.pulse) == 1
