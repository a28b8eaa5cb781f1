"""Where does a thing stand on a slide? In inches, by name; nothing else in the package writes down a place."""

from __future__ import annotations

from dataclasses import dataclass, replace

POINTS = 72  # in an inch
LINE = 1.2  # height of a line, in sizes of its type


@dataclass(frozen=True)
class Area:
    """A rectangle on the slide [in]."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def inset(self, across: float, down: float | None = None) -> Area:
        """The area without a border of ``across`` at the sides and ``down`` above and below."""
        down = across if down is None else down
        return Area(self.left + across, self.top + down, self.width - 2 * across, self.height - 2 * down)

    def columns(self, count: int, gap: float) -> list[Area]:
        """The area as so many equal columns."""
        width = (self.width - gap * (count - 1)) / count
        return [replace(self, left=self.left + at * (width + gap), width=width) for at in range(count)]

    def rows(self, count: int, gap: float) -> list[Area]:
        """The area as so many equal rows."""
        height = (self.height - gap * (count - 1)) / count
        return [replace(self, top=self.top + at * (height + gap), height=height) for at in range(count)]

    def upper(self, height: float) -> Area:
        """The top of the area."""
        return replace(self, height=height)

    def below(self, height: float) -> Area:
        """What is left of the area under its top."""
        return replace(self, top=self.top + height, height=self.height - height)

    def lower(self, height: float) -> Area:
        """The foot of the area."""
        return replace(self, top=self.bottom - height, height=height)


SLIDE = Area(0, 0, 13.333, 7.5)  # 16 to 9
CONTENT = SLIDE.inset(0.7, 0.45)
LOGO = replace(CONTENT.upper(0.34), left=CONTENT.right - 1.8, width=1.8)
KICKER = replace(CONTENT.upper(0.32), width=CONTENT.width - 2.0)
TITLE = CONTENT.below(0.36).upper(1.0)
FOOT = CONTENT.lower(0.5)
FOOTNOTE, STAMP = replace(FOOT, width=9.5), replace(FOOT, left=FOOT.right - 2.2, width=2.2)
BODY_END = FOOT.top - 0.12

OPENING_TITLE = Area(CONTENT.left, 1.05, CONTENT.width, 1.75)
OPENING_LEDE = Area(CONTENT.left, 2.95, CONTENT.width - 0.6, 1.05)
OPENING_KPIS = Area(CONTENT.left, 4.3, CONTENT.width, 2.15)


def under(title_height: float) -> Area:
    """The subtitle's line and all the room for the picture, under a title of this height."""
    top = TITLE.top + title_height + 0.1
    return Area(CONTENT.left, top, CONTENT.width, BODY_END - top)
