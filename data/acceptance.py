"""Is a new read good enough to take the place of the last one?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.records import Records
from data.schema import PD_LOG, TABLES
from data.tidy import LEAST

MOST_REFUSED = 0.2  # of the rows of a tab
REASONS = (
    "no_rows",
    "tab_gone",
    "tab_empty",
    "suspicious_row_drop",
    "too_many_refused",
)  # a lead may accept it all the same
_FEW = 20  # [rows]: in a smaller tab, a few rows more or less are nothing


@dataclass(frozen=True)
class Verdict:
    """Whether a read is accepted; if not, a stable code and the reason in one sentence."""

    accepted: bool
    reason: str = ""
    sentence: str = ""


def judge(new: Records, previous: Records | None) -> Verdict:
    """Whether ``new`` may replace ``previous``, the last accepted read.

    Refused, for the first of these that is true of a tab, the PD log first: it is gone, or nothing of it can be read
    any more; it has fewer than 70 % of its rows; more than 20 % of its rows are refused, and a larger share than
    before. Other tabs of fewer than 20 rows may shrink and err. Without a previous read, any row of the PD log will do:
    Sheet check has something to show.
    """
    after = _by_tab(new)
    if previous is None:
        has_rows = PD_LOG.tab in after and after[PD_LOG.tab].rows
        return Verdict(True) if has_rows else Verdict(False, "no_rows", f'There are no rows in "{PD_LOG.tab}".')
    for tab, before in _by_tab(previous).items():
        for reason, sentence in _faults(tab, before, after.get(tab)):
            return Verdict(False, reason, sentence)
    return Verdict(True)


@dataclass(frozen=True)
class _Rows:
    rows: int
    used: int
    refused: int


def _faults(tab: str, before: _Rows, after: _Rows | None) -> Iterator[tuple[str, str]]:
    had = f"the last good read had {_rows(before.rows)}"
    if before.used and after is None:
        yield "tab_gone", f'The tab "{tab}" is gone; {had} of it. Put it back, or accept that it is gone.'
    elif before.used and not after.used:
        yield "tab_empty", f'No row of "{tab}" can be used; {had}. Check that nothing was deleted or renamed.'
    elif after is None or (tab != PD_LOG.tab and before.rows < _FEW):
        return
    elif after.rows < LEAST * before.rows:
        yield "suspicious_row_drop", f'"{tab}" has {_rows(after.rows)}; {had}. Check that nothing was deleted.'
    elif after.refused > MOST_REFUSED * after.rows and after.refused * before.rows > before.refused * after.rows:
        yield (
            "too_many_refused",
            (
                f'{after.refused} of {_rows(after.rows)} of "{tab}" cannot be read; in the last good read '
                f"{before.refused} of {before.rows}. Mend them, or accept that they are left out."
            ),
        )


def _by_tab(records: Records) -> dict[str, _Rows]:
    """The rows of each tab, in the order of the data dictionary: the PD log first."""
    found = {row.tab: _Rows(row.rows, row.used, row.refused) for row in records.counts.itertuples()}
    return {table.tab: found[table.tab] for table in TABLES if table.tab in found}


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
