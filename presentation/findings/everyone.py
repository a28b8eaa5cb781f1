"""Is it everyone, or a few?"""

from __future__ import annotations

import pandas as pd

from presentation import words
from presentation.card import Card, Dots
from presentation.facts import Facts, finding
from presentation.findings.common import NO_STAFF, goal_label, nothing_logged, people, rows_this_year
from presentation.pooling import SMALLER_TEAMS, pooled


@finding
def everyone_or_a_few(facts: Facts) -> Card:
    """Is it everyone, or a few? One dot per person, one row per team."""
    question = "Is it everyone, or a few?"
    if facts.meets.empty:
        return nothing_logged(facts, "everyone", question, "Each dot is one person's average hours a week this year")
    meets = facts.meets.assign(
        team=pooled(facts.meets["team"], limit=facts.settings.small_group, met=facts.meets["meets"]),
        # Against one's own promise: part-time people and weeks with days off stand on the same scale as all others.
        scaled=facts.meets["seconds"] / facts.meets["target"] * facts.settings.weekly_hours,
    )
    teams = _teams(meets)
    return Card(
        key="everyone",
        question=question,
        answer=_everyone_answer(meets),
        subtitle=f"{_whose(facts)} average hours a week this year ({people(facts)})",
        alt=f"One row {'of counts' if facts.published else 'of dots'} per team. "
        + " ".join(
            f"{t.team}: {words.among(t.met, t.people, 'person', 'people')} at or above the goal."
            for t in teams.itertuples()
        ),
        picture=Dots(
            groups=tuple(
                (t.team, tuple(sorted(meets.loc[meets["team"] == t.team, "scaled"]))) for t in teams.itertuples()
            ),
            unit="hours a week",
            goal=facts.settings.weekly_hours,
            goal_label=goal_label(facts),
            counts=tuple(words.of(t.met, t.people) for t in teams.itertuples()),
            counts_label="meet goal",
        ),
        table=pd.DataFrame(
            {
                "Team": teams["team"],
                "Meet the goal": teams["met"],
                "People": teams["people"],
                "Median hours a week": teams["median"].round(1),
            }
        ),
        footnote=_footnote(facts, meets),
        metrics=("hours.meets_goal",),
        rows=rows_this_year(facts),
    )


def _whose(facts: Facts) -> str:
    return "People by their" if facts.published else "Each dot is one person's"


def _teams(meets: pd.DataFrame) -> pd.DataFrame:
    """Teams by the share who meet the goal, most first; a tie by name."""
    teams = meets.groupby("team").agg(met=("meets", "sum"), people=("meets", "size"), median=("scaled", "median"))
    share = teams["met"] / teams["people"]
    return teams.assign(share=-share).reset_index().sort_values(["share", "team"], ignore_index=True)


def _everyone_answer(meets: pd.DataFrame) -> str:
    met, people = int(meets["meets"].sum()), len(meets)
    if people == 1:
        return f"The one person with a full week {'meets' if met else 'does not meet'} the goal"
    if met == people:
        return f"All {words.num(people)} people meet the goal"
    answer = f"{words.of(met, people)} people meet the goal"
    under = meets.loc[~meets["meets"], "team"].value_counts()
    first = under.drop(SMALLER_TEAMS, errors="ignore")
    if len(under) > 1 and len(first) and (first == first.max()).sum() == 1 and first.max() > 1:
        answer += f"; {words.spelled(int(first.max()))} of the {words.spelled(people - met)} who do not are in {first.idxmax()}"
    return answer


def _footnote(facts: Facts, meets: pd.DataFrame) -> str:
    scale = "Averages are over the weeks in which time was expected, part-time people and short weeks scaled to a full promise."
    roster = "" if facts.records.has("staff") else NO_STAFF
    parts = (_pooling_note(facts, meets), scale, roster, words.about_one_person(len(meets)))
    return " ".join(part for part in parts if part)


def _pooling_note(facts: Facts, meets: pd.DataFrame) -> str:
    if SMALLER_TEAMS not in set(meets["team"]):
        return ""
    together = facts.meets.loc[(meets["team"] == SMALLER_TEAMS).to_numpy(), "team"]
    names = sorted(together.dropna().astype("object").unique())
    return f"{SMALLER_TEAMS} are {words.listed(names)}: alone, the picture would single people out."
