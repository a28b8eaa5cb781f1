"""What becomes of a card for who may see figures but no person?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from presentation import words
from presentation.card import Bar, Bars, Card, Dots, Part, Picture, Stack


def released(card: Card) -> Card:
    """The card without the records behind it, and with counts where a dot stood for one person."""
    return replace(card, rows=pd.DataFrame(), picture=_counted(card.picture))


def listed_as_counts(card: Card, days: pd.Series, *, unit: str, day: str) -> Card:
    """A list of people's things as how many there are, month by month: what they are and whose stays unsaid.

    ``days`` is one day per thing, whose column is called ``day``; blank days are counted apart.
    """
    months = days.dt.to_period("M")
    counts = months.value_counts().sort_index()
    labels = [f"{words.month(month)} {month.year}" for month in counts.index]
    undated = int(months.isna().sum())
    shown = [*zip(labels, map(int, counts), strict=True), *([("No day yet", undated)] if undated else [])]
    return replace(
        card,
        subtitle=f"{card.subtitle}, by month",
        alt=" ".join(f"{label}: {words.num(count)}." for label, count in shown),
        picture=_bars(shown, unit),
        table=pd.DataFrame(shown, columns=[day, words.capitalised(unit)]),
    )


def _counted(picture: Picture | None) -> Picture | None:
    if not isinstance(picture, Dots):
        return picture
    if picture.goal is None:
        return _bars([(name, len(values)) for name, values in picture.groups], picture.counts_label)
    return Stack(tuple((name, _parts(values, picture.goal)) for name, values in picture.groups), unit="people")


def _parts(values: Sequence[float], goal: float) -> tuple[Part, ...]:
    met = sum(value >= goal for value in values)
    return (Part("Meet the goal", met, "focus"), Part("Not yet", len(values) - met, "attention"))


def _bars(counts: Sequence[tuple[str, int]], unit: str) -> Bars:
    return Bars(tuple(Bar(label, float(count), words.num(count)) for label, count in counts), unit)
