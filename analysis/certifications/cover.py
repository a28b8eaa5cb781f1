"""Where is one person deep, and who has what their role asks for?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.calendar import Day
from analysis.certifications.active import active
from analysis.codes import codes_in
from analysis.groups import By, groups, names, rate

DEPTHS = ["gap", "single point", "covered"]


def depth(
    history: pd.DataFrame,
    roster: pd.DataFrame | None = None,
    *,
    as_of: Day,
    by: str = "topic",
    topics: list[str] | None = None,
) -> pd.DataFrame:
    """The people with a certification that holds, per topic: nobody is a gap, one is a single point, two or more is covered.

    Somebody still learning does not count.

    Parameters
    ----------
    by : str
        "topic" or "certification".
    topics : list of str, optional
        Topics (or certifications) that should be covered, besides those anybody ever held. Certifications without a topic are in none.

    Returns
    -------
    DataFrame
        One row per topic, fewest people first, then by name: ``topic`` (or ``certification``), ``people``, ``depth`` (ordered category).
    """
    held = active(history, roster, as_of=as_of).dropna(subset=by)
    counted = groups(held, by)
    people = pd.Series(counted.distinct(held["person"]), index=counted.keys[by].astype("str"), dtype="int64")
    wanted = pd.Index(history[by].dropna().unique().astype("str")).union(pd.Index(topics or [], dtype="str"))
    table = people.reindex(wanted.rename(by), fill_value=0).rename("people").reset_index()
    return table.assign(
        depth=pd.Categorical.from_codes(table["people"].clip(upper=2), DEPTHS, ordered=True)
    ).sort_values(["people", by], ignore_index=True)


def depth_by_team(history: pd.DataFrame, roster: pd.DataFrame, *, as_of: Day) -> pd.DataFrame:
    """The people of each team with a certification that holds, topic by topic; a team in which nobody has one is there with none.

    Returns
    -------
    DataFrame
        One row per topic anybody ever held and team of the roster, in that order: ``topic, team``, ``people``. The teams of a
        topic add up to :func:`depth`, where everybody has a team.
    """
    held = active(history, roster, as_of=as_of).dropna(subset="topic")
    topics = pd.Index(history["topic"].dropna().unique().astype("str"), name="topic").sort_values()
    teams = pd.Index(roster["team"].dropna().unique().astype("str"), name="team").sort_values()
    place = pd.Index(roster["person"]).get_indexer(held["person"])
    team_of = codes_in(teams, roster["team"])[place]
    once = pd.DataFrame({"topic": codes_in(topics, held["topic"]), "team": team_of, "person": place})
    once = once[once["team"] >= 0].drop_duplicates()
    cell = once["topic"].to_numpy() * len(teams) + once["team"].to_numpy()
    table = pd.MultiIndex.from_product([topics, teams]).to_frame(index=False)
    return table.assign(people=np.bincount(cell, minlength=len(table)).astype("int64"))


def single_points(
    history: pd.DataFrame, roster: pd.DataFrame | None = None, *, as_of: Day, by: str = "certification"
) -> pd.DataFrame:
    """What rests on one person: held by exactly one.

    Returns
    -------
    DataFrame
        One row per certification (or topic) held by exactly one person, in order: ``certification``, ``person``, ``name``.
    """
    held = active(history, roster, as_of=as_of).dropna(subset=by).drop_duplicates([by, "person"])
    alone = held[~held.duplicated(by, keep=False)]
    return alone[[by, "person", "name"]].astype({by: "str"}).sort_values(by, ignore_index=True)


def coverage(
    history: pd.DataFrame, required: pd.DataFrame, roster: pd.DataFrame, *, as_of: Day, by: By = None
) -> pd.DataFrame:
    """The required certifications people hold, out of all that their roles ask of them.

    Parameters
    ----------
    required : DataFrame
        ``role, requirement``: a certification, or a topic that any certification meets.

    Returns
    -------
    DataFrame
        One row per ``by`` ("requirement", "team", "role", "person" or None), in key order: ``met``, ``required`` (pairs of a person
        and a requirement), ``coverage`` [0-1].
    """
    pairs = _required_pairs(history, required, roster, as_of)
    gathered = groups(pairs, by)
    return gathered.table(
        met=gathered.sum(pairs["met"]),
        required=gathered.rows,
        coverage=lambda f: rate(f["met"], f["required"]),
    )


def compliance(
    history: pd.DataFrame, required: pd.DataFrame, roster: pd.DataFrame, *, as_of: Day, by: By = None
) -> pd.DataFrame:
    """The people who hold everything their role asks for, out of all people of whom anything is asked.

    Returns
    -------
    DataFrame
        One row per ``by`` ("team", "role" or None), in key order: ``complete``, ``people``, ``compliance`` [0-1]; another figure than
        :func:`coverage`, never to be shown under its name.
    """
    pairs = _required_pairs(history, required, roster, as_of)
    each = groups(pairs, names(by, "person"))
    person = each.table(complete=each.sum(~pairs["met"]) == 0)
    gathered = groups(person, by)
    return gathered.table(
        complete=gathered.sum(person["complete"]),
        people=gathered.rows,
        compliance=lambda f: rate(f["complete"], f["people"]),
    )


def _required_pairs(history: pd.DataFrame, required: pd.DataFrame, roster: pd.DataFrame, as_of: Day) -> pd.DataFrame:
    """One row per person and requirement: met or not."""
    people, words = pd.Index(roster["person"]), pd.Index(required["requirement"].dropna().unique()).sort_values()
    held = active(history, roster, as_of=as_of)
    has = np.zeros((len(people), len(words)), dtype=bool)
    for column in ("certification", "topic"):
        who, what = codes_in(people, held["person"]), codes_in(words, held[column])
        has[who[what >= 0], what[what >= 0]] = True
    roles = pd.Index(required["role"].dropna().unique())
    asks = np.zeros((len(roles) + 1, len(words)), dtype=bool)  # the last row, which a -1 picks, asks for nothing
    asks[codes_in(roles, required["role"]), codes_in(words, required["requirement"])] = True
    person, word = np.nonzero(asks[codes_in(roles, roster["role"])])
    pairs = roster[["person", "name", "team", "role"]].take(person).reset_index(drop=True)
    return pairs.assign(requirement=words.take(word), met=has[person, word])
