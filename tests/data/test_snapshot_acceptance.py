from dataclasses import replace

import pytest

from data import Records, load
from data.acceptance import Verdict, judge
from data.sample import FOLDER as SAMPLE
from tests.data.snapshot_cases import generation


def of(**tabs):
    """A read with so many rows, and of them refused, in each tab: ``log=(100, 3)``."""
    told = generation(1, without={"log", "goals", "needs"} - set(tabs))
    counts = told.counts.set_index("tab")
    for key, (rows, refused) in tabs.items():
        tab = {"log": "PD log", "goals": "Goals", "needs": "Needs"}[key]
        counts.loc[tab, ["rows", "used", "refused"]] = rows, rows - refused, refused
    return replace(told, counts=counts.reset_index())


FULL = of(log=(100, 2), goals=(40, 0), needs=(5, 0))


@pytest.mark.parametrize(
    "new, reason",
    [
        (of(log=(70, 0), goals=(40, 0), needs=(5, 0)), ""),  # 70 % is enough
        (of(log=(69, 0), goals=(40, 0), needs=(5, 0)), "suspicious_row_drop"),
        (of(log=(100, 20), goals=(40, 0), needs=(5, 0)), ""),  # 20 % may be refused
        (of(log=(100, 21), goals=(40, 0), needs=(5, 0)), "too_many_refused"),
        (of(log=(100, 100), goals=(40, 0), needs=(5, 0)), "tab_empty"),
        (of(log=(0, 0), goals=(40, 0), needs=(5, 0)), "tab_empty"),
        (of(goals=(40, 0), needs=(5, 0)), "tab_gone"),
        (of(log=(100, 2), needs=(5, 0)), "tab_gone"),
        (of(log=(100, 2), goals=(27, 0), needs=(5, 0)), "suspicious_row_drop"),
        (of(log=(100, 2), goals=(40, 9), needs=(5, 0)), "too_many_refused"),
        (of(log=(100, 2), goals=(40, 0), needs=(2, 1)), ""),  # a few rows more or less are nothing
        (of(log=(100, 2), goals=(40, 0), needs=(5, 5)), "tab_empty"),
        (of(log=(100, 2), goals=(40, 0)), "tab_gone"),
    ],
)
def test_a_read_is_judged_against_the_last_one(new, reason):
    verdict = judge(new, FULL)
    assert (verdict.accepted, verdict.reason) == (not reason, reason)
    assert bool(verdict.sentence) == bool(reason)


def test_the_reason_is_one_sentence_in_the_words_of_the_sheet():
    assert judge(of(log=(69, 0), goals=(40, 0), needs=(5, 0)), FULL).sentence == (
        '"PD log" has 69 rows; the last good read had 100 rows. Check that nothing was deleted.'
    )
    assert judge(of(log=(1200, 300), goals=(40, 0), needs=(5, 0)), FULL).sentence == (
        '300 of 1,200 rows of "PD log" cannot be read; in the last good read 2 of 100. '
        "Mend them, or accept that they are left out."
    )
    assert judge(of(log=(100, 2), needs=(5, 0)), FULL).sentence == (
        'The tab "Goals" is gone; the last good read had 40 rows of it. Put it back, or accept that it is gone.'
    )


def test_a_log_that_was_always_half_wrong_and_gets_better_is_accepted():
    half = of(log=(100, 50))
    assert judge(of(log=(100, 50)), half) == judge(of(log=(110, 50)), half) == Verdict(True)
    assert not judge(of(log=(100, 51)), half).accepted


def test_a_tab_that_was_never_there_or_never_had_a_row_is_not_missed():
    assert judge(of(log=(100, 0)), of(log=(100, 0), needs=(0, 0))).accepted
    assert judge(FULL, of(log=(100, 0))).accepted


def test_without_a_previous_read_any_row_of_the_log_will_do():
    assert judge(of(log=(10, 9)), None).accepted
    for nothing in (Records.empty(), of(goals=(40, 0)), of(log=(0, 0))):
        assert judge(nothing, None).reason == "no_rows"


def test_the_sample_may_replace_itself():
    sample = load(SAMPLE, today="2026-10-14")
    assert judge(sample, sample).accepted
