"""One finding: its question, its computed answer, what to draw, and the rows it came from.

A card knows no renderer. Screen, slide, PDF, mail and notebook draw the same pictures and print the same strings, so
they cannot contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd


class Inline:
    """What ends a cell of a notebook shows itself there, as it stands on its page."""

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        from presentation.inline import bundle  # not before somebody looks: nothing else here knows a renderer

        return bundle(self)


# What a mark means; theme.py gives each role its colour and html.py its shape, so colour is never the only carrier.
ROLES = ("focus", "compare", "faint", "attention", "good", "gold", "teal", "plum")


@dataclass(frozen=True)
class Line:
    """One line: its name, one value per x (None = no value), its role, and how its last value reads."""

    label: str
    values: tuple[float | None, ...]
    role: str
    end: str = ""


@dataclass(frozen=True)
class Callout:
    """A few words beside one point of a line; above it or below it."""

    x: int
    y: float
    text: str
    above: bool


@dataclass(frozen=True)
class Lines:
    """Change over time. ``x`` says what each position is, for hover and table; ``ticks`` are (position, label).

    A line shorter than ``x`` is still under way. ``steps`` draws a running total. ``goal`` is a level with a name.
    """

    x: tuple[str, ...]
    lines: tuple[Line, ...]
    ticks: tuple[tuple[int, str], ...]
    unit: str
    goal: float | None = None
    goal_label: str = ""
    callouts: tuple[Callout, ...] = ()
    steps: bool = False
    decimals: int = 1


@dataclass(frozen=True)
class Dots:
    """One dot per person, one row per group; filled = reaches ``goal``, hollow = not yet. ``counts`` stand at the right."""

    groups: tuple[tuple[str, tuple[float, ...]], ...]
    unit: str
    goal: float | None = None
    goal_label: str = ""
    counts: tuple[str, ...] = ()
    counts_label: str = ""


@dataclass(frozen=True)
class Chips:
    """One chip per thing, in groups; filled = yes, outlined = not yet. A group is (name, count, ((chip, yes), ...))."""

    groups: tuple[tuple[str, str, tuple[tuple[str, bool], ...]], ...]


@dataclass(frozen=True)
class Bar:
    """One horizontal bar from zero; ``value_label`` is how the value reads, ``note`` stands at the right.

    ``before`` is the same value at an earlier time, drawn as a dashed tick; ``note`` says it in words.
    """

    label: str
    value: float
    value_label: str
    note: str = ""
    role: str = "focus"
    before: float | None = None


@dataclass(frozen=True)
class Bars:
    """Magnitudes, longest first, all from zero."""

    bars: tuple[Bar, ...]
    unit: str
    note_label: str = ""


@dataclass(frozen=True)
class Heat:
    """Rows x columns of counts out of a size: the count is printed, the shade says the share in four steps.

    A cell is (count, of); ``of`` 0 means nobody was expected. ``ticks`` are (column, label).
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[tuple[int, int], ...], ...]
    ticks: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Part:
    """One part of a whole, as a count."""

    label: str
    count: int
    role: str


@dataclass(frozen=True)
class Stack:
    """Parts of a whole, each counted, one stacked bar per row: (row label, parts)."""

    rows: tuple[tuple[str, tuple[Part, ...]], ...]
    unit: str


@dataclass(frozen=True)
class Item:
    """One line of a list: a title, a detail under it, a date and a remark at the right, and its role."""

    title: str
    detail: str = ""
    when: str = ""
    remark: str = ""
    role: str = "compare"


@dataclass(frozen=True)
class Items:
    """A short sorted list; ``more`` says in words what did not fit."""

    items: tuple[Item, ...]
    more: str = ""


@dataclass(frozen=True)
class Holder:
    """One badge on a plaque: initials, who and when in words, and whether it is new or due for renewal."""

    initials: str
    title: str
    role: str = "compare"  # compare | gold (earned this school year) | attention (renewal due)


@dataclass(frozen=True)
class Plaque:
    """One certification on the Wall. ``unnamed`` holders are counted but have chosen not to be shown."""

    issuer: str
    title: str
    holders: tuple[Holder, ...]
    unnamed: int = 0
    role: str = "compare"


@dataclass(frozen=True)
class Wall:
    """The Wall: one plaque per certification."""

    plaques: tuple[Plaque, ...]
    key: tuple[tuple[str, str], ...] = ()  # (role, what it means)


@dataclass(frozen=True)
class Matrix:
    """Rows x columns of people, each cell counted: 0 is a gap, 1 a single point, 2 or more covered.

    A cell is None where nothing is asked. Gap and single point have a shape of their own beside their colour.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True)
class Stage:
    """One link of a chain: its name, its count, what it is out of (0: of nothing), and a few words of detail."""

    label: str
    count: int
    of: int
    unit: str
    detail: str = ""


@dataclass(frozen=True)
class Flow:
    """A chain of counted stages in order of time, each a part of its own whole. It says what came after, never why."""

    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class Week:
    """One week of a person: what stands in it, what it was, and all of it in words.

    ``kind``: "full" (the goal is reached), "some", "none" (nothing logged), "off" (nothing asked), "now", "ahead".
    """

    figure: str
    kind: str
    said: str


@dataclass(frozen=True)
class Weeks:
    """The school year of one person, a square a week: (what the row is called, its weeks in order)."""

    rows: tuple[tuple[str, tuple[Week, ...]], ...]
    key: tuple[tuple[str, str], ...]  # (kind, what it means)


@dataclass(frozen=True)
class Step:
    """One step of a way: its title, when, and whether it is "done", "next", "late" or "ahead"."""

    title: str
    when: str
    kind: str


@dataclass(frozen=True)
class Steps:
    """A way in steps, one under another; ``more`` says in words what is not shown."""

    steps: tuple[Step, ...]
    more: str = ""


@dataclass(frozen=True)
class Panel:
    """One group beside others: its name, the share [0-1] of each week (None: nobody was expected), and lines of words under it."""

    label: str
    shares: tuple[float | None, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Panels:
    """The same small picture of each group on the same scale, from nothing to all; ``more`` says in words what is not shown."""

    panels: tuple[Panel, ...]
    more: str = ""


Picture = Lines | Dots | Chips | Bars | Heat | Stack | Items | Wall | Matrix | Flow
Personal = Weeks | Steps  # about one person: on their page and on their paper, never on a slide
OnPage = Personal | Panels  # drawn on a page only


@dataclass(frozen=True)
class Card(Inline):
    """One finding, ready to be shown, printed or sent.

    ``question`` the reader's question; ``answer`` one computed sentence; ``subtitle`` measure, unit, people and
    period; ``alt`` what the picture shows, for who cannot see it; ``table`` its figures; ``rows`` the records behind
    the number; ``empty`` is said instead of a picture when there is nothing to draw; ``metrics`` name the functions
    of the analysis it rests on, as on the Method page.
    """

    key: str
    question: str
    answer: str
    subtitle: str
    alt: str
    picture: Picture | OnPage | None
    table: pd.DataFrame
    footnote: str = ""
    empty: str = ""
    metrics: tuple[str, ...] = ()
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)


@dataclass(frozen=True)
class Kpi:
    """One large number with its denominator, a named comparison, and a bullet: now, goal and last year as fractions."""

    label: str
    value: str
    of: str
    note: str
    fraction: float | None = None
    goal: float | None = None
    before: float | None = None


@dataclass(frozen=True)
class Head(Inline):
    """The top of a page: where and when, the headline sentence, the lede under it."""

    eyebrow: tuple[str, ...]
    headline: str
    lede: str = ""


@dataclass(frozen=True)
class Ask:
    """One thing that would help next: the words that matter, then the rest of the sentence."""

    strong: str
    rest: str
