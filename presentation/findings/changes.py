"""What has changed since a day? In words, from the dates in the sheet; and from its rows, where an older read is kept."""

from __future__ import annotations

import pandas as pd

from analysis import changes
from data import Records
from data.schema import HOUR
from presentation import words
from presentation.card import Card, Item, Items
from presentation.facts import Facts, finding
from presentation.findings.common import nothing

WEEKS = 4
SAID = 4  # kinds in the sentence; the list under it has them all

# One, many and what became of them, by the kind that the analysis names; in the order in which they are said.
_KINDS = {
    "certifications earned": ("certification", "certifications", "earned"),
    "certifications lapsed": ("certification", "certifications", "lapsed"),
    "needs answered": ("need", "needs", "answered"),
    "sessions at schools": ("session", "sessions", "at schools"),
    "goals reached": ("goal", "goals", "reached"),
    "milestones reached": ("milestone", "milestones", "reached"),
    "schools first reached": ("school", "schools", "newly reached"),
    "certifications renewed": ("certification", "certifications", "renewed"),
    "goals set": ("goal", "goals", "set"),
    "needs raised": ("need", "needs", "raised"),
    "meetings with PD": ("meeting", "meetings", "with PD"),
    "seconds logged": ("", "", "logged"),
}
_ROLES = {"certifications earned": "gold", "certifications lapsed": "attention"}


def usual_day(facts: Facts) -> pd.Timestamp:
    """The day from which on changes are told unless another is chosen: four weeks back."""
    return facts.as_of - pd.Timedelta(weeks=WEEKS)


@finding
def since_then(facts: Facts, *, since: pd.Timestamp | None = None) -> Card:
    """What was earned, lapsed, reached, answered and held from a day on, by its date."""
    since = usual_day(facts) if since is None else since
    counts, day = _counts(facts, since), _day(facts, since)
    question = f"What has changed since {day}?"
    subtitle = f"{words.date(since)} to {words.date(facts.as_of)}, {facts.team or 'whole department'}, by the dates in the sheet"
    told = [kind for kind in _KINDS if counts[kind]]
    if not told:
        return nothing("changes", question, subtitle, _WHAT_SHOWS, answer=f"Nothing has changed since {day}")
    said = _phrases(told, counts)
    return Card(
        key="changes",
        question=question,
        answer=f"Since {day}: {words.listed(_phrases(told[:SAID], counts))}",
        subtitle=subtitle,
        alt=f"List: {words.listed(said)}.",
        picture=Items(tuple(_item(kind, counts[kind]) for kind in told)),
        table=pd.DataFrame({"What": map(_title, _KINDS), "Count": [_whole(kind, counts[kind]) for kind in _KINDS]}),
        footnote="A row entered late for an earlier day is not in it. Lapsed: ran out, and not renewed since.",
        metrics=("changes.between",),
    )


def in_the_sheet(before: Records, after: Records, read_at: pd.Timestamp) -> Card:
    """The rows that the sheet has gained and lost since an older read of it, tab by tab."""
    rows = changes.new_rows(before, after)
    moved = rows[(rows["added"] > 0) | (rows["removed"] > 0)]
    question, when = "What has changed in the sheet?", f"since it was read on {words.moment(read_at)}"
    subtitle = "Rows that are used, compared by what they say; a changed row is one new and one gone"
    if moved.empty:
        return nothing("changed_rows", question, subtitle, _WHAT_MOVES, answer=f"Nothing has changed {when}")
    return Card(
        key="changed_rows",
        question=question,
        answer=f"{_new_and_gone(int(rows['added'].sum()), int(rows['removed'].sum()))} {when}",
        subtitle=subtitle,
        alt=f"List: {words.listed(f'{row.tab} {_moved(row)}' for row in moved.itertuples())}.",
        picture=Items(tuple(Item(row.tab, remark=_moved(row)) for row in moved.itertuples())),
        table=rows.rename(columns={"tab": "Tab", "added": "New", "removed": "Gone", "before": "Then", "after": "Now"}),
        footnote="Moving a row, or sorting the sheet, changes nothing here.",
        metrics=("changes.new_rows",),
    )


_WHAT_SHOWS = "What is earned, reached, answered or held from then on shows here."
_WHAT_MOVES = "A row that is added, changed or taken out from then on shows here."


def _day(facts: Facts, since: pd.Timestamp) -> str:
    """A day of this school year needs no year."""
    return words.day_month(since) if since >= facts.first_day else f"{words.day_month(since)} {since.year}"


def _counts(facts: Facts, since: pd.Timestamp) -> dict[str, int]:
    kinds = changes.between(
        facts.records, facts.history, facts.counted, since=since, as_of=facts.as_of, school_year_start=facts.start
    )
    return dict(zip(kinds["kind"], kinds["count"].astype("int64"), strict=True))


def _phrases(kinds: list[str], counts: dict[str, int]) -> list[str]:
    """ "4 certifications earned", then "2 lapsed": what is counted is not said twice in a row."""
    phrases, last = [], ""
    for kind in kinds:
        one, many, became = _KINDS[kind]
        noun = "" if many and many == last else one if counts[kind] == 1 else many
        phrases.append(" ".join(filter(None, (_count(kind, counts[kind]), noun, became))))
        last = many
    return phrases


def _count(kind: str, count: int) -> str:
    return words.hours_in_words(count) if kind == "seconds logged" else words.num(count)


def _whole(kind: str, count: int) -> int:
    return (count + HOUR // 2) // HOUR if kind == "seconds logged" else count


def _title(kind: str) -> str:
    _, many, became = _KINDS[kind]
    return words.capitalised(f"{many or 'hours'} {became}")


def _item(kind: str, count: int) -> Item:
    return Item(_title(kind), remark=_count(kind, count), role=_ROLES.get(kind, "compare"))


def _new_and_gone(added: int, removed: int) -> str:
    rows = words.capitalised(words.plural(added, "row"))
    return f"{rows} {'is' if added == 1 else 'are'} new and {words.num(removed)} {'is' if removed == 1 else 'are'} gone"


def _moved(row: object) -> str:
    return f"{words.num(row.added)} new, {words.num(row.removed)} gone"
