"""Who has earned what? One plaque per certification, one badge per holder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from presentation.card import Holder, Plaque, Wall
from presentation.picture_words import holders
from presentation.placing import LINE_HEIGHT
from presentation.svg.fitting import fitted, width_of
from presentation.svg.key import key
from presentation.svg.marks import BODY, SMALL, Drawn, block, box, circle, words
from presentation.words import num

_LEAST, _GAP, _PAD, _EDGE = 210, 14, 16, 5  # px: a plaque, between plaques, inside, the edge that says its role
_BADGE, _PITCH, _LETTERS = 34, 40, 12  # px
_COUNT = 24  # px of type


def wall(picture: Wall, width: float, tokens: Mapping[str, str], height: float | None) -> Drawn:
    """The plaques row by row, all of a row as high as its highest, and what the rings mean."""
    across = max(int((width + _GAP) // (_LEAST + _GAP)), 1)
    wide = (width - (across - 1) * _GAP) / across
    plaques = [_Plaque.of(plaque, wide) for plaque in picture.plaques]
    marks, y = [], 0.0
    for first in range(0, len(plaques), across):
        row = plaques[first : first + across]
        high = max(plaque.height for plaque in row)
        for at, plaque in enumerate(row):
            marks += plaque.marks(at * (wide + _GAP), y, high, tokens)
        y += high + _GAP
    legend = key(picture.key, width, y, tokens, ring=True)
    return Drawn([*marks, *legend.marks], legend.height)


@dataclass(frozen=True)
class _Plaque:
    """A plaque with its words in lines; the last badge says how many hold it and are not shown."""

    plaque: Plaque
    wide: float
    issuer: list[str]
    title: list[str]
    badges: tuple[Holder, ...]

    @classmethod
    def of(cls, plaque: Plaque, wide: float) -> "_Plaque":
        room = wide - _EDGE - 2 * _PAD
        unnamed = (Holder(f"+{num(plaque.unnamed)}", "", "unnamed"),) if plaque.unnamed else ()
        issuer = fitted(plaque.issuer, room, SMALL) if plaque.issuer else []
        title = fitted(plaque.title, room, BODY * 1.15, most=3)
        return cls(plaque, wide, issuer, title, (*plaque.holders, *unnamed))

    @property
    def across(self) -> int:
        return max(int((self.wide - _EDGE - 2 * _PAD + _PITCH - _BADGE) // _PITCH), 1)

    @property
    def height(self) -> float:
        lines = len(self.issuer) * SMALL * LINE_HEIGHT + len(self.title) * 15 * LINE_HEIGHT
        return 2 * _PAD + lines + 40 + -(-len(self.badges) // self.across) * _PITCH

    def marks(self, x: float, y: float, high: float, tokens: Mapping[str, str]) -> Iterator[str]:
        """Frame and edge, issuer, title, count; the badges at the foot."""
        left, top = x + _EDGE + _PAD, y + _PAD
        edge = tokens["faint" if self.plaque.role == "compare" else self.plaque.role]
        yield box(x, y, self.wide, high, tokens["card"], stroke=tokens["hair"], pen=1, round_=10)
        yield box(x + 1, y + 9, _EDGE, high - 18, edge)
        yield block(left, top, self.issuer, tokens["muted"], size=SMALL)
        top += len(self.issuer) * SMALL * LINE_HEIGHT
        yield block(left, top, self.title, tokens["ink"], size=15, weight=700)
        top += len(self.title) * 15 * LINE_HEIGHT
        count, noun = holders(self.plaque)
        yield words(left, top + 20, count, tokens["ink"], size=_COUNT, weight=700)
        yield words(left + width_of(count, _COUNT * 1.06) + 6, top + 23, noun, tokens["muted"])
        rows = -(-len(self.badges) // self.across)
        for at, badge in enumerate(self.badges):
            column, row = at % self.across, at // self.across
            middle = left + _BADGE / 2 + column * _PITCH, y + high - _PAD - (rows - row) * _PITCH + _PITCH / 2 + 3
            yield from _badge(badge, *middle, tokens)


def _badge(badge: Holder, x: float, y: float, tokens: Mapping[str, str]) -> Iterator[str]:
    """A ring in gold for one earned this year, a dotted one for one to renew, no ring for the others."""
    fill, colour = {"gold": ("gold_soft", "gold"), "attention": ("attention_soft", "attention"), "unnamed": ("grid", "muted")}.get(
        badge.role, ("focus_soft", "focus")
    )  # fmt: skip
    ring = {"stroke": tokens[colour], "pen": 2.0} if badge.role in ("gold", "attention") else {}
    dotted = {"dash": "2 2"} if badge.role == "attention" else {}
    yield circle(x, y, _BADGE / 2, tokens[fill], **ring, **dotted)
    (letters,) = fitted(badge.initials, _BADGE - 6, _LETTERS)
    yield words(x, y, letters, tokens[colour], size=_LETTERS, anchor="middle", weight=700)
