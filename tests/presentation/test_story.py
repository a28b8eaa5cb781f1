"""Ten minutes in front of a cabinet: the same words as on the page, in an order, with what the speaker needs."""

import pandas as pd
import pytest

from data import load
from data.sample import FOLDER
from presentation.facts import Facts
from presentation.findings import brief, earning, everyone, schools, weekly
from presentation.story import of_card, story

FINDINGS = (weekly.weekly_average, everyone.everyone_or_a_few, earning.running_total, schools.schools)


@pytest.fixture(scope="module")
def sample():
    return Facts(load(FOLDER, today="2026-11-20"), pd.Timestamp("2026-11-20"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quiet")
    (folder / "PD log.csv").write_text("Date,Name,Hours\n2026-05-04,Ada North,2\n", encoding="utf-8")
    return Facts(load(folder, today="2026-07-08"), pd.Timestamp("2026-07-08"))


def slide(facts, key):
    return next(slide for slide in story(facts) if slide.key == key)


def test_every_slide_says_what_the_page_says(sample):
    opening, *shown, close = story(sample)
    assert (opening.title, opening.head, opening.kpis) == (
        brief.head(sample).headline,
        brief.head(sample),
        brief.kpis(sample),
    )
    cards = [finding(sample) for finding in FINDINGS]
    assert [(slide.question, slide.title, slide.card) for slide in shown] == [
        (card.question, card.answer, card) for card in cards
    ]
    assert (close.title, close.asks) == ("Three things would help next", brief.asks(sample))


@pytest.mark.parametrize("source", ["sample", "empty"])
def test_each_slide_shows_exactly_one_thing(source, request):
    for slide in story(request.getfixturevalue(source)):
        assert [bool(slide.head), bool(slide.card), bool(slide.asks)].count(True) == 1
        assert slide.card or slide.asks or slide.head


def test_the_story_takes_ten_minutes(sample):
    assert sum(slide.minutes for slide in story(sample)) == 10


def test_nothing_to_ask_is_no_slide_and_an_empty_card_is_passed_over(empty):
    assert [(slide.key, slide.minutes) for slide in story(empty)] == [
        ("opening", 1.0), ("weekly_average", 0.5), ("everyone", 0.5), ("running_total", 0.5), ("schools", 0.5),
    ]  # fmt: skip


@pytest.mark.parametrize("source", ["sample", "empty"])
def test_the_notes_hold_the_time_and_a_likely_question_with_its_answer(source, request):
    for slide in story(request.getfixturevalue(source)):
        time, *said, question, answer = slide.notes.split("\n\n")
        assert time in ("2 minutes.", "1 minute.", "0.5 minutes.")
        assert said and all(said)
        assert question.startswith("Likely question: ") and question.endswith("?") and answer.endswith(".")


def test_the_speaker_points_at_the_goal_then_at_this_year(sample):
    assert slide(sample, "weekly_average").say[1].startswith("Point at the goal, then this year (3.5), then last year")


def test_the_speaker_names_teams_and_never_dots(sample):
    said = " ".join(slide(sample, "everyone").say)
    assert said.startswith("Name a team, never a person. Meet goal: Smaller teams 6 of 6, ") and "dot" not in said


def test_what_the_room_may_ask_is_answered_from_the_table(sample):
    assert slide(sample, "schools").likely_answer == (
        "Delta Elementary: 5 sessions, 329 student contacts, last on 2 Oct 2026."
    )
    assert slide(sample, "running_total").likely_answer == (
        "2026–27: 15 earned by 20 November, under way; 2025–26: 9 earned by 20 November, 24 earned in the whole year; "
        "2024–25: 5 earned by 20 November, 17 earned in the whole year."
    )


def test_any_card_can_become_a_slide(sample):
    card = earning.active_over_time(sample)
    slide = of_card(card, minutes=1.5)
    assert (slide.title, slide.minutes, slide.card) == (card.answer, 1.5, card)
    assert slide.likely_answer == card.footnote
