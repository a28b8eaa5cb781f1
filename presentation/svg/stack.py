"""What is the whole made of? One counted segment per part, one row per whole."""

from collections.abc import Iterator, Mapping, Sequence

from presentation import theme
from presentation.card import Part, Stack
from presentation.picture_words import stack_key
from presentation.placing import LINE_HEIGHT
from presentation.svg.fitting import fitted, width_of
from presentation.svg.key import key
from presentation.svg.marks import BODY, Drawn, block, box, words
from presentation.words import num

_GAP, _ROW, _SEGMENT, _BETWEEN = 14, 36, 28, 2  # px
_LEAST = 24  # px: room for a count of two figures
_NAMES = 0.34  # of the width, at most


def stack(picture: Stack, width: float, tokens: Mapping[str, str], height: float | None) -> Drawn:
    """The rows, then each part's name."""
    names = [fitted(label, _NAMES * width, BODY, most=2) for label, _ in picture.rows]
    widest = max((width_of(line, BODY) for lines in names for line in lines), default=0.0)
    left = widest + _GAP if widest else 0.0
    sums = [num(sum(part.count for part in parts)) for _, parts in picture.rows]
    right = width - max((width_of(whole, BODY) for whole in sums), default=0.0) - _GAP
    marks: list[str] = []
    for at, ((_, parts), name, whole) in enumerate(zip(picture.rows, names, sums, strict=True)):
        middle = (at + 0.5) * _ROW
        marks.append(block(left - _GAP, middle - len(name) * BODY * LINE_HEIGHT / 2, name, tokens["ink"], anchor="end"))
        marks += _parts([part for part in parts if part.count], left, right, middle, tokens)
        marks.append(words(width, middle, whole, tokens["muted"], anchor="end"))
    legend = key(stack_key(picture), width, len(picture.rows) * _ROW + 8, tokens)
    return Drawn([*marks, *legend.marks], legend.height)


def _parts(parts: Sequence[Part], left: float, right: float, middle: float, tokens: Mapping[str, str]) -> Iterator[str]:
    """Segments as wide as their counts are many, none too narrow for its figure; attention is hollow."""
    least = [max(_LEAST, width_of(num(part.count), BODY) + 10) for part in parts]
    spare = right - left - sum(least) - _BETWEEN * (len(parts) - 1)
    total, x = sum(part.count for part in parts), left
    for part, needed in zip(parts, least, strict=True):
        wide = needed + max(spare, 0) * part.count / total
        hollow = part.role == "attention"
        rim = {"stroke": tokens[part.role], "pen": 2.0} if hollow else {}
        colour = tokens[theme.label_token(part.role)] if hollow else theme.text_on(tokens[part.role])
        yield box(x, middle - _SEGMENT / 2, wide, _SEGMENT, "none" if hollow else tokens[part.role], round_=4, **rim)
        yield words(x + wide / 2, middle, num(part.count), colour, anchor="middle", weight=600)
        x += wide + _BETWEEN
