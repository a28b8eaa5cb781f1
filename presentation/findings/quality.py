"""Can we trust this number? What was read, what was refused and why, and how late entries come."""

from __future__ import annotations

import pandas as pd

from analysis import data_quality
from presentation import words
from presentation.card import Bar, Bars, Card, Head, Item, Items, Kpi
from presentation.facts import Facts, finding
from presentation.findings.common import nothing

REASONS = {
    "after_end_date": "After the person had left",
    "ambiguous_date": "A date that can be read two ways",
    "ambiguous_number": "A number that can be read two ways",
    "ambiguous_person": "A name that two people have",
    "bad_email": "An e-mail address that is not one",
    "bad_encoding": "Letters that cannot be read",
    "cell_too_long": "A cell that is too long",
    "date_out_of_range": "A date outside 2000 to 2099",
    "duplicate_row": "The same row a second time",
    "extra_cell": "More cells than the header",
    "formula_error": "A formula error",
    "future_date": "A date that has not come yet",
    "hours_out_of_range": "More hours than the days hold",
    "invalid_date": "Not a date",
    "invalid_hours": "Not a number of hours",
    "invalid_link": "Not a link",
    "invalid_status": "Not a known status",
    "invalid_yes_no": "Neither yes nor no",
    "missing_cell": "Fewer cells than the header",
    "missing_date": "No date",
    "missing_hours": "No hours",
    "missing_name": "No name",
    "mixed_script_name": "A name in two alphabets",
    "negative_hours": "Hours below zero",
    "repeated_header": "The header again",
    "subtotal_row": "A total, not a record",
    "unknown_person": "A name that is not in Staff",
}


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
    lede = "Each row below says what was found, what was expected and what to do. Nothing typed is lost." if refused else "Nothing was refused."
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
        Kpi("Rows used", words.num(used), f"of {words.num(rows)}", f"in {words.plural(tabs, 'tab')}", fraction=used / rows),
        Kpi("Cells left blank", words.num(cells), "of used rows", "optional cells that could not be read"),
        *_reported(facts),
        *_entered(facts),
    )


@finding
def checks(facts: Facts) -> Card:
    """Can we trust this week's number? Pass or look, each with its count."""
    used, rows = _used(facts)
    items = [
        _check("Rows that could not be read", rows - used, rows, "row", "Mend them in the sheet; the list below says how."),
        _check("Cells left blank", int((~facts.records.refused["whole_row"].astype(bool)).sum()), None, "cell", "The rows count; the cells do not."),
        *(_note_check(note) for note in _warnings(facts).itertuples()),
    ]
    looks = sum(item.role == "attention" for item in items)
    return Card(
        key="checks",
        question="Can we trust this week's number?",
        answer="Everything passes" if not looks else f"{words.capitalised(words.plural(looks, 'thing', in_words=True))} to look at",
        subtitle="What was checked when the sheet was read",
        alt=" ".join(f"{item.title}: {item.when}." for item in items),
        picture=Items(tuple(items)),
        table=pd.DataFrame([(item.title, item.when, item.detail) for item in items], columns=["Check", "Found", "What it means"]),
        footnote="Numbers of the last seven days usually rise: entries arrive late.",
        metrics=("data_quality.rows_used", "data_quality.refused_by_reason"),
    )


@finding
def reasons(facts: Facts) -> Card:
    """Why were rows refused?"""
    table = data_quality.refused_by_reason(facts.records.refused)
    question = "What was left out, and why?"
    subtitle = "Refused rows, and cells left blank in rows that were used, by reason"
    if table.empty:
        return nothing("reasons", question, subtitle, "Every row and every cell could be read.", answer="Nothing was left out")
    whole, cells = int(table["rows"].sum()), int(table["cells"].sum())
    shown = table.assign(label=[reason_words(reason) for reason in table["reason"]], count=table["rows"] + table["cells"])
    return Card(
        key="reasons",
        question=question,
        answer=words.capitalised(f"{words.plural(whole, 'row')} and {words.plural(cells, 'cell')} for {words.plural(len(table), 'reason')}"),
        subtitle=subtitle,
        alt=" ".join(f"{r.label}: {r.rows} rows, {r.cells} cells." for r in shown.itertuples()),
        picture=Bars(
            tuple(Bar(r.label, float(r.count), words.num(r.count), "cell" if not r.rows else "", "attention") for r in shown.itertuples()),
            unit="rows and cells",
        ),
        table=pd.DataFrame({"Reason": shown["label"], "Rows": shown["rows"], "Cells": shown["cells"], "Code": shown["reason"].astype("object")}),
        footnote="A refused row is in no figure. A cell left blank is the only one of its row that is not used.",
        metrics=("data_quality.refused_by_reason",),
    )  # fmt: skip


@finding
def lateness(facts: Facts) -> Card:
    """How late do entries arrive?"""
    question = "How late do entries arrive?"
    delays = data_quality.entry_delays(facts.records.log, as_of=facts.as_of)
    subtitle = "Rows by the days from the activity to the entry"
    if delays.empty:
        return nothing("lateness", question, subtitle, "The log has no Timestamp column. A linked form fills one.", answer="Not known")
    days = data_quality.days_to_entry(facts.records.log, as_of=facts.as_of).iloc[0]
    bands = pd.cut(delays["days"], [-1, 0, 1, 7, 30, 10_000], labels=["the same day", "the next day", "within a week", "within a month", "later"])
    counts = delays["rows"].groupby(bands, observed=False).sum()
    return Card(
        key="lateness",
        question=question,
        answer=f"{words.share(int(days['within_a_week']), int(days['entered']))} rows were entered within a week",
        subtitle=subtitle,
        alt=" ".join(f"{words.capitalised(str(band))}: {words.num(count)} rows." for band, count in counts.items()),
        picture=Bars(
            tuple(
                Bar(words.capitalised(str(band)), float(count), words.num(count), role="focus" if place < 3 else "attention")
                for place, (band, count) in enumerate(counts.items())
            ),
            unit="rows",
        ),
        table=counts.rename_axis("Entered").reset_index(name="Rows").astype({"Entered": "object"}),
        footnote=f"Half of the rows were there after {words.plural(int(days['median_days']), 'day')}. Numbers of the last seven days usually rise.",
        metrics=("data_quality.days_to_entry",),
    )


def reason_words(reason: str) -> str:
    """A reason code as a person would say it."""
    return REASONS.get(reason, words.capitalised(reason.replace("_", " ")))


def refused_rows(facts: Facts) -> pd.DataFrame:
    """Everything that was refused, in the order of the sheet, with what was found and what to do."""
    refused = facts.records.refused
    return pd.DataFrame(
        {
            "Tab": refused["tab"].astype("object"),
            "Row": refused["row"],
            "Column": refused["column"].astype("object"),
            "Found": refused["value"].astype("object"),
            "Reason": [reason_words(reason) for reason in refused["reason"]],
            "What to do": refused["hint"].astype("object"),
            "Left out": ["the row" if whole else "the cell" for whole in refused["whole_row"]],
            "Message": refused["message"].astype("object"),
            "Link": refused["link"].astype("object"),
        }
    )


def tab_counts(facts: Facts) -> pd.DataFrame:
    """What was read, tab by tab: rows = used + refused."""
    counts = facts.records.counts
    return counts.rename(columns={"tab": "Tab", "rows": "Rows", "used": "Used", "refused": "Refused", "blank": "Blank rows"})


def notes(facts: Facts) -> pd.DataFrame:
    """What was normalised or is worth a look."""
    return facts.records.notes.rename(columns={"tab": "Tab", "column": "Column", "note": "Note", "count": "Times"})


def _used(facts: Facts) -> tuple[int, int]:
    counts = facts.records.counts
    return int(counts["used"].sum()), int(counts["rows"].sum())


def _source(facts: Facts) -> str:
    return f"{words.plural(len(facts.records.counts), 'tab')} read"


def _reported(facts: Facts) -> tuple[Kpi, ...]:
    week = data_quality.reported_last_week(facts.grid)
    if week.empty:
        return ()
    row = week.iloc[0]
    return (
        Kpi(
            "In for the last full week", words.num(row["reported"]), f"of {words.num(row['expected'])} people",
            f"week of {words.day_month(row['week_start'])}", fraction=row["share"],
        ),
    )  # fmt: skip


def _entered(facts: Facts) -> tuple[Kpi, ...]:
    days = data_quality.days_to_entry(facts.records.log, as_of=facts.as_of)
    if days.empty or not days["entered"].iloc[0]:
        return ()
    row = days.iloc[0]
    return (
        Kpi(
            "Entered within a week", words.num(row["within_a_week"]), f"of {words.num(row['entered'])} rows",
            f"half within {words.plural(int(row['median_days']), 'day')}", fraction=row["share"],
        ),
    )  # fmt: skip


WARNINGS = {
    "possible_duplicate": ("Rows that may be twice", "Same person, day, activity and hours, entered at another time. They count."),
    "day_over_24h": ("Days of more than 24 hours", "One person's rows of one day add up to more than a day. They count."),
    "shared_email": ("One address, several people", "Two names share an e-mail address. They stay two people."),
    "name_changed": ("A name that changed", "One address had two names. They are one person."),
    "certificate_date": ("Certificate dates to look at", "It expires before it was earned, or far in the future."),
}


def _warnings(facts: Facts) -> pd.DataFrame:
    found = facts.records.notes
    return found[found["note"].isin(list(WARNINGS))].groupby("note", as_index=False, observed=True)["count"].sum()


def _note_check(note: object) -> Item:
    title, meaning = WARNINGS[note.note]
    return Item(title, meaning, words.num(note.count), "look", "attention")


def _check(title: str, found: int, of: int | None, noun: str, meaning: str) -> Item:
    count = words.of(found, of) if of is not None else words.plural(found, noun)
    return Item(title, meaning if found else "", count, "look" if found else "pass", "attention" if found else "good")
