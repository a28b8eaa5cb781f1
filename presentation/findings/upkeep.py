"""Are certifications kept up, and which last days has nobody written down?"""

from __future__ import annotations

import pandas as pd

from analysis import certifications
from presentation import words
from presentation.card import Card, Item, Items, Part, Stack
from presentation.columns import days_or
from presentation.facts import Facts, finding
from presentation.findings.certified import NOTHING_YET
from presentation.findings.common import more, nothing
from presentation.released import listed_as_counts

LISTED = 6
STATES = (("Held", "held", "focus"), ("Never expires", "never expires", "teal"), ("Lapsed", "lapsed", "attention"))


@finding
def kept_up(facts: Facts) -> Card:
    """Is what was earned kept up? Each person's certification once, by what became of it."""
    question = "Is what was earned kept up?"
    subtitle = f"Certifications of people on the roster on {words.date(facts.as_of)}, each person's certification once"
    kept = certifications.renewal_history(facts.history, facts.people, as_of=facts.as_of)
    if kept.empty:
        return nothing("kept_up", question, subtitle, NOTHING_YET)
    counts = kept["state"].value_counts()
    renewed, gaps = int((kept["times"] > 1).sum()), int((kept["gaps"] > 0).sum())
    return Card(
        key="kept_up",
        question=question,
        answer=f"{words.of(int(len(kept) - counts.get('lapsed', 0)), len(kept))} still hold; {words.num(renewed)} {'has' if renewed == 1 else 'have'} been renewed at least once",
        subtitle=subtitle,
        alt=", ".join(f"{label}: {words.num(counts.get(state, 0))}" for label, state, _ in STATES) + ".",
        picture=Stack((("", tuple(Part(label, int(counts.get(state, 0)), role) for label, state, role in STATES)),), unit="certifications"),
        table=_by_state(counts) if facts.published else _history(kept),
        footnote=f"{words.capitalised(words.plural(gaps, 'certification'))} ran out before being renewed. The days since one lapsed are in no gap.",
        metrics=("certifications.renewal_history",),
    )  # fmt: skip


@finding
def proposed(facts: Facts) -> Card:
    """Which last days has nobody written down? What the issuer's rule would make them; to confirm in the sheet."""
    question = "Which last days has nobody written down?"
    subtitle = "Active certifications without an expiry date in the sheet, and what their issuer's rule would make it"
    held = facts.records.certifications
    open_ = held[held["expires_proposed"].notna() & held["person"].isin(facts.people["person"])]
    open_ = open_.sort_values(["expires_proposed", "person", "certification"], ignore_index=True)
    if open_.empty:
        return nothing("proposed", question, subtitle, "Every certification we know a rule for has its last valid day in the sheet.", answer="None is missing")  # fmt: skip
    card = Card(
        key="proposed",
        question=question,
        answer=words.capitalised(f"{words.plural(len(open_), 'certification', in_words=True)} {'counts' if len(open_) == 1 else 'count'} as never expiring; the issuer's rule says otherwise"),
        subtitle=subtitle,
        alt=" ".join(f"{r.certification}, {r.name}: {words.date(r.expires_proposed)}." for r in open_.head(LISTED).itertuples()),
        picture=Items(
            tuple(Item(str(r.certification), str(r.name), words.date(r.expires_proposed), "to confirm", "gold") for r in open_.head(LISTED).itertuples()),
            more=more(len(open_) - LISTED),
        ),
        table=pd.DataFrame({"Name": open_["name"].astype("object"), "Certification": open_["certification"].astype("object"), "Earned": open_["earned_on"], "Proposed last day": open_["expires_proposed"]}),
        footnote="Derived from the issuer's published rule, never used in a figure: write the day under Expires once it is confirmed.",
        metrics=("certifications.active",),
    )  # fmt: skip
    return (
        listed_as_counts(card, open_["expires_proposed"], unit="certifications", day="Proposed last day")
        if facts.published
        else card
    )


def _by_state(counts: pd.Series) -> pd.DataFrame:
    rows = [(label, int(counts.get(state, 0))) for label, state, _ in STATES]
    return pd.DataFrame(rows, columns=["What became of it", "Certifications"])


def _history(kept: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Name": kept["name"].astype("object"),
            "Certification": kept["certification"].astype("object"),
            "Times": kept["times"],
            "First": kept["first_on"],
            "Last": kept["last_on"],
            "Holds until": days_or(kept["expires_on"], "never expires"),
            "Gaps": kept["gaps"],
            "Days not covered": kept["uncovered_days"],
        }
    )
