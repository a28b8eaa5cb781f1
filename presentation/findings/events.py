"""Who went to the conferences, fairs and challenges, and what have they led since?"""

from __future__ import annotations

import pandas as pd

from analysis import events
from presentation import words
from presentation.card import Bar, Bars, Card, Item, Items
from presentation.columns import in_hours
from presentation.facts import Facts, finding
from presentation.findings.common import log_rows, more, nothing

NO_EVENTS = "No event yet: rows of the log whose Type is Conference, Event or Challenge show here."
YEARS = 3
LISTED = 6


@finding
def reach(facts: Facts) -> Card:
    """From some to all? The people who went to each event, year by year."""
    question = "From some to all?"
    subtitle = "People who went to each event, of everyone on the roster on its first day"
    table = _of_many(facts, events.event_reach(facts.counted, facts.records.staff, as_of=facts.as_of))
    if table.empty:
        return nothing("event_reach", question, subtitle, _no_events(facts))
    recent = table[table["school_year"].isin(sorted(table["school_year"].unique())[-YEARS:])]
    return Card(
        key="event_reach",
        question=question,
        answer=_widest(recent),
        subtitle=subtitle,
        alt=" ".join(f"{_occasion(r)}: {words.among(r.went, r.roster, 'person', 'people')}." for r in recent.itertuples()),
        picture=Bars(
            tuple(Bar(_occasion(r), 100 * r.went / r.roster if r.roster else 0.0, words.share(r.went, r.roster), role=_role(facts, r)) for r in recent.itertuples()),
            unit="%",
        ),
        table=pd.DataFrame({
            "Event": table["event"].astype("object"), "School year": [words.school_year(str(year)) for year in table["school_year"]],
            "First day": table["first_on"], "Went": table["went"], "On the roster": table["roster"],
            "Beside them": table["others"], "Hours": in_hours(table["seconds"]),
        }),
        footnote=f"An event is an activity of the log of type Conference, Event or Challenge; all its days in one school year are one occasion.{_not_listed(facts)}",
        metrics=("events.event_reach",),
        rows=log_rows(facts.counted[facts.counted["type"].isin(events.EVENT_TYPES)]),
    )  # fmt: skip


@finding
def afterwards(facts: Facts) -> Card:
    """What came after the events? Of those who went, the people who have since led a meeting or a session at a school."""
    question = "What came after the events?"
    subtitle = "People who went, and those of them who have since led the PD of a meeting or a session at a school"
    records = facts.records
    table = _of_many(facts, events.afterwards(facts.counted, records.service, records.meetings, as_of=facts.as_of))
    if table.empty:
        return nothing("afterwards", question, subtitle, _no_events(facts))
    table = table.sort_values(["first_on", "event"], ascending=[False, True], ignore_index=True)
    settled = table[table["taught"] > 0]
    named = settled.iloc[0] if len(settled) else table.iloc[0]
    return Card(
        key="afterwards",
        question=question,
        answer=f"{words.capitalised(words.plural(int(named['went']), 'person', 'people'))} went to {named['event']} in {words.school_year(str(named['school_year']))}; "
        f"{words.spelled(int(named['taught'])) if named['taught'] else 'nobody'} {'has' if named['taught'] <= 1 else 'have'} since led a session",
        subtitle=subtitle,
        alt=" ".join(f"{_occasion(r)}: {words.of(r.taught, r.went)} have since led a session." for r in table.head(LISTED).itertuples()),
        picture=Items(
            tuple(Item(_occasion(r), f"{words.plural(r.went, 'person', 'people')} went; since then {_led(r)}", words.date(r.first_on), words.of(r.taught, r.went), "focus") for r in table.head(LISTED).itertuples()),
            more=more(len(table) - LISTED),
        ),
        table=pd.DataFrame({
            "Event": table["event"].astype("object"), "School year": [words.school_year(str(year)) for year in table["school_year"]], "Went": table["went"],
            "Led a meeting since": table["led_meeting"], "Led a session at a school since": table["led_service"], "Either": table["taught"],
        }),
        footnote="It says what came later, not what came of it: people lead sessions for many reasons. A recent event has had little time.",
        metrics=("events.afterwards",),
    )  # fmt: skip


def _occasion(row: object) -> str:
    return f"{row.event}, {words.school_year(str(row.school_year))}"


def _widest(table: pd.DataFrame) -> str:
    """The event whose reach grew most, first and last year in counts; without two years, the last event."""
    ordered = table.sort_values(["event", "school_year"])
    first, last = ordered.groupby("event", observed=True).first(), ordered.groupby("event", observed=True).last()
    again = first.index[first["school_year"].astype("str") != last["school_year"].astype("str")]
    if not len(again):
        row = ordered.sort_values(["first_on", "event"]).iloc[-1]
        return f"{_people(row)} went to {row['event']}"
    event = (last.loc[again, "share"] - first.loc[again, "share"]).fillna(-1).idxmax()
    then, now = first.loc[event], last.loc[event]
    return (
        f"{event}: {_people(now)} in {words.school_year(str(now['school_year']))}, "
        f"{words.of(int(then['went']), int(then['roster'])) if then['roster'] else _people(then)} in {words.school_year(str(then['school_year']))}"
    )


def _of_many(facts: Facts, table: pd.DataFrame) -> pd.DataFrame:
    """Published, only the occasions that enough people went to."""
    return table[table["went"] >= facts.settings.small_group].reset_index(drop=True) if facts.published else table


def _no_events(facts: Facts) -> str:
    return f"{NO_EVENTS}{_not_listed(facts)}"


def _not_listed(facts: Facts) -> str:
    return (
        f" Those that fewer than {facts.settings.small_group} people went to are not listed." if facts.published else ""
    )


def _people(row: pd.Series) -> str:
    """Who went, of the roster of that day; all who went where nobody was on it."""
    if not row["roster"]:
        return words.plural(int(row["others"]), "person", "people")
    return words.among(int(row["went"]), int(row["roster"]), "person", "people")


def _role(facts: Facts, row: object) -> str:
    return "focus" if str(row.school_year) == facts.school_year else "compare"


def _led(row: object) -> str:
    if not row.taught:
        return "no one yet has led a session"
    return f"{_some(row.led_meeting)} led a meeting, {_some(row.led_service)} a session at a school"


def _some(people: int) -> str:
    return words.spelled(people) if people else "nobody"
