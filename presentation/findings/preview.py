"""What would be read of a file, before it counts?"""

from __future__ import annotations

import pandas as pd

from analysis.hours import counted
from data import Records
from data.schema import PD_LOG
from data.sources.limits import MOST_COLUMNS
from data.upload import LARGEST_UPLOAD, MOST_ROWS
from presentation import words
from presentation.card import Head, Kpi
from presentation.facts import Facts
from presentation.findings import refusals

ROWS = 20
LIMITS = f"A CSV or a workbook (.xlsx) of at most {LARGEST_UPLOAD // 1024**2} MB, {MOST_COLUMNS} columns and {words.num(MOST_ROWS)} rows."
OTHER_HEADERS = "Other headers are welcome too: once the file is here, you say which column is which."
FIRST_ROWS = f"The first {ROWS} rows, each with its row number in the file. Columns that say nothing are left away."
REFUSED_ROWS = "Each with its row number in the file, what was found there and how to mend it."
WHAT_NOW = (
    "For this session, every page shows this file to you and to nobody else. To read such files always, save the mapping "
    'beside dashboard.toml and name it there: mapping = "mapping.toml".'
)

_ADD = "Add a file"
_NOTHING_IS_SAVED = "It is read for you alone, and forgotten when you close the dashboard."


def empty_head() -> Head:
    """Before anything is dropped."""
    lede = f"Drop a CSV or a workbook from another system and see how its rows would count. {_NOTHING_IS_SAVED}"
    return Head((_ADD,), "Look at a log from elsewhere before it counts", lede)


def broken_head() -> Head:
    """When the file cannot be used at all."""
    return Head(
        (_ADD,), "This file cannot be read as it is", "Nothing was kept. Below is what is wrong, and what to do."
    )


def open_head(name: str, missing: tuple[str, ...]) -> Head:
    """When required columns are still to be chosen."""
    headline = f"Which column holds {words.listed(missing)}?"
    return Head((_ADD, name), headline, "Choose below; then the rows are shown as they would be read.")


def about(name: str) -> str:
    """What the form begins with."""
    return f"This is a first guess from the headers of {name}; correct what is wrong."


def in_use(name: str) -> str:
    """Which file stands in for the district's log."""
    return f"Every page now shows {name}, to you alone."


def head(records: Records, name: str, *, is_used: bool) -> Head:
    """How much of the file would be used, or is."""
    used, rows = _used(records)
    which = words.of(used, rows) if used < rows else f"All {words.num(rows)}" if rows > 1 else "The only"
    can = "can be used" if not is_used else "are shown on every page" if rows > 1 else "is shown on every page"
    headline = f"{which} {'rows' if rows > 1 else 'row'} {can}"
    lede = "For you alone, until you go back to the district's log." if is_used else _NOTHING_IS_SAVED
    return Head((_ADD, name), headline, lede)


def kpis(records: Records) -> tuple[Kpi, ...]:
    """Rows in, used, refused, and the hours that count."""
    used, rows = _used(records)
    log = counted(records.log, as_of=records.read_at)
    people = log["person"].nunique()
    return (
        Kpi("Rows in", words.num(rows), "in the log", "below the header; a blank row is no row"),
        Kpi("Rows used", words.num(used), f"of {words.num(rows)}", "read as shown below", fraction=used / rows),
        Kpi("Rows refused", words.num(rows - used), f"of {words.num(rows)}", "each with its reason"),
        Kpi("Hours", words.seconds_as_hours(log["seconds"].sum()), f"of {words.plural(people, 'person', 'people')}", "done or in progress"),
    )  # fmt: skip


def first_rows(records: Records) -> pd.DataFrame:
    """The first twenty rows as they would be read: the row in the file, then every column that says something."""
    log = records.log.head(ROWS)
    told = {column.header: _told(log[column.key]) for column in PD_LOG.columns if log[column.key].notna().any()}
    return pd.DataFrame({"Row": log["row"], **told})


def refused_rows(records: Records) -> pd.DataFrame:
    """Everything that would be left out, in the order of the file, with what was found and what to do."""
    return refusals.refused_rows(Facts(records, records.read_at)).drop(columns="Tab")


def _told(column: pd.Series) -> pd.Series:
    if column.dtype.kind == "M":
        return column.dt.strftime("%Y-%m-%d").fillna("")
    return column.astype("object").fillna("") if isinstance(column.dtype, pd.CategoricalDtype) else column


def _used(records: Records) -> tuple[int, int]:
    log = records.counts[records.counts["tab"] == PD_LOG.tab]
    return int(log["used"].sum()), int(log["rows"].sum())
