"""Whose certification runs out next, and are they renewed in time?"""

from __future__ import annotations

import pandas as pd

from analysis import certifications
from presentation import words
from presentation.card import Card, Item, Items, Part, Stack
from presentation.facts import Facts, finding
from presentation.findings.certified import RENEWAL_DAYS, history_rows, renewals_due
from presentation.findings.common import more, nothing
from presentation.released import listed_as_counts

LISTED = 6


@finding
def renewals(facts: Facts) -> Card:
    """Whose certification runs out next?"""
    question = "Whose certification runs out next?"
    subtitle = f"Active certifications whose last valid day is in the next {RENEWAL_DAYS} days"
    due = renewals_due(facts)
    if due.empty:
        return nothing(
            "renewals", question, subtitle, f"No active certification runs out in the next {RENEWAL_DAYS} days.",
            answer="Nothing is due for renewal",
        )  # fmt: skip
    last, first = due["expires_on"].iloc[-1], due["expires_on"].iloc[0]
    answer = f"{words.plural(len(due), 'renewal')} due by {words.day_month(last)}"
    card = Card(
        key="renewals",
        question=question,
        answer=words.capitalised(f"{answer}; the first is {words.day_month(first)}" if len(due) > 1 else answer),
        subtitle=subtitle,
        alt=" ".join(f"{r.certification}, {r.name}, {words.date(r.expires_on)}." for r in due.itertuples()),
        picture=Items(
            tuple(
                Item(
                    str(r.certification),
                    str(r.name),
                    words.date(r.expires_on),
                    words.plural(r.days_left, "day"),
                    "attention",
                )
                for r in due.head(LISTED).itertuples()
            ),
            more=more(len(due) - LISTED),
        ),
        table=_bands(facts.expiring),
        footnote="One that was already renewed runs out when its renewal does. The table also counts those further away.",
        metrics=("certifications.expiring",),
        rows=history_rows(due),
    )
    return listed_as_counts(card, due["expires_on"], unit="certifications", day="Runs out") if facts.published else card


@finding
def renewed_in_time(facts: Facts) -> Card:
    """Are they renewed in time? Of those whose last valid day fell in this school year or the one before."""
    question = "Are they renewed in time?"
    rate = certifications.renewal_rate(facts.history, facts.people, as_of=facts.as_of, since=facts.first_day_before)
    subtitle = f"Certifications whose last valid day fell between {words.date(facts.first_day_before)} and {words.date(facts.as_of)}"
    if rate.empty or not rate["due"].iloc[0]:
        return nothing("renewed", question, subtitle, "No certification has run out since last school year began.")
    row = rate.iloc[0]
    parts = (
        ("Renewed in time", "on_time", "focus"),
        ("Renewed late", "late", "gold"),
        ("Lapsed", "lapsed", "attention"),
    )
    return Card(
        key="renewed",
        question=question,
        answer=f"{words.among(int(row['on_time']), int(row['due']), 'certification')} "
        f"{'was' if row['due'] == 1 else 'were'} renewed on or before the last valid day",
        subtitle=subtitle,
        alt=", ".join(f"{label}: {words.num(row[key])}" for label, key, _ in parts),
        picture=Stack((("", tuple(Part(label, int(row[key]), role) for label, key, role in parts)),), unit="certifications"),
        table=pd.DataFrame([(label, int(row[key]), int(row["due"])) for label, key, _ in parts], columns=["What became of it", "Certifications", "Of all"]),
        footnote="Certifications that never expire are left out, and so are those of people who have left.",
        metrics=("certifications.renewal_rate",),
        rows=history_rows(_ran_out(facts)),
    )  # fmt: skip


def _ran_out(facts: Facts) -> pd.DataFrame:
    fell = facts.history["expires_on"].between(facts.first_day_before, facts.as_of)
    return facts.history[fell & facts.history["person"].isin(facts.people["person"])]


def _bands(expiring: pd.DataFrame) -> pd.DataFrame:
    counts = expiring["band"].value_counts().reindex(expiring["band"].cat.categories)
    return pd.DataFrame({"Runs out": counts.index.astype("object"), "Certifications": counts.to_numpy()})
