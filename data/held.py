"""What is held about a person: today, and in every read that is kept?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd

from data.forget import naming
from data.kept_reads import KeptRead, KeptReads
from data.known_as import KnownAs, keys_in
from data.mentions import Mentions
from data.person_rows import own, without_goals_of_others
from data.records import Records
from data.schema import TABLES

_NOBODYS = ("schools", "pulse", "required")
ABOUT_PEOPLE = (*(table.key for table in TABLES if table.key not in _NOBODYS), "people", "refused")
SINCE, UNTIL, TODAY = "kept_since", "kept_until", "in_the_log_today"
_NEEDS = {"service": ("service", "goals")}  # frames that tell whose a word in it is
_PLACES = ["row", "link"]  # a row that moved down is still that row
_NOT_THEIRS = ["value", "message", "hint", "typed", "person"]


@dataclass(frozen=True)
class Held:
    """Everything held about one person.

    ``tables`` has, for each frame with something in it, each row once: the read it was first and last in
    (``kept_since``, ``kept_until``: moments, blank where no kept read has it) and ``in_the_log_today``.
    ``reads`` has one row per kept read they are in: ``number``, ``read_at``, ``rows``.
    """

    tables: dict[str, pd.DataFrame]
    reads: pd.DataFrame


def held(who: KnownAs, records: Records, kept: KeptReads) -> Held:
    """Everything about a person in the ``records`` of today and in the kept reads. Takes as long as opening each read."""
    search, counts = _Search(who), []
    for read in kept.reads:
        rows = [search.in_read(read, name, kept.keys(read, who)) for name in ABOUT_PEOPLE]
        counts.append((read.number, read.read_at, sum(rows)))
    search.in_the_log(records)
    reads = pd.DataFrame(counts, columns=["number", "read_at", "rows"]).astype({"read_at": "datetime64[us]"})
    return Held(search.tables(), reads[reads["rows"] > 0].reset_index(drop=True))


def today(who: KnownAs, records: Records) -> dict[str, pd.DataFrame]:
    """The rows about a person in the records as they are, by frame."""
    search = _Search(who)
    search.in_the_log(records)
    return search.tables()


@dataclass
class _Piece:
    """Rows that were the same from one read to another."""

    rows: pd.DataFrame
    since: pd.Timestamp
    until: pd.Timestamp
    is_today: bool = False


class _Search:
    """Looks for one person's rows, in each distinct frame once."""

    def __init__(self, who: KnownAs) -> None:
        self._who, self._named = who, Mentions(who.written)
        self._pieces: dict[str, dict[object, _Piece]] = {name: {} for name in ABOUT_PEOPLE}

    def in_read(self, read: KeptRead, name: str, keys: frozenset[str]) -> int:
        """How many rows of a frame of a kept read are about them."""
        pieces, mark = self._pieces[name], (*map(read.mark, _NEEDS.get(name, (name,))), keys)
        if mark in pieces:
            pieces[mark].until = read.read_at  # reads come the oldest first
        else:
            pieces[mark] = _Piece(self._rows(name, read.frame, keys), read.read_at, read.read_at)
        return len(pieces[mark].rows)

    def in_the_log(self, records: Records) -> None:
        """The same in the records of today."""
        keys = keys_in(records.people, self._who)
        for name, pieces in self._pieces.items():
            pieces["today"] = _Piece(self._rows(name, partial(getattr, records), keys), pd.NaT, pd.NaT, is_today=True)

    def tables(self) -> dict[str, pd.DataFrame]:
        """What was found, by frame."""
        filled = {name: [one for one in pieces.values() if len(one.rows)] for name, pieces in self._pieces.items()}
        return {name: _once(pieces) for name, pieces in filled.items() if pieces}

    def _rows(self, name: str, frame_of: Callable[[str], pd.DataFrame], keys: frozenset[str]) -> pd.DataFrame:
        """Their rows; of what names them in a row of others that could not be read, only the place."""
        frame = frame_of(name)
        if name == "refused":
            mine = frame["person"].isin(keys)
            elsewhere = frame[~mine & naming(frame, self._named)].assign(**dict.fromkeys(_NOT_THEIRS, ""))
            return _plain(pd.concat([frame[mine], elsewhere]))
        rows = own(frame, keys)
        if name == "service":
            rows = without_goals_of_others(rows, own(goals := frame_of("goals"), keys), goals)
        return _plain(rows)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Without categories, which differ from read to read."""
    return frame.astype(
        {name: "object" for name, kind in frame.dtypes.items() if isinstance(kind, pd.CategoricalDtype)}
    )


def _once(pieces: list[_Piece]) -> pd.DataFrame:
    """Each row once, as it was last, in the order of the sheet; what a read has twice is two rows."""
    found = pd.concat(
        [
            one.rows.assign(**{SINCE: one.since, UNTIL: one.until, TODAY: one.is_today}, _piece=number)
            for number, one in enumerate(pieces)
        ],
        ignore_index=True,
    )
    said = [name for name in pieces[0].rows if name not in _PLACES]
    cells = found[said].astype("object").where(found[said].notna(), "")
    text = pd.Series(["\x1f".join(map(str, row)) for row in cells.itertuples(index=False)])
    which = text + found.groupby([text, "_piece"]).cumcount().astype("str")
    spans = found.groupby(which)
    told = {
        SINCE: spans[SINCE].transform("min"),
        UNTIL: spans[UNTIL].transform("max"),
        TODAY: spans[TODAY].transform("max"),
    }
    once = found.assign(**told)[~which.duplicated(keep="last")].drop(columns="_piece")
    return once.sort_values("row", kind="stable", ignore_index=True) if "row" in once else once.reset_index(drop=True)
