"""What do I hold, what became of what I asked for, and were all my rows read?"""

from __future__ import annotations

import pandas as pd

from analysis import certifications, needs
from data.schema import NEEDS
from presentation import words
from presentation.card import Card, Item, Items
from presentation.facts import Facts, finding
from presentation.findings.certified import RENEWAL_DAYS, history_rows
from presentation.findings.common import nothing
from presentation.findings.refusals import refused_rows
from presentation.words import sheet

NONE_HELD = "When the first one is recorded it appears here and, with a yes under On the wall in Staff, on the department's Wall."
NONE_ASKED = "Nothing asked for yet. A row under Needs (Raised on, Name, Need) shows here with its answer."
ALL_READ = "Every row and every cell could be read."
MOST_UNREAD = 8


@finding
def held(facts: Facts, *, mine: bool = True) -> Card:
    """What is held, until when, and what was held once?"""
    question = "What do I hold?" if mine else "What is held?"
    subtitle = f"Certifications on {words.date(facts.as_of)}, the next to run out first"
    if facts.history.empty:
        return nothing("my_certifications", question, subtitle, NONE_HELD, answer="No certifications on file yet")
    kept = certifications.renewal_history(facts.history, as_of=facts.as_of)
    order = kept.assign(lapsed=kept["state"] == "lapsed").sort_values(["lapsed", "expires_on", "certification"], na_position="last", kind="stable")  # fmt: skip
    items = tuple(_certification(row, facts.as_of) for row in order.itertuples())
    holding = int((kept["state"] != "lapsed").sum())
    due = sum(item.role == "attention" and item.remark.startswith("renew") for item in items)
    soon = f"; {words.plural(due, 'renewal', in_words=True)} due within {RENEWAL_DAYS} days" if due else ""
    return Card(
        key="my_certifications",
        question=question,
        answer=words.capitalised(f"{words.plural(holding, 'certification', in_words=True) if holding else 'no certification'} held today{soon}"),
        subtitle=subtitle,
        alt=" ".join(f"{item.title}: {item.when} {item.remark}." for item in items),
        picture=Items(items),
        table=history_rows(facts.history),
        footnote="A certification holds through its last valid day. A renewal is a row of its own in the sheet.",
        metrics=("certifications.active", "certifications.renewal_history"),
    )  # fmt: skip


@finding
def asked_for(facts: Facts, *, mine: bool = True) -> Card:
    """What became of what was asked for?"""
    question = "What became of what I asked for?" if mine else "What became of what was asked for?"
    subtitle = "Needs raised, the newest first, with their answers"
    states = needs.need_states(facts.records.needs, as_of=facts.as_of)
    if states.empty:
        return nothing("my_needs", question, subtitle, NONE_ASKED, answer="Nothing asked for yet")
    states = states.sort_values(["raised_on", "row"], ascending=[False, True], kind="stable")
    items = tuple(_need(row) for row in states.itertuples())
    answered = sum(item.remark != "waiting" for item in items)
    return Card(
        key="my_needs",
        question=question,
        answer=f"{words.among(answered, len(items), 'need')} {'has' if 1 in (answered, len(items)) else 'have'} an answer",
        subtitle=subtitle,
        alt=" ".join(f"{item.title}: {item.remark}." for item in items),
        picture=Items(items),
        table=pd.DataFrame({
            "Raised on": states["raised_on"], "Need": states["need"].astype("object"), "Answered on": states["answered_on"],
            "Answer": states["answer"].astype("object").where(states["answer"].notna(), ""), "Met on": states["met_on"],
        }),
        footnote="No and Later are answers too.",
        metrics=("needs.need_states",),
    )  # fmt: skip


@finding
def not_read(facts: Facts, *, mine: bool = True) -> Card:
    """Which rows and cells could not be read, where are they, and what is to be done?"""
    question = "Were all my rows read?" if mine else "Were all rows read?"
    subtitle = "Mended rows are in at the next reading"
    refused = facts.records.refused
    if refused.empty:
        return nothing("my_rows", question, "Rows and cells that could not be read are listed here", ALL_READ, answer="All of them")  # fmt: skip
    whole = int(refused["whole_row"].sum())
    parts = [(whole, "row"), (len(refused) - whole, "cell")]
    found = words.listed([words.plural(count, one, in_words=True) for count, one in parts if count])
    items = tuple(_unread(row) for row in refused.itertuples())
    return Card(
        key="my_rows",
        question=question,
        answer=words.capitalised(f"{found} could not be read"),
        subtitle=subtitle,
        alt=" ".join(f"{item.title}: {item.detail}" for item in items),
        picture=Items(items[:MOST_UNREAD], f"and {words.num(len(items) - MOST_UNREAD)} more in the table" if len(items) > MOST_UNREAD else ""),
        table=refused_rows(facts).drop(columns=["Left out"]),
        footnote="A row left out is in no figure. Of a row with a cell left out everything else counts.",
        metrics=("data_quality.refused_by_reason",),
    )  # fmt: skip


def _unread(row: object) -> Item:
    """Where it is and what was found there, over what to do."""
    where = f"{row.tab}, row {row.row}" + (f", {row.column}" if row.column else "")
    found = f': "{row.value}"' if row.column and row.value else ""
    left_out = "row left out" if row.whole_row else "cell left out"
    return Item(where, f"{sheet.reason(row.reason)}{found}. {row.hint}", remark=left_out, role="attention")


def _certification(row: object, as_of: pd.Timestamp) -> Item:
    earned = f"earned {words.date(row.first_on)}" + (f", renewed {words.date(row.last_on)}" if row.times > 1 else "")
    if pd.isna(row.expires_on):
        return Item(str(row.certification), earned, "does not expire", role="compare")
    if row.state == "lapsed":
        return Item(str(row.certification), earned, words.date(row.expires_on), "has run out", "attention")
    days = (row.expires_on - as_of).days
    if days <= RENEWAL_DAYS:
        return Item(str(row.certification), earned, f"until {words.date(row.expires_on)}", f"renew within {words.plural(days, 'day')}" if days else "renew today", "attention")  # fmt: skip
    return Item(str(row.certification), earned, f"until {words.date(row.expires_on)}", role="compare")


def _need(row: object) -> Item:
    raised = f"raised {words.date(row.raised_on)}"
    if pd.isna(row.answered_on):
        return Item(str(row.need), raised, remark="waiting", role="attention")
    offered = NEEDS.by_key["answer"].choices
    answer = sheet.in_a_sentence(str(row.answer), offered) if pd.notna(row.answer) else "answered"
    met = f", met {words.date(row.met_on)}" if pd.notna(row.met_on) else ""
    return Item(
        str(row.need), raised, words.date(row.answered_on), f"{answer}{met}", "good" if answer == "yes" else "compare"
    )
