"""What people asked for, what was answered, what waits."""

import pytest

from analysis import needs

AS_OF = "2026-11-20"


@pytest.fixture
def asked(frame):
    return frame(
        "needs",
        [
            {"name": "Ada", "need": "Voucher", "kind": "Money", "raised_on": "2026-09-01", "cost": 0.10,
             "answered_on": "2026-09-11", "answer": "Yes", "met_on": "2026-09-21"},
            {"name": "Ben", "need": "Exam", "kind": "Money", "raised_on": "2026-09-01", "cost": 1.13,
             "answered_on": "2026-11-20", "answer": "Yes"},  # answered today, not met
            {"name": "Ada", "need": "Bench", "kind": "Equipment", "raised_on": "2026-10-01", "cost": 420,
             "answered_on": "2026-10-05", "answer": "No"},
            {"name": "Cy", "need": "Lab", "kind": "Time", "raised_on": "2026-10-01", "answered_on": "2026-10-04", "answer": "Later"},
            {"name": "Cy", "need": "Cover", "kind": "Time", "raised_on": "2026-10-31", "answer": "Yes"},  # no day: no answer yet
            {"name": "Dot", "need": "Key", "raised_on": "2026-11-20", "cost": 5, "answered_on": "2026-11-21", "answer": "No"},
            {"name": "Dot", "need": "Desk", "kind": "Equipment", "raised_on": "2026-11-01", "met_on": "2026-11-03"},  # met: answered
            {"name": "Dot", "need": "Tomorrow's", "kind": "Time", "raised_on": "2026-11-21", "cost": 9},
        ],
    )  # fmt: skip


def test_an_answer_counts_from_its_day_on(asked):
    found = needs.need_states(asked, as_of=AS_OF)
    assert found["state"].tolist() == ["met", "answered", "answered", "answered", "open", "open", "met"]
    assert found["days"].tolist() == [10, 80, 4, 3, 20, 0, 2]
    assert found["answer"].astype(object).fillna("-").tolist() == ["Yes", "Yes", "No", "Later", "-", "-", "-"]
    assert list(found)[: len(asked.columns)] == list(asked)


def test_the_median_counts_the_open_ones_with_the_days_they_have_waited(asked):
    assert needs.time_to_answer(asked, as_of=AS_OF).to_dict("records") == [
        # answered 2 3 4 10 80, open 0 20: of all 0 2 3 4 10 20 80
        {"raised": 7, "answered": 5, "open": 2, "median_days_answered": 4, "median_days": 4, "longest_open_days": 20}
    ]
    early = needs.time_to_answer(asked, as_of="2026-09-10").to_dict("records")
    assert str(early[0].pop("median_days_answered")) == "nan"  # nobody had an answer
    assert early == [{"raised": 2, "answered": 0, "open": 2, "median_days": 9, "longest_open_days": 9}]


def test_time_to_answer_by_kind_has_needs_of_no_kind_last(asked):
    found = needs.time_to_answer(asked, as_of=AS_OF, by="kind")
    assert found["kind"].astype(object).fillna("-").tolist() == ["Equipment", "Money", "Time", "-"]
    assert found["median_days"].tolist() == [3, 45, 11.5, 0] and found["open"].tolist() == [0, 0, 1, 1]


def test_needs_met_are_out_of_all_raised_and_costs_are_exact(asked):
    assert needs.needs_met(asked, as_of=AS_OF).to_dict("records") == [
        {"raised": 7, "answered": 5, "yes": 2, "no": 1, "later": 1, "met": 2, "share": 2 / 7,
         "costed": 4, "cost_asked": 426.23, "cost_granted": 1.23}  # 1.13 x 100 is 112.999... in binary
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "yes", "met"),
    [
        ("2026-09-10", 0, 0),
        ("2026-09-11", 1, 0),  # the day of the answer
        ("2026-09-20", 1, 0),
        ("2026-09-21", 1, 1),  # the day it was there
    ],
)
def test_what_happened_later_is_not_known_yet(asked, as_of, yes, met):
    found = needs.needs_met(asked, as_of=as_of, by="kind")
    assert (found["yes"].sum(), found["met"].sum(), found["raised"].sum()) == (yes, met, 2)


def test_a_window_is_of_the_days_needs_were_raised_on(asked):
    assert needs.needs_met(asked, as_of=AS_OF, since="2026-10-31")["raised"].tolist() == [3]
    assert needs.time_to_answer(asked, as_of=AS_OF, since="2026-11-01")["raised"].tolist() == [2]


def test_what_waits_is_oldest_first(asked):
    found = needs.waiting(asked, as_of=AS_OF)
    assert found["need"].tolist() == ["Cover", "Key"] and found["days"].tolist() == [20, 0]
    assert needs.waiting(asked, as_of="2026-11-21")["need"].tolist() == ["Cover", "Tomorrow's"]


def test_an_answer_before_the_question_took_no_time(frame):
    odd = frame(
        "needs",
        [{"name": "Ada", "need": "Key", "raised_on": "2026-09-02", "answered_on": "2026-09-01", "answer": "Yes"}],
    )
    assert needs.need_states(odd, as_of=AS_OF)["days"].tolist() == [0]


def test_nothing_in_nothing_out(asked):
    for function in (needs.need_states, needs.waiting, needs.time_to_answer, needs.needs_met):
        empty, full = function(asked.iloc[:0], as_of=AS_OF), function(asked, as_of=AS_OF)
        assert empty.empty and empty.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict(), (
            function.__name__
        )
