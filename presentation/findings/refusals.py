"""What was left out, and why?"""

from __future__ import annotations

import pandas as pd

from analysis import data_quality
from presentation import words
from presentation.card import Bar, Bars, Card
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
def reasons(facts: Facts) -> Card:
    """Why were rows refused?"""
    table = data_quality.refused_by_reason(facts.records.refused)
    question = "What was left out, and why?"
    subtitle = "Refused rows, and cells left blank in rows that were used, by reason"
    if table.empty:
        return nothing(
            "reasons", question, subtitle, "Every row and every cell could be read.", answer="Nothing was left out"
        )
    whole, cells = int(table["rows"].sum()), int(table["cells"].sum())
    shown = table.assign(
        label=[reason_words(reason) for reason in table["reason"]], count=table["rows"] + table["cells"]
    )
    return Card(
        key="reasons",
        question=question,
        answer=words.capitalised(f"{words.plural(whole, 'row')} and {words.plural(cells, 'cell')} for {words.plural(len(table), 'reason')}"),
        subtitle=subtitle,
        alt=" ".join(f"{r.label}: {words.plural(r.rows, 'row')}, {words.plural(r.cells, 'cell')}." for r in shown.itertuples()),
        picture=Bars(
            tuple(Bar(r.label, float(r.count), words.num(r.count), "cell" if not r.rows else "", "attention") for r in shown.itertuples()),
            unit="rows and cells",
        ),
        table=pd.DataFrame({"Reason": shown["label"], "Rows": shown["rows"], "Cells": shown["cells"], "Code": shown["reason"].astype("object")}),
        footnote="A refused row is in no figure. A cell left blank is the only one of its row that is not used.",
        metrics=("data_quality.refused_by_reason",),
    )  # fmt: skip


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
