"""What went back to schools: more than last year, by whom, to how many?"""

from __future__ import annotations

import pandas as pd

from analysis import service
from presentation import words
from presentation.card import Bar, Bars, Card, Head, Item, Items, Kpi
from presentation.columns import days_or
from presentation.facts import Facts, finding
from presentation.findings.common import (
    banded,
    department_staff,
    eyebrow,
    more,
    nothing,
    sheet_rows,
    since_start,
    staff,
    told_apart,
)
from presentation.findings.schools import all_schools, not_reached, title_one, title_one_kpi

PAGE = "Service to schools"
NO_SERVICE = (
    "There is no Service tab yet. Add one with the headers Date, Name, Site, Activity, and the sessions show here."
)
LISTED = 5
SERVICE_COLUMNS = ["date", "people", "site", "activity", "topic", "hours", "students"]


@finding
def head(facts: Facts) -> Head:
    """How many schools have been reached, Title I first."""
    if facts.records.service.empty:
        return Head(eyebrow(facts, PAGE), "No sessions at schools recorded yet", NO_SERVICE)
    sessions = f"{words.capitalised(words.plural(len(facts.sessions), 'session'))} led by {department_staff(facts)} {since_start(facts)}"
    (title, titles), (served, sites) = title_one(facts), all_schools(facts)
    if not sites:
        return Head(eyebrow(facts, PAGE), sessions, "Add a Schools tab with the headers Site, Level, Title I.")
    reached = (
        f"{words.of(title, titles)} Title I schools and {words.of(served, sites)} schools in all have had a session"
        if titles
        else f"{words.of(served, sites)} schools have had a session"
    )
    return Head(eyebrow(facts, PAGE), f"{reached}{_led_by_team(facts)} this school year", f"{sessions}. {_led(facts)}")


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """Title I schools, all schools, sessions beside last year's, people who have led one."""
    if facts.records.service.empty:
        return ()
    served, sites = all_schools(facts)
    now, then = len(facts.sessions), len(facts.sessions_before)
    led, people = led_by(facts)
    top = max(now, then, 1)
    early = words.too_early(facts.week)
    return (
        title_one_kpi(facts),
        _schools_kpi(facts, served, sites),
        Kpi(
            "Sessions", words.num(now), since_start(facts), early or f"{words.num(then)} at this point last year",
            fraction=now / top, before=None if early else then / top,
        ),
        Kpi(
            "People who have led one", words.num(led), f"of {words.num(people)}", f"{since_start(facts)}; each counts once",
            fraction=led / people if people else None,
        ),
    )  # fmt: skip


@finding
def more_than_last_year(facts: Facts) -> Card:
    """Are we doing more than last year? Sessions by activity, beside the same day last year."""
    question = "Are we doing more than last year?"
    subtitle = f"Sessions at schools {since_start(facts)}, by activity; the dashed tick is the same day last year"
    now, before = _by_activity(facts.sessions), _by_activity(facts.sessions_before)
    both = pd.DataFrame({"now": now, "before": before}).fillna(0).astype("int64").sort_index()
    if both.empty:
        return nothing("more_than_last_year", question, subtitle, _none_yet(facts))
    both = both.sort_values(["now", "before"], ascending=False, kind="stable")
    early = words.too_early(facts.week)
    compared = early or words.change_count(len(facts.sessions), len(facts.sessions_before))
    return Card(
        key="more_than_last_year",
        question=question,
        answer=words.capitalised(f"{words.plural(len(facts.sessions), 'session')} so far, {compared[0].lower()}{compared[1:]}"),
        subtitle=subtitle,
        alt=" ".join(f"{r.Index}: {words.plural(r.now, 'session')}, {_last_year(r.before)}." for r in both.itertuples()),
        picture=Bars(
            tuple(Bar(str(r.Index), float(r.now), words.num(r.now), '' if early else _last_year(r.before), before=None if early else float(r.before) or None) for r in both.itertuples()),
            unit="sessions",
        ),
        table=both.rename_axis("Activity").reset_index().rename(columns={"now": "This year", "before": "Same day last year"}),
        footnote="Last year is counted up to the same weekday, 52 weeks earlier.",
        metrics=("service.sessions",),
        rows=_session_rows(facts.sessions),
    )  # fmt: skip


@finding
def who_leads(facts: Facts) -> Card:
    """Who leads? People by the sessions they have led, never by name."""
    question = "Is it everyone, or a few, who go?"
    led = service.led(facts.records.service, as_of=facts.as_of, since=facts.first_day)
    led = led[led["person"].isin(facts.people["person"])]
    subtitle = f"People on the roster by the sessions they have led {since_start(facts)}"
    if led.empty or facts.people.empty:
        return nothing("who_leads", question, subtitle, _none_yet(facts))
    many = pd.cut(led["sessions"], [0, 1, 3, 6, 10_000], labels=["1 session", "2 or 3", "4 to 6", "7 or more"])
    counts = many.value_counts().reindex(many.cat.categories[::-1]).loc[lambda people: people > 0]
    counts["none yet"] = len(facts.people) - len(led)
    counts = told_apart(facts, counts)
    return Card(
        key="who_leads",
        question=question,
        answer=f"{words.share_among(len(led), len(facts.people), 'person', 'people')} {'has' if len(led) == 1 else 'have'} led at least one session",
        subtitle=subtitle,
        alt=" ".join(f"{words.capitalised(str(band))}: {words.plural(int(count), 'person', 'people')}." for band, count in counts.items()),
        picture=banded(counts, "people", strong=len(counts) - 1, weak="compare"),
        table=counts.rename_axis("Sessions led").reset_index(name="People"),
        footnote="A session led by two people counts once for each of them.",
        metrics=("service.people_who_led",),
        rows=_session_rows(facts.sessions),
    )  # fmt: skip


@finding
def contacts(facts: Facts) -> Card:
    """How many students? One number with its caveat, and what they came to."""
    question = "How many students were there?"
    subtitle = f"Student contacts at sessions {since_start(facts)}, by activity"
    whole = service.student_contacts(facts.sessions, as_of=facts.as_of)
    if whole.empty or not whole["sessions_counted"].iloc[0]:
        return nothing("contacts", question, subtitle, "No session of this school year says how many students came.")
    row = whole.iloc[0]
    by = service.student_contacts(facts.sessions, as_of=facts.as_of, by="activity")
    by = by[by["contacts"] > 0].sort_values(["contacts", "activity"], ascending=[False, True])
    return Card(
        key="contacts",
        question=question,
        answer=f"{words.plural(int(row['contacts']), 'student contact')}; one student at two sessions counts twice",
        subtitle=subtitle,
        alt=" ".join(f"{r.activity}: {words.num(r.contacts)} contacts at {words.plural(r.sessions, 'session')}." for r in by.itertuples()),
        picture=Bars(
            tuple(Bar(str(r.activity), float(r.contacts), words.num(r.contacts), words.plural(r.sessions, "session")) for r in by.itertuples()),
            unit="contacts",
        ),
        table=pd.DataFrame({"Activity": by["activity"].astype("object"), "Student contacts": by["contacts"], "Teacher contacts": by["teacher_contacts"], "Sessions": by["sessions"], "With a number": by["sessions_counted"]}),
        footnote=f"{words.of(int(row['sessions_counted']), int(row['sessions']))} sessions say how many students came; the others add nothing here. "
        "These are seats, not students.",
        metrics=("service.student_contacts",),
        rows=_session_rows(facts.sessions),
    )  # fmt: skip


@finding
def waiting_schools(facts: Facts) -> Card:
    """Who has not been reached? Schools without a session this school year, Title I first, longest ago first."""
    question = "Who has not been reached yet?"
    subtitle = f"Schools without a session {since_start(facts)}, Title I schools first"
    waiting = _waiting(facts)
    if facts.records.schools.empty:
        return nothing("waiting_schools", question, subtitle, "Add a Schools tab with the headers Site, Level, Title I, and the schools show here.")  # fmt: skip
    if facts.team:
        return nothing("waiting_schools", question, subtitle, "Another team may have been there: choose the whole department to see who has not been reached.", answer="Not a question for one team")  # fmt: skip
    if waiting.empty:
        return nothing("waiting_schools", question, subtitle, "Every school has had a session this school year.", answer="Every school has been reached")  # fmt: skip
    title = len(not_reached(facts))
    return Card(
        key="waiting_schools",
        question=question,
        answer=words.capitalised(f"{words.plural(len(waiting), 'school', in_words=True)} without a session, {words.spelled(title) if title else 'none'} of them Title I"),
        subtitle=subtitle,
        alt=" ".join(f"{r.site}, {r.kind}, {r.last}." for r in waiting.itertuples()),
        picture=Items(
            tuple(Item(r.site, r.kind, r.last, role="attention" if r.is_title_i else "compare") for r in waiting.head(LISTED).itertuples()),
            more=more(len(waiting) - LISTED),
        ),
        table=pd.DataFrame({"School": waiting["site"], "Kind": waiting["kind"], "Last session": days_or(waiting["last_on"], "never yet")}),
        footnote="A school the sheet says nothing about may have been visited all the same: write the session under Service.",
        metrics=("service.schools_reached",),
    )  # fmt: skip


@finding
def learn_to_serve(facts: Facts) -> Card:
    """Who learned it, and who has since taught it? People with PD on a topic who then led a session on it."""
    question = "Does what is learned go on to a school?"
    subtitle = "People with PD on a topic, and those of them who led a session on it within the next 12 months"
    topics = service.learn_to_serve(facts.records.service, facts.counted, as_of=facts.as_of)
    if facts.published:
        topics = topics[topics["learned"] >= facts.settings.small_group]
    topics = topics[topics["served"] > 0].sort_values(["served", "topic"], ascending=[False, True], ignore_index=True)
    if topics.empty:
        return nothing("learn_to_serve", question, subtitle, "No session at a school names a topic that its leader had PD on before.")  # fmt: skip
    people = service.learn_to_serve(facts.records.service, facts.counted, as_of=facts.as_of, by=None).iloc[0]
    return Card(
        key="learn_to_serve",
        question=question,
        answer=f"{words.among(int(people['served']), int(people['learned']), 'person', 'people')} with PD on a topic {'has' if people['served'] == 1 else 'have'} since led a session on it",
        subtitle=subtitle,
        alt=" ".join(f"{r.topic}: {words.among(r.served, r.learned, 'person', 'people')}." for r in topics.itertuples()),
        picture=Bars(
            tuple(Bar(str(r.topic), float(r.served), words.of(r.served, r.learned)) for r in topics.itertuples()),
            unit="people",
        ),
        table=pd.DataFrame({"Topic": topics["topic"].astype("object"), "Had PD on it": topics["learned"], "Have since led a session": topics["served"]}),
        footnote="This is an order in time, not a cause: the session came after the PD, within 12 months. A topic nobody has taught yet is not shown.",
        metrics=("service.learn_to_serve",),
    )  # fmt: skip


def led_by(facts: Facts) -> tuple[int, int]:
    """The people on the roster who have led a session this school year, and the people on the roster."""
    row = service.people_who_led(facts.records.service, facts.people, as_of=facts.as_of, since=facts.first_day)
    return (0, 0) if row.empty else (int(row["led"].iloc[0]), int(row["people"].iloc[0]))


def _led(facts: Facts) -> str:
    led, people = led_by(facts)
    return f"{words.among(led, people, 'person', 'people')} {'has' if led == 1 else 'have'} led at least one."


def _by_activity(sessions: pd.DataFrame) -> pd.Series:
    return sessions["activity"].astype("str").value_counts()


def _last_year(before: int) -> str:
    return f"{words.num(before) if before else 'none'} last year"


def _led_by_team(facts: Facts) -> str:
    """Whose sessions are counted when one team is looked at: another may have been there."""
    return f" led by {staff(facts)}" if facts.team else ""


def _schools_kpi(facts: Facts, served: int, sites: int) -> Kpi:
    if not sites:
        return Kpi("Schools served", "none", "listed yet", "add a Schools tab")
    return Kpi(
        "Schools served", words.num(served), f"of {words.num(sites)}",
        f"sessions{_led_by_team(facts)}" if facts.team else f"{words.num(sites - served)} not yet this school year", fraction=served / sites,
    )  # fmt: skip


def _none_yet(facts: Facts) -> str:
    if len(facts.sessions):
        return "The sessions of this school year name nobody who is on the roster today."
    return NO_SERVICE if not facts.records.has("service") else "No sessions at schools yet this school year."


def _session_rows(sessions: pd.DataFrame) -> pd.DataFrame:
    return sheet_rows(
        sessions.sort_values(["date", "row"], ascending=[False, True]),
        "service",
        SERVICE_COLUMNS[:1] + SERVICE_COLUMNS[2:],
    )


def _waiting(facts: Facts) -> pd.DataFrame:
    """The schools without a session this school year: Title I first, those never reached first of these."""
    ever = service.schools_reached(facts.records.service, facts.records.schools, as_of=facts.as_of)
    this_year = facts.schools.loc[facts.schools["reached"], "site"]
    waiting = ever[ever["listed"] & ~ever["site"].isin(this_year)]
    is_title_i = waiting["is_title_i"].fillna(False).astype(bool)
    level = waiting["level"].astype("object").where(waiting["level"].notna(), "")
    kinds = [
        ", ".join(filter(None, ("Title I" if title else "", str(name))))
        for title, name in zip(is_title_i, level, strict=True)
    ]
    told = [f"last {words.date(day)}" if pd.notna(day) else "never yet" for day in waiting["last_on"]]
    order = waiting.assign(is_title_i=is_title_i, kind=kinds, last=told)
    return order.sort_values(["is_title_i", "last_on", "site"], ascending=[False, True, True], na_position="first", ignore_index=True)  # fmt: skip
