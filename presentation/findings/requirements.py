"""Who has what their role asks for?"""

from __future__ import annotations

import pandas as pd

from analysis import certifications
from presentation import words
from presentation.card import Bar, Bars, Card
from presentation.facts import Facts, finding
from presentation.findings.common import nothing
from presentation.pooling import too_small

NO_REQUIRED = (
    "There is no Required tab yet. Add one with the headers Role, Certification or topic, and the gaps show here."
)
NO_ROLE = "Nobody on the roster has one of the roles in Required."
TOGETHER = "Requirements of few people"


@finding
def required(facts: Facts) -> Card:
    """Who has what their role asks for? Coverage by requirement; compliance said apart, under its own name."""
    question = "Who has what their role asks for?"
    subtitle = f"Required certifications and topics held on {words.date(facts.as_of)}, of all that roles ask for"
    asked = (facts.history, facts.records.required, facts.people)
    by_one = certifications.coverage(*asked, as_of=facts.as_of, by="requirement")
    if by_one.empty:
        return nothing("required", question, subtitle, NO_ROLE if len(facts.records.required) else NO_REQUIRED)
    whole = certifications.coverage(*asked, as_of=facts.as_of).iloc[0]
    people = certifications.compliance(*asked, as_of=facts.as_of).iloc[0]
    by_one = _pooled(facts, by_one.astype({"requirement": "str"})).sort_values(
        ["coverage", "requirement"], ignore_index=True
    )
    return Card(
        key="required",
        question=question,
        answer=f"{words.of(int(whole['met']), int(whole['required']))} requirements are met; {words.among(int(people['complete']), int(people['people']), 'person', 'people')} {'meets' if people['complete'] == 1 else 'meet'} all of theirs",
        subtitle=subtitle,
        alt=" ".join(f"{r.requirement}: {words.among(r.met, r.required, 'person', 'people')}." for r in by_one.itertuples()),
        picture=Bars(
            tuple(Bar(r.requirement, 100 * r.coverage, words.of(r.met, r.required), role="focus" if r.met == r.required else "attention") for r in by_one.itertuples()),
            unit="%",
        ),
        table=pd.DataFrame({"Certification or topic": by_one["requirement"], "Met": by_one["met"], "Required": by_one["required"]}),
        footnote="Coverage counts requirements, compliance counts people who meet all of theirs: two figures, never one name. A topic is met by any certification on it.",
        metrics=("certifications.coverage", "certifications.compliance"),
        rows=_gaps(facts),
    )  # fmt: skip


def _pooled(facts: Facts, by_one: pd.DataFrame) -> pd.DataFrame:
    """Published, the requirements that few people have stand together."""
    if not facts.published:
        return by_one
    few = too_small(by_one.set_index("requirement")["required"], limit=facts.settings.small_group).to_numpy()
    named = by_one["requirement"].where(~few, TOGETHER)
    counts = by_one.assign(requirement=named).groupby("requirement", as_index=False)[["met", "required"]].sum()
    return counts.assign(coverage=counts["met"] / counts["required"])


def _gaps(facts: Facts) -> pd.DataFrame:
    """Who lacks what, for those who may see names."""
    each = certifications.coverage(facts.history, facts.records.required, facts.people, as_of=facts.as_of, by=["requirement", "person"])  # fmt: skip
    gaps = each[each["met"] < each["required"]]
    return pd.DataFrame({"Certification or topic": gaps["requirement"].astype("object"), "Name": gaps["name"].astype("object")})  # fmt: skip
