"""What does the catalogue add to the Certifications of a sheet? Blank cells, and days to confirm."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.catalogue import entry_for
from data.schema import CERTIFICATIONS
from data.tabs import Note
from data.typed import coded

FILLED = {"issuer": "issuer", "topic": "area"}  # column of the sheet: column of the catalogue


def with_catalogue(certifications: pd.DataFrame) -> tuple[pd.DataFrame, list[Note]]:
    """The typed Certifications with blank issuer and topic filled, and a last valid day proposed where none is written.

    ``expires_proposed`` is in years from the day earned or renewed, the 28th for a 29 February where there is none. Returns
    also the notes of what was filled and proposed.
    """
    names = certifications["certification"].cat
    found = np.array([None, *map(entry_for, names.categories)], object)[names.codes.to_numpy("int64") + 1]
    filled, notes = {}, []
    for key, of_entry in FILLED.items():
        texts = np.array([getattr(entry, of_entry, None) for entry in found], object)
        empty = certifications[key].isna().to_numpy() & (texts != None)  # noqa: E711
        filled[key] = coded(np.where(empty, texts, certifications[key].astype(object)), np.arange(len(found)))
        notes.append(_note(key, "catalogue_filled", empty.sum()))
    proposed = _proposed(certifications, found)
    notes.append(_note("expires_on", "expiry_proposed", proposed.notna().sum()))
    changed = certifications.assign(**filled, expires_proposed=proposed, expiry_derived=proposed.notna())
    return changed, [note for note in notes if note.count]


def _proposed(certifications: pd.DataFrame, found: np.ndarray) -> pd.Series:
    earned = certifications["earned_on"]
    holds = [entry.years if entry and entry.holds_for(day) else None for entry, day in zip(found, earned, strict=True)]
    years = pd.Series(holds, dtype="float64").where(certifications["expires_on"].isna())
    proposed = pd.Series(pd.NaT, index=certifications.index, dtype=earned.dtype)
    for count in years.dropna().unique():
        valid = years == count
        proposed[valid] = earned[valid] + pd.DateOffset(years=int(count))
    return proposed


def _note(key: str, note: str, count: int) -> Note:
    return Note(CERTIFICATIONS.tab, CERTIFICATIONS.by_key[key].header, note, int(count))
