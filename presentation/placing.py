"""Where do the words of a figure go, so that none covers a line, another word, or the edge?

Reckoned in pixels on the narrowest plot the figure may get. On a wider one the same words cover less of the x axis and
stand further apart, so what is free here is free there.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

LINE_HEIGHT = 1.25
_LEEWAY = 8  # px a text may stand out over the axis
_WIDTHS = {  # of Public Sans, in ems, with a little to spare for a type that stands in for it
    0.25: ",.:;`’‘·", 0.3: " !'Iij|", 0.35: "()[]l{}•", 0.4: "-/\\", 0.45: "\"*Jfrt“”", 0.5: "^z", 0.55: "?_sv",
    0.6: "+<=>Lacehknouxy~–", 0.65: "#01234679EFTYbdgpq", 0.7: "$58BPRSVZ", 0.75: "&ACDKUX", 0.8: "GHNOQ…", 0.85: "w",
    0.9: "@m", 0.95: "%M", 1.0: "W", 1.2: "—",
}  # fmt: skip
_EMS = {character: width for width, characters in _WIDTHS.items() for character in characters}


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share any room."""
        apart = (
            self.right <= other.left or other.right <= self.left or self.top <= other.bottom or other.top <= self.bottom
        )
        return not apart


@dataclass
class Board:
    """The plot while it is being written on: its size, its lines as points from left to right, and the words so far."""

    width: float
    height: float
    lines: Sequence[Sequence[tuple[float, float]]] = ()
    words: list[Box] = field(default_factory=list)

    def first_free(self, boxes: Iterable[Box]) -> Box | None:
        """The first box that is inside and free, which is then taken; None where none is."""
        found = next((box for box in boxes if self.holds(box) and self._free(box)), None)
        if found:
            self.words.append(found)
        return found

    def over_lines(self, boxes: Sequence[Box]) -> Box:
        """The first box, pushed onto the plot, that covers no other word, and then is taken; the first of all where none is."""
        inside = [self._pushed(box) for box in boxes]
        apart = (box for box in inside if not any(box.meets(word) for word in self.words))
        self.words.append(next(apart, inside[0]))
        return self.words[-1]

    def holds(self, box: Box) -> bool:
        """Whether a box lies on the plot, taken or not."""
        return box.left >= -_LEEWAY and box.bottom >= 0 and box.right <= self.width and box.top <= self.height

    def _pushed(self, box: Box) -> Box:
        right, up = min(self.width - box.right, 0), min(self.height - box.top, 0)
        right, up = max(right, -_LEEWAY - box.left), max(up, -box.bottom)
        return Box(box.left + right, box.bottom + up, box.right + right, box.top + up)

    def _free(self, box: Box) -> bool:
        return not any(box.meets(word) for word in self.words) and not any(_crosses(line, box) for line in self.lines)


def text_size(text: str, size: float) -> tuple[float, float]:
    """About how wide and high a text of one or more lines stands, in pixels, for ``size`` pixels of type."""
    lines = text.split("\n")
    return max(sum(map(_advance, line)) for line in lines) * size, len(lines) * size * LINE_HEIGHT


def wrapped(text: str, letters: int, *, most: int = 2) -> str:
    r"""Text in at most ``most`` lines of about ``letters``, words kept whole where they fit; "…" for the rest.

    >>> wrapped("School opens: device roll-out", 16)
    'School opens:\ndevice roll-out'
    """
    lines = [""]
    for word in text.split():
        fits = not lines[-1] or len(lines[-1]) + 1 + len(word) <= letters
        lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if fits else [*lines, word]
    kept = [line if len(line) <= letters + 4 else line[: letters + 3] + "…" for line in lines[:most]]
    return "\n".join(kept) + ("…" if len(lines) > most and not kept[-1].endswith("…") else "")


def spread(middles: Sequence[float], heights: Sequence[float], *, low: float, high: float) -> list[float]:
    """Where labels stand so that they keep their order, do not overlap and move as little as possible.

    Labels that would overlap share their place evenly (least squares). ``low`` and ``high`` bound their middles.

    >>> spread([10, 12], [20, 20], low=0, high=100)
    [1.0, 21.0]
    """
    order = sorted(range(len(middles)), key=lambda i: middles[i])
    offsets, reach = {}, 0.0
    for before, i in zip([None, *order], order, strict=False):
        reach += (heights[before] + heights[i]) / 2 if before is not None else 0
        offsets[i] = reach
    groups: list[list[float]] = []
    for i in order:
        groups.append([middles[i] - offsets[i]])
        while len(groups) > 1 and _mean(groups[-2]) >= _mean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    anchors = [_mean(group) for group in groups for _ in group]
    placed = {i: max(low, min(anchor, high - reach)) + offsets[i] for i, anchor in zip(order, anchors, strict=True)}
    return [placed[i] for i in range(len(middles))]


def _crosses(line: Sequence[tuple[float, float]], box: Box) -> bool:
    """Whether a line runs through a box: its heights between the box's sides, the sides themselves interpolated."""
    heights = [y for x, y in line if box.left <= x <= box.right]
    for (x0, y0), (x1, y1) in zip(line, line[1:], strict=False):
        heights += [y0 + (y1 - y0) * (side - x0) / (x1 - x0) for side in (box.left, box.right) if x0 < side < x1]
    return bool(heights) and min(heights) < box.top and max(heights) > box.bottom


@cache
def _advance(character: str) -> float:
    """The width of a character in ems; a mark on another letter has none."""
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.3 if kind == "So" else 1.0
    return _EMS.get(unicodedata.normalize("NFD", character)[0], 0.8)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
