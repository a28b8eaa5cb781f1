"""What is kept about people, where, for how long, and who sees it? Said from the same facts that make it so."""

from __future__ import annotations

import pandas as pd

from data.access import Access
from data.export_log import KEPT_DAYS
from data.snapshot_retention import ALL_DAYS, DAILY_DAYS
from presentation import words
from presentation.card import Head

FORGET = "Take this person out of every kept read"
CONFIRM = "forget"
FIRST_THE_SHEET = (
    "First remove or change their rows in the sheet: it is not ours to write, and the next reading would bring them back. "
    f"Then type {CONFIRM} and press the button. It cannot be undone."
)
NO_READS = (
    "The log is a file: it is read where it lies, and no read of it is kept here. Remove the person's rows there."
)


def head(small_group: int) -> Head:
    """The promise of the page."""
    return Head(
        ("Privacy",),
        "Who sees what, what is kept, and how to have it removed",
        f"Everybody sees exactly what their role says, and no group of fewer than {small_group} people is shown to anybody but leads.",
    )


def who_sees() -> pd.DataFrame:
    """Each role and what it sees."""
    return pd.DataFrame(
        [
            ("Lead", "Everything."),
            ("Staff", "Their own rows and page; of everybody else figures without names."),
            ("Cabinet", "Figures without names. On the Wall, initials only of who said yes."),
            ("Everybody else", "Nothing."),
        ],
        columns=["Role", "Sees"],
    )


def what_is_kept() -> pd.DataFrame:
    """What is kept on this server, where, and how long."""
    return pd.DataFrame(
        [
            ("The log itself", "In the shared sheet or file of the district", "As long as the district keeps it there"),
            ("Reads of a shared sheet", "In a folder of this server that only it can open",
             f"All for {ALL_DAYS} days, one a day for {DAILY_DAYS} days, one a week for the school year, then one a school year"),
            ("Files taken away: role, file, day; no person", "Beside the reads", f"{words.num(KEPT_DAYS)} days"),
            ("Events: codes and counts; no name, address or cell", "In the log of this server", "As its operator sets"),
            ("Who is signed in", "A signed cookie in their browser", f"{Access.session_hours:g} hours, unless the district sets another time"),
            ("A file added to look at", "In a private folder of that session", "Until the tab is closed"),
        ],
        columns=["What", "Where", "How long"],
    )  # fmt: skip


def files_taken(entries: pd.DataFrame) -> pd.DataFrame:
    """The export log in words."""
    return entries.rename(
        columns={"at": "When", "role": "Role", "file": "File", "version": "Version of the data", "as_of": "As of"}
    )


def held_in_words(rows: int, reads: int) -> str:
    """How much is held about one person."""
    kept = f", and in {words.plural(reads, 'kept read')}" if reads else ""
    return f"{words.capitalised(words.plural(rows, 'row'))} in the log as it is today{kept}. The file has every one of them."


def forgotten_in_words(reads: int) -> str:
    """What was done."""
    return f"Done: taken out of {words.plural(reads, 'kept read')}." if reads else "No kept read had them in it."
