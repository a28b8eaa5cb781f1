"""What is left of the records when a person is taken out of them?"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pandas as pd

from data.known_as import KnownAs, keys_in
from data.mentions import Mentions
from data.person_rows import others, worn_off
from data.schema import BY_KEY, TABLES

if TYPE_CHECKING:
    from data.records import Records

# Schools, surveys and requirements are nobody's, and what names a thing stays: a school may be called like a person.
_NOBODYS = ("schools", "pulse", "required")
_THINGS = ("site", "role", "team", "certification", "certificate", "issuer")


def without(records: Records, who: KnownAs) -> Records:
    """The records without a person: their rows, their part in meetings and sessions, their name in what others wrote.

    A session that only they led goes whole. A row that was not read goes when it is theirs or names them, for as text it
    may be anybody's. The counts of the read stay as they were. Records without them come back as they are.
    """
    keys, named = keys_in(records.people, who), Mentions(who.written)
    left = {table.key: _unnamed(table.key, others(getattr(records, table.key), keys), named) for table in TABLES}
    left["people"] = others(records.people, keys)
    left["refused"] = _read_by_nobody(records.refused, keys, named)
    left["notes"] = _unsaid(records.notes, ("column", "note"), named)
    if all(frame is getattr(records, name) for name, frame in left.items()):
        return records
    version = sha256(f"{records.version} without".encode()).hexdigest()[:12]
    return replace(records, **{name: worn_off(frame) for name, frame in left.items()}, version=version)


def naming(refused: pd.DataFrame, named: Mentions) -> pd.Series:
    """Which of the rows and cells that were not read name somebody [bool]."""
    said = refused["typed"].str.cat([refused[column] for column in ("value", "message", "hint")], sep="\n")
    return said.map(named.are_in).astype(bool)


def _read_by_nobody(refused: pd.DataFrame, keys: frozenset[str], named: Mentions) -> pd.DataFrame:
    theirs = refused["person"].isin(keys) | naming(refused, named)
    return refused[~theirs] if theirs.any() else refused


def _unnamed(key: str, frame: pd.DataFrame, named: Mentions) -> pd.DataFrame:
    """A frame whose texts do not name them: a goal, a note, a link of somebody else."""
    if key in _NOBODYS:
        return frame
    written = [column.key for column in BY_KEY[key].columns if column.kind in ("text", "url")]
    return _unsaid(frame, [name for name in written if name in frame and name not in (*_THINGS, "name")], named)


def _unsaid(frame: pd.DataFrame, columns: list[str] | tuple[str, ...], named: Mentions) -> pd.DataFrame:
    changed = {}
    for column in columns:
        texts = {text: named.out_of(str(text)) for text in frame[column].dropna().unique()}
        if any(text != said for text, said in texts.items()):
            changed[column] = _said(frame[column], texts)
    return frame.assign(**changed) if changed else frame


def _said(column: pd.Series, texts: dict[str, str]) -> pd.Series:
    said = column.astype("object").map(texts).astype("str")
    return said.astype(column.dtype) if column.dtype == "str" else said.astype("category")
