"""What may be entered below each header, and how is it shown? The data dictionary as the rules of a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.parse.dates import FIRST, LAST
from data.parse.hours import DAY_HOURS
from data.schema import Column, Table

YES_NO = ("Yes", "No")
INCOMPLETE = "FFF2CC"  # a pale amber: something is still missing here
HEADER = "E8F0FA"

_SHOWN_AS = {
    "date": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm:ss",
    "text": "@",  # else "5-9" years of service is the ninth of May
    "id": "@",  # else 007 is 7
    "count": "0",
    # Hours have no format of their own: 6:00 then stays a time, which is read as six hours. As a number it would be 0.25.
}
_RULES = {
    "date": "date",
    "name": "names",
    "names": "names",
    "hours": "quarters",
    "choice": "list",
    "status": "list",
    "yesno": "list",
    "count": "whole",
    "number": "number",
}


@dataclass(frozen=True)
class Entry:
    """What one column takes: its ``rule`` ("" for anything), from ``least`` to ``most`` ("" for no limit), or ``choices``.

    ``enforced``: what breaks the rule is refused, not only marked. ``shown_as`` is the number format, "" for none.
    ``hint`` says how to write it, in one line.
    """

    rule: str
    hint: str
    choices: tuple[str, ...] = ()
    least: date | int = 0
    most: date | str = ""
    enforced: bool = True
    shown_as: str = ""


def entry(table: Table, column: Column) -> Entry:
    """The rule of one column. Hours go in quarters from 0, which is an answer, to the most that can be true, else 24."""
    rule, shown_as = _RULES.get(column.kind, ""), _SHOWN_AS.get(column.kind, "")
    match rule:
        case "date":
            return Entry(rule, "Write a date such as 2026-10-05.", least=FIRST, most=LAST, shown_as=shown_as)
        case "list":
            choices = column.choices or YES_NO
            return Entry(rule, f"Pick one: {', '.join(choices)}.", choices=choices)
        case "names":
            return _named(table, column)
        case "quarters":
            most = f"{column.most or DAY_HOURS:g}"
            return Entry(rule, f"Hours in quarters, such as 0.25, 1 or 1.5; at most {most}.", most=most)
        case "whole":
            least, most = str(column.least), f"{column.most:g}" if column.most else ""
            limits = f" from {least} to {most}" if most else ""
            return Entry(rule, f"A whole number{limits}.", least=least, most=most, shown_as=shown_as)
        case "number":
            return Entry(rule, "A number, such as 1 or 1.5.")
    return Entry("", "", enforced=False, shown_as=shown_as)


def note(table: Table, column: Column) -> str:
    """What the header says when it is pointed at: what a row is (first column), what belongs here, whether it must."""
    one_row = f"One row is {table.one_row}." if column is table.columns[0] else ""
    must = "Required." if column.required else ""
    return " ".join(part for part in (one_row, column.help, entry(table, column).hint, must) if part)


def quarters(cell: str, most: str) -> str:
    """The formula that is true of a number in quarters; without commas or decimals, it means the same in every locale.

    >>> quarters("D2", "24")
    '=(D2*4=INT(D2*4))*(D2>=0)*(D2<=24)'
    """
    return f"=({cell}*4=INT({cell}*4))*({cell}>=0)*({cell}<={most})"


def whole(cell: str, least: str = "0", most: str = "") -> str:
    """The formula that is true of a whole number, in any locale.

    >>> whole("F2", "1", "5")
    '=(F2=INT(F2))*(F2>=1)*(F2<=5)'
    """
    return f"=({cell}=INT({cell}))*({cell}>={least})" + f"*({cell}<={most})" * bool(most)


def incomplete(column: str, first: str, last: str) -> str:
    """The formula that is true where row 2 holds something between two columns, but nothing in this one.

    >>> incomplete("C", "A", "F")
    '=(COUNTA($A2:$F2)>0)*($C2="")'
    """
    return f'=(COUNTA(${first}2:${last}2)>0)*(${column}2="")'


def _named(table: Table, column: Column) -> Entry:
    if column.kind == "names":
        return Entry("names", "Names as in Staff; several are parted by semicolons.", enforced=False)
    if table.key == "time_off":  # its names may be "Everyone", who is nobody of Staff
        return Entry("names", 'Pick a name, or write "Everyone".', enforced=False)
    return Entry("names", "Pick a name. Somebody new goes into Staff first.")
