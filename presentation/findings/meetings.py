"""Did the weekly meeting become PD, do people come, and who teaches?"""

from __future__ import annotations

import pandas as pd

from analysis import meetings
from presentation import words
from presentation.card import Bar, Bars, Card, Chips, Head, Kpi, Line, Lines
from presentation.columns import in_hours
from presentation.facts import Facts, finding
from presentation.findings.common import (
    banded,
    eyebrow,
    month_ticks,
    nothing,
    sheet_rows,
    since_start,
    staff,
    told_apart,
)

PAGE = "Meetings and events"
NO_MEETINGS = (
    "There is no Meetings tab yet. Add one with the headers Date, Topic, PD hours, Present, and the meetings show here."
)
NONE_THIS_YEAR = "The first meeting of this school year shows here once its row is in the sheet."
MEETING_COLUMNS = ["date", "topic", "pd_hours", "total_hours", "area"]
TOPICS_SHOWN = 10
SHORT_TOPIC = 34  # letters of a topic on a chip


@finding
def head(facts: Facts) -> Head:
    """How many of the meetings had PD in them, and who came."""
    if facts.records.meetings.empty:
        return Head(eyebrow(facts, PAGE), "No meetings recorded yet", NO_MEETINGS)
    if facts.meetings.empty:
        return Head(eyebrow(facts, PAGE), "No meeting yet this school year", NONE_THIS_YEAR)
    share, came = _pd(facts), facts.attendance
    people = f"{_came(came)} came to each{_of_named(facts)}. " if len(came) else ""
    taught = _peer(facts)
    return Head(
        eyebrow(facts, PAGE),
        f"{words.among(int(share['with_pd']), int(share['meetings']), 'department meeting')} this school year had PD in {_them(share)}",
        f"{people}{words.capitalised(own_staff(facts))} led {words.of(int(taught['peer_led']), int(taught['meetings']))} of those with PD.",
    )


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """Meetings with PD, their hours, the people who came, the people who taught."""
    if facts.meetings.empty:
        return ()
    share, before, taught = _pd(facts), _pd(facts, last_year=True), _peer(facts)
    return (
        _with_pd_kpi(facts, share, before),
        Kpi(
            "Hours of PD in meetings", words.seconds_as_hours(share["timed_pd_seconds"]), f"of {words.seconds_as_hours(share['total_seconds'])} hours of meetings",
            f"{words.among(int(share['timed']), int(share['meetings']), 'meeting')} with a length", fraction=_whole(share["hour_share"]),
        ),
        _came_kpi(facts),
        Kpi(
            f"Led by {own_staff(facts)}", words.num(taught["peer_led"]), f"of {words.num(taught['meetings'])} with PD",
            f"{words.plural(int(taught['leaders']), 'person has', 'people have')} led one{_unnamed(taught)}",
            fraction=_whole(taught["share"]),
        ),
    )  # fmt: skip


@finding
def became_pd(facts: Facts) -> Card:
    """Did the weekly meeting become PD? One chip per meeting, month by month."""
    question = "Did the weekly meeting become PD?"
    subtitle = f"Each chip is one department meeting {since_start(facts)}; filled: part of it was PD"
    held = facts.meetings.sort_values(["date", "topic", "row"])
    if held.empty:
        return nothing("became_pd", question, subtitle, NO_MEETINGS if facts.records.meetings.empty else NONE_THIS_YEAR)
    share, before = _pd(facts), _pd(facts, last_year=True)
    compared = (
        f", {words.of(int(before['with_pd']), int(before['meetings']))} at this point last year"
        if before["meetings"] and not words.too_early(facts.week)
        else ""
    )
    months = held["date"].dt.to_period("M")
    return Card(
        key="became_pd",
        question=question,
        answer=f"{words.among(int(share['with_pd']), int(share['meetings']), 'meeting')} had PD in {_them(share)}{compared}",
        subtitle=subtitle,
        alt=f"{words.of(int(share['with_pd']), int(share['meetings']))} meetings are filled.",
        picture=Chips(tuple(_month(held[months == month]) for month in sorted(months.unique(), reverse=True))),
        table=_by_month(facts),
        footnote="A meeting with 0 PD hours was all business. Its hours are PD hours of everybody present, unless they wrote them into the log themselves.",
        metrics=("meetings.pd_share",),
        rows=sheet_rows(held[::-1], "meetings", MEETING_COLUMNS),
    )  # fmt: skip


@finding
def attendance(facts: Facts) -> Card:
    """Do people come? Present and on duty, meeting by meeting."""
    question = "Do people come?"
    came = facts.attendance
    subtitle = f"People present at each meeting {since_start(facts)}, and people on duty that day"
    if came.empty:
        return nothing(
            "attendance",
            question,
            subtitle,
            "No meeting of this school year says who was present. Write names, or Everyone, under Present.",
        )
    return Card(
        key="attendance",
        question=question,
        answer=f"{_came(came)} came, of {words.span(came['on_duty'].min(), came['on_duty'].max())} on duty",
        subtitle=subtitle,
        alt=f"Two lines over {words.plural(len(came), 'meeting')}: on duty and, under it, present.",
        picture=Lines(
            x=tuple(words.date(day) for day in came["date"]),
            lines=(
                Line("On duty", tuple(map(float, came["on_duty"])), "compare", words.num(came["on_duty"].iloc[-1])),
                Line("Present", tuple(map(float, came["present"])), "focus", words.num(came["present"].iloc[-1])),
            ),
            ticks=month_ticks(pd.DatetimeIndex(came["date"])), unit="people", decimals=0,
        ),
        table=pd.DataFrame({"Date": came["date"], "Topic": came["topic"].astype("object"), "Present": came["present"], "On duty": came["on_duty"], "Beside them": came["others"]}),
        footnote="On duty is everyone on the roster that day who was not off. Guests, people of other teams when one team is looked at, and who came on a day off stand beside them.",
        metrics=("meetings.attendance",),
    )  # fmt: skip


@finding
def topics(facts: Facts) -> Card:
    """Whom did each topic reach? People with at least one session on it."""
    question = "Whom did each topic reach?"
    subtitle = f"People on the roster who were present at PD on a topic at least once {since_start(facts)}"
    cover = meetings.topic_coverage(facts.records.meetings, facts.people, as_of=facts.as_of, since=facts.first_day)
    cover = cover[cover["sessions_named"] > 0]
    if cover.empty:
        return nothing(
            "meeting_topics", question, subtitle, "No meeting with PD says who was present this school year."
        )
    shown, roster = cover.head(TOPICS_SHOWN), len(facts.people)
    return Card(
        key="meeting_topics",
        question=question,
        answer=f"Each of {words.plural(len(cover), 'topic')} reached at least {words.among(int(cover['people'].min()), roster, 'person', 'people')}" if len(cover) > 1 else f"The one topic reached {words.among(int(cover['people'].min()), roster, 'person', 'people')}",
        subtitle=subtitle,
        alt=" ".join(f"{r.topic}: {words.among(r.people, roster, 'person', 'people')}." for r in shown.itertuples()),
        picture=Bars(
            tuple(Bar(str(r.topic), float(r.people), words.of(r.people, roster), words.plural(r.sessions, "session")) for r in shown.itertuples()),
            unit="people",
        ),
        table=_topic_table(facts, cover),
        footnote=f"Being there is not yet having learned it. {_rest(len(cover))}".strip(),
        metrics=("meetings.topic_coverage",),
        rows=_topic_rows(facts),
    )  # fmt: skip


@finding
def teaching(facts: Facts) -> Card:
    """Who teaches? Own staff by the meetings they have led, never ranked by name."""
    question = "Who teaches?"
    subtitle = f"{words.capitalised(own_staff(facts))} by the meetings with PD they have led {since_start(facts)}"
    taught = _peer(facts)
    led = _led(facts)
    if not len(led):
        return nothing(
            "teaching",
            question,
            subtitle,
            "No meeting of this school year names one of them as who led its PD. Write it under Led by.",
        )
    if facts.published and len(led) < facts.settings.small_group:
        few = f"Fewer than {facts.settings.small_group} people have led one: how many each is not shown."
        return nothing("teaching", question, subtitle, few, answer=_led_in_all(facts, taught, led))
    bands = pd.cut(led, [0, 1, 2, 4, 10_000], labels=["1 meeting", "2 meetings", "3 or 4", "5 or more"])
    counts = bands.value_counts().reindex(bands.cat.categories[::-1]).loc[lambda people: people > 0]
    counts = told_apart(facts, counts)
    return Card(
        key="teaching",
        question=question,
        answer=_led_in_all(facts, taught, led),
        subtitle=subtitle,
        alt=" ".join(f"{band}: {words.plural(int(count), 'person', 'people')}." for band, count in counts.items()),
        picture=banded(counts, "people", strong=4, weak="focus"),
        table=counts.rename_axis("Meetings led").reset_index(name="People"),
        footnote="A meeting that two people led counts once for each of them, and once as a meeting. Behind it: who taught whom.",
        metrics=("meetings.peer_taught",),
        rows=_taught_rows(facts),
    )  # fmt: skip


def _led_in_all(facts: Facts, taught: pd.Series, led: pd.Series) -> str:
    verb = "was" if taught["peer_led"] == 1 else "were"
    people = words.plural(len(led), "person", "people", in_words=True)
    return f"{words.of(int(taught['peer_led']), int(taught['meetings']))} meetings with PD {verb} led by {own_staff(facts)}, {people} in all"


def own_staff(facts: Facts) -> str:
    """Whose leading is counted: own staff, or the staff of the one team that is looked at."""
    return staff(facts) if facts.team else "own staff"


def _pd(facts: Facts, *, last_year: bool = False) -> pd.Series:
    days = (facts.same_day_last_year, facts.first_day_before) if last_year else (facts.as_of, facts.first_day)
    share = meetings.pd_share(facts.records.meetings, as_of=days[0], since=days[1])
    return share.iloc[0] if len(share) else share.reindex([0]).fillna(0).iloc[0]


def _peer(facts: Facts) -> pd.Series:
    taught = meetings.peer_taught(
        facts.records.meetings, facts.records.staff, facts.records.log, as_of=facts.as_of, since=facts.first_day
    )
    return taught.iloc[0] if len(taught) else taught.reindex([0]).fillna(0).iloc[0]


def _with_pd_kpi(facts: Facts, share: pd.Series, before: pd.Series) -> Kpi:
    compared = before["meetings"] > 0 and not words.too_early(facts.week)
    return Kpi(
        "Meetings with PD", words.num(share["with_pd"]), f"of {words.num(share['meetings'])} this school year",
        f"{words.of(int(before['with_pd']), int(before['meetings']))} at this point last year" if compared else words.too_early(facts.week) or "No comparison yet",
        fraction=_whole(share["meeting_share"]), before=_whole(before["meeting_share"]) if compared else None,
    )  # fmt: skip


def _came_kpi(facts: Facts) -> Kpi:
    came = facts.attendance
    if came.empty:
        return Kpi("People who came", "none", "named yet", "write who was present")
    last = came.iloc[-1]
    return Kpi(
        "People who came", words.span(came["present"].min(), came["present"].max()), "to each meeting",
        f"{words.of(int(last['present']), int(last['on_duty']))} on duty at the last one, {words.day_month(last['date'])}",
    )  # fmt: skip


def _came(came: pd.DataFrame) -> str:
    return words.span(came["present"].min(), came["present"].max(), "people", one="person")


def _of_named(facts: Facts) -> str:
    """Which meetings these are, where some do not say who was present."""
    named, held = len(facts.attendance), len(facts.meetings)
    return (
        ""
        if named == held
        else f" of the {words.num(named)} that say who was present"
        if named > 1
        else " that says who was present"
    )


def _them(share: pd.Series) -> str:
    return "it" if share["meetings"] == 1 else "them"


def _unnamed(taught: pd.Series) -> str:
    unnamed = int(taught["meetings"] - taught["led"])
    return f"; {words.num(unnamed)} {'names' if unnamed == 1 else 'name'} nobody" if unnamed else ""


def _month(held: pd.DataFrame) -> tuple[str, str, tuple[tuple[str, bool], ...]]:
    day, with_pd = held["date"].iloc[0], held["pd_seconds"] > 0
    chips = tuple(
        (f"{date.day} {words.ellipsis(str(topic), SHORT_TOPIC)}", bool(pd_))
        for date, topic, pd_ in zip(held["date"], held["topic"], with_pd, strict=True)
    )
    return f"{words.month(day)} {day.year}", words.of(int(with_pd.sum()), len(held)), chips


def _by_month(facts: Facts) -> pd.DataFrame:
    share = meetings.pd_share(facts.records.meetings, as_of=facts.as_of, since=facts.first_day, by="month")
    return pd.DataFrame(
        {
            "Month": [f"{words.month(month)} {month.year}" for month in share["month"]],
            "Meetings": share["meetings"],
            "With PD": share["with_pd"],
            "Hours of PD": in_hours(share["pd_seconds"]),
        }
    )


def _topic_table(facts: Facts, cover: pd.DataFrame) -> pd.DataFrame:
    names = facts.records.people.set_index("person")["name"]
    counts = pd.DataFrame(
        {
            "Topic": cover["topic"].astype("object"),
            "People": cover["people"],
            "Of": cover["roster"],
            "Sessions": cover["sessions"],
        }
    )
    led_by = [words.listed(str(names.get(person, person)) for person in people) for people in cover["led_by"]]
    return counts if facts.published else counts.assign(**{"Led by": led_by})


def _topic_rows(facts: Facts) -> pd.DataFrame:
    """The topic x person table: how many sessions on each topic each person was present at."""
    each = meetings.topic_people(facts.records.meetings, facts.people, as_of=facts.as_of, since=facts.first_day)
    each = each.astype({"person": "object", "name": "object", "topic": "object"})
    # By person, for two people may share a name; a topic may be called as the first column is.
    wide = each.pivot(index=["name", "person"], columns="topic", values="sessions").rename(
        columns={"Name": "Name (topic)"}
    )
    return wide.fillna(0).astype("int64").droplevel("person").rename_axis("Name").rename_axis(None, axis="columns").reset_index()  # fmt: skip


def _led(facts: Facts) -> pd.Series:
    """How many meetings with PD each of own staff has led this school year."""
    records = facts.records
    led = meetings.led(records.meetings, records.staff, records.log, as_of=facts.as_of, since=facts.first_day)
    return led["meetings"]


def _taught_rows(facts: Facts) -> pd.DataFrame:
    names = facts.records.people.set_index("person")["name"].astype("object")
    pairs = meetings.taught(facts.records.meetings, as_of=facts.as_of, since=facts.first_day)
    return pd.DataFrame(
        {"Led": pairs["leader"].map(names), "Was present": pairs["learner"].map(names), "Sessions": pairs["sessions"]}
    )


def _rest(topics_: int) -> str:
    left = topics_ - TOPICS_SHOWN
    return (
        f"{words.capitalised(words.plural(left, 'more topic'))} {'is' if left == 1 else 'are'} in the table."
        if left > 0
        else ""
    )


def _whole(share: float) -> float | None:
    return None if pd.isna(share) else float(share)
