"""Can we trust this number? What was read, and what is worth a look."""

from __future__ import annotations

import pandas as pd

from presentation import words
from presentation.card import Card, Head, Item, Items, Kpi
from presentation.facts import Facts, finding
from presentation.findings.entries import entered, reported
from presentation.words import sheet

WARNINGS = {
    "possible_duplicate": (
        "Rows that may be twice",
        "Same person, day, activity and hours, entered at another time. They count.",
    ),
    "day_over_24h": (
        "Days of more than 24 hours",
        "One person's rows of one day add up to more than a day. They count.",
    ),
    "shared_email": ("One address, several people", "Two names share an e-mail address. They stay two people."),
    "name_changed": ("A name that changed", "One address had two names. They are one person."),
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
        f"{words.of(used, rows)} rows are used; {words.plural(refused, 'row')} could not be read"
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
        Kpi("Cells left blank", words.num(cells), "of used rows", "optional cells that could not be read"),
        *reported(facts),
        *entered(facts),
    )


@finding
def checks(facts: Facts) -> Card:
    """Can we trust this week's number? Pass or look, each with its count."""
    used, rows = _used(facts)
    items = [
        _check(
            "Rows that could not be read", rows - used, rows, "row", "Mend them in the sheet; the list below says how."
        ),
        _check(
            "Cells left blank",
            int((~facts.records.refused["whole_row"].astype(bool)).sum()),
            None,
            "cell",
            "The rows count; the cells do not.",
        ),
        *(_note_check(note) for note in _warnings(facts).itertuples()),
    ]
    looks = sum(item.role == "attention" for item in items)
    return Card(
        key="checks",
        question="Can we trust this week's number?",
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
    )


def tab_counts(facts: Facts) -> pd.DataFrame:
    """What was read, tab by tab: rows = used + refused."""
    counts = facts.records.counts
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


def _warnings(facts: Facts) -> pd.DataFrame:
    found = facts.records.notes
    return found[found["note"].isin(list(WARNINGS))].groupby("note", as_index=False, observed=True)["count"].sum()


def _note_check(note: object) -> Item:
    title, meaning = WARNINGS[note.note]
    return Item(title, meaning, words.num(note.count), "look", "attention")


def _check(title: str, found: int, of: int | None, noun: str, meaning: str) -> Item:
    count = words.of(found, of) if of is not None else words.plural(found, noun)
    return Item(title, meaning if found else "", count, "look" if found else "pass", "attention" if found else "good")
