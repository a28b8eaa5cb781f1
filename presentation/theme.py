"""Which colours and which type? One token per meaning, light and dark; nothing else in the project names a colour.

Chosen for WCAG 2.2 AA: text at least 4.5 to 1 and marks at least 3 to 1 on card and page, told apart under the three
common colour vision deficiencies. ``faint`` and the backgrounds are decoration: never the only carrier of anything.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from data import Settings
from data.branding import APART, TEXT
from data.colours import contrast, distance, lightness, mixed, shades

Tokens = Mapping[str, str]
FONT = "'Public Sans', system-ui, sans-serif"

_LIGHT = {
    "page": "#F5F7FA",
    "card": "#FFFFFF",
    "ink": "#16202E",  # text, goal line
    "muted": "#56637A",  # subtitles, axis text
    "hair": "#DCE2EA",  # borders
    "grid": "#E8ECF2",  # gridlines, tracks, nobody yet
    "focus": "#0B5CAD",  # this year, meets the goal, links
    "compare": "#7B8798",  # last year
    "faint": "#C9D2DD",  # the year before last
    "attention": "#BF4D0C",  # not yet, renewal due: always with a shape
    "good": "#00775A",
    "gold": "#8A5E00",  # certifications earned this year
    "teal": "#128F7B",
    "plum": "#6B1D4F",
    "focus_soft": "#E7F0FA",
    "attention_soft": "#FEF4ED",
    "good_soft": "#E3F4EE",
    "gold_soft": "#FBF1DA",
    "shade_1": "#DDEAF7",  # up to a quarter, half, three quarters, all
    "shade_2": "#A9CBEB",
    "shade_3": "#5B9CD8",
    "shade_4": "#0B5CAD",
    "side": "#10233D",  # sidebar and the closing band
    "side_ink": "#FFFFFF",
    "side_muted": "#DCE5F0",
    "side_focus": "#5AAEF0",
    "primary": "#0B5CAD",  # the button white text stands on
    "on_primary": "#FFFFFF",
}

_DARK = {
    "page": "#0E1621",
    "card": "#16212F",
    "ink": "#E9EEF5",
    "muted": "#A9B6C6",
    "hair": "#2B394A",
    "grid": "#243142",
    "focus": "#5AAEF0",
    "compare": "#8292A6",
    "faint": "#3A4A5E",
    "attention": "#F5A45F",
    "good": "#56C9A6",
    "gold": "#E6BE62",
    "teal": "#7FE0C3",
    "plum": "#D58AB8",
    "focus_soft": "#14304A",
    "attention_soft": "#3A2616",
    "good_soft": "#12362D",
    "gold_soft": "#3A2F12",
    "shade_1": "#1B3A57",
    "shade_2": "#22557F",
    "shade_3": "#4A98D6",
    "shade_4": "#8CC8F7",
    "side": "#0A111B",
    "side_ink": "#FFFFFF",
    "side_muted": "#DCE5F0",
    "side_focus": "#5AAEF0",
    "primary": "#2673BF",  # the pale chart blue would leave white text at 2.4 to 1
    "on_primary": "#FFFFFF",
}

MODES = MappingProxyType({"light": MappingProxyType(_LIGHT), "dark": MappingProxyType(_DARK)})
LIGHT, DARK = MODES["light"], MODES["dark"]

STANDS_OUT = 6.0  # to 1: how the district's colour stands on dark, about as ours does

_FILLS = ("focus", "compare", "faint", "attention", "good", "gold", "teal", "plum") + tuple(
    f"shade_{step}" for step in (1, 2, 3, 4)
)


def of(settings: Settings, mode: str) -> Tokens:
    """Every token in the district's colour: what the screen, the figures, the slides and the paper are drawn with."""
    return branded(settings.brand_colour)[mode]


@cache
def branded(brand: str = "") -> Mapping[str, Tokens]:
    """The tokens of both modes with the district's colour in place of our blue; "" is our own.

    In dark mode it is a lighter shade of it, and what follows from it (shades, soft ground, button) is mixed anew.
    """
    if not brand:
        return MODES
    dark = _dark_shade(brand)
    return {
        "light": MappingProxyType({**LIGHT, **_family(brand, LIGHT, steps=(0.14, 0.37, 0.7, 1)), "primary": brand}),
        "dark": MappingProxyType(
            {**DARK, **_family(dark, DARK, steps=(0.2, 0.36, 0.75, 1)), "primary": _button(brand)}
        ),
    }


def text_on(fill: str) -> str:
    """The colour of text on a filled mark: white or near black, whichever reads better.

    >>> text_on(LIGHT["focus"]) == LIGHT["card"], text_on(DARK["focus"]) == DARK["page"]
    (True, True)
    """
    return max((LIGHT["card"], DARK["page"]), key=lambda text: contrast(text, fill))


def label_colour(role: str, mode: str, *, brand: str = "") -> str:
    """The colour of words that name a mark."""
    return branded(brand)[mode][label_token(role)]


def label_token(role: str) -> str:
    """The token of words that name a mark: its own where that reads as text in both modes, else the muted one."""
    return role if all(contrast(tokens[role], tokens["card"]) >= TEXT for tokens in MODES.values()) else "muted"


def css_variables(brand: str = "") -> str:
    """Every token as a CSS variable, light and dark at once; with the text on each fill and the words for each role."""
    return "".join(f"{name}:light-dark({day},{night});" for name, (day, night) in _both(brand).items())


def css_variables_in(mode: str, brand: str = "") -> str:
    """The same in one mode only, for readers of mail, many of whom do not know light-dark()."""
    return "".join(f"{name}:{colours[mode == 'dark']};" for name, colours in _both(brand).items())


def _both(brand: str) -> dict[str, tuple[str, str]]:
    """Each CSS variable with its colour in light and in dark."""
    light, dark = branded(brand).values()
    both = {name: (light[name], dark[name]) for name in light}
    both |= {f"on_{fill}": (text_on(light[fill]), text_on(dark[fill])) for fill in _FILLS}
    both |= {f"{role}_words": tuple(label_colour(role, mode, brand=brand) for mode in MODES) for role in _FILLS[:8]}
    return {f"--th-{name.replace('_', '-')}": colours for name, colours in both.items()}


def _family(focus: str, ground: Tokens, *, steps: tuple[float, ...]) -> dict[str, str]:
    """A colour with all that is mixed from it and the card: four shades for counts, and a ground it can stand on."""
    shaded = {f"shade_{step}": _with_readable_text(focus, ground, share) for step, share in enumerate(steps, 1)}
    soft = (mixed(focus, ground["card"], share / 100) for share in range(14, -1, -1))
    return {"focus": focus, "focus_soft": next(tone for tone in soft if contrast(focus, tone) >= TEXT), **shaded}


def _with_readable_text(focus: str, ground: Tokens, share: float) -> str:
    """The mixture nearest to a share of the colour on which white or near black can be read."""
    mixtures = (mixed(focus, ground["card"], share + sign * step / 100) for step in range(30) for sign in (-1, 1))
    return next(tone for tone in mixtures if contrast(text_on(tone), tone) >= TEXT)


def _dark_shade(brand: str) -> str:
    """The shade nearest to the colour that stands out on dark as ours does, apart from what is not done and from last year."""
    usable = [shade for shade in shades(brand) if contrast(shade, DARK["card"]) >= STANDS_OUT]
    others = (DARK["attention"], DARK["compare"])
    apart = [shade for shade in usable if min(distance(shade, other) for other in others) >= APART]
    return min(apart or usable, key=lambda shade: abs(lightness(shade) - lightness(brand)))


def _button(brand: str) -> str:
    """The lightest shade of the colour on which white can be read."""
    return next(shade for shade in reversed(shades(brand)) if contrast(shade, LIGHT["card"]) >= TEXT)
