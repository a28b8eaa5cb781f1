"""What came after what? A chain of counted stages, side by side where there is room, else one under another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from presentation.card import Flow, Stage
from presentation.picture_words import out_of
from presentation.placing import LINE_HEIGHT
from presentation.svg.fitting import fitted, width_of
from presentation.svg.marks import BODY, SMALL, Drawn, block, box, stroke, words
from presentation.words import num

_LEAST, _GAP, _UNDER = 128, 30, 26  # px: a stage, between stages, under a stage before the next
_COUNT, _BAR = 26, 10  # px: type of the count, the bar


def flow(picture: Flow, width: float, tokens: Mapping[str, str], height: float | None) -> Drawn:
    """The stages in their order, each with its count, what it is out of, and a bar for that share."""
    count = len(picture.stages) or 1
    each = (width - (count - 1) * _GAP) / count
    if each < _LEAST:
        return _down([_Stage.of(stage, width) for stage in picture.stages], tokens)
    stages = [_Stage.of(stage, each) for stage in picture.stages]
    label = max((len(stage.label) for stage in stages), default=0)
    whole = max((len(stage.whole) for stage in stages), default=0)
    marks: list[str] = []
    for at, stage in enumerate(stages):
        x = at * (each + _GAP)
        marks += stage.marks(x, 0, tokens, label, whole)
        marks += _arrow(x - _GAP / 2, stage.height(label, 0) - 18, tokens, across=True) if at else []
    return Drawn(marks, max((stage.height(label, whole) + stage.foot for stage in stages), default=0))


def _down(stages: list["_Stage"], tokens: Mapping[str, str]) -> Drawn:
    marks, y = [], 0.0
    for at, stage in enumerate(stages):
        marks += _arrow(8, y - _UNDER / 2, tokens, across=False) if at else []
        marks += stage.marks(0, y, tokens, len(stage.label), len(stage.whole))
        y += stage.height(len(stage.label), len(stage.whole)) + stage.foot + _UNDER
    return Drawn(marks, y - _UNDER if stages else 0)


@dataclass(frozen=True)
class _Stage:
    """A stage with its words in lines; what it is out of stands beside the count where it fits, else under it."""

    stage: Stage
    wide: float
    label: list[str]
    beside: str
    whole: list[str]
    detail: list[str]

    @classmethod
    def of(cls, stage: Stage, wide: float) -> "_Stage":
        said, room = out_of(stage)[0], wide - width_of(num(stage.count), _COUNT * 1.06) - 7
        fits = width_of(said, BODY) <= room
        under = [] if fits else fitted(said, wide, BODY, most=2)
        detail = fitted(stage.detail, wide, SMALL, most=3) if stage.detail else []
        return cls(stage, wide, fitted(stage.label, wide, SMALL, most=2), said if fits else "", under, detail)

    def height(self, label: int, whole: int) -> float:
        """Down to its bar, where labels have ``label`` lines and what they are out of ``whole``."""
        return label * SMALL * LINE_HEIGHT + 36 + whole * BODY * LINE_HEIGHT

    @property
    def foot(self) -> float:
        """From its bar down."""
        return _BAR + (6 + len(self.detail) * SMALL * LINE_HEIGHT if self.detail else 0)

    def marks(self, x: float, y: float, tokens: Mapping[str, str], label: int, whole: int) -> Iterator[str]:
        """Label, count, what it is out of, the bar for that share, the detail."""
        count, share = num(self.stage.count), out_of(self.stage)[1]
        top, bar = y + label * SMALL * LINE_HEIGHT, y + self.height(label, whole)
        yield block(x, y, self.label, tokens["muted"], size=SMALL, weight=600)
        yield words(x, top + 17, count, tokens["ink"], size=_COUNT, weight=700)
        yield words(x + width_of(count, _COUNT * 1.06) + 7, top + 21, self.beside, tokens["muted"])
        yield block(x, top + 32, self.whole, tokens["muted"])
        yield box(x, bar, self.wide, _BAR, tokens["grid"], round_=_BAR / 2)
        if share > 0:
            yield box(x, bar, max(share * self.wide, _BAR / 2), _BAR, tokens["focus"], round_=_BAR / 2)
        yield block(x, bar + _BAR + 6, self.detail, tokens["muted"], size=SMALL)


def _arrow(x: float, y: float, tokens: Mapping[str, str], *, across: bool) -> Iterator[str]:
    """A small angle that points to the next stage."""
    points = [(x - 4, y - 6), (x + 3, y), (x - 4, y + 6)] if across else [(x - 6, y - 4), (x, y + 3), (x + 6, y - 4)]
    yield stroke(points, tokens["compare"], 2.5)
