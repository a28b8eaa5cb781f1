"""What was left out, and why?"""

from __future__ import annotations

import pandas as pd

from analysis import data_quality
from presentation import words
from presentation.card import Bar, Bars, Card
from presentation.facts import Facts, finding
from presentation.findings.common import nothing
from presentation.words import sheet

LINK = "Cell"  # the column with the address of each cell
WHICH_ROWS = "Each with its row number in the sheet, what was found there and how to mend it."


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
        label=[sheet.reason(reason) for reason in table["reason"]], count=table["rows"] + table["cells"]
    )
    return Card(
        key="reasons",
        question=question,
        answer=words.capitalised(f"{words.plural(whole, 'row')} and {words.plural(cells, 'cell')} left out, for {words.plural(len(table), 'reason')}"),
        subtitle=subtitle,
        alt=" ".join(f"{r.label}: {words.plural(r.rows, 'row')}, {words.plural(r.cells, 'cell')}." for r in shown.itertuples()),
        picture=Bars(
            tuple(Bar(r.label, float(r.count), words.num(r.count), "cell" if not r.rows else "", "attention") for r in shown.itertuples()),
            unit="rows and cells",
        ),
        table=pd.DataFrame({"Reason": shown["label"], "Rows": shown["rows"], "Cells": shown["cells"], "Code": shown["reason"].astype("object")}),
        footnote="A refused row is in no figure. A cell left blank is the only one of its row that is not used.",
        metrics=("data_quality.refused_by_reason",),
        rows=refused_rows(facts),
    )  # fmt: skip


def refused_rows(facts: Facts) -> pd.DataFrame:
    """Everything that was refused, in the order of the sheet, with what was found and what to do."""
    refused = facts.records.refused
    links = {LINK: refused["link"].astype("object")} if (refused["link"] != "").any() else {}  # a file has none
    return pd.DataFrame(
        {
            "Tab": refused["tab"].astype("object"),
            "Row": refused["row"],
            "Column": refused["column"].astype("object"),
            **links,
            "Found": refused["value"].astype("object"),
            "Reason": [sheet.reason(reason) for reason in refused["reason"]],
            "What to do": refused["hint"].astype("object"),
            "Left out": ["the row" if whole else "the cell" for whole in refused["whole_row"]],
            "The row as typed": refused["typed"].where(refused["typed"] != "", refused["value"]).astype("object"),
        }
    )


def refused_rows_in_full(facts: Facts) -> pd.DataFrame:
    """The same for a file, with the reader's whole message and its reason code."""
    refused = facts.records.refused
    return refused_rows(facts).assign(
        Message=refused["message"].astype("object"), Code=refused["reason"].astype("object")
    )
