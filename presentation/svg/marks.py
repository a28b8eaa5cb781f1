"""What is a picture drawn with? Words, boxes, circles and strokes, each one escaped element."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from presentation import literal
from presentation.placing import LINE_HEIGHT

BODY, SMALL = 14, 13  # px of type
_CAP = 0.355  # em: half the height of a capital, for words that stand in the middle of a row
_TO_BASELINE = 0.95  # em from the top of a line of words


@dataclass(frozen=True)
class Drawn:
    """A picture's elements, from the back to the front, and its height [px]."""

    marks: Sequence[str]
    height: float


def number(value: float) -> str:
    """A length with one decimal where it has one.

    >>> number(3.04), number(2.25)
    ('3', '2.2')
    """
    return f"{value:.1f}".removesuffix(".0")


def words(
    x: float, y: float, text: str, colour: str, *, size: float = BODY, anchor: str = "", weight: int | None = None
) -> str:
    """One line of words whose capitals have their middle at ``y``; ``anchor`` "middle" or "end" is what stands at ``x``."""
    inside = literal.html(text)
    return inside and _element(
        "text", inside, x=x, y=y + _CAP * size, fill=colour, font_size=size, text_anchor=anchor, font_weight=weight
    )


def block(x: float, top: float, lines: Iterable[str], colour: str, *, size: float = BODY, **how: object) -> str:
    """Lines of words under each other, the first one's line box beginning at ``top``."""
    first = top + (_TO_BASELINE - _CAP) * size
    rows = enumerate(lines)
    return "".join(words(x, first + at * size * LINE_HEIGHT, line, colour, size=size, **how) for at, line in rows)


def count_words(x: float, y: float, text: str, tokens: Mapping[str, str]) -> str:
    """ "4 of 9" with its first figure bold, ending at ``x``."""
    first, space, rest = literal.clean(text).partition(" ")
    bold = _element("tspan", literal.html(first) + space, fill=tokens["ink"], font_weight=700)
    inside = bold + literal.html(rest)
    return text and _element(
        "text", inside, x=x, y=y + _CAP * BODY, fill=tokens["muted"], font_size=BODY, text_anchor="end"
    )


def box(
    x: float, y: float, width: float, height: float, fill: str, *,
    stroke: str = "", pen: float = 0, round_: float = 0, dash: str = "",
) -> str:  # fmt: skip
    """A rectangle; its stroke lies inside it."""
    return _element(
        "rect", x=x + pen / 2, y=y + pen / 2, width=max(width - pen, 0.1), height=max(height - pen, 0.1),
        rx=round_ or None, fill=fill, stroke=stroke, stroke_width=pen or None, stroke_dasharray=dash,
    )  # fmt: skip


def circle(x: float, y: float, radius: float, fill: str, *, stroke: str = "", pen: float = 0, dash: str = "") -> str:
    """A dot; its stroke lies inside it."""
    return _element(
        "circle", cx=x, cy=y, r=radius - pen / 2, fill=fill,
        stroke=stroke, stroke_width=pen or None, stroke_dasharray=dash,
    )  # fmt: skip


def stroke(points: Sequence[tuple[float, float]], colour: str, pen: float, *, dash: str = "") -> str:
    """A line through points, its corners round; a dashed one ends square."""
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    ends = {"stroke_dasharray": dash} if dash else {"stroke_linecap": "round", "stroke_linejoin": "round"}
    return _element("polyline", points=path, fill="none", stroke=colour, stroke_width=pen, **ends)


def _element(tag: str, inside: str = "", **attributes: str | float | None) -> str:
    """One element; an attribute of "" or None is left out."""
    named = (
        f'{name.replace("_", "-")}="{value if isinstance(value, str) else number(value)}"'
        for name, value in attributes.items()
        if value not in ("", None)
    )
    return f"<{tag} {' '.join(named)}>{inside}</{tag}>" if inside else f"<{tag} {' '.join(named)}/>"
