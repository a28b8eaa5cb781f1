"""What is kept about people, where, for how long, and who sees it? Said from the same facts that make it so."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.access import Access
from data.export_log import KEPT_DAYS
from data.snapshot_retention import ALL_DAYS, DAILY_DAYS
from presentation import words
from presentation.card import Head

FORGET = "Take this person out of every kept read"
CONFIRM = "forget"
TYPE_IT = f'Type "{CONFIRM}" to be sure'
NO_READS = (
    "No kept read has them among its people, so there is nothing here to take them out of. Their rows in the log are removed "
    "there: it is not ours to write."
)
IN_A_LAKE = (
    "This district's log is kept in a lake. Whoever looks after this server takes somebody out of it: "
    "python -m data forget PERSON --lake LAKE --district NAME. First remove their rows where the log is written, or the next "
    "reading brings them back."
)
FORGETTING = "Every kept read is written anew, about one a second. Leave this page open."
DISK = "The disk refused to write. Press the button again: what is done stays done, and every read is whole."
NO_FILES = "No file has been taken away yet."
NOBODY_CHOSEN = "Choose a person to see what is held about them. Whoever is in a kept read only is in the list too."


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
            ("Reads of a shared sheet", "In a folder of this server that only its own account can open",
             f"All for {ALL_DAYS} days, one a day for {DAILY_DAYS} days, one a week for the school year, one of each school year until it is removed"),
            ("A lake of many districts, where one is made", "In a folder of this server that only its own account can open",
             "Each district's log until it is read again, and the one before it until the next time"),
            ("Files taken away: role, file, day; no person", "Beside the reads", f"{words.num(KEPT_DAYS)} days"),
            ("Backups, where somebody makes them", "Where they are put", "Until they are deleted: who is taken out of the reads is still in older backups"),
            ("Events: codes and counts; no name, address or cell", "In the log of this server", "As its operator sets"),
            ("Who is signed in", "A signed cookie in their browser", f"Good for {Access.session_hours:g} hours, unless the district sets another time"),
            ("Which sign-ins were ended", "In the memory of this server", "Until it is started again"),
            ("A file added to look at", "In a private folder of that session", "Until the tab is closed"),
        ],
        columns=["What", "Where", "How long"],
    )  # fmt: skip


def files_taken(entries: pd.DataFrame) -> pd.DataFrame:
    """The export log in words."""
    said = entries.assign(at=[words.moment(at) for at in entries["at"]])
    return said.rename(
        columns={"at": "When", "role": "Role", "file": "File", "version": "Version of the data", "as_of": "As of"}
    )


def held_in_words(rows: int, reads: Sequence[pd.Timestamp]) -> str:
    """How much is held about one person: rows in the log of today, and the moments of the kept reads they are in."""
    today = f"{words.capitalised(words.plural(rows, 'row'))} in the log as it is today"
    return f"{today}{_and_kept(reads)}. The file has every one of them."


def first_the_sheet(rows: int) -> str:
    """What to do before somebody is taken out of the kept reads; ``rows`` of theirs are in the log of today."""
    now = f"It has {words.plural(rows, 'row')} of theirs today" if rows else "It has none of theirs today"
    return (
        f"First remove or change their rows in the sheet, and their name in what others wrote there. {now}; it is not ours to "
        "write, and the next reading would bring them back. Older backups have them too. It cannot be undone."
    )


def forgotten_in_words(reads: int, unread: int = 0) -> str:
    """What was done."""
    if unread:
        return (
            f"Not whole: taken out of {words.plural(reads, 'kept read')}, but {words.plural(unread, 'read')} could not be "
            "opened, and may have them. Press the button again."
        )
    return f"Done: taken out of {words.plural(reads, 'kept read')}." if reads else "No kept read had them in it."


def _and_kept(reads: Sequence[pd.Timestamp]) -> str:
    if not reads:
        return ", in no kept read"
    first, last = (words.date(moment) for moment in (min(reads), max(reads)))
    if first == last:
        return f", and in {words.plural(len(reads), 'kept read')} of {first}"
    return f", and in {words.plural(len(reads), 'kept read')}, the first of {first}, the last of {last}"
