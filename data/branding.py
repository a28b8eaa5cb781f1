"""May a district's colour and logo be used? In one line why not, and what would do."""

from __future__ import annotations

import re
from pathlib import Path

from data.colours import contrast, distance, lightness, shades

# What a colour must be read on and told from. They repeat presentation/theme.py; a test holds the two together.
GROUNDS = {"white": "#FFFFFF", "the grey of the page": "#F5F7FA"}
OTHERS = {"the orange of what is not done yet": "#BF4D0C", "the grey of last year": "#7B8798"}
TEXT = 4.5  # to 1 (WCAG 2.2, 1.4.3)
# Under this, two colours are taken for one another. Red and green blindness ask for more than a district's colours can
# give; for them what is not done yet is hollow as well.
APART = 0.1

LOGO_BYTES = 300_000
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = b"http://www.w3.org/2000/svg"
_LIVE = re.compile(rb"<script|<foreignobject|<!entity|javascript:|\son[a-z]+\s*=", re.IGNORECASE)


def colour_problem(colour: str) -> str:
    """What is wrong with a brand colour, with the nearest shade of its hue that would do; "" when nothing is.

    >>> colour_problem("#F0C000")
    'brand_colour #F0C000 has 1.7:1 on white; text needs 4.5:1. Try #896E00'
    """
    if not re.fullmatch("#[0-9A-Fa-f]{6}", colour):
        return f'brand_colour is "{colour}". Write # and six digits, such as "#0B5CAD"'
    return f"brand_colour {colour} {fault}. Try {nearest(colour)}" if (fault := _fault(colour)) else ""


def nearest(colour: str) -> str:
    """The shade of a colour's hue that can be used and is nearest to it; the darker of two."""
    usable = [shade for shade in shades(colour) if not _fault(shade)]
    return min(usable, key=lambda shade: abs(lightness(shade) - lightness(colour)))


def logo_problem(name: str, folder: Path) -> str:
    """What is wrong with a logo beside ``dashboard.toml``; "" when nothing is."""
    file = folder / name
    if file.suffix.lower() not in (".svg", ".png"):
        return f'logo is "{name}". Write the name of an SVG or PNG file beside this one'
    if not file.is_file():
        return f'logo is "{name}", and there is no such file beside this one'
    if file.stat().st_size > LOGO_BYTES:
        return f'logo "{name}" has {file.stat().st_size / 1000:,.0f} kB. Write one of at most {LOGO_BYTES // 1000} kB'
    return _content_problem(name, file.read_bytes())


def _fault(colour: str) -> str:
    for name, ground in GROUNDS.items():
        if (ratio := contrast(colour, ground)) < TEXT:
            return f"has {int(10 * ratio) / 10}:1 on {name}; text needs {TEXT}:1"  # cut: 4.49 is not 4.5
    near = next((name for name, other in OTHERS.items() if distance(colour, other) < APART), "")
    return near and f"is too near {near}"


def _content_problem(name: str, content: bytes) -> str:
    if name.lower().endswith(".png"):
        return "" if content.startswith(_PNG) else f'logo "{name}" is no PNG, whatever its name says'
    if _SVG not in content:
        return f'logo "{name}" is no SVG, whatever its name says'
    return f'logo "{name}" holds a script. Save it as a plain SVG or as a PNG' if _LIVE.search(content) else ""
