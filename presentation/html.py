"""Which pieces of HTML is a page made of? Each is a pure function from card.py's words to one escaped string."""

import re
from functools import cache
from pathlib import Path
from weakref import WeakKeyDictionary

from presentation import theme
from presentation.card import (
    Ask,
    Bars,
    Card,
    Chips,
    Dots,
    Flow,
    Head,
    Heat,
    Items,
    Kpi,
    Matrix,
    OnPage,
    Panels,
    Picture,
    Stack,
    Steps,
    Wall,
    Weeks,
)
from presentation.html_dots import dots
from presentation.html_flow import flow
from presentation.html_heat import heat
from presentation.html_lists import bars, chips, items, stack
from presentation.html_matrix import matrix
from presentation.html_panels import panels
from presentation.html_personal import steps, weeks
from presentation.html_wall import wall
from presentation.literal import html as text

_HYPHENATED = re.compile(r"\b(\w{1,12}-\w{1,12})\b")
_DRAWN = {
    Chips: chips, Bars: bars, Stack: stack, Items: items, Dots: dots, Heat: heat, Wall: wall, Matrix: matrix, Flow: flow,
    Weeks: weeks, Steps: steps, Panels: panels,
}  # fmt: skip
# Gone with the picture, names and all.
_MADE: WeakKeyDictionary[Picture | OnPage, dict[str, str]] = WeakKeyDictionary()


@cache
def stylesheet(brand: str = "", *, logo_on_white: bool = False) -> str:
    """The one ``<style>`` of the screen: every token as a CSS variable for light and dark, then stylesheet.css.

    A district's logo is most often made for white paper: then it stands on white in the dark sidebar too.
    """
    ground, air = (theme.LIGHT["card"], ".35rem .5rem") if logo_on_white else ("transparent", "0")
    logo = f"--th-logo-ground:{ground};--th-logo-air:{air}"
    return f"<style>:root{{{logo};{tokens(brand)}}}\n{rules('stylesheet.css')}</style>"


def tokens(brand: str = "") -> str:
    """The font and every colour as CSS variables."""
    return f"--th-font:{theme.FONT};{theme.css_variables(brand)}"


def rules(name: str) -> str:
    """A file of CSS that lies here."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def head(top: Head) -> str:
    """The top of a page: eyebrow, headline as h1, lede."""
    eyebrow = "".join(f"<span>{text(part)}</span>" for part in top.eyebrow)
    lede = f'<p class="th-lede">{text(top.lede, 600)}</p>' if top.lede else ""
    return f'<div class="th th-head"><p class="th-eyebrow">{eyebrow}</p><h1>{sentence(top.headline)}</h1>{lede}</div>'


def kpis(row: tuple[Kpi, ...]) -> str:
    """Large numbers: label, value, denominator, bullet (bar = now, solid tick = goal, dashed = last year), note."""
    return f'<ul class="th th-kpis" style="--th-n:{len(row)}">{"".join(map(_kpi, row))}</ul>'


def card_head(card: Card) -> str:
    """The question as h2, the computed answer, the subtitle."""
    return (
        f'<div class="th th-card-head"><h2>{text(card.question)}</h2>'
        f'<p class="th-answer">{sentence(card.answer)}</p><p class="th-subtitle">{text(card.subtitle, 600)}</p></div>'
    )


def picture(drawn: Picture | OnPage, alt: str) -> str:
    """Any picture but Lines, which plotly_figures draws. ``alt`` is said where the marks cannot be read one by one."""
    made = _MADE.setdefault(drawn, {})  # a picture is frozen; that of a large district takes longer than all else
    if alt not in made:
        made[alt] = _DRAWN[type(drawn)](drawn, alt)
    return made[alt]


def empty(card: Card) -> str:
    """What is said instead of a picture when there is nothing to draw yet."""
    return f'<div class="th th-empty"><p>{text(card.empty, 600)}</p></div>'


def footnote(words: str) -> str:
    """The method line under a card's table."""
    return f'<p class="th th-footnote">{text(words, 2000)}</p>'


def asks(three: tuple[Ask, ...], heading: str = "What would help next") -> str:
    """The numbered asks that end a page, in one dark band under an h2; nothing for no asks."""
    if not three:
        return ""
    lines = "".join(f"<li><p><b>{text(ask.strong)}</b> {text(ask.rest)}</p></li>" for ask in three)
    return f'<div class="th th-asks"><h2>{text(heading)}</h2><ol>{lines}</ol></div>'


def note(words: str) -> str:
    """One quiet line, for what a reader should know about the figures beside it."""
    return f'<p class="th th-note">{text(words, 2000)}</p>'


def problem(title: str, what: str) -> str:
    """One block for one thing that went wrong: what, and what to do."""
    return f'<div class="th th-problem" role="alert"><p><b>{text(title)}</b>{text(what, 2000)}</p></div>'


def sentence(words: str) -> str:
    """A large sentence, in which "two-hour" is never torn apart at the end of a line."""
    return _HYPHENATED.sub(r'<span class="th-whole-word">\1</span>', text(words))


def _kpi(kpi: Kpi) -> str:
    dashed = '<i class="th-was" aria-hidden="true"></i>' if kpi.before is not None else ""
    return (
        f'<li class="th-kpi"><p class="th-label">{text(kpi.label)}</p>'
        f'<p class="th-figure"><b>{text(kpi.value)}</b> <span>{text(kpi.of)}</span></p>'
        f'{_bullet(kpi)}<p class="th-kpi-note">{dashed}{text(kpi.note)}</p></li>'
    )


def _bullet(kpi: Kpi) -> str:
    """The bar under a number; its words stand beside it, so it is hidden from who cannot see it."""
    if kpi.fraction is None:
        return ""
    was = f'<i class="th-was" style="left:{_percent(kpi.before)}"></i>' if kpi.before is not None else ""
    goal = f'<i class="th-goal" style="left:{_percent(kpi.goal)}"></i>' if kpi.goal is not None else ""
    now = f'<i class="th-now" style="width:{_percent(kpi.fraction)}"></i>'
    return f'<div class="th-bullet" aria-hidden="true">{now}{was}{goal}</div>'


def _percent(fraction: float) -> str:
    return f"{100 * min(max(fraction, 0), 1):.1f}%"
