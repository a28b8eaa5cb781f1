"""What does each mark mean? A swatch of the mark, then its words."""

from collections.abc import Mapping, Sequence

from presentation.svg.fitting import fitted, width_of
from presentation.svg.marks import SMALL, Drawn, box, circle, words

_SWATCH, _GAP, _BETWEEN, _LINE = 13, 7, 18, 22  # px


def key(
    meanings: Sequence[tuple[str, str]],
    width: float,
    top: float,
    tokens: Mapping[str, str],
    *,
    of: str = "",
    ring: bool = False,
) -> Drawn:
    """The meanings side by side from ``top`` [px] down, as many to a line as fit; ``of`` what comes before them.

    The height is where the last line ends.
    """
    marks, x, y = [], 0.0, top
    for role, meaning in [*([("", of)] if of else []), *meanings]:
        swatch = _SWATCH + _GAP if role else 0
        (shown,) = fitted(meaning, width - swatch, SMALL)
        wide = swatch + width_of(shown, SMALL)
        if x and x + wide > width:
            x, y = 0.0, y + _LINE
        if role:
            marks.append(_swatch(role, x, y + (_LINE - _SWATCH) / 2, tokens, ring=ring))
        marks.append(words(x + swatch, y + _LINE / 2, shown, tokens["muted"], size=SMALL))
        x += wide + _BETWEEN
    return Drawn(marks, y + _LINE if meanings else top)


def _swatch(role: str, x: float, y: float, tokens: Mapping[str, str], *, ring: bool) -> str:
    middle, radius = (x + _SWATCH / 2, y + _SWATCH / 2), _SWATCH / 2
    if role == "single" or (ring and role in ("gold", "attention")):
        colour = "gold" if role == "single" else role
        return circle(*middle, radius, tokens[f"{colour}_soft"], stroke=tokens[colour], pen=2)
    if ring:
        return circle(*middle, radius, tokens["focus_soft"])
    if role in ("attention", "gap"):
        dash = "3 2" if role == "gap" else ""
        return box(x, y, _SWATCH, _SWATCH, "none", stroke=tokens["attention"], pen=2, round_=3, dash=dash)
    return box(x, y, _SWATCH, _SWATCH, tokens["grid" if role == "none" else role], round_=3)
