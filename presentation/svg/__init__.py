"""How does a picture leave the screen? As one SVG of the standard library's making: for paper, for mail.

The same words, marks and colours as on the screen. No script, no style sheet, nothing fetched: attributes only, which
every reader of SVG understands.
"""

from collections.abc import Callable, Mapping

from presentation import theme
from presentation.card import Bars, Chips, Dots, Flow, Heat, Items, Lines, Matrix, Picture, Stack, Wall
from presentation.literal import html as text
from presentation.svg.bars import bars
from presentation.svg.chips import chips
from presentation.svg.dots import dots
from presentation.svg.flow import flow
from presentation.svg.heat import heat
from presentation.svg.items import items
from presentation.svg.lines import lines
from presentation.svg.marks import Drawn, number
from presentation.svg.matrix import matrix
from presentation.svg.stack import stack
from presentation.svg.wall import wall

_DRAWN: dict[type, Callable[..., Drawn]] = {
    Lines: lines, Dots: dots, Chips: chips, Bars: bars, Stack: stack,
    Heat: heat, Items: items, Wall: wall, Matrix: matrix, Flow: flow,
}  # fmt: skip


def drawing(
    picture: Picture, *, width: int, height: int | None = None, tokens: Mapping[str, str] = theme.LIGHT, alt: str = ""
) -> str:
    """A picture as one ``<svg>``, ``width`` [px] wide at its own type size of 14 px.

    ``height`` [px] is how high Lines are, and how high Dots and Chips may be: what is too much for it is drawn as one
    row of all the others, or counted. ``alt`` says what it shows; without it the picture is hidden from who cannot see.
    """
    drawn = _DRAWN[type(picture)](picture, width, tokens, height)
    size = f"{number(width)} {number(drawn.height)}"
    said = f'role="img"><title>{text(alt, 4000)}</title>' if alt else 'aria-hidden="true">'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" font-family="{theme.FONT}" font-size="14" {said}'
        f"{''.join(drawn.marks)}</svg>"
    )
