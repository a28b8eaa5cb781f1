"""Can a colour be read on another, and told from it? What every colour of the project is measured with."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, 1 to 21).

    >>> contrast("#FFFFFF", "#000000")
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str) -> float:
    """How far apart two colours look, 0 to 1: their distance in Oklab (Ottosson 2020). From 0.1 they are told apart at a glance.

    >>> round(distance("#FFFFFF", "#000000"), 2)
    1.0
    """
    return sum((x - y) ** 2 for x, y in zip(_oklab(one), _oklab(other), strict=True)) ** 0.5


def mixed(colour: str, ground: str, share: float) -> str:
    """``share`` (0 to 1) of a colour on a ground.

    >>> mixed("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    parts = zip(_channels(colour), _channels(ground), strict=True)
    return _hex(share * mine + (1 - share) * under for mine, under in parts)


def shades(colour: str) -> tuple[str, ...]:
    """The shades of a colour's hue, from the darkest to the lightest, black and white left out.

    >>> len(shades("#F0C000")), shades("#F0C000")[120]
    (255, '#F1C100')
    """
    hue, _, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return tuple(_hex(colorsys.hls_to_rgb(hue, step / 256, saturation)) for step in range(1, 256))


def lightness(colour: str) -> float:
    """Where a colour stands among its own shades, 0 to 1.

    >>> lightness("#FFFFFF")
    1.0
    """
    return colorsys.rgb_to_hls(*_channels(colour))[1]


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))


def _hex(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{int(255 * channel + 0.5):02X}" for channel in channels)


def _linear(colour: str) -> list[float]:
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )
