"""What does every page show, in which order? One list; a test holds the pages to it, so no export forgets a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from types import ModuleType

import pandas as pd

from presentation.card import Card, Head, Kpi
from presentation.facts import Facts
from presentation.findings import (
    brief,
    certifications,
    chain,
    changes,
    cover,
    deadlines,
    durations,
    earning,
    entries,
    events,
    everyone,
    goals,
    hours,
    meetings,
    mix,
    needs,
    origins,
    pulse,
    quality,
    refusals,
    regularity,
    renewals,
    requirements,
    schools,
    service,
    upkeep,
    wall,
    weekly,
)


@dataclass(frozen=True)
class Listed:
    """A list that a page shows without a card around it: its question, and what makes it. It names people: leads see it."""

    key: str
    question: str
    rows: Callable[[Facts], pd.DataFrame]


@dataclass(frozen=True)
class Page:
    """One page: its title, the name of its file, what its top says (``head`` and ``kpis`` of ``top``), its findings.

    ``for_leads``: it is about single people's rows and wishes, and nobody else sees it.
    """

    title: str
    slug: str
    top: ModuleType
    findings: tuple[Callable[[Facts], Card] | Listed, ...]
    for_leads: bool = False

    def head(self, facts: Facts) -> Head:
        """Its headline."""
        return self.top.head(facts)

    def kpis(self, facts: Facts) -> tuple[Kpi, ...]:
        """Its large numbers."""
        return self.top.kpis(facts)

    def cards(self, facts: Facts) -> tuple[Card, ...]:
        """Its findings that are cards, in order."""
        return tuple(show(facts) for show in self.findings if not isinstance(show, Listed))


@dataclass(frozen=True)
class Table:
    """The figures of one finding: which page it is on, its question and answer, and what a reader should know of it.

    ``frame`` is empty where there is nothing yet; then ``note`` says what would start it.
    """

    key: str
    page: str
    question: str
    answer: str
    frame: pd.DataFrame
    note: str = ""
    metrics: tuple[str, ...] = ()


_YEAR = partial(weekly.weekly_average, whole_year=True)
_GOAL_BY_GOAL = Listed("goal_by_goal", "What came after each goal?", chain.every_chain)
_REFUSED = Listed("refused_rows", "Which rows, and what to do?", refusals.refused_rows_in_full)
_NEWEST = Listed("newest_rows", "Is my row in?", partial(entries.newest_rows, words_in_it=""))
_READ = Listed("rows_read", "What was read?", quality.tab_counts)
_NOTES = Listed("notes", "What was read differently than written?", quality.notes)

BRIEF = Page("Cabinet brief", "cabinet_brief", brief, (weekly.weekly_average, everyone.everyone_or_a_few, earning.running_total, schools.schools, changes.since_then))  # fmt: skip
PAGES = (
    BRIEF,
    Page("The chain", "chain", chain, (chain.flow, _GOAL_BY_GOAL, chain.how_long_to_certify)),
    Page("Hours", "hours", hours, (_YEAR, everyone.everyone_or_a_few, regularity.kept_promise, regularity.regularity, mix.topics, mix.types, regularity.runs, origins.origins, origins.own_time)),
    Page("Goals and milestones", "goals", goals, (goals.moving, goals.three_completions, durations.how_long, deadlines.due_next, deadlines.overdue, deadlines.quiet)),
    Page("Certifications", "certifications", certifications, (earning.running_total, renewals.renewals, wall.wall, cover.depth, earning.active_over_time, renewals.renewed_in_time, requirements.required, upkeep.kept_up, upkeep.proposed)),
    Page("Meetings and events", "meetings", meetings, (meetings.became_pd, meetings.attendance, meetings.topics, events.reach, meetings.teaching, events.afterwards)),
    Page("Service to schools", "service", service, (schools.schools, service.waiting_schools, service.more_than_last_year, service.contacts, service.who_leads, service.learn_to_serve)),
    Page("Team needs", "needs", needs, (needs.waiting, needs.answers, needs.cover, needs.wanted, pulse.agreement), for_leads=True),
    Page("Sheet check", "sheet_check", quality, (quality.checks, refusals.reasons, _REFUSED, _NEWEST, _READ, _NOTES, entries.lateness), for_leads=True),
)  # fmt: skip


def pages(facts: Facts) -> tuple[Page, ...]:
    """The pages that may be shown with these facts."""
    return tuple(page for page in PAGES if not (page.for_leads and facts.published))


def tables(facts: Facts) -> tuple[Table, ...]:
    """The table of every finding of every page that may be shown, each once: on the first page that shows it."""
    once: dict[str, Table] = {}
    for page in pages(facts):
        for table in _tables(page, facts):
            once.setdefault(table.key, table)
    return tuple(once.values())


def _tables(page: Page, facts: Facts) -> Iterator[Table]:
    for show in page.findings:
        if isinstance(show, Listed):
            if facts.published:
                continue
            yield Table(show.key, page.title, show.question, "", show.rows(facts))
        else:
            card = show(facts)
            yield Table(
                card.key, page.title, card.question, card.answer, card.table, card.empty or card.footnote, card.metrics
            )
