"""What does somebody take along to the meeting about their year? One page to print, or to keep."""

from __future__ import annotations

from presentation import html as pieces
from presentation import inline, words
from presentation.card import Card
from presentation.facts import Facts
from presentation.findings import my_goals, my_progress, my_records, my_weeks
from presentation.findings.common import stamp
from presentation.literal import html as escaped
from presentation.mail import document

_ROWS = "on My progress and in the sheet"


def html(facts: Facts) -> bytes:
    """One person's year as one HTML file: hours, goals, certifications, what was given back and asked for, in the third person.

    Printed, the cards are two columns, none is torn apart, and the tables behind them stay folded. It is
    a page of the browser and no PDF of ours, so that it can be read on a phone, needs nothing installed, and is printed on
    whatever paper is in the printer.
    """
    hours_and_goals = (
        my_weeks.weeks(facts, mine=False),
        my_goals.goals(facts, mine=False),
        my_goals.next_milestone(facts, mine=False),
    )
    all_else = (
        my_records.held(facts, mine=False),
        my_goals.given_back(facts, mine=False),
        my_records.asked_for(facts, mine=False),
    )
    boxes = "".join(map(_stack, (hours_and_goals, all_else)))
    kpis = my_progress.kpis(facts)
    foot = ". ".join((*stamp(facts), f"School year {words.school_year(facts.school_year)}")) + "."
    body = (
        f'<main class="th-mail">{pieces.head(my_progress.head(facts, mine=False))}{pieces.kpis(kpis) if kpis else ""}'
        f'<div class="th-mail-cards">{boxes}</div><footer class="th th-mail-foot"><p>{escaped(foot)}</p></footer></main>'
    )
    return document(f"{my_progress.name(facts)}: {my_progress.PAGE}", body, brand=facts.settings.brand_colour)


def _stack(cards: tuple[Card, ...]) -> str:
    return f'<div class="th-mail-stack">{"".join(inline.card(card, rows_are=_ROWS) for card in cards)}</div>'
