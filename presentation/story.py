"""What is said in ten minutes in front of a cabinet, in which order? Present mode and slides tell the same story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis import hours
from analysis.metrics import definition
from presentation import words
from presentation.card import Ask, Card, Head, Kpi
from presentation.facts import Facts, finding
from presentation.findings import brief, earning, everyone, schools, weekly
from presentation.speaking import likely_question, what_to_say

OPENING, CLOSE, NOTHING_YET = 1.0, 2.0, 0.5  # minutes

# Between the opening and what would help next, in this order: a finding and its minutes. All in all ten.
FINDINGS: tuple[tuple[Callable[[Facts], Card], float], ...] = (
    (weekly.weekly_average, 2.0),
    (everyone.everyone_or_a_few, 2.0),
    (earning.running_total, 1.0),
    (schools.schools, 2.0),
)


@dataclass(frozen=True)
class Slide:
    """One slide: its question, its title, how long to speak, and exactly one thing to show: head, card or asks.

    The title is the card's answer or the page's headline, letter for letter. ``say`` are the speaker's lines,
    ``likely`` what the room may ask and ``likely_answer`` what the figures say to that.
    """

    key: str
    question: str
    title: str
    minutes: float
    say: tuple[str, ...]
    likely: str
    likely_answer: str
    head: Head | None = None
    kpis: tuple[Kpi, ...] = ()
    card: Card | None = None
    asks: tuple[Ask, ...] = ()

    @property
    def notes(self) -> str:
        """All that the speaker needs, as plain text: the time, what to say, what may be asked."""
        time = f"{self.minutes:g} {'minute' if self.minutes == 1 else 'minutes'}."
        return "\n\n".join((time, *self.say, f"Likely question: {self.likely}", self.likely_answer))


@finding
def story(facts: Facts) -> tuple[Slide, ...]:
    """The opening, one slide per finding, and what would help next; that last one only where there is something to ask."""
    asks = brief.asks(facts)
    return (
        _opening(facts),
        *(of_card(show(facts), minutes=minutes) for show, minutes in FINDINGS),
        *((_close(facts, asks),) if asks else ()),
    )


def of_card(card: Card, *, minutes: float = 1.0) -> Slide:
    """Any card as a slide; one that is still empty is passed over quickly."""
    likely, answer = likely_question(card)
    time = NOTHING_YET if card.empty else minutes
    return Slide(card.key, card.question, card.answer, time, what_to_say(card), likely, answer, card=card)


def _opening(facts: Facts) -> Slide:
    head = brief.head(facts)
    counted = f"{definition(hours.people_meeting)} {words.about_one_person(len(facts.meets))}".strip()
    return Slide(
        key="opening",
        question=head.eyebrow[0],
        title=head.headline,
        minutes=OPENING,
        say=("Say the headline as one sentence, then stop.", head.lede),
        likely="When does a person meet the goal?",
        likely_answer=counted,
        head=head,
        kpis=brief.kpis(facts),
    )


def _close(facts: Facts, asks: tuple[Ask, ...]) -> Slide:
    count = words.plural(len(asks), "thing", in_words=True)
    return Slide(
        key="asks",
        question="What would help next?",
        title=words.capitalised(f"{count} would help next"),
        minutes=CLOSE,
        say=("Ask for a yes or a name on each, and leave the one-page brief behind.",),
        likely="Where do these come from?",
        likely_answer=f"From the same sheet as every other figure, as of {words.long_date(facts.as_of)}.",
        asks=asks,
    )
