"""What was kept up."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import certifications

AS_OF = "2026-11-20"


@pytest.fixture
def history(frame):
    rows = [
        ("Ada", "A+", "2020-01-01", None),  # for life
        ("Ben", "A+", "2019-01-01", "2022-01-01"),
        ("Ben", "A+", "2022-01-11", "2025-01-11"),  # nine days late
        ("Ben", "A+", "2025-01-12", "2026-11-20"),  # the day after: no gap; today is its last valid day
        ("Cy", "A+", "2020-01-01", "2026-11-19"),  # ran out yesterday
        ("Cy", "CCNA", "2022-01-01", "2028-01-01"),
        ("Cy", "CCNA", "2024-01-01", "2025-01-01"),  # renewed within the first, which holds longer
        ("Cy", "CCNA", "2026-01-01", "2027-01-01"),  # and again: the first still held, so there is no gap
        ("Cy", "CCNA", "2027-01-01", "2030-01-01"),  # not yet
    ]
    return certifications.history(
        frame(
            "certifications",
            [
                {"name": who, "certification": what, "topic": "Hardware", "earned_on": on, "expires_on": to}
                for who, what, on, to in rows
            ],
        )
    )


def test_one_row_says_how_often_until_when_and_with_what_gaps(history):
    table = certifications.renewal_history(history, as_of=AS_OF)
    days = table.assign(
        **{c: table[c].dt.strftime("%Y-%m-%d").fillna("-") for c in ("first_on", "last_on", "expires_on")}
    )
    assert days.drop(columns=["person", "topic"]).to_numpy().tolist() == [
        ["A+", "Ada", 1, "2020-01-01", "2020-01-01", "-", 0, 0, "never expires"],
        ["A+", "Ben", 3, "2019-01-01", "2025-01-12", "2026-11-20", 1, 9, "held"],
        ["A+", "Cy", 1, "2020-01-01", "2020-01-01", "2026-11-19", 0, 0, "lapsed"],
        ["CCNA", "Cy", 3, "2022-01-01", "2026-01-01", "2028-01-01", 0, 0, "held"],
    ]
    assert table["topic"].tolist() == ["Hardware"] * 4


def test_what_holds_is_what_is_active(history):
    for as_of in ("2019-01-01", "2022-01-05", "2025-01-11", AS_OF, "2026-11-21", "2027-01-01"):
        table = certifications.renewal_history(history, as_of=as_of)
        held = table.loc[table["state"] != "lapsed", ["person", "certification", "expires_on"]]
        active = certifications.active(history, as_of=as_of)[["person", "certification", "expires_on"]]
        assert_frame_equal(held.reset_index(drop=True), active)


def test_one_that_expired_before_it_was_earned_leaves_only_real_days_bare(frame):
    rows = [("2025-01-10", "2024-12-01"), ("2025-01-13", None)]
    one = {"name": "Ada", "certification": "A+"}
    history = certifications.history(
        frame("certifications", [one | {"earned_on": on, "expires_on": to} for on, to in rows])
    )
    assert certifications.renewal_history(history, as_of=AS_OF)["uncovered_days"].tolist() == [3]  # 10, 11, 12 January


def test_a_roster_leaves_out_who_has_left(history):
    roster = pd.DataFrame({"person": ["ada", "cy"]})
    assert certifications.renewal_history(history, roster, as_of=AS_OF)["name"].tolist() == ["Ada", "Cy", "Cy"]


def test_nothing_in_nothing_out(history):
    empty = certifications.renewal_history(history.iloc[:0], as_of=AS_OF)
    full = certifications.renewal_history(history, as_of=AS_OF)
    assert empty.empty and list(empty) == list(full)
    assert empty.dtypes.astype("str").equals(full.dtypes.astype("str"))
