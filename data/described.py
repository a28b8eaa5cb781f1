"""What does each column of a typed frame hold? For the Method page, and for who asks in a notebook."""

from __future__ import annotations

from data.frames import LISTS, dtypes_of, seconds_name
from data.schema import BY_KEY, Table

Described = list[tuple[str, str, str]]  # column, unit or kind, meaning

_KINDS = {
    "date": "day", "moment": "day and time", "text": "text", "choice": "text", "status": "text", "id": "text", "email": "text",
    "url": "link", "yesno": "yes or no", "count": "whole number", "number": "number", "names": "person keys", "name": "text",
}  # fmt: skip
_UNITS = {"cost": "dollars"}

# What no cell says: worked out while reading.
_WORKED_OUT = {
    "person": ("person key", "Who: the id in Staff, else the e-mail, else the name. It joins the frames."),
    "name": ("text", "Who, as it is shown: one spelling per person."),
    "everyone": ("yes or no", "The row is for everyone; then it names no person."),
    "row": ("row number", "The row in the sheet; its header is row 1."),
    "tab": ("text", "The tab the row came from: PD log, or Meetings for a meeting somebody was at."),
    "week_start": ("day", "The Monday of its week."),
    "month": ("day", "The first day of its month."),
    "school_year": ("text", "Its school year, such as 2026-27, in order."),
    "expires_proposed": ("day", "A last valid day the catalogue proposes where the sheet names none. It is no expiry."),
    "expiry_derived": ("yes or no", "A last valid day is only proposed."),
}
_PEOPLE_MEANT = {
    "led_by": "Who led the PD, as person keys.",
    "present": "Who was there, as person keys; Everyone is whoever was on duty that day.",
    "people": "Who led it, as person keys.",
}

_IN_LISTS = {
    "people": {
        "email": ("text", "Their e-mail address, where one is known."),
        "in_staff": ("yes or no", "They are in Staff."),
    },
    "counts": {
        "tab": ("text", "The tab."),
        "rows": ("rows", "Its rows: used and refused."),
        "used": ("rows", "The rows that are used."),
        "refused": ("rows", "The rows that are not."),
        "blank": ("rows", "Blank rows; they are no rows."),
    },
    "refused": {
        "tab": ("text", "The tab."),
        "column": ("text", "The column whose cell it is about; blank for the whole row."),
        "value": ("text", "What the cell says."),
        "reason": ("code", "Why, as a stable code."),
        "message": ("text", "Where it is and what was found."),
        "hint": ("text", "What to do."),
        "link": ("link", "The cell, in a shared sheet."),
        "whole_row": ("yes or no", "The row is not used; else only this cell is in doubt."),
        "typed": ("text", "The whole row as it was typed."),
        "person": ("person key", "Whose row it is; blank where its name is nobody's, or several people's."),
    },
    "notes": {
        "tab": ("text", "The tab."),
        "column": ("text", "The column; blank for the whole tab."),
        "note": ("code", "What was read otherwise than written, or is worth a look."),
        "count": ("cells", "How often."),
    },
}  # fmt: skip


def described(name: str) -> Described:
    """Every column of one frame of the records, such as "log" or "refused": its name, its unit or kind, its meaning.

    >>> described("log")[2]
    ('seconds', 's', 'How long, such as 1.5, 1:30 or 90 min. 0 is an answer; blank is not. Exact, to add up.')
    """
    if name in LISTS:
        known = _WORKED_OUT | _IN_LISTS[name]
        return [(column, *known[column]) for column in LISTS[name]]
    known = _WORKED_OUT | _of_cells(BY_KEY[name])
    return [(column, *known[column]) for column in dtypes_of(BY_KEY[name])]


def _of_cells(table: Table) -> dict[str, tuple[str, str]]:
    """The columns that cells of the sheet fill, with the help of the data dictionary."""
    found = {}
    for column in table.columns:
        if column.kind == "hours":
            found[seconds_name(column.key)] = ("s", f"{column.help} Exact, to add up.")
            found[column.key] = ("h", f"{column.help} To show.")
        elif column.key != "name":
            meaning = _PEOPLE_MEANT.get(column.key, column.help)
            found[column.key] = (_UNITS.get(column.key) or _KINDS[column.kind], meaning)
    return found
