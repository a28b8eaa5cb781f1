"""How old is what is shown, and why is it not newer? Said the same on every page."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.last_good import Outcome
from data.snapshot_folder import Snapshot
from presentation import words

NEWEST = "The newest"


def age(outcome: Outcome | None, now: pd.Timestamp) -> str:
    """When a shared sheet last said what is shown; "" for a file."""
    if outcome is None:
        return ""
    old = outcome.age(now)
    return f"Google Sheet, read {words.ago(old) if old is not None else words.moment(outcome.checked_at)}."


def notice(outcome: Outcome | None, now: pd.Timestamp) -> tuple[str, str] | None:
    """A title and a line when what is shown is not what the sheet says now; None when it is."""
    if outcome is None or (outcome.is_fresh and not outcome.why):
        return None
    if outcome.is_fresh:
        return "This read could not be kept", outcome.why
    when = words.moment(outcome.checked_at)
    title = f"Shown as it was read on {when}"
    if outcome.why:
        old = outcome.age(now)
        title = f"The last good read is shown{f', from {words.ago(old)}' if old is not None else f', of {when}'}"
    return title, " ".join(
        [outcome.why, *outcome.skipped]
    ) or "This is an older read. Choose The newest under Sheet check to leave it."


def named(kept: Sequence[Snapshot], sequence: int | None) -> str:
    """A kept read as one chooses it: its day and time, its rows."""
    snapshot = next((one for one in kept if one.sequence == sequence), None)
    if snapshot is None:
        return NEWEST
    return f"{words.moment(snapshot.read_at)}, {words.plural(snapshot.rows, 'row')}"
