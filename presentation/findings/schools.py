"""What went back to the schools?"""

from __future__ import annotations

import pandas as pd

from analysis import service
from presentation import words
from presentation.card import Card, Chips, Kpi
from presentation.facts import Facts, finding
from presentation.findings.common import department_staff, nothing, sheet_rows, since_start

NAMED = 2  # schools not yet reached that the answer names


@finding
def schools(facts: Facts) -> Card:
    """Which schools have been reached? One chip per school, Title I first."""
    question = "What went back to schools?"
    count = len(facts.sessions)
    subtitle = f"Each chip is one school; filled: at least one session led by {department_staff(facts)} {since_start(facts)} ({words.plural(count, 'session')})"
    if facts.schools.empty or not count:
        return nothing("schools", question, subtitle, _what_is_missing(facts))
    groups = _groups(facts.schools)
    return Card(
        key="schools",
        question=question,
        answer=_answer(facts),
        subtitle=subtitle,
        alt=" ".join(f"{name}: {reached} reached." for name, reached, _ in groups),
        picture=Chips(tuple(groups)),
        table=_table(facts.schools),
        footnote=_footnote(facts),
        metrics=("service.sites_served", "service.schools_reached", "service.student_contacts"),
        rows=sheet_rows(
            facts.sessions.sort_values("date", ascending=False),
            "service",
            ["date", "site", "activity", "topic", "students"],
        ),
    )


@finding
def title_one_kpi(facts: Facts) -> Kpi:
    """Title I schools served; all schools where none is marked Title I."""
    served, sites = title_one(facts)
    contacts = service.student_contacts(facts.records.service, as_of=facts.as_of, since=facts.first_day, by=None)
    seats = int(contacts["contacts"].sum())
    note = f"{words.num(seats)} student contacts, {words.plural(len(facts.sessions), 'session')}"
    if not sites:
        served, sites = all_schools(facts)
        return Kpi(
            "Schools served",
            words.num(served),
            f"of {words.num(sites)}" if sites else "no schools listed",
            note,
            _fraction(served, sites),
        )
    return Kpi("Title I schools served", words.num(served), f"of {words.num(sites)}", note, _fraction(served, sites))


def title_one(facts: Facts) -> tuple[int, int]:
    """Title I schools served, and Title I schools."""
    listed = facts.schools[facts.schools["listed"] & facts.schools["is_title_i"].fillna(False)]
    return int(listed["reached"].sum()), len(listed)


def all_schools(facts: Facts) -> tuple[int, int]:
    """Schools served, and schools."""
    served = service.sites_served(facts.schools)
    return (0, 0) if served.empty else (int(served["served"].iloc[0]), int(served["sites"].iloc[0]))


def not_reached(facts: Facts) -> list[str]:
    """The Title I schools without a session this school year, by name."""
    waiting = facts.schools[
        facts.schools["listed"] & facts.schools["is_title_i"].fillna(False) & ~facts.schools["reached"]
    ]
    return waiting["site"].tolist()


def _answer(facts: Facts) -> str:
    served, sites = title_one(facts)
    session = f"a session led by {department_staff(facts)}"
    if not sites:
        return f"{words.of(*all_schools(facts))} schools have had {session}"
    waiting = not_reached(facts)
    if not waiting:
        return f"All {words.num(sites)} Title I schools have had {session}"
    answer = f"{words.of(served, sites)} Title I schools have had {session}"
    if facts.team:
        return answer
    return f"{answer}; {words.listed(waiting, most=NAMED)} {'has' if len(waiting) == 1 else 'have'} not"


def _groups(reached: pd.DataFrame) -> list[tuple[str, str, tuple[tuple[str, bool], ...]]]:
    is_title_i = reached["is_title_i"].fillna(False).astype(bool)
    parts = (
        ("Title I schools", is_title_i & reached["listed"]),
        ("Other schools", ~is_title_i & reached["listed"]),
        ("Other places", ~reached["listed"]),
    )
    groups = []
    for name, mine in parts:
        part = reached[mine].sort_values(["reached", "site"], ascending=[False, True])
        if len(part):
            chips = tuple((str(r.site), bool(r.reached)) for r in part.itertuples())
            groups.append((name, words.of(int(part["reached"].sum()), len(part)), chips))
    return groups


def _table(reached: pd.DataFrame) -> pd.DataFrame:
    yes_no = reached["is_title_i"].map({True: "Yes", False: "No"}).astype("object")
    return pd.DataFrame(
        {
            "School": reached["site"],
            "Title I": yes_no.where(yes_no.notna(), ""),
            "Sessions": reached["sessions"],
            "Student contacts": reached["contacts"],
            "Last session": reached["last_on"],
        }
    )


def _footnote(facts: Facts) -> str:
    note = "Student contacts count seats at sessions, so one student at two sessions counts twice."
    outside = int((~facts.schools["listed"]).sum())
    return f"{note} {words.plural(outside, 'place')} not in the Schools tab count in no share." if outside else note


def _what_is_missing(facts: Facts) -> str:
    if not facts.records.has("service"):
        return "There is no Service tab yet. Add one with the headers Date, Name, Site, Activity, and the sessions show here."
    return f"No sessions led by {department_staff(facts)} at schools yet this school year."


def _fraction(part: int, whole: int) -> float | None:
    return part / whole if whole else None
