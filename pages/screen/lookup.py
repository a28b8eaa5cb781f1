"""What does this server hold about one person? Whose data may be looked up: a lead anybody's, everybody else their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from data import Records
from data.access import NotAdmitted
from data.held import held, today
from data.kept_reads import Forgotten, KeptRead, KeptReads
from data.known_as import KnownAs
from pages.screen import gate
from pages.screen import source as sources
from presentation.held import labels, zipped
from presentation.own import opaque


@dataclass(frozen=True)
class Lookup:
    """One person, and where to look: the log of today and the kept reads of its source."""

    who: KnownAs
    records: Records
    kept: KeptReads

    def rows(self) -> dict[str, pd.DataFrame]:
        """Their rows in the log of today, by frame."""
        return today(self.who, self.records)

    def reads(self) -> tuple[KeptRead, ...]:
        """The kept reads that have them among their people."""
        return self.kept.having(self.who)

    def file(self) -> bytes:
        """Everything, as one file; takes as long as opening every read."""
        return zipped(held(self.who, self.records, self.kept))


def people() -> dict[str, str]:
    """For a lead: everybody in the log and in the kept reads, by what stands for them; nobody for anybody else."""
    if not gate.admitted().is_lead:
        return {}
    records, kept = _both()
    return _labelled(records.version, tuple(read.mark("people") for read in kept.reads), records, kept)


def of(mark: str | None) -> Lookup:
    """The person a mark stands for, for a lead; for staff themselves, whatever the mark. Raises NotAdmitted ``no_page``."""
    viewer, (records, kept) = gate.admitted(), _both()
    key = viewer.person
    if viewer.is_lead:
        key = next((one for one in kept.people(records)["person"] if opaque(one) == mark), None)
    if key is None:
        raise NotAdmitted("no_page")
    return Lookup(kept.who(key, records), records, kept)


def forget(mark: str) -> Forgotten:
    """Take the person out of every kept read, for a lead. Raises OSError."""
    gate.for_leads()
    (source, _), found = gate.district_log(), of(mark)
    take_out = partial(found.kept.forget, found.who, now=gate.viewer_and_records()[0].now)
    done = sources.live(source).forget(take_out) if source.is_sheet else take_out()
    st.cache_resource.clear()  # nothing of what was read before stays in memory
    return done


def _both() -> tuple[Records, KeptReads]:
    source, records = gate.district_log()
    return records, KeptReads(sources.store_of(source).folder)


# Kept by scalars that name the records: a frame as an argument would be hashed from a sample of its rows.
@st.cache_resource(max_entries=4, show_spinner=False)
def _labelled(version: str, lists: tuple[str, ...], _records: Records, _kept: KeptReads) -> dict[str, str]:
    found = _kept.people(_records)
    return dict(zip(map(opaque, found["person"]), labels(found, set(_records.people["person"])), strict=True))
