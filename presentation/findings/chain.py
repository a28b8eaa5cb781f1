"""Goal, hours, milestones, certification, service: what came after what?"""

from __future__ import annotations

import pandas as pd

from analysis import certifications, chain
from presentation import words
from presentation.card import Card, Flow, Head, Item, Items, Kpi, Stage
from presentation.columns import in_hours
from presentation.facts import Facts, finding
from presentation.findings.common import NO_GOALS, eyebrow, nothing

PAGE = "The chain"
IN_TIME = "A certification counts from the day the goal was set, a session at a school from the day of the certification: an order in time, not a cause."
LINKS = (  # column of the links, what it is called
    ("set_on", "Goal set"),
    ("first_hours_on", "First hours on it"),
    ("first_milestone_on", "First milestone"),
    ("reached_on", "Goal reached"),
    ("certified_on", "Certification"),
    ("served_on", "Session at a school"),
)


@finding
def head(facts: Facts) -> Head:
    """Of the goals set, how many were followed by a certification, and how many of those people have since led a session."""
    if facts.links.empty:
        return Head(eyebrow(facts, PAGE), "No goals on file yet", NO_GOALS)
    counts = _stages(facts)
    goals, certified = int(counts["goals"]), int(counts["certified"])
    people, served = int(counts["people_certified"]), int(counts["people_served"])
    if not certified:
        return Head(
            eyebrow(facts, PAGE),
            f"{words.plural(goals, 'goal')} set so far; none has been followed by a certification yet",
            IN_TIME,
        )
    after = (
        f"; {words.among(served, people, 'person', 'people')} with one {'has' if served == 1 else 'have'} since led a session at a school"
        if people
        else ""
    )
    return Head(
        eyebrow(facts, PAGE),
        f"Of {words.plural(goals, 'goal')}, {words.num(certified)} {'was' if certified == 1 else 'were'} followed by a certification{after}",
        IN_TIME,
    )


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """Goals, and what followed them; people, and what they have done since."""
    if facts.links.empty:
        return ()
    counts = _stages(facts)
    return (
        _kpi("Goals with hours on them", counts["with_hours"], counts["goals"], "goals set", f"by {words.date(facts.as_of)}"),
        _kpi("Goals reached", counts["reached"], counts["goals"], "goals set", "with or without a certification"),
        _kpi("Certified as planned", counts["certified_as_named"], counts["name_certification"], "goals naming one", "earned after the goal was set"),
        _kpi("Have since served a school", counts["people_served"], counts["people_certified"], "people certified", "a session on or after that day"),
    )  # fmt: skip


@finding
def flow(facts: Facts) -> Card:
    """The chain as a picture with counts."""
    question = "What came after the goals?"
    subtitle = f"Goals set by {words.date(facts.as_of)}, and the people behind them, each count out of its own whole"
    if facts.links.empty:
        return nothing("chain", question, subtitle, NO_GOALS)
    counts = _stages(facts)
    stages = tuple(stage for stage in _flow(counts) if stage.of or stage.label == "Goals set")
    return Card(
        key="chain",
        question=question,
        answer=_answer(counts),
        subtitle=subtitle,
        alt=" ".join(f"{s.label}: {words.of(s.count, s.of) if s.of else words.num(s.count)} {s.unit}." for s in stages),
        picture=Flow(stages),
        table=pd.DataFrame([(s.label, s.count, s.of or s.count, s.unit) for s in stages], columns=["Link", "Count", "Of", "What"]),
        footnote=f"{IN_TIME} A goal can be reached without a certification, so the counts are not steps of one stair; one person can have several goals, so people are counted apart.",
        metrics=("chain.stages",),
        rows=_link_rows(facts.links),
    )  # fmt: skip


@finding
def how_long_to_certify(facts: Facts) -> Card:
    """How long from a goal to its certification? With those still on the way counted."""
    question = "How long from a goal to its certification?"
    subtitle = "Goals that name a certification: days from setting the goal to earning it, and those still on the way"
    took = certifications.time_to_certify(facts.history, facts.records.goals, facts.counted, as_of=facts.as_of)
    if took.empty or not took["certified"].iloc[0]:
        return nothing(
            "time_to_certify", question, subtitle, "No goal that names a certification has been followed by it yet."
        )
    row = took.iloc[0]
    if facts.published and row["certified"] < facts.settings.small_group:
        few = f"Fewer than {facts.settings.small_group} goals so far: the days of single people are not shown."
        return nothing("time_to_certify", question, subtitle, few)
    items = (
        Item("Earned", _spread(facts), words.plural(int(row["certified"]), "goal"), role="focus"),
        Item(
            "Hours on them until then",
            "the middle one of those earned",
            f"{words.hours(row['median_hours'])} hours",
            role="focus",
        ),
        Item(
            "Half of all have it", "those on the way counted with the days they have waited", _half(row), role="compare"
        ),
        Item(
            "Still on the way",
            f"the oldest for {words.plural(int(row['longest_open_days']), 'day')}" if row["open"] else "",
            words.plural(int(row["open"]), "goal"),
            role="gold",
        ),
        Item(
            "Closed without it",
            "reached another way, or dropped",
            words.plural(int(row["without"]), "goal"),
            role="compare",
        ),
    )
    return Card(
        key="time_to_certify",
        question=question,
        answer=_took(facts, row),
        subtitle=subtitle,
        alt=" ".join(f"{item.title}: {item.when}." for item in items),
        picture=Items(items),
        table=pd.DataFrame([(item.title, item.when, item.detail) for item in items], columns=["What", "How many", "Detail"]),
        footnote="Those who have earned it only look fast: the middle time of all counts those still on the way with the days they have waited (Kaplan-Meier).",
        metrics=("certifications.time_to_certify",),
    )  # fmt: skip


def people(facts: Facts) -> tuple[str, ...]:
    """The people with a goal, by name: whom one may choose. Two of one name are told apart; published, there are none."""
    return () if facts.published else tuple(sorted(_called(facts.links).unique()))


def of_person(facts: Facts, name: str) -> Card:
    """One person's chain: each goal, and the day of each thing that came after it."""
    mine = facts.links[_called(facts.links) == name]
    counts = chain.stages(mine).iloc[0]
    items = tuple(
        Item(str(link.goal), _so_far(link), words.date(link.set_on), _where(link), _role(link))
        for link in mine[::-1].itertuples()
    )
    return Card(
        key="person_chain",
        question=f"What came after the goals of {name}?",
        answer=f"{words.capitalised(words.plural(int(counts['goals']), 'goal', in_words=True))}: {words.spelled(int(counts['reached']))} reached, {words.spelled(int(counts['certified']))} followed by a certification",
        subtitle="Each goal, the newest first, with the day of each thing that came after it",
        alt=" ".join(f"{item.title}: {item.detail}." for item in items),
        picture=Items(items),
        table=_link_rows(mine),
        footnote=IN_TIME,
        metrics=("chain.links",),
    )  # fmt: skip


def every_chain(facts: Facts) -> pd.DataFrame:
    """Every goal, and the day of each thing that came after it."""
    return _link_rows(facts.links)


def _called(links: pd.DataFrame) -> pd.Series:
    """The name of the person of each goal; where two people share it, with what tells them apart."""
    name, person = links["name"].astype("str"), links["person"].astype("str")
    shared = person.groupby(name).transform("nunique") > 1
    return name.where(~shared, name + " (" + person + ")")


def _stages(facts: Facts) -> pd.Series:
    return chain.stages(facts.links).iloc[0]


def _kpi(label: str, part: int, whole: int, unit: str, note: str) -> Kpi:
    fraction = part / whole if whole else None
    return Kpi(
        label,
        words.num(part) if whole else "none",
        f"of {words.num(whole)} {unit}" if whole else f"yet: no {unit}",
        note,
        fraction=fraction,
    )


def _flow(counts: pd.Series) -> tuple[Stage, ...]:
    goals, people = int(counts["goals"]), int(counts["people"])
    by = f"by {words.plural(people, 'person', 'people')}"
    return (
        Stage("Goals set", goals, 0, _unit(goals, "goal", "goals"), by),
        _stage(counts, "Hours on them", "with_hours", "goals", "at least one row of the log"),
        _stage(counts, "A milestone reached", "milestone_reached", "with_milestones", "of those with milestones"),
        _stage(counts, "A certification since", "certified", "goals", f"{words.num(counts['reached'])} were reached in all"),
        _stage(counts, "A school since", "people_served", "people_certified", "led a session on or after that day", "person", "people"),
    )  # fmt: skip


def _stage(counts: pd.Series, label: str, part: str, whole: str, detail: str, one: str = "goal", many: str = "goals") -> Stage:  # fmt: skip
    return Stage(label, int(counts[part]), int(counts[whole]), _unit(int(counts[whole]), one, many), detail)


def _unit(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _answer(counts: pd.Series) -> str:
    reached, certified = int(counts["reached"]), int(counts["certified"])
    goals = int(counts["goals"])
    return f"{words.among(reached, goals, 'goal')} {_was(reached)} reached; {words.of(certified, goals)} {_was(certified)} followed by a certification"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _half(row: pd.Series) -> str:
    days = row["median_days_all"]
    return "not yet" if pd.isna(days) else f"after {words.plural(int(days), 'day')}"


def _spread(facts: Facts) -> str:
    """From the quickest to the slowest of those earned."""
    each = certifications.aimed(facts.history, facts.records.goals, facts.counted, as_of=facts.as_of)
    days = each.loc[each["outcome"] == "certified", "days"]
    return f"after {words.span(days.min(), days.max(), 'days', one='day')}"


def _took(facts: Facts, row: pd.Series) -> str:
    if row["certified"] < words.MEAN_FROM:
        return f"{words.capitalised(words.plural(int(row['certified']), 'goal', in_words=True))} certified so far, {_spread(facts)}"
    return f"Half of the {words.num(row['certified'])} earned came within {words.plural(int(row['median_days']), 'day')}; {words.num(row['open'])} {'is' if row['open'] == 1 else 'are'} still on the way"


def _so_far(link: object) -> str:
    spent = f"{words.hours_in_words(link.seconds)} on it" if link.seconds else "no hours on it yet"
    steps = f"{words.of(link.milestones_done, link.milestones)} milestones" if link.milestones else ""
    days = (
        f"{what.lower()} {words.date(getattr(link, column))}"
        for column, what in LINKS[3:]
        if pd.notna(getattr(link, column))
    )
    return "; ".join(filter(None, (spent, steps, *days)))


def _where(link: object) -> str:
    """The furthest link of the chain a goal has come to."""
    reached = [what for column, what in LINKS if pd.notna(getattr(link, column))]
    return reached[-1].lower()


def _role(link: object) -> str:
    return "good" if pd.notna(link.served_on) else "gold" if pd.notna(link.certified_on) else "focus"


def _link_rows(links: pd.DataFrame) -> pd.DataFrame:
    days = {what: links[column] for column, what in LINKS}
    return pd.DataFrame(
        {
            "Name": links["name"].astype("object"),
            "Goal": links["goal"].astype("object"),
            "Certification named": links["certification"].astype("object").where(links["certification"].notna(), ""),
            **days,
            "Hours": in_hours(links["seconds"]),
            "Milestones": links["milestones"],
            "Milestones reached": links["milestones_done"],
        }
    )  # fmt: skip
