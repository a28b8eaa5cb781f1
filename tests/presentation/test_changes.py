"""What has changed since a day, in words and in rows."""

import pandas as pd
import pytest

from data import load
from presentation.facts import Facts
from presentation.findings import changes

LOG = "Date,Name,Hours,Type\n2026-08-31,Ada North,2,Course\n2026-09-07,Ada North,1.5,Course\n2026-09-08,Ben South,1,Course\n"
CERTIFICATIONS = """Name,Certification,Earned,Expires
Ada North,A+,2026-09-08,
Ben South,Network+,2026-09-09,2029-09-09
Ben South,Linux+,2023-09-01,2026-09-10
"""
NEEDS = """Raised on,Name,Need,Answered on,Answer
2026-08-01,Ada North,A voucher,2026-09-08,Yes
2026-09-09,Ben South,A lab,,
"""


@pytest.fixture
def facts(tmp_path):
    for name, text in {"PD log": LOG, "Certifications": CERTIFICATIONS, "Needs": NEEDS}.items():
        (tmp_path / f"{name}.csv").write_text(text)
    return Facts(load(tmp_path, today="2026-09-30"), pd.Timestamp("2026-09-30"))


def test_what_is_counted_is_not_said_twice_in_a_row(facts):
    card = changes.since_then(facts, since=pd.Timestamp("2026-09-07"))
    assert card.answer == "Since 7 September: 2 certifications earned, 1 lapsed, 1 need answered and 1 raised"
    assert dict(zip(card.table["What"], card.table["Count"], strict=True))["Hours logged"] == 3  # 2.5, half up


@pytest.mark.parametrize(
    ("since", "earned"),
    [
        ("2026-09-08", 2),  # the day itself counts
        ("2026-09-09", 1),
    ],
)
def test_the_day_itself_is_in_it(facts, since, earned):
    card = changes.since_then(facts, since=pd.Timestamp(since))
    assert dict(zip(card.table["What"], card.table["Count"], strict=True))["Certifications earned"] == earned


def test_nothing_is_said_to_have_changed_when_nothing_has(facts):
    card = changes.since_then(facts, since=pd.Timestamp("2026-09-29"))
    assert card.answer == "Nothing has changed since 29 September" and card.empty


def test_the_usual_day_is_four_weeks_back(facts):
    assert changes.usual_day(facts) == pd.Timestamp("2026-09-02")


def test_rows_are_compared_by_what_they_say_wherever_they_stand(facts, tmp_path):
    lines = LOG.splitlines()
    (tmp_path / "PD log.csv").write_text("\n".join([lines[0], *lines[:1:-1], "2026-09-10,Ada North,3,Course"]))
    after = load(tmp_path, today="2026-09-30")
    card = changes.in_the_sheet(facts.records, after, pd.Timestamp("2026-09-29 08:00"))
    assert card.answer == "1 row is new and 1 is gone since it was read on 29 Sep 2026, 8:00 am"
    assert changes.in_the_sheet(after, after, pd.Timestamp("2026-09-29 08:00")).answer.startswith("Nothing has changed")
