"""Can we trust this number? What was read, and what is worth a look."""

from __future__ import annotations

import pandas as pd

from data.schema import TABLES
from presentation import words
from presentation.card import Card, Head, Item, Items, Kpi
from presentation.facts import Facts, finding
from presentation.findings.entries import entered, reported
from presentation.findings.refusals import refused_rows
from presentation.words import sheet

WARNINGS = {  # notes that are worth a look: the rows count all the same
    "possible_duplicate": ("Rows that may be there twice", "Same person, day, activity and hours, entered twice."),
    "day_over_24h": ("Days of more than 24 hours", "One person's rows of one day add up to more than a day."),
    "shared_email": ("Addresses that two people share", "Two names with one e-mail address stay two people."),
    "name_changed": ("Names that changed", "One e-mail address with two names is one person."),
    "certificate_date": ("Certificate dates to look at", "It expires before it was earned, or far in the future."),
}

NOTHING_IN_SILENCE = "Nothing is repaired in silence: each kind of change, and how often."


@finding
def head(facts: Facts) -> Head:
    """How much of the sheet is in the figures."""
    used, rows = _used(facts)
    refused = rows - used
    if not rows:
        return Head(("Sheet check", _source(facts)), "The sheet has no rows yet", "Nothing was refused.")
    headline = (
        f"{words.of(used, rows)} rows are used; {words.plural(refused, 'row')} {'was' if refused == 1 else 'were'} refused"
        if refused
        else f"All {words.num(rows)} rows are used"
    )
    lede = (
        "Each row below says what was found, what was expected and what to do. Nothing typed is lost."
        if refused
        else "Nothing was refused."
    )
    return Head(("Sheet check", _source(facts), f"Read {words.moment(facts.records.read_at)}"), headline, lede)


@finding
def kpis(facts: Facts) -> tuple[Kpi, ...]:
    """Rows used, cells left blank, entries this week, entries in time."""
    used, rows = _used(facts)
    if not rows:
        return ()
    cells = int((~facts.records.refused["whole_row"].astype(bool)).sum())
    tabs = int((facts.records.counts["rows"] > 0).sum())
    return (
        Kpi(
            "Rows used",
            words.num(used),
            f"of {words.num(rows)}",
            f"in {words.plural(tabs, 'tab')}",
            fraction=used / rows,
        ),
        Kpi("Cells left blank", words.num(cells), "in used rows", "optional cells that could not be read"),
        *reported(facts),
        *entered(facts),
    )


@finding
def checks(facts: Facts) -> Card:
    """Can we trust this week's number? Pass or look, each with its count."""
    items = _checked(facts)
    looks = sum(item.role == "attention" for item in items)
    return Card(
        key="checks",
        question="Can we trust the sheet?",
        answer="Everything passes"
        if not looks
        else f"{words.capitalised(words.plural(looks, 'thing', in_words=True))} to look at",
        subtitle="What was checked when the sheet was read",
        alt=" ".join(f"{item.title}: {item.when}." for item in items),
        picture=Items(tuple(items)),
        table=pd.DataFrame(
            [(item.title, item.when, item.detail) for item in items], columns=["Check", "Found", "What it means"]
        ),
        footnote="Numbers of the last seven days usually rise: entries arrive late.",
        metrics=("data_quality.rows_used", "data_quality.refused_by_reason"),
        rows=refused_rows(facts),
    )


def tab_counts(facts: Facts) -> pd.DataFrame:
    """What was read, tab by tab: rows = used + refused."""
    order = {table.tab: place for place, table in enumerate(TABLES)}
    counts = facts.records.counts.sort_values("tab", key=lambda tabs: tabs.map(order))
    return counts.rename(
        columns={"tab": "Tab", "rows": "Rows", "used": "Used", "refused": "Refused", "blank": "Blank rows"}
    )


def notes(facts: Facts) -> pd.DataFrame:
    """What was read differently than written, or is worth a look: each kind once per column, and how often."""
    found = facts.records.notes
    told = pd.DataFrame(
        {
            "Tab": found["tab"].astype("object"),
            "Column": found["column"].astype("object"),
            "What was found": [sheet.note(note) for note in found["note"]],
            "Times": found["count"],
        }
    )
    return told.groupby(["Tab", "Column", "What was found"], as_index=False, sort=False)["Times"].sum()


def _used(facts: Facts) -> tuple[int, int]:
    counts = facts.records.counts
    return int(counts["used"].sum()), int(counts["rows"].sum())


def _source(facts: Facts) -> str:
    return f"{words.plural(len(facts.records.counts), 'tab')} read"


def _checked(facts: Facts) -> list[Item]:
    """Every check, whether it found something or not."""
    used, rows = _used(facts)
    cells = int((~facts.records.refused["whole_row"].astype(bool)).sum())
    told = facts.records.notes.groupby("note")["count"].sum()
    return [
        _check(
            "Rows refused",
            rows - used,
            words.of(rows - used, rows),
            "The list below says how to mend them.",
        ),
        _check("Cells that could not be read", cells, words.num(cells), "Their rows count; the cells are blank."),
        *(
            _check(title, int(told.get(note, 0)), words.num(told.get(note, 0)), meaning)
            for note, (title, meaning) in WARNINGS.items()
        ),
    ]


def _check(title: str, found: int, count: str, meaning: str) -> Item:
    return Item(title, meaning if found else "", count, "look" if found else "pass", "attention" if found else "good")
