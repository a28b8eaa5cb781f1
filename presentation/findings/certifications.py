"""How many certifications were earned, hold, and are renewed in time?"""

from __future__ import annotations

import pandas as pd

from analysis import certifications
from presentation import words
from presentation.card import Head, Kpi
from presentation.facts import Facts, finding
from presentation.findings.certified import NOTHING_YET, RENEWAL_DAYS, certified, renewals_due
from presentation.findings.common import eyebrow, since_start, staff
from presentation.findings.earning import active_a_year_ago


@finding
def head(facts: Facts) -> Head:
    """How many certifications hold, and who holds them."""
    if facts.history.empty:
        return Head(eyebrow(facts, "Certifications"), "No certifications recorded yet", NOTHING_YET)
    held, people = certified(facts)
    earned = facts.earned(facts.first_day, facts.as_of)
    due = len(renewals_due(facts))
    return Head(
        eyebrow(facts, "Certifications"),
        f"{words.plural(len(facts.active), 'active certification')} {'is' if len(facts.active) == 1 else 'are'} held by "
        f"{words.of(held, people)} {staff(facts)}",
        f"{words.capitalised(words.plural(earned, 'certification'))} {'was' if earned == 1 else 'were'} earned this school year. "
        f"{words.capitalised(words.plural(due, 'one', 'certifications', in_words=True) if due != 1 else 'one')} "
        f"{'runs' if due == 1 else 'run'} out in the next {RENEWAL_DAYS} days.",
    )


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """Earned, held, spread, renewed."""
    if facts.history.empty:
        return ()
    held, people = certified(facts)
    return (earned_kpi(facts), _active_kpi(facts), _certified_kpi(facts, held, people), _renewed_kpi(facts))


def earned_kpi(facts: Facts) -> Kpi:
    """New certifications since the school year began, beside last year's by now and in all."""
    now = facts.earned(facts.first_day, facts.as_of)
    then = facts.earned(facts.first_day_before, facts.same_day_last_year)
    whole = facts.earned(facts.first_day_before, facts.first_day - pd.Timedelta(days=1))
    top, early = max(now, whole, 1), words.too_early(facts.week)
    before = (
        f"{words.num(then)} at this point last year, {words.num(whole)} in all" if whole else "None the year before"
    )
    return Kpi(
        "Certifications earned", words.num(now), since_start(facts), early or before,
        fraction=now / top, before=then / top if whole and not early else None,
    )  # fmt: skip


def _active_kpi(facts: Facts) -> Kpi:
    now, then = len(facts.active), active_a_year_ago(facts)
    top = max(now, then, 1)
    return Kpi(
        "Active certifications", words.num(now), f"on {words.day_month(facts.as_of)}", f"{words.num(then)} a year ago",
        fraction=now / top, before=then / top,
    )  # fmt: skip


def _certified_kpi(facts: Facts, held: int, people: int) -> Kpi:
    kinds = facts.active["certification"].nunique()
    return Kpi(
        "People certified", words.num(held), f"of {words.num(people)} {staff(facts)} on {words.day_month(facts.as_of)}", f"{words.plural(kinds, 'different certification')}",
        fraction=held / people if people else None,
    )  # fmt: skip


def _renewed_kpi(facts: Facts) -> Kpi:
    rate = certifications.renewal_rate(facts.history, facts.people, as_of=facts.as_of, since=facts.first_day_before)
    if rate.empty or not rate["due"].iloc[0]:
        return Kpi("Renewed in time", "none", "due yet", "Nothing has run out since last school year began")
    row = rate.iloc[0]
    return Kpi(
        "Renewed in time", words.num(row["on_time"]), f"of {words.num(row['due'])} due",
        f"{words.num(row['late'])} late, {words.num(row['lapsed'])} lapsed since {words.date(facts.first_day_before)}",
        fraction=row["renewal_rate"],
    )  # fmt: skip
