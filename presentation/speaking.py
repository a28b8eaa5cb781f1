"""What does a speaker say to a picture, and what may the room ask? Computed from the card, so notes and slide agree."""

from __future__ import annotations

from collections.abc import Callable

from presentation import words
from presentation.card import ROLES, Card, Chips, Dots, Line, Lines

NAMED = 6  # teams or schools read aloud


def what_to_say(card: Card) -> tuple[str, ...]:
    """What the picture shows, where to point, and how it is counted."""
    if card.empty:
        return (card.empty,)
    point = _POINT.get(type(card.picture), lambda picture: card.alt)
    # A slide counts the people whom the screen draws as dots: there the subtitle speaks of the screen.
    shown = "" if isinstance(card.picture, Dots) else f"Shown: {card.subtitle}."
    return tuple(line for line in (shown, point(card.picture), card.footnote) if line)


def likely_question(card: Card) -> tuple[str, str]:
    """What the room may ask, and the answer of the card's own figures."""
    if card.empty:
        return "What would start this?", card.empty
    question, answer = _LIKELY.get(card.key, ("How is this counted?", _how_counted))
    return question, answer(card) or _how_counted(card)


def _point_at_lines(picture: Lines) -> str:
    first = ["the goal"] if picture.goal is not None else []
    lines = [_with_end(line) for line in sorted(picture.lines, key=lambda line: ROLES.index(line.role))]
    said = f"Point at {', then '.join([*first, *lines])}."
    marked = words.listed(callout.text for callout in picture.callouts)
    return f"{said} Marked: {marked}." if marked else said


def _with_end(line: Line) -> str:
    return f"{_lowered(line.label)}{f' ({line.end})' if line.end else ''}"


def _point_at_dots(picture: Dots) -> str:
    counted = zip(picture.groups, picture.counts, strict=False)
    teams = words.listed((f"{name} {count}" for (name, _), count in counted), most=NAMED)
    return f"Name a team, never a person. {words.capitalised(picture.counts_label)}: {teams}." if teams else ""


def _point_at_chips(picture: Chips) -> str:
    waiting = [thing for _, _, things in picture.groups for thing, yes in things if not yes]
    return f"Outlined, not yet: {words.listed(waiting, most=NAMED)}." if waiting else "All are filled."


def _how_counted(card: Card) -> str:
    return card.footnote or f"{card.subtitle}."


def _what_the_line_does(card: Card) -> str:
    """The alt text without its first words, which name the kind of picture."""
    return card.alt.partition(". ")[2]


def _team_by_team(card: Card) -> str:
    rows = [f"{team}: median {median:.1f} hours a week" for team, *_, median in card.table.itertuples(index=False)]
    return f"{words.listed(rows, most=NAMED, others='other teams')}." if rows else ""


def _year_by_year(card: Card) -> str:
    _, by_now, whole = map(_lowered, card.table.columns)
    now, *before = (f"{year}: {count} {by_now}, {rest}" for year, count, rest in card.table.itertuples(index=False))
    return f"{'; '.join([now, *(f'{line} {whole}' for line in before)])}."


def _busiest_school(card: Card) -> str:
    """The place with the most sessions; a tie goes by name."""
    most = card.table.sort_values(["Sessions", "School"], ascending=[False, True]).head(1)
    return "".join(map(_said_of_school, most.itertuples(index=False))) if len(most) else ""


def _said_of_school(row: tuple) -> str:
    school, _, sessions, contacts, last = row
    return f"{school}: {words.plural(sessions, 'session')}, {words.num(contacts)} student contacts, last on {words.date(last)}."


def _lowered(words_of: str) -> str:
    """With a small first letter, for the middle of a sentence."""
    return words_of[:1].lower() + words_of[1:]


_POINT: dict[type, Callable] = {Lines: _point_at_lines, Dots: _point_at_dots, Chips: _point_at_chips}
_LIKELY: dict[str, tuple[str, Callable[[Card], str]]] = {
    "weekly_average": ("Which weeks stand out, and how was last year?", _what_the_line_does),
    "everyone": ("How many hours is that, team by team?", _team_by_team),
    "running_total": ("How does that compare with a whole year?", _year_by_year),
    "schools": ("Which school had the most sessions?", _busiest_school),
}
