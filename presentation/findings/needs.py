"""What did people ask for, what was answered, and what still waits?"""

from __future__ import annotations

import pandas as pd

from analysis import certifications, needs
from data.schema import NEEDS
from presentation import words
from presentation.card import Bar, Bars, Card, Head, Item, Items, Kpi, Matrix, Part, Stack
from presentation.facts import Facts, finding
from presentation.findings.certified import within
from presentation.findings.common import eyebrow, more, nothing, sheet_rows, staff
from presentation.findings.cover import answer
from presentation.pooling import pooled
from presentation.words import sheet

PAGE = "Team needs"
NO_NEEDS = (
    "No needs on file yet. Add a Needs tab with the headers Raised on, Name, Need, and what people ask for shows here."
)
LISTED = 8
NEED_COLUMNS = ["raised_on", "name", "need", "kind", "cost", "answered_on", "answer", "met_on"]
ANSWERS = (("Yes", "yes", "focus"), ("Later", "later", "gold"), ("No", "no", "plum"), ("Waiting", "open", "attention"))


@finding
def head(facts: Facts) -> Head:
    """How much waits, and how long."""
    if not _any(facts):
        return Head(eyebrow(facts, PAGE), "No needs on file yet", NO_NEEDS)
    asked = _asked(facts)
    open_, raised = int(asked["open"]), int(asked["raised"])
    if not open_:
        return Head(
            eyebrow(facts, PAGE),
            "The one need raised has been answered"
            if raised == 1
            else f"All {words.num(raised)} needs raised have been answered",
            _met(facts),
        )
    verb, which = ("is", "") if open_ == 1 else ("are", "the longest ")
    longest = words.plural(int(asked["longest_open_days"]), "day")
    return Head(
        eyebrow(facts, PAGE),
        f"{words.among(open_, raised, 'need')} {staff(facts)} have raised {verb} still waiting for an answer, {which}for {longest}",
        _met(facts),
    )


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """Waiting, days to an answer, met, and money asked for and granted."""
    if not _any(facts):
        return ()
    asked, met = _asked(facts), _answered(facts)
    raised = int(asked["raised"])
    return (
        Kpi("Waiting for an answer", words.num(asked["open"]), f"of {words.num(raised)} raised", _longest(asked), fraction=asked["open"] / raised),
        _days_kpi(asked),
        Kpi("Met", words.num(met["met"]), f"of {words.num(raised)} raised", f"{words.num(met['yes'])} were answered yes", fraction=met["met"] / raised),
        _money_kpi(met),
    )  # fmt: skip


@finding
def waiting(facts: Facts) -> Card:
    """What still waits, and how long? Needs without an answer, longest first."""
    question = "What still waits for an answer?"
    subtitle = f"Needs raised and not answered by {words.date(facts.as_of)}, longest first"
    if not _any(facts):
        return nothing("needs_waiting", question, subtitle, NO_NEEDS)
    open_ = facts.waiting
    if open_.empty:
        return nothing(
            "needs_waiting",
            question,
            subtitle,
            "Every need has had an answer. No is an answer too.",
            answer="Nothing waits",
        )
    return Card(
        key="needs_waiting",
        question=question,
        answer=words.capitalised(f"{words.plural(len(open_), 'need', in_words=True)} {'waits' if len(open_) == 1 else 'wait'}, {'' if len(open_) == 1 else 'the longest '}for {words.plural(int(open_['days'].iloc[0]), 'day')}"),
        subtitle=subtitle,
        alt=" ".join(f"{r.need}, {_kind(r)}, {words.plural(r.days, 'day')}." for r in open_.head(LISTED).itertuples()),
        picture=Items(
            tuple(Item(str(r.need), f"{r.name}, {_kind(r)}", words.plural(r.days, "day"), f"since {words.date(r.raised_on)}", "attention") for r in open_.head(LISTED).itertuples()),
            more=more(len(open_) - LISTED),
        ),
        table=pd.DataFrame({
            "Raised on": open_["raised_on"], "Name": open_["name"].astype("object"), "Need": open_["need"].astype("object"),
            "Kind": open_["kind"].astype("object").fillna(""), "Cost ($)": open_["cost"], "Days": open_["days"],
        }),
        footnote="A need is answered when its row has a day under Answered on; No and Later are answers.",
        metrics=("needs.waiting",),
    )  # fmt: skip


@finding
def answers(facts: Facts) -> Card:
    """What was answered? Needs by kind: yes, later, no, still waiting."""
    question = "What did people ask for, and what came of it?"
    subtitle = f"Needs raised by {words.date(facts.as_of)}, by kind and answer"
    by_kind = needs.needs_met(facts.records.needs, as_of=facts.as_of, by="kind")
    if by_kind.empty:
        return nothing("needs_answers", question, subtitle, NO_NEEDS)
    by_kind = by_kind.assign(kind=by_kind["kind"].astype("object").fillna("No kind named"))
    by_kind = by_kind.assign(open=by_kind["raised"] - by_kind["answered"]).sort_values(
        ["raised", "kind"], ascending=[False, True]
    )
    whole, known = _answered(facts), needs.need_states(facts.records.needs, as_of=facts.as_of)
    return Card(
        key="needs_answers",
        question=question,
        answer=f"{words.of(int(whole['answered']), int(whole['raised']))} needs have been answered, {words.num(whole['yes'])} of them with yes; {words.num(whole['met'])} {_is(whole['met'])} met",
        subtitle=subtitle,
        alt=" ".join(f"{r.kind}: {words.num(r.yes)} yes, {words.num(r.later)} later, {words.num(r.no)} no, {words.num(r.open)} waiting." for r in by_kind.itertuples()),
        picture=Stack(
            tuple((r.kind, tuple(Part(label, int(getattr(r, part)), role) for label, part, role in ANSWERS)) for r in by_kind.itertuples()),
            unit="needs",
        ),
        table=pd.DataFrame({
            "Kind": by_kind["kind"], "Raised": by_kind["raised"], "Yes": by_kind["yes"], "Later": by_kind["later"], "No": by_kind["no"], "Waiting": by_kind["open"],
            "Met": by_kind["met"], "Asked ($)": by_kind["cost_asked"], "Granted ($)": by_kind["cost_granted"],
        }),
        footnote="Granted is the cost of the needs answered with yes. Costs are in dollars, as the sheet names them.",
        metrics=("needs.needs_met",),
        rows=sheet_rows(known.sort_values(["raised_on", "row"], ascending=[False, True]), "needs", NEED_COLUMNS),
    )  # fmt: skip


@finding
def cover(facts: Facts) -> Card:
    """Where does cover rest on one person? Topic by team, the people with an active certification counted."""
    question = "Where does cover rest on one person?"
    subtitle = f"People with an active certification on {words.date(facts.as_of)}, by topic and team"
    depth = certifications.depth(facts.history, facts.people, as_of=facts.as_of)
    if depth.empty:
        return nothing("needs_cover", question, subtitle, "No certification names a topic yet.")
    by_team = certifications.depth_by_team(facts.history, _in_shown_teams(facts), as_of=facts.as_of)
    counts = by_team.pivot(index="topic", columns="team", values="people").loc[depth["topic"]]
    return Card(
        key="needs_cover",
        question=question,
        answer=answer(facts, depth),
        subtitle=subtitle,
        alt=" ".join(f"{r.topic}: {words.plural(r.people, 'person', 'people')}." for r in depth.itertuples()),
        picture=Matrix(tuple(map(str, counts.index)), tuple(map(str, counts.columns)), tuple(tuple(map(int, row)) for row in counts.to_numpy())),
        table=counts.rename_axis("Topic").rename_axis(None, axis="columns").reset_index(),
        footnote=f"Teams of fewer than {facts.settings.small_group} people stand together. Somebody still learning does not count.",
        metrics=("certifications.depth", "certifications.depth_by_team"),
    )  # fmt: skip


@finding
def wanted(facts: Facts) -> Card:
    """What do people want to learn? Open goals by topic, beside who holds a certification on it today."""
    question = "What are people working towards?"
    subtitle = "People with an open goal, by its topic, and people with an active certification on that topic today"
    open_ = facts.goals[facts.goals["state"] == "open"].dropna(subset=["topic"])
    if open_.empty:
        return nothing("wanted", question, subtitle, "No open goal names a topic.")
    learning = open_.drop_duplicates(["person", "topic"])["topic"].astype("str").value_counts()
    holding = facts.active.drop_duplicates(["person", "topic"])["topic"].astype("str").value_counts()
    table = pd.DataFrame({"learning": learning, "holding": holding.reindex(learning.index).fillna(0).astype("int64")})
    table = table.sort_index().sort_values("learning", ascending=False, kind="stable")
    thin = table[(table["holding"] < 2)]
    return Card(
        key="wanted",
        question=question,
        answer=f"{words.of(len(thin), len(table))} topics people are working towards are held by nobody or by one person{within(facts)} today",
        subtitle=subtitle,
        alt=" ".join(f"{r.Index}: {words.plural(r.learning, 'person', 'people')} working towards it, {words.num(r.holding)} holding." for r in table.itertuples()),
        picture=Bars(
            tuple(Bar(str(r.Index), float(r.learning), words.num(r.learning), _holders(r.holding), "gold" if r.holding < 2 else "focus") for r in table.head(LISTED + 2).itertuples()),
            unit="people",
        ),
        table=table.rename_axis("Topic").reset_index().rename(columns={"learning": "Working towards it", "holding": "Hold a certification on it"}),
        footnote="Golden bars: nobody or one person holds a certification on the topic today.",
        metrics=("certifications.depth",),
    )  # fmt: skip


def _any(facts: Facts) -> bool:
    """Has a need been raised by the day that is looked at?"""
    return bool((facts.records.needs["raised_on"] <= facts.as_of).any())


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _money_kpi(met: pd.Series) -> Kpi:
    """Money granted of money asked for; nothing is said of money where no need names a cost."""
    if not met["costed"]:
        return Kpi("Money granted", "none", "asked for yet", "no need names a cost")
    return Kpi(
        "Money granted", words.dollars(met["cost_granted"]), f"of {words.dollars(met['cost_asked'])} asked",
        f"{words.among(int(met['costed']), int(met['raised']), 'need')} {'names' if met['costed'] == 1 else 'name'} a cost",
        fraction=met["cost_granted"] / met["cost_asked"] if met["cost_asked"] else None,
    )  # fmt: skip


def _holders(holding: int) -> str:
    return "nobody holds one" if not holding else f"{words.num(holding)} {'holds' if holding == 1 else 'hold'} one"


def _in_shown_teams(facts: Facts) -> pd.DataFrame:
    """The roster, with the team each person is shown with: small ones stand together."""
    return facts.people.assign(team=pooled(facts.people["team"], limit=facts.settings.small_group))


def _asked(facts: Facts) -> pd.Series:
    return needs.time_to_answer(facts.records.needs, as_of=facts.as_of).iloc[0]


def _answered(facts: Facts) -> pd.Series:
    return needs.needs_met(facts.records.needs, as_of=facts.as_of).iloc[0]


def _met(facts: Facts) -> str:
    met = _answered(facts)
    return f"{words.of(int(met['answered']), int(met['raised']))} have been answered, {words.num(met['yes'])} with yes; {words.num(met['met'])} {_is(met['met'])} met."


def _longest(asked: pd.Series) -> str:
    return (
        f"{'' if asked['open'] == 1 else 'the longest '}for {words.plural(int(asked['longest_open_days']), 'day')}"
        if asked["open"]
        else "nothing waits"
    )


def _days_kpi(asked: pd.Series) -> Kpi:
    """Days to an answer: the middle one of those answered and of the ages of those still open."""
    answered, open_ = int(asked["answered"]), int(asked["open"])
    if answered + open_ < words.MEAN_FROM:
        return Kpi(
            "Answered", words.num(answered), f"of {words.num(answered + open_)} raised", "too few for a usual time"
        )
    return Kpi(
        "Days to an answer", words.num(asked["median_days"]), "for the middle one",
        f"{words.num(answered)} answered, and {words.num(open_)} still open counted by their age",
    )  # fmt: skip


def _kind(row: object) -> str:
    return "no kind named" if pd.isna(row.kind) else sheet.in_a_sentence(str(row.kind), NEEDS.by_key["kind"].choices)
