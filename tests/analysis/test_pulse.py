"""What people say, when nobody knows who says it."""

import pytest

from analysis import pulse

AS_OF = "2026-10-14"


def answers(statement, date, scores, band=None):
    return [{"statement": statement, "date": date, "score": score, "years_of_service": band} for score in scores]


@pytest.fixture
def given(frame):
    return frame("pulse", [
        *answers("Time", "2026-05-13", [1, 3, 4, 5, 5], "5-9"),
        *answers("Time", "2026-05-13", [2, 2, 4, 4, 4, 4], "10 or more"),
        *answers("Time", "2026-10-14", [5, 5, 5, 5, 5], "5-9"),
        *answers("Time", "2026-10-14", [1, 4, 4, 4], "10 or more"),
        *answers("Seen", "2026-10-14", [3, 4]),
        *answers("Seen", "2026-10-15", [1]),  # tomorrow
    ])  # fmt: skip


def test_every_score_has_its_count_a_zero_too(given):
    found = pulse.distribution(given, as_of=AS_OF)
    assert found["statement"].tolist() == ["Seen"] * 5 + ["Time"] * 10
    assert found["score"].tolist() == [1, 2, 3, 4, 5] * 3
    assert found["answers"].tolist() == [0, 0, 1, 1, 0] + [1, 2, 1, 5, 2] + [1, 0, 0, 3, 5]
    assert found["of"].tolist() == [2] * 5 + [11] * 5 + [9] * 5


def test_four_and_five_agree(given):
    found = pulse.agreement(given, as_of=AS_OF)
    assert found[["agree", "answers"]].values.tolist() == [[1, 2], [7, 11], [8, 9]]
    assert found["share"].tolist() == [1 / 2, 7 / 11, 8 / 9]


@pytest.mark.parametrize(
    ("smallest", "dates"),
    [
        (4, ["2026-05-13"] * 2 + ["2026-10-14"] * 2),
        (5, ["2026-05-13"] * 2),  # four of ten or more years in October: then nothing by band for that day
        (6, []),  # five are not six
    ],
)
def test_bands_are_shown_only_where_each_is_large_enough(given, smallest, dates):
    found = pulse.agreement_by_band(given[given["statement"] == "Time"], as_of=AS_OF, smallest=smallest)
    assert found["date"].dt.strftime("%Y-%m-%d").tolist() == dates
    assert (found["answers"] >= smallest).all()


def test_bands_are_in_order_of_their_years(given):
    found = pulse.agreement_by_band(given, as_of="2026-05-13")
    assert found["years_of_service"].tolist() == ["5-9", "10 or more"]
    assert found[["agree", "answers"]].values.tolist() == [[3, 5], [4, 6]]


def test_a_few_answers_without_a_band_hide_the_bands_too(frame):
    # 10 agree of 11 in all, 10 of 10 in the band: what the eleventh person said would be plain.
    told = answers("Time", "2026-05-13", [5] * 10, "0-4") + answers("Time", "2026-05-13", [1])
    assert pulse.agreement_by_band(frame("pulse", told), as_of=AS_OF).empty
    enough = told + answers("Time", "2026-05-13", [4] * 4)
    found = pulse.agreement_by_band(frame("pulse", enough), as_of=AS_OF)
    assert found["years_of_service"].astype(object).fillna("-").tolist() == ["0-4", "-"]
    assert found["agree"].tolist() == [10, 4]


def test_nothing_in_nothing_out(given):
    for function in (pulse.distribution, pulse.agreement, pulse.agreement_by_band):
        empty, full = function(given.iloc[:0], as_of=AS_OF), function(given, as_of=AS_OF)
        assert empty.empty and empty.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict(), (
            function.__name__
        )
