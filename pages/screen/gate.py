"""What may this viewer see? The one place that hands out data, and the only one that asks the clock.

Who somebody is and what they may see is asked anew at every run: a role that is taken away, a sign-in that has ended or
a row of Staff that is gone holds from the next click on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from data import Records, SourceError
from data.access import CABINET, LEAD, STAFF, NotAdmitted, Standing, check_identity, folded, standing
from data.errors import ReadError
from data.events import note
from data.last_good import Outcome
from data.snapshot_folder import Snapshot
from pages.screen import identity, memory, sign_out
from pages.screen import lake as lakes
from pages.screen import source as sources
from pages.screen.this_run import once
from pages.screen.viewer import Choices, Viewer
from presentation.districts import Districts
from presentation.own import opaque

# What a viewer may choose is known by these names in the address and in the session.
SCHOOL_YEAR, AS_OF, TEAM, READ, PERSON = "school_year", "as_of", "team", "read", "person"
DISTRICT = "district"


@once
def admitted() -> Standing:
    """The role of whoever looks. Without sign-in everyone on this computer is a lead, where that is allowed.

    Raises
    ------
    NotAdmitted
        They may not see anything; its reason says why.
    SchemaError
        The roles in the secrets cannot be used.
    """
    if identity.is_configured():
        return _standing(identity.identity())
    if identity.must_be_configured() and not sources.opened().is_sample:
        raise NotAdmitted("not_configured")
    return Standing(LEAD)


def role_now() -> str | None:
    """The role of whoever looks, for what runs without the page around it; None when they may not see anything now."""
    try:
        return admitted().role
    except (NotAdmitted, ReadError):
        return None


def guarded(make: Callable[[], bytes], file: str) -> Callable[[], bytes]:
    """A file that is made on click, long after its button was drawn: only for who may still see what they saw then.

    ``file`` is what it is called in the log of files taken away: its kind, never a name in it.
    """
    return guard()(make, file)


def guard() -> Callable[[Callable[[], bytes], str], Callable[[], bytes]]:
    """What makes each of several files a :func:`guarded` one, for whoever looks now."""
    is_configured, drawn_for = identity.is_configured(), admitted()
    who = identity.identity() if is_configured else None
    viewer, records = _look(drawn_for)

    def made(make: Callable[[], bytes], file: str) -> bytes:
        if is_configured and _standing(who) != drawn_for:  # in a thread that knows of no session: all is bound above
            raise NotAdmitted("expired")
        data = make()
        entry = {"role": drawn_for.role, "file": file, "version": records.version.split()[0]}
        note("file_taken", **entry)
        sources.export_log().add(**entry, as_of=f"{viewer.as_of:%Y-%m-%d}", at=pd.Timestamp.now())
        return data

    return lambda make, file: partial(made, make, file)


def for_leads() -> None:
    """Raises NotAdmitted ``leads_only`` for everybody else."""
    if not admitted().is_lead:
        raise NotAdmitted("leads_only")


def for_adding() -> None:
    """Raises NotAdmitted for whoever may not look at a file of their own here."""
    for_leads()
    if identity.must_be_configured() and not identity.is_configured():
        raise NotAdmitted("not_configured")


def viewer_and_records() -> tuple[Viewer, Records]:
    """The viewer, and the records without anything this viewer may not see or does not look at.

    A lead gets them as they are; staff and cabinet get :func:`presentation.published.published` ones.

    Raises
    ------
    NotAdmitted
        The viewer may not see anything.
    SourceError, SchemaError
        When the data cannot be had or used. The frame around the page says so in one line.
    """
    return _for_them(*_look(admitted()))


def newcomers() -> Iterator[tuple[Viewer, Records]]:
    """What a lead gets who has chosen nothing, and where people sign in what all others get: to be ready for them.

    Nothing of a shared sheet that was never read: nobody can say how long that takes. Nothing of a lake: nobody can say which
    district they come from. Raises what :func:`viewer_and_records` raises.
    """
    source = sources.chosen()
    if source.is_lake or (source.is_sheet and not sources.live(source).store.list()):
        return
    for who in (Standing(LEAD), Standing(CABINET)) if identity.must_be_configured() else (Standing(LEAD),):
        yield _for_them(*_view(who, *_newest(source), asked={}))


def viewer_and_own_records() -> tuple[Viewer, Records]:
    """The viewer, and the records of one person: staff get their own, whatever is asked for; a lead whomever they chose.

    A lead who chose nobody gets their own if they are one of the people, else nobody's: ``subject`` is None.

    Raises
    ------
    NotAdmitted
        ``no_page``: whoever is neither a lead nor one of the people has none.
    """
    viewer, everyone = _look(who := admitted())
    subject = _subject(who, everyone)
    if subject is None and not who.is_lead:
        raise NotAdmitted("no_page")
    return replace(viewer, subject=subject, team=None), memory.of_person(everyone.version, subject or "", everyone)


def viewer_and_districts() -> tuple[Standing, Districts]:
    """Who looks, and the sums of the districts of a lake that they may see; no other district's are read.

    Raises
    ------
    NotAdmitted
        ``no_page``: staff have their own district, opened as any other log.
    SourceError
        The source is no lake, or nothing is computed of it yet.
    """
    who = admitted()
    source = sources.opened() if who.is_lead else sources.chosen()
    if who.role == STAFF:
        raise NotAdmitted("no_page")
    return who, lakes.sums(source, None if who.districts is None else _districts(who, source))


def compares_districts() -> bool:
    """Whether there are several districts to look at beside each other, and this viewer may."""
    try:
        return admitted().role != STAFF and len(districts()) > 1
    except (NotAdmitted, ReadError):  # the page that is asked for says so
        return False


def districts() -> tuple[str, ...]:
    """The districts of a lake that this viewer may choose from; none where the source is no lake."""
    who = admitted()
    source = sources.opened() if who.is_lead else sources.chosen()
    return _districts(who, source) if source.is_lake else ()


def people() -> dict[str, str]:
    """For a lead: everyone's name by what stands for them in the address, their own first; nobody's for anybody else."""
    who = admitted()
    if not who.is_lead:
        return {}
    records = _look(who)[1]
    named = {mark: name for mark, (_, name) in memory.marked(records.version, records).items()}
    own = opaque(who.person or "")
    return {own: named.pop(own), **named} if own in named else named


def chosen() -> str:
    """What stands in the address for the person whose page it is; "" while a lead has chosen nobody."""
    subject = _subject(who := admitted(), _look(who)[1])
    return opaque(subject) if subject else ""


def district_log() -> tuple[sources.Source, Records]:
    """The district's log as it is now, whole: only to look one person up in it (:mod:`pages.screen.lookup`)."""
    source, records, _, _ = _open(Standing(CABINET, districts=admitted().districts))
    return source, records


def choices() -> Choices:
    """What there is to choose from. Raises what :func:`viewer_and_records` raises."""
    who = admitted()
    source, records, today, _ = _open(who)
    return memory.choices(records.version, source.settings.school_year_start, today, who.is_lead, records)


def is_shared() -> bool:
    """Whether the source is a sheet that others write."""
    return _source(admitted()).is_sheet


def refresh(*, force: bool = False) -> None:
    """Read the shared sheet now, because the viewer asked; a lead may ``force`` a read that would not be accepted."""
    who = admitted()
    sources.live(_source(who)).ask(pd.Timestamp.now(), force=force and who.is_lead)


def past_reads() -> tuple[Snapshot, ...]:
    """The reads of the shared sheet that are kept, newest first; none for a file, and none for who is no lead."""
    who = admitted()
    source = _source(who)
    if not who.is_lead:
        return ()
    return sources.live(source).store.list() if source.is_sheet else ()


def read_before(day: pd.Timestamp) -> Snapshot | None:
    """The last read of the shared sheet before a day began, the oldest where none is that old; None for a file."""
    kept = past_reads()
    return next((one for one in kept if one.read_at < day), kept[-1] if kept else None)


def as_it_was(kept: Snapshot, team: str | None) -> Records:
    """A read that is kept, for a lead, of the team that is looked at. Raises SourceError when it is damaged."""
    for_leads()
    records = memory.past_read(kept.version, kept.sequence, sources.opened())
    return memory.of_team(records.version, team, records) if team else records


def _standing(who: identity.Identity | None) -> Standing:
    access, now = identity.access(), pd.Timestamp.now("UTC")
    known = check_identity(who, access, now=now)
    if sign_out.is_over(known):
        raise NotAdmitted("signed_out")
    looking = Standing(CABINET, districts=access.districts_of(known.email) or None)
    try:
        source, records, _, _ = _open(looking)
        staff = records.staff
    except ReadError as error:
        if folded(known.email) not in access.lead | access.cabinet:
            raise NotAdmitted("staff_unread") from error
        source, staff = sources.chosen(), Records.empty().staff
    return standing(
        known, access, staff, today=pd.Timestamp(date.today()), district=source.district if source.is_lake else None
    )


def _for_them(viewer: Viewer, everything: Records) -> tuple[Viewer, Records]:
    """The viewer, and of everything that was read what they may see and look at."""
    records = everything
    if not viewer.is_lead:
        records = memory.published(records.version, viewer.settings.small_group, records)
    return viewer, memory.of_team(records.version, viewer.team, records) if viewer.team else records


def _look(who: Standing) -> tuple[Viewer, Records]:
    """Who looks and at what, and everything that was read."""
    return _view(who, *_open(who), asked=st.session_state)


def _view(
    who: Standing,
    source: sources.Source,
    records: Records,
    today: date,
    outcome: Outcome | None,
    *,
    asked: Mapping[str, object],
) -> tuple[Viewer, Records]:
    offered = memory.choices(records.version, source.settings.school_year_start, today, who.is_lead, records)
    viewer = Viewer(
        role=who.role,
        person=who.person,
        school_year=(year := _chosen(asked.get(SCHOOL_YEAR), offered.school_years, offered.school_years[0])),
        as_of=_day(asked.get(AS_OF), *offered.days(year), free=offered.free),
        team=_chosen(asked.get(TEAM), offered.teams, None),
        since=memory.first_day(records.version, records),
        today=today,
        settings=source.settings,
        source=source.label,
        is_sample=source.is_sample,
        now=pd.Timestamp.now(),
        outcome=outcome,
    )
    return viewer, records


def _subject(who: Standing, everyone: Records) -> str | None:
    """Whose page it is. What is chosen holds over the address, which is asked before the choice is drawn."""
    if not who.is_lead:
        return who.person
    asked = st.session_state.get(PERSON) or st.query_params.get(PERSON)
    marked = memory.marked(everyone.version, everyone)
    return next((marked[mark][0] for mark in (asked, opaque(who.person or "")) if mark in marked), None)


def _source(who: Standing) -> sources.Source:
    """What this viewer looks at: a file added for this session is a lead's alone; of a lake, one district."""
    source = sources.opened() if who.is_lead else sources.chosen()
    if not source.is_lake:
        return source
    offered = _districts(who, source)
    asked = st.session_state.get(DISTRICT) or st.query_params.get(DISTRICT)  # in the address before the choice is drawn
    return replace(source, district=asked if asked in offered else offered[0])


def _districts(who: Standing, source: sources.Source) -> tuple[str, ...]:
    """The districts of a lake that this viewer may see."""
    names = tuple(lakes.lake(source).districts)
    offered = names if who.districts is None else tuple(name for name in names if name in who.districts)
    if not offered:
        raise SourceError("no_such_district", "The district you look after is not in this lake yet.")
    return offered


def _open(who: Standing) -> tuple[sources.Source, Records, date, Outcome | None]:
    source = _source(who)
    if source.is_sheet and who.is_lead and (sequence := st.session_state.get(READ)):
        outcome = sources.past_read(source, sequence)
        return source, outcome.records, outcome.checked_at.date(), outcome
    return _newest(source)


def _newest(source: sources.Source) -> tuple[sources.Source, Records, date, Outcome | None]:
    if not source.is_sheet:
        today = sources.SAMPLE_DAY if source.is_sample else date.today()
        return source, sources.read(source, today), today, None
    outcome = sources.live(source).current(pd.Timestamp.now())
    return source, outcome.records, date.today(), outcome


def _chosen(choice: object, offered: tuple[str, ...], default: str | None) -> str | None:
    return choice if choice in offered else default


def _day(choice: object, first: pd.Timestamp, last: pd.Timestamp, *, free: bool) -> pd.Timestamp:
    day = pd.Timestamp(choice)
    return day if free and first <= day <= last else last
