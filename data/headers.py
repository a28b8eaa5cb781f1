"""Which header is which column?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from data.errors import SchemaError
from data.mapping import TabMapping
from data.parse.headers import header_words
from data.schema import Column, Table
from data.tabs import Note, Tab, codes_and_texts

_BETWEEN_WORDS = re.compile(r"[\s_.-]+")
_LOOKALIKES = str.maketrans("асеорхукмтнвіѕԁһАВЕКМНОРСТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aceopxykmthbisdhabekmhopctxyabezhikmnoptyx")
_NEAR = 80  # of 100: below it a suggestion is noise


@dataclass(frozen=True)
class Headers:
    """The headers of one tab, understood: ``found`` is column key -> position; the rest is said, not read."""

    found: dict[str, int]
    aliases: dict[str, str] = field(default_factory=dict)  # column key -> the header it was found under
    unknown: tuple[int, ...] = ()
    unnamed: tuple[int, ...] = ()
    twice: dict[str, tuple[str, ...]] = field(default_factory=dict)  # column key -> the headers that all mean it

    def missing(self, table: Table, mapping: TabMapping = TabMapping()) -> tuple[Column, ...]:
        """The required columns that neither a header nor the mapping fills."""
        return tuple(c for c in table.required_columns if c.key not in self.found and c.key not in mapping.columns)


def header_key(header: str) -> str:
    """The header without case, spaces, marks, invisible characters and a hint in brackets.

    >>> header_key("Cert  Expiry:"), header_key("training_start_date")
    ('certexpiry', 'trainingstartdate')
    """
    words = header_words(header)
    return _BETWEEN_WORDS.sub("", words) or words


def understood(table: Table, header: tuple[str, ...], mapping: TabMapping = TabMapping()) -> Headers:
    """Match the headers of a tab with the columns of a table; a header of the table's own beats an alias."""
    keys = [header_key(text) for text in header]
    used = {header_key(name) for fill in mapping.columns.values() for name in fill.headers}
    meant: dict[str, list[int]] = {}
    for column in table.columns:
        if column.key not in mapping.columns:
            meant[column.key] = _positions(column, keys, used)
    found = {key: positions[0] for key, positions in meant.items() if len(positions) == 1}
    read = {at for positions in meant.values() for at in positions} | {at for at, key in enumerate(keys) if key in used}
    return Headers(
        found=found,
        aliases={key: header[at] for key, at in found.items() if not _as_written(table.by_key[key].header, header[at])},
        unknown=tuple(at for at, key in enumerate(keys) if key and at not in read),
        unnamed=tuple(at for at, key in enumerate(keys) if not key),
        twice={key: tuple(header[at] for at in positions) for key, positions in meant.items() if len(positions) > 1},
    )


def demand(table: Table, tab: Tab, headers: Headers, mapping: TabMapping) -> None:
    """Raise, in one line, when a required column is missing or there twice."""
    for column in table.required_columns:
        if column.key in headers.twice:
            names = " and ".join(f'"{_shown(name)}"' for name in headers.twice[column.key])
            message = f'{table.tab} has {names}: both mean "{column.header}". Rename or remove one, or map it.'
            raise SchemaError("duplicate_header", message)
    if missing := headers.missing(table, mapping):
        raise SchemaError("missing_columns", _missing(table, tab, headers, missing))


def notes_on(table: Table, tab: Tab, headers: Headers) -> list[Note]:
    """What the headers made necessary: aliases used, unknown columns, columns without a name, doubles left unread."""
    unnamed = [at for at in headers.unnamed if _has_data(tab, at)]
    return [
        *(Note(table.tab, table.by_key[key].header, f'header_alias: read from "{_shown(name)}"') for key, name in headers.aliases.items()),
        *([Note(table.tab, ", ".join(_shown(tab.header[at]) for at in headers.unknown[:20]), "unknown_columns", len(headers.unknown))] if headers.unknown else []),
        *(Note(table.tab, f"column {at + 1}", "unnamed_column with data") for at in unnamed),
        *(Note(table.tab, table.by_key[key].header, f"duplicate_header: not read, {len(names)} columns mean it") for key, names in headers.twice.items()),
    ]  # fmt: skip


def near(wanted: Column, headers: list[str]) -> str | None:
    """The header that was probably meant, for a suggestion only: a lookalike letter, a slip of the finger."""
    names = [header_key(name) for name in (wanted.header, *wanted.aliases)]
    scored = [(max(fuzz.ratio(_plain(text), name) for name in names), text) for text in headers if text.strip()]
    best = max(scored, default=(0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] >= _NEAR else None


def _as_written(ours: str, theirs: str) -> bool:
    return theirs in (ours, " ".join(word[:1].upper() + word[1:] for word in ours.split()))


def _positions(column: Column, keys: list[str], used: set[str]) -> list[int]:
    """Where the column's own header stands, else an alias of it that the mapping does not use for another column."""
    own = [at for at, key in enumerate(keys) if key == header_key(column.header)]
    aliases = {header_key(alias) for alias in column.aliases} - used
    return own or [at for at, key in enumerate(keys) if key in aliases]


def _missing(table: Table, tab: Tab, headers: Headers, missing: tuple[Column, ...]) -> str:
    has = [_shown(text) for text in tab.header if text.strip()]
    unread = [tab.header[at] for at in headers.unknown]
    guesses = [(column, near(column, unread)) for column in missing]
    meant = "".join(f' Did you mean "{_shown(guess)}" for {column.header}?' for column, guess in guesses if guess)
    names = " or ".join(f'"{column.header}"' for column in missing)
    some = ", ".join(f'"{text}"' for text in has[:12]) + (" ..." if len(has) > 12 else "")
    return f"{table.tab} has no column {names}. It has {some or 'no headers'}.{meant} Rename a header, or map it."


def _has_data(tab: Tab, at: int) -> bool:
    return any(text.strip() for text in codes_and_texts(tab.cells[at])[1])


def _plain(header: str) -> str:
    return header_key(header.translate(_LOOKALIKES))


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
