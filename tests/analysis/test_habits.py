"""Balance and streaks."""

import pandas as pd
import pytest

from analysis import hours

H = 3600


def grid(marks, *, last="open"):
    """One person's weeks from a word: h hit, m missed and logged, - missed and empty, o off, O off and logged; the last is open."""
    mondays = pd.date_range("2026-05-25", periods=len(marks), freq="7D", unit="us")
    marks = pd.Series(list(marks))
    closed = pd.Series([True] * (len(marks) - (last == "open")) + [False] * (last == "open"))
    target = (~marks.isin(["o", "O"]) * 2 * H).astype("int64")
    return pd.DataFrame(
        {
            "person": pd.Categorical(["ada"] * len(marks)),
            "name": pd.Categorical(["Ada"] * len(marks)),
            "team": pd.Categorical([None] * len(marks)),
            "week_start": mondays,
            "school_year": ["2025-26" if monday < pd.Timestamp("2026-07-01") else "2026-27" for monday in mondays],
            "seconds": marks.map({"h": 3 * H, "m": H, "-": 0, "o": 0, "O": H}),
            "target": target,
            "reported": marks.isin(["h", "m", "O"]),
            "employed": True,
            "closed": closed,
            "expected": closed & (target > 0),
        }
    )


@pytest.mark.parametrize(
    ("marks", "longest", "current", "gap"),
    [
        ("hhh.", 3, 3, 0),
        ("hh-h.", 2, 1, 0),
        ("hhoooh.", 3, 3, 0),  # leave neither breaks nor lengthens
        ("hhm.", 2, 0, 0),  # logged, but not enough
        ("hh--.", 2, 0, 2),
        ("hhooo.", 2, 2, 0),  # on leave since: no week was missed
        ("-----.", 0, 0, None),  # never an entry
        ("h-O.", 1, 0, 0),  # an entry while on leave is an entry
        ("oooo.", 0, 0, None),
    ],
)
def test_streaks(marks, longest, current, gap):
    row = hours.streaks(grid(marks.replace(".", "-"))).iloc[0]
    assert (row["longest"], row["current"]) == (longest, current)
    assert (None if pd.isna(row["gap"]) else row["gap"]) == gap


def test_an_entry_in_the_open_week_ends_the_gap_but_is_no_hit_yet():
    row = hours.streaks(grid("h--h")).iloc[0]
    assert (row["longest"], row["current"], row["gap"]) == (1, 0, 0)


def test_one_persons_streak_does_not_run_into_the_next_persons():
    both = pd.concat(
        [grid("-hh", last="closed"), grid("hh-", last="closed").assign(person="ben", name="Ben")], ignore_index=True
    ).astype({"person": "category", "name": "category"})
    assert list(hours.streaks(both)["longest"]) == [2, 2]
    assert list(hours.streaks(both)["current"]) == [2, 0]


def test_the_balance_starts_anew_with_the_school_year():
    # Mondays 25 May, 1, 8, 15, 22, 29 June; then 6 and 13 July (open)
    balance = hours.balance(grid("h-hoOhm-"))
    assert list(balance["balance"] // H) == [1, -1, 0, 0, 1, 2, -1]
    assert list(balance["school_year"])[-2:] == ["2025-26", "2026-27"]
