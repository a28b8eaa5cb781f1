"""Which colours and which type? One token per meaning, light and dark; nothing else in the project names a colour.

Chosen for WCAG 2.2 AA: text at least 4.5 to 1 and marks at least 3 to 1 on card and page, told apart under the three
common colour vision deficiencies. ``faint`` and the backgrounds are decoration: never the only carrier of anything.
"""

from types import MappingProxyType

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

_FILLS = ("focus", "compare", "faint", "attention", "good", "gold", "teal", "plum") + tuple(
    f"shade_{step}" for step in (1, 2, 3, 4)
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, 1 to 21).

    >>> round(contrast(LIGHT["on_primary"], LIGHT["primary"]), 1)
    6.7
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(fill: str) -> str:
    """The colour of text on a filled mark: white or near black, whichever reads better.

    >>> text_on(LIGHT["focus"]) == LIGHT["card"], text_on(DARK["focus"]) == DARK["page"]
    (True, True)
    """
    return max((LIGHT["card"], DARK["page"]), key=lambda text: contrast(text, fill))


def label_colour(role: str, mode: str) -> str:
    """The colour of words that name a mark: its own where that reads as text in both modes, else the muted text colour."""
    reads = all(contrast(tokens[role], tokens["card"]) >= 4.5 for tokens in MODES.values())
    return MODES[mode][role if reads else "muted"]


def css_variables() -> str:
    """Every token as a CSS variable, light and dark at once; with the text on each fill and the words for each role."""
    both = {name: (LIGHT[name], DARK[name]) for name in LIGHT}
    both |= {f"on_{fill}": (text_on(LIGHT[fill]), text_on(DARK[fill])) for fill in _FILLS}
    both |= {f"{role}_words": (label_colour(role, "light"), label_colour(role, "dark")) for role in _FILLS[:8]}
    return "".join(f"--th-{name.replace('_', '-')}:light-dark({light},{dark});" for name, (light, dark) in both.items())


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
