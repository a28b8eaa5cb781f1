"""What is on the Wall?"""

from __future__ import annotations

import pandas as pd

from analysis import certifications
from presentation import words
from presentation.card import Card, Holder, Plaque, Wall
from presentation.facts import Facts, finding
from presentation.findings.certified import NOTHING_YET, RENEWAL_DAYS, history_rows
from presentation.findings.common import nothing


@finding
def wall(facts: Facts) -> Card:
    """One plaque per certification, one badge per holder who wishes to be shown."""
    question = "What is on the wall?"
    plates = certifications.wall(
        facts.history, facts.people, as_of=facts.as_of, renewal_within_days=RENEWAL_DAYS, school_year_start=facts.start
    )
    subtitle = "One plaque per certification, one badge per holder. Those who keep off the wall are counted, not shown."
    if plates.empty:
        return nothing("wall", question, subtitle, NOTHING_YET)
    plaques = _plaques(plates)
    kinds, issuers = len(plaques), plates["issuer"].nunique()
    answer = words.plural(kinds, "certification" if kinds == 1 else "different certification")
    return Card(
        key="wall",
        question=question,
        answer=words.capitalised(f"{answer} from {words.plural(issuers, 'issuer')}" if issuers else answer),
        subtitle=subtitle,
        alt=" ".join(f"{plaque.title}: {words.plural(_holders(plaque), 'holder')}." for plaque in plaques),
        picture=Wall(
            plaques, (("gold", "Earned this school year"), ("attention", f"Renewal due within {RENEWAL_DAYS} days"))
        ),
        table=pd.DataFrame(
            {
                "Certification": [plaque.title for plaque in plaques],
                "Issuer": [plaque.issuer for plaque in plaques],
                "Holders": [_holders(plaque) for plaque in plaques],
            }
        ),
        footnote="A plaque stays up while somebody on the roster holds the certification. No in the Staff tab's column "
        "On the wall takes a person's initials down.",
        metrics=("certifications.wall",),
        rows=history_rows(plates[plates["on_the_wall"]]),
    )


def _plaques(plates: pd.DataFrame) -> tuple[Plaque, ...]:
    """Most holders first, then by name; on a plaque the newest first."""
    issuers = plates.groupby("certification", observed=True)["issuer"].first()  # that is not blank
    rows: dict[str, list] = {}
    for row in plates.sort_values(["earned_on", "name"], ascending=[False, True], kind="stable").itertuples():
        rows.setdefault(row.certification, []).append(row)
    plaques = [_plaque(title, issuers[title], holders) for title, holders in rows.items()]
    return tuple(sorted(plaques, key=lambda plaque: (-_holders(plaque), plaque.title)))


def _plaque(title: str, issuer: object, rows: list) -> Plaque:
    shown = [row for row in rows if row.on_the_wall]
    return Plaque(
        issuer="" if pd.isna(issuer) else str(issuer),
        title=str(title),
        holders=tuple(map(_holder, shown)),
        unnamed=len(rows) - len(shown),
        role="gold" if any(row.earned_this_year for row in rows) else "compare",
    )


def _holder(row: object) -> Holder:
    role = "attention" if row.renewal_due else "gold" if row.earned_this_year else "compare"
    remark = f", renewal due {words.date(row.expires_on)}" if row.renewal_due else ""
    return Holder(words.initials(str(row.name)), f"{row.name}, {words.date(row.earned_on)}{remark}", role)


def _holders(plaque: Plaque) -> int:
    return len(plaque.holders) + plaque.unnamed
